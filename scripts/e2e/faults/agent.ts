import type { Locator } from 'playwright-core';
import type { AgentPage } from '../support/agentPage.ts';

const QUICK_MS = 2_500;
const GIVE_UP_MS = 20_000;

/** Presses something that may be gone by now; true when it was pressed. */
async function press(button: Locator): Promise<boolean> {
  try {
    await button.click({ timeout: QUICK_MS });
    return true;
  } catch {
    return false;
  }
}

/** Whether it is there to be pressed at this moment. */
async function isReady(button: Locator): Promise<boolean> {
  try {
    return (await button.count()) > 0 && (await button.first().isEnabled({ timeout: QUICK_MS }));
  } catch {
    return false;
  }
}

const button = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true });

const OPENINGS = 8;

/** A ringing softphone opens by itself, and a press at that moment closes it again. */
async function open(tab: AgentPage): Promise<void> {
  for (let opening = 0; opening < OPENINGS && !(await tab.panel.isVisible()); opening += 1) {
    await press(tab.page.getByRole('button', { name: /^Softphone/ }).first());
    await tab.panel.waitFor({ timeout: QUICK_MS }).catch(() => undefined);
  }
}

/** Whether this tab says that it speaks with the contact centre. */
export const speaks = (tab: AgentPage): Promise<boolean> =>
  tab.panel
    .getByText('Connected', { exact: true })
    .first()
    .isVisible()
    .catch(() => false);

/** The softphone is open, signed in, and says that it is connected or mirrors. */
export async function isAtWork(tab: AgentPage): Promise<boolean> {
  await open(tab);
  const status = tab.panel.getByText(/^(Connected|Active in another tab)$/).first();
  const signIn = tab.panel.getByRole('button', { name: /^Sign in/ }).first();
  const noSettings = tab.panel.getByText(/settings could not be read/).first();
  try {
    await status.or(signIn).or(noSettings).first().waitFor({ timeout: GIVE_UP_MS });
  } catch {
    return false;
  }
  if (await noSettings.isVisible()) {
    await tab.page.reload();
    await open(tab);
  }
  if (await signIn.isVisible()) await press(signIn);
  try {
    await status.waitFor({ timeout: GIVE_UP_MS });
    return true;
  } catch {
    return false;
  }
}

/** What the agent said in chats, each line once. */
export interface Said {
  texts: string[];
}

/** Saves a disposition in an open interaction; false when there is none to save now. */
async function dispose(tab: AgentPage, interaction: Locator): Promise<boolean> {
  const show = button(interaction, 'Show contact details');
  if (await isReady(show)) await press(show);
  const box = interaction.getByRole('combobox', { name: 'Disposition', exact: true });
  if (!(await isReady(box))) return false;
  try {
    await box.click({ timeout: QUICK_MS });
    await tab.page.getByRole('option').filter({ hasNotText: 'Call back' }).nth(1).click({ timeout: QUICK_MS });
  } catch {
    return false;
  }
  return press(button(interaction, 'Save disposition'));
}

/** One thing that can be done in this tab now, chosen by `turn`; `finishing` does only what brings an end nearer. */
export async function doSomething(tab: AgentPage, turn: number, said: Said, finishing: boolean): Promise<boolean> {
  const accept = tab.panel.getByRole('group', { name: /^Incoming / }).getByRole('button', { name: 'Accept' });
  if (await isReady(accept.first())) return press(accept.first());
  const interactions = await tab.panel.getByRole('group', { name: /^(Call|Chat|Email) with / }).all();
  for (let index = 0; index < interactions.length; index += 1) {
    const interaction = interactions[(index + turn) % interactions.length]!;
    const choice = finishing ? 9 : Math.floor(turn / 7) % 10;
    const header = interaction.getByRole('button').first();
    if ((await header.getAttribute('aria-expanded').catch(() => null)) === 'false') await press(header);
    const message = interaction.getByRole('textbox', { name: 'Message' });
    const reply = button(interaction, 'Reply');
    if (choice < 5 && (await isReady(reply))) return press(reply);
    if (choice < 5 && (await isReady(message))) {
      const text = `Line ${said.texts.length + 1} of ${turn}`;
      try {
        await message.fill(text, { timeout: QUICK_MS });
      } catch {
        return false;
      }
      said.texts.push(text);
      return press(button(interaction, 'Send'));
    }
    if (choice === 5 && (await isReady(button(interaction, 'Hold')))) return press(button(interaction, 'Hold'));
    if (choice > 5 && (await isReady(button(interaction, 'Resume')))) return press(button(interaction, 'Resume'));
    if (choice > 6 && (await isReady(button(interaction, 'End')))) return press(button(interaction, 'End'));
    const finish = button(interaction, 'Finish after-contact work');
    if (choice > 7 && (await isReady(finish))) return press(finish);
    if (choice > 6 && (await dispose(tab, interaction))) return true;
  }
  return false;
}
