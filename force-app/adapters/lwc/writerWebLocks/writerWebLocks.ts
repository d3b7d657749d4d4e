import type { LockHearing, WriterLock } from 'c/omniPorts';

/** What the lock needs of the browser's lock manager. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

export const LOCK_PREFIX = 'omnichannel-softphone';

const browserLocks = (): Locks | null => navigator.locks ?? null;

const never = (): Promise<never> => new Promise(() => undefined);

/** Without a lock manager nothing tells the tabs apart: each is a writer of its own. */
const lonelyLock: WriterLock = {
  ask(hear) {
    queueMicrotask(hear.won);
    return () => undefined;
  },
  steal: (hear) => lonelyLock.ask(hear),
  holds: () => Promise.resolve(true)
};

/** The writer's lock as a Web Lock: the browser gives it to the next in line when a tab closes, reloads or crashes. */
export function createWriterWebLocks(name = '', locks: Locks | null = browserLocks()): WriterLock {
  if (locks === null) return lonelyLock;
  const lockName = name === '' ? LOCK_PREFIX : `${LOCK_PREFIX}-${name}`;
  // Names this tab among the holders: the browser does not tell a tab its own id.
  const markName = `${lockName}-tab-${crypto.randomUUID()}`;
  locks.request(markName, never).catch(() => undefined);

  function request(options: LockOptions, { won, lost }: LockHearing): () => void {
    let isOver = false;
    let isWon = false;
    let release = (): void => undefined;
    const abort = new AbortController();
    const hold = (): Promise<void> | undefined => {
      if (isOver) return undefined;
      isWon = true;
      const held = new Promise<void>((done) => {
        release = done;
      });
      won();
      return held;
    };
    locks!.request(lockName, options.steal ? options : { ...options, signal: abort.signal }, hold).catch(() => {
      if (isOver) return;
      isOver = true;
      if (isWon) lost();
    });
    return () => {
      isOver = true;
      abort.abort();
      release();
    };
  }

  return {
    ask: (hear) => request({}, hear),
    steal: (hear) => request({ steal: true }, hear),
    async holds() {
      const { held = [] } = await locks.query().catch((): LockManagerSnapshot => ({}));
      const mark = held.find((lock) => lock.name === markName);
      return mark !== undefined && held.some((lock) => lock.name === lockName && lock.clientId === mark.clientId);
    }
  };
}
