// `npm run test:manners`: journeys 1, 6 and 8 under every reading of the contact centre's manners that is not the shipped
// one, one at a time; the shipped readings are in `npm test`. Fails when a journey does not pass under a reading.
// `npm run test:manners omniGroupId stateEndsAcw` tells them under these switches only.
import { journey1 } from './stories/journey1.ts';
import { journey6 } from './stories/journey6.ts';
import { journey8 } from './stories/journey8.ts';
import type { Manners } from './support/manners.ts';
import { openWorld, type World } from './support/world.ts';

const JOURNEYS = { 'journey 1': journey1, 'journey 6': journey6, 'journey 8': journey8 };

interface Line {
  reading: string;
  cells: string[];
  passed: number;
  failures: string[];
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function readingsOf({ control }: World, asked: string[]): Promise<Manners[]> {
  const { readings } = (await control.allManners()) as { readings: { [name: string]: unknown[] } };
  const unknown = asked.filter((name) => !(name in readings));
  if (unknown.length > 0) throw new Error(`No such switch: ${unknown.join(', ')}.`);
  return Object.entries(readings)
    .filter(([name]) => asked.length === 0 || asked.includes(name))
    .flatMap(([name, [, ...others]]) => others.map((reading) => ({ [name]: reading })));
}

async function tellUnder(world: World, manners: Manners): Promise<Line> {
  const reading = JSON.stringify(manners).slice(1, -1).replaceAll('"', '').replace(':', ' = ');
  const line: Line = { reading, cells: [], passed: 0, failures: [] };
  world.manners = manners;
  for (const [journey, stories] of Object.entries(JOURNEYS)) {
    let passed = 0;
    for (const { name, tell } of stories) {
      try {
        await world.reset();
        await tell(world);
        passed += 1;
      } catch (error) {
        line.failures.push(`${journey}: ${name}\n${error instanceof Error ? error.stack : String(error)}`);
      }
    }
    line.cells.push(`${passed} of ${stories.length}`);
    line.passed += passed;
  }
  say(`${line.failures.length === 0 ? '✓' : '✗'} ${reading}: ${line.cells.join(', ')}`);
  for (const failure of line.failures) say(failure.replaceAll(/^/gm, '    '));
  return line;
}

function table(lines: Line[]): string {
  const rows = [['reading', ...Object.keys(JOURNEYS)], ...lines.map(({ reading, cells }) => [reading, ...cells])];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}

async function main(asked: string[]): Promise<void> {
  const world = await openWorld();
  const lines: Line[] = [];
  try {
    for (const manners of await readingsOf(world, asked)) lines.push(await tellUnder(world, manners));
  } finally {
    await world.close();
  }
  const passed = lines.reduce((sum, line) => sum + line.passed, 0);
  const failed = lines.reduce((sum, line) => sum + line.failures.length, 0);
  say(`\n${table(lines)}\n\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  say('0 passed, 1 failed');
  process.exitCode = 1;
});
