import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind, FaultPlan, FaultRule } from '../core/faults.ts';
import { closeUnanswered, halfOf } from './cutOff.ts';
import { createPreviousAnswers, type PreviousAnswers } from './previousAnswers.ts';
import { apiPath } from './paths.ts';

const MISBEHAVES = /^\/(incontactapi|org|auth)\//i;
const PROCESSED_LATE = 'processed late';
const USUAL_MS = 1_000;
const USUAL_BURST = 100;
const LOG_IN_PAGE = '<!doctype html><html><body><h1>Please log in to the network</h1></body></html>';

/** A request that is carried out although its client was told that it failed. */
export const isProcessedLate = (request: FastifyRequest): boolean => request.ip === PROCESSED_LATE;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once the token was read. */
    agentId: string;
  }
}

type Events = unknown[];

/** The payload with other events, when it has any. */
function withEvents(payload: unknown, change: (events: Events) => Events): unknown {
  if (typeof payload !== 'string') return payload;
  try {
    const body = JSON.parse(payload) as { events?: Events };
    return Array.isArray(body.events) ? JSON.stringify({ ...body, events: change(body.events) }) : payload;
  } catch {
    return payload;
  }
}

const twice = (events: Events): Events => events.flatMap((event) => [event, event]);

/** The events in their order, again and again until there are `n`. */
function repeated(events: Events, n: number): Events {
  if (events.length === 0) return events;
  return Array.from({ length: Math.max(n, events.length) }, (_, index) => events[index % events.length]);
}

function sendAsGarbage({ status, body, n }: FaultRule, reply: FastifyReply): string {
  const text = body === undefined ? LOG_IN_PAGE : typeof body === 'string' ? body : JSON.stringify(body);
  void reply.code(status ?? 200);
  void reply.header('content-type', text.startsWith('<') ? 'text/html' : 'application/json; charset=utf-8');
  return n === undefined ? text : text.repeat(Math.ceil(n / Math.max(1, text.length))).slice(0, n);
}

interface At {
  rule: FaultRule;
  request: FastifyRequest;
  reply: FastifyReply;
  previous: PreviousAnswers;
  /** Carries the request out after so many milliseconds; nobody hears the answer. */
  processLate: (request: FastifyRequest, ms: number) => void;
}

/** What each kind of fault does before the request is carried out (true: nothing more is to be done), and to the answer. */
interface Behaviour {
  before?: (at: At) => Promise<boolean>;
  answer?: (at: At, payload: unknown) => Promise<unknown> | unknown;
}

const BEHAVIOURS = {
  delay: {
    async before({ rule: { ms } }) {
      await wait(ms ?? USUAL_MS, undefined, { ref: false });
      return false;
    }
  },
  hold: {
    async answer({ rule: { ms } }, payload) {
      await wait(ms ?? USUAL_MS, undefined, { ref: false });
      return payload;
    }
  },
  dropRequest: {
    async before({ request, reply }) {
      reply.hijack();
      await closeUnanswered(request);
      return true;
    }
  },
  dropAnswer: {
    async answer({ request }, payload) {
      await closeUnanswered(request);
      return payload;
    }
  },
  late: {
    async before({ rule: { ms }, request, reply, processLate }) {
      processLate(request, ms ?? USUAL_MS);
      await reply.code(504).send({ error: 'GatewayTimeout', error_description: 'On request.' });
      return true;
    }
  },
  reset: {
    async answer({ request, reply }, payload) {
      if (typeof payload !== 'string' || payload === '') {
        await closeUnanswered(request);
        return payload;
      }
      void reply.header('content-length', String(Buffer.byteLength(payload)));
      return halfOf(payload, request);
    }
  },
  duplicate: { answer: (_at, payload) => withEvents(payload, twice) },
  stale: {
    answer({ request, reply, previous }, payload) {
      const before = previous.of(request);
      if (before === undefined) return payload;
      void reply.code(before.status);
      if (before.contentType !== undefined) void reply.header('content-type', before.contentType);
      return before.payload;
    }
  },
  status: {
    async before({ rule: { status, body, ms }, reply }) {
      if (ms !== undefined) void reply.header('Retry-After', String(Math.ceil(ms / 1000)));
      await reply.code(status ?? 503).send(body ?? { error: 'Fault', error_description: 'On request.' });
      return true;
    }
  },
  garbage: { answer: ({ rule, reply }) => sendAsGarbage(rule, reply) },
  burst: { answer: ({ rule: { n } }, payload) => withEvents(payload, (events) => repeated(events, n ?? USUAL_BURST)) }
} satisfies Record<FaultKind, Behaviour>;

/** Lets the fault plan act on everything the app serves for agents, the stand-in org included. */
export function installFaults(app: FastifyInstance, plan: FaultPlan): { forget(): void } {
  const taken = new WeakMap<FastifyRequest, FaultRule[]>();
  const previous = createPreviousAnswers();
  const waiting = new Set<NodeJS.Timeout>();

  function processLate({ method, url, headers, body }: FastifyRequest, ms: number): void {
    const { 'content-length': _length, ...others } = headers;
    const payload = body === undefined || body === null ? {} : { payload: JSON.stringify(body) };
    const timer = setTimeout(() => {
      waiting.delete(timer);
      void app.inject({
        method: method as 'POST',
        url,
        headers: others,
        remoteAddress: PROCESSED_LATE,
        ...payload
      });
    }, ms);
    waiting.add(timer);
  }

  function forget(): void {
    previous.forget();
    for (const timer of waiting) clearTimeout(timer);
    waiting.clear();
  }

  app.decorateRequest('agentId', '');
  app.addHook('onClose', async () => forget());

  app.addHook('preHandler', async (request, reply) => {
    const path = apiPath(request.url) ?? request.url.split('?')[0]!;
    if (!MISBEHAVES.test(request.url) || request.method === 'OPTIONS' || isProcessedLate(request)) return undefined;
    const rules = plan.take(request.method, path);
    taken.set(request, rules);
    for (const rule of rules) {
      const { before }: Behaviour = BEHAVIOURS[rule.does];
      if (await before?.({ rule, request, reply, previous, processLate })) return reply;
    }
    return undefined;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const contentType = reply.getHeader('content-type');
    const fresh = {
      status: reply.statusCode,
      contentType: contentType === undefined ? undefined : String(contentType),
      payload
    };
    let sent: unknown = payload;
    for (const rule of taken.get(request) ?? []) {
      const { answer }: Behaviour = BEHAVIOURS[rule.does];
      if (answer) sent = await answer({ rule, request, reply, previous, processLate }, sent);
    }
    if (MISBEHAVES.test(request.url)) previous.keep(request, fresh);
    return sent;
  });

  return { forget };
}
