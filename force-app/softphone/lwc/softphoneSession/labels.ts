import session from '@salesforce/label/c.Softphone_Session_session';
import closing from '@salesforce/label/c.Softphone_Session_closing';
import closed from '@salesforce/label/c.Softphone_Session_closed';
import whyOpen from '@salesforce/label/c.Softphone_Session_whyOpen';
import stillOpen from '@salesforce/label/c.Softphone_Session_stillOpen';
import beingRead from '@salesforce/label/c.Softphone_Session_beingRead';
import owedItem from '@salesforce/label/c.Softphone_Session_owedItem';
import attempts from '@salesforce/label/c.Softphone_Session_attempts';

export const labels = {
  session,
  closing,
  closed,
  whyOpen,
  stillOpen,
  beingRead,
  owedItem,
  attempts
};
