import { ACCOUNTS } from './data/accounts.ts';
import { CASES } from './data/cases.ts';
import { CONTACTS } from './data/contacts.ts';
import { recordId } from './recordId.ts';

export type FieldValue = string | number | boolean | null;
export type OrgRecord = Record<string, FieldValue>;

const SEED: Record<string, OrgRecord[]> = { Account: ACCOUNTS, Contact: CONTACTS, Case: CASES };
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The stand-in org's records, back to the seeded ones on `reset`. */
export class RecordStore {
  #objects = new Map<string, Map<string, OrgRecord>>();
  #next = 1000;

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#next = 1000;
    this.#objects = new Map(
      Object.entries(SEED).map(([object, records]) => [
        object,
        new Map(records.map((record) => [String(record['Id']), { ...record }]))
      ])
    );
  }

  all(object: string): OrgRecord[] {
    return [...(this.#objects.get(object)?.values() ?? [])];
  }

  get(id: string): { object: string; record: OrgRecord } | null {
    for (const [object, records] of this.#objects) {
      const record = records.get(id) ?? [...records].find(([known]) => known.slice(0, 15) === id)?.[1];
      if (record) return { object, record };
    }
    return null;
  }

  insert(object: string, fields: OrgRecord): OrgRecord {
    const record = { Id: recordId(object, this.#next++), ...fields };
    const records = this.#objects.get(object) ?? new Map<string, OrgRecord>();
    this.#objects.set(object, records.set(String(record.Id), record));
    return record;
  }

  update(id: string, fields: OrgRecord): OrgRecord | null {
    const found = this.get(id);
    return found ? Object.assign(found.record, fields) : null;
  }

  /** Records in whose fields every word occurs; a number is found however it is written. */
  search(object: string, text: string): OrgRecord[] {
    const words = folded(text).split(/\s+/).filter(Boolean);
    const digits = text.replace(/[^\d]/g, '').replace(/^0+/, '');
    const all = this.all(object);
    if (/^[\d\s+()/.-]+$/.test(text) && digits.length > 2) {
      return all.filter((record) =>
        Object.entries(record).some(
          ([field, value]) =>
            /Phone|Number/.test(field) &&
            String(value ?? '')
              .replace(/\D/g, '')
              .includes(digits)
        )
      );
    }
    return all.filter((record) => {
      const haystack = folded([...Object.values(record), this.nameOf(String(record['AccountId'] ?? ''))].join('\n'));
      return words.every((word) => haystack.includes(word));
    });
  }

  nameOf(id: string): string {
    const found = id ? this.get(id) : null;
    return String(found?.record['Name'] ?? found?.record['CaseNumber'] ?? '');
  }

  /** A field's value, also through a relationship such as `Account.Name`; undefined when the record has no such field. */
  valueOf(record: OrgRecord, path: string): FieldValue | undefined {
    const [first, ...rest] = path.split('.') as [string, ...string[]];
    if (rest.length === 0) return record[first];
    const related = record[`${first}Id`];
    const next = related ? this.get(String(related)) : null;
    return next ? this.valueOf(next.record, rest.join('.')) : `${first}Id` in record ? null : undefined;
  }
}
