import { Refusal } from './refusal.ts';

export const FAULT_KINDS = [
  'delay',
  'hold',
  'dropRequest',
  'dropAnswer',
  'late',
  'reset',
  'duplicate',
  'stale',
  'status',
  'garbage',
  'burst'
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What a rule may do; `nth` and `times` count the requests of its route since the rules were set. */
export interface FaultRule {
  route: string;
  nth?: number;
  times?: number;
  does: FaultKind;
  /** How long `delay` and `hold` wait, when `late` is carried out, what `status` says in Retry-After. */
  ms?: number;
  /** Of `status` and `garbage`. */
  status?: number;
  /** Of `status` and `garbage`: text as it is, anything else as JSON. */
  body?: unknown;
  /** Events of `burst`; characters to which the body of `garbage` is repeated. */
  n?: number;
}

export interface FaultPlan {
  set(rules: FaultRule[]): void;
  list(): FaultRule[];
  /** How many requests each of them has met. */
  met(): number[];
  /** The rules that apply to this request; asking counts it. `path` is below the API base. */
  take(method: string, path: string): FaultRule[];
}

const escape = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

function pattern(route: string): RegExp {
  const [method = '', path = ''] = route.split(' ');
  return new RegExp(`^${escape(method)} ${escape(path).replace(/\*/g, '[^/]+')}/?$`, 'i');
}

function applies({ nth, times }: FaultRule, count: number): boolean {
  const first = nth ?? 1;
  const last = times === undefined ? (nth === undefined ? Infinity : first) : first + times - 1;
  return count >= first && count <= last;
}

/** Which requests go wrong, and how. `nth` alone is one request, neither `nth` nor `times` is every request. */
export function createFaultPlan(): FaultPlan {
  let rules: { rule: FaultRule; fits: RegExp; seen: number; met: number }[] = [];
  return {
    set(next) {
      rules = next.map((rule) => ({ rule, fits: pattern(rule.route), seen: 0, met: 0 }));
    },
    list: () => rules.map(({ rule }) => rule),
    met: () => rules.map(({ met }) => met),
    take(method, path) {
      const hit: FaultRule[] = [];
      for (const entry of rules) {
        if (!entry.fits.test(`${method} ${path}`)) continue;
        entry.seen += 1;
        if (!applies(entry.rule, entry.seen)) continue;
        entry.met += 1;
        hit.push(entry.rule);
      }
      return hit;
    }
  };
}

const LONGEST_MS = 3_600_000;
const MOST = 20_000_000;

const whole = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

const FIELDS: Record<keyof FaultRule, { fits: (value: unknown) => boolean; is: string }> = {
  route: {
    fits: (value) => typeof value === 'string' && /^[A-Z]+ \/\S*$/.test(value),
    is: 'like "POST /agent-sessions/*/state"'
  },
  does: { fits: (value) => FAULT_KINDS.includes(value as FaultKind), is: `one of ${FAULT_KINDS.join(', ')}` },
  nth: { fits: whole(1, MOST), is: 'a whole number from 1' },
  times: { fits: whole(1, MOST), is: 'a whole number from 1' },
  ms: { fits: whole(0, LONGEST_MS), is: 'milliseconds, at most an hour' },
  status: { fits: whole(200, 599), is: 'a status from 200 to 599' },
  body: { fits: () => true, is: 'anything' },
  n: { fits: whole(1, MOST), is: `a whole number from 1 to ${MOST}` }
};
const REQUIRED = ['route', 'does'];

// The issuer's library writes its own answers, so there only what happens before an answer can be had.
const BEFORE_ANSWER: FaultKind[] = ['delay', 'dropRequest', 'status'];

function readRule(value: unknown): FaultRule {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(400, 'InvalidRule', 'A rule is an object.');
  const rule = value as Record<string, unknown>;
  for (const name of Object.keys(rule))
    if (!Object.hasOwn(FIELDS, name)) throw new Refusal(400, 'InvalidRule', `A rule has no "${name}".`);
  for (const [name, { fits, is }] of Object.entries(FIELDS))
    if ((REQUIRED.includes(name) || rule[name] !== undefined) && !fits(rule[name]))
      throw new Refusal(400, 'InvalidRule', `${name} is ${is}.`);
  const read = rule as unknown as FaultRule;
  if (/ \/auth\//i.test(read.route) && !BEFORE_ANSWER.includes(read.does))
    throw new Refusal(400, 'InvalidRule', `Below /auth does is one of ${BEFORE_ANSWER.join(', ')}.`);
  return read;
}

/** Reads rules from outside; anything not understood refuses them all. */
export function readRules(value: unknown): FaultRule[] {
  if (!Array.isArray(value)) throw new Refusal(400, 'InvalidRules', 'rules is a list.');
  return value.map(readRule);
}
