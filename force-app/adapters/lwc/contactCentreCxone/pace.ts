import type { Clock } from 'c/omniPorts';

const BURST = 5;
const MS_PER_REQUEST = 1_500;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
const MOST_DOUBLINGS = 5;

/** Keeps requests that bring nothing new below sixty a minute. */
export interface Floor {
  /** Counts one such request; the answer is how many milliseconds to wait before the next. */
  charge(): number;
}

/** A floor that lets a few requests pass at once and then one every one and a half seconds. */
export function createFloor(clock: Clock): Floor {
  let left = BURST;
  let countedAt = clock.now();
  return {
    charge() {
      const now = clock.now();
      left = Math.min(BURST, left + Math.max(0, now - countedAt) / MS_PER_REQUEST);
      countedAt = now;
      left -= 1;
      return left >= 0 ? 0 : -left * MS_PER_REQUEST;
    }
  };
}

/** The pause after so many failures in a row, in milliseconds: doubling, capped, spread by chance. */
export function pauseAfter(failures: number, random: () => number): number {
  const full = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, MOST_DOUBLINGS));
  return full * (0.5 + random() / 2);
}
