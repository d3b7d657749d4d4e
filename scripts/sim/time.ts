/** The one time of a run. It moves only from alarm to alarm, so an idle hour costs nothing. */
export interface Time {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls once after `ms`; the answer cancels. Equal moments ring in the order they were set. */
  after(ms: number, ring: () => void): () => void;
  /** Moves to the next alarm not later than `until` and rings it; false when there is none. */
  step(until: number): boolean;
}

interface Alarm {
  at: number;
  order: number;
  ring: () => void;
}

const isBefore = (one: Alarm, other: Alarm): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

export function createTime(start: number): Time {
  let now = start;
  let order = 0;
  let alarms: Alarm[] = [];
  return {
    now: () => now,
    after(ms, ring) {
      order += 1;
      const alarm = { at: now + Math.max(0, ms), order, ring };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    step(until) {
      let next: Alarm | null = null;
      for (const alarm of alarms) if (next === null || isBefore(alarm, next)) next = alarm;
      if (next === null || next.at > until) return false;
      const rung = next;
      alarms = alarms.filter((other) => other !== rung);
      now = rung.at;
      rung.ring();
      return true;
    }
  };
}

/** Chance that is the same for the same seed (mulberry32). */
export type Chance = () => number;

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
export const between = (chance: Chance, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1));
