import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import type { AgentPage, World } from './support/world.ts';
import { openWorld } from './support/world.ts';

const NUMBER = '+14155550123';
const PHONE = 'Service outbound';

const ANN = { channel: 'chat', from: 'ann@example.com', name: 'Ann Lee', text: 'Where is my order?' };
const BOB = { channel: 'chat', from: 'bob@example.com', name: 'Bob Marsh', text: 'My parcel is damaged.' };
const GRACE = { channel: 'voice', from: '+14155550113', name: 'Grace Chen' };

describe('three customers at once', () => {
  let world: World;
  let desk: AgentPage;

  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => {
    await world.reset();
    await world.control.number(NUMBER, 'answers');
  });
  after(async () => world.close());

  async function begin(settings: object = {}): Promise<void> {
    await world.control.settings(settings);
    const [ada] = (await world.control.seed()).agents;
    desk = await world.open();
    await desk.signIn(ada!.username, ada!.password);
    await desk.setState('Available');
  }

  const selected = (): Promise<(string | null)[]> =>
    desk.panel.locator('[aria-current="true"]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

  const sessions = (): Promise<(string | null)[]> =>
    desk.panel.getByRole('article').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

  const statusOf = async (contactId: string): Promise<string> =>
    (await world.control.state()).contacts.find((one) => one.contactId === contactId)!.status;

  async function settle(interaction: Locator): Promise<void> {
    await interaction.getByRole('button', { name: 'Show contact details' }).waitFor();
    await desk.dispose(interaction, 'Resolved');
  }

  /** Within the panel's window as it is scrolled now, and not under anything else. */
  async function isInSight(locator: Locator): Promise<boolean> {
    const [box, window] = await Promise.all([
      locator.boundingBox(),
      desk.page.getByRole('dialog', { name: /^Softphone/ }).boundingBox()
    ]);
    const isInside = box!.y >= window!.y && box!.y + box!.height <= window!.y + window!.height;
    if (isInside) await locator.click({ trial: true });
    return isInside;
  }

  it('are three sessions side by side, and nothing that happens changes what the agent looks at', async () => {
    await begin();
    const { control } = world;
    const annId = await control.arrives(ANN);
    const ann = await desk.accept('chat', ANN.name);
    const bobId = await control.arrives(BOB);
    const bob = await desk.accept('chat', BOB.name);
    const callId = await control.arrives(GRACE);
    const call = await desk.accept('call', GRACE.name);
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.deepEqual(
      await sessions(),
      [ANN, BOB, GRACE].map(({ name }) => `Session with ${name}`)
    );
    assert.deepEqual(await selected(), [`Call with ${GRACE.name}`], 'what was accepted last');

    await bob.getByRole('button', { name: /^Chat/ }).click();
    await bob.getByText(BOB.text).waitFor();
    assert.deepEqual(await selected(), [`Chat with ${BOB.name}`]);
    await control.writes(annId, 'Are you still there?');
    await ann.getByText('1 new').waitFor();
    await control.writes(annId, 'Hello?');
    await ann.getByText('2 new').waitFor();
    await control.writes(bobId, 'The box is wet.');
    await bob.getByText('The box is wet.').waitFor();
    assert.equal(await bob.getByText(/\d new/).count(), 0, 'what is in front of the agent is not new to her');
    assert.deepEqual(await selected(), [`Chat with ${BOB.name}`], 'a message selects nothing');

    const message = bob.getByRole('textbox', { name: 'Message' });
    await message.fill('I am sorry to hear');
    await control.leaves(annId);
    await ann.getByRole('button', { name: 'Finish after-contact work' }).waitFor();
    const emailId = await control.arrives({
      channel: 'email',
      from: 'dan@mail.example',
      name: 'Dan Poe',
      subject: 'Hi'
    });
    await desk.offer('email', 'Dan Poe').waitFor();
    assert.deepEqual(await selected(), [`Chat with ${BOB.name}`], 'neither an end nor an offer selects anything');
    assert.equal(await message.inputValue(), 'I am sorry to hear');
    assert.equal(await message.evaluate((element) => element.matches(':focus')), true, 'nor moves keyboard focus');
    await desk.offer('email', 'Dan Poe').getByRole('button', { name: 'Reject' }).click();
    await desk.offer('email', 'Dan Poe').waitFor({ state: 'detached' });
    assert.equal(await statusOf(emailId), 'Queued');

    const bar = desk.panel.getByRole('group', { name: `Current call: ${GRACE.name}` });
    for (const interaction of [ann, bob, call]) {
      await interaction.getByRole('button', { name: 'Show contact details' }).scrollIntoViewIfNeeded();
      assert.equal(
        await isInSight(bar.getByRole('button', { name: 'Hold', exact: true })),
        true,
        'the call stays in sight'
      );
    }
    await ann.getByRole('button', { name: /^Chat/ }).click();
    await ann.getByText('Hello?').waitFor();
    await ann.getByText('2 new').waitFor({ state: 'detached' });

    await bar.getByRole('button', { name: 'End', exact: true }).click();
    await bar.waitFor({ state: 'detached' });
    await control.leaves(bobId);
    for (const [interaction, { name }] of [
      [call, GRACE],
      [bob, BOB],
      [ann, ANN]
    ] as const) {
      await settle(interaction);
      await desk.closed(name);
    }
    assert.deepEqual(await sessions(), []);

    const entries = (await control.ledger()).filter(({ effect }) => ['accept', 'end', 'disposition'].includes(effect));
    assert.deepEqual(
      entries.map(({ effect, contactId }) => [effect, contactId]),
      [
        ['accept', annId],
        ['accept', bobId],
        ['accept', callId],
        ['end', callId],
        ['disposition', callId],
        ['disposition', bobId],
        ['disposition', annId]
      ]
    );
    const groups = (await control.state()).contacts.map(({ omniGroupId }) => omniGroupId || null);
    assert.deepEqual(new Set(groups), new Set([null]), 'nothing joined them');
    assert.deepEqual(desk.problems, []);
  });

  it('come one after the other while multi-contact is off, and one of them can still be elevated', async () => {
    await begin({ multiContact: false });
    const { control } = world;
    const annId = await control.arrives(ANN);
    const bobId = await control.arrives(BOB);
    const callId = await control.arrives(GRACE);
    const ann = await desk.accept('chat', ANN.name);
    assert.equal(await statusOf(bobId), 'Queued');
    assert.equal(await statusOf(callId), 'Queued');
    assert.equal(await desk.panel.getByRole('button', { name: 'Accept' }).count(), 0);
    assert.equal(await desk.panel.getByRole('button', { name: 'New call' }).isDisabled(), true);

    await desk.elevateToVoice(ann, NUMBER, PHONE);
    const elevated = desk.interaction('Call', ANN.name);
    await elevated.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.deepEqual(await sessions(), [`Session with ${ANN.name}`]);
    await control.leaves(annId);
    await settle(ann);
    assert.equal(await statusOf(bobId), 'Queued', 'the call of the first session is still up');

    await elevated.getByRole('button', { name: 'End', exact: true }).click();
    await settle(elevated);
    await desk.closed(ANN.name);
    const bob = await desk.accept('chat', BOB.name);
    await bob.getByText(BOB.text).waitFor();
    assert.equal(await statusOf(callId), 'Queued');
    assert.deepEqual(await sessions(), [`Session with ${BOB.name}`]);
    await control.leaves(bobId);
    await settle(bob);
    await desk.closed(BOB.name);

    const call = await desk.accept('call', GRACE.name);
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.deepEqual(await sessions(), [`Session with ${GRACE.name}`]);
    await control.leaves(callId);
    await settle(call);
    await desk.closed(GRACE.name);

    const entries = (await control.ledger()).filter(({ effect }) => ['accept', 'dial'].includes(effect));
    assert.deepEqual(
      entries.map(({ effect }) => effect),
      ['accept', 'dial', 'accept', 'accept']
    );
    assert.deepEqual(
      entries.filter(({ effect }) => effect === 'accept').map(({ contactId }) => contactId),
      [annId, bobId, callId]
    );
    assert.equal(entries[1]!.payload['parentContactId'], annId);
    assert.deepEqual(desk.problems, []);
  });
});
