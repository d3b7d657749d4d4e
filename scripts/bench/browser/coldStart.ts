import type { Browser, Page } from 'playwright-core';
import { ratioOf, type Ratio } from '../statistics.ts';
import type { Servers } from './orders.ts';
import { openConsole, openPage } from './pages.ts';

export interface ColdStart {
  contacts: number;
  /** `signedIn`: up to the panel with all contacts; `signInPanel`: the browser lets nobody sign in silently, up to the sign-in panel. */
  until: 'signedIn' | 'signInPanel';
  /** Milliseconds from navigation to laid out. */
  ratio: Ratio;
}

const PAIRS = 31;
const WARM_UP = 3;
const LOAD = { chat: 4, email: 3, workItem: 2, voice: 1 };
const ROWS = { selector: '[data-row]', count: 10 };
const PATIENCE_MS = 15_000;

async function laidOut(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.probe.laidOut !== null, null, { timeout: PATIENCE_MS, polling: 50 });
  const took = await page.evaluate(() => window.probe.laidOut!);
  await page.context().close();
  return took;
}

/** From navigation to the laid-out panel, each time in a new context with nothing cached, in turn with the bare page. */
export async function measureColdStart(browser: Browser, servers: Servers): Promise<ColdStart> {
  const agent = await servers.prepare({ agent: 2, load: LOAD });
  const before = await openConsole(browser, servers, agent);
  const context = before.page.context();
  const state = await context.storageState({ indexedDB: true });
  await context.close();

  const all = { selector: 'c-softphone-interaction', count: agent.contacts, press: 'Softphone' };
  const signIn = { selector: 'c-softphone-sign-in', count: 1, press: 'Softphone' };
  const start = async (until: ColdStart['until']): Promise<number> =>
    laidOut(await openPage(browser, until === 'signedIn' ? all : signIn, state), servers.consoleUrl);
  const until = await start('signedIn').then(
    () => 'signedIn' as const,
    () => 'signInPanel' as const
  );

  const [ours, bare]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < WARM_UP + PAIRS; pair += 1) {
    ours.push(await start(until));
    bare.push(await laidOut(await openPage(browser, ROWS), servers.bareUrls[10]));
  }
  return { contacts: agent.contacts, until, ratio: ratioOf(ours.slice(WARM_UP), bare.slice(WARM_UP)) };
}
