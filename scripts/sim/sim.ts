// Fails when the client's core loses or doubles anything in a simulated day; says the seed and the shrunk history.
import { availableParallelism } from 'node:os';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { FAULT_KINDS, readFaults } from './faults.ts';
import { FAST_PARTS, pairs, randoms, singles, singlesInTabs, STORY_NAMES, TELLING_KINDS } from './plans.ts';
import { runCase, sayCase, type Case } from './session.ts';
import { shrink } from './shrink.ts';

const { values } = parseArgs({
  options: {
    /** One case, as a red run named it. */
    story: { type: 'string' },
    faults: { type: 'string', default: '' },
    deeds: { type: 'string' },
    tabs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** How many random sessions. */
    sessions: { type: 'string', default: '100000' },
    /** `telling`: pairs of the kinds that stand for all others; `all`; `none`. */
    pairs: { type: 'string', default: 'telling' },
    /** The pairs that have been run before: the last number that an interrupted run has said. */
    skip: { type: 'string', default: '0' },
    /** How many programs share the work, and which of them this is. */
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    job: { type: 'string' },
    /** Only the part that is in every test run, and only until it is red. */
    fast: { type: 'boolean', default: false }
  }
});

/** Shrinking takes its time; the others are named and no more. */
const MOST_TOLD = 5;
const SAID_EVERY = 1_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function tellOne(one: Case): Promise<number> {
  const { violations, history, routes } = await runCase(one);
  say(history.join('\n'));
  say(`${routes.length} requests; ${violations.length === 0 ? 'no rule broken' : violations.join('\n')}`);
  return violations.length;
}

async function tellRed(one: Case, violations: string[]): Promise<void> {
  say(`RED ${sayCase(one)}\n  ${violations.join('\n  ')}`);
  const least = await shrink(one, violations);
  const { violations: left, history } = await runCase(least);
  say(`shrunk: npm run test:sim -- ${sayCase(least)}\n  ${left.join('\n  ')}\n${history.join('\n')}`);
}

/** Runs what this job has of a plan. */
async function work(name: string, plan: AsyncGenerator<Case>, job: number, jobs: number, skipped = 0): Promise<number> {
  const began = Date.now();
  let number = 0;
  let runs = 0;
  let red = 0;
  for await (const one of plan) {
    number += 1;
    if (number <= skipped || number % jobs !== job) continue;
    runs += 1;
    const { violations } = await runCase(one);
    if (runs % SAID_EVERY === 0)
      say(`job ${job + 1}/${jobs}: ${name}: ${runs} runs, ${red} red so far, number ${number}`);
    if (violations.length === 0) continue;
    red += 1;
    if (red <= MOST_TOLD) await tellRed(one, violations);
    else say(`RED ${sayCase(one)}\n  ${violations.join('\n  ')}`);
  }
  say(`job ${job + 1}/${jobs}: ${name}: ${runs} runs, ${red} red, ${Math.round((Date.now() - began) / 1000)} s`);
  return red;
}

async function workAll(job: number, jobs: number): Promise<number> {
  const seed = Number(values.seed);
  const kinds = values.pairs === 'all' ? FAULT_KINDS : TELLING_KINDS;
  let red = await work('every single fault', singles(seed), job, jobs);
  red += await work('every single fault in two tabs', singlesInTabs(seed, 2), job, jobs);
  if (values.pairs !== 'none')
    red += await work('every pair of faults', pairs(seed, kinds), job, jobs, Number(values.skip));
  return red + (await work('random sessions', randoms(seed, Number(values.sessions)), job, jobs));
}

async function workFast(seed: number): Promise<number> {
  for (const plan of Object.values(FAST_PARTS))
    for await (const one of plan(seed)) {
      const { violations } = await runCase(one);
      if (violations.length === 0) continue;
      say(`RED ${sayCase(one)}\n  ${violations.join('\n  ')}`);
      return 1;
    }
  return 0;
}

async function share(jobs: number): Promise<number> {
  const workers = Array.from({ length: jobs }, (_none, job) =>
    spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), '--job', String(job)], { stdio: 'inherit' })
  );
  const codes = await Promise.all(workers.map(async (worker) => ((await once(worker, 'exit')) as [number])[0]));
  return codes.filter((code) => code !== 0).length;
}

async function main(): Promise<number> {
  const seed = Number(values.seed);
  if (values.story !== undefined) {
    const story = [...STORY_NAMES, 'random' as const].find((name) => name === values.story);
    if (story === undefined) throw new Error(`no story ${values.story}`);
    const deeds = values.deeds === undefined ? {} : { deeds: Number(values.deeds) };
    const tabs = values.tabs === undefined ? {} : { tabs: Number(values.tabs) };
    return tellOne({ story, seed, ...deeds, ...tabs, faults: readFaults(values.faults) });
  }
  if (values.fast) return workFast(seed);
  const jobs = Number(values.jobs);
  if (values.job !== undefined) return workAll(Number(values.job), jobs);
  say(`seed ${seed}, ${values.sessions} random sessions, pairs: ${values.pairs}`);
  return share(jobs);
}

void main().then((bad) => {
  process.exitCode = bad === 0 ? 0 : 1;
  return undefined;
});
