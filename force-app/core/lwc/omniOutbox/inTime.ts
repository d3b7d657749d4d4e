import type { Clock, Kept } from 'c/omniPorts';

const STORE_DUE_MS = 2_000;

/** A database that does not answer keeps nobody from working. */
export function inTime(clock: Clock, writing: Promise<Kept>): Promise<Kept> {
  return new Promise((settle) => {
    const giveUp = clock.after(STORE_DUE_MS, () => settle('failed'));
    void writing.then((kept) => {
      giveUp();
      settle(kept);
    });
  });
}
