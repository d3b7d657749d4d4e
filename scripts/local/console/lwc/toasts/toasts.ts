import { LightningElement } from 'lwc';
import { words } from '../words/words.ts';
import { ShowToastEventName, type ToastParameters } from '../../platform/lightning/platformShowToastEvent.ts';

interface Shown {
  key: string;
  title: string;
  message: string;
  iconName: string;
  toastClass: string;
}

const SECONDS = 5;

const filled = ({ message = '', messageData = [] }: ToastParameters) =>
  message.replace(/\{(\d+)\}/g, (gap, index: string) => {
    const part = messageData[Number(index)];
    return part === undefined ? gap : typeof part === 'string' ? part : part.label;
  });

/** What components say with a toast. */
export default class Toasts extends LightningElement {
  words = words;
  toasts: Shown[] = [];
  #count = 0;
  readonly #show = (event: Event): void => {
    const toast = (event as CustomEvent<ToastParameters>).detail;
    const variant = toast.variant ?? 'info';
    const key = String(++this.#count);
    this.toasts = [
      ...this.toasts,
      {
        key,
        title: toast.title,
        message: filled(toast),
        iconName: `utility:${variant}`,
        toastClass: `slds-notify slds-notify_toast slds-theme_${variant} toast`
      }
    ];
    if (toast.mode !== 'sticky') setTimeout(() => this.close(key), SECONDS * 1000);
  };

  connectedCallback(): void {
    document.addEventListener(ShowToastEventName, this.#show);
  }

  disconnectedCallback(): void {
    document.removeEventListener(ShowToastEventName, this.#show);
  }

  private close(key: string): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }

  handleClose(event: Event): void {
    this.close((event.currentTarget as HTMLElement).dataset['key']!);
  }
}
