/** What pairs of measurements say of a ratio: the median of the pairs' ratios and its 90 % bootstrap interval. */
export interface Ratio {
  pairs: number;
  ratio: number;
  low: number;
  high: number;
  /** Medians of both sides, in the unit that was measured. */
  ours: number;
  bare: number;
}

const RESAMPLES = 2_000;

/** The value below which the share `p` (0 to 1) of the values lies. */
export function quantile(values: number[], p: number): number {
  if (values.length === 0) throw new Error('No values were measured.');
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: number[]): number => quantile(values, 0.5);

/** Numbers from 0 to 1 that are the same in every run. */
function evenNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Compares measurements taken in turn; `ours[i]` and `bare[i]` are one pair. */
export function ratioOf(ours: number[], bare: number[]): Ratio {
  if (ours.length !== bare.length) throw new Error('Pairs need as many measurements of one side as of the other.');
  const ratios = ours.map((value, at) => value / bare[at]!);
  const random = evenNumbers(20_261);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)]!))
  );
  return {
    pairs: ratios.length,
    ratio: median(ratios),
    low: quantile(medians, 0.05),
    high: quantile(medians, 0.95),
    ours: median(ours),
    bare: median(bare)
  };
}
