import type { Clock } from 'c/omniPorts';

const PICTURE_DUE_MS = 3_000;
const PICTURE_WANTED_MS = 1_000;

/** What the outbox knows of the contact centre's picture. */
export interface Picture {
  /** It is not true: whatever depends on it waits until it has been read again. */
  isGap(): boolean;
  /** It has been read since the agent signed in. */
  isThere(): boolean;
  signedIn(): void;
  lost(): void;
  /** It comes by itself when the connection is back; where it does not, it is asked for. */
  expected(): void;
  wanted(): void;
  completed(): void;
}

export function createPicture(clock: Clock, rejoin: () => void): Picture {
  let isGap = false;
  let isAskedFor = false;
  let isThere = false;

  function want(ms: number): void {
    if (!isGap || isAskedFor) return;
    isAskedFor = true;
    clock.after(ms, () => {
      if (isGap) rejoin();
    });
  }

  return {
    isGap: () => isGap,
    isThere: () => isThere,
    signedIn() {
      isThere = false;
    },
    lost() {
      isGap = true;
    },
    expected: () => want(PICTURE_DUE_MS),
    wanted: () => want(PICTURE_WANTED_MS),
    completed() {
      isGap = false;
      isAskedFor = false;
      isThere = true;
    }
  };
}
