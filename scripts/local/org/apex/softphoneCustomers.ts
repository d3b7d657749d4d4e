import type { OrgRecord, RecordStore } from '../recordStore.ts';

/** Which records of the org a customer is. */
export interface Customer {
  Contact__c: string | null;
  Account__c: string | null;
  Lead__c: string | null;
  Case__c: string | null;
}

const NOBODY: Customer = { Contact__c: null, Account__c: null, Lead__c: null, Case__c: null };
const idOf = (record: OrgRecord, field = 'Id'): string | null => (record[field] as string | null | undefined) ?? null;
const ofContact = (record: OrgRecord): Customer => ({
  ...NOBODY,
  Contact__c: idOf(record),
  Account__c: idOf(record, 'AccountId')
});

/** The customer of the record from which a number was dialled; null for an object that is no customer's. */
export function customerOfRecord(records: RecordStore, recordId: string | null): Customer | null {
  const found = recordId === null ? null : records.get(recordId);
  if (found === null) return null;
  const { object, record } = found;
  if (object === 'Contact') return ofContact(record);
  if (object === 'Account') return { ...NOBODY, Account__c: idOf(record) };
  if (object === 'Lead') return { ...NOBODY, Lead__c: idOf(record) };
  if (object !== 'Case') return null;
  const [contact, account] = [idOf(record, 'ContactId'), idOf(record, 'AccountId')];
  return { ...NOBODY, Case__c: idOf(record), Contact__c: contact, Account__c: account };
}

/** A number as it is compared: in digits, without the zeros that are dialled before it. */
const digits = (value: unknown): string =>
  String(value ?? '')
    .replaceAll('(0)', '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
const NUMBERS = ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone'];

const hasNumber = (record: OrgRecord, numbers: string[]): boolean =>
  NUMBERS.some((field) => numbers.includes(digits(record[field])));

/** The one customer that all these addresses are of; in doubt nobody. */
export function customerOfAddresses(records: RecordStore, addresses: string[]): Customer {
  const mails = addresses.filter((address) => address.includes('@')).map((mail) => mail.toLowerCase());
  const numbers = addresses
    .filter((address) => /^\d{7,17}$/.test(address))
    .map(digits)
    .filter(Boolean);
  const isOne = (record: OrgRecord): boolean =>
    mails.includes(String(record['Email'] ?? '').toLowerCase()) || hasNumber(record, numbers);
  const contacts = records.all('Contact').filter(isOne);
  if (contacts.length === 1) return ofContact(contacts[0]!);
  if (contacts.length > 1) {
    const accounts = new Set(contacts.map((contact) => idOf(contact, 'AccountId')));
    return accounts.size === 1 ? { ...NOBODY, Account__c: [...accounts][0]! } : NOBODY;
  }
  const leads = records.all('Lead').filter(isOne);
  if (leads.length === 1) return { ...NOBODY, Lead__c: idOf(leads[0]!) };
  const accounts = records.all('Account').filter((account) => hasNumber(account, numbers));
  return leads.length === 0 && accounts.length === 1 ? { ...NOBODY, Account__c: idOf(accounts[0]!) } : NOBODY;
}
