/** What may happen between two deeds of the agent; `later`: the contact centre's clock jumps; `quiet`: nothing. */
const EVENTS = [
  'reload',
  'close',
  'crash',
  'freeze',
  'offline',
  'fault',
  'fault',
  'fault',
  'fault',
  'newTab',
  'customer',
  'later',
  'quiet'
] as const;
export type EventKind = (typeof EVENTS)[number];

export interface Rule {
  route: string;
  nth: number;
  times: number;
  does: string;
}

export type Step =
  | { kind: 'arrives'; channel: 'chat' | 'email' | 'voice'; customer: string }
  | { kind: 'works'; turn: number }
  | { kind: 'event'; event: EventKind; turn: number; rule: Rule | null };

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
  'POST /agent-sessions/*/dial-phone',
  'POST /contacts/*/set-disposition',
  'GET /contacts/*/disposition',
  'POST /org/apex/*'
];
/** Which of the agent's ways (`turn` modulo their number) asks for it. */
const ASKED_BY: [RegExp, number][] = [
  [/send-chat-text|email-reply/, 1],
  [/dial-phone/, 3],
  [/disposition/, 6],
  [/\/end$/, 7]
];
const DOES = [
  { does: 'delay', ms: 700 },
  { does: 'hold', ms: 700 },
  { does: 'dropRequest' },
  { does: 'dropAnswer' },
  { does: 'late', ms: 600 },
  { does: 'late', ms: 4000 },
  { does: 'reset' },
  { does: 'duplicate' },
  { does: 'stale' },
  { does: 'status', status: 503 },
  { does: 'status', status: 429, ms: 1000 },
  { does: 'garbage' },
  { does: 'burst', n: 300 }
];
/** How many ways of doing something the agent has. */
export const WAYS = 10;
/** The one by which something is typed and left. */
const TYPES = 9;
const MOST_STEPS = 14;
const MOST_CONTACTS = 4;
const MOST_FREEZES = 1;

/** The story of one session, the same for the same seed. */
export function planOf(seed: number): Plan {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const steps: Step[] = [];
  let contacts = 0;
  let freezes = 0;
  const arrive = (): void => {
    contacts += 1;
    const channel = pick(['chat', 'chat', 'email', 'voice'] as const);
    steps.push({ kind: 'arrives', channel, customer: `Customer ${seed}-${contacts}` });
  };
  for (let tabs = pick([0, 1, 2, 4]); tabs > 0; tabs -= 1)
    steps.push({ kind: 'event', event: 'newTab', turn: 0, rule: null });
  arrive();
  const happen = (event: EventKind, turn: number): void => void steps.push({ kind: 'event', event, turn, rule: null });
  const lose = (turn: number): void => happen(pick(['reload', 'close', 'crash'] as const), turn);
  /** What asks for it, so that the fault meets a request. */
  const follow = (route: string, turn: number): void => {
    const way = ASKED_BY.find(([asked]) => asked.test(route))?.[1];
    if (way !== undefined) steps.push({ kind: 'works', turn: turn - (turn % WAYS) + way });
    else if (/join$/.test(route)) lose(turn);
    else if (/get-next-event$/.test(route)) happen('customer', turn);
    else if (/accept$/.test(route) && contacts < MOST_CONTACTS) {
      arrive();
      steps.push({ kind: 'works', turn });
    } else if (/apex/.test(route)) happen('reload', turn);
  };
  const length = 6 + Math.floor(random() * (MOST_STEPS - 6));
  for (let index = 0; index < length; index += 1) {
    const turn = Math.floor(random() * 1_000);
    const what = random();
    if (what < 0.15 && contacts < MOST_CONTACTS) arrive();
    else if (what < 0.6) {
      steps.push({ kind: 'works', turn });
      if (turn % WAYS === TYPES) lose(turn);
    } else {
      let event = pick(EVENTS);
      // Each costs ten seconds and more, most of which nothing happens in.
      if (event === 'freeze' && (freezes += 1) > MOST_FREEZES) event = 'reload';
      const rule = event === 'fault' ? { route: pick(ROUTES), nth: 1, times: pick([1, 1, 2]), ...pick(DOES) } : null;
      steps.push({ kind: 'event', event, turn, rule });
      if (rule !== null) follow(rule.route, turn);
    }
  }
  return { seed, steps };
}
