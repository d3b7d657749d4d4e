import { LightningElement, api } from 'lwc';
import type { DeskView, DeskWish } from 'c/omniDesk';
import type { SignInTrouble } from 'c/omniPorts';
import { channelName, clockTime, fill, owedName } from 'c/softphoneLabels';
import { FocusKeeper } from 'c/softphoneRuntime';
import { labels } from './labels';

const TROUBLE = {
  windowBlocked: labels.windowBlocked,
  windowClosed: labels.windowClosed,
  refused: labels.refused,
  configuration: labels.configuration,
  network: labels.network,
  interactionRequired: labels.interactionRequired,
  noAgentSession: labels.noAgentSession
} satisfies Record<SignInTrouble, string>;

/**
 * What an agent sees before there is an agent session.
 * @fires wish - the agent signs in; `detail` is a `DeskWish`
 */
export default class SoftphoneSignIn extends LightningElement {
  @api view!: DeskView['signIn'];
  @api isConnecting = false;
  /** What was owed when it was last known. */
  @api waiting: DeskView['waiting'] = [];
  /** Since when it is not known any more; null: nothing is owed. */
  @api since: number | null = null;

  labels = labels;
  #typed: string | null = null;
  #focus = new FocusKeeper(() => this.focus());

  /** Puts keyboard focus on *Sign in*, or on what stands in its place meanwhile. */
  @api
  focus(): void {
    this.template!.querySelector<HTMLElement>('c-softphone-control, .connecting')?.focus();
  }

  get station(): string {
    return this.#typed ?? this.view.station;
  }

  get signInLabel(): string {
    return this.since === null ? labels.signIn : labels.signInToContinue;
  }

  get notConnected(): string {
    return this.since === null ? '' : fill(labels.notConnected, { time: clockTime(this.since) });
  }

  get hasWaiting(): boolean {
    return this.waiting.length > 0;
  }

  get items(): { key: string; text: string }[] {
    return this.waiting.map(({ contactId, channel, owed }) => ({
      key: `${contactId}/${owed}`,
      text: fill(labels.owedItem, { channel: channelName(channel), owed: owedName(owed) })
    }));
  }

  get trouble(): string {
    return this.view.trouble ? TROUBLE[this.view.trouble] : '';
  }

  override renderedCallback(): void {
    this.#focus.check();
  }

  handleFocusIn(event: Event): void {
    this.#focus.came(event);
  }

  handleFocusOut(event: FocusEvent): void {
    this.#focus.went(event);
  }

  handleStation(event: CustomEvent<{ value: string }>): void {
    this.#typed = event.detail.value;
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.handleSignIn();
  }

  handleSignIn(): void {
    const detail: DeskWish = { type: 'agent.signIn', station: this.station.trim() };
    this.dispatchEvent(new CustomEvent<DeskWish>('wish', { detail }));
  }
}
