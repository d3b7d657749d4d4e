/** Named alarms on the contact centre's own time; nothing happens until `runUntil` is called. */
export interface Timers {
  set(name: string, at: number, fire: () => void): void;
  clear(name: string): void;
  nextAt(): number | null;
  runUntil(until: number, enter: (at: number) => void): void;
}

/** Alarms fire in the order of their moments, equal moments in the order they were set. */
export function createTimers(): Timers {
  const alarms = new Map<string, { at: number; order: number; fire: () => void }>();
  let order = 0;

  function earliest(): string | null {
    let name: string | null = null;
    for (const [candidate, alarm] of alarms) {
      const best = name === null ? undefined : alarms.get(name);
      if (!best || alarm.at < best.at || (alarm.at === best.at && alarm.order < best.order)) name = candidate;
    }
    return name;
  }

  return {
    set(name, at, fire) {
      order += 1;
      alarms.set(name, { at, order, fire });
    },
    clear(name) {
      alarms.delete(name);
    },
    nextAt() {
      const name = earliest();
      return name === null ? null : alarms.get(name)!.at;
    },
    runUntil(until, enter) {
      for (let name = earliest(); name !== null; name = earliest()) {
        const alarm = alarms.get(name)!;
        if (alarm.at > until) return;
        alarms.delete(name);
        enter(alarm.at);
        alarm.fire();
      }
    }
  };
}
