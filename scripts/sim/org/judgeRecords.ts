import type { Centre, Contact } from '../../local/contact-centre/core/model.ts';
import type { OrgRecord, RecordStore } from '../../local/org/recordStore.ts';

/** What a second and the news of it may be off. */
const DURATION_OFF_MS = 1_500;

interface Parts {
  centre: Centre;
  /** What the agent has handled: accepted, or dialled by her. */
  contacts: Contact[];
  /** By which contacts its session may be named; more than one where it opened a session of its own after all before it was closed. */
  namesOf(contact: Contact): string[];
  isSettled(contact: Contact): boolean;
  records: RecordStore;
  /** How many logs the screen says are waiting for the org. */
  waiting: number;
  /** The org takes what it is given. */
  isOrgWell: boolean;
  /** The browser kept what it was given: nothing may have died with a page. */
  isDiskWell: boolean;
  /** Some page has heard of the contact and lived on: it has asked about it and been answered. */
  isHeardOf(contactId: string): boolean;
  /** Nothing went wrong at all, and the contact was not over by the time a gap was healed. */
  isTold(contact: Contact): boolean;
}

const NOT_REACHED = ['busy', 'noAnswer', 'rejected', 'unreachable', 'notConnected'];

const contactIdOf = (record: OrgRecord): string => String(record['Key__c']).split('/').at(-1)!;
const said = (value: unknown): string => (value === undefined || value === null ? 'nothing' : String(value));

/** What the org keeps against what the contact centre holds: one record and one task for each contact, one session record for each session. */
export function judgeRecords(parts: Parts): string[] {
  const { centre, contacts, records, namesOf } = parts;
  const violations: string[] = [];
  const rows = records.all('Omnichannel_Interaction__c');
  const tasks = records.all('Task');
  const sessions = records.all('Omnichannel_Session__c');
  const of = (contact: Contact): OrgRecord[] => rows.filter((row) => contactIdOf(row) === contact.contactId);
  const settled = contacts.filter(parts.isSettled);
  const sessionOf = (row: OrgRecord | undefined): string | undefined => {
    const session = sessions.find(({ Id }) => Id === row?.['Session__c']);
    return session && contactIdOf(session);
  };
  /** The name it has, where that is one it may have. */
  function dueName(contact: Contact): string {
    const names = namesOf(contact);
    const name = sessionOf(of(contact)[0]);
    return name !== undefined && names.includes(name) ? name : names[0]!;
  }

  function checkRow(contact: Contact, row: OrgRecord): void {
    const name = `the record of ${contact.contactId}`;
    const expect = (what: string, has: unknown, due: unknown): void => {
      if (said(has) !== said(due)) violations.push(`I5: ${name} says ${what} ${said(has)}, not ${said(due)}`);
    };
    const { disposition, connectedAt, endedAt } = contact;
    const task = tasks.find(({ Id }) => Id === row['Task_Id__c']);
    expect('disposition', row['Disposition_Id__c'], disposition?.dispositionId);
    expect('disposition name', row['Disposition__c'], disposition?.dispositionName);
    expect('note', row['Notes__c'], disposition?.notes === '' ? null : disposition?.notes);
    expect('in its task the disposition', task?.['CallDisposition'], disposition?.dispositionName);
    expect('in its task the note', task?.['Description'], disposition?.notes === '' ? null : disposition?.notes);
    if (task?.['CallObject'] !== row['Key__c']) violations.push(`I6: ${name} names a task that is not its own`);
    if (row['Settled_At__c'] === undefined) violations.push(`I6: ${name} does not say when it was settled`);
    // Of an end that was only read afterwards nobody can say when it was.
    if (row['Ended_At__c'] === undefined && parts.isTold(contact))
      violations.push(`I6: ${name} does not say when it ended`);
    const seconds = row['Duration_Seconds__c'] ?? null;
    const tookMs = endedAt === null || connectedAt === null ? null : endedAt - connectedAt;
    const isOff = seconds === null || Math.abs(Number(seconds) * 1_000 - (tookMs ?? 0)) > DURATION_OFF_MS;
    if (tookMs !== null && isOff && parts.isTold(contact))
      violations.push(`I6: ${name} says that it took ${said(seconds)} s, in truth ${tookMs} ms`);
    const outcome = row['Outcome__c'] ?? null;
    const isRight = connectedAt === null ? NOT_REACHED.includes(String(outcome)) : outcome === 'connected';
    // Whoever has not heard whether somebody was reached says nothing.
    if (!isRight && (outcome !== null || parts.isTold(contact))) violations.push(`I20: ${name} says ${said(outcome)}`);
    expect('session', sessionOf(row), dueName(contact));
    const parent = centre.contacts.get(contact.parentContactId);
    const parentRow = parent && of(parent)[0];
    expect('parent', row['Parent__c'], parentRow?.['Id']);
  }

  for (const contact of settled) {
    const own = of(contact);
    const { length } = tasks.filter(({ CallObject }) => own.some((row) => row['Key__c'] === CallObject));
    if (own.length > 1) violations.push(`I6: ${contact.contactId} has ${own.length} records`);
    // A call that reached nobody and was over before any page heard of it is put to the agent as not known.
    const isUnheard = contact.connectedAt === null && !parts.isHeardOf(contact.contactId);
    if (own.length === 0 && !isUnheard && parts.isOrgWell && parts.isDiskWell)
      violations.push(`I6: ${contact.contactId} has no record`);
    if (own.length === 1 && length !== 1) violations.push(`I6: ${contact.contactId} has ${length} tasks`);
    if (own.length === 1 && parts.isOrgWell && parts.isDiskWell) checkRow(contact, own[0]!);
  }
  for (const row of rows)
    if (!contacts.some(({ contactId }) => contactId === contactIdOf(row)))
      violations.push(`I6: ${contactIdOf(row)} has a record, and the agent had nothing to do with it`);
  if (tasks.length !== rows.length) violations.push(`I6: ${tasks.length} tasks for ${rows.length} records`);
  const roots = new Set(settled.filter((contact) => of(contact).length > 0).map(dueName));
  for (const root of roots) {
    const own = sessions.filter((session) => contactIdOf(session) === root);
    if (own.length !== 1) violations.push(`M11: ${own.length} session records for session ${root}`);
    if (own.some((session) => session['Closed_At__c'] === undefined) && parts.isOrgWell && parts.isDiskWell)
      violations.push(`I6: the record of session ${root} does not say when it closed`);
  }
  if (sessions.length > roots.size && parts.isDiskWell)
    violations.push(`M11: ${sessions.length} session records for ${roots.size} sessions`);
  // What the org does not take waits, each contact once, and is not lost by any death of a page.
  const { length: due } = settled.filter(({ contactId }) => parts.isHeardOf(contactId));
  if (!parts.isOrgWell && parts.isDiskWell && parts.waiting < due)
    violations.push(`I22: ${parts.waiting} logs are waiting for the org, ${due} are due`);
  if (!parts.isOrgWell && rows.length + tasks.length + sessions.length > 0)
    violations.push('I6: the org has kept what it refused');
  if (parts.isOrgWell && parts.waiting > 0) violations.push(`L1: ${parts.waiting} logs are still waiting for the org`);
  return violations;
}
