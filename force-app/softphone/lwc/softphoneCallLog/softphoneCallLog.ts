import { LightningElement, api } from 'lwc';
import type { DeskWish, WaitingLogView } from 'c/omniDesk';
import { customerName, fill, reasonText } from 'c/softphoneLabels';
import { labels } from './labels';

/** One entry as the agent reads it. */
interface Entry {
  key: string;
  title: string;
  why: string;
  canTryAgain: boolean;
}

/**
 * What Salesforce has not taken yet, and what to do about it.
 * @fires wish - the agent wants an entry to be sent once more; `detail` is a `DeskWish`
 */
export default class SoftphoneCallLog extends LightningElement {
  @api waiting: WaitingLogView[] = [];

  labels = labels;

  get count(): string {
    return fill(labels.waitingCount, { n: this.waiting.length });
  }

  get entries(): Entry[] {
    return this.waiting.map(({ key, channel, customer, trouble }) => ({
      key,
      title: fill(labels.title[channel], { customer: customerName(customer) }),
      why: trouble === null ? labels.notAnswering : reasonText(trouble),
      canTryAgain: trouble !== null
    }));
  }

  handleTryAgain(event: Event): void {
    const { key = '' } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent<DeskWish>('wish', { detail: { type: 'agent.saveLogAgain', key } }));
  }
}
