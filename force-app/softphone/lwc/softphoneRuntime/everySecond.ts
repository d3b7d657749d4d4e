const ticks = new Set<() => void>();
let interval: ReturnType<typeof setInterval> | undefined;

/** Calls once a second; the answer stops it. All clocks of the page share one interval and so change together. */
export function everySecond(tick: () => void): () => void {
  ticks.add(tick);
  // eslint-disable-next-line @lwc/lwc/no-async-operation
  interval ??= setInterval(() => ticks.forEach((each) => each()), 1000);
  return () => {
    ticks.delete(tick);
    if (ticks.size) return;
    clearInterval(interval);
    interval = undefined;
  };
}
