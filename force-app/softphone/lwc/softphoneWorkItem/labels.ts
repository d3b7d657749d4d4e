import kind from '@salesforce/label/c.Softphone_WorkItem_kind';
import noPayload from '@salesforce/label/c.Softphone_WorkItem_noPayload';

export const labels = { kind, noPayload };
