import { finishAcw } from './acw.ts';
import { contactOf } from './contacts.ts';
import { badRequest, notNow, Refusal, unknown } from './refusal.ts';
import { record } from './record.ts';
import type { Agent, By, Centre, Contact, Disposition, SavedDisposition, Skill } from './model.ts';

const given = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function listed(skill: Skill, id: unknown): Disposition {
  const disposition = skill.dispositions.find((candidate) => candidate.id === Number(id));
  if (!disposition) throw badRequest('InvalidDisposition', 'The skill has no such disposition.');
  return disposition;
}

function readSecondary(skill: Skill, value: unknown): number | null {
  if (!given(value)) return null;
  if (!skill.allowSecondary) throw badRequest('SecondaryDispositionNotAllowed', 'The skill has no second disposition.');
  return listed(skill, value).id;
}

function readAmount(primary: Disposition, value: unknown): number | null {
  if (!given(value)) {
    if (primary.requireAmount) throw badRequest('CommitmentAmountRequired', 'This disposition needs an amount.');
    return null;
  }
  const amount = Number(value);
  if (!Number.isFinite(amount)) throw badRequest('InvalidAmount', 'The amount is not a number.');
  return amount;
}

function readCallbackTime(primary: Disposition, value: unknown): string | null {
  if (!given(value)) {
    if (primary.requireCallbackTime)
      throw badRequest('CallbackTimeRequired', 'This disposition needs a call-back time.');
    return null;
  }
  const at = Date.parse(String(value));
  if (Number.isNaN(at)) throw badRequest('InvalidCallbackTime', 'The call-back time is not a moment.');
  return new Date(at).toISOString();
}

function save(centre: Centre, by: By, contact: Contact, wish: Record<string, unknown>): SavedDisposition {
  const skill = centre.skills.get(contact.skillId);
  if (!skill) throw unknown('Skill');
  const primary = listed(skill, wish['primaryDispositionId']);
  const saved: SavedDisposition = {
    dispositionId: primary.id,
    dispositionName: primary.name,
    notes: given(wish['primaryDispositionNotes']) ? String(wish['primaryDispositionNotes']) : '',
    byAgentId: by.agentId,
    at: centre.now,
    secondaryDispositionId: readSecondary(skill, wish['secondaryDispositionId']),
    commitmentAmount: readAmount(primary, wish['primaryCommitmentAmount']),
    callbackTime: readCallbackTime(primary, wish['primaryCallbackTime'])
  };
  contact.disposition = saved;
  record(centre, by, 'disposition', contact.contactId, {
    primaryDispositionId: saved.dispositionId,
    primaryDispositionNotes: saved.notes,
    secondaryDispositionId: saved.secondaryDispositionId,
    primaryCommitmentAmount: saved.commitmentAmount,
    primaryCallbackTime: saved.callbackTime
  });
  return saved;
}

/** On the agent-session path: from Active until the contact is final; ends after-contact work of type disposition. */
export function disposeDuring(
  centre: Centre,
  agent: Agent,
  by: By,
  contactId: string,
  wish: Record<string, unknown>
): void {
  const ended = centre.contacts.get(contactId);
  if (ended?.agentId === agent.agentId && ended.finalState)
    throw notNow('ContactFinal', 'The contact is final; set the disposition on the contact itself.');
  const contact = contactOf(centre, agent, contactId);
  if (contact.connectedAt === null) throw notNow('NotActive', 'The contact has not been active yet.');
  save(centre, by, contact, wish);
  if (contact.acw === 'open' && centre.skills.get(contact.skillId)?.acwType === 'disposition')
    finishAcw(centre, contact);
}

/** On the contact itself, once it is final. */
export function disposeAfter(
  centre: Centre,
  agent: Agent,
  by: By,
  contactId: string,
  wish: Record<string, unknown>
): void {
  const contact = handledBy(centre, agent, contactId);
  if (!contact.finalState) throw notNow('ContactNotFinal', 'The contact is not final yet.');
  save(centre, by, contact, wish);
}

/** A contact this agent handled, ended or not; 403 for anybody else's. */
export function handledBy(centre: Centre, agent: Agent, contactId: string): Contact {
  const contact = centre.contacts.get(contactId);
  if (!contact) throw unknown('Contact');
  if (contact.agentId !== agent.agentId) throw new Refusal(403, 'Forbidden', 'Another agent handled this contact.');
  return contact;
}
