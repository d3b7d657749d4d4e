import voice from '@salesforce/label/c.Softphone_Offer_voice';
import chat from '@salesforce/label/c.Softphone_Offer_chat';
import email from '@salesforce/label/c.Softphone_Offer_email';
import voicemail from '@salesforce/label/c.Softphone_Offer_voicemail';
import workItem from '@salesforce/label/c.Softphone_Offer_workItem';
import voiceTitle from '@salesforce/label/c.Softphone_Offer_voiceTitle';
import chatTitle from '@salesforce/label/c.Softphone_Offer_chatTitle';
import emailTitle from '@salesforce/label/c.Softphone_Offer_emailTitle';
import voicemailTitle from '@salesforce/label/c.Softphone_Offer_voicemailTitle';
import workItemTitle from '@salesforce/label/c.Softphone_Offer_workItemTitle';
import accept from '@salesforce/label/c.Softphone_Offer_accept';
import reject from '@salesforce/label/c.Softphone_Offer_reject';
import accepting from '@salesforce/label/c.Softphone_Offer_accepting';
import rejecting from '@salesforce/label/c.Softphone_Offer_rejecting';
import waiting from '@salesforce/label/c.Softphone_Offer_waiting';
import beyondLimit from '@salesforce/label/c.Softphone_Offer_beyondLimit';

export const labels = {
  voice,
  chat,
  email,
  voicemail,
  workItem,
  voiceTitle,
  chatTitle,
  emailTitle,
  voicemailTitle,
  workItemTitle,
  accept,
  reject,
  accepting,
  rejecting,
  waiting,
  beyondLimit
};
