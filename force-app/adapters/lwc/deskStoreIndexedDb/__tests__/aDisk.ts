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
  const behaviour = { opens: true, works: true, isFull: false };
  const handles: { isDead: boolean; lost: () => void; closed: number }[] = [];
  const names: string[] = [];
  const durabilities: (string | undefined)[] = [];
  let added = 0;

  const open: OpenDatabase = (name, lost) => {
    names.push(name);
    if (!behaviour.opens) return Promise.reject(new Error('no database'));
    const handle = { isDead: false, lost, closed: 0 };
    handles.push(handle);
    const use = async <T>(run: () => T): Promise<T> => {
      if (handle.isDead || !behaviour.works) throw new DOMException('dead', 'InvalidStateError');
      return run();
    };
    const mustWrite = (mayWrite: boolean, key: unknown): true => {
      if (!mayWrite) throw new DOMException('read only', 'ReadOnlyError');
      if (behaviour.isFull) throw new DOMException('full', 'QuotaExceededError');
      if (![key].flat().every((part) => typeof part === 'string' || typeof part === 'number'))
        throw new DOMException('no key', 'DataError');
      return true;
    };
    const mustBeIndex = (asked: string): void => {
      if (asked !== 'owner') throw new DOMException(asked, 'NotFoundError');
    };
    const ofOwner = (store: string, owner: string): [string, unknown][] =>
      [...rowsOf(store)].filter(([, row]) => (row as { owner?: string } | null)?.owner === owner);
    const storeOf = (store: string, mayWrite = false) => ({
      get: (key: unknown) => use(() => rowsOf(store).get(keyOf(key))),
      put: (row: Record<string, unknown>, key: unknown = [row['owner'], row[PATHS[store]!]]) =>
        use(() => mustWrite(mayWrite, key) && rowsOf(store).set(keyOf(key), row)),
      delete: (key: unknown) => use(() => mustWrite(mayWrite, key) && rowsOf(store).delete(keyOf(key))),
      index(asked: string) {
        mustBeIndex(asked);
        return {
          getAll: (owner: string) => use(() => ofOwner(store, owner).map(([, row]) => row)),
          getAllKeys: (owner: string) => use(() => ofOwner(store, owner).map(([key]) => JSON.parse(key) as unknown))
        };
      }
    });
    return Promise.resolve({
      getAllFromIndex: (store: string, index: string) =>
        use(() => {
          mustBeIndex(index);
          return [...rowsOf(store).values()];
        }),
      get: (store: string, key: unknown) => storeOf(store).get(key),
      add: (store: string, row: unknown) =>
        use(() => mustWrite(true, (added += 1)) && rowsOf(store).set(keyOf(added), row)),
      transaction(scope: string | string[], mode?: string, options?: { durability?: string }) {
        durabilities.push(options?.durability);
        return {
          objectStore(store: string) {
            if (![scope].flat().includes(store)) throw new DOMException(store, 'NotFoundError');
            return storeOf(store, mode === 'readwrite');
          },
          store: storeOf([scope].flat()[0]!, mode === 'readwrite'),
          // A real transaction whose requests failed fails as well.
          done: use(() => undefined)
        };
      },
      close() {
        handle.closed += 1;
      }
    } as unknown as Awaited<ReturnType<OpenDatabase>>);
  };
  return { open, rows: rowsOf, behaviour, handles, names, durabilities };
}
