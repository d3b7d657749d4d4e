import type { ContactDraft, DeskStore, Kept, KeptIntent, KeptWish, OwedNote, RememberedContact } from 'c/omniPorts';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function tableOf<Row>(idOf: (row: Row) => string) {
  const rows = new Map<string, Map<string, Row>>();
  const of = (owner: string): Map<string, Row> => {
    if (!rows.has(owner)) rows.set(owner, new Map());
    return rows.get(owner)!;
  };
  return {
    all: (owner: string): Row[] => copy([...of(owner).values()]),
    change(owner: string, put: Row[], remove: string[]): void {
      put.forEach((row) => of(owner).set(idOf(row), copy(row)));
      remove.forEach((id) => of(owner).delete(id));
    }
  };
}

/** A browser's storage: it outlives the desks that use it. `isBroken`: nothing can be written any more. */
export function fakeDeskStore(): DeskStore & { isBroken: boolean; epoch(): number } {
  const contacts = tableOf<RememberedContact>((row) => row.contactId);
  const intents = tableOf<KeptIntent>((row) => row.key);
  const drafts = tableOf<ContactDraft>((row) => row.contactId);
  const wishes = new Map<string, KeptWish[]>();
  let newest = 0;
  let note: OwedNote | null = null;

  async function ifNewest(epoch: number, step: () => void): Promise<Kept> {
    if (newest > epoch) return 'fenced';
    step();
    return store.isBroken ? 'failed' : 'done';
  }

  const store: ReturnType<typeof fakeDeskStore> = {
    isBroken: false,
    epoch: () => newest,
    memory: {
      recall: async (owner) => contacts.all(owner),
      remember: (owner, contact) => contacts.change(owner, [contact], []),
      forget: (owner, contactIds) => contacts.change(owner, [], contactIds)
    },
    notebook: {
      read: async () => copy(note),
      write(next, epoch) {
        if (newest <= epoch) note = copy(next);
      }
    },
    epochs: { raise: async () => (newest += 1) },
    intents: {
      read: async (owner) => intents.all(owner),
      write: (owner, { put, remove }, epoch) => ifNewest(epoch, () => intents.change(owner, put, remove))
    },
    drafts: {
      recall: async (owner) => drafts.all(owner),
      keep: (owner, draft, epoch) => ifNewest(epoch, () => drafts.change(owner, [draft], [])),
      drop: (owner, contactIds, epoch) => ifNewest(epoch, () => drafts.change(owner, [], contactIds))
    },
    wishes: {
      async put(owner, wish) {
        if (store.isBroken) return 'failed';
        wishes.set(owner, [...(wishes.get(owner) ?? []), copy(wish)]);
        return 'done';
      },
      async take(owner, done, epoch) {
        if (newest > epoch) return 'fenced';
        const left = (wishes.get(owner) ?? []).filter(({ wishId }) => !done.includes(wishId));
        wishes.set(owner, left);
        return copy(left);
      }
    }
  };
  return store;
}
