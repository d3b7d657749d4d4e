import { ACW_CODE } from './seed.ts';
import { badRequest, notNow } from './refusal.ts';
import { stateEndsAcw } from './manners.ts';
import { finishAcw } from './acw.ts';
import { record } from './record.ts';
import type { Agent, By, Centre, ChosenState, Contact } from './model.ts';

export interface ShownState {
  state: string;
  reason: string;
  isAcw: boolean;
  acwTimeout: number;
}

const HANDLED = ['Dialing', 'Ringing', 'Active', 'Holding'];

const ofAgent = (centre: Centre, agent: Agent): Contact[] =>
  [...centre.contacts.values()].filter((contact) => contact.agentId === agent.agentId);

/** Contacts the agent is working on; an offer that still rings is not one of them. */
export function handledContacts(centre: Centre, agent: Agent): Contact[] {
  return ofAgent(centre, agent).filter(
    (contact) => HANDLED.includes(contact.status) && !(contact.status === 'Ringing' && contact.isInbound)
  );
}

const inAcw = (centre: Centre, agent: Agent): Contact[] => ofAgent(centre, agent).filter((contact) => contact.acw === 'open');

/** The state as the agent's own screen shows it. */
export function shownState(centre: Centre, agent: Agent): ShownState {
  const asSet = { state: agent.base.state, reason: agent.base.reason, isAcw: false, acwTimeout: 0 };
  if (agent.base.reason === 'Refused') return asSet;
  const handled = handledContacts(centre, agent);
  if (centre.manners.deliveryMode === 'Omnichannel') return handled.length > 0 ? { ...asSet, state: 'Working', reason: '' } : asSet;
  const [contact] = handled;
  if (contact) return { ...asSet, state: contact.isInbound ? 'InboundContact' : 'OutboundContact', reason: '' };
  const [wrapping] = inAcw(centre, agent);
  return wrapping ? { state: 'Unavailable', reason: ACW_CODE.name, isAcw: true, acwTimeout: wrapping.acwSeconds } : asSet;
}

function readState(centre: Centre, agent: Agent, state: unknown, reason: unknown): ChosenState {
  if (state === 'Available') return { state, reason: '' };
  if (state !== 'Unavailable') throw badRequest('InvalidState', 'The state is Available or Unavailable.');
  if (reason === undefined || reason === null || reason === '') return { state, reason: '' };
  const code = centre.codes.find((candidate) => candidate.name === reason);
  if (!code) throw badRequest('InvalidReason', 'There is no such unavailable code.');
  const busy = handledContacts(centre, agent).length > 0 || inAcw(centre, agent).length > 0;
  if (code.isAcw && !busy) throw notNow('NoContact', 'An after-contact-work code needs a contact.');
  return { state, reason: code.name };
}

const same = (left: ChosenState | null, right: ChosenState): boolean =>
  left !== null && left.state === right.state && left.reason === right.reason;

/** The agent chooses a state: at once when nothing is open, else as the next one. */
export function chooseState(centre: Centre, agent: Agent, by: By, wished: { state: unknown; reason: unknown }): void {
  const chosen = readState(centre, agent, wished.state, wished.reason);
  const before = JSON.stringify([agent.base, agent.next]);
  const wrapping = inAcw(centre, agent);
  if (stateEndsAcw(centre.manners)) for (const contact of wrapping) finishAcw(centre, contact);

  const busy = handledContacts(centre, agent).length > 0 || inAcw(centre, agent).length > 0;
  if (agent.base.reason === 'Refused') agent.base = busy ? { state: 'Available', reason: '' } : chosen;
  if (!busy) agent.base = chosen;
  agent.next = busy && !same(agent.base, chosen) ? chosen : null;
  if (agent.base.state === 'Available') becomeIdle(centre, agent, before);

  if (chosen.state === 'Available') forgetRefusals(centre, agent);
  const changed = before !== JSON.stringify([agent.base, agent.next]) || wrapping.some((contact) => contact.finalState);
  if (changed) record(centre, by, 'state', '', { state: chosen.state, reason: chosen.reason });
}

function becomeIdle(centre: Centre, agent: Agent, before: string): void {
  if (!before.startsWith('[{"state":"Available"')) agent.idleSince = centre.now;
}

function forgetRefusals(centre: Centre, agent: Agent): void {
  for (const contact of centre.contacts.values()) {
    contact.refusedBy = contact.refusedBy.filter((agentId) => agentId !== agent.agentId);
  }
}

/** An offer was not taken: the agent is out of routing until she chooses a state again. */
export function refuse(agent: Agent): void {
  agent.base = { state: 'Unavailable', reason: 'Refused' };
}

/** Applies the state chosen for later once nothing is open and no after-contact work is left. */
export function applyNextState(centre: Centre, agent: Agent): void {
  if (!agent.next || handledContacts(centre, agent).length > 0 || inAcw(centre, agent).length > 0) return;
  agent.base = agent.next;
  agent.next = null;
  if (agent.base.state === 'Available') agent.idleSince = centre.now;
}

/** Whether new contacts may be routed to the agent now, limits aside. */
export function isRoutable(centre: Centre, agent: Agent): boolean {
  if (!agent.session || agent.base.state !== 'Available' || agent.next?.state === 'Unavailable') return false;
  return centre.manners.deliveryMode === 'Omnichannel' || inAcw(centre, agent).length === 0;
}
