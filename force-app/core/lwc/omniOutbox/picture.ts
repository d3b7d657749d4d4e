import type { Clock, ContactCentreNews } from 'c/omniPorts';

const PICTURE_DUE_MS = 3_000;
const PICTURE_WANTED_MS = 1_000;

const PARTINGS: ContactCentreNews['type'][] = ['agentSession.ended', 'agentSession.takenOver', 'signIn.failed'];

/** What the outbox knows of the contact centre's picture. */
export interface Picture {
  /** It is not true: whatever depends on it waits until it has been read again. */
  isGap(): boolean;
  /** Another place may have spoken for the agent since it was read. */
  isParted(): boolean;
  /** It has been read since the agent signed in. */
  isThere(): boolean;
  hear(news: ContactCentreNews): void;
  /** Something waits for it: it is asked for, unless it has been already. */
  wanted(): void;
  completed(): void;
}

export function createPicture(clock: Clock, rejoin: () => void): Picture {
  let isGap = false;
  let isParted = false;
  let isThere = false;
  let isAskedFor = false;

  function ask(ms: number): void {
    if (!isGap || isAskedFor) return;
    isAskedFor = true;
    clock.after(ms, () => {
      if (isGap) rejoin();
    });
  }

  return {
    isGap: () => isGap,
    isParted: () => isParted,
    isThere: () => isThere,
    hear({ type }) {
      if (type === 'signIn.succeeded') isThere = false;
      if (PARTINGS.includes(type)) isParted = true;
      if (isParted || type === 'connection.lost') isGap = true;
      // It comes by itself when the connection is back; where it does not, it is asked for.
      if (type === 'connection.restored') ask(PICTURE_DUE_MS);
    },
    wanted: () => ask(PICTURE_WANTED_MS),
    completed() {
      isGap = isParted = isAskedFor = false;
      isThere = true;
    }
  };
}
