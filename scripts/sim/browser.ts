import { createClockBrowser } from 'c/clockBrowser';
import { createContactCentreCxone, type SignInWindow, type WindowMessage, type World } from 'c/contactCentreCxone';
import { blankView, createDesk, type RunningDesk } from 'c/omniDesk';
import { createSharedDesk } from 'c/omniTabs';
import { createWriterWebLocks, LOCK_PREFIX } from '../../force-app/adapters/lwc/writerWebLocks/writerWebLocks.ts';
import { aSettings } from '../../force-app/test/fakes/fakeSettings.ts';
import type { Agent } from '../local/contact-centre/core/model.ts';
import { createDisk, type Disk } from './disk.ts';
import type { Network, Sender } from './network.ts';
import { createCallLogOf } from './org/callLog.ts';
import { createTabGround } from './tabs.ts';
import { CONNECTION, CONSOLE_ORIGIN, type Server } from './server.ts';
import type { Chance, Time } from './time.ts';

/** One life of a tab: everything it can touch ends with it. */
export interface Page extends Sender {
  desk: RunningDesk;
}

/** The agent's browser: tabs come and go; its disk, its locks and its cookie stay. */
export interface Browser {
  /** The tab that the agent looks at; null when none is alive. */
  page(): Page | null;
  /** Looks at some tab that is alive. */
  lookElsewhere(): void;
  start(): void;
  /** The number of the tab that may speak with the contact centre. */
  writer(): number | null;
  /** It is the writer that sleeps, wherever the agent looks. */
  isWriterFrozen(): boolean;
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
  slept: () => void;
}

const WINDOW_MS = 60;
/** What a tab that is no longer the writer would have sent. */
const sentNever = (): Promise<never> => new Promise(() => undefined);

export function createBrowser(parts: BrowserParts): Browser {
  const { time, chance, server, network, agent, isSilentAllowed, died, slept } = parts;
  const disk = createDisk(time, chance);
  const ground = createTabGround(time);
  const settings = aSettings({ defaultCountry: 'DE' });
  let alive: Page[] = [];
  let lookedAt = 0;
  let pages = 0;
  let keys = 0;
  let hasCookie = false;
  let wallOffset = 0;

  function start(): void {
    pages += 1;
    const number = pages;
    const born = time.now();
    let isAlive = true;
    let isFrozen = false;
    let wokeAt = -Infinity;
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
        alive = alive.filter((page) => page.number !== number);
        died();
      },
      freeze(ms) {
        isFrozen = true;
        slept();
        time.after(ms, () => {
          isFrozen = false;
          wokeAt = time.now();
          const waiting = held;
          held = [];
          waiting.forEach((what) => deliver(what));
        });
      },
      jumpWall(ms) {
        wallOffset += ms;
      },
      refuseStorage: (ms) => disk.refuse(ms),
      isFrozen: () => isFrozen,
      wokeAt: () => wokeAt,
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
    const store = disk.storeOf(sender);
    const callLog = createCallLogOf(clock, (path, init) => world.fetch(`${CONSOLE_ORIGIN}${path}`, init));
    const newKey = (): string => `key-${(keys += 1)}`;
    const desk = createSharedDesk({
      lock: createWriterWebLocks('', ground.locksOf(sender)),
      channel: ground.channelOf(sender),
      clock,
      epochs: store.epochs,
      wishes: store.wishes,
      memory: store.memory,
      notebook: store.notebook,
      newId: newKey,
      blank: blankView(settings),
      startDesk: ({ epoch, mayWrite, end }) =>
        createDesk(
          {
            contactCentre: createContactCentreCxone({
              connection: CONNECTION,
              clock,
              world: {
                ...world,
                fetch: async (url, init) => ((await mayWrite()) ? world.fetch(url, init) : sentNever())
              }
            }),
            callLog: {
              save: async (log) =>
                (await mayWrite()) ? callLog.save(log) : { answer: { result: 'unknown' }, notWritten: [] }
            },
            clock,
            ...store,
            ...{ epoch, fenced: end },
            newKey
          },
          settings
        )
    });
    if (!isAlive) return;
    alive.push({ ...sender, desk });
  }

  return {
    page: () => alive[lookedAt % Math.max(1, alive.length)] ?? null,
    lookElsewhere() {
      lookedAt = Math.floor(chance() * alive.length);
    },
    start,
    writer: () => ground.holderOf(LOCK_PREFIX),
    isWriterFrozen: () => alive.some(({ number, isFrozen }) => number === ground.holderOf(LOCK_PREFIX) && isFrozen()),
    disk
  };
}
