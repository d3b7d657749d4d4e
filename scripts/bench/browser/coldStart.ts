import type { Browser } from 'playwright-core';
import { median, ratioOf, type Ratio } from '../statistics.ts';
import type { Servers } from './orders.ts';
import { openPage } from './pages.ts';
import type { Wanted } from './probe.ts';

export interface ColdStart {
  /** Milliseconds from navigation to laid out. */
  ratio: Ratio;
  /** Milliseconds until the console around the softphone had its utility bar; part of the above. */
  consoleShown: number;
}

interface Start {
  laidOut: number;
  pressed: number;
}

const PAIRS = 31;
const WARM_UP = 3;
const SIGN_IN: Wanted = { selector: 'c-softphone-sign-in', count: 1, press: 'Softphone' };
const ROWS: Wanted = { selector: '[data-row]', count: 10 };

/** One navigation in a new context, with nothing cached. */
async function start(browser: Browser, url: string, wanted: Wanted): Promise<Start> {
  const page = await openPage(browser, wanted);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.probe.laidOut !== null, null, { polling: 50 });
  const took = await page.evaluate(() => ({ laidOut: window.probe.laidOut!, pressed: window.probe.pressed ?? 0 }));
  await page.context().close();
  return took;
}

/**
 * From navigation to the laid-out sign-in panel, in turn with the bare page and its ten rows. Not to ten contacts: a new
 * context keeps the issuer's cookie from the frame in which an agent is signed in silently.
 */
export async function measureColdStart(browser: Browser, { consoleUrl, bareUrls }: Servers): Promise<ColdStart> {
  const [ours, bare]: [Start[], Start[]] = [[], []];
  for (let pair = 0; pair < WARM_UP + PAIRS; pair += 1) {
    ours.push(await start(browser, consoleUrl, SIGN_IN));
    bare.push(await start(browser, bareUrls[10], ROWS));
  }
  const laidOut = (starts: Start[]): number[] => starts.slice(WARM_UP).map((one) => one.laidOut);
  return {
    ratio: ratioOf(laidOut(ours), laidOut(bare)),
    consoleShown: median(ours.slice(WARM_UP).map(({ pressed }) => pressed))
  };
}
