// Sends malformed payloads through every border: the poll, readings, settings, messages, rows of the database. Fails when
// one throws, changes what it is not about, is let through in a wrong shape, passes unrecorded, or touches a prototype.
// Options: --runs (100000, shared out), --seed.
import { parseArgs } from 'node:util';
import { fuzzAll } from './fuzz/all.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) }
    }
  });
  const begun = Date.now();
  say(`${values.runs} payloads, seed ${values.seed}`);
  const { harms, gaps, refused } = await fuzzAll(Number(values.runs), Number(values.seed));
  for (const [border, harm] of Object.entries(harms)) say(`${border}: ${harm ?? 'no harm'}`);
  say(`${gaps} events were recorded as gaps, ${refused} answers were refused as a whole`);
  say(`${Math.round((Date.now() - begun) / 1000)} s`);
  process.exitCode = Object.values(harms).some((harm) => harm !== null) ? 1 : 0;
}

void main();
