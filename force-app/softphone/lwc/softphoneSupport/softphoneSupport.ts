import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import type { DeskView } from 'c/omniDesk';
import { serverNow } from 'c/softphoneRuntime';
import { labels } from './labels';
import { supportDetails } from './supportDetails';

/** Copies what somebody who helps needs to know, without a word about customers. */
export default class SoftphoneSupport extends LightningElement {
  @api view!: DeskView;

  labels = labels;
  outcome: 'none' | 'copied' | 'byHand' = 'none';
  details = '';

  get isCopied(): boolean {
    return this.outcome === 'copied';
  }

  get isByHand(): boolean {
    return this.outcome === 'byHand';
  }

  async handleCopy(): Promise<void> {
    this.details = supportDetails(this.view, {
      browserNow: Date.now(),
      serverNow: serverNow(),
      userAgent: navigator.userAgent,
      locale: LOCALE
    });
    try {
      await navigator.clipboard.writeText(this.details);
      this.outcome = 'copied';
    } catch {
      this.outcome = 'byHand';
    }
  }
}
