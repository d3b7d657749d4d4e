import type { Clock, DeskStore, KeptWish } from 'c/omniPorts';
import { createDatabase, openDatabase, type OpenDatabase } from './database';
import {
  readContact,
  readDraft,
  readIntent,
  readWish,
  type ContactRow,
  type DraftRow,
  type IntentRow,
  type WishRow
} from './rows';
import { createFence, readAtOnce, writeAtOnce } from './fence';
import { createNotebook } from './notebook';
import { createTable } from './table';

export type { OpenDatabase } from './database';

const withoutOwner = <Row extends { owner: string }>({ owner: _owner, ...row }: Row): Omit<Row, 'owner'> => row;

/**
 * Keeps in IndexedDB what must outlive this page, for each owner (tenant and agent) apart. Where the browser has no
 * IndexedDB or refuses it, everything is kept until this page is closed, and every write says so.
 */
export function createDeskStoreIndexedDb({
  clock,
  name = '',
  open = openDatabase,
  now = Date.now
}: {
  clock: Clock;
  name?: string;
  open?: OpenDatabase;
  now?: () => number;
}): DeskStore {
  const database = createDatabase(name, open, clock);
  const fence = createFence(now);
  const contacts = createTable<ContactRow>(database, fence, {
    store: 'contacts',
    idOf: (row) => row.contactId,
    read: readContact
  });
  const intents = createTable<IntentRow>(database, fence, {
    store: 'intents',
    idOf: (row) => row.key,
    read: readIntent
  });
  const drafts = createTable<DraftRow>(database, fence, {
    store: 'drafts',
    idOf: (row) => row.contactId,
    read: readDraft
  });

  return {
    notebook: createNotebook(database, fence),
    memory: {
      recall: async (owner) => (await contacts.read(owner)).map(withoutOwner),
      remember(owner, { contactId, sessionId, parentContactId, recordId }) {
        void contacts.write(
          owner,
          { put: [{ owner, contactId, sessionId, parentContactId, recordId }], remove: [] },
          null
        );
      },
      forget(owner, contactIds) {
        void contacts.write(owner, { put: [], remove: contactIds }, null);
      }
    },
    epochs: {
      raise: () => database.inTurn(async () => (await database.run(fence.raise)) ?? fence.guess())
    },
    intents: {
      read: async (owner) => (await intents.read(owner)).map(withoutOwner),
      write: (owner, { put, remove }, epoch) =>
        intents.write(owner, { put: put.map((intent) => ({ ...intent, owner })), remove }, epoch)
    },
    drafts: {
      recall: async (owner) => (await drafts.read(owner)).map(withoutOwner),
      keep: (owner, draft, epoch) => drafts.write(owner, { put: [{ ...draft, owner }], remove: [] }, epoch),
      drop: (owner, contactIds, epoch) => drafts.write(owner, { put: [], remove: contactIds }, epoch)
    },
    wishes: {
      put: (owner, wish) =>
        database.inTurn(async () => {
          const row = JSON.parse(JSON.stringify({ ...wish, owner })) as WishRow;
          const put = await database.run((opened) =>
            writeAtOnce(opened, ['wishes'], (change) => [change.objectStore('wishes').add(row)])
          );
          return put === null ? 'failed' : 'done';
        }),
      take: (owner, done, epoch) =>
        database.inTurn(async () => {
          const taken = await database.run(async (opened): Promise<KeptWish[] | 'fenced'> => {
            const [keys, rows] = (await readAtOnce(opened, ['wishes'], (change) => {
              const ofOwner = change.objectStore('wishes').index('owner');
              return [ofOwner.getAllKeys(owner), ofOwner.getAll(owner)];
            })) as [number[], unknown[]];
            const found = rows.map(readWish);
            const isOver = (row: WishRow | null): boolean => row === null || done.includes(row.wishId);
            const over = keys.filter((_key, at) => isOver(found[at] ?? null));
            const kept = await fence.write(opened, ['wishes'], epoch, (change) =>
              over.map((key) => change.objectStore('wishes').delete(key))
            );
            if (kept === 'fenced') return 'fenced';
            return found.filter((row) => !isOver(row)).map((row) => withoutOwner(row!));
          });
          return taken ?? 'failed';
        })
    }
  };
}
