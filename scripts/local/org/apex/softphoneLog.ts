/** One interaction as the softphone tells it; moments are epoch milliseconds. */
export interface SaidInteraction {
  key: string;
  channel: string;
  direction: string;
  outcome: string | null;
  title: string | null;
  address: string | null;
  subject: string | null;
  skill: string | null;
  skillId: string | null;
  recordId: string | null;
  startedAt: number | null;
  connectedAt: number | null;
  endedAt: number | null;
  settledAt: number | null;
  durationSeconds: number | null;
  disposition: string | null;
  dispositionId: string | null;
  notes: string | null;
}

export interface SaidSession {
  key: string;
  customer: string | null;
  address: string | null;
  addresses: string[];
  recordId: string | null;
  startedAt: number | null;
  closedAt: number | null;
}

/** What the softphone asks the org to write. */
export interface SaidLog {
  session: SaidSession;
  interactions: SaidInteraction[];
  links: { child: string; parent: string }[];
}

type Fields = Record<string, unknown>;

/** Names the part of a log that cannot be taken. */
export class UnreadableLog extends Error {}

const CHOICES = {
  channel: ['voice', 'chat', 'email', 'voicemail', 'workItem'],
  direction: ['inbound', 'outbound'],
  outcome: ['connected', 'busy', 'noAnswer', 'rejected', 'unreachable', 'notConnected']
};
const KEY = /^[\w.:/-]{1,120}$/;
const SHORT_ID = /^[\w.:-]{1,40}$/;
const RECORD_ID = /^(?:[a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/;
const LATEST = 4_102_444_800_000;

function demand(isMet: boolean, part: string): asserts isMet {
  if (!isMet) throw new UnreadableLog(part);
}

function fieldsIn(value: unknown, part: string): Fields {
  demand(typeof value === 'object' && value !== null && !Array.isArray(value), part);
  return value as Fields;
}

function listIn(value: unknown, part: string, most: number): unknown[] {
  demand(Array.isArray(value) && value.length <= most, part);
  return value;
}

function textIn(fields: Fields, name: string): string | null {
  const value = fields[name] ?? null;
  demand(value === null || typeof value === 'string', 'format');
  return value;
}

/** Never cut without a mark. */
function cutIn(fields: Fields, name: string, longest = 255): string | null {
  const text = textIn(fields, name);
  return text !== null && text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function shapedIn(fields: Fields, name: string, shape: RegExp, part: string): string | null {
  const text = textIn(fields, name);
  demand(text === null || shape.test(text), part);
  return text;
}

function keyIn(fields: Fields, name: string, part: string): string {
  const key = shapedIn(fields, name, KEY, part);
  demand(key !== null, part);
  return key;
}

function choiceIn(fields: Fields, name: keyof typeof CHOICES): string {
  const value = textIn(fields, name);
  demand(value !== null && CHOICES[name].includes(value), name);
  return value;
}

function wholeIn(fields: Fields, name: string, isGood: (value: number) => boolean, part: string): number | null {
  const value = fields[name] ?? null;
  demand(value === null || Number.isInteger(value), 'format');
  demand(value === null || isGood(value as number), part);
  return value as number | null;
}

const momentIn = (fields: Fields, name: string, part: string): number | null =>
  wholeIn(fields, name, (value) => value > 0 && value < LATEST, part);

function interactionIn(value: unknown): SaidInteraction {
  const fields = fieldsIn(value, 'interactions');
  return {
    key: keyIn(fields, 'key', 'key'),
    channel: choiceIn(fields, 'channel'),
    direction: choiceIn(fields, 'direction'),
    outcome: (fields['outcome'] ?? null) === null ? null : choiceIn(fields, 'outcome'),
    title: cutIn(fields, 'title'),
    address: cutIn(fields, 'address'),
    subject: cutIn(fields, 'subject'),
    skill: cutIn(fields, 'skill'),
    skillId: shapedIn(fields, 'skillId', SHORT_ID, 'ids'),
    recordId: shapedIn(fields, 'recordId', RECORD_ID, 'recordId'),
    startedAt: momentIn(fields, 'startedAt', 'times'),
    connectedAt: momentIn(fields, 'connectedAt', 'times'),
    endedAt: momentIn(fields, 'endedAt', 'times'),
    settledAt: momentIn(fields, 'settledAt', 'times'),
    durationSeconds: wholeIn(
      fields,
      'durationSeconds',
      (value) => value >= 0 && value <= 99_999_999,
      'durationSeconds'
    ),
    disposition: cutIn(fields, 'disposition'),
    dispositionId: shapedIn(fields, 'dispositionId', SHORT_ID, 'ids'),
    notes: cutIn(fields, 'notes', 32_000)
  };
}

function sessionIn(value: unknown): SaidSession {
  const fields = fieldsIn(value, 'format');
  return {
    key: keyIn(fields, 'key', 'session.key'),
    customer: cutIn(fields, 'customer'),
    address: cutIn(fields, 'address'),
    addresses: listIn(fields['addresses'] ?? [], 'addresses', 20).map(String),
    recordId: shapedIn(fields, 'recordId', RECORD_ID, 'session.recordId'),
    startedAt: momentIn(fields, 'startedAt', 'session.times'),
    closedAt: momentIn(fields, 'closedAt', 'session.times')
  };
}

function linkIn(value: unknown): SaidLog['links'][number] {
  const fields = fieldsIn(value, 'links');
  const link = { child: keyIn(fields, 'child', 'links'), parent: keyIn(fields, 'parent', 'links') };
  demand(link.child !== link.parent, 'links');
  return link;
}

function parsed(text: unknown): Fields {
  demand(typeof text === 'string' && text.trim() !== '' && text.length <= 200_000, 'size');
  try {
    return fieldsIn(JSON.parse(text), 'format');
  } catch {
    throw new UnreadableLog('format');
  }
}

/** Reads what `SoftphoneRecords.save` was given, by the same rules as `SoftphoneLog`. */
export function readLog(text: unknown): SaidLog {
  const said = parsed(text);
  const interactions = listIn(said['interactions'], 'interactions', 10).map(interactionIn);
  const isEachOnce = new Set(interactions.map(({ key }) => key)).size === interactions.length;
  demand(interactions.length > 0 && isEachOnce, 'interactions');
  return {
    session: sessionIn(said['session']),
    interactions,
    links: listIn(said['links'] ?? [], 'links', 100).map(linkIn)
  };
}
