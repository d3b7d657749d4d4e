import type { Centre, Contact } from '../core/model.ts';

const ENDED = ['Disconnected', 'Discarded'];

function standing(contact: Contact): 'waiting' | 'ringing' | 'talking' | 'on hold' | 'ended' {
  if (ENDED.includes(contact.status)) return 'ended';
  if (contact.status === 'Holding') return 'on hold';
  if (contact.status === 'Active') return 'talking';
  return contact.isInbound ? 'waiting' : 'ringing';
}

/** One contact from the other side: what this customer would see or hear. */
export function customerView(centre: Centre, contact: Contact): Record<string, unknown> {
  const agent = centre.agents.get(contact.agentId ?? '');
  return {
    contactId: contact.contactId,
    channel: contact.serves,
    direction: contact.isInbound ? 'in' : 'out',
    customer: contact.isInbound ? contact.from : contact.to,
    name: contact.label,
    counterpart: contact.isInbound ? contact.to : contact.from,
    skill: centre.skills.get(contact.skillId)?.name ?? '',
    standing: standing(contact),
    with: contact.connectedAt === null || !agent ? '' : agent.firstName,
    status: contact.status,
    subject: contact.subject,
    payload: contact.payload,
    durationSeconds: contact.durationSeconds,
    startedAt: contact.createdAt,
    connectedAt: contact.connectedAt,
    endedAt: contact.endedAt,
    endReason: contact.endReason,
    parentContactId: contact.parentContactId,
    lines: contact.lines.map(({ text, at, party, label }) => ({ text, at, party, label })),
    emails: contact.mails
  };
}
