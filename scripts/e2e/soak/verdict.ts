/** What the page and its work cost at one moment, with nothing open. */
export interface Burden {
  heapBytes: number;
  listeners: number;
  nodes: number;
  documents: number;
  rows: number;
  storedBytes: number;
  requestsPerMinute: number;
}

export interface Line {
  what: string;
  base: number;
  now: number;
  /** The most that is taken for "back to its base". */
  most: number;
  isBack: boolean;
}

type Limit = { what: string; most: (base: number) => number };

/** Long polls that begin before a minute and end in it make one request more or less. */
const ONE_POLL = 1;
/** What is drawn for the 20 recently closed sessions differs a little with what they were. */
const FEW_NODES = 1.02;

export const LIMITS: { [name in keyof Burden]: Limit } = {
  heapBytes: { what: 'heap after garbage collection, bytes', most: (base) => base * 1.1 },
  listeners: { what: 'event listeners', most: (base) => base + 5 },
  nodes: { what: 'DOM nodes', most: (base) => base * FEW_NODES },
  documents: { what: 'documents', most: (base) => base },
  rows: { what: 'rows in IndexedDB', most: (base) => base },
  storedBytes: { what: 'bytes in them and in web storage', most: (base) => base },
  requestsPerMinute: { what: 'requests a minute, idle', most: (base) => base + ONE_POLL }
};

/** Each burden beside its base; `isBack` false is a leak. */
export function compare(base: Burden, now: Burden): Line[] {
  return Object.entries(LIMITS).map(([name, { what, most }]) => {
    const [before, after] = [base[name as keyof Burden], now[name as keyof Burden]];
    return { what, base: before, now: after, most: Math.floor(most(before)), isBack: after <= most(before) };
  });
}
