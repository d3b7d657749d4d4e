import { randomInt } from 'node:crypto';
import { advanceTo, createCentre, perform } from '../core/centre.ts';
import type { AgentSession, Centre, SettingsOverrides } from '../core/model.ts';

const PRECISION = 2 ** 32;

/** Time and chance of whatever the contact centre runs on. */
export interface Machine {
  /** Epoch milliseconds. */
  now(): number;
  random(): number;
  /** Calls once after about `ms`; the answer cancels. */
  after(ms: number, ring: () => void): () => void;
}

const thisMachine: Machine = {
  now: () => Date.now(),
  random: () => randomInt(PRECISION) / PRECISION,
  after(ms, ring) {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  }
};

/** The core in running time: reads the clock before each change and rings its alarms. */
export interface Runtime {
  readonly centre: Centre;
  /** Runs one change at the present moment. */
  change<T>(make: (centre: Centre) => T): T;
  /** Calls once after about `ms` of the machine's time; the answer cancels. */
  after: Machine['after'];
  /** Lets the contact centre's time jump forward. */
  jump(ms: number): void;
  /** Calls back once when the agent session has something new, or is gone; answers how to stop waiting. */
  whenWoken(session: AgentSession, wake: () => void): () => void;
  reset(): void;
  close(): void;
}

/** Starts the core on a machine's clock. */
export function startRuntime(settings: () => SettingsOverrides, machine: Machine = thisMachine): Runtime {
  let jumped = 0;
  let stopAlarm = () => {};
  const waiting = new Map<AgentSession, Set<() => void>>();
  const now = () => machine.now() + jumped;

  const wake = (session: AgentSession) => {
    for (const resume of [...(waiting.get(session) ?? [])]) resume();
  };
  const begin = () => createCentre({ now: now(), random: () => machine.random(), settings: settings(), wake });
  let centre = begin();

  function arm(): void {
    stopAlarm();
    const at = centre.timers.nextAt();
    if (at !== null) stopAlarm = machine.after(Math.max(0, at - now()), tick);
  }

  function tick(): void {
    advanceTo(centre, now());
    arm();
  }

  return {
    get centre() {
      tick();
      return centre;
    },
    change(make) {
      advanceTo(centre, now());
      try {
        return perform(centre, () => make(centre));
      } finally {
        arm();
      }
    },
    after: (ms, ring) => machine.after(ms, ring),
    jump(ms) {
      jumped += ms;
      tick();
    },
    whenWoken(session, resume) {
      const set = waiting.get(session) ?? new Set();
      waiting.set(session, set.add(resume));
      return () => {
        set.delete(resume);
        if (set.size === 0) waiting.delete(session);
      };
    },
    reset() {
      const old = [...waiting.keys()];
      for (const session of centre.sessions) {
        session.ended = true;
        session.owesFullPicture = false;
        session.queue = [];
      }
      jumped = 0;
      centre = begin();
      for (const session of old) wake(session);
      arm();
    },
    close() {
      stopAlarm();
    }
  };
}
