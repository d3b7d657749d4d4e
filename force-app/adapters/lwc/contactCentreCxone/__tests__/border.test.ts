import * as v from 'c/valibot';
import {
  aFlag,
  anId,
  anIdOrNone,
  aNumber,
  aText,
  aTime,
  isForeign,
  maybe,
  normalise,
  readAs,
  readJson,
  readOutside,
  readValue
} from '../border';

const json = (text: string, contentType = 'application/json; charset=utf-8') => ({ text, contentType });
const html = json('<html>Log in</html>', 'text/html');
const reads = (schema: v.GenericSchema, value: unknown): unknown => readValue(schema, value);

/** A record as it leaves the border: no prototype, so that no built-in name is ever taken for a field. */
const plain = (fields: { [key: string]: unknown }): unknown => Object.assign(Object.create(null), fields);

describe('what comes from outside', () => {
  it('has its keys in lower case and nothing empty in it, all the way down', () => {
    const value = {
      ContactId: '7001',
      Empty: '',
      None: null,
      No: false,
      Zero: 0,
      Inner: { ListOf: [{ Deep: 1 }, null] }
    };
    const read = normalise(value) as { inner: { listof: unknown[] } };
    expect(read).toEqual(
      plain({
        contactid: '7001',
        no: false,
        zero: 0,
        inner: plain({ listof: [plain({ deep: 1 }), undefined] })
      })
    );
    expect(Object.keys(read)).toEqual(['contactid', 'no', 'zero', 'inner']);
    expect(Object.getPrototypeOf(read)).toBeNull();
    expect(Object.getPrototypeOf(read.inner)).toBeNull();
  });

  it('keeps plain values and drops what is empty', () => {
    expect(normalise({ at: '0001-01-01T00:00:00', on: '0001-01-02' })).toEqual(plain({ on: '0001-01-02' }));
    const text = 'Born 0001-01-01T00:00:00';
    expect(normalise({ text })).toEqual(plain({ text }));
    expect([normalise('A'), normalise(7), normalise(true), normalise(''), normalise(null)]).toEqual([
      'A',
      7,
      true,
      undefined,
      undefined
    ]);
  });

  it('is refused when it is nested more than twelve deep, in records and in lists', () => {
    const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown =>
      depth === 0 ? wrap('end') : wrap(nested(depth - 1, wrap));
    for (const wrap of [(inner: unknown) => [inner], (inner: unknown) => ({ inner })]) {
      expect(() => normalise(nested(12, wrap))).not.toThrow();
      expect(() => normalise(nested(13, wrap))).toThrow('nested too deeply');
    }
  });
});

describe('the body of an answer', () => {
  it('is read as JSON where it says so and is', () => {
    expect(readJson(json('{"A":1}'))).toEqual(plain({ a: 1 }));
    expect(readJson(json('{"A":1}', 'text/html'))).toBeUndefined();
    expect(readJson(json('{"A":'))).toBeUndefined();
    expect(readJson(json(''))).toBeUndefined();
  });

  it('may keep what its own keys hold as it came', () => {
    const read = readOutside(json('{"Data":{"Inner":""}}'));
    expect(read).toEqual(plain({ data: { Inner: '' } }));
    expect(Object.getPrototypeOf(read)).toBeNull();
    for (const other of ['[1]', 'null', '7', '"A"', '{']) expect(readOutside(json(other))).toBeUndefined();
    expect(readOutside(json('{"A":1}', 'text/plain'))).toBeUndefined();
  });

  it('is foreign when something is said and it is no JSON', () => {
    expect(isForeign(html)).toBe(true);
    expect(isForeign(json('{"a":'))).toBe(true);
    expect(isForeign(json('{"a":1}'))).toBe(false);
    expect(isForeign(json('', 'text/html'))).toBe(false);
    expect(isForeign(json(' \n', 'text/html'))).toBe(false);
  });

  it('is null when it is not what was agreed', () => {
    const schema = v.object({ id: anId, name: maybe(aText) });
    expect(readAs(schema, json('{"Id":7001}'))).toEqual({ id: '7001', name: undefined });
    expect(readAs(schema, json('{"Id":7001,"Name":"Ann"}'))).toEqual({ id: '7001', name: 'Ann' });
    expect(readAs(schema, json('{"Name":"Ann"}'))).toBeNull();
    expect(readAs(schema, html)).toBeNull();
    expect(readValue(schema, 'Ann')).toBeNull();
  });
});

describe('a field', () => {
  it.each([
    [7, 7],
    [-1e15, -1e15],
    [1e15, 1e15],
    [1.1e15, null],
    [-1.1e15, null],
    ['7', 7],
    [' +7.5 ', 7.5],
    ['-7', -7],
    ['007', 7],
    ['123456789012345', 123456789012345],
    ['1234567890123456', null],
    ['1.123456789', 1.123456789],
    ['1.1234567891', null],
    ['1.', null],
    ['.5', null],
    ['1,5', null],
    ['1e5', null],
    ['0x10', null],
    ['x7', null],
    ['7x', null],
    ['', null],
    [true, null],
    [null, null]
  ])('%p is the number %p', (value, number) => {
    expect(reads(aNumber, value)).toBe(number);
  });

  it.each([
    [true, true],
    [false, false],
    ['True', true],
    [' true ', true],
    ['FALSE', false],
    ['1', true],
    ['0', false],
    [1, true],
    [0, false],
    [2, null],
    ['yes', null],
    ['', null],
    [null, null]
  ])('%p is the yes or no %p', (value, flag) => {
    expect(reads(aFlag, value)).toBe(flag);
  });

  it.each([
    ['Ann', 'Ann'],
    [7, '7'],
    [true, null],
    [null, null]
  ])('%p is the text %p', (value, text) => {
    expect(reads(aText, value)).toBe(text);
  });

  it.each([
    ['7001', '7001'],
    [7001, '7001'],
    [' 7001 ', '7001'],
    ['a1-b2', 'a1-b2'],
    ['9'.repeat(64), '9'.repeat(64)],
    ['9'.repeat(65), null],
    ['constructor', null],
    ['7001;', null],
    ['../7001', null],
    ['70 01', null],
    ['', null],
    ['0', '0']
  ])('%p is the id %p', (value, id) => {
    expect(reads(anId, value)).toBe(id);
  });

  it.each([
    ['7001', '7001'],
    [' 7001 ', '7001'],
    [' 0 ', null],
    ['0', null],
    [0, null],
    ['-1', null],
    [-1, null],
    ['00', '00']
  ])('%p is the id, or none: %p', (value, id) => {
    expect(v.safeParse(anIdOrNone, value)).toMatchObject({ success: true, output: id });
  });

  it('that is no id is not taken for none', () => {
    for (const value of ['constructor', '../7001', '', true]) expect(v.is(anIdOrNone, value)).toBe(false);
  });

  const NOON = Date.UTC(2026, 0, 2, 12, 0, 0);
  it.each([
    ['2026-01-02T12:00:00Z', NOON],
    ['2026-01-02T12:00:00', NOON],
    ['2026-01-02 12:00:00', NOON],
    ['2026-01-02 12:00:00Z', NOON],
    ['2026-01-02t12:00:00z', NOON],
    [' 2026-01-02T12:00:00Z ', NOON],
    ['2026-01-02T12:00', NOON],
    ['2026-01-02T12:00Z', NOON],
    ['2026-01-02T12:00:00.5Z', NOON + 500],
    ['2026-01-02T12:00:00.123456789Z', NOON + 123],
    ['2026-01-02T13:00:00+01:00', NOON],
    ['2026-01-02T10:00:00-02:00', NOON],
    ['2026-01-02T13:00:00+0100', NOON],
    ['2026-01-02T12:00:00.1234567891Z', null],
    ['2026-01-02T12:00:00.Z', null],
    ['2026-01-02T25:00:00Z', null],
    ['2026-13-02T12:00:00Z', null],
    ['2026-01-02', null],
    ['2026-01-02T12Z', null],
    ['12026-01-02T12:00:00Z', null],
    ['2026-01-02T12:00:00Z!', null],
    ['2026-01-02T12:00:00+01', null],
    ['2026-01-02T12:00:00+01:0', null],
    ['(noon) 2026-01-02T12:00:00Z', null],
    ['02/01/2026 12:00', null],
    ['', null],
    [1767355200000, null]
  ])('%p is the moment %p', (value, moment) => {
    expect(reads(aTime, value)).toBe(moment);
  });
});
