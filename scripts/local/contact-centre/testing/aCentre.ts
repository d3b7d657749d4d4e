import { beginPoll, findSession, takeEvents } from '../core/agentSessions.ts';
import { advanceTo, createCentre, perform } from '../core/centre.ts';
import { COMMANDS } from '../core/commands.ts';
import { arrive, disconnect, type Arrival } from '../core/contacts.ts';
import { decide, digitsOf } from '../core/dialling.ts';
import { mergeManners } from '../core/manners.ts';
import { customerWrites } from '../core/messages.ts';
import { Refusal } from '../core/refusal.ts';
import { changeSettings } from '../core/settings.ts';
import type { Centre, Contact, NumberDoes, SettingsOverrides, WireEvent } from '../core/model.ts';
import { matchRoute } from '../http/paths.ts';

export interface CentreBench {
  manners?: Record<string, unknown>;
  settings?: SettingsOverrides;
}

/** Monday morning, far from any change of summer time. */
export const MORNING = Date.UTC(2026, 4, 4, 8, 0, 0);

/** The pure core with a clock and chance of its own, played from both sides. */
export function aCentre({ manners = {}, settings = {} }: CentreBench = {}) {
  let chance = 1;
  const centre: Centre = createCentre({
    now: MORNING,
    random: () => (chance = (chance * 16807) % 2147483647) / 2147483647,
    settings
  });
  centre.manners = mergeManners(centre.manners, manners);
  const contactAt = (contactId: string): Contact => centre.contacts.get(contactId)!;

  return {
    centre,
    contactAt,
    pass: (seconds: number) => advanceTo(centre, centre.now + seconds * 1000),
    number: (number: string, does: NumberDoes, afterMs = 0) =>
      void centre.numbers.set(digitsOf(number), { does, afterMs }),
    change: (change: Record<string, unknown>) => perform(centre, () => changeSettings(centre, settings, change)),
    arrives: (arrival: Partial<Arrival> & Pick<Arrival, 'channel'>) =>
      perform(centre, () => arrive(centre, { from: '+4930700100', ...arrival })).contactId,
    writes: (contactId: string, text: string) =>
      perform(centre, () => customerWrites(centre, contactAt(contactId), text)),
    hangsUp: (contactId: string) => perform(centre, () => disconnect(centre, contactAt(contactId), 'Customer')),
    reacts: (contactId: string, does: NumberDoes) => perform(centre, () => decide(centre, contactAt(contactId), does)),
    effects: () =>
      centre.ledger.since(0).map(({ effect, contactId }) => (contactId === '' ? effect : `${effect} ${contactId}`)),
    agent: (username: string) => anAgent(centre, username)
  };
}

function anAgent(centre: Centre, username: string) {
  const agent = [...centre.agents.values()].find((candidate) => candidate.username === username)!;
  let sessionId = '';

  /** Sends a command; answers `202`, or the refusal as `409 LimitReached`. */
  function sends(path: string, args: Record<string, unknown> = {}, method = 'POST'): string {
    const full =
      path.startsWith('/contacts') || path.startsWith('/agent-sessions')
        ? path
        : `/agent-sessions/${encodeURIComponent(sessionId)}${path}`;
    const found = matchRoute(Object.keys(COMMANDS), method, full);
    if (!found) return '404 no such path';
    try {
      const answer = perform(centre, () =>
        COMMANDS[found.route]!({ centre, agent, by: { agentId: agent.agentId, key: '' }, path: found.params, args })
      );
      const body = answer?.body as { sessionId?: string } | undefined;
      if (body?.sessionId !== undefined) sessionId = body.sessionId;
      return String(answer?.status ?? 202);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return `${refusal.status} ${refusal.code}`;
    }
  }

  /** Everything the next poll would bring; `from` is an older id. */
  function hears(from = sessionId): WireEvent[] {
    const session = findSession(centre, agent, from);
    beginPoll(session, from);
    const taken = takeEvents(centre, session);
    if (taken) sessionId = taken.sessionId;
    return taken?.events ?? [];
  }

  const idOf = (event: WireEvent): unknown => event['ContactID'] ?? event['ContactId'];

  return {
    agent,
    sends,
    hears,
    get sessionId() {
      return sessionId;
    },
    /** Signs in, forgets the first picture, goes to Available. */
    works() {
      sends('/agent-sessions', {});
      hears();
      sends('/state', { state: 'Available' });
      hears();
      return this;
    },
    /** The statuses heard of one contact, `!` marking the final one. */
    hearsOf: (contactId: string): string[] =>
      hears()
        .filter((event) => idOf(event) === contactId && event.Type !== 'VoiceMailPlayBackEvent')
        .map((event) => `${String(event['Status'])}${event['FinalState'] === 'True' ? '!' : ''}`),
    /** The last state heard, with its reason and what is to follow. */
    hearsState(): string {
      const last = hears()
        .filter((event) => event.Type === 'AgentState')
        .at(-1);
      const next = (last?.['NextStates'] as { State: string; OutReason: string }[] | undefined)?.map((state) =>
        `→${state.State} ${state.OutReason}`.trim()
      );
      return last
        ? [last['CurrentState'], last['CurrentOutReason'], ...(next ?? [])].filter((word) => word !== '').join(' ')
        : 'nothing';
    },
    takes(contactId: string) {
      const answer = sends(`/interactions/${contactId}/accept`);
      if (answer !== '202') throw new Error(`accept: ${answer}`);
      return contactId;
    },
    dials(phoneNumber: string, parentContactId = '', skillId = 4101): string {
      const answer = sends('/dial-phone', { phoneNumber, skillId, parentContactId });
      return answer === '202' ? [...centre.contacts.keys()].at(-1)! : answer;
    }
  };
}
