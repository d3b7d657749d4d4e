import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openWorld, type AgentPage, type World } from './support/world.ts';

const NOTHING_SHOWN = [0, 0, 0];

describe('contacts that are not supported are turned away politely', () => {
  let world: World;
  let desk: AgentPage;

  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => {
    await world.reset();
    const { agents } = await world.control.seed();
    desk = await world.open();
    await desk.signIn(agents[0]!.username, agents[0]!.password);
    await desk.setState('Available');
  });
  after(async () => world.close());

  /** Offers, sessions and contacts that can only be ended. */
  async function shown(): Promise<number[]> {
    const { panel } = desk;
    const groups = [
      panel.getByRole('group', { name: /^Incoming/ }),
      panel.getByRole('article'),
      panel.getByRole('group', { name: /^(Personal Connection call|SMS) from/ })
    ];
    return Promise.all(groups.map((group) => group.count()));
  }

  async function effectsOf(wanted: string): Promise<string[]> {
    const entries = await world.control.ledger();
    return entries.filter(({ contactId }) => contactId === wanted).map(({ effect }) => effect);
  }

  async function diagnostics(): Promise<string[]> {
    const title = desk.panel.getByText(/^Diagnostics \(\d+\)$/);
    const line = desk.panel.getByText('was turned away');
    if (!(await line.first().isVisible())) await title.click();
    await line.first().waitFor();
    return line.allInnerTexts();
  }

  for (const { channel, says } of [
    { channel: 'personalConnection', says: 'Personal Connection contact' },
    { channel: 'sms', says: 'SMS contact' }
  ]) {
    it(`${channel}, not yet active: refused once, never shown, and in the diagnostics`, async () => {
      const { control } = world;
      const rejected = desk.page.waitForResponse((response) => response.url().endsWith('/reject'));
      const contactId = await control.arrives({ channel, from: '+14155550177', name: 'Dana Cole' });
      const lines = await diagnostics();
      assert.equal(lines.length, 1);
      assert.match(lines[0]!, new RegExp(`: ${says} ${contactId} was turned away$`));
      assert.deepEqual(await shown(), NOTHING_SHOWN);

      await rejected;
      await control.advance(60_000);
      assert.deepEqual(await shown(), NOTHING_SHOWN);
      assert.deepEqual(await effectsOf(contactId), ['reject']);
      assert.deepEqual(desk.problems, []);
    });
  }

  it('a refused Personal Connection contact leaves the agent available for others', async () => {
    const { control } = world;
    await control.arrives({ channel: 'personalConnection', from: '+14155550177', name: 'Dana Cole' });
    await diagnostics();
    await control.arrives({ channel: 'chat', from: 'ann@example.com', name: 'Ann Lee', text: 'Hello' });
    await desk.offer('chat', 'Ann Lee').waitFor();
    assert.deepEqual(await shown(), [1, 0, 0]);
  });

  it('Personal Connection, customer on the line: the reason and End only, no session, no elevation', async () => {
    const { control } = world;
    const { skills } = await control.seed();
    const { skillId } = skills.find(({ name }) => name === 'Win-back campaign')!;
    const from = '+14155550177';
    const contactId = await control.arrives({ channel: 'personalConnection', from, name: 'Dana Cole', skillId });
    const group = desk.panel.getByRole('group', { name: 'Personal Connection call from Dana Cole', exact: true });
    await group.getByText('Personal Connection calls are not supported in dynamic delivery.').waitFor();
    assert.deepEqual(await group.getByRole('button').allInnerTexts(), ['End']);
    assert.deepEqual(await shown(), [0, 0, 1]);
    assert.equal(await desk.panel.getByRole('button', { name: 'Elevate' }).count(), 0);
    assert.deepEqual(await effectsOf(contactId), [], 'a customer on the line is not rejected');
    assert.equal((await diagnostics()).length, 1);

    await desk.reload();
    await group.waitFor();
    assert.deepEqual(await shown(), [0, 0, 1]);

    await group.getByRole('button', { name: 'End', exact: true }).click();
    await group.waitFor({ state: 'detached' });
    assert.deepEqual(await effectsOf(contactId), ['end']);
    assert.deepEqual(await shown(), NOTHING_SHOWN);
    assert.equal(await desk.panel.getByRole('region', { name: 'Recently closed' }).count(), 0);
    assert.deepEqual(desk.problems, []);
  });

  it('Personal Connection, the customer hangs up: nothing is left on the screen', async () => {
    const { control } = world;
    const { skills } = await control.seed();
    const { skillId } = skills.find(({ name }) => name === 'Win-back campaign')!;
    const contactId = await control.arrives({ channel: 'personalConnection', from: '+14155550177', skillId });
    const group = desk.panel.getByRole('group', { name: /^Personal Connection call from \+1 415 555 0177$/ });
    await group.waitFor();
    await control.leaves(contactId);
    await group.waitFor({ state: 'detached' });
    assert.deepEqual(await effectsOf(contactId), []);
    assert.deepEqual(await shown(), NOTHING_SHOWN);
  });
});
