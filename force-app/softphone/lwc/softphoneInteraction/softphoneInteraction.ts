import { LightningElement, api } from 'lwc';
import type { DeskView, DeskWish } from 'c/omniDesk';
import type { InteractionStatus, InteractionView, InteractionWish } from 'c/omniInteraction';
import type { Channel, EndReason, MessageDraft, Reason, TargetChannel } from 'c/omniPorts';
import {
  channelIcon,
  channelInSentence,
  channelName,
  customerName,
  dispositionName,
  fill,
  owedName,
  reasonText,
  savingText
} from 'c/softphoneLabels';
import { DraftEcho, FocusKeeper } from 'c/softphoneRuntime';
import { labels } from './labels';

const NAME = {
  voice: labels.voice,
  chat: labels.chat,
  email: labels.email,
  voicemail: labels.voicemail,
  workItem: labels.workItem
} satisfies Record<Channel, string>;

const STATUS = {
  dialing: labels.dialing,
  active: labels.active,
  held: labels.held,
  afterContactWork: labels.afterContactWork,
  ended: labels.ended
} satisfies Record<InteractionStatus, string>;

const END = {
  ended: labels.ended,
  busy: labels.endBusy,
  noAnswer: labels.endNoAnswer,
  rejected: labels.endRejected,
  unreachable: labels.endUnreachable,
  refused: labels.endRefused,
  vanished: labels.endVanished
} satisfies Record<EndReason, string>;

const NOTHING_WRITTEN: MessageDraft = { text: '', subject: null, isReplying: false };

/**
 * One interaction of a session, drawn: a header and its controls always, what was said only while it is selected.
 * @fires wish - what the agent asks; `detail` is a `DeskWish`
 */
export default class SoftphoneInteraction extends LightningElement {
  @api
  get view(): InteractionView {
    return this.shown;
  }
  set view(view: InteractionView) {
    this.shown = view;
    this.#echo.hear(view.message);
    this.draft = this.#echo.value;
  }

  /** The mute control while this is the call that is up; null otherwise. */
  @api mute: DeskView['mute'] = null;
  @api isMuted = false;

  labels = labels;
  /** The chat line or e-mail as written so far. */
  draft: MessageDraft = NOTHING_WRITTEN;

  shown!: InteractionView;
  #echo = new DraftEcho<MessageDraft>(NOTHING_WRITTEN);

  #hasAskedForDetails = false;
  #focus = new FocusKeeper((part) => this.returnFocus(part));

  override renderedCallback(): void {
    this.#focus.check();
    const details = this.#hasAskedForDetails && this.template!.querySelector('c-softphone-contact-details');
    if (!details) return;
    this.#hasAskedForDetails = false;
    this.bringIntoSight('details');
  }

  /** Puts keyboard focus on the header, for whoever lost the place it was in. */
  @api
  focus(): void {
    this.bringIntoSight('header');
    this.template!.querySelector<HTMLElement>('[data-id="header"]')?.focus();
  }

  /** As much of the card as there is room for, down from this part of it in any case. */
  private bringIntoSight(from: 'header' | 'details'): void {
    // Each of these is small: an element taller than the panel would scroll the page around the panel too.
    this.template!.querySelector('[data-id="end"]')?.scrollIntoView({ block: 'nearest' });
    this.template!.querySelector(`[data-id="${from}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  /** Puts keyboard focus on the plus sign, for whoever came from there. */
  @api
  focusElevate(): void {
    const menu = this.template!.querySelector<HTMLElement>('c-softphone-elevate-menu');
    if (menu) menu.focus();
    else this.focus();
  }

  get groupName(): string {
    return fill(NAME[this.view.channel], { customer: customerName(this.view.customer) });
  }

  get channel(): string {
    return channelName(this.view.channel);
  }

  get icon(): string {
    return channelIcon(this.view.channel);
  }

  get cardClass(): string {
    return `card${this.view.isSelected ? ' is-selected' : ''}${this.view.isSettled ? ' is-settled' : ''}`;
  }

  get current(): string | null {
    return this.view.isSelected ? 'true' : null;
  }

  /** An e-mail being written is open at once, so that what the agent asked for is there to be done. */
  get isOpen(): boolean {
    return this.view.isSelected || (this.view.email?.mode === 'write' && this.view.email.send !== null);
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get status(): string {
    if (this.view.isSettled) return labels.settled;
    if (this.view.status === 'ended' && this.view.endReason) return END[this.view.endReason];
    return STATUS[this.view.status];
  }

  get since(): number | null {
    return this.view.isEndUnknown ? null : (this.view.connectedAt ?? this.view.startedAt);
  }

  get unread(): string {
    return this.view.unread ? fill(labels.unread, { n: this.view.unread }) : '';
  }

  get origin(): string {
    const { elevatedFrom } = this.view;
    return elevatedFrom ? fill(labels.elevatedFrom, { channel: channelInSentence(elevatedFrom.channel) }) : '';
  }

  get facts(): { key: string; name: string; text: string }[] {
    const { address, customer, email, skillName, subject } = this.view;
    const isInLetters = Boolean(email?.letters?.length) || email?.mode === 'write';
    return [
      { key: 'subject', name: labels.subject, text: isInLetters ? '' : (subject ?? '') },
      { key: 'address', name: labels.address, text: isInLetters || address === customer.name ? '' : (address ?? '') },
      { key: 'skill', name: labels.skill, text: skillName ?? '' }
    ].filter(({ text }) => text !== '');
  }

  /** What did not reach the customer is said where the chat or letter itself is not shown, too. */
  get unsent(): { key: string; text: string }[] {
    const { chat, email } = this.view;
    const outgoing = this.isOpen ? [] : ((chat ?? email)?.outgoing ?? []);
    const failed = outgoing.filter(({ status }) => status === 'failed');
    return failed.map(({ key, text, reason }) => ({ key, text: `${reasonText(reason) || labels.notSent} ${text}` }));
  }

  get stillToDo(): string {
    const { owed } = this.view;
    if (owed.length === 0 || owed.includes('connected')) return '';
    return fill(labels.stillToDo, { owed: owed.map((one) => owedName(one, this.view)).join(', ') });
  }

  get hasTargets(): boolean {
    return this.view.targets.length > 0;
  }

  get hold(): { label: string; off: Reason | null } | null {
    if (this.view.hold) return { label: labels.hold, off: this.view.hold.off };
    return this.view.resume ? { label: labels.resume, off: this.view.resume.off } : null;
  }

  get muteLabel(): string {
    return this.isMuted ? labels.unmute : labels.mute;
  }

  /** A written e-mail is discarded from its own form. */
  get end(): { off: Reason | null } | null {
    return this.view.email?.mode === 'write' ? null : this.view.end;
  }

  get whyNotEnd(): string {
    return this.end && !this.mute ? reasonText(this.end.off) : '';
  }

  get detailsLabel(): string {
    return this.view.detailsShown ? labels.hideDetails : labels.showDetails;
  }

  get isAcw(): boolean {
    return this.view.status === 'afterContactWork';
  }

  get isAcwLimited(): boolean {
    return this.view.acwUntil !== null;
  }

  /** The one thing left to do stands out. */
  get finishVariant(): string {
    return this.view.owed.every((owed) => owed === 'afterContactWork') ? 'brand' : 'neutral';
  }

  get whyNotFinish(): string {
    return this.view.finishAcw ? reasonText(this.view.finishAcw.off) : '';
  }

  get trouble(): string {
    const { trouble, disposition } = this.view;
    if (!trouble) return '';
    const reason = reasonText(trouble.reason);
    if (trouble.at !== 'disposition' || !disposition.lastSave) return reason;
    return fill(labels.notSaved, { name: dispositionName(disposition, disposition.lastSave), reason });
  }

  /** What is shown in the contact details while they are open. */
  get saving(): string {
    return this.view.detailsShown ? '' : savingText(this.view.disposition);
  }

  get mayDismiss(): boolean {
    return this.view.trouble !== null;
  }

  private speak(detail: DeskWish): void {
    this.dispatchEvent(new CustomEvent<DeskWish>('wish', { detail }));
  }

  private ask(wish: InteractionWish): void {
    this.speak({ type: 'agent.wish', interactionId: this.view.interactionId, wish });
  }

  handleFocusIn(event: Event): void {
    this.#focus.came(event);
  }

  handleFocusOut(event: FocusEvent): void {
    this.#focus.went(event);
  }

  private returnFocus(part: HTMLElement): void {
    if (part.matches('c-softphone-chat, c-softphone-email')) this.focus();
    else this.handleLost();
  }

  /** The control that was pressed is gone: the next step is in the contact details. */
  handleLost(): void {
    this.template!.querySelector<HTMLElement>('[data-id="details"]')?.focus();
  }

  handleSelect(): void {
    if (!this.view.isSelected) this.speak({ type: 'agent.select', interactionId: this.view.interactionId });
  }

  handleElevate(event: CustomEvent<TargetChannel>): void {
    const { interactionId } = this.view;
    this.speak({ type: 'agent.openForm', origin: 'plus', interactionId, target: event.detail });
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

  handleDetails(): void {
    this.#hasAskedForDetails = !this.view.detailsShown;
    this.ask({ type: this.view.detailsShown ? 'agent.hideDetails' : 'agent.showDetails' });
  }

  handleFinish(): void {
    this.ask({ type: 'agent.finishAfterContactWork' });
  }

  handleDismiss(): void {
    this.ask({ type: 'agent.dismissTrouble' });
  }

  handleWish(event: CustomEvent<InteractionWish>): void {
    this.ask(event.detail);
  }

  private write({ text, subject, isReplying }: MessageDraft): void {
    const message = { text, subject, isReplying };
    this.#echo.type(message);
    this.draft = message;
    this.ask({ type: 'agent.draftMessage', message });
  }

  handleMessage(event: CustomEvent<string>): void {
    this.write({ ...NOTHING_WRITTEN, text: event.detail });
  }

  handleLetter(event: CustomEvent<MessageDraft>): void {
    this.write(event.detail);
  }
}
