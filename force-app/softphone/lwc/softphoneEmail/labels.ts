import letters from '@salesforce/label/c.Softphone_Email_letters';
import reading from '@salesforce/label/c.Softphone_Email_reading';
import from from '@salesforce/label/c.Softphone_Email_from';
import to from '@salesforce/label/c.Softphone_Email_to';
import subject from '@salesforce/label/c.Softphone_Email_subject';
import message from '@salesforce/label/c.Softphone_Email_message';
import reply from '@salesforce/label/c.Softphone_Email_reply';
import send from '@salesforce/label/c.Softphone_Email_send';
import discard from '@salesforce/label/c.Softphone_Email_discard';
import cancel from '@salesforce/label/c.Softphone_Email_cancel';
import noSubject from '@salesforce/label/c.Softphone_Email_noSubject';
import notSent from '@salesforce/label/c.Softphone_Email_notSent';
import sending from '@salesforce/label/c.Softphone_Email_sending';

export const labels = {
  letters,
  reading,
  from,
  to,
  subject,
  message,
  reply,
  send,
  discard,
  cancel,
  noSubject,
  notSent,
  sending
};
