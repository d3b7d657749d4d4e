import { LightningElement, api } from 'lwc';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import type { Reason } from 'c/omniPorts';
import { clockTime, commonLabels, fill, reasonText } from 'c/softphoneLabels';
import { labels } from './labels';

type ChatView = NonNullable<InteractionView['chat']>;

interface ShownLine {
  key: string;
  text: string;
  info: string;
  itemClass: string;
  isNotSent: boolean;
}

const ON_ITS_WAY = { waiting: labels.waiting, sending: labels.sending, unknown: labels.checking };
const NEAR_THE_END = 24;

/**
 * A chat: what was said, and the line being written.
 * @fires wish - a line to send; `detail` is an `InteractionWish`
 * @fires draft - the line as typed so far; `detail` is its text
 */
export default class SoftphoneChat extends LightningElement {
  @api view!: ChatView;
  /** What the agent has typed and not sent. */
  @api draft = '';

  labels = labels;
  common = commonLabels;
  #isAtEnd = true;
  #isWriting = false;
  #shown = 0;

  get lines(): ShownLine[] {
    const said = this.view.lines.map(({ lineId, from, author, text, at }) => ({
      key: lineId,
      text,
      info:
        from === 'system' ? clockTime(at) : this.info(from === 'agent' ? labels.you : (author ?? labels.customer), at),
      itemClass: `line from-${from}`,
      isNotSent: false
    }));
    const outgoing = this.view.outgoing.map(({ key, text, status, reason }) => ({
      key,
      text,
      info: reasonText(reason) || (status === 'failed' ? labels.notSentShort : ON_ITS_WAY[status]),
      itemClass: `line from-agent ${status}`,
      isNotSent: status === 'failed'
    }));
    return [...said, ...outgoing];
  }

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  get off(): Reason | null {
    return this.view.send?.off ?? (this.draft.trim() ? null : { key: 'textMissing' });
  }

  get unsent(): string {
    return !this.view.send && this.draft.trim() ? fill(labels.notSent, { text: this.draft }) : '';
  }

  private info(author: string, at: number): string {
    return fill(labels.lineInfo, { author, time: clockTime(at) });
  }

  override renderedCallback(): void {
    const log = this.template!.querySelector<HTMLElement>('[role="log"]');
    if (log && this.#isAtEnd) log.scrollTop = log.scrollHeight;
    const { length } = this.lines;
    // A new line pushes the one being written down, and must not push it out of sight.
    if (length !== this.#shown && this.#isWriting) {
      this.template!.querySelector('.write')?.scrollIntoView({ block: 'nearest' });
    }
    this.#shown = length;
  }

  handleScroll(event: Event): void {
    const log = event.currentTarget as HTMLElement;
    this.#isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END;
  }

  handleWriting(): void {
    this.#isWriting = true;
  }

  handleWritten(): void {
    this.#isWriting = false;
  }

  handleDraft(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent<string>('draft', { detail: event.detail.value }));
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.handleSend();
  }

  private speakOf(event: Event, type: 'agent.sendLineAgain' | 'agent.dropLine'): void {
    const key = (event.currentTarget as HTMLElement).dataset.key ?? '';
    this.dispatchEvent(new CustomEvent<InteractionWish>('wish', { detail: { type, key } }));
  }

  handleSendAgain(event: Event): void {
    this.speakOf(event, 'agent.sendLineAgain');
  }

  handleDrop(event: Event): void {
    this.speakOf(event, 'agent.dropLine');
  }

  handleSend(): void {
    const text = this.draft;
    if (!this.view.send || this.off) return;
    this.#isAtEnd = true;
    this.dispatchEvent(new CustomEvent<InteractionWish>('wish', { detail: { type: 'agent.sendText', text } }));
    this.dispatchEvent(new CustomEvent<string>('draft', { detail: '' }));
    this.template!.querySelector<HTMLElement>('[data-id="message"]')?.focus();
  }
}
