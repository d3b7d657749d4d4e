import softphone from '@salesforce/label/c.Softphone_Utility_softphone';
import labelWithState from '@salesforce/label/c.Softphone_Utility_labelWithState';
import labelWithSessions from '@salesforce/label/c.Softphone_Utility_labelWithSessions';
import labelWithOffer from '@salesforce/label/c.Softphone_Utility_labelWithOffer';
import loading from '@salesforce/label/c.Softphone_Utility_loading';
import settingsUnreadable from '@salesforce/label/c.Softphone_Utility_settingsUnreadable';
import noConnection from '@salesforce/label/c.Softphone_Utility_noConnection';
import offerVoice from '@salesforce/label/c.Softphone_Utility_offerVoice';
import offerChat from '@salesforce/label/c.Softphone_Utility_offerChat';
import offerEmail from '@salesforce/label/c.Softphone_Utility_offerEmail';
import offerVoicemail from '@salesforce/label/c.Softphone_Utility_offerVoicemail';
import offerWorkItem from '@salesforce/label/c.Softphone_Utility_offerWorkItem';
import offerFrom from '@salesforce/label/c.Softphone_Utility_offerFrom';

export const labels = {
  softphone,
  labelWithState,
  labelWithSessions,
  labelWithOffer,
  loading,
  settingsUnreadable,
  noConnection,
  offerVoice,
  offerChat,
  offerEmail,
  offerVoicemail,
  offerWorkItem,
  offerFrom
};
