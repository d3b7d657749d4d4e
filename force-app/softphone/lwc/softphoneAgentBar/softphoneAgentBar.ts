import { LightningElement, api } from 'lwc';
import type { AgentView, DeskView, DeskWish } from 'c/omniDesk';
import type { AgentChoice, Reason } from 'c/omniPorts';
import { agentStateName, clockTime, fill, reasonText } from 'c/softphoneLabels';
import { labels } from './labels';

interface Choice {
  choice: AgentChoice;
  code: string | null;
}

const REFUSED = 'Refused';
/** Within this, the refused state is what came of turning a contact away. */
const SOON_MS = 10_000;

const keyOf = ({ choice, code }: Choice): string => `${choice}/${code ?? ''}`;
const nameOf = ({ choice, code }: Choice): string => agentStateName({ state: choice, code });

/**
 * The agent's own state, the connection, and what the agent may start.
 * @fires wish - what the agent asks; `detail` is a `DeskWish`
 */
export default class SoftphoneAgentBar extends LightningElement {
  @api connection!: DeskView['connection'];
  @api activeIn: DeskView['activeIn'] = 'here';
  @api leg!: DeskView['leg'];
  @api newCall!: DeskView['newCall'];
  @api requestContact!: DeskView['requestContact'];
  @api requestTrouble: Reason | null = null;
  /** When a contact that is not handled here was last turned away. */
  @api turnedAwayAt: number | null = null;
  @api openWork = 0;
  /** Entries of the call log that the org has not taken yet. */
  @api waitingLogs = 0;

  labels = labels;
  question: 'signOut' | 'endsAcw' | null = null;
  truth!: AgentView;
  #picked: Choice | null = null;
  shown = '';

  @api
  get agent(): AgentView {
    return this.truth;
  }
  set agent(agent: AgentView) {
    this.truth = agent;
    if (!this.question) this.showTruth();
  }

  override renderedCallback(): void {
    const box = this.template!.querySelector<HTMLElement & { value: string }>('[data-id="state"]');
    if (box && box.value !== this.shown) box.value = this.shown;
  }

  /** Puts keyboard focus on the agent's state. */
  @api
  focus(): void {
    this.focusOn('state');
  }

  /** Puts keyboard focus on *New call*, for whoever came from there. */
  @api
  focusNewCall(): void {
    this.focusOn('newCall');
  }

  private focusOn(id: string): void {
    this.template!.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  }

  private showTruth(): void {
    const { state, code, next } = this.truth;
    this.#picked = null;
    // A combobox says nothing when its own value is chosen, which is how the agent takes a next state back.
    const isChosen = next === null && (state === 'available' || state === 'unavailable');
    this.shown = isChosen ? keyOf({ choice: state, code }) : '';
  }

  get options(): { label: string; value: string }[] {
    return this.truth.choices.map((choice) => ({ label: nameOf(choice), value: keyOf(choice) }));
  }

  get stateName(): string {
    return agentStateName(this.truth);
  }

  get next(): string {
    const { next, isPending } = this.truth;
    if (isPending) return labels.changing;
    return next ? fill(labels.next, { state: nameOf(next) }) : '';
  }

  get trouble(): string {
    return reasonText(this.truth.trouble);
  }

  get requestTroubleText(): string {
    return reasonText(this.requestTrouble);
  }

  /** The contact centre has put the agent aside, and leaves it to the agent to come back. */
  get isRefused(): boolean {
    const { code, next } = this.truth;
    return code === REFUSED && next === null;
  }

  get refusedText(): string {
    const isOfTurningAway = this.turnedAwayAt !== null && Math.abs(this.turnedAwayAt - this.truth.since) < SOON_MS;
    return isOfTurningAway ? labels.refusedUnsupported : labels.refused;
  }

  get backToAvailableOff(): Reason | null {
    return this.truth.isPending ? { key: 'beingSent' } : null;
  }

  get isOnline(): boolean {
    return this.connection.status === 'connected';
  }

  get connectionText(): string {
    const { status, since } = this.connection;
    if (status === 'connected' && this.activeIn === 'anotherTab') return labels.anotherTab;
    return status === 'connected'
      ? labels.connected
      : fill(labels.reconnecting, { time: since === null ? '' : clockTime(since) });
  }

  get connectionClass(): string {
    return this.isOnline ? 'connection' : 'connection is-lost';
  }

  get isLegDialing(): boolean {
    return this.leg === 'dialing';
  }

  get isSignOutQuestion(): boolean {
    return this.question === 'signOut';
  }

  get isAcwQuestion(): boolean {
    return this.question === 'endsAcw';
  }

  get signOutText(): string {
    const { openWork, waitingLogs } = this;
    const open = openWork === 1 ? labels.openWorkOne : fill(labels.openWork, { n: openWork });
    const logs = waitingLogs === 1 ? labels.waitingLogsOne : fill(labels.waitingLogs, { n: waitingLogs });
    return [openWork > 0 && open, waitingLogs > 0 && logs].filter(Boolean).join(' ') || labels.nothingOpen;
  }

  get changeLabel(): string {
    return this.#picked ? fill(labels.changeAnyway, { state: nameOf(this.#picked) }) : '';
  }

  private speak(detail: DeskWish): void {
    this.dispatchEvent(new CustomEvent<DeskWish>('wish', { detail }));
  }

  handleState(event: CustomEvent<{ value: string }>): void {
    this.pick(event.detail.value);
  }

  handleBackToAvailable(): void {
    this.pick(keyOf({ choice: 'available', code: null }));
  }

  private pick(key: string): void {
    const picked = this.truth.choices.find((choice) => keyOf(choice) === key);
    if (!picked) return;
    this.shown = key;
    this.#picked = { choice: picked.choice, code: picked.code };
    if (this.truth.stateEndsAcw) this.question = 'endsAcw';
    else this.choose();
  }

  private choose(): void {
    if (this.#picked) this.speak({ type: 'agent.chooseState', ...this.#picked });
  }

  handleChangeAnyway(): void {
    this.question = null;
    this.choose();
    this.focusOn('state');
  }

  handleKeepWorking(): void {
    this.question = null;
    this.showTruth();
    this.focusOn('state');
  }

  handleNewCall(): void {
    this.speak({ type: 'agent.openForm', origin: 'newCall' });
  }

  handleRequestContact(): void {
    this.speak({ type: 'agent.requestContact' });
  }

  handleSignOut(): void {
    if (this.openWork > 0 || this.waitingLogs > 0) this.question = 'signOut';
    else this.speak({ type: 'agent.signOut' });
  }

  handleSignOutAnyway(): void {
    this.question = null;
    this.speak({ type: 'agent.signOut' });
  }

  handleStay(): void {
    this.question = null;
    this.showTruth();
    this.focusOn('signOut');
  }
}
