/** Numbers below a bound, from a seed. */
export type Chance = (below: number) => number;

/** The same numbers for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Json = unknown;
type Table = { [key: string]: Json };

const nested = (depth: number): Json => (depth === 0 ? 'deep' : { a: nested(depth - 1), b: [nested(0)] });

const STRANGE: (() => Json)[] = [
  () => null,
  () => true,
  () => false,
  () => 0,
  () => -1,
  () => 1e308,
  () => 0.1 + 0.2,
  () => '',
  () => ' ',
  () => 'NaN',
  () => 'true',
  () => '2026-02-30T25:61:61Z',
  () => '__proto__',
  () => 'constructor',
  () => 'hasOwnProperty',
  () => 'toString',
  () => '9'.repeat(400),
  () => '1'.repeat(17),
  () => '\u0000\uD800\u202E',
  () => '<img src=x onerror=alert(1)>',
  () => 'x'.repeat(70_000),
  () => [],
  () => {
    return {};
  },
  () => [null, [null, [null]]],
  () => nested(3),
  () => nested(40),
  () => ({ length: 1e9 }),
  () => ({ toString: 'no', valueOf: 1, toJSON: 'x', then: 'x' })
];

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'contactid',
  'CONTACTID',
  'status',
  'type',
  '',
  'length'
];

function places(value: Json, found: { inside: Table; key: string }[] = []): { inside: Table; key: string }[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push({ inside: value as Table, key });
    places((value as Table)[key], found);
  }
  return found;
}

function set(inside: Table, key: string, value: Json): void {
  if (Array.isArray(inside) && key === 'length') return;
  Object.defineProperty(inside, key, { value, enumerable: true, configurable: true, writable: true });
}

const CHANGES: ((inside: Table, key: string, chance: Chance) => void)[] = [
  (inside, key, chance) => set(inside, key, STRANGE[chance(STRANGE.length)]!()),
  (inside, key, chance) => set(inside, key, STRANGE[chance(STRANGE.length)]!()),
  (inside, key) => delete inside[key],
  (inside, key, chance) => set(inside, KEYS[chance(KEYS.length)]!, STRANGE[chance(STRANGE.length)]!()),
  (inside, key, chance) => set(inside, KEYS[chance(KEYS.length)]!, inside[key]),
  (inside, key) => set(inside, key, [inside[key]]),
  (inside, key) => set(inside, key, { value: inside[key], polluted: true }),
  (inside, key) => set(inside, '__proto__', { polluted: true, [key]: inside[key] }),
  (inside) => set(inside, 'constructor', { prototype: { polluted: true } }),
  (inside, key, chance) => {
    if (typeof inside[key] === 'string') set(inside, key, (inside[key] as string).repeat(1 + chance(300)));
  },
  (inside, key, chance) => {
    const text = inside[key];
    if (typeof text !== 'string' || text === '') return;
    const at = chance(text.length);
    set(inside, key, text.slice(0, at) + String.fromCharCode(chance(0xffff)) + text.slice(at + 1));
  }
];

/** One to three changes somewhere in the value, which itself stays as it was. */
export function mutate(value: Json, chance: Chance): Json {
  const changed = structuredClone(value);
  for (let left = 1 + chance(3); left > 0; left -= 1) {
    const all = places(changed);
    if (all.length === 0) break;
    const { inside, key } = all[chance(all.length)]!;
    CHANGES[chance(CHANGES.length)]!(inside, key, chance);
  }
  return changed;
}

/** Now and then a text that is cut, doubled, or has other bytes in it. */
export function corrupt(text: string, chance: Chance): string {
  if (chance(4) !== 0) return text;
  const at = chance(text.length + 1);
  const ways = [
    () => text.slice(0, at),
    () => text + text.slice(at),
    () => text.slice(0, at) + String.fromCharCode(chance(0x2000)) + text.slice(at + 1),
    () => text.slice(0, at) + '"'.repeat(1 + chance(3)) + text.slice(at),
    () => `<html><body>${text}</body></html>`,
    () => ['', 'null', '[]', '{}', '0', '"', '[[[[', '\uFEFF'][chance(8)]!
  ];
  return ways[chance(ways.length)]!();
}
