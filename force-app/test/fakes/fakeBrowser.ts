import type { Clock, KeptWish, LockHearing, OwedNote, TabChannel, WriterLock } from 'c/omniPorts';
import { fakeClock } from './fakeClock';

/** What one tab has of its browser, and what can become of the tab. */
export interface FakeTab {
  lock: WriterLock;
  channel: TabChannel;
  clock: Clock;
  close(): void;
  /** Nothing in it runs any more, until it is thawed: then everything that was due runs at once. */
  freeze(): void;
  thaw(): void;
}

/** A browser with one lock, one channel and one database for all its tabs; time moves only when told to. */
export function fakeBrowser() {
  const time = fakeClock();
  const line: { tab: FakeTab; hear: LockHearing }[] = [];
  const listeners = new Set<{ tab: FakeTab; hear: (text: string) => void }>();
  const said: string[] = [];
  const wishes: { owner: string; wish: KeptWish }[] = [];
  let epoch = 0;
  let isStoreBroken = false;
  let note: OwedNote | null = null;

  function aTab(): FakeTab {
    let isFrozen = false;
    let isClosed = false;
    let waiting: (() => void)[] = [];
    const run = (step: () => void): void => {
      if (isClosed) return;
      if (isFrozen) waiting.push(step);
      else step();
    };

    function give(hear: LockHearing): void {
      queueMicrotask(() => run(() => line[0]?.hear === hear && hear.won()));
    }
    function leave(hear: LockHearing): void {
      const at = line.findIndex((one) => one.hear === hear);
      if (at < 0) return;
      line.splice(at, 1);
      if (at === 0 && line[0] !== undefined) givers.get(line[0].tab)?.(line[0].hear);
    }

    const tab: FakeTab = {
      lock: {
        ask(hear) {
          line.push({ tab, hear });
          if (line[0]?.hear === hear) give(hear);
          return () => leave(hear);
        },
        steal(hear) {
          const robbed = line.shift();
          line.unshift({ tab, hear });
          if (robbed !== undefined) runners.get(robbed.tab)?.(() => robbed.hear.lost());
          give(hear);
          return () => leave(hear);
        },
        holds: async () => line[0]?.tab === tab
      },
      channel: {
        post(text) {
          said.push(text);
          for (const one of [...listeners]) if (one.tab !== tab) runners.get(one.tab)?.(() => one.hear(text));
        },
        listen(hear) {
          const one = { tab, hear };
          listeners.add(one);
          return () => listeners.delete(one);
        }
      },
      clock: { now: time.now, after: (ms, ring) => time.after(ms, () => run(ring)) },
      close() {
        isClosed = true;
        for (const one of [...listeners]) if (one.tab === tab) listeners.delete(one);
        for (const one of [...line]) if (one.tab === tab) leave(one.hear);
      },
      freeze() {
        isFrozen = true;
      },
      thaw() {
        isFrozen = false;
        const due = waiting;
        waiting = [];
        due.forEach((step) => step());
      }
    };
    runners.set(tab, run);
    givers.set(tab, give);
    return tab;
  }
  const runners = new Map<FakeTab, (step: () => void) => void>();
  const givers = new Map<FakeTab, (hear: LockHearing) => void>();

  return {
    aTab,
    time,
    /** Everything that was said on the channel. */
    said,
    wishes,
    breakStore: () => {
      isStoreBroken = true;
    },
    store: {
      epochs: { raise: async () => (epoch += 1) },
      notebook: {
        read: async () => note,
        write(next: OwedNote | null, as: number) {
          if (as >= epoch) note = next;
        }
      },
      wishes: {
        put: async (owner: string, wish: KeptWish): Promise<'done' | 'failed'> => {
          if (isStoreBroken) return 'failed';
          wishes.push({ owner, wish: JSON.parse(JSON.stringify(wish)) as KeptWish });
          return 'done';
        },
        take: async (owner: string, done: string[], as: number): Promise<KeptWish[] | 'fenced' | 'failed'> => {
          if (isStoreBroken) return 'failed';
          if (as < epoch) return 'fenced';
          const over = wishes.filter((one) => one.owner === owner && done.includes(one.wish.wishId));
          over.forEach((one) => wishes.splice(wishes.indexOf(one), 1));
          return wishes.filter((one) => one.owner === owner).map(({ wish }) => wish);
        }
      }
    }
  };
}
