import { drawContact, drawState } from './wire.ts';
import { shownState } from './shownState.ts';
import type { Agent, Centre, Contact, WireEvent } from './model.ts';

/** Puts an event into the queue of the agent's poll. */
export function tell(centre: Centre, agentId: string, event: WireEvent): void {
  const session = centre.agents.get(agentId)?.session;
  if (!session) return;
  session.queue.push(event);
  centre.wake(session);
}

/** Tells the contact's agent how it stands now. */
export function tellContact(centre: Centre, contact: Contact, shape: Parameters<typeof drawContact>[2] = {}): void {
  if (contact.agentId !== null) tell(centre, contact.agentId, drawContact(centre, contact, shape));
}

/** Tells the agent's state, only when what is shown differs from what was told last. */
export function tellState(centre: Centre, agent: Agent): void {
  if (!agent.session) return;
  const { acwTimeout: _left, ...shown } = shownState(centre, agent);
  const key = JSON.stringify(shown);
  const withNext = JSON.stringify([shown, agent.next]);
  if (agent.shown.key === withNext) return;
  const since = agent.shown.key.startsWith(`[${key}`) ? agent.shown.since : centre.now;
  agent.shown = { key: withNext, since };
  tell(centre, agent.agentId, drawState(centre, agent));
}
