import type { Clock } from 'c/omniPorts';
import type { Tokens } from './tokens';
import type { Fetch } from './world';

/** One request, its address in parts so that no id can change where it goes. */
export interface Ask {
  method: 'GET' | 'POST' | 'DELETE';
  path: string[];
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** The key of the intent, sent as `CorrelationId`. */
  key?: string;
  deadlineMs?: number;
  signal?: AbortSignal;
  /** Hears an answer that came after the deadline. */
  late?: (reply: Reply) => void;
}

/** An answer, read to its end. */
export interface Reply {
  status: number;
  text: string;
  contentType: string;
  /** Seconds, from `Retry-After`. */
  retryAfter: number | null;
  /** When it was answered, by the server's clock; absent where the browser may not read it. */
  answeredAt?: number;
}

/** `silent`: no whole answer came, so nothing is known; `signedOut`: only a new sign-in helps, and nothing was done. */
export type Outcome = { kind: 'reply'; reply: Reply } | { kind: 'silent' } | { kind: 'signedOut' };

export interface Http {
  send(ask: Ask): Promise<Outcome>;
}

export const DEADLINE_MS = 15_000;
export const LONGEST_BODY = 4_000_000;

/** The address of a resource below `base`, every part encoded. */
export function addressOf(base: string, path: string[], query: Record<string, string> = {}): string {
  const url = new URL(`${base.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

async function readReply(pending: Promise<Response>): Promise<Reply> {
  const response = await pending;
  if (Number(response.headers.get('content-length') ?? 0) > LONGEST_BODY) throw new Error('answer too long');
  const text = response.status === 204 || response.status === 304 ? '' : await response.text();
  if (text.length > LONGEST_BODY) throw new Error('answer too long');
  const retryAfter = Number.parseFloat(response.headers.get('retry-after') ?? '');
  const answeredAt = Date.parse(response.headers.get('date') ?? '');
  return {
    status: response.status,
    text,
    contentType: (response.headers.get('content-type') ?? '').toLowerCase(),
    retryAfter: Number.isFinite(retryAfter) && retryAfter >= 0 ? retryAfter : null,
    ...(Number.isNaN(answeredAt) ? {} : { answeredAt })
  };
}

/** Sends one request without a token; null when no whole answer came within the deadline. */
export function sendOnce(
  { fetch, clock }: { fetch: Fetch; clock: Clock },
  url: string,
  init: RequestInit,
  { deadlineMs = DEADLINE_MS, signal, late }: Pick<Ask, 'deadlineMs' | 'signal' | 'late'> = {}
): Promise<Reply | null> {
  return new Promise((settle) => {
    const abort = new AbortController();
    let isOpen = true;
    const finish = (reply: Reply | null): void => {
      if (!isOpen) {
        if (reply) late?.(reply);
        return;
      }
      isOpen = false;
      stopWatching();
      signal?.removeEventListener('abort', giveUp);
      settle(reply);
    };
    // The deadline settles by itself: after a sleep some requests neither answer nor fail, not even when aborted.
    const giveUp = (): void => {
      finish(null);
      abort.abort();
    };
    const stopWatching = clock.after(deadlineMs, giveUp);
    if (signal?.aborted) {
      giveUp();
      return;
    }
    signal?.addEventListener('abort', giveUp);
    let pending: Promise<Response>;
    try {
      pending = fetch(url, {
        ...init,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: abort.signal
      });
    } catch {
      finish(null);
      return;
    }
    // What is left of an answer that is too long is not waited for.
    readReply(pending).then(finish, giveUp);
  });
}

/** Requests to the contact centre's API: the token read at the moment of sending, one renewal and one repetition on 401. */
export function createHttp(parts: {
  fetch: Fetch;
  clock: Clock;
  tokens: Tokens;
  base: () => string | null;
  isStopped: () => boolean;
  /** Hears the server's time of each answer that tells it, to the second. */
  dated?: (serverTime: number) => void;
}): Http {
  async function withToken(base: string, ask: Ask, token: string): Promise<Reply | null> {
    const headers: Record<string, string> = { Accept: 'application/json', Authorization: `Bearer ${token}` };
    if (ask.body) headers['Content-Type'] = 'application/json';
    if (ask.key) headers['CorrelationId'] = ask.key;
    const init = { method: ask.method, headers, ...(ask.body ? { body: JSON.stringify(ask.body) } : {}) };
    const reply = await sendOnce(parts, addressOf(base, ask.path, ask.query), init, ask);
    if (reply?.answeredAt !== undefined && !parts.isStopped()) parts.dated?.(reply.answeredAt);
    return reply;
  }

  async function send(ask: Ask): Promise<Outcome> {
    const token = await parts.tokens.read();
    const base = parts.base();
    if (token === null || base === null) return { kind: 'signedOut' };
    const first = await withToken(base, ask, token);
    if (first?.status !== 401) return first ? { kind: 'reply', reply: first } : { kind: 'silent' };
    const renewed = await parts.tokens.replace(token);
    if (renewed === 'refused') return { kind: 'signedOut' };
    if (renewed === 'unreachable') return { kind: 'silent' };
    const second = await withToken(base, ask, renewed);
    return second ? { kind: 'reply', reply: second } : { kind: 'silent' };
  }

  return {
    // Who was stopped learns nothing more, so that nothing is done about an answer.
    send: (ask) =>
      new Promise((settle) => {
        if (parts.isStopped()) return;
        void send(ask).then((outcome) => parts.isStopped() || settle(outcome));
      })
  };
}
