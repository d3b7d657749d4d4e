import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { findBrowser } from '../../setUp.mjs';
import { serve, type Served } from '../../local/serve.ts';
import { controlOf, type Control } from './control.ts';

const FLAGS = [
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
  /** A console page of its own, as one agent's browser profile. */
  open(place?: Place): Promise<AgentPage>;
  /** Back to the seeded beginning; every page is closed. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const served = await serve({ port: 0, quiet: true });
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No Chromium, Chrome or Edge found. Name one in the variable CHROMIUM.');
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS });
  const control = controlOf(served.consoleUrl);
  let contexts: BrowserContext[] = [];
  const closePages = async (): Promise<void> => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  };
  return {
    served,
    control,
    async open({ language = 'en', width = 1280, height = 900, zoom = 1 } = {}) {
      const context = await browser.newContext({
        viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
        deviceScaleFactor: zoom,
        locale: language === 'de' ? 'de-DE' : 'en-US'
      });
      contexts.push(context);
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.goto(`${served.consoleUrl}/${language === 'de' ? '?language=de' : ''}`);
      return agentPage(page, problems);
    },
    async reset() {
      await closePages();
      await control.reset();
    },
    async close() {
      await closePages();
      await browser.close();
      await served.close();
    }
  };
}

export interface AgentPage {
  page: Page;
  /** Exceptions of the page, for the test to find none. */
  problems: string[];
  panel: Locator;
  openSoftphone(): Promise<void>;
  signIn(username: string, password: string): Promise<void>;
  /** Chooses an option of a combobox by its label. */
  choose(box: Locator, option: string): Promise<void>;
  setState(state: string): Promise<void>;
  offer(channel: string, customer: string): Locator;
  session(customer: string): Locator;
  interaction(channel: string, customer: string): Locator;
  /** Plus sign → target → number → skill → *Call*. */
  elevateToVoice(interaction: Locator, number: string, skill: string): Promise<void>;
  /** *Show contact details* → disposition → *Save disposition*. */
  dispose(interaction: Locator, disposition: string): Promise<void>;
}

/** A page with the console, and what an agent does there, by role and name. */
function agentPage(page: Page, problems: string[]): AgentPage {
  const panel = page.getByRole('region', { name: 'Softphone', exact: true });
  const self: AgentPage = {
    page,
    problems,
    panel,
    async openSoftphone() {
      if (await panel.isVisible()) return;
      await page.getByRole('button', { name: /^Softphone/ }).click();
      await panel.waitFor();
    },
    async signIn(username, password) {
      await self.openSoftphone();
      const popup = page.waitForEvent('popup');
      await panel.getByRole('button', { name: 'Sign in' }).click();
      const window = await popup;
      await window.getByLabel('Username').fill(username);
      await window.getByLabel('Password').fill(password);
      await window.getByRole('button', { name: 'Sign in' }).click();
      await panel.getByText('Connected').first().waitFor();
    },
    async choose(box, option) {
      await box.click();
      await page.getByRole('option', { name: option }).first().click();
    },
    async setState(state) {
      await self.choose(panel.getByRole('combobox', { name: 'Agent state' }), state);
    },
    offer: (channel, customer) => panel.getByRole('group', { name: `Incoming ${channel} from ${customer}` }),
    session: (customer) => panel.getByRole('article', { name: `Session with ${customer}`, exact: true }),
    interaction: (channel, customer) => panel.getByRole('group', { name: `${channel} with ${customer}`, exact: true }),
    async elevateToVoice(interaction, number, skill) {
      await interaction.getByRole('button', { name: 'Elevate' }).click();
      await page.getByRole('menuitem', { name: 'Voice' }).click();
      await panel.getByRole('textbox', { name: 'Phone number' }).fill(number);
      await self.choose(panel.getByRole('combobox', { name: 'Outbound phone skill' }), skill);
      await panel.getByRole('button', { name: 'Call', exact: true }).click();
    },
    async dispose(interaction, disposition) {
      await interaction.getByRole('button', { name: 'Show contact details' }).click();
      await self.choose(interaction.getByRole('combobox', { name: 'Disposition', exact: true }), disposition);
      await interaction.getByRole('button', { name: 'Save disposition' }).click();
    }
  };
  return self;
}
