import type { Clock } from 'c/omniPorts';

/** A clock that can be told what time the contact centre has. */
export interface AdjustableClock extends Clock {
  /** Sets the server time of this moment, in epoch milliseconds. */
  adjust(serverNow: number): void;
}

/** What the clock needs of the browser. */
export interface Ticker {
  /** Milliseconds that only ever grow, from any beginning. */
  monotonic(): number;
  /** The wall clock, read once, in epoch milliseconds. */
  wall(): number;
  setTimer(ring: () => void, ms: number): unknown;
  clearTimer(timer: unknown): void;
}

// A longer delay overflows the browser's 32-bit timer and would ring at once.
const LONGEST_TIMER_MS = 2_000_000_000;

const browserTicker: Ticker = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  setTimer: (ring, ms) => setTimeout(ring, ms),
  clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>)
};

/** Server time on top of the browser's monotonic time: a jump of the wall clock changes neither the time told nor any alarm. */
export function createClockBrowser(ticker: Ticker = browserTicker): AdjustableClock {
  let offset = ticker.wall() - ticker.monotonic();
  return {
    now: () => Math.round(ticker.monotonic() + offset),
    adjust(serverNow) {
      if (Number.isFinite(serverNow)) offset = serverNow - ticker.monotonic();
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
