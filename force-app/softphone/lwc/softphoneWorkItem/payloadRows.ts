import { readLink } from 'c/omniPolicy';

/** One line of a work item's data. */
export interface PayloadRow {
  key: string;
  name: string;
  text: string;
  /** Set where the text is a link that may be opened. */
  href: string | null;
}

const MOST_ROWS = 30;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function fieldsOf(payload: string): [string, unknown][] {
  try {
    const data: unknown = JSON.parse(payload);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return Object.entries(data);
  } catch {
    // Not JSON: shown as it came.
  }
  return payload.trim() ? [['', payload]] : [];
}

/** A work item's data as lines of text, and how many lines are left out; only addresses on hosts that the admin allows become links. */
export function payloadRows(payload: string, linkHosts: string[]): { rows: PayloadRow[]; more: number } {
  const fields = fieldsOf(payload);
  const rows = fields.slice(0, MOST_ROWS).map(([name, value]) => ({
    key: name || 'payload',
    name,
    text: textOf(value),
    href: readLink(textOf(value), linkHosts)
  }));
  return { rows, more: fields.length - rows.length };
}
