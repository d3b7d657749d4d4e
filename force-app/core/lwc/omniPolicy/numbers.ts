import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'c/libphonenumber';
import type { Reason, ReasonKey } from 'c/omniPorts';

type CountryCode = NonNullable<Parameters<typeof validatePhoneNumberLength>[1]>;

export type ReadNumber = { ok: true; e164: string; shown: string } | { ok: false; reason: Reason };
export type ReadAddress = { ok: true; address: string } | { ok: false; reason: Reason };

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const OTHER_DIGIT = /[^\P{Nd}0-9]/u;
const LETTER = /\p{L}/u;
const DIALABLE = /^\+?[0-9()\-./\s\u2010-\u2015]+$/;
const ADDRESS = /^[^\s@<>"',;:\\()[\]]{1,64}@[^\s@<>"',;:\\()[\]]{1,190}\.[^\s@.<>"',;:\\()[\]0-9]{2,24}$/;

const LENGTH_REASON: { [length: string]: ReasonKey } = {
  TOO_SHORT: 'numberTooShort',
  TOO_LONG: 'numberTooLong',
  INVALID_COUNTRY: 'numberUnknownCountry'
};

const no = (key: ReasonKey): { ok: false; reason: Reason } => ({ ok: false, reason: { key } });

function international(text: string, country: CountryCode): string {
  const plain = text.replace(/^\s*00(?=\s*[1-9])/, '+');
  return validatePhoneNumberLength(text, country) === undefined ? text : plain;
}

/** The refused number that this is one spelling of, with trunk zeros or the 1 before it; null: none. */
function refusedAmong(refusedNumbers: string[], spellings: (string | undefined)[]): string | null {
  const refused = new Set(refusedNumbers.map((number) => number.replace(/\D/g, '')));
  const all = spellings.flatMap((spelling = '') => [
    spelling,
    spelling.replace(/^0+/, ''),
    spelling.replace(/^0*1/, '')
  ]);
  return all.find((spelling) => spelling !== '' && refused.has(spelling)) ?? null;
}

/** Whether national numbers of this country can be read. */
export const isCountryKnown = (country: string): boolean =>
  country !== '' && validatePhoneNumberLength('+14155550123', country as CountryCode) === undefined;

/** Reads a number in any usual format as E.164, or says why it is not dialled. Nothing is cut off in silence. */
export function readNumber(text: string, rules: { defaultCountry: string; refusedNumbers: string[] }): ReadNumber {
  const typed = text.replace(INVISIBLE, '').trim();
  if (typed === '') return no('numberMissing');
  if (OTHER_DIGIT.test(typed)) return no('numberOtherDigits');
  if (LETTER.test(typed)) return no('numberLetters');
  if (!DIALABLE.test(typed)) return no('numberInvalid');
  const country = rules.defaultCountry as CountryCode;
  const usual = international(typed, country);
  const where = usual.startsWith('+') ? undefined : country;
  const length = validatePhoneNumberLength(usual, where);
  const number = parsePhoneNumberFromString(usual, where);
  const refused = refusedAmong(rules.refusedNumbers, [
    typed.replace(/\D/g, ''),
    number?.nationalNumber,
    length === undefined || where === undefined ? number?.number.slice(1) : undefined
  ]);
  if (refused !== null) return { ok: false, reason: { key: 'numberRefused', about: { number: refused } } };
  if (length !== undefined || number === undefined) return no(LENGTH_REASON[String(length)] ?? 'numberInvalid');
  return { ok: true, e164: number.number, shown: number.formatInternational() };
}

/** A number as a person reads it; any other text as it is. */
export function showNumber(address: string, defaultCountry: string): string {
  const typed = address.replace(INVISIBLE, '').trim();
  if (!DIALABLE.test(typed)) return address;
  const number = parsePhoneNumberFromString(typed, defaultCountry as CountryCode);
  return number?.isPossible() ? number.formatInternational() : address;
}

/** How a number or mail address may be found in records: the address itself, or the number's digits with its country, without, and as dialled within most countries. */
export function spellingsOf(address: string, defaultCountry: string): string[] {
  const typed = address.replace(INVISIBLE, '').trim();
  if (ADDRESS.test(typed)) return [typed];
  if (!DIALABLE.test(typed)) return [];
  const number = parsePhoneNumberFromString(typed, defaultCountry as CountryCode);
  if (number === undefined || !number.isPossible()) return [];
  const { nationalNumber } = number;
  return [number.number.slice(1), nationalNumber, `0${nationalNumber}`].filter((digits) => digits.length >= 7);
}

/** Reads the address of an e-mail, or says why nothing can be sent there. */
export function readAddress(text: string): ReadAddress {
  const typed = text.replace(INVISIBLE, '').trim();
  if (typed === '') return no('addressMissing');
  return ADDRESS.test(typed) ? { ok: true, address: typed } : no('addressInvalid');
}
