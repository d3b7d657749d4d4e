import { LightningElement, api } from 'lwc';
import type { DeskWish, OfferView } from 'c/omniDesk';
import type { Channel, Reason } from 'c/omniPorts';
import { channelIcon, customerName, fill, reasonText } from 'c/softphoneLabels';
import { labels } from './labels';

const NAME = {
  voice: labels.voice,
  chat: labels.chat,
  email: labels.email,
  voicemail: labels.voicemail,
  workItem: labels.workItem
} satisfies Record<Channel, string>;

const TITLE = {
  voice: labels.voiceTitle,
  chat: labels.chatTitle,
  email: labels.emailTitle,
  voicemail: labels.voicemailTitle,
  workItem: labels.workItemTitle
} satisfies Record<Channel, string>;

const BEING_SENT: Reason = { key: 'beingSent' };

/**
 * One contact that waits for this agent.
 * @fires wish - accept or reject; `detail` is a `DeskWish`
 */
export default class SoftphoneOffer extends LightningElement {
  @api view!: OfferView;

  labels = labels;

  get customer(): string {
    return customerName(this.view.customer);
  }

  get groupName(): string {
    return fill(NAME[this.view.channel], { customer: this.customer });
  }

  get heading(): string {
    return TITLE[this.view.channel];
  }

  get icon(): string {
    return channelIcon(this.view.channel);
  }

  get address(): string | null {
    return this.view.address === this.view.customer.name ? null : this.view.address;
  }

  get off(): Reason | null {
    return this.view.pending ? BEING_SENT : null;
  }

  get pendingText(): string {
    if (!this.view.pending) return '';
    return this.view.pending === 'accept' ? labels.accepting : labels.rejecting;
  }

  get trouble(): string {
    return reasonText(this.view.trouble);
  }

  private speak(detail: DeskWish): void {
    this.dispatchEvent(new CustomEvent<DeskWish>('wish', { detail }));
  }

  handleAccept(): void {
    this.speak({ type: 'agent.accept', contactId: this.view.contactId });
  }

  handleReject(): void {
    this.speak({ type: 'agent.reject', contactId: this.view.contactId });
  }
}
