import title from '@salesforce/label/c.Softphone_RecordPanel_title';
import dial from '@salesforce/label/c.Softphone_RecordPanel_dial';
import phone from '@salesforce/label/c.Softphone_RecordPanel_phone';
import mobile from '@salesforce/label/c.Softphone_RecordPanel_mobile';
import home from '@salesforce/label/c.Softphone_RecordPanel_home';
import other from '@salesforce/label/c.Softphone_RecordPanel_other';
import supplied from '@salesforce/label/c.Softphone_RecordPanel_supplied';
import noNumbers from '@salesforce/label/c.Softphone_RecordPanel_noNumbers';
import hint from '@salesforce/label/c.Softphone_RecordPanel_hint';
import unreadable from '@salesforce/label/c.Softphone_RecordPanel_unreadable';

export const labels = { title, dial, phone, mobile, home, other, supplied, noNumbers, hint, unreadable };
