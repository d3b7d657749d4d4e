import { addLine, contactOf, disconnect, newContact } from './contacts.ts';
import { elevatedFrom, joinParent, outboundSkill } from './dialling.ts';
import { assertRoom } from './limits.ts';
import { badRequest, notNow } from './refusal.ts';
import { record } from './record.ts';
import { tellContact } from './tell.ts';
import type { Agent, By, Centre, Contact } from './model.ts';

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** The agent writes a chat line; it comes back as an event like the customer's. */
export function sendChatText(
  centre: Centre,
  agent: Agent,
  by: By,
  contactId: string,
  wish: Record<string, unknown>
): void {
  const contact = contactOf(centre, agent, contactId);
  if (contact.channel !== 'chat' || contact.status !== 'Active') throw notNow('NotActive', 'This chat is not active.');
  const chatText = text(wish['chatText']);
  if (chatText === '') throw badRequest('EmptyText', 'There is nothing to send.');
  tellContact(centre, contact, { lines: [addLine(centre, contact, 'Agent', chatText)] });
  record(centre, by, 'chat-text', contactId, { chatText, chatTarget: text(wish['chatTarget']) });
}

/** The customer writes. */
export function customerWrites(centre: Centre, contact: Contact, said: string): void {
  if (contact.channel !== 'chat' || contact.endedAt !== null) throw notNow('NotOpen', 'This chat has ended.');
  tellContact(centre, contact, { lines: [addLine(centre, contact, 'Client', said)] });
}

/** Starts an e-mail to write; it is active at once. */
export function emailOutbound(centre: Centre, agent: Agent, by: By, wish: Record<string, unknown>): void {
  const skill = outboundSkill(centre, wish['skillId'], 'email');
  const to = text(wish['toAddress']).trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(to)) throw badRequest('AddressRefused', 'This is not an e-mail address.');
  const parent = elevatedFrom(centre, agent, wish['parentContactId']);
  assertRoom(centre, agent, 'email', parent);
  const contact = newContact(centre, {
    channel: 'email',
    skillId: skill.skillId,
    isInbound: false,
    from: skill.address,
    to,
    status: 'Active',
    agentId: agent.agentId,
    connectedAt: centre.now,
    subject: parent?.subject ? `Re: ${parent.subject}` : ''
  });
  if (parent) joinParent(centre, contact, parent);
  tellContact(centre, contact);
  record(centre, by, 'email-outbound', contact.contactId, {
    skillId: String(skill.skillId),
    toAddress: to,
    parentContactId: contact.parentContactId
  });
}

/** Sends what the agent wrote, as a new e-mail or as a reply; either ends the contact. */
export function emailSend(
  centre: Centre,
  agent: Agent,
  by: By,
  contactId: string,
  kind: 'send' | 'reply',
  wish: Record<string, unknown>
): void {
  const contact = contactOf(centre, agent, contactId);
  if (contact.channel !== 'email' || contact.status !== 'Active')
    throw notNow('NotActive', 'This e-mail is not active.');
  if ((kind === 'reply') !== contact.isInbound)
    throw notNow('WrongKind', 'An inbound e-mail is replied to, an outbound one is sent.');
  const mail = {
    at: centre.now,
    from: text(wish['fromAddress']) || (contact.isInbound ? contact.to : contact.from),
    to: text(wish['toAddress']) || (contact.isInbound ? contact.from : contact.to),
    cc: text(wish['ccAddress']),
    bcc: text(wish['bccAddress']),
    subject: text(wish['subject']) || contact.subject,
    bodyHtml: text(wish['bodyHtml']),
    byAgent: true
  };
  contact.mails.push(mail);
  if (!contact.isInbound) contact.subject = mail.subject;
  const { at: _at, byAgent: _byAgent, ...accepted } = mail;
  record(centre, by, 'email-send', contactId, { kind, ...accepted });
  disconnect(centre, contact, 'Agent');
}
