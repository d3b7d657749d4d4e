import type { FastifyInstance } from 'fastify';
import { shownState } from '../core/shownState.ts';
import { arrive, disconnect, type Arrival } from '../core/contacts.ts';
import { decide, digitsOf } from '../core/dialling.ts';
import { MANNERS, READINGS } from '../core/manners.ts';
import { customerWrites } from '../core/messages.ts';
import { badRequest, notNow, Refusal, unknown } from '../core/refusal.ts';
import { changeDispositions } from '../core/skills.ts';
import { changeManners, changeSettings } from '../core/settings.ts';
import { customerView } from './customerView.ts';
import { readBodies } from './bodies.ts';
import type { Centre, Contact, NumberDoes, SettingsOverrides } from '../core/model.ts';
import type { Runtime } from './runtime.ts';

const CHANNELS = ['voice', 'chat', 'email', 'workItem', 'voicemail', 'personalConnection', 'sms', 'digital'];
const DOES = ['answers', 'busy', 'noAnswer', 'rejects', 'unreachable'];

export interface ControlHooks {
  settingsFromXml(): SettingsOverrides;
  faults(rules: unknown): void;
  listFaults(): unknown;
  reset(): Promise<void>;
  settingsChanged(): Promise<void>;
}

type Body = Record<string, unknown>;

const contactAt = (centre: Centre, params: unknown): Contact => {
  const contact = centre.contacts.get((params as { contactId: string }).contactId);
  if (!contact) throw unknown('Contact');
  return contact;
};

const textIn = (body: Body, name: string): string | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
};

function readArrival(body: Body): Arrival {
  const { channel, skillId, durationSeconds, status } = body;
  if (typeof channel !== 'string' || !CHANNELS.includes(channel))
    throw badRequest('InvalidChannel', `channel is one of ${CHANNELS.join(', ')}.`);
  const from = textIn(body, 'from');
  if (from === undefined) throw badRequest('FromRequired', 'from is missing.');
  const optional = Object.fromEntries(
    ['name', 'subject', 'text', 'payload']
      .map((name) => [name, textIn(body, name)])
      .filter(([, value]) => value !== undefined)
  );
  return {
    channel: channel as Arrival['channel'],
    from,
    ...optional,
    ...(skillId === undefined || skillId === '' ? {} : { skillId: Number(skillId) }),
    ...(durationSeconds === undefined ? {} : { durationSeconds: Number(durationSeconds) }),
    ...(status === 'Preview' || status === 'Active' ? { status } : {})
  };
}

function readDoes(body: Body): NumberDoes {
  const { does } = body;
  if (typeof does !== 'string' || !DOES.includes(does))
    throw badRequest('InvalidReaction', `does is one of ${DOES.join(', ')}.`);
  return does as NumberDoes;
}

const drawSeed = (centre: Centre) => ({
  agents: [...centre.agents.values()].map(({ agentId, firstName, lastName, username, password }) => ({
    agentId,
    name: `${firstName} ${lastName}`,
    username,
    password
  })),
  skills: [...centre.skills.values()].map((skill) => ({
    skillId: String(skill.skillId),
    name: skill.name,
    channel: skill.channel,
    outbound: skill.outbound,
    acwType: skill.acwType,
    maxSecondsAcw: skill.maxSecondsAcw,
    requireDisposition: skill.requireDisposition,
    allowSecondaryDisposition: skill.allowSecondary,
    dispositions: skill.dispositions.map((disposition) => ({
      id: String(disposition.id),
      name: disposition.name,
      requireAmount: disposition.requireAmount,
      requireCallbackTime: disposition.requireCallbackTime
    }))
  })),
  unavailableCodes: centre.codes.map(({ id, name, isAcw }) => ({ id: String(id), name, isAcw }))
});

const drawState = (centre: Centre) => ({
  now: centre.now,
  agents: [...centre.agents.values()].map((agent) => ({
    agentId: agent.agentId,
    state: agent.session ? shownState(centre, agent).state : 'LoggedOut',
    reason: shownState(centre, agent).reason,
    nextState: agent.next,
    leg: agent.leg.status,
    muted: agent.muted,
    openPolls: agent.openPolls,
    maxOpenPolls: agent.maxOpenPolls,
    sessionIds: agent.session?.ids ?? []
  })),
  contacts: [...centre.contacts.values()].map((contact) => ({
    contactId: contact.contactId,
    agentId: contact.agentId,
    channel: contact.serves,
    status: contact.status,
    from: contact.from,
    to: contact.to,
    name: contact.label,
    isInbound: contact.isInbound,
    connectedAt: contact.connectedAt,
    parentContactId: contact.parentContactId,
    omniGroupId: contact.omniGroupId,
    skillId: String(contact.skillId),
    acw: contact.acw,
    disposition: contact.disposition && {
      id: String(contact.disposition.dispositionId),
      name: contact.disposition.dispositionName,
      notes: contact.disposition.notes,
      secondaryId:
        contact.disposition.secondaryDispositionId === null ? null : String(contact.disposition.secondaryDispositionId),
      amount: contact.disposition.commitmentAmount,
      callbackTime: contact.disposition.callbackTime
    },
    endReason: contact.endReason,
    disconnectCode: contact.disconnectCode,
    finalState: contact.finalState
  }))
});

/** Mounts `/control/…`: how the customer page and the tests play everybody but the agent. */
export function mountControl(app: FastifyInstance, runtime: Runtime, hooks: ControlHooks): void {
  void app.register(async (scope) => {
    readBodies(scope);
    scope.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
      reply.code(error instanceof Refusal ? error.status : (error.statusCode ?? 500)).send({ error: error.message })
    );

    scope.get('/control/seed', async () => drawSeed(runtime.centre));
    scope.get('/control/state', async () => drawState(runtime.centre));
    scope.get('/control/ledger', async (request) => {
      const { since } = request.query as { since?: string };
      return { entries: runtime.centre.ledger.since(Number(since ?? 0) || 0) };
    });

    scope.post('/control/contacts', async (request, reply) => {
      const arrival = readArrival((request.body ?? {}) as Body);
      return reply.code(201).send({ contactId: runtime.change((centre) => arrive(centre, arrival)).contactId });
    });
    scope.post('/control/contacts/:contactId/messages', async (request, reply) => {
      const said = textIn((request.body ?? {}) as Body, 'text');
      if (said === undefined || said === '') throw badRequest('TextRequired', 'text is missing.');
      runtime.change((centre) => customerWrites(centre, contactAt(centre, request.params), said));
      return reply.code(204).send();
    });
    scope.post('/control/contacts/:contactId/end', async (request, reply) => {
      runtime.change((centre) => {
        const contact = contactAt(centre, request.params);
        if (contact.endedAt !== null) throw notNow('Ended', 'This contact has ended already.');
        disconnect(centre, contact, 'Customer');
      });
      return reply.code(204).send();
    });
    scope.post('/control/contacts/:contactId/answer', async (request, reply) => {
      const does = readDoes((request.body ?? {}) as Body);
      runtime.change((centre) => decide(centre, contactAt(centre, request.params), does));
      return reply.code(204).send();
    });
    scope.get('/control/contacts/:contactId/transcript', async (request) =>
      customerView(runtime.centre, contactAt(runtime.centre, request.params))
    );
    scope.get('/control/customer', async () => ({
      contacts: [...runtime.centre.contacts.values()].map((contact) => customerView(runtime.centre, contact))
    }));

    scope.put('/control/skills/:skillId', async (request, reply) => {
      const { skillId } = request.params as { skillId: string };
      runtime.change((centre) =>
        changeDispositions(centre, Number(skillId), ((request.body ?? {}) as Body)['dispositions'])
      );
      return reply.code(204).send();
    });

    scope.put('/control/numbers/:number', async (request, reply) => {
      const body = (request.body ?? {}) as Body;
      const { afterMs } = body;
      const number = digitsOf((request.params as { number: string }).number);
      if (number === '') throw badRequest('InvalidNumber', 'This is not a number.');
      if (afterMs !== undefined && !(Number(afterMs) >= 0)) throw badRequest('InvalidTime', 'afterMs is milliseconds.');
      const rule = { does: readDoes(body), ...(afterMs === undefined ? {} : { afterMs: Number(afterMs) }) };
      runtime.change((centre) => centre.numbers.set(number, rule));
      return reply.code(204).send();
    });
    scope.get('/control/numbers', async () => ({ numbers: Object.fromEntries(runtime.centre.numbers) }));

    scope.put('/control/faults', async (request, reply) => {
      hooks.faults(((request.body ?? {}) as Body)['rules']);
      return reply.code(204).send();
    });
    scope.get('/control/faults', async () => hooks.listFaults());

    scope.get('/control/manners', async () => ({
      manners: runtime.centre.manners,
      defaults: MANNERS,
      readings: READINGS
    }));
    scope.put('/control/manners', async (request) => {
      runtime.change((centre) => changeManners(centre, (request.body ?? {}) as Body));
      return { manners: runtime.centre.manners, defaults: MANNERS, readings: READINGS };
    });

    scope.get('/control/settings', async () => ({
      settings: runtime.centre.settings,
      overrides: runtime.centre.overrides
    }));
    scope.put('/control/settings', async (request) => {
      runtime.change((centre) => changeSettings(centre, hooks.settingsFromXml(), (request.body ?? {}) as Body));
      await hooks.settingsChanged();
      return { settings: runtime.centre.settings, overrides: runtime.centre.overrides };
    });

    scope.post('/control/clock', async (request, reply) => {
      const advanceMs = Number(((request.body ?? {}) as Body)['advanceMs']);
      if (!(advanceMs >= 0)) throw badRequest('InvalidTime', 'advanceMs is milliseconds, not negative.');
      runtime.jump(advanceMs);
      return reply.code(204).send();
    });
    scope.post('/control/reset', async (_request, reply) => {
      await hooks.reset();
      return reply.code(204).send();
    });
  });
}
