import assert from 'node:assert/strict';
import { logged } from '../support/callLog.ts';
import type { LedgerEntry } from '../support/control.ts';
import type { Story } from '../support/story.ts';

const NUMBER = '+14155550123';

const inOrder: Story[] = (['chat', 'call'] as const).map((first) => ({
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
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
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

    const [chatLog, callLog] = await logged(control, [chatId, callId]);
    assert.equal((await control.records('Omnichannel_Session__c')).length, 1);
    assert.notEqual(chatLog!.session['Closed_At__c'] ?? null, null);
    assert.equal(callLog!.interaction['Parent__c'], chatLog!.interaction['Id']);
    assert.deepEqual(
      ['Subject', 'TaskSubtype', 'CallType', 'CallDisposition'].map((field) => [
        chatLog!.task[field],
        callLog!.task[field]
      ]),
      [
        ['Chat with Ann Lee', 'Call with Ann Lee'],
        ['Task', 'Call'],
        ['Inbound', 'Outbound'],
        [chatSkill.dispositions[0]!.name, phone.dispositions[0]!.name]
      ]
    );
    assert.ok(Number(callLog!.task['CallDurationInSeconds']) >= 0);
    assert.deepEqual(problems, []);
    await page.close();
  }
}));

const waiting = 'Save to Salesforce waiting';

/** The contact centre has everything; the org does not take it at once. */
const orgUnwell: Story[] = [
  {
    name: 'while the org does not answer, closes all the same, and is written once when the org is well',
    async tell(world) {
      const { control } = world;
      const { agents, skills } = await control.seed();
      const { page, panel, problems, signIn, setState, accept, dispose, closed } = await world.open();
      await control.faults([{ route: 'POST /org/apex/SoftphoneRecords.save', does: 'status', status: 500 }]);
      await signIn(agents[0]!.username, agents[0]!.password);
      await setState('Available');
      const chatId = await control.arrives({
        channel: 'chat',
        from: 'ann@example.com',
        name: 'Ann Lee',
        text: 'Hello'
      });
      const chat = await accept('chat', 'Ann Lee');
      await control.leaves(chatId);
      const skill = skills.find(({ channel, outbound }) => channel === 'chat' && !outbound)!;
      await dispose(chat, skill.dispositions[0]!.name);
      await closed('Ann Lee');

      const list = panel.getByRole('region', { name: waiting });
      await list.getByText('Chat with Ann Lee').waitFor();
      await list.getByText('Salesforce has not answered.').waitFor();
      assert.deepEqual(await control.records('Task'), []);
      await control.faults([]);
      const [log] = await logged(control, [chatId]);
      assert.equal(log!.task['CallDisposition'], skill.dispositions[0]!.name);
      await list.waitFor({ state: 'detached' });
      assert.deepEqual(problems, []);
      await page.close();
    }
  },
  {
    name: 'while the org refuses it, says why, and is written once when the agent tries again',
    async tell(world) {
      const { control } = world;
      const { agents, skills } = await control.seed();
      const { page, panel, problems, signIn, setState, accept, dispose, closed } = await world.open();
      const troubles = [{ code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'A note is missing' }];
      const result = { version: 1, isSaved: false, rows: [], troubles, notWritten: [] };
      await control.faults([
        { route: 'POST /org/apex/SoftphoneRecords.save', does: 'status', status: 200, body: { result } }
      ]);
      await signIn(agents[0]!.username, agents[0]!.password);
      await setState('Available');
      const chatId = await control.arrives({
        channel: 'chat',
        from: 'ann@example.com',
        name: 'Ann Lee',
        text: 'Hello'
      });
      const chat = await accept('chat', 'Ann Lee');
      await control.leaves(chatId);
      const skill = skills.find(({ channel, outbound }) => channel === 'chat' && !outbound)!;
      await dispose(chat, skill.dispositions[0]!.name);
      await closed('Ann Lee');

      const list = panel.getByRole('region', { name: waiting });
      await list.getByText('“A note is missing”').waitFor();
      await control.faults([]);
      await list.getByRole('button', { name: 'Try again' }).click();
      await logged(control, [chatId]);
      await list.waitFor({ state: 'detached' });
      assert.deepEqual(problems, []);
      await page.close();
    }
  }
];

/** Chat → call → both end → both dispositions → closed, in either order, and on record in the org whatever the org says at first. */
export const journey1: Story[] = [...inOrder, ...orgUnwell];
