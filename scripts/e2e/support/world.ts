import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { findBrowser } from '../../setUp.mjs';
import { serve, type Served } from '../../local/serve.ts';
import { agentPage, type AgentPage } from './agentPage.ts';
import { controlOf, type Control } from './control.ts';
import type { Manners } from './manners.ts';

export type { AgentPage } from './agentPage.ts';

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

export interface Place {
  language?: 'en' | 'de';
  width?: number;
  height?: number;
  /** 2 is 200 %: half the CSS pixels for the same window. */
  zoom?: number;
}

/** A running product, a real browser, and the control interface beside them. */
export interface World {
  served: Served;
  control: Control;
  /** Readings other than the shipped ones; each reset sets them again. */
  manners: Manners;
  /** A console page of its own, as one agent's browser profile. */
  open(place?: Place): Promise<AgentPage>;
  /** Back to the seeded beginning; every page is closed. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export function openBrowser(flags: string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No Chromium, Chrome or Edge found. Name one in the variable CHROMIUM.');
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

/** `metadataFolder`: where the org reads its custom metadata, for a test that edits a copy; `flags`: of the browser. */
export async function openWorld({
  metadataFolder,
  flags
}: { metadataFolder?: string; flags?: string[] } = {}): Promise<World> {
  const served = await serve({ port: 0, quiet: true, metadataFolder });
  const browser = await openBrowser(flags);
  const control = controlOf(served.consoleUrl);
  let contexts: BrowserContext[] = [];
  const closePages = async (): Promise<void> => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  };
  const world: World = {
    served,
    control,
    manners: {},
    async open({ language = 'en', width = 1280, height = 900, zoom = 1 } = {}) {
      const context = await browser.newContext({
        viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
        deviceScaleFactor: zoom,
        locale: language === 'de' ? 'de-DE' : 'en-US'
      });
      contexts.push(context);
      context.setDefaultTimeout(20_000);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.goto(`${served.consoleUrl}/${language === 'de' ? '?language=de' : ''}`);
      return agentPage(page, problems, world.manners);
    },
    async reset() {
      await closePages();
      await control.reset();
      await control.manners(world.manners);
    },
    async close() {
      await closePages();
      await browser.close();
      await served.close();
    }
  };
  return world;
}
