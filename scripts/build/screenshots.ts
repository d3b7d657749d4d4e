// Takes the pictures of the manuals from the running product. Fails when a state cannot be reached any more.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { openWorld, type World } from '../e2e/support/world.ts';

const FOLDER = join(import.meta.dirname ?? __dirname, '../../docs/images');
const NUMBER = '+14155550111';
/** Where the utility panel stands in a window of this size. */
const WINDOW = { width: 1180, height: 900 };
const UTILITY_PANEL = { x: 0, y: 380, width: 341, height: 480 };

async function picturesOf(world: World): Promise<void> {
  const { control } = world;
  const { agents, skills } = await control.seed();
  const ada = agents[0]!;
  const phone = skills.find((skill) => skill.outbound && skill.channel === 'voice')!;
  await control.settings({ matrix: { 'chat>chat': true } });
  const agent = await world.open(WINDOW);
  const { page, panel, interaction, offer } = agent;
  const picture = (name: string, of?: Locator): Promise<unknown> =>
    (of ?? page).screenshot({ path: join(FOLDER, `${name}.png`) });
  const pictureOfPanel = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(FOLDER, `${name}.png`), clip: UTILITY_PANEL });

  await agent.signIn(ada.username, ada.password);
  await agent.setState('Available');
  await panel.getByText('Settings need attention').click();
  await pictureOfPanel('findings');
  await panel.getByText('Settings need attention').click();
  await control.arrives({
    channel: 'chat',
    from: 'ann.lee@mail.example',
    name: 'Ann Lee',
    text: 'My order has not arrived yet.'
  });
  await offer('chat', 'Ann Lee').waitFor();
  await picture('offer', offer('chat', 'Ann Lee'));
  await offer('chat', 'Ann Lee').getByRole('button', { name: 'Accept' }).click();
  const chat = interaction('Chat', 'Ann Lee');
  await chat.getByText('My order has not arrived yet.').waitFor();
  await chat.getByRole('textbox', { name: 'Message' }).fill('I will call you right away.');
  await chat.getByRole('button', { name: 'Send' }).click();
  await chat.getByText('I will call you right away.').waitFor();
  await control.number(NUMBER, 'answers');
  await agent.elevateToVoice(chat, NUMBER, phone.name);
  const call = interaction('Call', 'Ann Lee');
  await call.getByRole('button', { name: 'Hold' }).waitFor();
  await picture('session');
  await call.getByRole('button', { name: 'Show contact details' }).click();
  await call.getByRole('textbox', { name: 'Notes' }).fill('Parcel was held at the depot.');
  await pictureOfPanel('details');
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const world = await openWorld();
  try {
    await picturesOf(world);
  } finally {
    await world.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  }
);
