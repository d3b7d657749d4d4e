import log from '@salesforce/label/c.Softphone_Chat_log';
import message from '@salesforce/label/c.Softphone_Chat_message';
import send from '@salesforce/label/c.Softphone_Chat_send';
import customer from '@salesforce/label/c.Softphone_Chat_customer';
import you from '@salesforce/label/c.Softphone_Chat_you';
import empty from '@salesforce/label/c.Softphone_Chat_empty';
import sending from '@salesforce/label/c.Softphone_Chat_sending';
import notSent from '@salesforce/label/c.Softphone_Chat_notSent';
import notSentShort from '@salesforce/label/c.Softphone_Chat_notSentShort';
import lineInfo from '@salesforce/label/c.Softphone_Chat_lineInfo';
import waiting from '@salesforce/label/c.Softphone_Chat_waiting';
import checking from '@salesforce/label/c.Softphone_Chat_checking';

export const labels = {
  waiting,
  checking,
  log,
  message,
  send,
  customer,
  you,
  empty,
  sending,
  notSent,
  notSentShort,
  lineInfo
};
