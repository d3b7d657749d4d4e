// Measures what ships and how quick it is, each time against the least program that does the thing. Fails only when
// the shipped bytes are above their limit: the other figures depend on the machine.
import { findBrowser } from '../setUp.mjs';
import { GOALS, OTHERS } from './goals.ts';
import { machineLine, printRatio, printTable, printTitle } from './print.ts';
import { measureMachine } from './machine/measureMachine.ts';
import { measureSizes } from './size/sizes.ts';
import { measureColdStart } from './browser/coldStart.ts';
import { measureEventToLayout } from './browser/eventToLayout.ts';
import { startServers } from './browser/orders.ts';
import { launch } from './browser/pages.ts';
import type { Renders } from './browser/renders.ts';

async function benchSizes(): Promise<boolean> {
  printTitle('Shipped JavaScript (one minified file; lwc, lightning/* and @salesforce/* are the org’s)');
  const { minified, gzip, parts } = await measureSizes();
  printTable(
    ['part', 'minified', 'gzip -9'],
    [
      ...parts.map(({ part, ...size }): [string, number, number] => [part, size.minified, size.gzip]),
      ['all in one file', minified, gzip]
    ]
  );
  for (const other of [OTHERS.connectStreams, OTHERS.flexUi]) {
    const goal = other === OTHERS.flexUi ? GOALS.toFlexUi : GOALS.toConnectStreams;
    const { name, version, gzipBytes, measured } = other;
    console.log(
      `  to ${name} ${version} (${gzipBytes.toLocaleString('en')}, measured ${measured}): ${(gzip / gzipBytes).toFixed(3)}; goal ≤ ${goal}`
    );
  }
  const isWithin = gzip <= GOALS.gzipBytes;
  console.log(
    `  limit ${GOALS.gzipBytes.toLocaleString('en')}: ${isWithin ? 'kept' : `EXCEEDED by ${(gzip - GOALS.gzipBytes).toLocaleString('en')}`}`
  );
  return isWithin;
}

async function benchMachine(): Promise<void> {
  printTitle(
    'Machine throughput: contact centre event as text → view of the desk; bare: xstate parent and sendTo (by processor time)'
  );
  const { ten, thousand, bareThousand, steps } = await measureMachine();
  printRatio('10 contacts, to bare', ten, 'events/s', { value: GOALS.machine, more: true });
  printRatio('1,000 contacts to 1', thousand, 'events/s', { value: GOALS.machine1000To1, more: true });
  printRatio('bare: 1,000 contacts to 1', bareThousand, 'events/s');
  printTable(
    ['µs an event (median)', 'read', 'machines', 'view'],
    steps.map(({ contacts, read, machines, view }) => [
      `${contacts} contacts`,
      ...[read, machines, view].map(Math.round)
    ])
  );
}

function printRenders(what: string, renders: Renders[]): void {
  console.log(`  templates run, ${what}:`);
  console.log(
    `    ${renders.map(({ component, renders: runs, instances }) => `${component} ${runs} (of ${instances})`).join(', ')}`
  );
}

async function benchBrowser(executablePath: string): Promise<void> {
  const servers = await startServers();
  const browser = await launch(executablePath);
  try {
    console.log(`\nChromium ${browser.version()}`);
    printTitle(
      'Server answers with a customer’s chat line → in the page and laid out; bare: long poll, one actor a contact, LWC list'
    );
    const found = await measureEventToLayout(browser, servers);
    const { contacts, few, many, manyToFew, bareManyToFew, p99, oneLine, burst } = found;
    printRatio(`${contacts.few} contacts, to bare`, few, 'ms', { value: GOALS.eventToLayout10, more: false });
    printRatio(`${contacts.many} contacts, to bare`, many, 'ms');
    printRatio(`${contacts.many} contacts to ${contacts.few}`, manyToFew, 'ms', {
      value: GOALS.eventToLayout64To10,
      more: false
    });
    printRatio(`bare: ${contacts.many} contacts to ${contacts.few}`, bareManyToFew, 'ms');
    console.log(
      `  p99 (few events, for information): ${Object.entries(p99)
        .map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`)
        .join(', ')}`
    );
    printRenders(`one line, ${contacts.few} contacts`, oneLine.few);
    printRenders(`one line, ${contacts.many} contacts`, oneLine.many);
    printRenders(
      `${burst.lines} lines in one answer, ${contacts.few} contacts; goal at most ${GOALS.rendersOfABurst} a component`,
      burst.renders
    );

    const start = await measureColdStart(browser, servers);
    printTitle('Cold start: navigation → sign-in panel laid out; bare: LWC and xstate, 10 rows');
    printRatio('to bare', start.ratio, 'ms', { value: GOALS.coldStart, more: false });
    console.log(`  the stand-in console had its utility bar after ${Math.round(start.consoleShown)} ms of these`);
  } finally {
    await browser.close();
    servers.close();
  }
}

async function main(): Promise<void> {
  const begun = Date.now();
  console.log(machineLine());
  const isWithin = await benchSizes();
  await benchMachine();
  const executablePath = findBrowser();
  if (executablePath) await benchBrowser(executablePath);
  else
    console.log(
      '\nNo Chromium, Chrome or Edge found: what needs a browser was skipped. Name one in the variable CHROMIUM.'
    );
  console.log(`\n${machineLine()}\nTook ${Math.round((Date.now() - begun) / 1000)} s.`);
  if (!isWithin) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
