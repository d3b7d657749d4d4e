import type { Plan } from './plan.ts';
import type { Planted } from './planter.ts';

const counted = (names: string[]): Map<string, number> =>
  names.reduce((table, name) => table.set(name, (table.get(name) ?? 0) + 1), new Map<string, number>());

/** What the sessions of a run have met. */
export interface Tally {
  add(plan: Plan, planted: Planted[]): void;
  lines(): string[];
}

export function createTally(): Tally {
  const events: string[] = [];
  const all: Planted[] = [];
  return {
    add({ steps }, planted) {
      events.push(...new Set(steps.flatMap((step) => (step.kind === 'event' ? [step.event] : []))));
      all.push(...planted);
    },
    lines() {
      const sessions = [...counted(events)].map(([event, times]) => `${event} ${times}`).join(', ');
      const met = all.filter((one) => one.met > 0);
      const of = (list: Planted[]): Map<string, number> => counted(list.map(({ rule }) => rule.does));
      const kinds = [...of(all)].map(([does, times]) => `${does} ${of(met).get(does) ?? 0} of ${times}`).join(', ');
      return [`sessions with ${sessions}`, `faults that met a request: ${met.length} of ${all.length} (${kinds})`];
    }
  };
}
