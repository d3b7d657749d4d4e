import { notNow } from './refusal.ts';
import type { Agent, Centre, Channel, Contact, Limits } from './model.ts';

const OPEN = ['Incoming', 'Ringing', 'Dialing', 'Preview', 'Active', 'Holding'];

/** Whether the contact is still with its agent: offered, dialled or connected, but not ended. */
export function isOpen(contact: Contact): boolean {
  return contact.agentId !== null && OPEN.includes(contact.status);
}

/** The contact centre's limits for an agent; without multi-contact the total is one session. */
export function effectiveLimits(centre: Centre): Limits {
  const { limits, multiContact } = centre.settings;
  const single = !multiContact || centre.manners.deliveryMode === 'SingleContact';
  return single ? { ...limits, sessions: 1 } : limits;
}

/** The contacts an agent has open. */
export function openContacts(centre: Centre, agentId: string): Contact[] {
  return [...centre.contacts.values()].filter((contact) => contact.agentId === agentId && isOpen(contact));
}

/** What a contact belongs to: its group, else the contact at the top of its chain of parents. */
export function sessionKey(centre: Centre, contact: Contact): string {
  const parent = centre.contacts.get(contact.parentContactId);
  return parent ? sessionKey(centre, parent) : contact.contactId;
}

const slotOf = (channel: Channel): keyof Limits => (channel === 'voicemail' ? 'voice' : channel);

/** Why one more contact does not fit, or `null`; `parent` is what is elevated and never counts against its child. */
export function fullBecause(centre: Centre, agent: Agent, channel: Channel, parent: Contact | null): string | null {
  const open = openContacts(centre, agent.agentId);
  const limits = effectiveLimits(centre);
  const slot = slotOf(channel);
  const inSlot = open.filter((contact) => slotOf(contact.channel) === slot && contact !== parent);
  if (inSlot.length >= limits[slot]) return `At most ${limits[slot]} contact(s) of this channel at once.`;

  const sessions = new Set(open.map((contact) => sessionKey(centre, contact)));
  if (parent && sessions.has(sessionKey(centre, parent))) return null;
  const unlimited = limits.sessions === 0;
  return !unlimited && sessions.size >= limits.sessions ? `At most ${limits.sessions} session(s) at once.` : null;
}

/** Refuses what does not fit. */
export function assertRoom(centre: Centre, agent: Agent, channel: Channel, parent: Contact | null): void {
  const reason = fullBecause(centre, agent, channel, parent);
  if (reason !== null) throw notNow('LimitReached', reason);
}
