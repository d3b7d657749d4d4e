import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import type { AgentPage, World } from './support/world.ts';
import { openWorld } from './support/world.ts';

const NUMBER = '+14155550123';
const PHONE = 'Service outbound';
const MAIL = 'Service email outbound';

describe('every channel elevates, and the session closes when all of it is finished', () => {
  let world: World;
  let desk: AgentPage;

  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => {
    await world.reset();
    const [ada] = (await world.control.seed()).agents;
    await world.control.number(NUMBER, 'answers');
    desk = await world.open();
    await desk.signIn(ada!.username, ada!.password);
    await desk.setState('Available');
  });
  after(async () => world.close());

  async function callUp(customer: string): Promise<Locator> {
    const call = desk.interaction('Call', customer);
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal(await desk.panel.getByRole('article').count(), 1, 'one session holds both');
    return call;
  }

  async function end(interaction: Locator): Promise<void> {
    const button = interaction.getByRole('button', { name: 'End', exact: true });
    await button.click();
    await button.waitFor({ state: 'detached' });
  }

  const childOf = async (parent: string, channel: string) =>
    (await world.control.state()).contacts.find((one) => one.parentContactId === parent && one.channel === channel)!;

  async function writeEmail(from: Locator, to: string): Promise<void> {
    await desk.openTarget(from, 'Email');
    await desk.panel.getByRole('textbox', { name: 'To' }).fill(to);
    await desk.choose(desk.panel.getByRole('combobox', { name: 'Outbound email skill' }), MAIL);
    await desk.panel.getByRole('button', { name: 'Write email' }).click();
  }

  async function send(email: Locator, subject: string, message: string): Promise<void> {
    await email.getByRole('button', { name: /^Email/ }).click();
    await email.getByRole('textbox', { name: 'Subject' }).fill(subject);
    await email.getByRole('textbox', { name: 'Message' }).fill(message);
    await email.getByRole('button', { name: 'Send' }).click();
    await email.getByRole('button', { name: 'Send' }).waitFor({ state: 'detached' });
  }

  /** What the agent did, in order, as [effect, contact]. */
  async function done(): Promise<[string, string | null][]> {
    const entries = (await world.control.ledger()).filter(({ effect }) => !['state', 'session-start'].includes(effect));
    return entries.map(({ effect, contactId }) => [effect, contactId]);
  }

  async function groupOf(...contactIds: string[]): Promise<void> {
    const { contacts } = await world.control.state();
    const groups = contactIds.map((contactId) => contacts.find((one) => one.contactId === contactId)!.omniGroupId);
    assert.ok(groups[0], 'the contact centre keeps them as one group');
    assert.equal(new Set(groups).size, 1);
  }

  it('from an e-mail to a call', async () => {
    const { control } = world;
    const emailId = await control.arrives({
      channel: 'email',
      from: 'mara.lindner@mail.example',
      name: 'Mara Lindner',
      subject: 'Wrong invoice',
      text: 'The sum does not add up.'
    });
    const email = await desk.accept('email', 'Mara Lindner');
    await email.getByText('The sum does not add up.').waitFor();
    assert.deepEqual(await desk.targets(email), [{ name: 'Voice', off: null }]);

    await desk.elevateToVoice(email, '(415) 555-0123', PHONE);
    const call = await callUp('Mara Lindner');
    const { contactId: callId } = await childOf(emailId, 'voice');
    await groupOf(emailId, callId);

    await end(call);
    await email.getByRole('button', { name: 'Reply' }).click();
    await email.getByRole('textbox', { name: 'Message' }).fill('As we said on the phone: a new one is on its way.');
    await email.getByRole('button', { name: 'Send' }).click();
    await email.getByRole('button', { name: 'Finish after-contact work' }).waitFor();
    await desk.dispose(email, 'Resolved');
    await desk.dispose(call, 'Resolved');
    await desk.closed('Mara Lindner');
    assert.deepEqual(await done(), [
      ['accept', emailId],
      ['dial', callId],
      ['end', callId],
      ['email-send', emailId],
      ['disposition', emailId],
      ['disposition', callId]
    ]);
    assert.deepEqual(desk.problems, []);
  });

  it('from a voicemail to a call, which pauses the playback and uses the voicemail’s own slot', async () => {
    const { control } = world;
    const voicemailId = await control.arrives({
      channel: 'voicemail',
      from: NUMBER,
      name: 'Naomi Sato',
      durationSeconds: 90
    });
    const voicemail = await desk.accept('voicemail', 'Naomi Sato');
    await voicemail.getByRole('button', { name: 'Play', exact: true }).click();
    await voicemail.getByRole('button', { name: 'Pause' }).waitFor();
    assert.deepEqual(await desk.targets(voicemail), [{ name: 'Voice', off: null }], 'its own slot is lent to the call');

    const chatId = await control.arrives({ channel: 'chat', from: 'ann@example.com', name: 'Ann Lee', text: 'Hello' });
    const chat = await desk.accept('chat', 'Ann Lee');
    assert.deepEqual(
      await desk.targets(chat),
      [
        { name: 'Voice', off: 'A voicemail is on your line. End it first.' },
        { name: 'Email', off: null }
      ],
      'nobody else’s elevation gets the slot'
    );

    await voicemail.getByRole('button', { name: /^Voicemail/ }).click();
    await desk.openTarget(voicemail, 'Voice');
    await desk.choosePhoneSkill(PHONE);
    await desk.call.click();
    const call = desk.interaction('Call', 'Naomi Sato');
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    await voicemail.getByRole('button', { name: 'Play', exact: true }).waitFor();
    const { contactId: callId, to } = await childOf(voicemailId, 'voice');
    assert.equal(to, NUMBER, 'the caller’s own number was in the form');
    await groupOf(voicemailId, callId);

    await end(call);
    await end(voicemail);
    await desk.dispose(call, 'Resolved');
    await desk.dispose(voicemail, 'Resolved');
    await voicemail.getByRole('button', { name: 'Finish after-contact work' }).click();
    await desk.closed('Naomi Sato');
    assert.deepEqual(
      (await done()).filter(([, contactId]) => contactId !== chatId),
      [
        ['accept', voicemailId],
        ['dial', callId],
        ['end', callId],
        ['end', voicemailId],
        ['disposition', callId],
        ['disposition', voicemailId],
        ['acw-end', voicemailId]
      ]
    );
    assert.deepEqual(desk.problems, []);
  });

  it('from a call to an e-mail', async () => {
    const { control } = world;
    const callId = await control.arrives({ channel: 'voice', from: NUMBER, name: 'Grace Chen' });
    await desk.accept('call', 'Grace Chen');
    const call = await callUp('Grace Chen');
    await writeEmail(call, 'grace.chen@mail.example');
    const email = desk.interaction('Email', 'Grace Chen');
    await send(email, 'Your order', 'Here is the link you asked for.');
    const { contactId: emailId } = await childOf(callId, 'email');
    await groupOf(callId, emailId);

    await desk.dispose(email, 'Resolved');
    const still = desk.session('Grace Chen');
    await still.getByRole('button', { name: 'Why is this session still open?' }).click();
    assert.deepEqual(await still.getByRole('list', { name: 'Still open' }).getByRole('listitem').allInnerTexts(), [
      'Call: connected',
      'Call: disposition'
    ]);
    await control.leaves(callId);
    await desk.dispose(call, 'Resolved');
    await desk.closed('Grace Chen');
    assert.deepEqual(await done(), [
      ['accept', callId],
      ['email-outbound', emailId],
      ['email-send', emailId],
      ['disposition', emailId],
      ['disposition', callId]
    ]);
    const sent = (await control.ledger()).find(({ effect }) => effect === 'email-send')!;
    assert.equal(sent.payload['to'], 'grace.chen@mail.example');
    assert.equal(sent.payload['subject'], 'Your order');
    assert.deepEqual(desk.problems, []);
  });

  it('from a chat to a call and to an e-mail: one session of three', async () => {
    const { control } = world;
    const chatId = await control.arrives({ channel: 'chat', from: 'ann@example.com', name: 'Ann Lee', text: 'Hello' });
    const chat = await desk.accept('chat', 'Ann Lee');
    await desk.elevateToVoice(chat, '(415) 555-0123', PHONE);
    const call = await callUp('Ann Lee');
    await writeEmail(chat, 'ann@example.com');
    const email = desk.interaction('Email', 'Ann Lee');
    await email.waitFor();
    assert.equal(await desk.panel.getByRole('article').count(), 1, 'one session of three');
    const { contactId: callId } = await childOf(chatId, 'voice');
    const { contactId: emailId } = await childOf(chatId, 'email');
    await groupOf(chatId, callId, emailId);
    const names = await desk
      .session('Ann Lee')
      .getByRole('group', { name: /with Ann Lee$/ })
      .evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label')));
    assert.deepEqual(names, ['Chat with Ann Lee', 'Call with Ann Lee', 'Email with Ann Lee'], 'in the order they came');
    assert.equal(await call.getByText('Elevated from chat').count(), 1);
    assert.equal(await email.getByText('Elevated from chat').count(), 1);

    await send(email, 'Our talk', 'As agreed.');
    await end(call);
    await control.leaves(chatId);
    await desk.dispose(email, 'Resolved');
    await desk.dispose(chat, 'Resolved');
    await chat.getByText('Done', { exact: true }).waitFor();
    assert.equal(
      await desk.panel.getByRole('region', { name: 'Recently closed' }).count(),
      0,
      'the call is still owed'
    );
    await desk.dispose(call, 'Resolved');
    await desk.closed('Ann Lee');

    const entries = await control.ledger();
    for (const { effect, payload } of entries.filter(({ effect: one }) => one === 'dial' || one === 'email-outbound')) {
      assert.equal(payload['parentContactId'], chatId, `${effect} names the interaction whose plus sign was pressed`);
    }
    assert.deepEqual(
      entries.filter(({ effect }) => effect === 'disposition').map(({ contactId }) => contactId),
      [emailId, chatId, callId]
    );
    assert.deepEqual(desk.problems, []);
  });
});
