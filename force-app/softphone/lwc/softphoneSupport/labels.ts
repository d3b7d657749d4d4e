import copy from '@salesforce/label/c.Softphone_Support_copy';
import copied from '@salesforce/label/c.Softphone_Support_copied';
import copyByHand from '@salesforce/label/c.Softphone_Support_copyByHand';
import details from '@salesforce/label/c.Softphone_Support_details';

export const labels = { copy, copied, copyByHand, details };
