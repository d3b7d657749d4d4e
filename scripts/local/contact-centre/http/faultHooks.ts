import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FaultKind, FaultPlan, FaultRule } from '../core/faults.ts';
import { apiPath } from './paths.ts';

const MISBEHAVES = /^\/(incontactapi|org|auth)\//i;

const doubled = (payload: unknown): unknown => {
  if (typeof payload !== 'string') return payload;
  try {
    const body = JSON.parse(payload) as { events?: unknown[] };
    return Array.isArray(body.events)
      ? JSON.stringify({ ...body, events: body.events.flatMap((event) => [event, event]) })
      : payload;
  } catch {
    return payload;
  }
};

interface Instead {
  status: number;
  body: unknown;
  retryAfter?: number;
}

/** What each kind of fault does before the request is processed, and to the answer; `before` answers itself by returning a status. */
interface Behaviour {
  before?: (rule: FaultRule) => Promise<Instead | void>;
  answer?: (rule: FaultRule, payload: unknown, request: FastifyRequest) => Promise<unknown> | unknown;
}

const BEHAVIOURS = {
  delay: { before: async ({ ms }) => void (await wait(ms ?? 1000)) },
  status: {
    before: async ({ status, body, ms }) => ({
      status: status ?? 503,
      body: body ?? { error: 'Fault', error_description: 'On request.' },
      ...(ms === undefined ? {} : { retryAfter: Math.ceil(ms / 1000) })
    })
  },
  dropAnswer: {
    answer: (_rule, payload, request) => {
      request.raw.socket.destroy();
      return payload;
    }
  },
  duplicate: { answer: (_rule, payload) => doubled(payload) }
} satisfies Record<FaultKind, Behaviour>;

/** Lets the fault plan act on everything the app serves for agents, the stand-in org included. */
export function installFaults(app: FastifyInstance, plan: FaultPlan): void {
  const taken = new WeakMap<FastifyRequest, FaultRule[]>();

  app.addHook('preHandler', async (request, reply) => {
    const path = apiPath(request.url) ?? request.url.split('?')[0]!;
    if (!MISBEHAVES.test(request.url) || request.method === 'OPTIONS') return;
    const rules = plan.take(request.method, path);
    taken.set(request, rules);
    for (const rule of rules) {
      const { before }: Behaviour = BEHAVIOURS[rule.does];
      const instead = await before?.(rule);
      if (instead?.retryAfter !== undefined) void reply.header('Retry-After', String(instead.retryAfter));
      if (instead) return reply.code(instead.status).send(instead.body);
    }
  });

  app.addHook('onSend', async (request, _reply, payload) => {
    let sent: unknown = payload;
    for (const rule of taken.get(request) ?? []) {
      const { answer }: Behaviour = BEHAVIOURS[rule.does];
      if (answer) sent = await answer(rule, sent, request);
    }
    return sent;
  });
}
