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
    const ofOwner = (store: string, owner: string): [string, unknown][] =>
      [...rowsOf(store)].filter(([, row]) => (row as { owner?: string } | null)?.owner === owner);
    const keysOf = (entries: Iterable<[string, unknown]>): unknown[] =>
      [...entries].map(([key]) => JSON.parse(key) as unknown);
    const add = (store: string, row: unknown, key: unknown): void => {
      if (rowsOf(store).has(keyOf(key))) throw new DOMException('is there', 'ConstraintError');
      rowsOf(store).set(keyOf(key), row);
    };
    const storeOf = (store: string, mayWrite: boolean, isOpen: () => boolean) => {
      const ask = <T>(run: () => T): Promise<T> => {
        if (!isOpen()) throw new DOMException('over', 'TransactionInactiveError');
        return use(run);
      };
      return {
        get: (key: unknown) => ask(() => rowsOf(store).get(keyOf(key))),
        getAllKeys: () => ask(() => keysOf(rowsOf(store))),
        add: (row: unknown, key: unknown = (added += 1)) => ask(() => mustWrite(mayWrite, key) && add(store, row, key)),
        put: (row: Record<string, unknown>, key: unknown = [row['owner'], row[PATHS[store]!]]) =>
          ask(() => mustWrite(mayWrite, key) && rowsOf(store).set(keyOf(key), row)),
        delete: (key: unknown) => ask(() => mustWrite(mayWrite, key) && rowsOf(store).delete(keyOf(key))),
        index(asked: string) {
          if (asked !== 'owner') throw new DOMException(asked, 'NotFoundError');
          return {
            getAll: (owner: string) => ask(() => ofOwner(store, owner).map(([, row]) => row)),
            getAllKeys: (owner: string) => ask(() => keysOf(ofOwner(store, owner)))
          };
        }
      };
    };
    return Promise.resolve({
      transaction(scope: string[], mode: string, options?: { durability?: string }) {
        if (mode === 'readwrite') durabilities.push(options?.durability);
        const before = scope.map((store): [string, Rows] => [store, new Map(rowsOf(store))]);
        let isOpen = true;
        let finish: (done: Promise<void>) => void;
        const done = new Promise<void>((settle) => (finish = settle));
        const asked: Promise<unknown>[] = [];
        const note =
          <Args extends unknown[]>(run: (...args: Args) => Promise<unknown>) =>
          (...args: Args): Promise<unknown> => {
            const answer = run(...args);
            asked.push(answer);
            return answer;
          };
        return {
          objectStore(store: string) {
            if (!scope.includes(store)) throw new DOMException(store, 'NotFoundError');
            const real = storeOf(store, mode === 'readwrite', () => isOpen);
            return { ...real, add: note(real.add), put: note(real.put), delete: note(real.delete) };
          },
          done,
          commit() {
            isOpen = false;
            const undo = (error: unknown): never => {
              before.forEach(([store, rows]) => stores.set(store, rows));
              throw error;
            };
            finish(Promise.all([use(() => undefined), ...asked]).then(() => undefined, undo));
          }
        };
      },
      close() {
        handle.closed += 1;
      }
    } as unknown as Awaited<ReturnType<OpenDatabase>>);
  };
  return { open, rows: rowsOf, behaviour, handles, names, durabilities };
}
