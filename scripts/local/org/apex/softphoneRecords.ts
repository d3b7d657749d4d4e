import { USER } from '../context.ts';
import type { FieldValue, OrgRecord, RecordStore } from '../recordStore.ts';
import { type Customer, customerOfAddresses, customerOfRecord } from './softphoneCustomers.ts';
import { type SaidInteraction, type SaidLog, type SaidSession, UnreadableLog, readLog } from './softphoneLog.ts';

/** What `SoftphoneRecords.save` answers. */
export interface SavedLog {
  version: 1;
  isSaved: boolean;
  rows: { key: string; recordId: string; taskId: string }[];
  troubles: { key: string | null; code: string; message: string | null }[];
  notWritten: string[];
}

const SESSION = 'Omnichannel_Session__c';
const INTERACTION = 'Omnichannel_Interaction__c';
const SUBTYPE: Record<string, string> = { voice: 'Call', voicemail: 'Call', email: 'Email' };

const momentOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A blank never replaces a value. */
const filled = (fields: Record<string, FieldValue>): OrgRecord =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const sessionFields = (said: SaidSession, customer: Customer | null): OrgRecord =>
  filled({
    Customer__c: said.customer,
    Address__c: said.address,
    Started_At__c: momentOf(said.startedAt),
    Closed_At__c: momentOf(said.closedAt),
    ...customer
  });

/** What a later log changes of a session; the rest an agent may have put right. */
function laterFields(said: SaidSession, known: OrgRecord): OrgRecord {
  const [startedAt, began] = [momentOf(said.startedAt), known['Started_At__c'] ?? null];
  const isEarlier = startedAt !== null && (began === null || startedAt < String(began));
  const isNameless = String(known['Customer__c'] ?? '').trim() === '';
  return filled({
    Customer__c: isNameless ? said.customer : null,
    Started_At__c: isEarlier ? startedAt : null,
    Closed_At__c: momentOf(said.closedAt)
  });
}

const interactionFields = (said: SaidInteraction, customer: Customer | null): OrgRecord =>
  filled({
    Channel__c: said.channel,
    Direction__c: said.direction,
    Outcome__c: said.outcome,
    Address__c: said.address,
    Subject__c: said.subject,
    Skill__c: said.skill,
    Skill_Id__c: said.skillId,
    Started_At__c: momentOf(said.startedAt),
    Connected_At__c: momentOf(said.connectedAt),
    Ended_At__c: momentOf(said.endedAt),
    Settled_At__c: momentOf(said.settledAt),
    Duration_Seconds__c: said.durationSeconds,
    Disposition__c: said.disposition,
    Disposition_Id__c: said.dispositionId,
    Notes__c: said.notes,
    ...customer
  });

/** What every call may change of a task. */
const resultFields = (said: SaidInteraction): OrgRecord =>
  filled({
    ActivityDate: momentOf(said.endedAt ?? said.startedAt)?.slice(0, 10) ?? null,
    CallDisposition: said.disposition,
    CallDurationInSeconds: said.durationSeconds,
    Description: said.notes
  });

/** A task of a lead may be about nothing else. */
function aboutOf(customer: Customer, sessionId: string): string | null {
  if (customer.Contact__c === null && customer.Lead__c !== null) return null;
  if (customer.Case__c !== null) return customer.Case__c;
  return customer.Contact__c === null && customer.Account__c !== null ? customer.Account__c : sessionId;
}

function newTask(said: SaidInteraction, customer: Customer, sessionId: string): OrgRecord {
  return {
    OwnerId: USER.id,
    CallObject: said.key,
    CallType: said.direction === 'inbound' ? 'Inbound' : 'Outbound',
    Status: 'Completed',
    Subject: said.title,
    TaskSubtype: SUBTYPE[said.channel] ?? 'Task',
    WhoId: customer.Contact__c ?? customer.Lead__c,
    WhatId: aboutOf(customer, sessionId),
    CallDisposition: null,
    CallDurationInSeconds: null,
    Description: null,
    ...resultFields(said)
  };
}

const byKey = (records: RecordStore, object: string, key: string): OrgRecord | undefined =>
  records.all(object).find((record) => record['Key__c'] === key);

function upsert(records: RecordStore, object: string, key: string, fields: OrgRecord): OrgRecord {
  const known = byKey(records, object, key);
  return known
    ? records.update(String(known['Id']), fields)!
    : records.insert(object, { OwnerId: USER.id, Key__c: key, ...fields });
}

function write(records: RecordStore, { session, interactions, links }: SaidLog): SavedLog['rows'] {
  const isNew = ({ key }: SaidInteraction): boolean => byKey(records, INTERACTION, key) === undefined;
  const shared = interactions.some(isNew)
    ? (customerOfRecord(records, session.recordId) ?? customerOfAddresses(records, session.addresses))
    : null;
  const there = byKey(records, SESSION, session.key);
  const ofSession = there ? laterFields(session, there) : sessionFields(session, shared);
  const sessionId = String(upsert(records, SESSION, session.key, ofSession)['Id']);
  const rows = interactions.map((said) => {
    const known = byKey(records, INTERACTION, said.key);
    const customer = known ? null : (customerOfRecord(records, said.recordId) ?? shared!);
    const taskId = String(known?.['Task_Id__c'] ?? records.insert('Task', newTask(said, customer!, sessionId))['Id']);
    if (known) records.update(taskId, resultFields(said));
    const parentKey = links.find(({ child }) => child === said.key)?.parent ?? null;
    const fields = {
      ...interactionFields(said, customer),
      ...filled({ Parent_Key__c: parentKey }),
      Session__c: sessionId,
      Task_Id__c: taskId
    };
    const row = upsert(records, INTERACTION, said.key, fields);
    return { key: said.key, recordId: String(row['Id']), taskId };
  });
  const elevated = records
    .all(INTERACTION)
    .filter((record) => interactions.some(({ key }) => record['Parent_Key__c'] === key))
    .map((record) => ({ child: String(record['Key__c']), parent: String(record['Parent_Key__c']) }));
  for (const { child, parent } of [...elevated, ...links]) {
    const [own, from] = [byKey(records, INTERACTION, child), byKey(records, INTERACTION, parent)];
    if (own && from) records.update(String(own['Id']), { Parent__c: from['Id']! });
  }
  return rows;
}

/** What `SoftphoneRecords.save` does: one session, its interactions, one task for each; all of it or nothing. */
export function saveLog(records: RecordStore, text: unknown): SavedLog {
  const nothing: SavedLog = { version: 1, isSaved: false, rows: [], troubles: [], notWritten: [] };
  try {
    return { ...nothing, isSaved: true, rows: write(records, readLog(text)) };
  } catch (error) {
    if (!(error instanceof UnreadableLog)) throw error;
    return { ...nothing, troubles: [{ key: null, code: 'INVALID_LOG', message: error.message }] };
  }
}
