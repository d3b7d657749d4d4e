import { labels } from './labels';

/** One number of a record, as the record holds it. */
export interface RecordNumber {
  field: string;
  label: string;
  number: string;
}

interface RecordFields {
  fields: Record<string, { value: unknown } | undefined>;
}

type Place = [field: string, label: string];

const PERSON: Place[] = [
  ['Phone', labels.phone],
  ['MobilePhone', labels.mobile]
];

const PLACES: { [objectApiName: string]: { name: string[]; numbers: Place[] } } = {
  Contact: { name: ['Name'], numbers: [...PERSON, ['HomePhone', labels.home], ['OtherPhone', labels.other]] },
  Account: { name: ['Name'], numbers: [['Phone', labels.phone]] },
  Lead: { name: ['Name'], numbers: PERSON },
  Case: {
    name: ['Contact.Name', 'CaseNumber'],
    numbers: [
      ['ContactPhone', labels.phone],
      ['ContactMobile', labels.mobile],
      ['Contact.Phone', labels.phone],
      ['Contact.MobilePhone', labels.mobile],
      ['SuppliedPhone', labels.supplied]
    ]
  }
};

/** The fields to ask for, all of them optional: an agent may not be allowed to see some. */
export function fieldsOf(objectApiName: string | undefined): string[] {
  const places = PLACES[objectApiName ?? ''];
  return places
    ? [...places.name, ...places.numbers.map(([field]) => field)].map((field) => `${objectApiName}.${field}`)
    : [];
}

function textAt(record: RecordFields, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((at, field) => (at as RecordFields | null | undefined)?.fields?.[field]?.value, record);
  return typeof value === 'string' ? value.trim() : '';
}

/** The record's name for the agent to read, or null. */
export function nameOf(objectApiName: string, record: RecordFields): string | null {
  return (PLACES[objectApiName]?.name ?? []).map((path) => textAt(record, path)).find(Boolean) ?? null;
}

/** The record's numbers, each once. */
export function numbersOf(objectApiName: string, record: RecordFields): RecordNumber[] {
  const numbers = (PLACES[objectApiName]?.numbers ?? [])
    .map(([field, label]) => ({ field, label, number: textAt(record, field) }))
    .filter(({ number }) => number !== '');
  return numbers.filter(({ number }, index) => numbers.findIndex((other) => other.number === number) === index);
}
