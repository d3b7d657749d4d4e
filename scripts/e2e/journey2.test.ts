import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import type { AgentPage, World } from './support/world.ts';
import { openWorld } from './support/world.ts';

const PAUL = { name: 'Paul Wegner', search: 'wegner', number: '+49 (0)30 23125-104', dialled: '+493023125104' };
const PRIYA = { name: 'Priya Nair', search: 'nair priya', number: '+44 (0)20 7946 0103', dialled: '+442079460103' };

const OFF = { disabled: true };

describe('a call from the record of a contact', () => {
  let world: World;
  let desk: AgentPage;
  let phone: string;
  let dispositions: { [skill: string]: string };

  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => {
    await world.reset();
  });
  after(async () => world.close());

  async function begin(settings?: object): Promise<void> {
    const { agents, skills } = await world.control.seed();
    if (settings) await world.control.settings(settings);
    phone = skills.find((skill) => skill.outbound && skill.channel === 'voice')!.name;
    dispositions = Object.fromEntries(skills.map(({ name, dispositions: [first] }) => [name, first?.name ?? '']));
    desk = await world.open();
    await desk.signIn(agents[0]!.username, agents[0]!.password);
    await desk.setState('Available');
  }

  async function takeWorkItem(name: string): Promise<{ contactId: string; workItem: Locator }> {
    const payload = JSON.stringify({ caseNumber: '00001026', topic: 'Invoice' });
    const contactId = await world.control.arrives({ channel: 'workItem', from: 'case', name, payload });
    return { contactId, workItem: await desk.accept('work item', name) };
  }

  async function dialFrom(person: typeof PAUL): Promise<void> {
    const details = await desk.openRecord('Contacts', person.search, person.name);
    await details.getByRole('button', { name: `Dial ${person.number}` }).click();
    await desk.panel.getByRole('heading', { name: `Call ${person.name}` }).waitFor();
  }

  const radio = (name: string, state: { checked?: boolean; disabled?: boolean } = {}): Locator =>
    desk.panel.getByRole('radio', { name, ...state });
  async function pick(name: string): Promise<void> {
    await desk.panel.getByText(name, { exact: true }).click();
    await radio(name, { checked: true }).waitFor();
  }
  const number = (): Locator => desk.panel.getByRole('textbox', { name: 'Phone number' });
  const dials = async () => (await world.control.ledger()).filter(({ effect }) => effect === 'dial');

  async function finish(interaction: Locator, disposition: string): Promise<void> {
    const end = interaction.getByRole('button', { name: 'End', exact: true });
    await end.click();
    await end.waitFor({ state: 'detached' });
    await desk.dispose(interaction, disposition);
  }

  it('joins the work item’s session when the agent elevates the current contact', async () => {
    await begin();
    const { control } = world;
    const { contactId, workItem } = await takeWorkItem(PAUL.name);
    await dialFrom(PAUL);

    assert.equal(await number().inputValue(), PAUL.number, 'the form opens with the number of the record');
    await desk.panel.getByText('Will dial +49 30 23125104').waitFor();
    assert.deepEqual(await dials(), [], 'a click on a number dials nothing');
    await desk.panel.getByText(`Joins the session with ${PAUL.name}`).waitFor();
    await radio('Elevate current contact', { checked: false, disabled: false }).waitFor();
    await radio('New contact', { checked: false, disabled: false }).waitFor();
    await desk.choosePhoneSkill(phone);
    assert.equal(await desk.call.isDisabled(), true, 'nothing is called before the agent says what the call is for');

    await pick('Elevate current contact');
    await control.number(PAUL.dialled, 'answers');
    await desk.call.click();
    const call = desk.interaction('Call', PAUL.name);
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal(await desk.panel.getByRole('article').count(), 1, 'one session holds both');

    const [dial, ...more] = await dials();
    assert.deepEqual(more, []);
    const { skillId } = (await control.seed()).skills.find(({ name }) => name === phone)!;
    assert.deepEqual(dial!.payload, { phoneNumber: PAUL.dialled, skillId, parentContactId: contactId });

    await finish(workItem, dispositions['Case follow-up']!);
    await finish(call, dispositions[phone]!);
    await desk.closed(PAUL.name);
    const effects = (await control.ledger()).filter(({ effect }) => !['state', 'session-start'].includes(effect));
    assert.deepEqual(
      effects.map(({ effect, contactId: about }) => [effect, about]),
      [
        ['accept', contactId],
        ['dial', dial!.contactId],
        ['end', contactId],
        ['disposition', contactId],
        ['end', dial!.contactId],
        ['disposition', dial!.contactId]
      ]
    );
    assert.deepEqual(desk.problems, []);
  });

  it('opens a session of its own, named after the record, when the agent asks for a new contact', async () => {
    await begin();
    const { control } = world;
    const { workItem } = await takeWorkItem(PAUL.name);
    await dialFrom(PRIYA);
    assert.equal(await number().inputValue(), PRIYA.number);
    await desk.choosePhoneSkill(phone);
    await pick('New contact');
    await control.number(PRIYA.dialled, 'answers');
    await desk.call.click();

    const call = desk.session(PRIYA.name).getByRole('group', { name: `Call with ${PRIYA.name}` });
    await call.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal(await desk.panel.getByRole('article').count(), 2);
    assert.equal(
      await desk
        .session(PAUL.name)
        .getByRole('group', { name: /^Call with/ })
        .count(),
      0
    );

    const [dial, ...more] = await dials();
    assert.deepEqual(more, []);
    assert.equal(dial!.payload['phoneNumber'], PRIYA.dialled);
    assert.equal(dial!.payload['parentContactId'] || null, null, 'a new contact has no parent');
    const mine = (await control.state()).contacts.find(({ contactId }) => contactId === dial!.contactId)!;
    assert.equal(mine.omniGroupId || null, null);

    await finish(call, dispositions[phone]!);
    await desk.closed(PRIYA.name);
    assert.equal(await desk.session(PAUL.name).count(), 1, 'the other customer’s session is untouched');
    await workItem.getByRole('button', { name: 'End', exact: true }).waitFor();
    assert.deepEqual(desk.problems, []);
  });

  it('offers only a new contact while there is no current one', async () => {
    await begin();
    await dialFrom(PAUL);
    await radio('Elevate current contact', { checked: false, ...OFF }).waitFor();
    await desk.panel.getByText('There is no current contact to elevate.').waitFor();
    await radio('New contact', { checked: true }).waitFor();
    assert.equal(await desk.call.isDisabled(), true, 'a skill is still missing');
    await desk.choosePhoneSkill(phone);
    assert.equal(await desk.call.isDisabled(), false);
    await desk.panel.getByRole('button', { name: 'Cancel' }).click();
    await number().waitFor({ state: 'detached' });
    assert.deepEqual(await dials(), []);
  });

  it('offers only the elevation while one session is the limit', async () => {
    await begin({ multiContact: false });
    await takeWorkItem(PAUL.name);
    await dialFrom(PAUL);
    await radio('New contact', OFF).waitFor();
    await desk.panel.getByText('You have reached your limit for sessions. Finish one first.').first().waitFor();
    await radio('Elevate current contact', { checked: true }).waitFor();
    await desk.choosePhoneSkill(phone);
    await world.control.number(PAUL.dialled, 'answers');
    await desk.call.click();
    await desk.interaction('Call', PAUL.name).getByRole('button', { name: 'Hold', exact: true }).waitFor();
    assert.equal((await dials()).length, 1);
    assert.deepEqual(desk.problems, []);
  });

  it('calls nobody while the agent has a call, and asks nothing when it comes from the plus sign', async () => {
    await begin();
    const { workItem } = await takeWorkItem(PAUL.name);
    await desk.openTarget(workItem, 'Voice');
    await desk.panel.getByRole('heading', { name: `Call in the session with ${PAUL.name}` }).waitFor();
    assert.equal(await desk.panel.getByRole('radio').count(), 0, 'the plus sign has said already what the call is for');
    await number().fill(PAUL.number);
    await desk.choosePhoneSkill(phone);
    await world.control.number(PAUL.dialled, 'answers');
    await desk.call.click();
    await desk.interaction('Call', PAUL.name).getByRole('button', { name: 'Hold', exact: true }).waitFor();

    await dialFrom(PRIYA);
    await radio('Elevate current contact', OFF).waitFor();
    await radio('New contact', OFF).waitFor();
    await desk.choosePhoneSkill(phone);
    assert.equal(await desk.call.isDisabled(), true);
    await desk.panel.getByText('You already have a call. End it first.').first().waitFor();
    await desk.call.click({ force: true });
    assert.equal((await dials()).length, 1, 'one press that counted, one dial');
  });
});
