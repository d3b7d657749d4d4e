import type { Fault, FaultKind } from './faults.ts';
import type { Given, Server } from './server.ts';
import { between, type Chance, type Time } from './time.ts';

const API = '/incontactapi/services/v31.0';

/** One request as it left the client, for the judge and for the history. */
export interface Wire {
  number: number;
  at: number;
  page: number;
  /** Method and path below the base, ids left out. */
  route: string;
  contactId: string;
  key: string;
  body: string;
  faults: FaultKind[];
  /** The tab that sent it was the writer at that moment. */
  isOfWriter: boolean;
  /** The status the client heard; null: no whole answer. */
  heard: number | null;
}

/** The page a request comes from, as far as the network must know it. */
export interface Sender {
  number: number;
  isAlive(): boolean;
  isFrozen(): boolean;
  /** When it last woke. */
  wokeAt(): number;
  die(): void;
  freeze(ms: number): void;
  jumpWall(ms: number): void;
  refuseStorage(ms: number): void;
  /** Runs at once, when the page thaws, or never. */
  deliver(what: () => void): void;
  /** Tells once when the page is gone; the answer stops it. */
  whenDead(tell: () => void): () => void;
}

export interface Network {
  fetch(sender: Sender, url: string, init: RequestInit): Promise<Response>;
  wires: Wire[];
  /** When the last fault that has begun has no more effect. */
  troubledUntil(): number;
  /** The most tabs that polled at one moment, those that are frozen left out. */
  mostPolls(): number;
}

/** Requests that have another effect each time they are taken: no network repeats them without the program's doing. */
const NEVER_TWICE =
  /dial-phone|email-outbound|send-chat-text|email-reply|email-send|add-contact|POST \/agent-sessions$/;

const DEADLINE_MS = 16_000;
/** However far a clock jumps, by then the client has found its way again. */
const JUMP_FELT_MS = 120_000;
const POLL_DEADLINE_MS = 41_000;
const ORG_DEADLINE_MS = 31_000;

const routeOf = (method: string, pathname: string): string =>
  `${method} ${pathname.replace(API, '').replace(/\/[A-Za-z0-9=_%-]*\d[A-Za-z0-9=_%-]*/g, '/*')}`;

const JSON_TYPE = 'application/json; charset=utf-8';
const said = (status: number, text: string, contentType = JSON_TYPE, retryAfter: string | null = null): Given => ({
  status,
  text,
  contentType,
  retryAfter
});

const INSTEAD: Partial<Record<FaultKind, Given>> = {
  late: said(504, '', 'text/html'),
  status500: said(500, '{"error":"ServerError"}'),
  status401: said(401, '{"error":"Unauthorized"}'),
  status409: said(409, '{"error":"Conflict"}'),
  status429: said(429, '{"error":"TooManyRequests"}', JSON_TYPE, '1'),
  html: said(200, '<html><body>Sign in to the guest network</body></html>', 'text/html')
};

/** An answer as `fetch` gives it; the sign-in library asks whether it is a real one. */
function responseOf(given: Given, isCut: boolean): Response {
  const { status, text, contentType, retryAfter } = given;
  const headers = new Headers();
  if (contentType !== '') headers.set('content-type', contentType);
  if (retryAfter !== null) headers.set('retry-after', retryAfter);
  const read = async (): Promise<string> => {
    if (isCut) throw new TypeError('terminated');
    return text;
  };
  return Object.create(Response.prototype, {
    status: { value: status },
    ok: { value: status >= 200 && status < 300 },
    headers: { value: headers },
    bodyUsed: { value: false },
    text: { value: read },
    json: { value: async () => JSON.parse(await read()) as unknown },
    clone: { value: () => responseOf(given, isCut) }
  }) as Response;
}

const twice = (given: Given): Given => {
  if (!given.text.includes('"events"')) return given;
  const body = JSON.parse(given.text) as { events: unknown[] };
  return { ...given, text: JSON.stringify({ ...body, events: body.events.flatMap((event) => [event, event]) }) };
};

/** Dies between two steps of the program: after so many turns of its promises, 0: once all of them have run. */
function dieAfter(sender: Sender, turns: number): void {
  if (turns === 0) return void setImmediate(() => sender.die());
  void (async () => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    sender.die();
  })();
}

/** The way between the agent's browser and the contact centre, with the faults of the run. */
export function createNetwork(parts: {
  time: Time;
  chance: Chance;
  server: Server;
  faults: readonly Fault[];
  writer: () => number | null;
}): Network {
  const { time, chance, server, faults } = parts;
  const wires: Wire[] = [];
  const lastOf = new Map<string, Given>();
  let troubledUntil = time.now();
  let left = [...faults];
  const polls = new Set<Sender>();
  let mostPolls = 0;

  const lasts = (ms: number): void => {
    troubledUntil = Math.max(troubledUntil, time.now() + ms);
  };

  function happen(sender: Sender, fault: Fault): void {
    if (fault.does === 'freeze') sender.freeze(fault.ms);
    else if (fault.does === 'jumpServerClock') server.runtime.jump(fault.ms);
    else if (fault.does === 'jumpWallClock') sender.jumpWall(fault.ms);
    else if (fault.does === 'refuseStorage') sender.refuseStorage(fault.ms);
    else return;
    lasts(Math.min(Math.abs(fault.ms), JUMP_FELT_MS));
  }

  function fetch(sender: Sender, url: string, init: RequestInit): Promise<Response> {
    const number = wires.length + 1;
    const { pathname } = new URL(url);
    const method = init.method ?? 'GET';
    const headers = init.headers instanceof Headers ? {} : ((init.headers ?? {}) as Record<string, string>);
    const route = routeOf(method, pathname);
    const body = String(init.body ?? '');
    const mine = left.filter((fault) => fault.at === number);
    left = left.filter((fault) => !mine.includes(fault));
    const has = (kind: FaultKind): boolean => mine.some((fault) => fault.does === kind);
    const msOf = (kind: FaultKind): number => mine.find((fault) => fault.does === kind)?.ms ?? 0;
    const wire: Wire = {
      number,
      at: time.now(),
      page: sender.number,
      route,
      contactId: /\/(?:interactions|contacts)\/(\d+)/.exec(pathname)?.[1] ?? '',
      key: headers['CorrelationId'] ?? '',
      body,
      faults: mine.map((fault) => fault.does),
      isOfWriter: parts.writer() === sender.number,
      heard: null
    };
    if (has('dieBeforeSend')) {
      lasts(0);
      sender.die();
      return new Promise(() => undefined);
    }
    wires.push(wire);
    mine.forEach((fault) => happen(sender, fault));
    const isPoll = route.endsWith('get-next-event');
    const isForOrg = pathname.startsWith('/org/');
    const deadline = isPoll ? POLL_DEADLINE_MS : isForOrg ? ORG_DEADLINE_MS : DEADLINE_MS;

    if (isPoll) polls.add(sender);
    mostPolls = Math.max(mostPolls, [...polls].filter((poller) => !poller.isFrozen()).length);
    return new Promise((settle, fail) => {
      let isOver = false;
      const close = (): void => {
        isOver = true;
        if (isPoll) polls.delete(sender);
      };
      let isGone = false;
      const watchers = new Set<() => void>();
      const connection = {
        isGone: () => isGone,
        whenGone(tell: () => void) {
          watchers.add(tell);
          return () => watchers.delete(tell);
        }
      };
      const leave = (): void => {
        isGone = true;
        watchers.forEach((tell) => tell());
      };
      const stopWatching = watchLeaving(sender, init.signal ?? null, () => {
        if (!isOver) close();
        time.after(5, leave);
        fail(new DOMException('aborted', 'AbortError'));
      });
      const end = (what: () => void): void =>
        sender.deliver(() => {
          if (isOver) return;
          close();
          stopWatching();
          what();
        });
      const breakOff = (): void => end(() => fail(new TypeError('fetch failed')));
      const give = (given: Given): void => {
        if (has('dieBeforeAnswer')) {
          lasts(0);
          return sender.die();
        }
        end(() => {
          wire.heard = has('cut') ? null : given.status;
          settle(responseOf(given, has('cut')));
          if (has('dieAfterAnswer')) dieAfter(sender, msOf('dieAfterAnswer'));
        });
      };
      const process = async (): Promise<Given> => {
        const given = await server.handle({ method, url, headers: lower(init.headers), body, connection });
        const resource = isPoll ? route : `${method} ${url}`;
        const before = lastOf.get(resource);
        if (given.status < 300) lastOf.set(resource, given);
        if (has('stale') && before !== undefined) return before;
        return has('duplicate') && isPoll ? twice(given) : given;
      };
      const way = (): number => between(chance, 5, 25);

      if (has('dieAfterSend')) dieAfter(sender, msOf('dieAfterSend'));
      for (const fault of mine) if (fault.does !== 'late' && fault.does !== 'slow') lasts(100);
      if (has('loseRequest')) return void time.after(way(), breakOff);
      if (has('swallowRequest')) return lasts(deadline);
      const instead = mine.map((fault) => INSTEAD[fault.does]).find((given) => given !== undefined);
      if (has('late')) {
        lasts(msOf('late') + 100);
        time.after(msOf('late'), () => void process());
      }
      if (instead !== undefined) {
        time.after(way(), () => give(instead));
        return undefined;
      }
      if (has('duplicate') && !isPoll && !NEVER_TWICE.test(route)) time.after(way() + 40, () => void process());
      time.after(way(), () => {
        void process().then((given) => {
          const answered = has('doneBut502') ? said(502, '', 'text/html') : given;
          if (has('swallowAnswer')) return lasts(deadline);
          const back = way() + msOf('slow');
          if (has('slow')) lasts(back);
          time.after(back, () => (has('loseAnswer') ? breakOff() : give(answered)));
          return undefined;
        });
      });
      return undefined;
    });
  }

  return { fetch, wires, troubledUntil: () => troubledUntil, mostPolls: () => mostPolls };
}

const lower = (headers: RequestInit['headers']): Record<string, string> =>
  headers instanceof Headers ? Object.fromEntries(headers) : ((headers ?? {}) as Record<string, string>);

/** Tells when the asker gives up or its page dies. */
function watchLeaving(sender: Sender, signal: AbortSignal | null, tell: () => void): () => void {
  const stopDying = sender.whenDead(tell);
  signal?.addEventListener('abort', tell);
  return () => {
    stopDying();
    signal?.removeEventListener('abort', tell);
  };
}
