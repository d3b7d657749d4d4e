import type { Kept } from 'c/omniPorts';
import type { Database } from './database';
import { readAtOnce, writeAtOnce, type Fence, type Steps } from './fence';

type StoreName = 'contacts' | 'intents' | 'drafts';

/** Rows of one store, for each owner apart. What could not be written is kept in memory and laid over what is read. */
export interface Table<Row> {
  read(owner: string): Promise<Row[]>;
  /** `epoch` null: anyone may write. */
  write(owner: string, change: { put: Row[]; remove: string[] }, epoch: number | null): Promise<Kept>;
}

/** `idOf` names a row among those of its owner; `read` believes nothing that it finds. */
export function createTable<Row extends { owner: string }>(
  database: Database,
  fence: Fence,
  { store, idOf, read }: { store: StoreName; idOf: (row: Row) => string; read: (found: unknown) => Row | null }
): Table<Row> {
  const held = new Map<string, Row>();
  const forgotten = new Set<string>();
  const keyOf = (owner: string, id: string): string => JSON.stringify([owner, id]);

  function hold(owner: string, put: Row[], remove: string[]): void {
    for (const row of put) {
      held.set(keyOf(owner, idOf(row)), row);
      forgotten.delete(keyOf(owner, idOf(row)));
    }
    for (const id of remove) {
      held.delete(keyOf(owner, id));
      forgotten.add(keyOf(owner, id));
    }
  }

  function letGo(owner: string, put: Row[], remove: string[]): void {
    for (const row of put) {
      const key = keyOf(owner, idOf(row));
      if (held.get(key) === row) held.delete(key);
    }
    for (const id of remove) forgotten.delete(keyOf(owner, id));
  }

  return {
    read: (owner) =>
      database.inTurn(async () => {
        const stored = await database.run(async (opened) => {
          const [all] = await readAtOnce(opened, [store], (change) => [
            change.objectStore(store).index('owner').getAll(owner)
          ]);
          return all;
        });
        const rows = new Map<string, Row>();
        for (const found of Array.isArray(stored) ? (stored as unknown[]) : []) {
          const row = read(found);
          if (row?.owner === owner) rows.set(keyOf(owner, idOf(row)), row);
        }
        for (const [key, row] of held) if (row.owner === owner) rows.set(key, row);
        for (const key of forgotten) rows.delete(key);
        return [...rows.values()];
      }),
    write(owner, { put, remove }, epoch) {
      // Plain data only: what a component handed over may be a proxy, which a database refuses to copy.
      const rows = put.map((row) => JSON.parse(JSON.stringify(row)) as Row);
      const gone = [...remove];
      hold(owner, rows, gone);
      return database.inTurn(async () => {
        const kept = await database.run(async (opened): Promise<Kept> => {
          const steps: Steps<'readwrite'> = (change) => {
            const into = change.objectStore(store);
            return [
              ...rows.map((row) => into.put(row as never)),
              ...gone.map((id) => into.delete([owner, id] as never))
            ];
          };
          if (epoch !== null) return fence.write(opened, [store], epoch, steps);
          await writeAtOnce(opened, [store], steps);
          return 'done';
        });
        if (kept !== null) letGo(owner, rows, gone);
        return kept ?? 'failed';
      });
    }
  };
}
