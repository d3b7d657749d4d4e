import waiting from '@salesforce/label/c.Softphone_CallLog_waiting';
import waitingCount from '@salesforce/label/c.Softphone_CallLog_waitingCount';
import notAnswering from '@salesforce/label/c.Softphone_CallLog_notAnswering';
import tryAgain from '@salesforce/label/c.Softphone_CallLog_tryAgain';
import voice from '@salesforce/label/c.Softphone_Interaction_voice';
import chat from '@salesforce/label/c.Softphone_Interaction_chat';
import email from '@salesforce/label/c.Softphone_Interaction_email';
import voicemail from '@salesforce/label/c.Softphone_Interaction_voicemail';
import workItem from '@salesforce/label/c.Softphone_Interaction_workItem';

export const labels = {
  waiting,
  waitingCount,
  notAnswering,
  tryAgain,
  title: { voice, chat, email, voicemail, workItem }
};
