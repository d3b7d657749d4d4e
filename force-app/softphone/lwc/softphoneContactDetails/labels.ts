import disposition from '@salesforce/label/c.Softphone_ContactDetails_disposition';
import secondaryDisposition from '@salesforce/label/c.Softphone_ContactDetails_secondaryDisposition';
import choose from '@salesforce/label/c.Softphone_ContactDetails_choose';
import none from '@salesforce/label/c.Softphone_ContactDetails_none';
import notes from '@salesforce/label/c.Softphone_ContactDetails_notes';
import amount from '@salesforce/label/c.Softphone_ContactDetails_amount';
import callBackAt from '@salesforce/label/c.Softphone_ContactDetails_callBackAt';
import save from '@salesforce/label/c.Softphone_ContactDetails_save';
import discard from '@salesforce/label/c.Softphone_ContactDetails_discard';
import discardChoice from '@salesforce/label/c.Softphone_ContactDetails_discardChoice';
import reading from '@salesforce/label/c.Softphone_ContactDetails_reading';
import unreadable from '@salesforce/label/c.Softphone_ContactDetails_unreadable';
import recorded from '@salesforce/label/c.Softphone_ContactDetails_recorded';
import notRequired from '@salesforce/label/c.Softphone_ContactDetails_notRequired';
import required from '@salesforce/label/c.Softphone_ContactDetails_required';
import recordedNotes from '@salesforce/label/c.Softphone_ContactDetails_recordedNotes';
import undo from '@salesforce/label/c.Softphone_ContactDetails_undo';

export const labels = {
  undo,
  disposition,
  secondaryDisposition,
  choose,
  none,
  notes,
  amount,
  callBackAt,
  save,
  discard,
  discardChoice,
  reading,
  unreadable,
  recorded,
  notRequired,
  required,
  recordedNotes
};
