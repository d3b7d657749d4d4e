import * as v from 'c/valibot';
import type { Reply } from './http';

/** A record from outside: keys in lower case, no prototype, empty texts left out. */
export type Plain = { [key: string]: unknown };

const DEEPEST = 12;
/** What .NET writes for a date that was never set; that CXone does is unproven. */
const NO_DATE = /^0001-01-01T00:00:00/;

function plainAt(value: unknown, depth: number): unknown {
  if (value === '' || value === null || (typeof value === 'string' && NO_DATE.test(value))) return undefined;
  if (typeof value !== 'object') return value;
  if (depth > DEEPEST) throw new Error('nested too deeply');
  if (Array.isArray(value)) return value.map((item: unknown) => plainAt(item, depth + 1));
  const plain = Object.create(null) as Plain;
  for (const [key, inner] of Object.entries(value)) {
    const kept = plainAt(inner, depth + 1);
    if (kept !== undefined) plain[key.toLowerCase()] = kept;
  }
  return plain;
}

/** The same value with keys in lower case and nothing empty in it. Throws when it is nested too deeply. */
export function normalise(value: unknown): unknown {
  return plainAt(value, 0);
}

function readBy(
  read: (value: unknown) => unknown,
  { text, contentType }: Pick<Reply, 'text' | 'contentType'>
): unknown {
  if (!contentType.includes('json')) return undefined;
  try {
    return read(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The normalised body of an answer, or undefined when it is not readable JSON. */
export function readJson(reply: Pick<Reply, 'text' | 'contentType'>): unknown {
  return readBy(normalise, reply);
}

/** The body of an answer with its own keys in lower case and what they hold untouched, or undefined. */
export function readOutside(reply: Pick<Reply, 'text' | 'contentType'>): unknown {
  return readBy((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const plain = Object.create(null) as Plain;
    for (const [key, inner] of Object.entries(value)) plain[key.toLowerCase()] = inner;
    return plain;
  }, reply);
}

/** Something between here and the contact centre (a proxy, a log-in page) answered in its place. */
export function isForeign(reply: Pick<Reply, 'text' | 'contentType'>): boolean {
  return reply.text.trim() !== '' && readJson(reply) === undefined;
}

/** Reads a whole answer by a schema; null when it is not what was agreed. */
export function readAs<T extends v.GenericSchema>(
  schema: T,
  reply: Pick<Reply, 'text' | 'contentType'>
): v.InferOutput<T> | null {
  return readValue(schema, readJson(reply));
}

/** Reads a normalised value by a schema; null when it does not fit. */
export function readValue<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}

/** As large as a number that comes as text; what is computed from it stays finite. */
const LARGEST = 1e15;

const numeric = v.pipe(v.string(), v.trim(), v.regex(/^[+-]?\d{1,15}(\.\d{1,9})?$/), v.transform(Number));

/** A number, also when it comes as text. */
export const aNumber = v.union([v.pipe(v.number(), v.minValue(-LARGEST), v.maxValue(LARGEST)), numeric]);

/** A yes or no, also when it comes as `True`, `False`, `1` or `0`. */
export const aFlag = v.union([
  v.boolean(),
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => String(value).trim().toLowerCase()),
    v.picklist(['true', 'false', '1', '0']),
    v.transform((value) => value === 'true' || value === '1')
  )
]);

/** A text; numbers become text. */
export const aText = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);

// At least one digit, so that no name of a built-in property can be an id.
const ID = /^(?=.*\d)[A-Za-z0-9-]{1,64}$/;

/** An id of the contact centre, as text. */
export const anId = v.pipe(aText, v.trim(), v.regex(ID));

/** An id where `0` and `-1` stand for none. */
export const anIdOrNone = v.pipe(
  aText,
  v.trim(),
  v.transform((id) => (id === '0' || id === '-1' ? null : id)),
  v.nullable(v.pipe(v.string(), v.regex(ID)))
);

// A time without a zone is UTC: the contact centre's zone-bound fields are not read where a UTC one exists.
const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** A moment in epoch milliseconds, from ISO 8601. */
export const aTime = v.pipe(
  v.string(),
  v.trim(),
  v.regex(ISO_TIME),
  v.transform((text) =>
    Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`)
  ),
  v.finite()
);

/** A field that may be missing. */
export function maybe<T extends v.GenericSchema>(schema: T): v.OptionalSchema<T, undefined> {
  return v.optional(schema, undefined);
}
