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
  INVALID_COUNTRY: 'numberUnknownCountry',
  NOT_A_NUMBER: 'numberInvalid',
  INVALID_LENGTH: 'numberInvalid'
};

const no = (key: ReasonKey): { ok: false; reason: Reason } => ({ ok: false, reason: { key } });

function international(text: string, country: CountryCode): string {
  const plain = text.replace(/^\s*00(?=\s*[1-9])/, '+');
  return plain !== text && validatePhoneNumberLength(text, country) !== undefined ? plain : text;
}

/** Reads a number in any usual format as E.164, or says why it is not dialled. Nothing is cut off in silence. */
export function readNumber(text: string, rules: { defaultCountry: string; refusedNumbers: string[] }): ReadNumber {
  const typed = text.replace(INVISIBLE, '').trim();
  if (typed === '') return no('numberMissing');
  if (OTHER_DIGIT.test(typed)) return no('numberOtherDigits');
  if (LETTER.test(typed)) return no('numberLetters');
  if (!DIALABLE.test(typed)) return no('numberInvalid');
  const refused = new Set(rules.refusedNumbers.map((number) => number.replace(/\D/g, '')));
  const digits = typed.replace(/\D/g, '');
  if (refused.has(digits)) return { ok: false, reason: { key: 'numberRefused', about: { number: digits } } };
  const country = rules.defaultCountry as CountryCode;
  const usual = international(typed, country);
  const length = validatePhoneNumberLength(usual, country);
  if (length !== undefined) {
    const national = parsePhoneNumberFromString(usual, country)?.nationalNumber;
    return national !== undefined && refused.has(national)
      ? { ok: false, reason: { key: 'numberRefused', about: { number: national } } }
      : no(LENGTH_REASON[length] ?? 'numberInvalid');
  }
  const number = parsePhoneNumberFromString(usual, country);
  if (number === undefined) return no('numberInvalid');
  if (refused.has(number.nationalNumber) || refused.has(number.number.slice(1))) {
    return { ok: false, reason: { key: 'numberRefused', about: { number: number.nationalNumber } } };
  }
  return { ok: true, e164: number.number, shown: number.formatInternational() };
}

/** A number as a person reads it; any other text as it is. */
export function showNumber(address: string, defaultCountry: string): string {
  const typed = address.replace(INVISIBLE, '').trim();
  if (!DIALABLE.test(typed)) return address;
  const number = parsePhoneNumberFromString(typed, defaultCountry as CountryCode);
  return number?.isPossible() ? number.formatInternational() : address;
}

/** Reads the address of an e-mail, or says why nothing can be sent there. */
export function readAddress(text: string): ReadAddress {
  const typed = text.replace(INVISIBLE, '').trim();
  if (typed === '') return no('addressMissing');
  return ADDRESS.test(typed) ? { ok: true, address: typed } : no('addressInvalid');
}
