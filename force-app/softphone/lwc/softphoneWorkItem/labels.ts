import kind from '@salesforce/label/c.Softphone_WorkItem_kind';
import noPayload from '@salesforce/label/c.Softphone_WorkItem_noPayload';
import open from '@salesforce/label/c.Softphone_WorkItem_open';

export const labels = { kind, noPayload, open };
