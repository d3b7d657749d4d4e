/** The one function of the browser by which everything is asked. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A window or hidden frame in which the contact centre's sign-in runs. */
export interface SignInWindow {
  /** What a message from this window names as its source. */
  readonly source: unknown;
  go(url: string): void;
  isClosed(): boolean;
  close(): void;
}

/** A message from another window, as the browser tells it. */
export interface WindowMessage {
  source: unknown;
  origin: string;
  data: unknown;
}

/** All that the client touches of the browser besides the clock. */
export interface World {
  fetch: Fetch;
  /** A number from 0 up to, not including, 1; for spreading retries, never for secrets. */
  random(): number;
  /** Null when the browser blocks it. */
  openWindow(): SignInWindow | null;
  openFrame(): SignInWindow | null;
  hearMessages(hear: (message: WindowMessage) => void): () => void;
}

const WINDOW_NAME = 'omnichannelSoftphoneSignIn';
const WINDOW_FEATURES = 'popup,width=480,height=680';

function openWindow(): SignInWindow | null {
  const opened = window.open('about:blank', WINDOW_NAME, WINDOW_FEATURES);
  if (!opened || opened.closed) return null;
  return {
    source: opened,
    go(url) {
      opened.location.href = url;
    },
    isClosed: () => opened.closed,
    close: () => opened.close()
  };
}

function openFrame(): SignInWindow | null {
  const frame = document.createElement('iframe');
  frame.style.display = 'none';
  frame.setAttribute('aria-hidden', 'true');
  document.body.appendChild(frame);
  return {
    get source() {
      return frame.contentWindow;
    },
    go(url) {
      frame.src = url;
    },
    isClosed: () => false,
    close: () => frame.remove()
  };
}

/** The browser this page runs in. */
export function browserWorld(): World {
  return {
    fetch: (url, init) => fetch(url, init),
    random: () => Math.random(),
    openWindow,
    openFrame,
    hearMessages(hear) {
      const listener = (event: MessageEvent): void =>
        hear({ source: event.source, origin: event.origin, data: event.data });
      window.addEventListener('message', listener);
      return () => window.removeEventListener('message', listener);
    }
  };
}
