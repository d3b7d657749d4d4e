import { availableParallelism, loadavg } from 'node:os';

/** What is measured, and the 95th percentile of it that is agreed, in milliseconds; null: only told. */
const LIMITS = {
  handOver: { what: 'hand-over after close, reload or crash', most: 1_000 },
  handOverDisturbed: { what: 'the same while a request of the client met a fault', most: null },
  thawless: { what: 'hand-over after freezing', most: 15_000 },
  reload: { what: 'true picture after a reload, loading included', most: 3_000 },
  reloadDisturbed: { what: 'the same while a request of the client met a fault', most: null },
  picture: { what: 'true picture after anything else', most: null }
} as const;

export type Times = { [K in keyof typeof LIMITS]: number[] };

export const noTimes = (): Times => ({
  handOver: [],
  handOverDisturbed: [],
  thawless: [],
  reload: [],
  reloadDisturbed: [],
  picture: []
});

/** The value below which this share of them lies, itself one of them; 0 for none. */
export function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/**
 * More wants to run than the machine has processors for, so that a time says nothing of the product. What each worker
 * adds with its own browser is part of what is measured.
 */
export const isMachineBusy = (workers: number): boolean => loadavg()[0]! > availableParallelism() + workers;

export interface Line {
  text: string;
  isMet: boolean;
}

/** The percentiles of each kind, and whether they keep to what is agreed. */
export function verdict(times: Times): Line[] {
  return Object.entries(LIMITS).map(([name, { what, most }]) => {
    const measured = times[name as keyof Times];
    if (measured.length === 0) return { text: `${what}: not measured`, isMet: true };
    const figures = [0.5, 0.9, 0.95, 0.99].map((share) => `p${share * 100} ${percentile(measured, share)}`).join(', ');
    const isMet = most === null || percentile(measured, 0.95) <= most;
    const limit = most === null ? '' : `; p95 at most ${most}: ${isMet ? 'kept' : 'NOT KEPT'}`;
    return {
      text: `${what}: ${figures}, worst ${percentile(measured, 1)} ms, ${measured.length} times${limit}`,
      isMet
    };
  });
}
