import { LightningElement } from 'lwc';
import { words } from '../words/words.ts';

/** The bar across the top: which app, who is signed in. */
export default class Header extends LightningElement {
  words = words;

  get user(): string {
    return globalThis.standInOrg.userName;
  }

  get initials(): string {
    return this.user
      .split(' ')
      .map((name) => name[0])
      .join('');
  }

  get languageUrl(): string {
    return globalThis.standInOrg.language === 'de' ? '/' : '/?language=de';
  }

  get otherLanguage(): string {
    return globalThis.standInOrg.language === 'de' ? 'en' : 'de';
  }

  get customerUrl(): string {
    return globalThis.standInOrg.language === 'de' ? '/customer?language=de' : '/customer';
  }
}
