import type { DeskStore, KeptWish } from 'c/omniPorts';
import { createDatabase, epochOf, openDatabase, quiet, type OpenDatabase } from './database';
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
import { createNotebook } from './notebook';
import { createTable } from './table';

export type { OpenDatabase } from './database';

const withoutOwner = <Row extends { owner: string }>({ owner: _owner, ...row }: Row): Omit<Row, 'owner'> => row;

/**
 * Keeps in IndexedDB what must outlive this page, for each owner (tenant and agent) apart. Where the browser has no
 * IndexedDB or refuses it, everything is kept until this page is closed, and every write says so.
 */
export function createDeskStoreIndexedDb(
  name = '',
  { open = openDatabase, now = Date.now }: { open?: OpenDatabase; now?: () => number } = {}
): DeskStore {
  const database = createDatabase(name, open);
  const contacts = createTable<ContactRow>(database, {
    store: 'contacts',
    idOf: (row) => row.contactId,
    read: readContact
  });
  const intents = createTable<IntentRow>(database, { store: 'intents', idOf: (row) => row.key, read: readIntent });
  const drafts = createTable<DraftRow>(database, { store: 'drafts', idOf: (row) => row.contactId, read: readDraft });
  let highest = 0;

  return {
    notebook: createNotebook(database),
    memory: {
      recall: async (owner) => (await contacts.read(owner)).map(withoutOwner),
      remember(owner, { contactId, sessionId, parentContactId }) {
        void contacts.write(owner, { put: [{ owner, contactId, sessionId, parentContactId }], remove: [] }, null);
      },
      forget(owner, contactIds) {
        void contacts.write(owner, { put: [], remove: contactIds }, null);
      }
    },
    epochs: {
      raise: () =>
        database.inTurn(async () => {
          const raised = await database.run(async (opened) => {
            const change = opened.transaction('epoch', 'readwrite', { durability: 'strict' });
            quiet(change);
            const epoch = Math.max(epochOf(await change.store.get('epoch')), highest, now()) + 1;
            await Promise.all([change.store.put({ epoch }, 'epoch'), change.done]);
            return epoch;
          });
          highest = raised ?? Math.max(highest, now()) + 1;
          return highest;
        })
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
          return (await database.run((opened) => opened.add('wishes', row))) === null ? 'failed' : 'done';
        }),
      take: (owner, done, epoch) =>
        database.inTurn(async () => {
          const taken = await database.run(async (opened): Promise<KeptWish[] | 'fenced'> => {
            const change = opened.transaction(['wishes', 'epoch'], 'readwrite', { durability: 'strict' });
            quiet(change);
            if (epochOf(await change.objectStore('epoch').get('epoch')) > epoch) return 'fenced';
            const wishes = change.objectStore('wishes');
            const keys = await wishes.index('owner').getAllKeys(owner);
            const found = (await wishes.index('owner').getAll(owner)).map(readWish);
            const isOver = (row: WishRow | null): boolean => row === null || done.includes(row.wishId);
            const over = keys.filter((_key, at) => isOver(found[at] ?? null));
            await Promise.all([...over.map((key) => wishes.delete(key)), change.done]);
            return found.filter((row) => !isOver(row)).map((row) => withoutOwner(row!));
          });
          return taken ?? [];
        })
    }
  };
}
