import { connect, disconnect, newContact } from './contacts.ts';
import { assertLegCanRing, ensureLeg } from './leg.ts';
import { assertRoom } from './limits.ts';
import { badRequest, notNow, unknown } from './refusal.ts';
import { record } from './record.ts';
import { REFUSED_NUMBERS } from './seed.ts';
import { tellContact } from './tell.ts';
import { stopPlayback } from './voicemail.ts';
import type { Agent, By, Centre, Channel, Contact, NumberDoes, Skill } from './model.ts';

const RINGS_FOR_MS = 30_000;

/** How a number reacts when nothing says after how long. */
const AFTER_MS: Record<NumberDoes, number> = {
  answers: 300,
  busy: 300,
  noAnswer: 2000,
  rejects: 600,
  unreachable: 300
};

const DISCONNECT_CODE = {
  busy: 'Busy',
  noAnswer: 'NoAnswer',
  rejects: 'Rejected',
  unreachable: 'Unreachable'
} as const;

/** Digits only, so that one number compares equal however it is written. */
export function digitsOf(number: string): string {
  return number.replace(/\D/g, '').replace(/^00/, '');
}

/** An outbound skill of this channel; `skillId` may be text or a number. */
export function outboundSkill(centre: Centre, skillId: unknown, channel: Channel): Skill {
  const skill = centre.skills.get(Number(skillId));
  if (!skill || !skill.outbound || skill.channel !== channel)
    throw notNow('NoOutboundSkill', 'The agent has no such outbound skill.');
  return skill;
}

/** The contact an elevation starts from: connected once, and this agent's. */
export function elevatedFrom(centre: Centre, agent: Agent, parentContactId: unknown): Contact | null {
  if (parentContactId === undefined || parentContactId === null || parentContactId === '') return null;
  const parent = centre.contacts.get(String(parentContactId));
  if (!parent || parent.agentId !== agent.agentId) throw unknown('Contact');
  if (parent.connectedAt === null)
    throw notNow('ParentNotActive', 'A contact that was never active cannot be elevated.');
  return parent;
}

/** Ties a new contact to the one it was elevated from. */
export function joinParent(centre: Centre, contact: Contact, parent: Contact): void {
  contact.parentContactId = parent.contactId;
  contact.label = parent.label;
  if (!centre.manners.omniGroupId) return;
  if (parent.omniGroupId === '') {
    centre.lastGroupId += 1;
    parent.omniGroupId = `G${centre.lastGroupId}`;
    if (!parent.finalState) tellContact(centre, parent);
  }
  contact.omniGroupId = parent.omniGroupId;
}

function readNumber(value: unknown): string {
  const number = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (!/^\+?[0-9]{3,17}$/.test(number)) throw badRequest('NumberRefused', 'This is not a number that can be dialled.');
  if (REFUSED_NUMBERS.includes(number.replace('+', '')))
    throw badRequest('NumberRefused', 'This number is not dialled for agents.');
  return number;
}

/** Starts an outbound call; the answer carries no id, the contact shows itself as an event. */
export function dial(centre: Centre, agent: Agent, by: By, wish: Record<string, unknown>): void {
  const number = readNumber(wish['phoneNumber']);
  const skill = outboundSkill(centre, wish['skillId'], 'voice');
  const parent = elevatedFrom(centre, agent, wish['parentContactId']);
  assertRoom(centre, agent, 'voice', parent);
  assertLegCanRing(centre, agent);

  if (parent) stopPlayback(centre, parent);
  const contact = newContact(centre, {
    channel: 'voice',
    skillId: skill.skillId,
    isInbound: false,
    from: skill.address,
    to: number,
    status: 'Dialing',
    agentId: agent.agentId
  });
  if (parent) joinParent(centre, contact, parent);
  tellContact(centre, contact);
  record(centre, by, 'dial', contact.contactId, {
    phoneNumber: number,
    skillId: String(skill.skillId),
    parentContactId: contact.parentContactId
  });
  ensureLeg(centre, agent, () => {
    if (contact.status === 'Dialing') afterDialling(centre, contact);
  });
}

const later = (centre: Centre, contact: Contact, ms: number, then: () => void): void =>
  centre.timers.set(`dial:${contact.contactId}`, centre.now + ms, then);

function afterDialling(centre: Centre, contact: Contact): void {
  const rule = centre.numbers.get(digitsOf(contact.to));
  const neverRings = rule?.does === 'busy' || rule?.does === 'unreachable';
  if (rule && neverRings)
    return later(centre, contact, rule.afterMs ?? AFTER_MS[rule.does], () => decide(centre, contact, rule.does));
  later(centre, contact, centre.manners.dialStepMs, () => {
    contact.status = 'Ringing';
    contact.changedAt = centre.now;
    tellContact(centre, contact);
    const does = rule?.does ?? 'noAnswer';
    later(centre, contact, rule ? (rule.afterMs ?? AFTER_MS[does]) : RINGS_FOR_MS, () => decide(centre, contact, does));
  });
}

/** The dialled side reacts. */
export function decide(centre: Centre, contact: Contact, does: NumberDoes): void {
  const waiting = !contact.isInbound && (contact.status === 'Dialing' || contact.status === 'Ringing');
  if (!waiting) throw notNow('NotRinging', 'Nobody is waiting for this answer.');
  centre.timers.clear(`dial:${contact.contactId}`);
  if (does === 'answers') return connect(centre, contact);
  disconnect(centre, contact, DISCONNECT_CODE[does], DISCONNECT_CODE[does]);
}
