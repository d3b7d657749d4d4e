import type { ContactDraft, DeskStore, Kept, KeptIntent, KeptWish, OwedNote, RememberedContact } from 'c/omniPorts';
import type { Chance, Time } from './time.ts';

/** The page that reads and writes. */
export interface DiskUser {
  isAlive(): boolean;
  /** Runs when the page can hear it, or never. */
  deliver(what: () => void): void;
}

/** The browser's storage: it outlives every page. */
export interface Disk {
  storeOf(user: DiskUser): DeskStore;
  /** Refuses every write for so long. */
  refuse(ms: number): void;
  /** Whether a write was refused: then what a page had not proven may die with it. */
  hasRefused(): boolean;
  /** The contact was to be remembered, and that was refused. */
  isForgotten(contactId: string): boolean;
}

interface Table<T> {
  [id: string]: T;
}

const COMMIT_MS = 3;

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export function createDisk(time: Time, chance: Chance): Disk {
  const contacts: Table<Table<RememberedContact>> = {};
  const intents: Table<Table<KeptIntent>> = {};
  const drafts: Table<Table<ContactDraft>> = {};
  const wishes: Table<Table<KeptWish>> = {};
  let refusesUntil = -Infinity;
  let hasRefused = false;
  const forgotten = new Set<string>();
  let epoch = 0;
  let note: OwedNote | null = null;

  function storeOf(user: DiskUser): DeskStore {
    const read = <T>(table: Table<Table<T>>, owner: string): Promise<T[]> =>
      new Promise((settle) => {
        time.after(COMMIT_MS, () => user.deliver(() => settle(copyOf(Object.values(table[owner] ?? {})))));
      });
    let hasLost = false;
    /** A transaction of a page that dies meanwhile is either there or not, and then none that came after it. */
    const write = (writer: number, change: () => void): Promise<Kept> =>
      new Promise((settle) => {
        const isAsked = user.isAlive();
        time.after(COMMIT_MS, () => {
          if (isAsked) hasLost ||= !user.isAlive() && chance() < 0.5;
          const isLost = !isAsked || hasLost;
          const isRefused = time.now() < refusesUntil;
          const kept: Kept = isRefused ? 'failed' : writer < epoch ? 'fenced' : 'done';
          hasRefused ||= isRefused;
          if (!isLost && kept === 'done') change();
          user.deliver(() => settle(kept));
        });
      });
    function put<T>(table: Table<Table<T>>, owner: string, rows: Table<T>, gone: string[] = []): void {
      table[owner] = { ...table[owner], ...copyOf(rows) };
      for (const id of gone) delete table[owner][id];
    }
    return {
      notebook: {
        read: () => new Promise((settle) => void time.after(COMMIT_MS, () => user.deliver(() => settle(copyOf(note))))),
        write: (next, writer) =>
          void write(writer, () => {
            note = copyOf(next);
          })
      },
      epochs: {
        raise: () =>
          new Promise((settle) => {
            time.after(COMMIT_MS, () => {
              epoch += 1;
              const raised = epoch;
              user.deliver(() => settle(raised));
            });
          })
      },
      memory: {
        recall: (owner) => read(contacts, owner),
        remember: (owner, contact) =>
          void write(Infinity, () => put(contacts, owner, { [contact.contactId]: contact })).then((kept) => {
            if (kept === 'failed') forgotten.add(contact.contactId);
            return undefined;
          }),
        forget: (owner, contactIds) => void write(Infinity, () => put(contacts, owner, {}, contactIds))
      },
      intents: {
        read: (owner) => read(intents, owner),
        write: (owner, change, writer) =>
          write(writer, () =>
            put(intents, owner, Object.fromEntries(change.put.map((intent) => [intent.key, intent])), change.remove)
          )
      },
      drafts: {
        recall: (owner) => read(drafts, owner),
        keep: (owner, draft, writer) => write(writer, () => put(drafts, owner, { [draft.contactId]: draft })),
        drop: (owner, contactIds, writer) => write(writer, () => put(drafts, owner, {}, contactIds))
      },
      wishes: {
        put: async (owner, wish) =>
          (await write(Infinity, () => put(wishes, owner, { [wish.wishId]: wish }))) === 'done' ? 'done' : 'failed',
        async take(owner, done, writer) {
          let left: KeptWish[] = [];
          const kept = await write(writer, () => {
            put(wishes, owner, {}, done);
            left = copyOf(Object.values(wishes[owner] ?? {}));
          });
          return kept === 'done' ? left : kept;
        }
      }
    };
  }

  return {
    storeOf,
    refuse(ms) {
      refusesUntil = time.now() + ms;
    },
    hasRefused: () => hasRefused,
    isForgotten: (contactId) => forgotten.has(contactId)
  };
}
