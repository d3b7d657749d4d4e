import { LightningElement, api } from 'lwc';
import type { DeskView, DeskWish } from 'c/omniDesk';
import type { InteractionView, Owed } from 'c/omniInteraction';
import type { SessionView } from 'c/omniSession';
import type { AttemptRow } from 'c/softphoneLabels';
import { attemptRow, channelName, customerName, customerOrdinal, fill, owedName } from 'c/softphoneLabels';
import { FocusKeeper, afterPress } from 'c/softphoneRuntime';
import type { CallControls } from './callControls';
import { labels } from './labels';

/**
 * One omnichannel session: its customer, its interactions, its attempts and what is owed.
 * @fires wish - what the agent asks; `detail` is a `DeskWish`
 */
export default class SoftphoneSession extends LightningElement {
  @api view!: SessionView;
  @api call: CallControls | null = null;

  labels = labels;
  isOwedShown = false;
  #isLookedAt = false;
  #begun: string[] = [];
  #focus = new FocusKeeper(() => this.template!.querySelector<HTMLElement>('c-softphone-interaction')?.focus());

  /** Puts keyboard focus on an interaction's header; answers whether it is here. */
  @api
  focusInteraction(interactionId: string): boolean {
    const card = this.template!.querySelector<HTMLElement>(`[data-interaction="${CSS.escape(interactionId)}"]`);
    card?.focus();
    return card !== null;
  }

  /** Puts keyboard focus on an interaction's plus sign; answers whether it is here. */
  @api
  focusElevate(interactionId: string): boolean {
    const card = this.template!.querySelector<HTMLElement & { focusElevate(): void }>(
      `[data-interaction="${CSS.escape(interactionId)}"]`
    );
    card?.focusElevate();
    return card !== null;
  }

  override connectedCallback(): void {
    // Before the session that gets the focus says so.
    document.addEventListener('focusin', this.handleFocusElsewhere, true);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('focusin', this.handleFocusElsewhere, true);
  }

  override renderedCallback(): void {
    this.#focus.check();
    this.showBegun();
  }

  /** The agent asked for this attempt a moment ago: its line, and later its outcome, is where she looks for it. */
  private showBegun(): void {
    const begun = this.view.attempts.filter(({ status }) => status === 'underWay').map(({ attemptId }) => attemptId);
    const isNew = begun.some((attemptId) => !this.#begun.includes(attemptId));
    this.#begun = begun;
    if (isNew) this.template!.querySelector('.outcomes')?.scrollIntoView({ block: 'nearest' });
  }

  get customer(): string {
    return customerName(this.view.customer);
  }

  get name(): string {
    return customerName({ ...this.view.customer, ordinal: 1 });
  }

  get ordinal(): string {
    return customerOrdinal(this.view.customer);
  }

  get articleName(): string {
    return fill(labels.session, { customer: this.customer });
  }

  get status(): string {
    if (this.view.status === 'open') return '';
    return this.view.status === 'closing' ? labels.closing : labels.closed;
  }

  get interactions(): { view: InteractionView; mute: DeskView['mute']; isMuted: boolean; itemClass: string }[] {
    const { call } = this;
    return this.view.interactions.map((view) => {
      const isCall = call?.interactionId === view.interactionId;
      return {
        view,
        mute: isCall ? call.mute : null,
        isMuted: isCall && call.isMuted,
        itemClass: view.elevatedFrom ? 'interaction is-elevated' : 'interaction'
      };
    });
  }

  get attempts(): AttemptRow[] {
    return this.view.attempts.map(attemptRow);
  }

  get hasAttempts(): boolean {
    return this.view.attempts.length > 0;
  }

  get isOwing(): boolean {
    return this.view.owed.length > 0;
  }

  get isListShown(): boolean {
    return this.isOwing && this.isOwedShown;
  }

  get owed(): { key: string; text: string }[] {
    return this.view.owed.map(({ interactionId, channel, owed }) => ({
      key: `${interactionId}/${owed}`,
      text:
        channel === null
          ? labels.beingRead
          : fill(labels.owedItem, { channel: channelName(channel), owed: this.owedName(owed, interactionId) })
    }));
  }

  private owedName(owed: Owed, id: string): string {
    return owedName(
      owed,
      this.view.interactions.find(({ interactionId }) => interactionId === id)
    );
  }

  private speak(detail: DeskWish): void {
    this.dispatchEvent(new CustomEvent<DeskWish>('wish', { detail }));
  }

  handleWish(event: CustomEvent<DeskWish>): void {
    this.speak(event.detail);
  }

  handleWhy(): void {
    this.isOwedShown = !this.isOwedShown;
  }

  handleTryAgain(event: Event): void {
    const attemptId = (event.currentTarget as HTMLElement).dataset.attempt ?? '';
    this.speak({ type: 'agent.tryAgain', sessionId: this.view.sessionId, attemptId });
  }

  handleFocusIn(event: Event): void {
    this.#focus.came(event);
    if (this.#isLookedAt) return;
    this.#isLookedAt = true;
    this.lookAt(this.view.sessionId);
  }

  handleFocusOut(event: FocusEvent): void {
    this.#focus.went(event);
    const next = event.relatedTarget as Node | null;
    const left = event.composedPath()[0] as HTMLElement;
    // What is being taken out of the page is in it still while the browser says so.
    if (!next) void Promise.resolve().then(() => left.isConnected && document.hasFocus() && this.leave());
    else if (!this.template!.contains(next)) this.lookAway();
  }

  private leave(): void {
    if (this.template!.activeElement === null) this.lookAway();
  }

  handleFocusElsewhere = (event: Event): void => {
    if (event.composedPath().includes(this.template!.host)) return;
    if (this.#isLookedAt) this.lookAway();
    // Whoever looked at it may have been another tab, which was closed with keyboard focus in it.
    else if (this.view.status === 'closed') this.lookAt(null);
  };

  private lookAway(): void {
    if (!this.#isLookedAt) return;
    this.#isLookedAt = false;
    this.lookAt(null);
  }

  /** A closed session goes once nobody looks at it, and everything below it moves up. */
  private lookAt(sessionId: string | null): void {
    afterPress(() => this.speak({ type: 'agent.lookAt', sessionId }));
  }
}
