import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { LedgerEntry } from '../support/control.ts';
import { keyboardOf } from '../support/keyboard.ts';
import type { Place, World } from '../support/world.ts';

const NUMBER = '+493023125104';
const ANN = 'Anneliese Löwenstein-Wertheim';

/** Called in every state on the way, with its name. */
export type Look = (state: string, page: Page, panel: Locator) => Promise<void>;

/** Journey 1 in German, by keyboard alone. */
export async function inGermanByKeyboard(world: World, place: Place, look: Look): Promise<void> {
  const { control } = world;
  const { agents, skills } = await control.seed();
  const [ada] = agents;
  const phone = skills.find((skill) => skill.outbound && skill.channel === 'voice')!;
  const chatSkill = skills.find((skill) => !skill.outbound && skill.channel === 'chat')!;
  const { page, panel, problems } = await world.open({ ...place, language: 'de' });
  const { press, tabTo, activate, fill, choose } = keyboardOf(page);
  const button = (name: string, inside: Page | Locator = panel): Locator =>
    inside.getByRole('button', { name, exact: true });
  const seen = (state: string): Promise<void> => look(state, page, panel);

  await activate(page.getByRole('button', { name: /^Softphone/ }));
  await panel.waitFor();
  await button('Anmelden').waitFor();
  await seen('signed out');

  const opened = page.waitForEvent('popup');
  await activate(button('Anmelden'));
  const window = await opened;
  const inWindow = keyboardOf(window);
  await inWindow.fill(window.getByLabel('Username'), ada!.username);
  await inWindow.fill(window.getByLabel('Password'), ada!.password);
  const closed = window.waitForEvent('close');
  await inWindow.press('Enter');
  await closed;
  await panel.getByText('Verbunden').first().waitFor();
  await seen('signed in');

  const state = panel.getByRole('combobox', { name: 'Agentenstatus' });
  await tabTo(state);
  await press('Enter');
  await page.getByRole('option', { name: 'Verfügbar', exact: true }).waitFor();
  await seen('choosing a state');
  await press('Escape');
  await choose(state, 'Verfügbar');
  await panel.getByText('Zurzeit keine Kontakte.').waitFor();
  await seen('available');

  const chatId = await control.arrives({ channel: 'chat', from: 'ann@example.com', name: ANN, text: 'Wo bleibt es?' });
  const offer = panel.getByRole('group', { name: `Eingehender Chat von ${ANN}` });
  await offer.waitFor();
  await seen('offered');
  await activate(button('Annehmen', offer));

  const chat = panel.getByRole('group', { name: `Chat mit ${ANN}`, exact: true });
  await chat.getByText('Wo bleibt es?').waitFor();
  await fill(chat.getByRole('textbox', { name: 'Nachricht' }), 'Guten Tag, ich sehe sofort nach.');
  await activate(button('Senden', chat));
  await chat.getByRole('log').getByText('ich sehe sofort nach').waitFor();
  await control.writes(chatId, 'Danke! Rufen Sie mich bitte an.');
  await chat.getByText('Rufen Sie mich bitte an').waitFor();
  await seen('chat');

  await activate(button('Erhöhen', chat));
  const voice = chat.getByRole('menuitem', { name: 'Anruf' });
  await voice.waitFor();
  await seen('targets');
  await press('Enter');
  const number = panel.getByRole('textbox', { name: 'Telefonnummer' });
  await fill(number, '112');
  await press('Tab');
  await panel.getByText('Notruf- und Kurznummern').first().waitFor();
  await seen('number refused');
  await fill(number, '+49 30 23125104');
  await panel.getByText('Gewählt wird').waitFor();
  await choose(panel.getByRole('combobox', { name: 'Skill für ausgehende Anrufe' }), phone.name);
  await seen('about to call');

  await control.number(NUMBER, 'busy');
  await activate(button('Anrufen'));
  await panel.getByText('Fehlgeschlagen: Besetzt').waitFor();
  await seen('busy');
  await control.number(NUMBER, 'answers', 400);
  await activate(button('Erneut versuchen'));
  const call = panel.getByRole('group', { name: `Anruf mit ${ANN}`, exact: true });
  await button('Halten', call).waitFor();
  await seen('call');
  await activate(button('Halten', call), 'Space');
  await button('Fortsetzen', call).waitFor();
  await seen('held');
  await activate(button('Fortsetzen', call), 'Space');
  await button('Halten', call).waitFor();

  const callId = (await control.state()).contacts
    .filter(({ parentContactId }) => parentContactId === chatId)
    .at(-1)!.contactId;
  await control.leaves(callId);
  await button('Nacharbeit beenden', call).waitFor();
  await control.leaves(chatId);
  await button('Nacharbeit beenden', chat).waitFor();
  const session = panel.getByRole('article', { name: `Sitzung mit ${ANN}`, exact: true });
  await activate(button('Warum ist diese Sitzung noch offen?', session), 'Space');
  await session.getByRole('list', { name: 'Noch offen' }).getByText('Anruf: Nacharbeit').waitFor();
  await seen('after-contact work');

  const dispose = async (interaction: Locator, disposition: string, then: string): Promise<void> => {
    await activate(button('Kontaktdaten anzeigen', interaction));
    await choose(interaction.getByRole('combobox', { name: 'Disposition', exact: true }), disposition);
    await fill(interaction.getByRole('textbox', { name: 'Notizen' }), 'Lieferung für Dienstag zugesagt');
    await seen(then);
    await activate(button('Disposition speichern', interaction));
  };
  await dispose(chat, chatSkill.dispositions[0]!.name, 'disposition of the chat');
  await button('Disposition speichern', chat).waitFor({ state: 'detached' });
  const owed = session.getByRole('list', { name: 'Noch offen' }).getByRole('listitem');
  await owed
    .filter({ hasText: /^Chat:/ })
    .first()
    .waitFor({ state: 'detached' });
  assert.deepEqual(await owed.allInnerTexts(), ['Anruf: Nacharbeit', 'Anruf: Disposition']);
  await dispose(call, phone.dispositions[0]!.name, 'disposition of the call');
  await session.getByText('Geschlossen', { exact: true }).waitFor();
  await seen('closed under the fingers');
  await tabTo(state);
  await panel.getByRole('region', { name: 'Kürzlich geschlossen' }).getByText(ANN, { exact: true }).waitFor();
  await session.waitFor({ state: 'detached' });
  await seen('closed');

  const entries = (await control.ledger()).filter(({ effect }) => effect !== 'state');
  const effectsOf = (contactId: string): string[] =>
    entries.filter((entry: LedgerEntry) => entry.contactId === contactId).map(({ effect }) => effect);
  assert.deepEqual(effectsOf(chatId), ['accept', 'chat-text', 'disposition']);
  assert.deepEqual(effectsOf(callId), ['dial', 'hold', 'resume', 'disposition']);
  assert.equal(entries.filter(({ effect }) => effect === 'dial').length, 2, 'one dial for each press');
  assert.deepEqual(problems, []);
}
