import type { RememberedContact } from 'c/omniPorts';
import * as v from 'c/valibot';

/** A remembered contact with its owner. */
export interface Row extends RememberedContact {
  owner: string;
}

const id = v.pipe(v.string(), v.regex(/^(?=.*\d)[A-Za-z0-9-]{1,64}$/));
const row = v.object({
  owner: v.string(),
  contactId: id,
  sessionId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  parentContactId: v.nullable(id)
});

/** The rows of one owner among whatever was found; the database is open to all code of the page, so nothing is believed. */
export function readRows(found: unknown, owner: string): Row[] {
  if (!Array.isArray(found)) return [];
  return found.flatMap((one: unknown) => {
    const read = v.safeParse(row, one);
    return read.success && read.output.owner === owner ? [read.output] : [];
  });
}
