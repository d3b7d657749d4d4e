import kind from '@salesforce/label/c.Softphone_WorkItem_kind';
import more from '@salesforce/label/c.Softphone_WorkItem_more';
import noPayload from '@salesforce/label/c.Softphone_WorkItem_noPayload';

export const labels = { kind, more, noPayload };
