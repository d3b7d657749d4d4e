// Fails when an agent's session in a real browser loses or doubles anything, whatever happens to tabs and network; says
// the seed of each red session. `--sessions 100 --seed 1`, or `--only SEED` for one session with its history.
import { parseArgs } from 'node:util';
import { openWorld } from './support/world.ts';
import { planOf } from './faults/plan.ts';
import { tell } from './faults/session.ts';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' }
  }
});

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function sayTimes(what: string, times: number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const figures = [0.5, 0.9, 0.99].map((share) => `p${share * 100} ${percentile(sorted, share)} ms`).join(', ');
  console.log(`${what}: ${figures}, worst ${sorted.at(-1) ?? 0} ms (${sorted.length} times)`);
}

async function main(): Promise<void> {
  const first = Number(values.only ?? values.seed);
  const count = values.only === undefined ? Number(values.sessions) : 1;
  const world = await openWorld();
  const handOver: number[] = [];
  const thawless: number[] = [];
  const picture: number[] = [];
  let red = 0;
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      const told = await tell(world, planOf(seed));
      handOver.push(...told.handOver);
      thawless.push(...told.thawless);
      picture.push(...told.picture);
      if (told.faults.length > 0 || values.only !== undefined) {
        red += told.faults.length > 0 ? 1 : 0;
        console.log(
          [`${told.faults.length > 0 ? 'RED' : 'green'} --only ${seed}`, ...told.faults, ...told.history].join('\n  ')
        );
      } else console.log(`green ${seed}`);
    }
  } finally {
    await world.close();
  }
  sayTimes('hand-over after close, reload or crash', handOver);
  sayTimes('hand-over after freezing', thawless);
  sayTimes('true picture, loading included', picture);
  console.log(`${count} sessions from seed ${first}, ${red} red`);
  process.exitCode = red > 0 ? 1 : 0;
}

void main();
