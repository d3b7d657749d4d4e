import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../setUp.mjs';
import { agentPage, type AgentPage } from './agentPage.ts';
import { FLAGS, type World } from './world.ts';

/** One browser of one agent, in which several tabs of the console are open. */
export interface Profile {
  openTab(): Promise<AgentPage>;
  close(): Promise<void>;
}

// What a browser does that keeps the cookies of the sites a page embeds, whatever its distributor chose.
const KEEPS_COOKIES = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

/** A profile of its own on disk, so that the issuer's cookie is there in hidden frames and a silent sign-in works. */
export async function openProfile(world: World): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(KEEPS_COOKIES));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findBrowser()!,
    args: FLAGS,
    viewport: { width: 1280, height: 900 },
    locale: 'en-US'
  });
  context.setDefaultTimeout(20_000);
  return {
    async openTab() {
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.goto(`${world.served.consoleUrl}/`);
      return agentPage(page, problems, world.manners);
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}
