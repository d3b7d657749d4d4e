import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { untilKept } from './support/kept.ts';
import { openProfile } from './support/profile.ts';
import { openWorld, type AgentPage, type World } from './support/world.ts';

const ANN = { channel: 'chat', from: 'ann@example.com', name: 'Ann Lee', text: 'Where is my order?' };
const NO_NEWS = [{ route: 'GET /agent-sessions/*/get-next-event', does: 'dropRequest', times: 10_000 }];
const CHOSEN = 'Resolved';
const QUEUED = `Queued: ${CHOSEN}. It is saved as soon as the connection is back.`;

describe('a disposition on its way', () => {
  let world: World;
  let desk: AgentPage;
  let chat: Locator;

  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => {
    await world.reset();
  });
  after(async () => world.close());

  async function aChatThatIsOver(tab: AgentPage, faults: unknown[] = []): Promise<void> {
    const [ada] = (await world.control.seed()).agents;
    desk = tab;
    await desk.signIn(ada!.username, ada!.password);
    await desk.setState('Available');
    const contactId = await world.control.arrives(ANN);
    chat = await desk.accept('chat', ANN.name);
    await world.control.faults(faults);
    await world.control.leaves(contactId);
    await chat.getByText('After-contact work', { exact: false }).first().waitFor();
  }

  /** The connection is lost with the news that the customer has left. */
  async function aLostChat(): Promise<void> {
    await aChatThatIsOver(await world.open(), NO_NEWS);
    await desk.panel.getByText(/^Reconnecting since/).waitFor();
  }

  const saved = async () => (await world.control.ledger()).filter(({ effect }) => effect === 'disposition');

  it('that is queued says which it is, is still queued after a reload, and is saved once', async () => {
    await aLostChat();
    await desk.dispose(chat, CHOSEN);
    await chat.getByText(QUEUED).waitFor();
    await chat.getByRole('button', { name: 'Hide contact details' }).click();
    await chat.getByText(QUEUED).waitFor();
    await untilKept(desk.page, 'saveDisposition');

    await desk.page.reload();
    await desk.openSoftphone();
    const waiting = desk.panel.getByText('1 save waiting');
    const signIn = desk.panel.getByRole('button', { name: 'Sign in' });
    await waiting.or(signIn).first().waitFor();
    // A browser that keeps the issuer's cookie from other sites' frames lets nobody sign in silently.
    if (await signIn.isVisible()) {
      await desk.panel.getByText('Chat: being saved').waitFor();
      await signIn.click();
    }
    await waiting.waitFor();
    assert.deepEqual(await saved(), []);

    await world.control.faults([]);
    await desk.closed(ANN.name);
    assert.equal((await saved()).length, 1);
    assert.equal(await waiting.count(), 0);
    assert.deepEqual(desk.problems, []);
  });

  it('that is queued can be taken back, with what was chosen still there, and is then not saved', async () => {
    await aLostChat();
    await desk.dispose(chat, CHOSEN);
    await chat.getByText(QUEUED).waitFor();
    await chat.getByRole('button', { name: 'Undo' }).click();
    const save = chat.getByRole('button', { name: 'Save disposition' });
    await save.waitFor();
    await chat.getByRole('combobox', { name: 'Disposition', exact: true }).getByText(CHOSEN).waitFor();

    await world.control.faults([]);
    await desk.panel.getByText('Connected', { exact: true }).first().waitFor();
    await chat.getByRole('textbox', { name: 'Notes' }).fill('Changed my mind');
    assert.deepEqual(await saved(), []);
    await save.click();
    await desk.closed(ANN.name);
    const made = await saved();
    assert.equal(made.length, 1);
    assert.match(JSON.stringify(made[0]!.payload), /Changed my mind/);
  });

  it('is typed in any tab, also where another one speaks, and is not lost when that one goes', async () => {
    const profile = await openProfile(world);
    const first = await profile.openTab();
    await aChatThatIsOver(first);
    const second = await profile.openTab();
    await second.openSoftphone();
    const mirrored = second.interaction('Chat', ANN.name);
    await mirrored.getByRole('button', { name: 'Show contact details' }).click();
    const notes = mirrored.getByRole('textbox', { name: 'Notes' });
    await notes.pressSequentially('Wants a refund');
    assert.equal(await notes.inputValue(), 'Wants a refund');
    await untilKept(second.page, 'Wants a refund');

    await first.page.close();
    await second.panel.getByText('Connected', { exact: true }).first().waitFor();
    assert.equal(await notes.inputValue(), 'Wants a refund');
    await second.choose(mirrored.getByRole('combobox', { name: 'Disposition', exact: true }), CHOSEN);
    await mirrored.getByRole('button', { name: 'Save disposition' }).click();
    await second.closed(ANN.name);
    const made = await saved();
    assert.equal(made.length, 1);
    assert.match(JSON.stringify(made[0]!.payload), /Wants a refund/);
    await profile.close();
  });
});
