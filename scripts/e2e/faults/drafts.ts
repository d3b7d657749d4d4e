import type { Locator } from 'playwright-core';
import type { AgentPage } from '../support/agentPage.ts';
import type { ContactState } from '../support/control.ts';
import type { Draft } from './deeds.ts';
import { isInTime, isReady, press, QUICK_MS } from './press.ts';

export const KEPT_AFTER_MS = 1_000;
const APPEARS_MS = 10_000;

export const interactionOf = ({ panel }: AgentPage, contactId: string): Locator =>
  panel.locator(`c-softphone-interaction[data-interaction="${contactId}"]`);

/** A folded card says only what it is about. */
export async function unfold(interaction: Locator): Promise<void> {
  const header = interaction.getByRole('button').first();
  if ((await header.getAttribute('aria-expanded', { timeout: QUICK_MS }).catch(() => null)) === 'false')
    await press(header);
}

/** The box for a line, a letter or a note, brought up where it is behind a button. */
export async function boxIn(interaction: Locator, field: Draft['field']): Promise<Locator> {
  const opener = interaction.getByRole('button', {
    name: field === 'Notes' ? 'Show contact details' : 'Reply',
    exact: true
  });
  if (await isReady(opener)) await press(opener);
  return interaction.getByRole('textbox', { name: field });
}

/** Whether the agent may expect to find it: the contact is still one to write to, or without its disposition. */
const isExpected = ({ field, contactId }: Draft, contacts: ContactState[]): boolean =>
  contacts.some(
    (contact) =>
      contact.contactId === contactId &&
      (field === 'Notes' ? contact.disposition === null : contact.status === 'Active' && !contact.finalState)
  );

/** What was typed a second and more before `begun` and is on the screen no more. */
export async function lostDrafts(
  tab: AgentPage,
  drafts: Draft[],
  begun: number,
  contactsNow: () => Promise<ContactState[]>
): Promise<string[]> {
  const lost: string[] = [];
  for (const draft of drafts.filter(({ at }) => at + KEPT_AFTER_MS <= begun)) {
    const interaction = interactionOf(tab, draft.contactId);
    const until = Date.now() + APPEARS_MS;
    let found = '';
    while (isExpected(draft, await contactsNow())) {
      await unfold(interaction);
      const box = await boxIn(interaction, draft.field);
      await isInTime(box.waitFor({ timeout: QUICK_MS }));
      found = await box.inputValue({ timeout: QUICK_MS }).catch(() => 'no box');
      if (found === draft.what) break;
      if (Date.now() < until) continue;
      lost.push(`"${draft.what}" in ${draft.field} of ${draft.contactId} was not kept: "${found}"`);
      break;
    }
  }
  return lost;
}
