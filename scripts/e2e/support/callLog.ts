import assert from 'node:assert/strict';
import type { Control } from './control.ts';

type Fields = { [field: string]: unknown };

export interface Logged {
  session: Fields;
  interaction: Fields;
  task: Fields;
}

const WITHIN_MS = 20_000;

const only = (records: Fields[], field: string, value: unknown, what: string): Fields => {
  const found = records.filter((record) => record[field] === value);
  assert.equal(found.length, 1, `${what}: ${found.length} of ${records.length}`);
  return found[0]!;
};

/** Waits until the org has all of these contacts as settled, and answers with what it has of each: exactly one of everything. */
export async function logged(control: Control, contactIds: string[]): Promise<Logged[]> {
  const isOf = (contactId: string) => (record: Fields) => String(record['Key__c']).endsWith(`/${contactId}`);
  const until = Date.now() + WITHIN_MS;
  let interactions: Fields[] = [];
  for (;;) {
    interactions = await control.records('Omnichannel_Interaction__c');
    const settled = interactions.filter((record) => (record['Settled_At__c'] ?? null) !== null);
    if (contactIds.every((contactId) => settled.some(isOf(contactId)))) break;
    assert.ok(Date.now() < until, `not all logged: ${JSON.stringify(interactions)}`);
    await new Promise((again) => setTimeout(again, 100));
  }
  const [sessions, tasks] = [await control.records('Omnichannel_Session__c'), await control.records('Task')];
  assert.equal(tasks.length, interactions.length, 'one task for each interaction');
  return contactIds.map((contactId) => {
    const key = interactions.find(isOf(contactId))?.['Key__c'];
    const interaction = only(interactions, 'Key__c', key, 'interactions');
    return {
      interaction,
      session: only(sessions, 'Id', interaction['Session__c'], 'sessions'),
      task: only(tasks, 'CallObject', key, 'tasks')
    };
  });
}
