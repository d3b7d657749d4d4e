import assert from 'node:assert/strict';
import type { LedgerEntry } from '../support/control.ts';
import type { Story } from '../support/story.ts';

const NUMBER = '+14155550123';

/** Chat → call → both end → both dispositions → closed, in either order. */
export const journey1: Story[] = (['chat', 'call'] as const).map((first) => ({
  name: `when the ${first} ends first`,
  async tell(world) {
    const { control } = world;
    const { agents, skills } = await control.seed();
    const [ada] = agents;
    const phone = skills.find((skill) => skill.outbound && skill.channel === 'voice')!;
    const chatSkill = skills.find((skill) => !skill.outbound && skill.channel === 'chat')!;
    const { page, panel, problems, signIn, setState, accept, interaction, owes, elevateToVoice, dispose, closed } =
      await world.open();
    await signIn(ada!.username, ada!.password);
    await setState('Available');

    const chatId = await control.arrives({
      channel: 'chat',
      from: 'ann@example.com',
      name: 'Ann Lee',
      text: 'Where is my order?'
    });
    const chat = await accept('chat', 'Ann Lee');
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
    await owes('Ann Lee', ['Call: after-contact work', 'Call: disposition']);
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
  }
}));
