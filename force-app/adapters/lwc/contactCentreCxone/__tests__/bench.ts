import type { Clock } from 'c/omniPorts';
import type { Fetch, SignInWindow, WindowMessage, World } from '../world';

/** Lets everything run that waits for nothing but promises. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

export interface FakeClock extends Clock {
  adjust(serverNow: number): void;
  /** Lets the time pass, ringing what is due, in order. */
  pass(ms: number): Promise<void>;
  readonly alarms: number;
}

export function fakeClock(start = Date.parse('2026-03-02T09:00:00.000Z')): FakeClock {
  let now = start;
  let offset = 0;
  let serial = 0;
  let alarms: { id: number; at: number; ring: () => void }[] = [];
  return {
    now: () => now + offset,
    adjust(serverNow) {
      offset = serverNow - now;
    },
    after(ms, ring) {
      serial += 1;
      const id = serial;
      alarms.push({ id, at: now + Math.max(0, ms), ring });
      return () => {
        alarms = alarms.filter((alarm) => alarm.id !== id);
      };
    },
    async pass(ms) {
      const until = now + ms;
      await settled();
      for (;;) {
        const [next] = alarms
          .filter(({ at }) => at <= until)
          .sort((one, other) => one.at - other.at || one.id - other.id);
        if (!next) break;
        alarms = alarms.filter(({ id }) => id !== next.id);
        now = Math.max(now, next.at);
        next.ring();
        await settled();
      }
      now = until;
    },
    get alarms() {
      return alarms.length;
    }
  };
}

/** One request as the fake network saw it. */
export interface Seen {
  url: string;
  method: string;
  path: string;
  query: string;
  body: unknown;
  headers: Record<string, string>;
  init: RequestInit;
  answer: (status: number, body?: unknown, headers?: Record<string, string>) => void;
  fail: () => void;
}

function responseOf(status: number, body: unknown, headers: Record<string, string>): Response {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const named: Record<string, string> = {
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...headers
  };
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => named[name.toLowerCase()] ?? null },
    text: () => Promise.resolve(text)
  } as unknown as Response;
}

/** A network whose requests wait until the test answers them, or are answered by `auto`. */
export function fakeNetwork(auto: (seen: Seen) => void = () => undefined): {
  fetch: Fetch;
  seen: Seen[];
  last(): Seen;
} {
  const seen: Seen[] = [];
  const fetch: Fetch = (url, init = {}) =>
    new Promise((settle, fail) => {
      const { pathname, search } = new URL(url);
      const one: Seen = {
        url,
        method: init.method ?? 'GET',
        path: decodeURIComponent(pathname.replace('/incontactapi/services/v31.0', '')),
        query: search,
        body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
        headers: init.headers as Record<string, string>,
        init,
        answer: (status, body, headers = {}) => settle(responseOf(status, body, headers)),
        fail: () => fail(new TypeError('Failed to fetch'))
      };
      seen.push(one);
      auto(one);
    });
  return { fetch, seen, last: () => seen.at(-1)! };
}

/** A browser without windows, over a fake network. */
export function fakeWorld(fetch: Fetch, rest: Partial<World> = {}): World {
  return {
    fetch,
    random: () => 0.5,
    openWindow: () => null,
    openFrame: () => null,
    hearMessages: () => () => undefined,
    ...rest
  };
}

/** A window a test can look into. */
export function fakeWindow(): SignInWindow & { went: string[]; shut(): void } {
  let isClosed = false;
  const went: string[] = [];
  return {
    source: {},
    went,
    go: (url) => void went.push(url),
    isClosed: () => isClosed,
    close() {
      isClosed = true;
    },
    shut() {
      isClosed = true;
    }
  };
}

/** Messages between windows, sent by the test. */
export function fakeMessages(): Pick<World, 'hearMessages'> & {
  send(message: WindowMessage): void;
  readonly listeners: number;
} {
  const listeners = new Set<(message: WindowMessage) => void>();
  return {
    hearMessages(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    send(message) {
      for (const listener of [...listeners]) listener(message);
    },
    get listeners() {
      return listeners.size;
    }
  };
}
