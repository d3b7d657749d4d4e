import type { Clock } from 'c/omniPorts';
import type { SignInWindow, World } from './world';

const LOOK_AGAIN_MS = 400;
const LONGEST_SEARCH = 8_192;

function searchOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, search } = data as { type?: unknown; search?: unknown };
  if (type !== 'softphone.oauth' || typeof search !== 'string' || search.length > LONGEST_SEARCH) return null;
  return search;
}

/**
 * The query the contact centre sent the window back with; null when the window was closed, its time ran out or nobody
 * wants the answer any more. Believed only from this very window, and only from the origin it was to come back to.
 */
export function waitForAnswer(
  shown: SignInWindow,
  origin: string,
  parts: { world: World; clock: Clock; limitMs: number | null; isWanted: () => boolean }
): Promise<string | null> {
  const { world, clock, limitMs, isWanted } = parts;
  return new Promise((settle) => {
    const stops: (() => void)[] = [];
    const finish = (search: string | null): void => {
      for (const stop of stops) stop();
      settle(search);
    };
    let stopLooking = (): void => {};
    let closedBefore = false;
    const look = (): void => {
      // A window that answers may close at once: its message can still be on the way the first time it is seen closed.
      if (!isWanted() || closedBefore) return finish(null);
      closedBefore = shown.isClosed();
      stopLooking = clock.after(LOOK_AGAIN_MS, look);
    };
    stops.push(
      world.hearMessages(({ source, origin: from, data }) => {
        if (source === null || source !== shown.source || from !== origin) return;
        const search = searchOf(data);
        if (search !== null) finish(search);
      }),
      () => stopLooking()
    );
    if (limitMs !== null) stops.push(clock.after(limitMs, () => finish(null)));
    stopLooking = clock.after(LOOK_AGAIN_MS, look);
  });
}
