import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { FORCE_APP } from '../local/org/xmlFiles.ts';
import type { AgentPage, World } from './support/world.ts';
import { openWorld } from './support/world.ts';

const NUMBER = '+14155550123';
const PHONE = 'Service outbound';
const RECORD = { search: 'sato', name: 'Naomi Sato', number: '+1 415-555-0123' };
const SWITCHED_OFF = 'Elevation is switched off. Your admin can change this.';
const CELL_OFF = 'This contact cannot be elevated to that channel. Your admin can change this.';
const ONE_SESSION = 'You have reached your limit for sessions. Finish one first.';

const SOURCES = ['voice', 'chat', 'workItem', 'email', 'voicemail'] as const;
type Matrix = { [cell: string]: boolean };
const SHIPPED: Matrix = {
  'voice>email': true,
  'chat>voice': true,
  'chat>email': true,
  'workItem>voice': true,
  'workItem>email': true,
  'email>voice': true,
  'voicemail>voice': true,
  'voicemail>email': false
};
const FLIPPED: Matrix = Object.fromEntries(Object.entries(SHIPPED).map(([cell, isOn]) => [cell, !isOn]));
const MIXED: Matrix = { ...SHIPPED, 'chat>voice': false, 'workItem>email': false, 'voicemail>email': true };

describe('what the admin sets', () => {
  let world: World;
  let desk: AgentPage;
  let metadataFolder: string;

  before(async () => {
    metadataFolder = mkdtempSync(join(tmpdir(), 'softphone-metadata-'));
    cpSync(join(FORCE_APP, 'settings/customMetadata'), metadataFolder, { recursive: true });
    world = await openWorld({ metadataFolder });
  });
  beforeEach(async () => {
    await world.reset();
    await world.control.number(NUMBER, 'answers');
  });
  after(async () => {
    await world.close();
    rmSync(metadataFolder, { recursive: true });
  });

  async function begin(settings: object = {}): Promise<void> {
    await world.control.settings(settings);
    const [ada] = (await world.control.seed()).agents;
    desk = await world.open();
    await desk.signIn(ada!.username, ada!.password);
    await desk.setState('Available');
  }

  const chatFrom = (name: string, skillId?: string): Promise<string> =>
    world.control.arrives({ channel: 'chat', from: `${name.split(' ')[0]}@example.com`, name, text: 'Hello', skillId });
  const statusOf = async (contactId: string): Promise<string> =>
    (await world.control.state()).contacts.find((one) => one.contactId === contactId)!.status;
  const namesOf = async (interaction: Locator): Promise<string[]> =>
    (await desk.targets(interaction)).map(({ name }) => name);
  const started = async () =>
    (await world.control.ledger()).filter(({ effect }) => effect === 'dial' || effect === 'email-outbound');

  async function openFormFromRecord(): Promise<void> {
    const details = await desk.openRecord('Contacts', RECORD.search, RECORD.name);
    await details.getByRole('button', { name: `Dial ${RECORD.number}` }).click();
    await desk.panel.getByRole('heading', { name: `Call ${RECORD.name}` }).waitFor();
  }

  for (const elevation of [true, false]) {
    for (const multiContact of [true, false]) {
      const say = (isOn: boolean): string => (isOn ? 'on' : 'off');
      it(`elevation ${say(elevation)}, multi-contact ${say(multiContact)}`, async () => {
        await begin({ elevation, multiContact });
        await chatFrom('Ann Lee');
        const ann = await desk.accept('chat', 'Ann Lee');
        assert.deepEqual(await namesOf(ann), elevation ? ['Voice', 'Email'] : []);

        const bobId = await chatFrom('Bob Marsh');
        const newCall = desk.panel.getByRole('button', { name: 'New call' });
        if (multiContact) await desk.accept('chat', 'Bob Marsh');
        else assert.equal(await statusOf(bobId), 'Queued');
        assert.equal(await newCall.isDisabled(), !multiContact);
        assert.equal(await desk.panel.getByRole('article').count(), multiContact ? 2 : 1);

        await openFormFromRecord();
        const elevate = desk.panel.getByRole('radio', { name: 'Elevate current contact', disabled: !elevation });
        const anew = desk.panel.getByRole('radio', { name: 'New contact', disabled: !multiContact });
        await elevate.waitFor();
        await anew.waitFor();
        assert.equal(await desk.panel.getByText(SWITCHED_OFF).first().isVisible(), !elevation);
        assert.equal(await desk.panel.getByText(ONE_SESSION).first().isVisible(), !multiContact);
        assert.equal(
          await elevate.isChecked(),
          elevation && !multiContact,
          'preselected when nothing else is possible'
        );
        assert.equal(await anew.isChecked(), multiContact && !elevation);
        await desk.choosePhoneSkill(PHONE);
        assert.equal(await desk.call.isDisabled(), elevation === multiContact);

        const unusual = desk.panel.getByText('multi-contact without elevation is unusual');
        assert.equal(await unusual.count(), multiContact && !elevation ? 1 : 0, 'the settings check reports it');
        assert.deepEqual(await started(), []);
        assert.deepEqual(desk.problems, []);
      });
    }
  }

  /** One interaction of every channel; call and voicemail are over but not settled, so that the line is free. */
  async function oneOfEach(): Promise<{ [from in (typeof SOURCES)[number]]: Locator }> {
    const callId = await world.control.arrives({ channel: 'voice', from: NUMBER, name: 'Vera Call' });
    const voice = await desk.accept('call', 'Vera Call');
    await voice.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    await world.control.leaves(callId);
    await world.control.arrives({ channel: 'voicemail', from: NUMBER, name: 'Mila Tape' });
    const voicemail = await desk.accept('voicemail', 'Mila Tape');
    await voicemail.getByRole('button', { name: 'End', exact: true }).click();
    await chatFrom('Ann Lee');
    const chat = await desk.accept('chat', 'Ann Lee');
    await world.control.arrives({
      channel: 'email',
      from: 'ed@mail.example',
      name: 'Ed Mail',
      subject: 'Hi',
      text: 'Hi'
    });
    const email = await desk.accept('email', 'Ed Mail');
    await world.control.arrives({ channel: 'workItem', from: 'case', name: 'Wim Item', payload: '{}' });
    const workItem = await desk.accept('work item', 'Wim Item');
    return { voice, chat, email, workItem, voicemail };
  }

  it('offers every cell of the matrix as it is set, from the next page load on', async () => {
    await begin();
    const interactions = await oneOfEach();
    const isOffered = async (): Promise<Matrix> => {
      const matrix: Matrix = {};
      for (const from of SOURCES) {
        const targets = await desk.targets(interactions[from]);
        assert.deepEqual(new Set(targets.map(({ off }) => off)), new Set(targets.length ? [null] : []));
        for (const [to, name] of Object.entries({ voice: 'Voice', email: 'Email' })) {
          const cell = `${from}>${to}`;
          const isThere = targets.some((target) => target.name === name);
          if (cell in SHIPPED) matrix[cell] = isThere;
          else assert.equal(isThere, false, `there is no cell ${cell}`);
        }
      }
      return matrix;
    };
    assert.deepEqual(await isOffered(), SHIPPED);
    await world.control.settings({ matrix: FLIPPED });
    assert.deepEqual(await isOffered(), SHIPPED, 'what was loaded holds until the page is loaded again');
    await desk.reload();
    assert.deepEqual(await isOffered(), FLIPPED);
    await world.control.settings({ matrix: MIXED });
    await desk.reload();
    assert.deepEqual(await isOffered(), MIXED);
    assert.equal(await desk.panel.getByRole('article').count(), 5);
    assert.deepEqual(desk.problems, []);
  });

  it('refuses a command that the screen does not offer', async () => {
    await begin({ matrix: { 'chat>voice': false, 'chat>email': false } });
    const chatId = await chatFrom('Ann Lee');
    const chat = await desk.accept('chat', 'Ann Lee');
    assert.deepEqual(await desk.targets(chat), []);

    // No role or name leads here: the components' own events stand for a screen that would offer what it must not.
    const force = (component: string, wish: object): Promise<boolean> =>
      desk.page
        .locator(component)
        .evaluate((element, detail) => element.dispatchEvent(new CustomEvent('wish', { detail })), wish);
    for (const target of ['voice', 'email']) {
      await force('c-softphone-session', { type: 'agent.openForm', origin: 'plus', interactionId: chatId, target });
      assert.equal(await desk.panel.getByRole('textbox', { name: /^(Phone number|To)$/ }).count(), 0);
    }

    await openFormFromRecord();
    await desk.panel.getByText(CELL_OFF).waitFor();
    const skillId = (await world.control.seed()).skills.find(({ name }) => name === PHONE)!.skillId;
    await force('c-softphone-form', {
      type: 'agent.submitForm',
      formId: 'form-1',
      address: NUMBER,
      skillId,
      purpose: 'elevate'
    });
    await desk.panel.getByRole('alert').getByText(CELL_OFF).waitFor();
    assert.equal(await desk.panel.getByRole('textbox', { name: 'Phone number' }).inputValue(), RECORD.number);
    assert.deepEqual(await started(), []);
    assert.equal(await desk.panel.getByRole('list', { name: 'Attempts' }).count(), 0);
    assert.deepEqual(desk.problems, []);
  });

  /** A chat that ends, whose skill has dispositions and asks for none; whether its session closes. */
  async function unaskedChat(): Promise<{ chat: Locator; chatId: string }> {
    const { skills } = await world.control.seed();
    const { skillId } = skills.find(({ name }) => name === 'Returns chat')!;
    const chatId = await chatFrom('Rita Return', skillId);
    const chat = await desk.accept('chat', 'Rita Return');
    await world.control.leaves(chatId);
    return { chat, chatId };
  }

  async function nightVoicemailCloses(): Promise<void> {
    const { skillId } = (await world.control.seed()).skills.find(({ name }) => name === 'Night voicemail')!;
    await world.control.arrives({ channel: 'voicemail', from: NUMBER, name: 'Nils Night', skillId });
    const voicemail = await desk.accept('voicemail', 'Nils Night');
    await voicemail.getByRole('button', { name: 'End', exact: true }).click();
    await desk.closed('Nils Night');
  }

  it('asks for a disposition wherever there is a list, as shipped', async () => {
    await begin({ dispositionPolicy: 'everyInteraction' });
    const { chat, chatId } = await unaskedChat();
    const session = desk.session('Rita Return');
    await session.getByRole('button', { name: 'Why is this session still open?' }).click();
    const still = session.getByRole('list', { name: 'Still open' });
    await still.getByText('Chat: disposition').waitFor();
    await nightVoicemailCloses();
    assert.deepEqual(await still.getByRole('listitem').allInnerTexts(), ['Chat: disposition']);
    await desk.dispose(chat, 'Return label sent');
    await desk.closed('Rita Return');
    const saved = (await world.control.ledger()).filter(({ effect }) => effect === 'disposition');
    assert.deepEqual(
      saved.map(({ contactId }) => contactId),
      [chatId]
    );
    assert.deepEqual(desk.problems, []);
  });

  it('asks for a disposition only where the skill does, when set so', async () => {
    await begin({ dispositionPolicy: 'asTheSkillSays' });
    await unaskedChat();
    await desk.closed('Rita Return');
    await nightVoicemailCloses();
    const annId = await chatFrom('Ann Lee');
    const ann = await desk.accept('chat', 'Ann Lee');
    await world.control.leaves(annId);
    const session = desk.session('Ann Lee');
    await ann.getByRole('button', { name: 'Finish after-contact work' }).waitFor();
    await session.getByRole('button', { name: 'Why is this session still open?' }).click();
    await session.getByRole('list', { name: 'Still open' }).getByText('Chat: disposition').waitFor();
    await desk.dispose(ann, 'Resolved');
    await desk.closed('Ann Lee');
    assert.deepEqual(desk.problems, []);
  });

  it('shows a cell that an admin changed in the custom metadata after a reload', async () => {
    const file = (cell: string): string => join(metadataFolder, `Softphone_Elevation_Cell.${cell}.md-meta.xml`);
    const flip = (cell: string, isOn: boolean): void => {
      const before = readFileSync(file(cell), 'utf8');
      const after = before.replace(`>${!isOn}</value>`, `>${isOn}</value>`);
      assert.notEqual(after, before);
      writeFileSync(file(cell), after);
    };
    await begin();
    await chatFrom('Ann Lee');
    const chat = await desk.accept('chat', 'Ann Lee');
    assert.deepEqual(await namesOf(chat), ['Voice', 'Email']);
    try {
      flip('Chat_To_Email', false);
      assert.deepEqual(await namesOf(chat), ['Voice', 'Email'], 'not before the page is loaded again');
      await desk.reload();
      assert.deepEqual(await namesOf(chat), ['Voice']);
      flip('Chat_To_Voice', false);
      await desk.reload();
      assert.deepEqual(await namesOf(chat), []);
    } finally {
      cpSync(join(FORCE_APP, 'settings/customMetadata'), metadataFolder, { recursive: true });
    }
    await desk.reload();
    assert.deepEqual(await namesOf(chat), ['Voice', 'Email']);
    assert.deepEqual(desk.problems, []);
  });

  it('reads the settings again where the first answer is lost, so that the agent can sign in all the same', async () => {
    await world.control.faults([{ route: 'POST /org/apex/*', nth: 1, does: 'status', status: 500 }]);
    await begin();
    await chatFrom('Ann Lee');
    await desk.accept('chat', 'Ann Lee');
    assert.deepEqual(desk.problems, []);
  });
});
