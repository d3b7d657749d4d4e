/** What may happen between two deeds of the agent; `quiet`: nothing. */
export const EVENTS = ['reload', 'close', 'crash', 'freeze', 'offline', 'fault', 'newTab', 'quiet'] as const;
export type EventKind = (typeof EVENTS)[number];

export type Step =
  | { kind: 'arrives'; channel: 'chat' | 'email' | 'voice'; customer: string }
  | { kind: 'works'; turn: number }
  | { kind: 'event'; event: EventKind; turn: number; rule: object | null };

export interface Plan {
  seed: number;
  steps: Step[];
}

/** Numbers from 0 up to, not including, 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ROUTES = [
  'GET /agent-sessions/*/get-next-event',
  'GET /agent-sessions/*/get-next-event',
  'POST /agent-sessions/join',
  'POST /agent-sessions/*/interactions/*/accept',
  'POST /agent-sessions/*/interactions/*/end',
  'POST /agent-sessions/*/interactions/*/disposition',
  'POST /agent-sessions/*/interactions/*/send-chat-text',
  'POST /agent-sessions/*/interactions/*/email-reply',
  'POST /contacts/*/set-disposition',
  'GET /contacts/*/disposition',
  'POST /org/apex/*'
];
const DOES = [
  { does: 'delay', ms: 700 },
  { does: 'hold', ms: 700 },
  { does: 'dropRequest' },
  { does: 'dropAnswer' },
  { does: 'late', ms: 600 },
  { does: 'reset' },
  { does: 'duplicate' },
  { does: 'stale' },
  { does: 'status', status: 503 },
  { does: 'status', status: 429, ms: 1000 },
  { does: 'garbage' },
  { does: 'burst', n: 300 }
];
const MOST_STEPS = 14;
const MOST_CONTACTS = 4;

/** The story of one session, the same for the same seed. */
export function planOf(seed: number): Plan {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const steps: Step[] = [];
  let contacts = 0;
  const arrive = (): void => {
    contacts += 1;
    const channel = pick(['chat', 'chat', 'email', 'voice'] as const);
    steps.push({ kind: 'arrives', channel, customer: `Customer ${seed}-${contacts}` });
  };
  for (let tabs = pick([0, 0, 1, 2]); tabs > 0; tabs -= 1)
    steps.push({ kind: 'event', event: 'newTab', turn: 0, rule: null });
  arrive();
  const length = 6 + Math.floor(random() * (MOST_STEPS - 6));
  for (let index = 0; index < length; index += 1) {
    const turn = Math.floor(random() * 1_000);
    const what = random();
    if (what < 0.15 && contacts < MOST_CONTACTS) arrive();
    else if (what < 0.6) steps.push({ kind: 'works', turn });
    else {
      const event = pick(EVENTS);
      const rule = event === 'fault' ? { route: pick(ROUTES), nth: 1, times: pick([1, 1, 2]), ...pick(DOES) } : null;
      steps.push({ kind: 'event', event, turn, rule });
    }
  }
  return { seed, steps };
}
