import { LightningElement, api } from 'lwc';
import type { InteractionView } from 'c/omniInteraction';
import { labels } from './labels';
import { payloadRows } from './payloadRows';
import type { PayloadRow } from './payloadRows';

/** What a work item carries. */
export default class SoftphoneWorkItem extends LightningElement {
  @api view!: NonNullable<InteractionView['workItem']>;

  labels = labels;

  get rows(): PayloadRow[] {
    const rows = payloadRows(this.view.payload, this.view.linkHosts);
    return this.view.type ? [{ key: 'kind/', name: labels.kind, text: this.view.type, href: null }, ...rows] : rows;
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }
}
