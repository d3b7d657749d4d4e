import { LightningElement, api } from 'lwc';
import type { Control, InteractionView, InteractionWish } from 'c/omniInteraction';
import type { Reason } from 'c/omniPorts';
import { commonLabels, dayAndTime, fill, reasonText } from 'c/softphoneLabels';
import { EMPTY_LETTER } from './letterDraft';
import type { LetterDraft } from './letterDraft';
import { labels } from './labels';

type EmailView = NonNullable<InteractionView['email']>;

interface ShownLetter {
  key: string;
  from: string;
  at: string;
  subject: string;
  text: string;
}

/**
 * E-mails to read and the one being written.
 * @fires wish - send, send again, let go or discard; `detail` is an `InteractionWish`
 * @fires draft - the letter as written so far; `detail` is a `LetterDraft`
 */
export default class SoftphoneEmail extends LightningElement {
  @api view!: EmailView;
  /** What ends the contact; a letter being written is discarded by it. */
  @api end: Control = null;
  @api draft: LetterDraft = EMPTY_LETTER;

  labels = labels;
  common = commonLabels;
  #focusNext: 'message' | 'reply' | null = null;

  override renderedCallback(): void {
    if (!this.#focusNext) return;
    this.template!.querySelector<HTMLElement>(`[data-id="${this.#focusNext}"]`)?.focus();
    this.#focusNext = null;
  }

  get isWrite(): boolean {
    return this.view.mode === 'write';
  }

  get isReading(): boolean {
    return !this.isWrite && this.view.letters === null;
  }

  get letters(): ShownLetter[] {
    return (this.view.letters ?? []).map(({ from, subject, text, at }, index) => ({
      key: String(index),
      from: fill(labels.from, { address: from }),
      at: at === null ? '' : dayAndTime(at),
      subject: subject || labels.noSubject,
      text
    }));
  }

  /** What stands in the form word for word is not shown twice. */
  get notSent(): { key: string; why: string; text: string }[] {
    const failed = this.view.outgoing.filter(({ status }) => status === 'failed');
    const typed = this.isForm ? this.draft.text : '';
    return failed.map(({ key, text, reason }) => ({ key, why: reasonText(reason), text: text === typed ? '' : text }));
  }

  /** As long as there is a form, what is typed into it stays. */
  get dismissLabel(): string {
    return this.isForm ? commonLabels.hide : commonLabels.dismiss;
  }

  /** The contact was ended while it was being written. */
  get unsent(): string {
    const { send, outgoing } = this.view;
    const isLeft = send === null && outgoing.length === 0 && this.draft.text.trim() !== '';
    return isLeft ? fill(labels.notSent, { text: this.draft.text }) : '';
  }

  get mayReply(): boolean {
    return !this.isWrite && this.view.send !== null && !this.draft.isReplying;
  }

  get isForm(): boolean {
    return this.view.send !== null && (this.isWrite || this.draft.isReplying);
  }

  get mayDiscard(): boolean {
    return this.isWrite && this.end !== null;
  }

  get discardOff(): Reason | null {
    return this.end?.off ?? null;
  }

  get subject(): string {
    return this.draft.subject ?? this.view.subject;
  }

  get off(): Reason | null {
    return this.view.send?.off ?? (this.draft.text.trim() ? null : { key: 'textMissing' });
  }

  get sendAgainOff(): Reason | null {
    return this.isForm ? this.off : null;
  }

  get isSending(): boolean {
    return this.view.send?.off?.key === 'beingSent';
  }

  private write(changes: Partial<LetterDraft>): void {
    this.dispatchEvent(new CustomEvent<LetterDraft>('draft', { detail: { ...this.draft, ...changes } }));
  }

  private speak(detail: InteractionWish): void {
    this.dispatchEvent(new CustomEvent<InteractionWish>('wish', { detail }));
  }

  private speakOf(event: Event, type: 'agent.sendLineAgain' | 'agent.dropLine'): void {
    this.speak({ type, key: (event.currentTarget as HTMLElement).dataset.key ?? '' });
  }

  /** What stands in the form is what she means by now. */
  handleSendAgain(event: Event): void {
    if (this.isForm) this.handleSend();
    else this.speakOf(event, 'agent.sendLineAgain');
  }

  handleDrop(event: Event): void {
    this.speakOf(event, 'agent.dropLine');
  }

  handleLetGo(): void {
    this.dispatchEvent(new CustomEvent<LetterDraft>('draft', { detail: EMPTY_LETTER }));
  }

  handleReply(): void {
    this.#focusNext = 'message';
    this.write({ isReplying: true });
  }

  handleCancel(): void {
    this.#focusNext = 'reply';
    this.write({ isReplying: false });
  }

  handleSubject(event: CustomEvent<{ value: string }>): void {
    this.write({ subject: event.detail.value });
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.write({ text: event.detail.value });
  }

  handleSend(): void {
    this.speak({ type: 'agent.sendLetter', to: this.view.to, subject: this.subject, text: this.draft.text });
  }

  handleDiscard(): void {
    this.speak({ type: 'agent.end' });
  }
}
