import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import * as whole from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/examples.mobile.json';

type Country = whole.CountryCode;

/** All that the product asks of the library about one text. */
const answers = (
  { parsePhoneNumberFromString, validatePhoneNumberLength }: typeof whole,
  text: string,
  from?: Country
) => {
  const number = parsePhoneNumberFromString(text, from);
  return {
    length: validatePhoneNumberLength(text, from) ?? null,
    number: number?.number ?? null,
    national: number?.nationalNumber ?? null,
    shown: number?.formatInternational() ?? null,
    isPossible: number?.isPossible() ?? null
  };
};

const countries = whole.getCountries();

/** Numbers of every shape a plan knows: its example, and digits that run through all its leading digits and lengths. */
function* numbersOf(country: Country): Generator<string> {
  const example = (examples as { [country: string]: string })[country];
  if (example) yield example;
  for (let lead = 10; lead < 100; lead += 1) {
    for (const length of [7, 10]) yield `${lead}${'5271836409'.repeat(2)}`.slice(0, length);
  }
}

describe('the slim copy of libphonenumber', () => {
  let slim: typeof whole;

  before(async () => {
    const copy = resolve('force-app/vendor/lwc/libphonenumber/libphonenumber.js');
    slim = (await import(pathToFileURL(copy).href)) as typeof whole;
  });

  it('reads and shows the numbers of every country as the whole library does', () => {
    let compared = 0;
    for (const country of countries) {
      const plus = `+${whole.getCountryCallingCode(country)}`;
      for (const national of numbersOf(country)) {
        const international = `${plus}${national}`;
        assert.deepEqual(answers(slim, international), answers(whole, international), international);
        compared += 1;
      }
    }
    assert.ok(compared > 40_000, `${compared}`);
  });

  it('reads numbers as they are dialled within a country as the whole library does', () => {
    for (const country of countries) {
      for (const national of numbersOf(country)) {
        for (const dialled of [national, `0${national}`]) {
          assert.deepEqual(answers(slim, dialled, country), answers(whole, dialled, country), `${country} ${dialled}`);
        }
      }
    }
  });
});
