import type { Clock } from 'c/omniPorts';

/** A clock that can be told what time the contact centre has. */
export interface AdjustableClock extends Clock {
  /** Sets the server time of this moment, in epoch milliseconds. */
  adjust(serverNow: number): void;
  /** Told when the computer slept or its clock was set, soon after; the answer stops it. */
  jumped(hear: () => void): () => void;
}

/** What the clock needs of the browser. */
export interface Ticker {
  /** Milliseconds that only ever grow, from any beginning. */
  monotonic(): number;
  /** The wall clock in epoch milliseconds: told until the server's time is known, and to notice that it jumps. */
  wall(): number;
  setTimer(ring: () => void, ms: number): unknown;
  clearTimer(timer: unknown): void;
}

// A longer delay overflows the browser's 32-bit timer and would ring at once.
const LONGEST_TIMER_MS = 2_000_000_000;

// A measurement that is a little less than the last one must not let a duration on the screen fall.
const SMALL_STEP_MS = 2_000;

const LOOK_EVERY_MS = 5_000;
const JUMP_MS = 3_000;

const browserTicker: Ticker = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  setTimer: (ring, ms) => setTimeout(ring, ms),
  clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>)
};

/** Server time on top of the browser's monotonic time: a jump of the wall clock changes neither the time told nor any alarm. */
export function createClockBrowser(ticker: Ticker = browserTicker): AdjustableClock {
  const apart = (): number => ticker.wall() - ticker.monotonic();
  let offset = apart();
  let told = -Infinity;

  function now(): number {
    const time = Math.round(ticker.monotonic() + offset);
    told = time < told && told - time < SMALL_STEP_MS ? told : time;
    return told;
  }

  return {
    now,
    adjust(serverNow) {
      if (Number.isFinite(serverNow)) offset = serverNow - ticker.monotonic();
    },
    jumped(hear) {
      let before = apart();
      let timer: unknown;
      const look = (): void => {
        const isJump = Math.abs(apart() - before) > JUMP_MS;
        before = apart();
        timer = ticker.setTimer(look, LOOK_EVERY_MS);
        if (isJump) hear();
      };
      timer = ticker.setTimer(look, LOOK_EVERY_MS);
      return () => ticker.clearTimer(timer);
    },
    after(ms, ring) {
      const due = ticker.monotonic() + Math.max(0, ms);
      let timer: unknown;
      const arm = (): void => {
        const left = Math.max(0, due - ticker.monotonic());
        timer = ticker.setTimer(left > LONGEST_TIMER_MS ? arm : ring, Math.min(left, LONGEST_TIMER_MS));
      };
      arm();
      return () => ticker.clearTimer(timer);
    }
  };
}
