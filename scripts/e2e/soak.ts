// Fails when 500 interactions of all channels, from ring to closed in a real browser with the contact centre's clock
// accelerated, leave something behind: heap, listeners, DOM nodes, stored rows, requests. `--interactions 100` for others.
import { parseArgs } from 'node:util';
import { openWorld, type World } from './support/world.ts';
import { handsIn } from './soak/hands.ts';
import { openScales } from './soak/measure.ts';
import { compare, type Line } from './soak/verdict.ts';
import { createWork } from './soak/work.ts';

const { values } = parseArgs({ options: { interactions: { type: 'string', default: '500' } } });

/** The list of recently closed sessions is full by then, and all code has run. */
const WARM_UP = 38;
const SAY_EVERY = 50;
/** Machine code made on the way lies in the heap too, 1.4 million bytes after 270 interactions; without it the heap is what the page holds. */
const INTERPRETED = '--js-flags=--no-sparkplug --no-maglev --no-turbofan';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function draw(lines: Line[]): void {
  const cells = lines.map(({ what, base, now, most, isBack }) => [
    what,
    ...[base, now, most].map((figure) => Math.round(figure).toLocaleString('en')),
    isBack ? 'back' : 'GROWN'
  ]);
  const table = [['', 'base', 'now', 'at most', ''], ...cells];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    say(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')
    );
}

/** What the contact centre has of this agent that is not done, or done without its disposition. */
async function leftOver({ control }: World, agentId: string): Promise<string[]> {
  const { contacts } = await control.state();
  return contacts
    .filter((one) => one.agentId === agentId && (!one.finalState || one.acw === 'open'))
    .map(({ channel, contactId }) => `${channel} ${contactId} is not done`);
}

async function soak(world: World, wanted: number): Promise<string[]> {
  const { control } = world;
  const ada = (await control.seed()).agents[0]!;
  const desk = await world.open();
  await desk.signIn(ada.username, ada.password);
  await desk.setState('Available');
  const work = createWork(await handsIn(desk.page), control);
  await work.prepare();
  const scales = await openScales(desk.page);

  let done = 0;
  let turn = 0;
  const begun = Date.now();
  async function workUpTo(count: number): Promise<void> {
    for (; done < count; turn += 1) await work.round(turn, (interactions) => (done += interactions));
  }

  await workUpTo(WARM_UP);
  const base = await scales.weigh();
  const [warm, storedBefore] = [done, await scales.estimate()];
  say(`base after ${warm} interactions, ${Math.round((Date.now() - begun) / 1000)} s`);
  while (done < warm + wanted) {
    await workUpTo(Math.min(done + SAY_EVERY, warm + wanted));
    say(
      `${done - warm} interactions, heap ${Math.round((await scales.heap()) / 1024)} KiB, ${Math.round((Date.now() - begun) / 1000)} s`
    );
  }
  const now = await scales.weigh();
  const lines = compare(base.burden, now.burden);
  draw(lines);
  say(
    `the browser's own estimate of what is stored: ${storedBefore} bytes at the base, ${await scales.estimate()} now`
  );
  say(`idle requests at the base: ${base.routes.join(', ')}; now: ${now.routes.join(', ')}`);
  say(`${done - warm} interactions in ${turn} rounds, ${Math.round((Date.now() - begun) / 1000)} s`);
  return [
    ...lines.filter(({ isBack }) => !isBack).map(({ what }) => `grown: ${what}`),
    ...(await leftOver(world, ada.agentId)),
    ...desk.problems.map((problem) => `exception: ${problem}`)
  ];
}

async function main(): Promise<void> {
  const world = await openWorld({ flags: [INTERPRETED] });
  try {
    const faults = await soak(world, Number(values.interactions));
    for (const fault of faults) say(fault);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await world.close();
  }
}

void main();
