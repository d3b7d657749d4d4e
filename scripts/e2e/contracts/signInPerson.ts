import type { SignInWindow, WindowMessage, World } from 'c/contactCentreCxone';

/** A person at a sign-in window, as far as the client can tell: cookies, redirects, one login form. */
export interface Person {
  world: World;
  /** How she and her browser behave; may be changed between sign-ins. */
  does: {
    /** The browser lets no window open. */
    blocks: boolean;
    /** She closes the window instead of signing in. */
    closes: boolean;
    /** Somebody changes the answer on its way back. */
    forges: (search: string) => string;
  };
  /** Every address a sign-in window came back with. */
  readonly answers: string[];
  /** How many windows were opened, frames not counted. */
  readonly windows: number;
}

/** Somebody who types this name and password into every login form, on a browser of her own. */
export function aPerson(consoleOrigin: string, username: string, password: string): Person {
  const cookies = new Map<string, { value: string; path: string }>();
  const listeners = new Set<(message: WindowMessage) => void>();
  const does: Person['does'] = { blocks: false, closes: false, forges: (search) => search };
  const answers: string[] = [];
  let windows = 0;

  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
      if (value === '') cookies.delete(name);
      else cookies.set(name, { value, path });
    }
  }

  async function visit(first: string, init: RequestInit = {}): Promise<{ url: URL; response: Response | null }> {
    let url = new URL(first);
    let options = init;
    for (;;) {
      if (url.origin === consoleOrigin) return { url, response: null };
      const jar = [...cookies].filter(([, { path }]) => url.pathname.startsWith(path));
      const cookie = jar.map(([name, { value }]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, { ...options, redirect: 'manual', headers: { cookie } });
      keep(response);
      const location = response.headers.get('location');
      if (location === null) return { url, response };
      url = new URL(location, url);
      options = {};
    }
  }

  async function browse(address: string, source: object): Promise<void> {
    const first = await visit(address);
    const isForm = first.response?.status === 200 && first.url.pathname.startsWith('/auth/interaction/');
    const body = new URLSearchParams({ username, password });
    const { url } = isForm ? await visit(first.url.href, { method: 'POST', body }) : first;
    if (url.origin !== consoleOrigin) return;
    answers.push(url.search);
    const data = { type: 'softphone.oauth', search: does.forges(url.search) };
    const message = { source, origin: consoleOrigin, data };
    for (const listener of [...listeners]) listener(message);
  }

  function open(): SignInWindow {
    const source = {};
    let isClosed = false;
    return {
      source,
      go(url) {
        if (does.closes) isClosed = true;
        // A window whose page cannot be loaded answers nothing.
        else browse(url, source).catch(() => undefined);
      },
      isClosed: () => isClosed,
      close() {
        isClosed = true;
      }
    };
  }

  const world: World = {
    fetch: (url, init) => fetch(url, init),
    random: () => 0.5,
    openWindow() {
      if (does.blocks) return null;
      windows += 1;
      return open();
    },
    openFrame: open,
    hearMessages(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    }
  };
  return {
    world,
    does,
    answers,
    get windows() {
      return windows;
    }
  };
}
