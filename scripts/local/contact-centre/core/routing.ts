import { applyNextState, isRoutable } from './agentState.ts';
import { offer } from './contacts.ts';
import { fullBecause } from './limits.ts';
import { handledContacts } from './shownState.ts';
import { tellState } from './tell.ts';
import type { Agent, Centre, Contact } from './model.ts';

const queued = (centre: Centre): Contact[] =>
  [...centre.contacts.values()].filter((contact) => contact.status === 'Queued' && contact.endedAt === null);

const fits = (centre: Centre, contact: Contact, agent: Agent): boolean =>
  !contact.refusedBy.includes(agent.agentId) && fullBecause(centre, agent, contact.channel, null) === null;

/** Free agents before busy ones, then whoever has been idle longest. */
function byIdleness(centre: Centre): (left: Agent, right: Agent) => number {
  const load = (agent: Agent) => (handledContacts(centre, agent).length > 0 ? 1 : 0);
  return (left, right) => load(left) - load(right) || left.idleSince - right.idleSince;
}

// Voicemail comes with voice; only what is not spoken can be asked for.
const isOnRequest = ({ channel }: Contact): boolean =>
  channel === 'chat' || channel === 'email' || channel === 'workItem';

function route(centre: Centre): void {
  for (const contact of queued(centre)) {
    if (centre.manners.requestContact && isOnRequest(contact)) continue;
    const [agent] = [...centre.agents.values()]
      .filter((candidate) => isRoutable(centre, candidate) && fits(centre, contact, candidate))
      .sort(byIdleness(centre));
    if (agent) offer(centre, contact, agent);
  }
}

/** The +1 request: at most one waiting contact, within the limits, or nothing. */
export function requestOne(
  centre: Centre,
  agent: Agent,
  wanted: { chat: boolean; email: boolean; workItem: boolean }
): void {
  const all = !wanted.chat && !wanted.email && !wanted.workItem;
  const isWanted = (contact: Contact) =>
    isOnRequest(contact) && (all || wanted[contact.channel as keyof typeof wanted]);
  const contact = queued(centre).find((candidate) => isWanted(candidate) && fits(centre, candidate, agent));
  if (contact) offer(centre, contact, agent);
}

/** What follows any change: next states, new offers, and what the agents are told of their own state. */
export function settle(centre: Centre): void {
  for (const agent of centre.agents.values()) applyNextState(centre, agent);
  route(centre);
  for (const agent of centre.agents.values()) tellState(centre, agent);
}
