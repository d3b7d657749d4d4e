import type { Control } from '../support/control.ts';
import type { Rule } from './plan.ts';

export interface Planted {
  rule: Rule;
  /** How many requests it has met so far. */
  met: number;
}

export interface Planter {
  readonly planted: Planted[];
  /** Beside those that still wait for their requests. */
  plant(rule: Rule): Promise<void>;
  /** How many requests all of them have met. */
  count(): Promise<number>;
  /** From now on nothing goes wrong. */
  end(): Promise<void>;
}

/** Plants the faults of one session, and knows which of them met a request. */
export function createPlanter(control: Pick<Control, 'faults' | 'faultsMet'>): Planter {
  const planted: Planted[] = [];
  let active: { one: Planted; before: number }[] = [];

  async function count(): Promise<number> {
    const met = await control.faultsMet();
    active.forEach(({ one, before }, index) => {
      one.met = before + (met[index] ?? 0);
    });
    return planted.reduce((sum, one) => sum + one.met, 0);
  }

  // Setting rules replaces the ones before and begins to count anew.
  function put(next: Planted[]): Promise<void> {
    active = next.map((one) => ({ one, before: one.met }));
    return control.faults(next.map(({ rule, met }) => ({ ...rule, times: rule.times - met })));
  }

  return {
    planted,
    count,
    async plant(rule) {
      await count();
      const one = { rule, met: 0 };
      planted.push(one);
      await put(planted.filter(({ rule: { times }, met }) => met < times));
    },
    async end() {
      await count();
      await put([]);
    }
  };
}
