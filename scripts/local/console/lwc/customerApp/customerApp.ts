import { LightningElement } from 'lwc';
import { words } from '../customerWords/customerWords.ts';
import { type CustomerContact, control } from '../../platform/control.ts';

const LOOK_EVERY_MS = 700;
const ENDED_SHOWN = 10;

/** The other side of every channel. */
export default class CustomerApp extends LightningElement {
  words = words;
  contacts: CustomerContact[] = [];
  problem = '';
  #known = '';
  #isGone = false;

  connectedCallback(): void {
    void this.keepLooking();
  }

  disconnectedCallback(): void {
    this.#isGone = true;
  }

  private async keepLooking(): Promise<void> {
    while (!this.#isGone) {
      await this.look();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  private async look(): Promise<void> {
    try {
      const contacts = await control.contacts();
      this.problem = '';
      const text = JSON.stringify(contacts);
      if (text === this.#known) return;
      this.#known = text;
      this.contacts = contacts;
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  get current(): CustomerContact[] {
    return this.contacts.filter(({ standing }) => standing !== 'ended').reverse();
  }

  get ended(): CustomerContact[] {
    return this.contacts
      .filter(({ standing }) => standing === 'ended')
      .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
      .slice(0, ENDED_SHOWN);
  }

  get isQuiet(): boolean {
    return this.current.length === 0;
  }

  get hasEnded(): boolean {
    return this.ended.length > 0;
  }

  get isGerman(): boolean {
    return globalThis.standInOrg.language === 'de';
  }

  get languageUrl(): string {
    return this.isGerman ? '/customer' : '/customer?language=de';
  }

  get otherLanguage(): string {
    return this.isGerman ? 'en' : 'de';
  }

  get consoleUrl(): string {
    return this.isGerman ? '/?language=de' : '/';
  }

  handleChanged(): void {
    void this.look();
  }
}
