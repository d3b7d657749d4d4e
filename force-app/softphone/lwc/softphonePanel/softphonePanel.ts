import { LightningElement, api } from 'lwc';
import type { Desk, DeskView, DeskWish, FormView } from 'c/omniDesk';
import { currentDesk } from 'c/softphoneRuntime';
import type { Alerts } from './alerts';
import { closedRows, findingRows, findingsTitle, unsupportedRows } from './rows';
import type { ClosedRow, FindingRow, UnsupportedRow } from './rows';
import { labels } from './labels';

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
  view: DeskView | null = null;
  #desk: Desk | null = null;
  #stopWatching?: () => void;
  #opener: { interactionId: string } | 'newCall' | null = null;
  #mustReturnFocus = false;

  override connectedCallback(): void {
    this.#desk = currentDesk();
    this.#stopWatching = this.#desk?.watch((view) => this.show(view));
  }

  override disconnectedCallback(): void {
    this.#stopWatching?.();
  }

  private show(view: DeskView): void {
    if (this.view?.form && !view.form) this.#mustReturnFocus = this.hasFocusIn('c-softphone-form');
    this.view = view;
  }

  private hasFocusIn(selector: string): boolean {
    return this.template!.activeElement?.matches(selector) ?? false;
  }

  override renderedCallback(): void {
    if (!this.#mustReturnFocus || this.view?.form) return;
    this.#mustReturnFocus = false;
    this.returnFocus();
  }

  private returnFocus(): void {
    const opener = this.#opener;
    this.#opener = null;
    if (opener && opener !== 'newCall') {
      const sessions = this.template!.querySelectorAll<HTMLElement & { focusElevate(id: string): boolean }>(
        'c-softphone-session'
      );
      if (Array.from(sessions).some((session) => session.focusElevate(opener.interactionId))) return;
    }
    this.template!.querySelector<HTMLElement & { focusNewCall(): void }>('c-softphone-agent-bar')?.focusNewCall();
  }

  get isWorking(): boolean {
    return this.view?.phase === 'working' && this.view.agent !== null;
  }

  get isConnecting(): boolean {
    return this.view?.phase === 'connecting' || this.view?.phase === 'working';
  }

  get maySignIn(): boolean {
    return this.view !== null && !this.isWorking && !this.obstacle;
  }

  get isEndedElsewhere(): boolean {
    return this.view?.endedElsewhere ?? false;
  }

  get forms(): FormView[] {
    return this.view?.form ? [this.view.form] : [];
  }

  get call(): { interactionId: string; mute: DeskView['mute']; isMuted: boolean } | null {
    const { call, mute, isMuted } = this.view!;
    return call ? { interactionId: call.interactionId, mute, isMuted } : null;
  }

  get unsupported(): UnsupportedRow[] {
    return unsupportedRows(this.view!.unsupported);
  }

  get closed(): ClosedRow[] {
    return closedRows(this.view!.recentlyClosed);
  }

  get hasClosed(): boolean {
    return this.view!.recentlyClosed.length > 0;
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

  get emptyText(): string {
    const { offers, unsupported, sessions, form, agent } = this.view!;
    if (!this.isWorking || offers.length || unsupported.length || sessions.length || form) return '';
    return agent?.state === 'unavailable' ? labels.nothingHereUnavailable : labels.nothingHere;
  }

  handleWish(event: CustomEvent<DeskWish>): void {
    const wish = event.detail;
    if (wish.type === 'agent.openForm') {
      this.#opener = wish.origin === 'plus' ? { interactionId: wish.interactionId } : 'newCall';
    }
    this.#desk?.wish(wish);
  }

  handleEndUnsupported(event: Event): void {
    const contactId = (event.currentTarget as HTMLElement).dataset.contact ?? '';
    this.#desk?.wish({ type: 'agent.endUnsupported', contactId });
  }

  handleSound(): void {
    this.dispatchEvent(new CustomEvent('sound'));
  }

  handleNotifications(): void {
    this.dispatchEvent(new CustomEvent('notifications'));
  }
}
