import { chromium, type Browser, type Page } from 'playwright-core';
import { agentPage, type AgentPage } from '../../e2e/support/agentPage.ts';
import { installProbe, type Wanted } from './probe.ts';
import type { Servers } from './orders.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const NOTHING: Wanted = { selector: '', count: 0 };

const VIEW = { viewport: { width: 1280, height: 900 }, locale: 'en-US' };

export const launch = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: FLAGS });

/** A page in a context of its own, with the probe in it. */
export async function openPage(browser: Browser, wanted: Wanted = NOTHING): Promise<Page> {
  const context = await browser.newContext(VIEW);
  context.setDefaultTimeout(30_000);
  // The loader that runs this file names functions by a helper that no page has.
  await context.addInitScript('globalThis.__name ??= (named) => named;');
  await context.addInitScript(installProbe, wanted);
  return context.newPage();
}

/** The console with an agent signed in and all contacts on screen. */
export async function openConsole(
  page: Page,
  { consoleUrl }: Servers,
  agent: { username: string; password: string; contacts: number }
): Promise<AgentPage> {
  await page.goto(consoleUrl);
  const signedIn = agentPage(page, []);
  await signedIn.signIn(agent.username, agent.password);
  await page.waitForFunction((count) => window.probe.count('c-softphone-interaction') === count, agent.contacts);
  return signedIn;
}

/** Opens the interaction with that place among the agent's, so that what is said in it shows. */
export async function select(agent: AgentPage, channel: string, customer: string): Promise<void> {
  const header = agent.interaction(channel, customer).locator('[data-id="header"]');
  if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
  await agent.interaction(channel, customer).getByRole('textbox', { name: 'Message' }).waitFor();
}

const PINGS = 60;

/** Milliseconds to add to the page's clock to get the servers', from the quickest of sixty requests. */
export async function clockOffset(page: Page, servers: Servers, name: string): Promise<number> {
  const asked = await page.evaluate(
    async ([pings, who]) => {
      const times: { key: string; sent: number; back: number }[] = [];
      for (let ping = 0; ping < pings; ping += 1) {
        const key = `${who}-${ping}`;
        const sent = performance.timeOrigin + performance.now();
        await fetch(`/bench-clock/${key}`).catch(() => null);
        times.push({ key, sent, back: performance.timeOrigin + performance.now() });
      }
      return times;
    },
    [PINGS, name] as const
  );
  const arrivals = await servers.clock();
  const [best] = asked.sort((one, other) => one.back - one.sent - (other.back - other.sent));
  const arrived = arrivals[best!.key];
  if (arrived === undefined) throw new Error('No clock request arrived.');
  return arrived - (best!.sent + best!.back) / 2;
}
