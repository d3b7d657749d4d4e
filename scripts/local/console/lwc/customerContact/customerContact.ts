import { LightningElement, api } from 'lwc';
import { fill, words } from '../customerWords/customerWords.ts';
import { type CustomerContact as Contact, REACTIONS, type Reaction, control } from '../../platform/control.ts';

const PHONE_CALLS = ['voice', 'personalConnection'];

// The text of an e-mail only: what an agent or a stranger wrote is never put into the page as markup.
const textOf = (html: string) =>
  new DOMParser()
    .parseFromString(html.replace(/<(br|\/p|\/div)\b[^>]*>/gi, '\n$&'), 'text/html')
    .body.textContent.trim();

/**
 * One contact as its customer sees it.
 * @fires changed - the customer has done something
 */
export default class CustomerContact extends LightningElement {
  @api contact!: Contact;
  words = words;
  draft = '';
  problem = '';

  get label(): string {
    const channel = words[this.contact.channel as 'voice'] ?? this.contact.channel;
    return fill(words.group, { channel, customer: this.contact.name || this.contact.customer });
  }

  get address(): string {
    return this.contact.name ? this.contact.customer : '';
  }

  get standing(): string {
    const { standing, with: agent } = this.contact;
    if (standing === 'ended') return words.endedState;
    return standing === 'talking' && agent ? fill(words.talkingWith, { agent }) : words[standing];
  }

  get isRinging(): boolean {
    return this.contact.standing === 'ringing' && PHONE_CALLS.includes(this.contact.channel);
  }

  get reactions() {
    return REACTIONS.map((value) => ({
      value,
      label: words[value],
      variant: value === 'answers' ? 'success' : 'neutral'
    }));
  }

  get canEnd(): boolean {
    return (
      this.contact.standing !== 'ended' &&
      !this.isRinging &&
      ['voice', 'chat', 'personalConnection'].includes(this.contact.channel)
    );
  }

  get endLabel(): string {
    return this.contact.channel === 'chat' ? words.leave : words.hangUp;
  }

  get canWrite(): boolean {
    return this.contact.channel === 'chat' && this.contact.standing !== 'ended';
  }

  get lines() {
    return this.contact.lines.map(({ text, party, label }, index) => ({
      key: String(index),
      text,
      who: party === 'Client' ? words.you : party === 'System' ? words.system : label || this.contact.with,
      lineClass: `line ${party.toLowerCase()}`
    }));
  }

  get hasLines(): boolean {
    return this.contact.lines.length > 0;
  }

  get emails() {
    return this.contact.emails.map(({ byAgent, subject, from, to, bodyHtml }, index) => ({
      key: String(index),
      title: fill(byAgent ? words.received : words.sent, { subject }),
      route: `${from} → ${to}`,
      text: textOf(bodyHtml)
    }));
  }

  handleDraft(event: CustomEvent<{ value: string }>): void {
    this.draft = event.detail.value;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') void this.handleSend();
  }

  async handleSend(): Promise<void> {
    const text = this.draft.trim();
    if (text && (await this.done(control.write(this.contact.contactId, text)))) this.draft = '';
  }

  handleEnd(): void {
    void this.done(control.end(this.contact.contactId));
  }

  handleReaction(event: Event): void {
    void this.done(
      control.react(this.contact.contactId, (event.currentTarget as HTMLElement).dataset['does'] as Reaction)
    );
  }

  private async done(doing: Promise<unknown>): Promise<boolean> {
    this.problem = '';
    try {
      await doing;
      this.dispatchEvent(new CustomEvent('changed'));
      return true;
    } catch (error) {
      this.problem = (error as Error).message;
      return false;
    }
  }
}
