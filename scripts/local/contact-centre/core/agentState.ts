import { finishAcw } from './acw.ts';
import { stateEndsAcw } from './manners.ts';
import { record } from './record.ts';
import { badRequest, notNow } from './refusal.ts';
import { isBusy, wrappedUpContacts } from './shownState.ts';
import type { Agent, By, Centre, ChosenState } from './model.ts';

function readState(centre: Centre, agent: Agent, state: unknown, reason: unknown): ChosenState {
  if (state === 'Available') return { state, reason: '' };
  if (state !== 'Unavailable') throw badRequest('InvalidState', 'The state is Available or Unavailable.');
  if (reason === undefined || reason === null || reason === '') return { state, reason: '' };
  const code = centre.codes.find((candidate) => candidate.name === reason);
  if (!code) throw badRequest('InvalidReason', 'There is no such unavailable code.');
  if (code.isAcw && !isBusy(centre, agent)) throw notNow('NoContact', 'An after-contact-work code needs a contact.');
  return { state, reason: code.name };
}

const same = (left: ChosenState, right: ChosenState): boolean =>
  left.state === right.state && left.reason === right.reason;

/** The agent chooses a state: at once when nothing is open, else as the next one. */
export function chooseState(centre: Centre, agent: Agent, by: By, wished: { state: unknown; reason: unknown }): void {
  const chosen = readState(centre, agent, wished.state, wished.reason);
  const before = JSON.stringify([agent.base, agent.next]);
  const wrapping = wrappedUpContacts(centre, agent);
  if (stateEndsAcw(centre.manners)) for (const contact of wrapping) finishAcw(centre, contact);

  if (!isBusy(centre, agent)) {
    setBase(centre, agent, chosen);
    agent.next = null;
  } else {
    // Refused is cleared by choosing anything; a busy agent would otherwise be shut out until all her contacts are done.
    if (agent.base.reason === 'Refused') setBase(centre, agent, { state: 'Available', reason: '' });
    agent.next = same(agent.base, chosen) ? null : chosen;
  }
  if (chosen.state === 'Available') forgetRefusals(centre, agent);
  const changed = before !== JSON.stringify([agent.base, agent.next]) || wrapping.some((contact) => contact.finalState);
  if (changed) record(centre, by, 'state', '', { ...chosen });
}

function setBase(centre: Centre, agent: Agent, state: ChosenState): void {
  if (state.state === 'Available' && agent.base.state !== 'Available') agent.idleSince = centre.now;
  agent.base = state;
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
  if (!agent.next || isBusy(centre, agent)) return;
  setBase(centre, agent, agent.next);
  agent.next = null;
}

/** Whether new contacts may be routed to the agent now, limits aside. */
export function isRoutable(centre: Centre, agent: Agent): boolean {
  if (!agent.session || agent.base.state !== 'Available' || agent.next?.state === 'Unavailable') return false;
  return centre.manners.deliveryMode === 'Omnichannel' || wrappedUpContacts(centre, agent).length === 0;
}
