import type { ContactState } from '../support/control.ts';
import type { Story } from './deeds.ts';
import { isHandled } from './judge.ts';

type Fields = { [field: string]: unknown };

export interface Records {
  sessions: Fields[];
  interactions: Fields[];
  tasks: Fields[];
}

const contactOf = (record: Fields): string => String(record['Key__c']).split('/').at(-1)!;
const isEmpty = (value: unknown): boolean => value === null || value === undefined;

function rootOf(contact: ContactState, contacts: ContactState[]): string {
  const parent = contacts.find(({ contactId }) => contactId === contact.parentContactId);
  return parent ? rootOf(parent, contacts) : contact.contactId;
}

/**
 * What the org must have a record of. A call may have reached nobody while no page was there to hear of it: then the agent
 * is told that nobody knows of it, and only what the contact centre tells of later is written down.
 */
function recordable(own: ContactState[], { interactions }: Records, { putToAgent }: Story): ContactState[] {
  const recorded = interactions.map(contactOf);
  const isUnheardOf = ({ contactId, connectedAt, isInbound, to }: ContactState): boolean =>
    !isInbound && connectedAt === null && putToAgent.has(to) && !recorded.includes(contactId);
  return own.filter((contact) => isHandled(contact) && !isUnheardOf(contact));
}

/** Whether the org has been told of everything; until then it may only be late. */
export function isComplete(own: ContactState[], records: Records, story: Story): boolean {
  const { sessions, interactions } = records;
  const settled = new Set(interactions.filter((record) => !isEmpty(record['Settled_At__c'])).map(contactOf));
  return (
    recordable(own, records, story).every(({ contactId }) => settled.has(contactId)) &&
    sessions.every((record) => !isEmpty(record['Closed_At__c']))
  );
}

function judgeContact({ contactId, disposition, channel }: ContactState, records: Records): string[] {
  const name = `${channel} ${contactId}`;
  const found = records.interactions.filter((record) => contactOf(record) === contactId);
  if (found.length !== 1) return [`${found.length} interaction records of ${name}`];
  const [record] = found as [Fields];
  const faults: string[] = [];
  const tasks = records.tasks.filter((task) => task['CallObject'] === record['Key__c']);
  if (tasks.length !== 1) faults.push(`${tasks.length} tasks of ${name}`);
  else if (tasks[0]!['Id'] !== record['Task_Id__c']) faults.push(`the record of ${name} names another task`);
  if (records.sessions.filter((session) => session['Id'] === record['Session__c']).length !== 1)
    faults.push(`the record of ${name} is under no session record`);
  if (isEmpty(record['Settled_At__c'])) faults.push(`the record of ${name} is not settled`);
  if ((record['Disposition__c'] ?? null) !== (disposition?.name ?? null))
    faults.push(`the record of ${name} says ${String(record['Disposition__c'])}, in truth ${disposition?.name}`);
  return faults;
}

/** What the org has too little, too much or wrong of this agent's contacts; empty when nothing is. */
export function judgeRecords(own: ContactState[], records: Records, story: Story): string[] {
  const handled = recordable(own, records, story);
  const faults = handled.flatMap((contact) => judgeContact(contact, records));
  const ids = new Set(handled.map(({ contactId }) => contactId));
  const strange = records.interactions.filter((record) => !ids.has(contactOf(record)));
  if (strange.length > 0) faults.push(`records of contacts that were never handled: ${strange.map(contactOf).join()}`);
  if (records.tasks.length !== records.interactions.length)
    faults.push(`${records.tasks.length} tasks for ${records.interactions.length} interactions`);
  const homes = new Map<string, Set<unknown>>();
  for (const contact of handled) {
    const home = records.interactions.find((record) => contactOf(record) === contact.contactId)?.['Session__c'];
    const root = rootOf(contact, handled);
    homes.set(root, (homes.get(root) ?? new Set()).add(home));
  }
  for (const [root, sessions] of homes)
    if (sessions.size > 1) faults.push(`what came from ${root} is under ${sessions.size} session records`);
  const used = [...homes.values()].flatMap((sessions) => [...sessions]);
  if (new Set(used).size !== used.length) faults.push('contacts of different sessions are under one session record');
  if (records.sessions.length > homes.size)
    faults.push(`${records.sessions.length} session records for ${homes.size} sessions`);
  for (const session of records.sessions)
    if (isEmpty(session['Closed_At__c'])) faults.push(`session record ${String(session['Key__c'])} is not closed`);
  return faults;
}
