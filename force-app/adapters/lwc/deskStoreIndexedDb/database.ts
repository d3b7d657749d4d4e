import type { Clock } from 'c/omniPorts';
import { openDB, type DBSchema, type IDBPDatabase } from 'c/idb';
import type { ContactRow, DraftRow, IntentRow, WishRow } from './rows';

export const DATABASE_PREFIX = 'omnichannel-softphone';
const VERSION = 3;

export interface Schema extends DBSchema {
  contacts: { key: [string, string]; value: ContactRow; indexes: { owner: string } };
  intents: { key: [string, string]; value: IntentRow; indexes: { owner: string } };
  drafts: { key: [string, string]; value: DraftRow; indexes: { owner: string } };
  wishes: { key: number; value: WishRow; indexes: { owner: string } };
  epoch: { key: string; value: { epoch: number } };
  /** Epochs that are over. */
  fences: { key: number; value: 1 };
}

export type Opened = IDBPDatabase<Schema>;

/** Opens the database; rejects where the browser has none or refuses it. `lost` is told when the handle is of no more use. */
export type OpenDatabase = (name: string, lost: () => void) => Promise<Opened>;

// Another page that upgrades the database, or the browser itself, takes the handle away; it must not be blocked by this one.
export const openDatabase: OpenDatabase = (name, lost) =>
  new Promise((settle, fail) => {
    let hasGivenUp = false;
    openDB<Schema>(name, VERSION, {
      upgrade(opened) {
        const has = (store: keyof Schema & string): boolean => opened.objectStoreNames.contains(store as never);
        if (!has('contacts')) {
          opened.createObjectStore('contacts', { keyPath: ['owner', 'contactId'] }).createIndex('owner', 'owner');
        }
        if (!has('intents')) {
          opened.createObjectStore('intents', { keyPath: ['owner', 'key'] }).createIndex('owner', 'owner');
        }
        if (!has('drafts')) {
          opened.createObjectStore('drafts', { keyPath: ['owner', 'contactId'] }).createIndex('owner', 'owner');
        }
        if (!has('wishes')) opened.createObjectStore('wishes', { autoIncrement: true }).createIndex('owner', 'owner');
        if (!has('epoch')) opened.createObjectStore('epoch');
        if (!has('fences')) opened.createObjectStore('fences');
      },
      blocked() {
        hasGivenUp = true;
        fail(new Error('another page holds an older database'));
      },
      blocking(_current, _wanted, event) {
        lost();
        (event.target as IDBDatabase).close();
      },
      terminated: lost
    }).then((database) => {
      if (hasGivenUp) database.close();
      else settle(database);
    }, fail);
  });

/** One database, its handle renewed when it dies; what is asked is done one after the other, in the order asked. */
export interface Database {
  /** Null: it could not be done, neither on the first handle nor on a fresh one, or the database does not open. */
  run<T>(step: (opened: Opened) => Promise<T>): Promise<T | null>;
  inTurn<T>(step: () => Promise<T>): Promise<T>;
}

/** Long enough for a busy disk: what is on it is not seen by a page that goes on without. */
const OPENS_WITHIN_MS = 10_000;

export function createDatabase(name: string, open: OpenDatabase, clock: Clock): Database {
  const databaseName = name === '' ? DATABASE_PREFIX : `${DATABASE_PREFIX}-${name}`;
  let handle: Promise<Opened> | null = null;
  let isStuck = false;
  let queue: Promise<unknown> = Promise.resolve();

  function opened(): Promise<Opened> {
    const opening: Promise<Opened> = (handle ??= open(databaseName, () => {
      if (handle === opening) handle = null;
    }));
    return opening;
  }

  /** Some browsers neither open a database nor refuse it; nobody waits for that more than once. */
  function openedInTime(): Promise<Opened> {
    const opening = opened();
    return new Promise((settle, fail) => {
      const cancel = clock.after(OPENS_WITHIN_MS, () => {
        isStuck = true;
        fail(new Error('the database does not open'));
      });
      const goOn = (): void => {
        cancel();
        isStuck = false;
      };
      opening.finally(goOn).then(settle, fail);
    });
  }

  return {
    async run(step) {
      for (let tries = 0; tries < 2; tries += 1) {
        if (isStuck) return null;
        try {
          return await step(await openedInTime());
        } catch {
          if (isStuck) return null;
          const dead = handle;
          handle = null;
          void dead?.then((one) => one.close()).catch(() => undefined);
        }
      }
      return null;
    },
    inTurn(step) {
      const turn = queue.then(step);
      queue = turn.catch(() => undefined);
      return turn;
    }
  };
}

/** Epochs are moments, so that one made without a database is still lower than any made later. */
export const epochOf = (found: unknown): number => {
  const epoch = (found as { epoch?: unknown } | undefined)?.epoch;
  return typeof epoch === 'number' && Number.isSafeInteger(epoch) ? epoch : 0;
};
