import { createClockBrowser } from 'c/clockBrowser';
import { createContactCentreCxone, type SignInWindow, type WindowMessage, type World } from 'c/contactCentreCxone';
import { createDesk, type Desk } from 'c/omniDesk';
import { aSettings } from '../../force-app/test/fakes/fakeSettings.ts';
import type { Agent } from '../local/contact-centre/core/model.ts';
import { createDisk, type Disk } from './disk.ts';
import type { Network, Sender } from './network.ts';
import { CONNECTION, CONSOLE_ORIGIN, type Server } from './server.ts';
import type { Chance, Time } from './time.ts';

/** One life of the client: everything it can touch ends with it. */
export interface Page extends Sender {
  desk: Desk;
}

/** The agent's browser: pages come and go, its disk and its cookie stay. */
export interface Browser {
  /** The page that runs now; null between a death and the next start. */
  page(): Page | null;
  start(): Page;
  disk: Disk;
}

export interface BrowserParts {
  time: Time;
  chance: Chance;
  server: Server;
  network: Network;
  agent: Agent;
  /** Whether a hidden frame may sign in by the issuer's cookie. */
  isSilentAllowed: boolean;
  died: () => void;
}

const WINDOW_MS = 60;

export function createBrowser(parts: BrowserParts): Browser {
  const { time, chance, server, network, agent, isSilentAllowed, died } = parts;
  const disk = createDisk(time, chance);
  let current: Page | null = null;
  let pages = 0;
  let keys = 0;
  let hasCookie = false;
  let wallOffset = 0;

  function start(): Page {
    pages += 1;
    const number = pages;
    const born = time.now();
    let isAlive = true;
    let isFrozen = false;
    let held: (() => void)[] = [];
    const mourners = new Set<() => void>();
    const listeners = new Set<(message: WindowMessage) => void>();

    const deliver = (what: () => void): void => {
      if (!isAlive) return;
      if (isFrozen) held.push(what);
      else what();
    };
    const alarm = (ms: number, ring: () => void): (() => void) => {
      let isOn = isAlive;
      const stop = isOn ? time.after(ms, () => deliver(() => void (isOn && ring()))) : () => undefined;
      return () => {
        isOn = false;
        stop();
      };
    };

    function aWindow(isSilent: boolean): SignInWindow {
      const source = {};
      let isClosed = false;
      return {
        source,
        go(url) {
          alarm(WINDOW_MS, () => {
            if (isClosed) return;
            const may = isSilent ? isSilentAllowed && hasCookie : true;
            hasCookie ||= may;
            const data = { type: 'softphone.oauth', search: server.authorize(url, may ? agent : null) };
            for (const hear of [...listeners]) hear({ source, origin: CONSOLE_ORIGIN, data });
          });
        },
        isClosed: () => isClosed,
        close() {
          isClosed = true;
        }
      };
    }

    const sender: Sender = {
      number,
      isAlive: () => isAlive,
      die() {
        if (!isAlive) return;
        isAlive = false;
        mourners.forEach((tell) => tell());
        if (current?.number === number) current = null;
        died();
      },
      freeze(ms) {
        isFrozen = true;
        time.after(ms, () => {
          isFrozen = false;
          const waiting = held;
          held = [];
          waiting.forEach((what) => deliver(what));
        });
      },
      jumpWall(ms) {
        wallOffset += ms;
      },
      refuseStorage: (ms) => disk.refuse(ms),
      deliver,
      whenDead(tell) {
        mourners.add(tell);
        return () => mourners.delete(tell);
      }
    };
    const world: World = {
      fetch: (url, init = {}) => (isAlive ? network.fetch(sender, url, init) : new Promise(() => undefined)),
      random: chance,
      openWindow: () => aWindow(false),
      openFrame: () => aWindow(true),
      hearMessages(hear) {
        listeners.add(hear);
        return () => listeners.delete(hear);
      }
    };
    const clock = createClockBrowser({
      monotonic: () => time.now() - born,
      wall: () => time.now() + wallOffset,
      setTimer: (ring, ms) => alarm(ms, ring),
      clearTimer: (stop) => (stop as () => void)()
    });
    const desk = createDesk(
      {
        contactCentre: createContactCentreCxone({ connection: CONNECTION, clock, world }),
        clock,
        ...disk.portsFor({ isAlive: () => isAlive, deliver }),
        newKey: () => `key-${(keys += 1)}`
      },
      aSettings({ defaultCountry: 'DE' })
    );
    const page: Page = { ...sender, desk };
    current = page;
    return page;
  }

  return { page: () => current, start, disk };
}
