import { LightningElement, api } from 'lwc';
import type { DeskView, DeskWish } from 'c/omniDesk';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import type { Reason } from 'c/omniPorts';
import { customerName, customerOrdinal, fill, reasonText } from 'c/softphoneLabels';
import { labels } from './labels';

/**
 * The call that is up, always in sight.
 * @fires wish - what the agent asks; `detail` is a `DeskWish`
 */
export default class SoftphoneCallBar extends LightningElement {
  @api view!: InteractionView;
  @api mute!: DeskView['mute'];
  @api muteTrouble: Reason | null = null;
  @api isMuted = false;

  labels = labels;

  get customer(): string {
    return customerName(this.view.customer);
  }

  get name(): string {
    return customerName({ ...this.view.customer, ordinal: 1 });
  }

  get ordinal(): string {
    return customerOrdinal(this.view.customer);
  }

  get groupName(): string {
    return fill(labels.currentCall, { customer: this.customer });
  }

  get status(): string {
    if (this.view.status === 'dialing') return labels.dialing;
    if (this.view.status === 'held') return labels.held;
    return this.isMuted ? labels.muted : labels.active;
  }

  get since(): number | null {
    return this.view.connectedAt ?? this.view.startedAt;
  }

  get hold(): { label: string; off: unknown } | null {
    if (this.view.hold) return { label: labels.hold, off: this.view.hold.off };
    return this.view.resume ? { label: labels.resume, off: this.view.resume.off } : null;
  }

  get muteLabel(): string {
    return this.isMuted ? labels.unmute : labels.mute;
  }

  get statusClass(): string {
    return this.view.status === 'active' && this.isMuted ? 'status is-muted' : 'status';
  }

  /** One line that is always there, so that nothing moves when the call is held: why it cannot be ended, or whose it is. */
  get about(): string {
    const { end, address, customer, skillName } = this.view;
    const why = end ? reasonText(end.off) : '';
    return why || [address === customer.name ? null : address, skillName].filter(Boolean).join(' · ');
  }

  get trouble(): string {
    return reasonText(this.muteTrouble);
  }

  private speak(detail: DeskWish): void {
    this.dispatchEvent(new CustomEvent<DeskWish>('wish', { detail }));
  }

  private ask(wish: InteractionWish): void {
    this.speak({ type: 'agent.wish', interactionId: this.view.interactionId, wish });
  }

  handleHold(): void {
    this.ask(this.view.hold ? { type: 'agent.hold' } : { type: 'agent.resume' });
  }

  handleMute(): void {
    this.speak({ type: this.isMuted ? 'agent.unmute' : 'agent.mute' });
  }

  handleEnd(): void {
    this.ask({ type: 'agent.end' });
  }
}
