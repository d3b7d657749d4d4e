import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { logged } from '../support/callLog.ts';
import type { LedgerEntry } from '../support/control.ts';
import type { Story } from '../support/story.ts';
import type { AgentPage, World } from '../support/world.ts';

const NUMBER = '+14155550123';
const SHOWN = '+1 415 555 0123';
const ANN = 'Ann Lee';

const OUTCOMES = [
  { does: 'busy', says: 'Failed: Busy' },
  { does: 'noAnswer', says: 'Failed: No answer' },
  { does: 'rejects', says: 'Failed: Call rejected' },
  { does: 'unreachable', says: 'Failed: Number not reachable' }
];

interface Scene {
  desk: AgentPage;
  chat: Locator;
  chatId: string;
  phone: { skillId: string; name: string; disposition: string };
}

async function aChat(world: World): Promise<Scene> {
  const { control } = world;
  const { agents, skills } = await control.seed();
  const skill = skills.find(({ outbound, channel }) => outbound && channel === 'voice')!;
  const desk = await world.open();
  await desk.signIn(agents[0]!.username, agents[0]!.password);
  await desk.setState('Available');
  const chatId = await control.arrives({
    channel: 'chat',
    from: 'ann@example.com',
    name: ANN,
    text: 'Call me, please'
  });
  const chat = await desk.accept('chat', ANN);
  const phone = { skillId: skill.skillId, name: skill.name, disposition: skill.dispositions[0]!.name };
  return { desk, chat, chatId, phone };
}

const dials = async ({ control }: World): Promise<LedgerEntry[]> =>
  (await control.ledger()).filter(({ effect }) => effect === 'dial');

const attempts = ({ desk }: Scene): Locator =>
  desk.session(ANN).getByRole('list', { name: 'Attempts' }).getByRole('listitem');

const again = ({ desk }: Scene): Locator => desk.session(ANN).getByRole('button', { name: 'Try again' });

/** Everything the contact centre says of the chat, but for the group that elevating gives it. */
async function parentOf({ control }: World, { chatId }: Scene): Promise<object> {
  const parent = (await control.state()).contacts.find(({ contactId }) => contactId === chatId)!;
  return { ...parent, omniGroupId: null };
}

async function assertParentUntouched(world: World, scene: Scene, before: object): Promise<void> {
  const { desk, chat } = scene;
  assert.deepEqual(await parentOf(world, scene), before);
  assert.equal(await chat.getByRole('textbox', { name: 'Message' }).isEnabled(), true);
  await desk.owes(ANN, ['Chat: connected', 'Chat: disposition']);
  assert.equal(await desk.panel.getByRole('article').count(), 1);
  assert.equal(await desk.interaction('Call', ANN).count(), 0, 'nobody was on the line, so there is no call');
}

async function finish(world: World, { desk, chat, chatId, phone }: Scene): Promise<void> {
  const { control } = world;
  const { skills } = await control.seed();
  const call = desk.interaction('Call', ANN);
  await call.getByRole('button', { name: 'End', exact: true }).click();
  await call.getByRole('button', { name: 'Finish after-contact work' }).waitFor();
  await control.leaves(chatId);
  await chat.getByRole('button', { name: 'Finish after-contact work' }).waitFor();
  await desk.dispose(call, phone.disposition);
  await desk.dispose(
    chat,
    skills.find(({ channel, outbound }) => channel === 'chat' && !outbound)!.dispositions[0]!.name
  );
  await desk.closed(ANN);
  const { contacts } = await control.state();
  const logs = await logged(
    control,
    contacts.map(({ contactId }) => contactId)
  );
  assert.equal(new Set(logs.map(({ session }) => session['Id'])).size, 1, 'one session, its attempts included');
}

const failing: Story[] = OUTCOMES.map(({ does, says }) => ({
  name: `${does}: the chat goes on, the reason is listed, and each press of Try again dials once`,
  async tell(world) {
    const scene = await aChat(world);
    const { desk, chat, chatId, phone } = scene;
    const before = await parentOf(world, scene);
    await world.control.number(NUMBER, does);
    await desk.elevateToVoice(chat, '(415) 555-0123', phone.name);
    await again(scene).waitFor();
    assert.deepEqual(await attempts(scene).allInnerTexts(), [`Call to ${SHOWN}\n${says}\nTry again`]);
    assert.equal((await dials(world)).length, 1);
    await assertParentUntouched(world, scene, before);

    await again(scene).click();
    await attempts(scene).nth(1).getByText(says).waitFor();
    assert.equal((await dials(world)).length, 2);
    assert.equal(await again(scene).count(), 1, 'only the latest attempt can be tried again');
    await assertParentUntouched(world, scene, before);

    await world.control.number(NUMBER, 'answers');
    await again(scene).click();
    await desk.interaction('Call', ANN).getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal(await attempts(scene).count(), 2);
    assert.equal(await again(scene).count(), 0);
    assert.equal(await desk.panel.getByRole('article').count(), 1);
    const made = await dials(world);
    assert.deepEqual(
      made.map(({ payload }) => payload),
      [1, 2, 3].map(() => ({ phoneNumber: NUMBER, skillId: phone.skillId, parentContactId: chatId }))
    );
    assert.equal(new Set(made.map(({ key }) => key)).size, 3, 'each press is an intent of its own');
    if (does === 'busy') await finish(world, scene);
    assert.deepEqual(desk.problems, []);
  }
}));

const refused: Story = {
  name: 'refused before there is a call: one attempt line, no dial, and Try again dials once',
  async tell(world) {
    const scene = await aChat(world);
    const { desk, chat, phone } = scene;
    const before = await parentOf(world, scene);
    await world.control.number(NUMBER, 'answers');
    await world.control.faults([{ route: 'POST /agent-sessions/*/dial-phone', nth: 1, does: 'status', status: 409 }]);
    await desk.elevateToVoice(chat, '(415) 555-0123', phone.name);
    await again(scene).waitFor();
    const [line] = await attempts(scene).allInnerTexts();
    assert.match(line!, /Failed: The contact centre refused this\. Nothing was changed\./);
    assert.deepEqual(await dials(world), []);
    await assertParentUntouched(world, scene, before);

    await again(scene).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await desk.interaction('Call', ANN).getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal((await dials(world)).length, 1, 'a double press is one press');
    assert.equal(await attempts(scene).count(), 1);
    await finish(world, scene);
    assert.equal((await dials(world)).length, 1);
    assert.deepEqual(desk.problems, []);
  }
};

const nobodyThere: Story = {
  name: 'a new call that nobody answers leaves a line with the reason, nothing owed, and Try again dials once',
  async tell(world) {
    const { control } = world;
    const { agents, skills } = await control.seed();
    const desk = await world.open();
    await desk.signIn(agents[0]!.username, agents[0]!.password);
    await control.number(NUMBER, 'busy');
    await desk.panel.getByRole('button', { name: 'New call' }).click();
    await desk.panel.getByRole('textbox', { name: 'Phone number' }).fill(NUMBER);
    await desk.choosePhoneSkill(skills.find(({ outbound, channel }) => outbound && channel === 'voice')!.name);
    await desk.call.click();
    const row = desk.panel.getByRole('region', { name: 'Recently closed' }).getByRole('listitem');
    await row.getByText('Busy').waitFor();
    assert.equal(await desk.panel.getByRole('article').count(), 0);
    assert.equal((await dials(world)).length, 1);

    const attempt = desk.panel.getByRole('list', { name: 'Attempts' }).getByRole('listitem');
    await attempt.getByText('Failed: Busy').waitFor();
    await control.number(NUMBER, 'answers');
    await attempt.getByRole('button', { name: 'Try again' }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await desk.panel.getByRole('button', { name: 'Hold', exact: true }).first().waitFor();
    assert.equal(await attempt.count(), 0);
    const made = await dials(world);
    assert.deepEqual(made[1]!.payload, made[0]!.payload);
    assert.deepEqual([made.length, new Set(made.map(({ key }) => key)).size], [2, 2]);
    assert.deepEqual(desk.problems, []);
  }
};

/** Calls that reach nobody: the parent as before, the reason listed, one dial for each press. */
export const journey6: Story[] = [...failing, refused, nobodyThere];
