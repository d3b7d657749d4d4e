import { LightningElement, api } from 'lwc';
import type { InteractionView } from 'c/omniInteraction';
import { fill } from 'c/softphoneLabels';
import { labels } from './labels';
import { payloadRows } from './payloadRows';
import type { PayloadRow } from './payloadRows';

/** What a work item carries. */
export default class SoftphoneWorkItem extends LightningElement {
  @api view!: NonNullable<InteractionView['workItem']>;

  labels = labels;

  private get data(): ReturnType<typeof payloadRows> {
    return payloadRows(this.view.payload, this.view.linkHosts);
  }

  get rows(): PayloadRow[] {
    const { rows } = this.data;
    return this.view.type ? [{ key: 'kind/', name: labels.kind, text: this.view.type, href: null }, ...rows] : rows;
  }

  get more(): string {
    const { more } = this.data;
    return more > 0 ? fill(labels.more, { n: more }) : '';
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }
}
