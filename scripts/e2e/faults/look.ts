import type { Locator } from 'playwright-core';
import type { AgentPage } from '../support/agentPage.ts';
import { isInTime, press, QUICK_MS } from './press.ts';
import type { Story } from './deeds.ts';

const OPENINGS = 8;
const GIVE_UP_MS = 20_000;

/** A softphone that rings or is cut off opens by itself; a press at that moment has closed it again, which an agent sees at once. */
async function open(tab: AgentPage): Promise<void> {
  const item = tab.page.getByRole('button', { name: /^Softphone/ }).first();
  const isExpanded = async (): Promise<boolean> =>
    (await item.getAttribute('aria-expanded', { timeout: QUICK_MS }).catch(() => null)) === 'true';
  for (let opening = 0; opening < OPENINGS && !(await tab.panel.isVisible()); opening += 1) {
    if (!(await isExpanded())) await press(item);
    if (await isExpanded()) await isInTime(tab.panel.waitFor({ timeout: QUICK_MS }));
  }
}

/** Whether this tab says that it speaks with the contact centre. */
export const speaks = (tab: AgentPage): Promise<boolean> =>
  tab.panel
    .getByText('Connected', { exact: true })
    .first()
    .isVisible()
    .catch(() => false);

/**
 * The softphone is open, signed in, and says that it is connected or mirrors. Joinings of pages that are gone, carried out
 * late, look like another place: then the agent takes over.
 */
export async function isAtWork(tab: AgentPage): Promise<boolean> {
  await open(tab);
  const status = tab.panel.getByText(/^(Connected|Active in another tab)$/).first();
  const signIn = tab.panel.getByRole('button', { name: /^(Sign in|Take over)/ }).first();
  const noSettings = tab.panel.getByText(/settings could not be read/).first();
  if (!(await isInTime(status.or(signIn).or(noSettings).first().waitFor({ timeout: GIVE_UP_MS })))) return false;
  if (await noSettings.isVisible()) {
    await tab.page.reload();
    await open(tab);
  }
  if (await signIn.isVisible()) await press(signIn);
  return isInTime(status.waitFor({ timeout: GIVE_UP_MS }));
}

const texts = (within: Locator): Promise<string[]> => within.allInnerTexts().catch(() => []);

/** Notes what the screen says of lines and letters that have not arrived. */
export async function look({ panel }: AgentPage, story: Story): Promise<void> {
  for (const text of await texts(panel.locator('.line.failed .text, c-softphone-email [aria-live] .text')))
    story.putToAgent.add(text);
  for (const text of await texts(panel.getByText(/^Not sent: /))) story.unsent.add(text.replace('Not sent: ', ''));
  for (const text of await panel
    .locator('textarea')
    .evaluateAll((all) => all.map((box) => (box as HTMLTextAreaElement).value)))
    story.unsent.add(text);
  const whole = (await texts(panel)).join(' ');
  for (const [, number] of whole.matchAll(/Call to (\+[\d ]+)\s+Not known/g))
    story.putToAgent.add(number!.replace(/\s/g, ''));
  const troubled = panel.locator('c-softphone-interaction').filter({ has: panel.page().locator('.trouble') });
  for (const contactId of await troubled.evaluateAll((all) => all.map((card) => card.getAttribute('data-interaction'))))
    if (contactId !== null) story.putToAgent.add(contactId);
}

/** Sessions that the screen lists as closed, by customer. */
export const closedOn = ({ panel }: AgentPage): Promise<string[]> =>
  texts(panel.getByRole('region', { name: 'Recently closed' }).locator('.closed-customer'));
