import voice from '@salesforce/label/c.Softphone_Common_voice';
import chat from '@salesforce/label/c.Softphone_Common_chat';
import email from '@salesforce/label/c.Softphone_Common_email';
import voicemail from '@salesforce/label/c.Softphone_Common_voicemail';
import workItem from '@salesforce/label/c.Softphone_Common_workItem';
import voiceInSentence from '@salesforce/label/c.Softphone_Common_voiceInSentence';
import chatInSentence from '@salesforce/label/c.Softphone_Common_chatInSentence';
import emailInSentence from '@salesforce/label/c.Softphone_Common_emailInSentence';
import voicemailInSentence from '@salesforce/label/c.Softphone_Common_voicemailInSentence';
import workItemInSentence from '@salesforce/label/c.Softphone_Common_workItemInSentence';
import unknownCustomer from '@salesforce/label/c.Softphone_Common_unknownCustomer';
import numberedCustomer from '@salesforce/label/c.Softphone_Common_numberedCustomer';
import available from '@salesforce/label/c.Softphone_Common_available';
import unavailable from '@salesforce/label/c.Softphone_Common_unavailable';
import working from '@salesforce/label/c.Softphone_Common_working';
import loggedIn from '@salesforce/label/c.Softphone_Common_loggedIn';
import refused from '@salesforce/label/c.Softphone_Common_refused';
import dismiss from '@salesforce/label/c.Softphone_Common_dismiss';
import hide from '@salesforce/label/c.Softphone_Common_hide';
import sendAgain from '@salesforce/label/c.Softphone_Common_sendAgain';
import disposition from '@salesforce/label/c.Softphone_ContactDetails_disposition';
import saving from '@salesforce/label/c.Softphone_ContactDetails_saving';
import savingUnknown from '@salesforce/label/c.Softphone_ContactDetails_savingUnknown';
import savingWaits from '@salesforce/label/c.Softphone_ContactDetails_savingWaits';
import withSecondary from '@salesforce/label/c.Softphone_ContactDetails_withSecondary';
import attemptVoice from '@salesforce/label/c.Softphone_Session_attemptVoice';
import attemptEmail from '@salesforce/label/c.Softphone_Session_attemptEmail';
import attemptUnderWay from '@salesforce/label/c.Softphone_Session_underWay';
import attemptFailed from '@salesforce/label/c.Softphone_Session_failed';
import tryAgain from '@salesforce/label/c.Softphone_Session_tryAgain';
import owedConnected from '@salesforce/label/c.Softphone_Common_owedConnected';
import owedAfterContactWork from '@salesforce/label/c.Softphone_Common_owedAfterContactWork';
import owedDisposition from '@salesforce/label/c.Softphone_Common_owedDisposition';
import owedBeingSaved from '@salesforce/label/c.Softphone_Common_owedBeingSaved';
import owedLine from '@salesforce/label/c.Softphone_Common_owedLine';
import owedUnsavedNote from '@salesforce/label/c.Softphone_Common_owedUnsavedNote';

export const labels = {
  voice,
  chat,
  email,
  voicemail,
  workItem,
  voiceInSentence,
  chatInSentence,
  emailInSentence,
  voicemailInSentence,
  workItemInSentence,
  unknownCustomer,
  numberedCustomer,
  available,
  unavailable,
  working,
  loggedIn,
  refused,
  dismiss,
  hide,
  sendAgain,
  disposition,
  saving,
  savingUnknown,
  savingWaits,
  withSecondary,
  attemptVoice,
  attemptEmail,
  attemptUnderWay,
  attemptFailed,
  tryAgain,
  owedConnected,
  owedAfterContactWork,
  owedDisposition,
  owedBeingSaved,
  owedLine,
  owedUnsavedNote
};
