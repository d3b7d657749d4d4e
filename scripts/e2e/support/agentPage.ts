import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { stateEndsAcw, type Manners } from './manners.ts';

/** One entry behind a plus sign. */
export interface Target {
  name: string;
  /** Why it is off, in the agent's words; null: it is on. */
  off: string | null;
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
  /** Chooses a state while contacts are there, and confirms where that ends after-contact work. */
  changeState(state: string, hasAcw: boolean): Promise<void>;
  /** Asks for the waiting contact where contacts wait for that. */
  askForOneMore(): Promise<void>;
  /** What the session still owes, in the agent's words. */
  owed(customer: string): Promise<string[]>;
  /** Waits until the session owes exactly this. */
  owes(customer: string, items: string[]): Promise<void>;
  offer(channel: string, customer: string): Locator;
  session(customer: string): Locator;
  interaction(channel: string, customer: string): Locator;
  /** Plus sign → target → number → skill → *Call*. */
  elevateToVoice(interaction: Locator, number: string, skill: string): Promise<void>;
  /** *Show contact details* → disposition → *Save disposition*. */
  dispose(interaction: Locator, disposition: string): Promise<void>;
  /** Waits for the offer, accepts it, and answers with the interaction it became. */
  accept(channel: string, customer: string): Promise<Locator>;
  /** What the plus sign offers; none: there is no plus sign. */
  targets(interaction: Locator): Promise<Target[]>;
  /** Plus sign → target, up to the form. */
  openTarget(interaction: Locator, target: 'Voice' | 'Email'): Promise<void>;
  /** Fills the dial form's skill. */
  choosePhoneSkill(skill: string): Promise<void>;
  /** The button *Call* of the dial form. */
  call: Locator;
  /** Object list → search → record tab → *Details*; answers with the tab's content. */
  openRecord(objects: string, search: string, name: string): Promise<Locator>;
  /** Keyboard focus leaves the session, and it is among the recently closed ones. */
  closed(customer: string): Promise<void>;
  /** Loads the page anew; the agent is connected again without a password. */
  reload(): Promise<void>;
}

const CHANNEL_NAME: { [channel: string]: string } = {
  call: 'Call',
  chat: 'Chat',
  email: 'Email',
  voicemail: 'Voicemail',
  'work item': 'Work item'
};

/** A page with the console, and what an agent does there, by role and name. */
export function agentPage(page: Page, problems: string[], manners: Manners = {}): AgentPage {
  const panel = page.getByRole('region', { name: 'Softphone', exact: true });
  const self: AgentPage = {
    page,
    problems,
    panel,
    async openSoftphone() {
      const item = page.getByRole('button', { name: /^Softphone/ });
      const isOpen = async (): Promise<boolean> => (await item.getAttribute('aria-expanded')) === 'true';
      if (!(await isOpen())) await item.click();
      // It opens by itself where something is owed; a press at that moment has closed it.
      if (!(await isOpen())) await item.click();
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
      await panel.getByText('Connected', { exact: true }).first().waitFor();
    },
    async choose(box, option) {
      await box.click();
      await page.getByRole('option', { name: option }).first().click();
    },
    async setState(state) {
      await self.choose(panel.getByRole('combobox', { name: 'Agent state' }), state);
    },
    async changeState(state, hasAcw) {
      await self.setState(state);
      if (hasAcw && manners.deliveryMode === 'SingleContact' && stateEndsAcw(manners))
        await panel.getByRole('button', { name: `Change to ${state}` }).click();
    },
    async askForOneMore() {
      if (manners.requestContact) await panel.getByRole('button', { name: '+1' }).click();
    },
    async owed(customer) {
      const session = self.session(customer);
      const why = session.getByRole('button', { name: 'Why is this session still open?' });
      if ((await why.getAttribute('aria-expanded')) !== 'true') await why.click();
      const list = session.getByRole('list', { name: 'Still open' });
      await list.waitFor();
      return list.getByRole('listitem').allInnerTexts();
    },
    async owes(customer, items) {
      const list = self.session(customer).getByRole('list', { name: 'Still open' });
      await self.owed(customer);
      for (const item of items) await list.getByText(item, { exact: true }).waitFor();
      await list.getByRole('listitem').nth(items.length).waitFor({ state: 'detached' });
      assert.deepEqual(await self.owed(customer), items);
    },
    offer: (channel, customer) => panel.getByRole('group', { name: `Incoming ${channel} from ${customer}` }),
    session: (customer) => panel.getByRole('article', { name: `Session with ${customer}`, exact: true }),
    interaction: (channel, customer) => panel.getByRole('group', { name: `${channel} with ${customer}`, exact: true }),
    async elevateToVoice(interaction, number, skill) {
      await self.openTarget(interaction, 'Voice');
      await panel.getByRole('textbox', { name: 'Phone number' }).fill(number);
      await self.choosePhoneSkill(skill);
      await self.call.click();
    },
    async dispose(interaction, disposition) {
      await interaction.getByRole('button', { name: 'Show contact details' }).click();
      await self.choose(interaction.getByRole('combobox', { name: 'Disposition', exact: true }), disposition);
      await interaction.getByRole('button', { name: 'Save disposition' }).click();
    },
    async accept(channel, customer) {
      if (channel !== 'call' && channel !== 'voicemail') await self.askForOneMore();
      await self.offer(channel, customer).getByRole('button', { name: 'Accept' }).click();
      const accepted = self.interaction(CHANNEL_NAME[channel]!, customer);
      await accepted.waitFor();
      return accepted;
    },
    async targets(interaction) {
      await interaction.waitFor();
      const plus = interaction.getByRole('button', { name: 'Elevate' });
      if ((await plus.count()) === 0) return [];
      await plus.press('Enter');
      const items = interaction.getByRole('menuitem');
      await items.first().waitFor();
      const targets = await Promise.all(
        (await items.all()).map(async (item) => ({
          name: (await item.innerText()).trim(),
          off:
            (await item.getAttribute('aria-disabled')) === 'true'
              ? (await page.locator(`[id="${await item.getAttribute('aria-describedby')}"]`).innerText()).trim()
              : null
        }))
      );
      await page.keyboard.press('Escape');
      await items.first().waitFor({ state: 'detached' });
      return targets;
    },
    async openTarget(interaction, target) {
      await interaction.getByRole('button', { name: 'Elevate' }).click();
      await interaction.getByRole('menuitem', { name: target }).click();
    },
    async choosePhoneSkill(skill) {
      await self.choose(panel.getByRole('combobox', { name: 'Outbound phone skill' }), skill);
    },
    call: panel.getByRole('button', { name: 'Call', exact: true }),
    async openRecord(objects, search, name) {
      await page.getByRole('navigation', { name: 'Objects' }).getByRole('button', { name: objects }).click();
      await page.getByRole('searchbox', { name: `Search ${objects}` }).fill(search);
      await page.getByRole('table', { name: objects }).getByRole('link', { name, exact: true }).click();
      await page.getByRole('tab', { name: 'Details' }).click();
      const details = page.getByRole('tabpanel', { name: 'Details' });
      await details.waitFor();
      return details;
    },
    async closed(customer) {
      const row = panel.getByRole('region', { name: 'Recently closed' }).getByText(customer, { exact: true });
      const lingering = self.session(customer).getByText('Closed', { exact: true });
      await row.or(lingering).first().waitFor();
      await panel.getByRole('combobox', { name: 'Agent state' }).focus();
      await row.first().waitFor();
      await self.session(customer).waitFor({ state: 'detached' });
    },
    async reload() {
      await page.reload();
      await self.openSoftphone();
      const connected = panel.getByText('Connected', { exact: true }).first();
      const signIn = panel.getByRole('button', { name: 'Sign in' });
      await connected.or(signIn).waitFor();
      // A browser that keeps the issuer's cookie from other sites' frames lets nobody sign in silently.
      if (await signIn.isVisible()) await signIn.click();
      await connected.waitFor();
    }
  };
  return self;
}
