import { LightningElement, api } from 'lwc';
import { isOpenAlready } from 'c/omniDesk';
import type { Desk, DeskView, DeskWish, FormView, OfferView } from 'c/omniDesk';
import { attemptRow, commonLabels } from 'c/softphoneLabels';
import type { AttemptRow } from 'c/softphoneLabels';
import { FocusKeeper, afterPress, currentDesk, watchPresses } from 'c/softphoneRuntime';
import type { Alerts } from './alerts';
import {
  beingReadText,
  closedRows,
  diagnosticRows,
  diagnosticsTitle,
  findingRows,
  findingsTitle,
  savesWaitingText,
  turnedAwayAt,
  unsupportedRows
} from './rows';
import type { ClosedRow, FindingRow, UnsupportedRow } from './rows';
import { labels } from './labels';

type Offer = HTMLElement & { view: OfferView };
type Form = HTMLElement & { comeForward(): void };
type AgentBar = HTMLElement & { focusNewCall(): void };
type Session = HTMLElement & {
  focusElevate(interactionId: string): boolean;
  focusInteraction(interactionId: string): boolean;
};

const isBeingAccepted = (part: HTMLElement): boolean =>
  part.matches('c-softphone-offer') && (part as Offer).view.pending === 'accept';

/** The e-mail that is to come of this interaction, after these. */
interface AwaitedLetter {
  of: string;
  after: string[];
}

/** Where the form was opened from, or where its work goes on. */
type Opener = { interactionId: string; writes?: AwaitedLetter } | 'newCall' | 'call';

/**
 * The softphone: the one component that reads the desk.
 * @fires sound - the agent wants to hear the ring tone
 * @fires notifications - the agent wants desktop notifications
 */
export default class SoftphonePanel extends LightningElement {
  @api alerts: Alerts = { isSoundBlocked: false, mayAskForNotifications: false };
  /** Why nobody can sign in here; empty: possible. */
  @api obstacle = '';

  labels = labels;
  common = commonLabels;
  view: DeskView | null = null;
  call: { interactionId: string; mute: DeskView['mute']; isMuted: boolean } | null = null;
  #desk: Desk | null = null;
  #stopWatching?: () => void;
  #stopWatchingPresses?: () => void;
  #opener: Opener | null = null;
  #awaited: string | null = null;
  #awaitedLetter: AwaitedLetter | null = null;
  #focus = new FocusKeeper((part) => this.returnFocus(part));

  override connectedCallback(): void {
    this.#desk = currentDesk();
    this.#stopWatchingPresses = watchPresses();
    this.#stopWatching = this.#desk?.watch((view) => this.show(view));
  }

  override disconnectedCallback(): void {
    this.#stopWatching?.();
    this.#stopWatchingPresses?.();
  }

  private show(view: DeskView): void {
    this.view = view;
    const { call, mute, isMuted } = view;
    const controls = call ? { interactionId: call.interactionId, mute, isMuted } : null;
    // Every session is given these: a new object that says the same would draw all of them.
    if (JSON.stringify(controls) !== JSON.stringify(this.call)) this.call = controls;
  }

  override renderedCallback(): void {
    this.#focus.check();
    if (this.isAgentElsewhere) this.awaitNothing();
    if (this.#awaitedLetter) {
      const { of, after } = this.#awaitedLetter;
      this.#awaited = this.lettersOf(of).find((letter) => !after.includes(letter)) ?? null;
    }
    if (this.#awaited && this.focusInteraction(this.#awaited)) this.#awaited = null;
  }

  private returnFocus(part: HTMLElement): void {
    const { next } = part.dataset;
    if (next && this.focusInteraction(next)) return;
    if (next && isBeingAccepted(part)) this.#awaited = next;
    else if (part.matches('c-softphone-form') && !part.isConnected) this.returnToOpener();
    else this.focusTop();
  }

  private returnToOpener(): void {
    const opener = this.#opener;
    this.#opener = null;
    if (typeof opener === 'object' && opener) {
      if (!this.sessions.some((session) => session.focusElevate(opener.interactionId))) return this.focusNewCall();
      this.#awaitedLetter = opener.writes ?? null;
      return;
    } else if (opener === 'call' && this.view?.call) {
      if (this.focusInteraction(this.view.call.interactionId)) return;
    }
    this.focusNewCall();
  }

  private focusNewCall(): void {
    this.template!.querySelector<AgentBar>('c-softphone-agent-bar')?.focusNewCall();
  }

  /** E-mails begun from this interaction. */
  private lettersOf(interactionId: string): string[] {
    return (this.view?.sessions ?? [])
      .flatMap((session) => session.interactions)
      .filter(({ email, elevatedFrom }) => email && elevatedFrom?.interactionId === interactionId)
      .map((letter) => letter.interactionId);
  }

  private focusInteraction(interactionId: string): boolean {
    return this.sessions.some((session) => session.focusInteraction(interactionId));
  }

  private focusTop(): void {
    this.template!.querySelector<HTMLElement>('c-softphone-agent-bar, c-softphone-sign-in')?.focus();
  }

  private get sessions(): Session[] {
    return Array.from(this.template!.querySelectorAll<Session>('c-softphone-session'));
  }

  /** Keyboard focus is somewhere in the page, and not in here. */
  private get isAgentElsewhere(): boolean {
    const { activeElement } = document;
    return activeElement !== null && activeElement !== document.body && this.template!.activeElement === null;
  }

  private awaitNothing(): void {
    this.#awaited = null;
    this.#awaitedLetter = null;
  }

  handleFocusIn(event: Event): void {
    this.awaitNothing();
    this.#focus.came(event);
    const focused = event.composedPath()[0] as HTMLElement;
    afterPress(() => this.uncover(focused));
  }

  /** Nothing that has keyboard focus may lie behind the call bar and the offers. */
  private uncover(focused: HTMLElement): void {
    const pinned = this.template!.querySelector('.pinned');
    if (!pinned || pinned.contains(focused)) return;
    const { top, bottom } = pinned.getBoundingClientRect();
    const at = focused.getBoundingClientRect();
    if (at.top >= bottom || at.bottom <= top) return;
    // Room for what is pinned, and `nearest`: anything else would scroll the page around the panel too.
    focused.style.scrollMarginBlockStart = `${bottom - top}px`;
    focused.scrollIntoView({ block: 'nearest' });
    focused.style.scrollMarginBlockStart = '';
  }

  handleFocusOut(event: FocusEvent): void {
    this.#focus.went(event);
  }

  get isWorking(): boolean {
    return this.view?.phase === 'working' && this.view.agent !== null;
  }

  get isConnecting(): boolean {
    return this.view?.phase === 'connecting' || this.view?.phase === 'working';
  }

  get maySignIn(): boolean {
    return this.view !== null && !this.isWorking && !this.obstacle && !this.isInAnotherPlace;
  }

  get offSince(): number | null {
    const { status, since } = this.view!.connection;
    return status === 'off' ? since : null;
  }

  get isInAnotherPlace(): boolean {
    return this.view?.activeIn === 'anotherPlace';
  }

  get isEndedElsewhere(): boolean {
    return this.view?.endedElsewhere ?? false;
  }

  get forms(): FormView[] {
    return this.view?.form ? [this.view.form] : [];
  }

  get unsupported(): UnsupportedRow[] {
    return unsupportedRows(this.view!.unsupported);
  }

  get beingRead(): string {
    return this.view ? beingReadText(this.view) : '';
  }

  get savesWaiting(): string {
    return this.view ? savesWaitingText(this.view) : '';
  }

  get attempts(): AttemptRow[] {
    return this.view?.attempts.map(attemptRow) ?? [];
  }

  get hasAttempts(): boolean {
    return this.attempts.length > 0;
  }

  get closed(): ClosedRow[] {
    return closedRows(this.view!.recentlyClosed);
  }

  get hasOffers(): boolean {
    return this.view!.offers.length > 0;
  }

  get hasClosed(): boolean {
    return this.view!.recentlyClosed.length > 0;
  }

  get hasWaitingLogs(): boolean {
    return this.view!.waitingLogs.length > 0;
  }

  get findings(): FindingRow[] {
    return findingRows(this.view!.findings);
  }

  get findingsTitle(): string {
    return findingsTitle(this.view!.findings.length);
  }

  get hasFindings(): boolean {
    return this.isWorking && this.view!.findings.length > 0;
  }

  get diagnostics(): FindingRow[] {
    return diagnosticRows(this.view!.diagnostics);
  }

  get diagnosticsTitle(): string {
    return diagnosticsTitle(this.view!.diagnostics.length);
  }

  get hasDiagnostics(): boolean {
    return this.isWorking && this.view!.diagnostics.length > 0;
  }

  get turnedAwayAt(): number | null {
    return turnedAwayAt(this.view!.diagnostics);
  }

  get hasCards(): boolean {
    const { unsupported, sessions, form } = this.view!;
    return Boolean(unsupported.length || sessions.length || form || this.emptyText);
  }

  get emptyText(): string {
    const { offers, unsupported, sessions, form, agent } = this.view!;
    if (!this.isWorking || offers.length || unsupported.length || sessions.length || form) return '';
    return agent?.state === 'unavailable' && agent.code !== 'Refused'
      ? labels.nothingHereUnavailable
      : labels.nothingHere;
  }

  handleWish(event: CustomEvent<DeskWish>): void {
    const wish = event.detail;
    if (wish.type === 'agent.openForm') {
      this.#opener = wish.origin === 'plus' ? { interactionId: wish.interactionId } : 'newCall';
    }
    if (wish.type === 'agent.submitForm') this.#opener = this.whatComesOf(wish);
    this.#desk?.wish(wish);
    if (wish.type === 'agent.openForm' && isOpenAlready(this.view?.form ?? null, wish)) {
      afterPress(() => this.template!.querySelector<Form>('c-softphone-form')?.comeForward());
    }
  }

  /** Where the agent goes on once the form has done its work. */
  private whatComesOf({ purpose }: Extract<DeskWish, { type: 'agent.submitForm' }>): Opener {
    const interactionId = this.view?.form?.parentInteractionId;
    if (purpose !== 'elevate' || !interactionId) return 'call';
    if (this.view?.form?.target !== 'email') return { interactionId };
    return { interactionId, writes: { of: interactionId, after: this.lettersOf(interactionId) } };
  }

  handleEndUnsupported(event: Event): void {
    const contactId = (event.currentTarget as HTMLElement).dataset.contact ?? '';
    this.#desk?.wish({ type: 'agent.endUnsupported', contactId });
  }

  handleCallAgain(event: Event): void {
    const attemptId = (event.currentTarget as HTMLElement).dataset.attempt ?? '';
    this.#desk?.wish({ type: 'agent.callAgain', attemptId });
  }

  handleDropAttempt(event: Event): void {
    const attemptId = (event.currentTarget as HTMLElement).dataset.attempt ?? '';
    this.#desk?.wish({ type: 'agent.dropAttempt', attemptId });
  }

  handleTakeOver(): void {
    this.#desk?.wish({ type: 'agent.takeOver' });
  }

  handleSound(): void {
    this.dispatchEvent(new CustomEvent('sound'));
  }

  handleNotifications(): void {
    this.dispatchEvent(new CustomEvent('notifications'));
  }
}
