import type { Locks } from '../../force-app/adapters/lwc/writerWebLocks/writerWebLocks.ts';
import type { TabChannel } from 'c/omniPorts';
import type { Time } from './time.ts';

/** One tab, as far as the others must know it. */
export interface Tab {
  number: number;
  /** Runs when the tab can hear it, or never. */
  deliver(what: () => void): void;
  /** Tells once when the tab is gone. */
  whenDead(tell: () => void): () => void;
}

interface Claim {
  tab: Tab;
  grant(): void;
  /** Another tab took the lock. */
  rob(): void;
}

interface LockLine {
  holder: Claim | null;
  waiting: Claim[];
}

/** What the tabs of one browser share besides its disk. */
export interface TabGround {
  locksOf(tab: Tab): Locks;
  channelOf(tab: Tab): TabChannel;
  /** The number of the tab that has this lock. */
  holderOf(lockName: string): number | null;
}

const PASSED_ON_MS = 20;
const HEARD_MS = 1;

export function createTabGround(time: Time): TabGround {
  const lines = new Map<string, LockLine>();
  const ears = new Set<{ tab: Tab; hear: (text: string) => void }>();

  const lineOf = (name: string): LockLine => {
    const line = lines.get(name) ?? { holder: null, waiting: [] };
    lines.set(name, line);
    return line;
  };

  function passOn(line: LockLine): void {
    if (line.holder !== null) return;
    line.holder = line.waiting.shift() ?? null;
    line.holder?.grant();
  }

  function request(tab: Tab, name: string, options: LockOptions, hold: LockGrantedCallback<unknown>): Promise<unknown> {
    const line = lineOf(name);
    return new Promise((settle, fail) => {
      const release = (): void => {
        line.waiting = line.waiting.filter((other) => other !== claim);
        if (line.holder !== claim) return;
        line.holder = null;
        time.after(PASSED_ON_MS, () => passOn(line));
      };
      const claim: Claim = {
        tab,
        grant: () =>
          tab.deliver(() => {
            void Promise.resolve(hold({ name, mode: 'exclusive' })).then((held) => {
              release();
              settle(held);
              return undefined;
            });
          }),
        rob: () => tab.deliver(() => fail(new DOMException('stolen', 'AbortError')))
      };
      tab.whenDead(release);
      options.signal?.addEventListener('abort', () => {
        if (line.holder === claim) return;
        release();
        fail(new DOMException('aborted', 'AbortError'));
      });
      if (options.steal === true) {
        const robbed = line.holder;
        line.holder = claim;
        robbed?.rob();
        time.after(2, () => claim.grant());
      } else {
        line.waiting.push(claim);
        time.after(1, () => passOn(line));
      }
    });
  }

  return {
    holderOf: (name) => lines.get(name)?.holder?.tab.number ?? null,
    locksOf: (tab) => ({
      request: ((
        name: string,
        ...rest: [LockOptions, LockGrantedCallback<unknown>] | [LockGrantedCallback<unknown>]
      ) =>
        rest.length === 1
          ? request(tab, name, {}, rest[0])
          : request(tab, name, rest[0], rest[1])) as LockManager['request'],
      query: () =>
        new Promise((settle) => {
          const held = [...lines]
            .filter(([, { holder }]) => holder !== null)
            .map(([name, { holder }]) => ({ name, clientId: `tab-${holder!.tab.number}`, mode: 'exclusive' as const }));
          time.after(1, () => tab.deliver(() => settle({ held, pending: [] })));
        })
    }),
    channelOf: (tab) => ({
      post(text) {
        for (const ear of ears)
          if (ear.tab !== tab)
            time.after(HEARD_MS, () => ear.tab.deliver(() => void (ears.has(ear) && ear.hear(text))));
      },
      listen(hear) {
        const ear = { tab, hear };
        ears.add(ear);
        const stop = tab.whenDead(() => ears.delete(ear));
        return () => {
          stop();
          ears.delete(ear);
        };
      }
    })
  };
}
