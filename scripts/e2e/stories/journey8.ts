import assert from 'node:assert/strict';
import type { LedgerEntry, Seed } from '../support/control.ts';
import { stateEndsAcw } from '../support/manners.ts';
import type { Story } from '../support/story.ts';
import type { AgentPage, World } from '../support/world.ts';

const PAUL = { name: 'Paul Wegner', search: 'wegner', dialled: '+493023125104' };
const PRIYA = { name: 'Priya Nair', number: '+442079460103' };
const LONGER_THAN_ANY_ACW_MS = 200_000;

async function begin(world: World): Promise<{ desk: AgentPage; skills: Seed['skills'] }> {
  const { agents, skills } = await world.control.seed();
  const desk = await world.open();
  await desk.signIn(agents[0]!.username, agents[0]!.password);
  await desk.setState('Available');
  return { desk, skills };
}

const skillOf = (skills: Seed['skills'], wanted: { channel: string; outbound: boolean }): Seed['skills'][number] =>
  skills.find(({ channel, outbound }) => channel === wanted.channel && outbound === wanted.outbound)!;

const effectsOf = (entries: LedgerEntry[], wanted: string): string[] =>
  entries.filter(({ contactId }) => contactId === wanted).map(({ effect }) => effect);

async function callIdIn({ control }: World, parentId: string): Promise<string> {
  return (await control.state()).contacts.find(({ parentContactId }) => parentContactId === parentId)!.contactId;
}

/** A chat that was taken to a call. */
async function chatAndCall(world: World, desk: AgentPage, skills: Seed['skills']) {
  const { control } = world;
  const chatId = await control.arrives({ channel: 'chat', from: 'paul@example.com', name: PAUL.name, text: 'Hello?' });
  const chat = await desk.accept('chat', PAUL.name);
  await control.number(PAUL.dialled, 'answers');
  await desk.elevateToVoice(chat, PAUL.dialled, skillOf(skills, { channel: 'voice', outbound: true }).name);
  const call = desk.interaction('Call', PAUL.name);
  await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
  return { chat, chatId, call, callId: await callIdIn(world, chatId) };
}

const whole: Story = {
  name: 'she changes her state, closes the tab, takes a call, lets the time run out and reloads: all stays owed until done',
  async tell(world) {
    const { control, manners } = world;
    const { desk, skills } = await begin(world);
    await desk.openRecord('Contacts', PAUL.search, PAUL.name);
    const { chatId, chat, call, callId } = await chatAndCall(world, desk, skills);
    await control.leaves(callId);
    await control.leaves(chatId);
    await chat.getByRole('button', { name: 'Finish after-contact work' }).waitFor();
    const both = ['Chat: after-contact work', 'Chat: disposition', 'Call: after-contact work', 'Call: disposition'];
    const dispositions = ['Chat: disposition', 'Call: disposition'];
    await desk.owes(PAUL.name, both);

    await desk.changeState('Lunch', true);
    const afterState = stateEndsAcw(manners) ? dispositions : both;
    if (!stateEndsAcw(manners)) await desk.panel.getByText('Next: Lunch').waitFor();
    await desk.owes(PAUL.name, afterState);
    await desk.changeState('Available', !stateEndsAcw(manners));
    await desk.panel.getByText('Next: Lunch').waitFor({ state: 'detached' });
    await desk.owes(PAUL.name, afterState);

    await desk.page.getByRole('button', { name: `Close ${PAUL.name}` }).click();
    await desk.page.getByRole('button', { name: `Close ${PAUL.name}` }).waitFor({ state: 'detached' });
    await desk.owes(PAUL.name, afterState);

    const otherId = await control.arrives({ channel: 'voice', from: PRIYA.number, name: PRIYA.name });
    const other = await desk.accept('call', PRIYA.name);
    await other.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal(await desk.panel.getByRole('article').count(), 2);
    await desk.owes(PAUL.name, afterState);

    await control.advance(LONGER_THAN_ANY_ACW_MS);
    await desk.owes(PAUL.name, dispositions);
    assert.equal(await desk.panel.getByRole('region', { name: 'Recently closed' }).count(), 0);

    await desk.reload();
    await desk.session(PAUL.name).waitFor();
    await desk.owes(PAUL.name, dispositions);
    await other.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal(await desk.panel.getByRole('article').count(), 2);
    assert.equal(await desk.session(PAUL.name).getByRole('group').count(), 2, 'chat and call are still one session');

    await desk.dispose(chat, skillOf(skills, { channel: 'chat', outbound: false }).dispositions[0]!.name);
    await desk.owes(PAUL.name, ['Call: disposition']);
    await desk.dispose(call, skillOf(skills, { channel: 'voice', outbound: true }).dispositions[0]!.name);
    await desk.closed(PAUL.name);

    await other.getByRole('button', { name: 'End', exact: true }).click();
    await other.getByRole('button', { name: 'Finish after-contact work' }).waitFor();
    await desk.owes(PRIYA.name, ['Call: after-contact work', 'Call: disposition']);
    await desk.dispose(other, skillOf(skills, { channel: 'voice', outbound: false }).dispositions[0]!.name);
    await desk.closed(PRIYA.name);

    const entries = await control.ledger();
    assert.deepEqual(effectsOf(entries, chatId), ['accept', 'disposition']);
    assert.deepEqual(effectsOf(entries, callId), ['dial', 'disposition']);
    assert.deepEqual(effectsOf(entries, otherId), ['accept', 'end', 'disposition']);
    assert.deepEqual(
      entries.filter(({ effect }) => effect === 'state').map(({ payload }) => payload),
      [
        { state: 'Available', reason: '' },
        { state: 'Unavailable', reason: 'Lunch' },
        { state: 'Available', reason: '' }
      ]
    );
    assert.equal(entries.filter(({ effect }) => effect === 'session-start').length, 1, 'the reload joined');
    assert.deepEqual(desk.problems, []);
  }
};

const reloadWhileConnected: Story = {
  name: 'a reload in the middle of chat and call changes nothing for either customer line',
  async tell(world) {
    const { control } = world;
    const { desk, skills } = await begin(world);
    const { chatId, chat, call, callId } = await chatAndCall(world, desk, skills);
    await control.writes(chatId, 'I hear you well');
    await desk.reload();
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal(await desk.panel.getByRole('article').count(), 1, 'chat and call are still one session');
    await chat.getByRole('button', { name: /^Chat/ }).first().click();
    await chat.getByText('I hear you well').waitFor();
    await desk.owes(PAUL.name, ['Chat: connected', 'Chat: disposition', 'Call: connected', 'Call: disposition']);

    await call.getByRole('button', { name: 'Hold', exact: true }).click();
    await call.getByRole('button', { name: 'Resume' }).waitFor();
    await desk.reload();
    await call.getByRole('button', { name: 'Resume' }).click();
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.deepEqual(effectsOf(await control.ledger(), callId), ['dial', 'hold', 'resume']);
    assert.deepEqual(effectsOf(await control.ledger(), chatId), ['accept']);
    assert.deepEqual(desk.problems, []);
  }
};

const afterWork: Story = {
  name: 'finished after-contact work and an early disposition close nothing that is still connected',
  async tell(world) {
    const { control, manners } = world;
    const { desk, skills } = await begin(world);
    const { chatId, chat, call, callId } = await chatAndCall(world, desk, skills);
    await desk.dispose(call, skillOf(skills, { channel: 'voice', outbound: true }).dispositions[0]!.name);
    await desk.owes(PAUL.name, ['Chat: connected', 'Chat: disposition', 'Call: connected']);
    await call.getByRole('button', { name: 'End', exact: true }).click();
    const finish = call.getByRole('button', { name: 'Finish after-contact work' });
    if (manners.earlyDispositionSkipsAcw === false) {
      await desk.owes(PAUL.name, ['Chat: connected', 'Chat: disposition', 'Call: after-contact work']);
      await finish.click();
    }
    await desk.owes(PAUL.name, ['Chat: connected', 'Chat: disposition']);
    assert.equal(await finish.count(), 0);

    await control.leaves(chatId);
    const wrap = chat.getByRole('button', { name: 'Finish after-contact work' });
    await wrap.waitFor();
    await wrap.click({ force: true });
    assert.equal(await wrap.getAttribute('aria-disabled'), 'true');
    await desk.owes(PAUL.name, ['Chat: after-contact work', 'Chat: disposition']);
    await desk.reload();
    await desk.owes(PAUL.name, ['Chat: after-contact work', 'Chat: disposition']);
    await desk.dispose(chat, skillOf(skills, { channel: 'chat', outbound: false }).dispositions[0]!.name);
    await desk.closed(PAUL.name);
    const ended = manners.earlyDispositionSkipsAcw === false ? ['acw-end'] : [];
    const entries = await control.ledger();
    assert.deepEqual(effectsOf(entries, callId), ['dial', 'disposition', 'end', ...ended]);
    assert.deepEqual(effectsOf(entries, chatId), ['accept', 'disposition']);
    assert.deepEqual(desk.problems, []);
  }
};

const note: Story = {
  name: 'a note nobody saved keeps the session open, even where no disposition is required',
  async tell(world) {
    const { control } = world;
    await control.settings({ dispositionPolicy: 'asTheSkillSays' });
    const { desk, skills } = await begin(world);
    const { skillId } = skills.find(({ name }) => name === 'Returns chat')!;
    const chatId = await control.arrives({ channel: 'chat', from: 'paul@example.com', name: PAUL.name, skillId });
    const chat = await desk.accept('chat', PAUL.name);
    await desk.owes(PAUL.name, ['Chat: connected']);
    await chat.getByRole('button', { name: 'Show contact details' }).click();
    await chat.getByRole('textbox', { name: 'Notes' }).fill('Label goes out tomorrow');
    await chat.getByRole('textbox', { name: 'Notes' }).blur();
    await desk.owes(PAUL.name, ['Chat: connected', 'Chat: unsaved note']);
    await control.leaves(chatId);
    await desk.owes(PAUL.name, ['Chat: unsaved note']);
    await chat.getByRole('button', { name: 'Discard note' }).click();
    await desk.closed(PAUL.name);
    assert.deepEqual(effectsOf(await control.ledger(), chatId), ['accept']);
    assert.deepEqual(desk.problems, []);
  }
};

/** What might settle something early, and does not. */
export const journey8: Story[] = [whole, reloadWhileConnected, afterWork, note];
