// Lives random histories on the real desk and on a second, independent reading of the design, and tells twenty stories in
// every order of their events. Fails when desk and reference ever disagree; says the shortest history and how to repeat it.
// Options: --runs (100000), --seed, --path (from a failed run), --length (40 steps), --orders (7 events at most; 0: none).
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { histories, inSentences, live, type History } from '../../force-app/test/model/histories.ts';
import { eventsOf, ordersThatDiffer, STORIES } from '../../force-app/test/model/orders.ts';
import { coverage, watchMachines } from './met.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    path: { type: 'string' },
    length: { type: 'string', default: '40' },
    orders: { type: 'string', default: '7' }
  }
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const seconds = (since: number): string => `${Math.round((Date.now() - since) / 1000)} s`;

async function liveAll(): Promise<boolean> {
  const seed = Number(values.seed);
  const begun = Date.now();
  let steps = 0;
  let contacts = 0;
  const property = fc.asyncProperty(histories(Number(values.length)), async (history: History) => {
    const { disagreement, met } = await live(history, true);
    steps += history.steps.length;
    contacts += met;
    if (disagreement !== null) throw new Error(disagreement);
  });
  say(`${values.runs} histories, seed ${seed}`);
  const result = await fc.check(property, {
    numRuns: Number(values.runs),
    seed,
    ...(values.path === undefined ? {} : { path: values.path })
  });
  if (!result.failed) {
    say(`0 violations in ${result.numRuns} histories: ${steps} steps, ${contacts} interactions, ${seconds(begun)}`);
    return true;
  }
  const [shortest] = result.counterexample!;
  say(`violation: ${(result.errorInstance as Error).message}`);
  say(inSentences(shortest));
  say(`again: npm run test:model -- --seed ${seed} --path ${result.counterexamplePath}`);
  return false;
}

async function tellAll(): Promise<boolean> {
  const begun = Date.now();
  let orders = 0;
  let isGood = true;
  for (const [name, story] of Object.entries(STORIES)) {
    if (eventsOf(story) > Number(values.orders)) continue;
    const { tried, differ } = await ordersThatDiffer(story);
    orders += tried;
    if (differ.length === 0) continue;
    isGood = false;
    say(`${name}: ${differ.length} of ${tried} orders end otherwise, such as ${differ[0]}`);
  }
  say(`${orders} orders of the events of ${Object.keys(STORIES).length} stories, ${seconds(begun)}`);
  return isGood;
}

function sayCoverage(): void {
  for (const { machine, met, of, missing } of coverage()) {
    say(`\n${machine}: ${met} of ${of} pairs of state and event met`);
    for (const [state, events] of Object.entries(missing)) say(`  ${state}, not met: ${events.join(', ')}`);
  }
}

async function main(): Promise<void> {
  watchMachines();
  const isGood = [await liveAll(), await tellAll()].every(Boolean);
  sayCoverage();
  process.exitCode = isGood ? 0 : 1;
}

void main();
