import type { DeskMemory, RememberedContact } from 'c/omniPorts';
import { openDB, type DBSchema, type IDBPDatabase } from 'c/idb';
import { readRows, type Row } from './rows';

export const DATABASE_PREFIX = 'omnichannel-softphone';
const VERSION = 1;
const STORE = 'contacts';

interface Schema extends DBSchema {
  contacts: { key: [string, string]; value: Row; indexes: { owner: string } };
}

type Database = IDBPDatabase<Schema>;

/** Opens the database; rejects where the browser has none or refuses it. `lost` is told when the handle is of no more use. */
export type OpenDatabase = (name: string, lost: () => void) => Promise<Database>;

// Another page that upgrades the database, or the browser itself, takes the handle away; it must not be blocked by this one.
const openDatabase: OpenDatabase = (name, lost) =>
  new Promise((settle, fail) => {
    let hasGivenUp = false;
    openDB<Schema>(name, VERSION, {
      upgrade(opened) {
        if (opened.objectStoreNames.contains(STORE)) opened.deleteObjectStore(STORE);
        opened.createObjectStore(STORE, { keyPath: ['owner', 'contactId'] }).createIndex('owner', 'owner');
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

/**
 * Remembers in IndexedDB which contacts belong to which session, for each owner (tenant and agent) apart. Where the browser
 * has no IndexedDB or refuses it, it remembers until the next reload.
 */
export function createDeskMemoryIndexedDb(name = '', open: OpenDatabase = openDatabase): DeskMemory {
  const databaseName = name === '' ? DATABASE_PREFIX : `${DATABASE_PREFIX}-${name}`;
  const held = new Map<string, Row>();
  const forgotten = new Set<string>();
  let handle: Promise<Database> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const keyOf = (owner: string, contactId: string): string => JSON.stringify([owner, contactId]);

  function database(): Promise<Database> {
    const opening: Promise<Database> = (handle ??= open(databaseName, () => {
      if (handle === opening) handle = null;
    }));
    return opening;
  }

  /** Runs on an open database, once more on a fresh handle when the first was dead; null when neither worked. */
  async function attempt<T>(run: (opened: Database) => Promise<T>): Promise<T | null> {
    for (let tries = 0; tries < 2; tries += 1) {
      try {
        return await run(await database());
      } catch {
        const dead = handle;
        handle = null;
        void dead?.then((opened) => opened.close()).catch(() => undefined);
      }
    }
    return null;
  }

  /** One after the other, in the order asked. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = queue.then(run);
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    recall: (owner) =>
      inTurn(async () => {
        const stored = await attempt((opened) => opened.getAllFromIndex(STORE, 'owner', owner));
        const rows = new Map(readRows(stored, owner).map((row) => [keyOf(owner, row.contactId), row]));
        // What could not be written, because there is no database or it refused.
        for (const [key, row] of held) if (row.owner === owner) rows.set(key, row);
        for (const key of forgotten) rows.delete(key);
        return [...rows.values()].map(({ contactId, sessionId, parentContactId }): RememberedContact => ({
          contactId,
          sessionId,
          parentContactId
        }));
      }),
    remember(owner, { contactId, sessionId, parentContactId }) {
      const row: Row = { owner, contactId, sessionId, parentContactId };
      const key = keyOf(owner, contactId);
      held.set(key, row);
      forgotten.delete(key);
      void inTurn(async () => {
        const isStored = await attempt((opened) => opened.put(STORE, row));
        if (isStored !== null && held.get(key) === row) held.delete(key);
      });
    },
    forget(owner, contactIds) {
      const gone = [...contactIds];
      const keys = gone.map((contactId) => keyOf(owner, contactId));
      for (const key of keys) {
        held.delete(key);
        forgotten.add(key);
      }
      void inTurn(async () => {
        const isDeleted = await attempt(async (opened) => {
          const change = opened.transaction(STORE, 'readwrite');
          await Promise.all([...gone.map((contactId) => change.store.delete([owner, contactId])), change.done]);
          return true;
        });
        if (isDeleted) for (const key of keys) forgotten.delete(key);
      });
    }
  };
}
