import { finishAcw } from './acw.ts';
import { disconnect, takeBack } from './contacts.ts';
import { endLeg } from './leg.ts';
import { isOpen } from './limits.ts';
import { notNow, unknown } from './refusal.ts';
import { record } from './record.ts';
import { drawFullPicture, drawPlayback, drawSessionEnd } from './wire.ts';
import type { Agent, AgentSession, By, Centre, WireEvent } from './model.ts';

function nextId(centre: Centre, session: AgentSession): string {
  const id = btoa(`${session.serial}.${session.ids.length + 1}.${Math.floor(centre.random() * 2 ** 40).toString(36)}`);
  session.ids.push(id);
  return id;
}

/** Logs the agent in at the contact centre; answers the first id for the poll. */
export function startSession(centre: Centre, agent: Agent, by: By, wish: Record<string, unknown>): string {
  if (agent.session) throw notNow('SessionExists', 'The agent already has an agent session; join it.');
  const stationId = String(wish['stationId'] ?? '');
  const named = String(wish['stationPhoneNumber'] ?? '');
  const stationPhoneNumber = named === '' && stationId === '' ? agent.stationPhoneNumber : named;
  const session: AgentSession = {
    serial: centre.sessions.length + 1,
    agentId: agent.agentId,
    ids: [],
    stationId,
    stationPhoneNumber,
    queue: [],
    owesFullPicture: true,
    ended: false
  };
  centre.sessions.push(session);
  agent.session = session;
  agent.shown = { key: '', since: centre.now };
  record(centre, by, 'session-start', '', { stationId, stationPhoneNumber });
  return nextId(centre, session);
}

/** Attaches to the running agent session; its next poll tells everything anew. */
export function joinSession(centre: Centre, agent: Agent): string {
  if (!agent.session) throw unknown('Session');
  agent.session.owesFullPicture = true;
  centre.wake(agent.session);
  return nextId(centre, agent.session);
}

/** Logs the agent out. Without `endContacts` or `forceLogoff` it is refused while contacts are open. */
export function endSession(centre: Centre, agent: Agent, by: By, wish: { force: boolean }): void {
  const { session } = agent;
  if (!session) throw unknown('Session');
  const mine = [...centre.contacts.values()].filter(
    (contact) => contact.agentId === agent.agentId && !contact.finalState
  );
  const connected = mine.filter((contact) => isOpen(contact) && (contact.connectedAt !== null || !contact.isInbound));
  if (connected.length > 0 && !wish.force) throw notNow('ContactsOpen', 'Contacts are still open.');
  for (const contact of mine) {
    if (connected.includes(contact)) disconnect(centre, contact, 'LoggedOff');
    else if (isOpen(contact)) takeBack(centre, contact, 'SessionEnded');
    if (contact.acw === 'open') finishAcw(centre, contact);
  }
  endLeg(centre, agent);
  closeSession(centre, agent, [drawSessionEnd()]);
  record(centre, by, 'session-end', '', {});
}

function closeSession(centre: Centre, agent: Agent, last: WireEvent[]): void {
  const { session } = agent;
  if (!session) return;
  session.ended = true;
  session.owesFullPicture = false;
  session.queue = last;
  agent.session = null;
  agent.base = { state: 'Unavailable', reason: '' };
  agent.next = null;
  centre.wake(session);
}

/** Finds an agent session by any id it ever had. */
export function findSession(centre: Centre, agent: Agent, sessionId: string): AgentSession {
  const session = centre.sessions.find(
    (candidate) => candidate.agentId === agent.agentId && candidate.ids.includes(sessionId)
  );
  if (!session || (session.ended && session.queue.length === 0)) throw unknown('Session');
  return session;
}

/** A poll with any id but the newest asks for the full picture. */
export function beginPoll(session: AgentSession, sessionId: string): void {
  if (!session.ended && session.ids.at(-1) !== sessionId) session.owesFullPicture = true;
}

/** Takes what the poll is owed, with the id for the next one; `null` when there is nothing. Taking is final. */
export function takeEvents(centre: Centre, session: AgentSession): { sessionId: string; events: WireEvent[] } | null {
  const agent = centre.agents.get(session.agentId);
  if (!agent || (!session.owesFullPicture && session.queue.length === 0)) return null;
  const events = session.owesFullPicture ? fullPicture(centre, agent) : session.queue;
  session.owesFullPicture = false;
  session.queue = [];
  return { sessionId: nextId(centre, session), events };
}

function fullPicture(centre: Centre, agent: Agent): WireEvent[] {
  const played = [...centre.contacts.values()].filter(
    (contact) =>
      contact.agentId === agent.agentId &&
      contact.channel === 'voicemail' &&
      contact.connectedAt !== null &&
      !contact.finalState
  );
  return [...drawFullPicture(centre, agent), ...played.map((contact) => drawPlayback(contact, centre.now))];
}
