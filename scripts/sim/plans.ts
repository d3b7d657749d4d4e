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

/** How many requests a story makes when nothing goes wrong: the steps at which something can. */
export async function stepsOf(story: StoryName, seed: number): Promise<number> {
  return (await runCase({ story, seed, faults: [] })).requests;
}

const faultsUpTo = (steps: number, kinds: readonly FaultKind[]): Fault[] =>
  Array.from({ length: steps }, (_none, index) => kinds.map((does) => faultOf(index + 1, does))).flat();

/** Every single fault at every step. */
export async function* singles(seed: number, kinds: readonly FaultKind[] = FAULT_KINDS): AsyncGenerator<Case> {
  for (const story of STORY_NAMES)
    for (const fault of faultsUpTo(await stepsOf(story, seed), kinds)) yield { story, seed, faults: [fault] };
}

/** Every pair of faults, at every two steps. */
export async function* pairs(seed: number, kinds: readonly FaultKind[]): AsyncGenerator<Case> {
  for (const story of STORY_NAMES) {
    const all = faultsUpTo(await stepsOf(story, seed), kinds);
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
