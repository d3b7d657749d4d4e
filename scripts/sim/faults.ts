/** What can go wrong with one request on its way there and back. */
export const NETWORK_FAULTS = [
  'loseRequest',
  'swallowRequest',
  'loseAnswer',
  'swallowAnswer',
  'duplicate',
  'late',
  'slow',
  'status500',
  'status401',
  'status409',
  'status429',
  'doneBut502',
  'html',
  'cut',
  'stale'
] as const;

/** What can go wrong with the agent's browser around one request. */
export const BROWSER_FAULTS = [
  'dieBeforeSend',
  'dieAfterSend',
  'dieBeforeAnswer',
  'dieAfterAnswer',
  'freeze',
  'jumpServerClock',
  'jumpWallClock',
  'refuseStorage'
] as const;

export type FaultKind = (typeof NETWORK_FAULTS)[number] | (typeof BROWSER_FAULTS)[number];

/** One fault: it happens to the request of this number, counted from the start of the run. */
export interface Fault {
  at: number;
  does: FaultKind;
  ms: number;
}

export const FAULT_KINDS: readonly FaultKind[] = [...NETWORK_FAULTS, ...BROWSER_FAULTS];

/** The milliseconds that make each kind hurt: longer than the deadline of a command, shorter than patience. */
export const USUAL_MS: Partial<Record<FaultKind, number>> = {
  late: 18_000,
  slow: 17_000,
  freeze: 40_000,
  jumpServerClock: 90_000,
  jumpWallClock: -3_600_000,
  refuseStorage: 20_000
};

export const faultOf = (at: number, does: FaultKind): Fault => ({ at, does, ms: USUAL_MS[does] ?? 0 });

export const sayFaults = (faults: readonly Fault[]): string =>
  faults.map(({ at, does, ms }) => `${does}@${at}${ms === 0 ? '' : `:${ms}`}`).join(',') || 'none';

/** Reads what `sayFaults` said. */
export function readFaults(text: string): Fault[] {
  if (text === '' || text === 'none') return [];
  return text.split(',').map((one) => {
    const [, does, at, ms] = /^(\w+)@(\d+)(?::(-?\d+))?$/.exec(one) ?? [];
    if (!FAULT_KINDS.includes(does as FaultKind)) throw new Error(`not a fault: ${one}`);
    return { at: Number(at), does: does as FaultKind, ms: Number(ms ?? 0) };
  });
}
