import { beginAcw, finishAcw } from './acw.ts';
import { refuse } from './agentState.ts';
import { assertLegCanRing, ensureLeg } from './leg.ts';
import { badRequest, notNow, unknown } from './refusal.ts';
import { record } from './record.ts';
import { REFUSAL_SECONDS } from './seed.ts';
import { handledContacts } from './shownState.ts';
import { tellContact } from './tell.ts';
import { stopPlayback } from './voicemail.ts';
import type { Agent, By, Centre, Channel, Contact, Skill, SkillChannel } from './model.ts';

/** What the customer's side says when a contact begins. */
export interface Arrival {
  channel: SkillChannel;
  from: string;
  name?: string;
  skillId?: number;
  subject?: string;
  text?: string;
  payload?: string;
  durationSeconds?: number;
  /** Personal Connection only; the skill decides when absent. */
  status?: 'Preview' | 'Active';
}

/** A contact with nothing in it yet; ids are digits and only ever increase. */
export function newContact(
  centre: Centre,
  rest: Pick<Contact, 'channel' | 'skillId' | 'isInbound' | 'from' | 'to'> & Partial<Contact>
): Contact {
  centre.lastContactId += 1;
  const contactId = String(centre.lastContactId);
  const contact: Contact = {
    contactId,
    masterContactId: contactId,
    parentContactId: '',
    omniGroupId: '',
    callType: 'Regular',
    status: 'Queued',
    serves: rest.channel,
    agentId: null,
    accepted: false,
    refusedBy: [],
    label: '',
    subject: '',
    payload: '',
    createdAt: centre.now,
    changedAt: centre.now,
    connectedAt: null,
    endedAt: null,
    endReason: '',
    disconnectCode: '',
    acw: 'none',
    acwSeconds: 0,
    finalState: false,
    disposition: null,
    lines: [],
    mails: [],
    durationSeconds: 0,
    playback: { playing: false, position: 0, since: centre.now },
    arrives: null,
    ...rest
  };
  centre.contacts.set(contactId, contact);
  return contact;
}

function skillFor(centre: Centre, arrival: Arrival): Skill {
  const serves = (skill: Skill) =>
    skill.channel === arrival.channel && skill.outbound === (arrival.channel === 'personalConnection');
  const skill =
    arrival.skillId === undefined ? [...centre.skills.values()].find(serves) : centre.skills.get(arrival.skillId);
  if (!skill || !serves(skill)) throw badRequest('UnknownSkill', 'No skill of this channel takes such a contact.');
  return skill;
}

const CARRIED_BY: Record<SkillChannel, Channel> = {
  voice: 'voice',
  chat: 'chat',
  email: 'email',
  workItem: 'workItem',
  voicemail: 'voicemail',
  personalConnection: 'voice',
  sms: 'chat',
  digital: 'chat'
};

/** A customer gets in touch; the contact waits in the queue. */
export function arrive(centre: Centre, arrival: Arrival): Contact {
  const skill = skillFor(centre, arrival);
  const personal = arrival.channel === 'personalConnection';
  const channel = CARRIED_BY[arrival.channel];
  const contact = newContact(centre, {
    channel,
    serves: arrival.channel,
    skillId: skill.skillId,
    isInbound: !personal,
    from: personal ? skill.address : arrival.from,
    to: personal ? arrival.from : skill.address,
    label: arrival.name ?? '',
    subject: arrival.subject ?? '',
    payload: arrival.payload ?? '',
    callType: personal ? 'Dialer' : 'Regular',
    arrives: personal ? (arrival.status ?? skill.arrives ?? 'Preview') : null
  });
  if (channel === 'voicemail') contact.durationSeconds = arrival.durationSeconds ?? 30;
  if (channel === 'chat' && arrival.text) addLine(centre, contact, 'Client', arrival.text);
  if (channel === 'email') {
    contact.mails.push({
      at: centre.now,
      from: arrival.from,
      to: skill.address,
      cc: '',
      bcc: '',
      subject: contact.subject,
      bodyHtml: arrival.text ?? '',
      byAgent: false
    });
  }
  return contact;
}

/** Adds a chat line; moments within one room are strictly increasing, so that each line can be told apart. */
export function addLine(
  centre: Centre,
  contact: Contact,
  party: 'Client' | 'Agent',
  text: string
): Contact['lines'][number] {
  const last = contact.lines.at(-1)?.at ?? 0;
  const agent = contact.agentId === null ? undefined : centre.agents.get(contact.agentId);
  const label = party === 'Client' ? contact.label || contact.from : (agent?.firstName ?? '');
  const line = { text, at: Math.max(centre.now, last + 1), party, label };
  contact.lines.push(line);
  return line;
}

/** The agent's own contact, or 404 when it is not hers or has ended for good. */
export function contactOf(centre: Centre, agent: Agent, contactId: string): Contact {
  const contact = centre.contacts.get(contactId);
  if (!contact || contact.agentId !== agent.agentId || contact.finalState) throw unknown('Contact');
  return contact;
}

const isOffer = (contact: Contact): boolean => !contact.accepted && isShownAsOffer(contact);

const isShownAsOffer = (contact: Contact): boolean =>
  contact.status === 'Incoming' || contact.status === 'Preview' || (contact.status === 'Ringing' && contact.isInbound);

/** Offers a queued contact to an agent, until she answers or the refusal time is up. */
export function offer(centre: Centre, contact: Contact, agent: Agent): void {
  contact.agentId = agent.agentId;
  contact.changedAt = centre.now;
  if (contact.arrives === 'Active') return connect(centre, contact);
  contact.status = contact.arrives === 'Preview' ? 'Preview' : contact.channel === 'voice' ? 'Ringing' : 'Incoming';
  const seconds = REFUSAL_SECONDS[contact.channel];
  centre.timers.set(`offer:${contact.contactId}`, centre.now + seconds * 1000, () =>
    takeBack(centre, contact, 'RefusalTimeout')
  );
  tellContact(centre, contact, { lines: contact.lines });
}

/** The offer is over; the contact waits for somebody else. */
export function takeBack(centre: Centre, contact: Contact, why: 'Refused' | 'RefusalTimeout' | 'SessionEnded'): void {
  centre.timers.clear(`offer:${contact.contactId}`);
  const agent = centre.agents.get(contact.agentId ?? '');
  contact.changedAt = centre.now;
  tellContact(centre, contact, { status: endedStatus(contact), finalState: true, disconnectCode: why });
  contact.agentId = null;
  contact.accepted = false;
  contact.status = 'Queued';
  if (!agent || why === 'SessionEnded') return;
  contact.refusedBy.push(agent.agentId);
  const puts = contact.callType === 'Regular' && (why === 'RefusalTimeout' || centre.manners.rejectRefuses);
  if (puts) refuse(agent);
}

const endedStatus = (contact: Contact): 'Discarded' | 'Disconnected' =>
  contact.channel === 'voicemail' ? 'Discarded' : 'Disconnected';

/** Both sides are there. */
export function connect(centre: Centre, contact: Contact): void {
  centre.timers.clear(`offer:${contact.contactId}`);
  contact.accepted = false;
  contact.status = 'Active';
  contact.connectedAt = centre.now;
  contact.changedAt = centre.now;
  tellContact(centre, contact);
}

export function accept(centre: Centre, agent: Agent, by: By, contactId: string): void {
  const contact = contactOf(centre, agent, contactId);
  if (!isOffer(contact)) throw notNow('NotOffered', 'This contact is not waiting to be accepted.');
  const whenReady = () => {
    if (contact.agentId === agent.agentId && contact.accepted && contact.endedAt === null) connect(centre, contact);
  };
  if (contact.channel === 'voice') assertLegCanRing(centre, agent);
  contact.accepted = true;
  if (contact.channel === 'voice') ensureLeg(centre, agent, whenReady);
  else whenReady();
  centre.timers.clear(`offer:${contactId}`);
  record(centre, by, 'accept', contactId, {});
}

export function reject(centre: Centre, agent: Agent, by: By, contactId: string): void {
  const contact = contactOf(centre, agent, contactId);
  if (!isOffer(contact)) throw notNow('NotOffered', 'Only an offered contact can be rejected.');
  takeBack(centre, contact, 'Refused');
  record(centre, by, 'reject', contactId, {});
}

const CAN_HOLD: Channel[] = ['voice', 'voicemail', 'workItem'];

export function hold(centre: Centre, agent: Agent, by: By, contactId: string): void {
  const contact = contactOf(centre, agent, contactId);
  if (!CAN_HOLD.includes(contact.channel) || contact.status !== 'Active')
    throw notNow('NotActive', 'Only an active call, voicemail or work item can be held.');
  stopPlayback(centre, contact);
  contact.status = 'Holding';
  contact.changedAt = centre.now;
  tellContact(centre, contact);
  record(centre, by, 'hold', contactId, {});
}

export function resume(centre: Centre, agent: Agent, by: By, contactId: string): void {
  const contact = contactOf(centre, agent, contactId);
  if (contact.status !== 'Holding') throw notNow('NotHeld', 'This contact is not on hold.');
  contact.status = 'Active';
  contact.changedAt = centre.now;
  tellContact(centre, contact);
  record(centre, by, 'resume', contactId, {});
}

/** Ends a contact, or its after-contact work when it has ended already. */
export function end(centre: Centre, agent: Agent, by: By, contactId: string): void {
  const contact = contactOf(centre, agent, contactId);
  if (contact.acw === 'open') {
    finishAcw(centre, contact);
    return record(centre, by, 'acw-end', contactId, {});
  }
  if (isShownAsOffer(contact)) throw notNow('NotAccepted', 'An offer is accepted or rejected, not ended.');
  if (contact.status === 'Holding' && contact.channel === 'voice')
    throw notNow('OnHold', 'A held call cannot be disconnected.');
  disconnect(centre, contact, 'Agent');
  record(centre, by, 'end', contactId, {});
}

/** The contact is over; what follows is after-contact work, or nothing if the sides never met. */
export function disconnect(centre: Centre, contact: Contact, endReason: string, disconnectCode = ''): void {
  centre.timers.clear(`offer:${contact.contactId}`);
  centre.timers.clear(`dial:${contact.contactId}`);
  stopPlayback(centre, contact);
  contact.accepted = false;
  contact.status = endedStatus(contact);
  contact.endedAt = centre.now;
  contact.changedAt = centre.now;
  contact.endReason = endReason;
  contact.disconnectCode = disconnectCode;
  const agent = centre.agents.get(contact.agentId ?? '');
  if (agent && handledContacts(centre, agent).length === 0) agent.idleSince = centre.now;
  if (contact.connectedAt === null) return finishAcw(centre, contact);
  beginAcw(centre, contact);
}
