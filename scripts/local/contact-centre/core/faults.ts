import { Refusal } from './refusal.ts';

/** What a rule may do; `nth` and `times` count the requests of its route since the rules were set. */
export interface FaultRule {
  route: string;
  nth?: number;
  times?: number;
  does: FaultKind;
  ms?: number;
  status?: number;
  body?: unknown;
  n?: number;
}

export const FAULT_KINDS = ['delay', 'dropAnswer', 'status', 'duplicate'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultPlan {
  set(rules: FaultRule[]): void;
  list(): FaultRule[];
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
  let rules: { rule: FaultRule; fits: RegExp; seen: number }[] = [];
  return {
    set(next) {
      rules = next.map((rule) => ({ rule, fits: pattern(rule.route), seen: 0 }));
    },
    list: () => rules.map(({ rule }) => rule),
    take(method, path) {
      const hit: FaultRule[] = [];
      for (const entry of rules) {
        if (!entry.fits.test(`${method} ${path}`)) continue;
        entry.seen += 1;
        if (applies(entry.rule, entry.seen)) hit.push(entry.rule);
      }
      return hit;
    }
  };
}

/** Reads rules from outside; anything not understood refuses them all. */
export function readRules(value: unknown): FaultRule[] {
  if (!Array.isArray(value)) throw new Refusal(400, 'InvalidRules', 'rules is a list.');
  return value.map((rule: Partial<FaultRule> | null) => {
    if (typeof rule?.route !== 'string' || !/^[A-Z]+ \/\S*$/.test(rule.route))
      throw new Refusal(400, 'InvalidRoute', 'route is like "POST /agent-sessions/*/state".');
    if (!FAULT_KINDS.includes(rule.does as FaultKind))
      throw new Refusal(400, 'InvalidFault', `does is one of ${FAULT_KINDS.join(', ')}.`);
    return rule as FaultRule;
  });
}
