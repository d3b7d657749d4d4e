export const ShowToastEventName = 'lightning__showtoast';

export interface ToastParameters {
  title: string;
  message?: string;
  messageData?: (string | { url: string; label: string })[];
  variant?: 'info' | 'success' | 'warning' | 'error';
  mode?: 'dismissible' | 'pester' | 'sticky';
}

/** Asks the console to show a toast. */
export class ShowToastEvent extends CustomEvent<ToastParameters> {
  constructor(toast: ToastParameters) {
    super(ShowToastEventName, { bubbles: true, composed: true, cancelable: true, detail: { ...toast } });
  }
}
