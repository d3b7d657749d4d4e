import type { Clock } from 'c/omniPorts';

interface Alarm {
  at: number;
  ring: () => void;
}

/** Time that moves only when told to; alarms ring in their order. */
export function fakeClock(start = 1_700_000_000_000): Clock & { pass(ms: number): void; alarms(): number } {
  let now = start;
  let alarms: Alarm[] = [];
  return {
    now: () => now,
    after(ms, ring) {
      const alarm = { at: now + ms, ring };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = alarms.filter((alarm) => alarm.at <= end).sort((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        now = Math.max(now, next.at);
        alarms = alarms.filter((alarm) => alarm !== next);
        next.ring();
      }
      now = end;
    },
    alarms: () => alarms.length
  };
}
