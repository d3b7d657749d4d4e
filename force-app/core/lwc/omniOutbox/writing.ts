import type { Clock, IntentStore, Kept, KeptIntent } from 'c/omniPorts';
import { inTime } from './inTime';

export type Write = (owner: string, put: KeptIntent[], remove: string[]) => Promise<Kept>;

/** Writes, and with the next change once more what the store would not take before. */
export function createWriting(
  { store, clock, epoch }: { store: IntentStore; clock: Clock; epoch: number },
  rowOf: (key: string) => KeptIntent | null
): Write {
  let untaken: string[] = [];
  return async (owner, put, remove) => {
    const now = [...put.map(({ key }) => key), ...remove];
    const late = untaken.filter((key) => !now.includes(key));
    const rows = late.map(rowOf).filter((row) => row !== null);
    const gone = late.filter((key) => !rows.some((row) => row.key === key));
    untaken = [];
    const change = { put: [...rows, ...put], remove: [...gone, ...remove] };
    const kept = await inTime(clock, store.write(owner, change, epoch));
    if (kept === 'failed') untaken = [...untaken, ...late, ...now];
    return kept;
  };
}
