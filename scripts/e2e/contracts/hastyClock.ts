import type { Clock } from 'c/omniPorts';

/** A clock for which time passes `times` as fast, so that deadlines and pauses are met within a test. */
export function hastyClock(times: number): Clock {
  const begun = Date.now();
  return {
    now: () => begun + (Date.now() - begun) * times,
    after(ms, ring) {
      const timer = setTimeout(ring, ms / times);
      return () => clearTimeout(timer);
    }
  };
}
