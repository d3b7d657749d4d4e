import newCall from '@salesforce/label/c.Softphone_Form_newCall';
import callRecord from '@salesforce/label/c.Softphone_Form_callRecord';
import callSession from '@salesforce/label/c.Softphone_Form_callSession';
import emailSession from '@salesforce/label/c.Softphone_Form_emailSession';
import newEmail from '@salesforce/label/c.Softphone_Form_newEmail';
import phoneNumber from '@salesforce/label/c.Softphone_Form_phoneNumber';
import phoneSkill from '@salesforce/label/c.Softphone_Form_phoneSkill';
import emailSkill from '@salesforce/label/c.Softphone_Form_emailSkill';
import to from '@salesforce/label/c.Softphone_Form_to';
import chooseSkill from '@salesforce/label/c.Softphone_Form_chooseSkill';
import purpose from '@salesforce/label/c.Softphone_Form_purpose';
import elevateCurrent from '@salesforce/label/c.Softphone_Form_elevateCurrent';
import newContact from '@salesforce/label/c.Softphone_Form_newContact';
import joins from '@salesforce/label/c.Softphone_Form_joins';
import ownSession from '@salesforce/label/c.Softphone_Form_ownSession';
import call from '@salesforce/label/c.Softphone_Form_call';
import writeEmail from '@salesforce/label/c.Softphone_Form_writeEmail';
import cancel from '@salesforce/label/c.Softphone_Form_cancel';
import willDial from '@salesforce/label/c.Softphone_Form_willDial';
import calling from '@salesforce/label/c.Softphone_Form_calling';
import startingEmail from '@salesforce/label/c.Softphone_Form_startingEmail';
import fieldsKept from '@salesforce/label/c.Softphone_Form_fieldsKept';

export const labels = {
  newCall,
  callRecord,
  callSession,
  emailSession,
  newEmail,
  phoneNumber,
  phoneSkill,
  emailSkill,
  to,
  chooseSkill,
  purpose,
  elevateCurrent,
  newContact,
  joins,
  ownSession,
  call,
  writeEmail,
  cancel,
  willDial,
  calling,
  startingEmail,
  fieldsKept
};
