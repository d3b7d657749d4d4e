import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openWorld, type World } from './support/world.ts';
import type { LedgerEntry } from './support/control.ts';

const NUMBER = '+14155550123';

describe('a chat becomes a call, and the session closes by itself', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => world.reset());
  after(async () => world.close());

  for (const first of ['chat', 'call'] as const) {
    it(`when the ${first} ends first`, async () => {
      const { control } = world;
      const { agents, skills } = await control.seed();
      const [ada] = agents;
      const phone = skills.find((skill) => skill.outbound && skill.channel === 'voice')!;
      const chatSkill = skills.find((skill) => !skill.outbound && skill.channel === 'chat')!;
      const { page, panel, problems, signIn, setState, offer, interaction, session, elevateToVoice, dispose, closed } =
        await world.open();
      await signIn(ada!.username, ada!.password);
      await setState('Available');

      const chatId = await control.arrives({
        channel: 'chat',
        from: 'ann@example.com',
        name: 'Ann Lee',
        text: 'Where is my order?'
      });
      await offer('chat', 'Ann Lee').getByRole('button', { name: 'Accept' }).click();
      const chat = interaction('Chat', 'Ann Lee');
      await chat.getByText('Where is my order?').waitFor();

      await control.number(NUMBER, 'answers');
      await elevateToVoice(chat, '(415) 555-0123', phone.name);
      const call = interaction('Call', 'Ann Lee');
      await call.getByRole('button', { name: 'Hold' }).waitFor();
      assert.equal(await panel.getByRole('article').count(), 1, 'one session holds both');

      const contacts = (await control.state()).contacts;
      const callId = contacts.find((contact) => contact.parentContactId === chatId)!.contactId;
      await control.leaves(first === 'chat' ? chatId : callId);
      await control.leaves(first === 'chat' ? callId : chatId);
      await chat.getByRole('button', { name: 'Finish after-contact work' }).waitFor();
      await call.getByRole('button', { name: 'Finish after-contact work' }).waitFor();

      await dispose(chat, chatSkill.dispositions[0]!.name);
      await chat.getByRole('button', { name: 'Save disposition' }).waitFor({ state: 'detached' });
      const open = session('Ann Lee');
      await open.getByRole('button', { name: 'Why is this session still open?' }).click();
      const still = open.getByRole('list', { name: 'Still open' });
      assert.deepEqual(await still.getByRole('listitem').allInnerTexts(), [
        'Call: after-contact work',
        'Call: disposition'
      ]);
      assert.equal(await panel.getByRole('region', { name: 'Recently closed' }).getByText('Ann Lee').count(), 0);

      await dispose(call, phone.dispositions[0]!.name);
      await closed('Ann Lee');

      const entries = (await control.ledger()).filter(({ effect }) => effect !== 'state');
      const effectsOf = (contactId: string): string[] =>
        entries.filter((entry: LedgerEntry) => entry.contactId === contactId).map(({ effect }) => effect);
      assert.deepEqual(effectsOf(chatId), ['accept', 'disposition']);
      assert.deepEqual(effectsOf(callId), ['dial', 'disposition']);
      assert.equal(entries.filter(({ effect }) => effect === 'dial').length, 1);
      assert.equal((await control.state()).agents.find(({ agentId }) => agentId === ada!.agentId)!.maxOpenPolls, 1);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
});
