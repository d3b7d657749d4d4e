import { LightningElement, api } from 'lwc';
import type { DeskView, DeskWish } from 'c/omniDesk';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import type { Reason } from 'c/omniPorts';
import { customerName, fill, reasonText } from 'c/softphoneLabels';
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

  get why(): string {
    return this.view.end ? reasonText(this.view.end.off) : '';
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
