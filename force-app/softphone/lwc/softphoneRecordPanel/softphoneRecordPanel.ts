import { LightningElement, api, wire } from 'lwc';
import { MessageContext, publish } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordData, WireAnswer } from 'lightning/uiRecordApi';
import SOFTPHONE from '@salesforce/messageChannel/Softphone__c';
import { fill } from 'c/softphoneLabels';
import { labels } from './labels';
import { fieldsOf, nameOf, numbersOf } from './recordNumbers';

/** The numbers of a record, each with a button that puts it into the softphone's dial form. It dials nothing. */
export default class SoftphoneRecordPanel extends LightningElement {
  @api recordId?: string;
  @api objectApiName?: string;

  @wire(MessageContext) messageContext!: MessageContextValue;
  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' }) record!: WireAnswer<RecordData>;

  labels = labels;

  get fields(): string[] {
    return fieldsOf(this.objectApiName);
  }

  get numbers(): { field: string; label: string; number: string; dial: string }[] {
    const { data } = this.record;
    if (!data || !this.objectApiName) return [];
    return numbersOf(this.objectApiName, data).map((each) => ({
      ...each,
      dial: fill(labels.dial, { number: each.number })
    }));
  }

  get hasNumbers(): boolean {
    return this.numbers.length > 0;
  }

  get isEmpty(): boolean {
    return this.record.data !== undefined && !this.hasNumbers;
  }

  get isUnreadable(): boolean {
    return this.record.error !== undefined;
  }

  handleDial(event: Event): void {
    const { number } = (event.currentTarget as HTMLElement).dataset;
    const { data } = this.record;
    if (!number || !data || !this.objectApiName) return;
    publish(this.messageContext, SOFTPHONE, {
      type: 'dial',
      number,
      recordId: this.recordId,
      recordName: nameOf(this.objectApiName, data),
      objectApiName: this.objectApiName
    });
  }
}
