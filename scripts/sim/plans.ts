import { FAULT_KINDS, faultOf, type Fault, type FaultKind } from './faults.ts';
import { randomDeeds, randomFaults } from './randomSession.ts';
import { runCase, type Case } from './session.ts';
import { STORIES, type StoryName } from './stories.ts';

export const STORY_NAMES = Object.keys(STORIES) as StoryName[];

/** Kinds that between them stand for all others when two meet: lost there, lost back, late, slow, no, repeated, dead, frozen. */
export const TELLING_KINDS: readonly FaultKind[] = [
  'loseRequest',
  'loseAnswer',
  'swallowAnswer',
  'late',
  'slow',
  'status409',
  'duplicate',
  'stale',
  'dieAfterSend',
  'dieBeforeAnswer',
  'freeze'
];

type IsStep = (route: string) => boolean;

const isAnyStep: IsStep = () => true;
/** A request by which the agent's decision takes effect. */
export const isCommand: IsStep = (route) =>
  route.startsWith('POST /agent-sessions/*/') || route.endsWith('set-disposition');

/** Every fault at every request that a story makes when nothing goes wrong. */
async function faultsOf(
  { story, seed, tabs }: Omit<Case, 'faults'>,
  kinds: readonly FaultKind[],
  isStep: IsStep
): Promise<Fault[]> {
  const { routes } = await runCase({ story, seed, ...(tabs === undefined ? {} : { tabs }), faults: [] });
  return routes.flatMap((route, index) => (isStep(route) ? kinds.map((does) => faultOf(index + 1, does)) : []));
}

/** Every single fault at every step. */
export async function* singles(
  seed: number,
  kinds: readonly FaultKind[] = FAULT_KINDS,
  isStep: IsStep = isAnyStep
): AsyncGenerator<Case> {
  for (const story of STORY_NAMES)
    for (const fault of await faultsOf({ story, seed }, kinds, isStep)) yield { story, seed, faults: [fault] };
}

/** The same where the agent has more than one tab open, and changes between them. */
export async function* singlesInTabs(seed: number, tabs: number): AsyncGenerator<Case> {
  for (const story of STORY_NAMES)
    for (const fault of await faultsOf({ story, seed, tabs }, FAULT_KINDS, isAnyStep))
      yield { story, seed, tabs, faults: [fault] };
}

async function* everyNth(plan: AsyncGenerator<Case>, nth: number): AsyncGenerator<Case> {
  let number = 0;
  for await (const one of plan) if ((number += 1) % nth === 0) yield one;
}

/** Those that spoil one request each in a way of its own; the others differ from one of them only in what is heard. */
const SPOILING_KINDS: readonly FaultKind[] = [
  ...TELLING_KINDS,
  'swallowRequest',
  'html',
  'cut',
  'dieBeforeSend',
  'dieAfterAnswer'
];

/** A part that fits into every test run. */
export const FAST_PARTS = {
  'any single fault of a command': (seed: number) => singles(seed, SPOILING_KINDS, isCommand),
  'some single faults of other requests': (seed: number) =>
    everyNth(
      singles(seed, FAULT_KINDS, (route) => !isCommand(route)),
      41
    ),
  'some single faults in two tabs': (seed: number) => everyNth(singlesInTabs(seed, 2), 67),
  'random sessions with random faults': (seed: number) => randoms(seed, 50)
} satisfies Record<string, (seed: number) => AsyncGenerator<Case>>;

/** Every pair of faults, at every two steps. */
export async function* pairs(seed: number, kinds: readonly FaultKind[]): AsyncGenerator<Case> {
  for (const story of STORY_NAMES) {
    const all = await faultsOf({ story, seed }, kinds, isAnyStep);
    for (const [index, first] of all.entries())
      for (const second of all.slice(index + 1)) yield { story, seed, faults: [first, second] };
  }
}

export const randomCase = (seed: number): Case => ({
  story: 'random',
  seed,
  deeds: randomDeeds(seed),
  faults: randomFaults(seed)
});

/** Days drawn by chance, one for each seed. */
export async function* randoms(seed: number, sessions: number): AsyncGenerator<Case> {
  for (let next = seed; next < seed + sessions; next += 1) yield randomCase(next);
}
