import type { IDBPTransaction, StoreNames } from 'c/idb';
import { epochOf, type Opened, type Schema } from './database';

type Store = StoreNames<Schema>;
type Mode = 'readonly' | 'readwrite';
type Change<M extends Mode> = IDBPTransaction<Schema, Store[], M>;
export type Steps<M extends Mode> = (change: Change<M>) => Promise<unknown>[];

/** A tab that slept for as long has been thrown away. */
const KEPT_MS = 30 * 24 * 3_600_000;

async function atOnce<M extends Mode>(change: Change<M>, steps: Steps<M>): Promise<unknown[]> {
  change.done.catch(() => undefined);
  const asked = Promise.all(steps(change));
  change.commit();
  const [answers] = await Promise.all([asked, change.done]);
  return answers;
}

/** Reads all that is asked for as it is at one moment. */
export const readAtOnce = (opened: Opened, stores: Store[], steps: Steps<'readonly'>): Promise<unknown[]> =>
  atOnce(opened.transaction(stores, 'readonly'), steps);

/** All of it or nothing, which is told by a rejection. */
export const writeAtOnce = (opened: Opened, stores: Store[], steps: Steps<'readwrite'>): Promise<unknown[]> =>
  atOnce(opened.transaction(stores, 'readwrite', { durability: 'strict' }), steps);

const isConflict = (error: unknown): boolean => (error as DOMException).name === 'ConstraintError';

const unlessConflict = (writing: Promise<unknown>): Promise<boolean> =>
  writing.then(
    () => true,
    (error: unknown) => {
      if (isConflict(error)) return false;
      throw error;
    }
  );

/**
 * Keeps out a writer that was replaced: each epoch that is over has a row, which whoever has that epoch tries to add. So no
 * transaction waits for this page between its steps: one that is stopped there, by a debugger or by a long script of somebody
 * else, would keep all other pages from the disk.
 */
export interface Fence {
  /** A new epoch, higher than any before; whoever had a lower one is fenced off. */
  raise(opened: Opened): Promise<number>;
  /** An epoch for a page that has no database yet. */
  guess(): number;
  /** All of it or, for a writer that was replaced, nothing. */
  write(opened: Opened, stores: Store[], epoch: number, steps: Steps<'readwrite'>): Promise<'done' | 'fenced'>;
}

export function createFence(now: () => number): Fence {
  const held = new WeakMap<Opened, number>();
  let highest = 0;

  async function read(opened: Opened): Promise<{ newest: number; old: number[] }> {
    const [row, over] = await readAtOnce(opened, ['epoch', 'fences'], (change) => [
      change.objectStore('epoch').get('epoch'),
      change.objectStore('fences').getAllKeys()
    ]);
    const fences = (over as unknown[]).filter((key) => typeof key === 'number');
    const newest = Math.max(epochOf(row), (fences.at(-1) ?? -1) + 1);
    return { newest, old: fences.filter((fence) => fence < now() - KEPT_MS) };
  }

  /** Puts `next` in the place of the newest epoch, whatever other pages do meanwhile. */
  async function replace(opened: Opened, nextAfter: (newest: number) => number): Promise<number> {
    for (;;) {
      const { newest, old } = await read(opened);
      const next = nextAfter(newest);
      if (next <= newest) return newest;
      const writing = writeAtOnce(opened, ['epoch', 'fences'], (change) => [
        change.objectStore('fences').add(1, newest),
        ...old.map((fence) => change.objectStore('fences').delete(fence)),
        change.objectStore('epoch').put({ epoch: next }, 'epoch')
      ]);
      if (await unlessConflict(writing)) return next;
    }
  }

  /** A page that had no database when it began, or whose database was deleted, still has to tell the others of its epoch. */
  async function isToldOf(opened: Opened, epoch: number): Promise<boolean> {
    if (held.get(opened) === epoch) return true;
    if ((await replace(opened, () => epoch)) !== epoch) return false;
    held.set(opened, epoch);
    return true;
  }

  return {
    async raise(opened) {
      highest = await replace(opened, (newest) => Math.max(newest, highest, now()) + 1);
      held.set(opened, highest);
      return highest;
    },
    guess: () => (highest = Math.max(highest, now()) + 1),
    async write(opened, stores, epoch, steps) {
      if (!(await isToldOf(opened, epoch))) return 'fenced';
      const writing = writeAtOnce(opened, [...stores, 'fences'], (change) => [
        change.objectStore('fences').add(1, epoch),
        change.objectStore('fences').delete(epoch),
        ...steps(change)
      ]);
      return (await unlessConflict(writing)) ? 'done' : 'fenced';
    }
  };
}
