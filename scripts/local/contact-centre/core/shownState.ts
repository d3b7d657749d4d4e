import { ACW_CODE } from './seed.ts';
import type { Agent, Centre, Contact } from './model.ts';

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

/** Contacts whose after-contact work goes on. */
export function wrappedUpContacts(centre: Centre, agent: Agent): Contact[] {
  return ofAgent(centre, agent).filter((contact) => contact.acw === 'open');
}

/** Whether anything is connected, dialled or in after-contact work. */
export function isBusy(centre: Centre, agent: Agent): boolean {
  return handledContacts(centre, agent).length > 0 || wrappedUpContacts(centre, agent).length > 0;
}

/** The state as the agent's own screen shows it. */
export function shownState(centre: Centre, agent: Agent): ShownState {
  const asSet = { state: agent.base.state, reason: agent.base.reason, isAcw: false, acwTimeout: 0 };
  if (agent.base.reason === 'Refused') return asSet;
  const [contact] = handledContacts(centre, agent);
  if (centre.manners.deliveryMode === 'Omnichannel')
    return contact ? { ...asSet, state: 'Working', reason: '' } : asSet;
  if (contact) return { ...asSet, state: contact.isInbound ? 'InboundContact' : 'OutboundContact', reason: '' };
  const [wrapping] = wrappedUpContacts(centre, agent);
  return wrapping
    ? { state: 'Unavailable', reason: ACW_CODE.name, isAcw: true, acwTimeout: wrapping.acwSeconds }
    : asSet;
}
