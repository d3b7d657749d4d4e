// Makes of libphonenumber-js the part that ships: what reading, checking lengths and showing a number internationally
// takes. No kinds of number (mobile, premium …), no national spellings, the library's own build for browsers of today,
// and the numbering plans written as one short text. `slimPhoneNumbers.test.ts` asks the result and the whole library
// the same about every country. Fails when a plan cannot be read back as it was.
import { deepStrictEqual } from 'node:assert';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NATIONAL_ONLY = 'NA';
/** Where a plan has what: calling code, prefix for calling abroad, pattern, lengths, formats, trunk prefix, how it is parsed. */
const [CODE, ABROAD, PATTERN, LENGTHS, FORMATS, TRUNK, , TRUNK_PATTERN, TRUNK_RULE, , LEADING] = Array(11).keys();

function slimFormat([pattern, format, leadingDigits, , , international]) {
  const shown = [pattern, international ?? format];
  return leadingDigits?.length ? [...shown, [leadingDigits.at(-1)]] : shown;
}

function slimPlan(plan) {
  const slim = Array(11).fill(0);
  for (const at of [CODE, ABROAD, PATTERN, LENGTHS, TRUNK, TRUNK_PATTERN, TRUNK_RULE, LEADING])
    slim[at] = plan[at] ?? 0;
  const formats = (plan[FORMATS] || []).filter((format) => format[5] !== NATIONAL_ONLY).map(slimFormat);
  slim[FORMATS] = formats.length > 0 ? formats : 0;
  return slim;
}

const slimPlans = (plans) => Object.fromEntries(Object.entries(plans).map(([place, plan]) => [place, slimPlan(plan)]));

const shortPattern = (pattern) => (pattern || '').replaceAll('\\d', '~').replaceAll('(?:', '<');

/** 4,5,6,9 → 4-6,9 */
function shortLengths(lengths) {
  const runs = [];
  for (const length of lengths || []) {
    const run = runs.at(-1);
    if (run && run[1] === length - 1) run[1] = length;
    else runs.push([length, length]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join();
}

/** `(\d{3})(\d{2,4})` → `3 2,4`; its usual format `$1 $2` → nothing. */
function shortFormat([pattern, format, leadingDigits]) {
  const groups = pattern.match(/\(.+?\)/g);
  const usual = groups.map((_group, at) => `$${at + 1}`).join(' ');
  const short = groups.map((group) =>
    group.slice(1, -1).replace(/^\\d(\{(.+)\})?$/, (_all, _braces, digits) => digits ?? '1')
  );
  return [short.join(' '), format === usual ? '' : format, shortPattern(leadingDigits?.[0])]
    .join(';')
    .replace(/;+$/, '');
}

function shortPlan(plan) {
  const abroad = plan[ABROAD] === '00' ? '' : plan[ABROAD] || '-';
  const parts = [plan[CODE], abroad, shortPattern(plan[PATTERN]), shortLengths(plan[LENGTHS])];
  const formats = (plan[FORMATS] || []).map(shortFormat).join('/');
  const trunk = [
    plan[TRUNK] || '',
    shortPattern(plan[TRUNK_PATTERN]),
    plan[TRUNK_RULE] || '',
    shortPattern(plan[LEADING])
  ];
  return [...parts, formats, ...trunk].join('!').replace(/!+$/, '');
}

/** One plan a line: the countries of one calling code in their order, the main one first; then the codes of no country. */
function shortText({ country_calling_codes: codes, countries, nonGeographic }) {
  const places = Object.values(codes).flat();
  const lines = places.map((place) => place + shortPlan(countries[place]));
  return [...lines, ...Object.values(nonGeographic).map((plan) => `00${shortPlan(plan)}`)].join('\n');
}

/** Part of what ships: the numbering plans as the library wants them. */
function readPlans(text) {
  const codes = {};
  const countries = {};
  const nonGeographic = {};
  const pattern = (short) => (short ? short.replaceAll('~', '\\d').replaceAll('<', '(?:') : 0);
  const group = (short) => `(${/^[\d,]+$/.test(short) ? (short === '1' ? '\\d' : `\\d{${short}}`) : short})`;
  const format = (short) => {
    const [digits, shown, leading] = short.split(';');
    const groups = digits.split(' ');
    const read = [groups.map(group).join(''), shown || groups.map((_group, at) => `$${at + 1}`).join(' ')];
    return leading ? [...read, [pattern(leading)]] : read;
  };
  const lengths = (short) =>
    short.split(',').flatMap((run) => {
      const [from, to = from] = run.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_length, at) => from + at);
    });
  for (const line of text.split('\n')) {
    const place = line.slice(0, 2);
    const [code, abroad, digits, possible, formats, trunk, parsed, rule, leading] = line.slice(2).split('!');
    const plan = [
      code,
      abroad === '-' ? 0 : abroad || '00',
      pattern(digits),
      possible ? lengths(possible) : 0,
      formats ? formats.split('/').map(format) : 0,
      trunk || 0,
      0,
      pattern(parsed),
      rule || 0,
      0,
      pattern(leading)
    ];
    if (place === '00') nonGeographic[code] = plan;
    else {
      countries[place] = plan;
      (codes[code] ??= []).push(place);
    }
  }
  return { version: 4, country_calling_codes: codes, countries, nonGeographic };
}

/** For esbuild: the slim library in place of the whole one. */
export function slimPhoneNumbers() {
  return {
    name: 'slim phone numbers',
    setup(build) {
      build.onResolve({ filter: /\/es6\/\w+\.js$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.replace('/es6/', '/es6-modern/')),
        sideEffects: false
      }));
      build.onLoad({ filter: /metadata\.min\.json\.js$/ }, async ({ path }) => {
        const { default: whole } = await import(pathToFileURL(path).href);
        const slim = { ...whole, countries: slimPlans(whole.countries), nonGeographic: slimPlans(whole.nonGeographic) };
        const text = shortText(slim);
        deepStrictEqual(readPlans(text), slim);
        return { contents: `${readPlans}\nexport default readPlans(${JSON.stringify(text)})`, loader: 'js' };
      });
    }
  };
}
