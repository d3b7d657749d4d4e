import type { OpenDatabase } from '../database';

type Rows = Map<string, unknown>;

const keyOf = (key: unknown): string => JSON.stringify(key);
const PATHS: { [store: string]: string } = { contacts: 'contactId', intents: 'key', drafts: 'contactId' };

/** What the browser keeps on disk, and how its database behaves; the real one is tested in a browser. */
export function aDisk() {
  const stores = new Map<string, Rows>();
  const rowsOf = (store: string): Rows => {
    if (!stores.has(store)) stores.set(store, new Map());
    return stores.get(store)!;
  };
  const behaviour = { opens: true, works: true };
  const handles: { isDead: boolean; lost: () => void; closed: number }[] = [];
  const names: string[] = [];
  let added = 0;

  const open: OpenDatabase = (name, lost) => {
    names.push(name);
    if (!behaviour.opens) return Promise.reject(new Error('no database'));
    const handle = { isDead: false, lost, closed: 0 };
    handles.push(handle);
    const use = <T>(run: () => T): Promise<T> =>
      handle.isDead || !behaviour.works
        ? Promise.reject(new DOMException('dead', 'InvalidStateError'))
        : Promise.resolve(run());
    const ofOwner = (store: string, owner: string): [string, unknown][] =>
      [...rowsOf(store)].filter(([, row]) => (row as { owner?: string } | null)?.owner === owner);
    const storeOf = (store: string, mayWrite = false) => ({
      get: (key: unknown) => use(() => rowsOf(store).get(keyOf(key))),
      put: (row: Record<string, unknown>, key?: unknown) =>
        use(() => mayWrite && rowsOf(store).set(keyOf(key ?? [row['owner'], row[PATHS[store]!]]), row)),
      delete: (key: unknown) => use(() => mayWrite && rowsOf(store).delete(keyOf(key))),
      index: () => ({
        getAll: (owner: string) => use(() => ofOwner(store, owner).map(([, row]) => row)),
        getAllKeys: (owner: string) => use(() => ofOwner(store, owner).map(([key]) => JSON.parse(key) as unknown))
      })
    });
    return Promise.resolve({
      getAllFromIndex: (store: string) => use(() => [...rowsOf(store).values()]),
      get: (store: string, key: unknown) => storeOf(store).get(key),
      add: (store: string, row: unknown) => use(() => rowsOf(store).set(keyOf((added += 1)), row)),
      transaction: (scope: string | string[], mode?: string) => ({
        objectStore(store: string) {
          if (![scope].flat().includes(store)) throw new DOMException(store, 'NotFoundError');
          return storeOf(store, mode === 'readwrite');
        },
        store: storeOf([scope].flat()[0]!, mode === 'readwrite'),
        // A real transaction whose requests failed fails as well.
        done: use(() => undefined)
      }),
      close() {
        handle.closed += 1;
      }
    } as unknown as Awaited<ReturnType<OpenDatabase>>);
  };
  return { open, rows: rowsOf, behaviour, handles, names };
}
