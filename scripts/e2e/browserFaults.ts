// Fails when an agent's session in a real browser loses or doubles anything, whatever happens to tabs and network, by the
// contact centre's ledger and the org's records, or takes longer than agreed (judged unless the machine was busy). Says the
// seed of each red session. `--sessions 100 --seed 1 --workers 1`, or `--only SEED` for one session with its history. After
// `--minutes` no further session begins.
import { parseArgs } from 'node:util';
import { planOf } from './faults/plan.ts';
import { tell } from './faults/session.ts';
import { createTally } from './faults/tally.ts';
import { isMachineBusy, noTimes, verdict, type Times } from './faults/times.ts';
import { openWorld } from './support/world.ts';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
    minutes: { type: 'string', default: 'Infinity' },
    only: { type: 'string' }
  }
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const isOne = values.only !== undefined;
  const first = Number(values.only ?? values.seed);
  const count = isOne ? 1 : Number(values.sessions);
  const begun = Date.now();
  const times = noTimes();
  const tally = createTally();
  const red: number[] = [];
  let busy = 0;
  let next = first;
  let done = 0;
  const until = begun + Number(values.minutes) * 60_000;

  async function work(): Promise<void> {
    const world = await openWorld();
    try {
      while (next < first + count && Date.now() < until) {
        const seed = next;
        next += 1;
        const since = Date.now();
        const plan = planOf(seed);
        const told = await tell(world, plan);
        tally.add(plan, told.planted);
        done += 1;
        for (const name of Object.keys(times) as (keyof Times)[]) times[name].push(...told.times[name]);
        busy += isMachineBusy(Number(values.workers)) ? 1 : 0;
        const isRed = told.faults.length > 0;
        if (isRed) red.push(seed);
        const title = `${isRed ? 'RED' : 'green'} ${seed}, ${Math.round((Date.now() - since) / 1000)} s`;
        say([title, ...told.faults, ...(isOne || isRed ? told.history : [])].join('\n  '));
      }
    } finally {
      await world.close();
    }
  }

  await Promise.all(Array.from({ length: Number(values.workers) }, work));
  const lines = verdict(times);
  tally.lines().forEach(say);
  lines.forEach(({ text }) => say(text));
  const isJudged = busy <= done / 10;
  if (!isJudged) say(`the machine was busy after ${busy} of the sessions: times are not judged`);
  const again = red.length === 0 ? '' : ` (again: ${red.map((seed) => `--only ${seed}`).join(', ')})`;
  say(`${done} sessions from seed ${first} in ${Math.round((Date.now() - begun) / 1000)} s, ${red.length} red${again}`);
  process.exitCode = red.length > 0 || (isJudged && lines.some(({ isMet }) => !isMet)) ? 1 : 0;
}

void main();
