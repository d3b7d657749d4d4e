import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { agentPage } from './support/agentPage.ts';
import { untilKept } from './support/kept.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { openWorld, type AgentPage, type World } from './support/world.ts';

const ANN = { channel: 'chat', from: 'ann@example.com', name: 'Ann Lee', text: 'Where is my order?' };
const PHONE = 'Service outbound';
const BOB = { channel: 'chat', from: 'bob@example.com', name: 'Bob Marsh', text: 'My parcel is damaged.' };

describe('the softphone in several tabs of one browser', () => {
  let world: World;
  let profile: Profile;
  let first: AgentPage;
  let second: AgentPage;

  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => {
    await world.reset();
    const [ada] = (await world.control.seed()).agents;
    profile = await openProfile(world);
    first = await profile.openTab();
    await first.signIn(ada!.username, ada!.password);
    await first.setState('Available');
    second = await profile.openTab();
    await second.openSoftphone();
    await mirrors(second);
  });
  afterEach(() => profile.close());
  after(() => world.close());

  const status = (tab: AgentPage, text: string) => tab.panel.getByRole('status', { name: text, exact: true });
  const mirrors = (tab: AgentPage) => status(tab, 'Active in another tab').waitFor();
  const works = (tab: AgentPage) => status(tab, 'Connected').waitFor();
  async function loadAgain(tab: AgentPage): Promise<void> {
    await tab.page.reload();
    await tab.openSoftphone();
    await works(tab);
  }
  const effects = async (effect: string) => (await world.control.ledger()).filter((entry) => entry.effect === effect);

  async function mostPolls(): Promise<number> {
    const { agents } = await world.control.state();
    return Math.max(...agents.map(({ maxOpenPolls }) => maxOpenPolls));
  }

  it('is one softphone: what happens shows in each tab, what is pressed in any takes effect once', async () => {
    const annId = await world.control.arrives(ANN);
    await first.offer('chat', ANN.name).waitFor();
    const chat = await second.accept('chat', ANN.name);
    await first.interaction('Chat', ANN.name).waitFor();
    await chat.getByRole('textbox', { name: 'Message' }).fill('One moment, please.');
    await chat.getByRole('button', { name: 'Send' }).click();
    await first.interaction('Chat', ANN.name).getByText('One moment, please.').waitFor();
    await world.control.writes(annId, 'Thank you!');
    for (const tab of [first, second]) await tab.interaction('Chat', ANN.name).getByText('Thank you!').waitFor();
    await status(second, 'Active in another tab').waitFor();
    assert.equal((await effects('accept')).length, 1);
    assert.equal((await effects('chat-text')).length, 1);
    assert.equal((await effects('session-start')).length, 1);
    assert.equal(await mostPolls(), 1);
    // What a browser says of a page that it had put aside; Chromium puts none aside that holds a lock.
    const loaded = second.page.waitForEvent('load');
    await second.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await loaded;
    await second.openSoftphone();
    await mirrors(second);
    await second.interaction('Chat', ANN.name).getByText('Thank you!').waitFor();
    assert.deepEqual([...first.problems, ...second.problems], []);
  });

  it('goes on in the other tab within a second, in the middle of a word, when the one that speaks is closed, crashes or is reloaded', async () => {
    await world.control.arrives(ANN);
    await first.accept('chat', ANN.name);
    const box = second.interaction('Chat', ANN.name).getByRole('textbox', { name: 'Message' });
    await box.fill('One ');

    const begun = Date.now();
    const closing = first.page.close();
    await second.page.keyboard.type('moment, ple');
    await closing;
    await works(second);
    const tookMs = Date.now() - begun;
    await second.page.keyboard.type('ase');
    assert.equal(await box.inputValue(), 'One moment, please');
    assert.ok(tookMs < 1_000, `${tookMs} ms`);

    const third = await profile.openTab();
    await third.openSoftphone();
    await mirrors(third);
    const crash = await second.page.context().newCDPSession(second.page);
    void crash.send('Page.crash').catch(() => undefined);
    await works(third);
    await third.interaction('Chat', ANN.name).waitFor();

    const fourth = await profile.openTab();
    await fourth.openSoftphone();
    await mirrors(fourth);
    await third.page.reload();
    await third.openSoftphone();
    await works(fourth);
    await mirrors(third);
    await third.interaction('Chat', ANN.name).waitFor();
    await world.control.arrives(BOB);
    await third.accept('chat', BOB.name);

    assert.equal((await effects('accept')).length, 2);
    assert.equal((await effects('session-start')).length, 1);
    assert.equal(await mostPolls(), 1);
  });

  it('keeps the form for a call as it was filled in, through a hand-over and a reload, and takes no focus for it', async () => {
    const annId = await world.control.arrives(ANN);
    const chat = await first.accept('chat', ANN.name);
    await first.openTarget(chat, 'Voice');
    const numberIn = ({ panel }: AgentPage) => panel.getByRole('textbox', { name: 'Phone number' });
    await numberIn(second).fill('(415) 5');
    await second.choosePhoneSkill(PHONE);
    await numberIn(second).focus();

    const closing = first.page.close();
    await second.page.keyboard.type('55-');
    await closing;
    await works(second);
    await second.page.keyboard.type('0123');
    assert.equal(await numberIn(second).inputValue(), '(415) 555-0123');

    await untilKept(second.page, '(415) 555-0123');
    await loadAgain(second);
    await numberIn(second).waitFor();
    assert.equal(await numberIn(second).inputValue(), '(415) 555-0123');
    assert.equal(await second.page.evaluate(() => document.activeElement?.closest('c-softphone-utility')), null);
    assert.deepEqual(await effects('dial'), []);
    await second.call.click();
    await second.interaction('Call', ANN.name).waitFor();
    const dials = await effects('dial');
    assert.equal(dials.length, 1);
    const { contacts } = await world.control.state();
    const call = contacts.find(({ contactId }) => contactId === dials[0]!.contactId);
    assert.deepEqual([call?.parentContactId, call?.to], [annId, '+14155550123']);

    await numberIn(second).waitFor({ state: 'detached' });
    await loadAgain(second);
    await second.interaction('Call', ANN.name).waitFor();
    assert.equal(await numberIn(second).count(), 0);
  });

  it('is taken over from a tab that is frozen, which mirrors when it thaws and has sent nothing', async () => {
    await world.control.arrives(ANN);
    await second.offer('chat', ANN.name).waitFor();
    // A page in the foreground cannot be frozen by the browser; stopped at its next statement it is as good as frozen.
    const tab = await first.page.context().newCDPSession(first.page);
    await tab.send('Debugger.enable');
    await tab.send('Debugger.pause');
    const begun = Date.now();
    await second.offer('chat', ANN.name).getByRole('button', { name: 'Accept' }).click();
    await works(second);
    const tookMs = Date.now() - begun;
    assert.ok(tookMs < 15_000, `${tookMs} ms`);
    await second.interaction('Chat', ANN.name).waitFor();
    const sent: string[] = [];
    first.page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
    await tab.send('Debugger.disable');
    await mirrors(first);
    await first.interaction('Chat', ANN.name).waitFor();
    await world.control.arrives(BOB);
    await first.accept('chat', BOB.name);
    await second.interaction('Chat', BOB.name).waitFor();
    assert.deepEqual(sent, []);
    assert.equal((await effects('accept')).length, 2);
    assert.equal((await effects('session-start')).length, 1);
    assert.equal(await mostPolls(), 1);
  });

  it('is the same in a window of its own, and when that is docked again', async () => {
    await world.control.arrives(ANN);
    const chat = await first.accept('chat', ANN.name);
    await chat.getByText(ANN.text).waitFor();
    const opened = first.page.waitForEvent('popup');
    await first.page.getByRole('button', { name: 'Pop-out' }).click();
    const window = agentPage(await opened, [], world.manners);
    await works(window);
    await window.interaction('Chat', ANN.name).getByText(ANN.text).waitFor();
    assert.equal(await first.panel.count(), 0);
    await window.interaction('Chat', ANN.name).getByRole('textbox', { name: 'Message' }).fill('Hello Ann');
    await window.interaction('Chat', ANN.name).getByRole('button', { name: 'Send' }).click();
    await world.control.arrives(BOB);
    await first.page.getByRole('button', { name: 'Softphone · Incoming chat' }).waitFor();
    await window.accept('chat', BOB.name);
    const details = await first.openRecord('Contacts', 'Nadine', 'Nadine Kirsch');
    await details.getByRole('button', { name: /^Dial/ }).first().click();
    const numberIn = (desk: AgentPage) => desk.panel.getByRole('textbox', { name: 'Phone number' });
    await numberIn(window).fill('+1 415 555');
    // What is typed is with the desk once another tab shows it.
    await second.panel.getByRole('textbox', { name: 'Phone number' }).waitFor();
    while ((await numberIn(second).inputValue()) !== '+1 415 555');
    await second.page.close();

    await window.page.close();
    await works(first);
    await first.interaction('Chat', ANN.name).waitFor();
    await first.interaction('Chat', BOB.name).waitFor();
    assert.equal(await numberIn(first).inputValue(), '+1 415 555');
    assert.equal((await effects('chat-text')).length, 1);
    assert.equal((await effects('session-start')).length, 1);
    assert.equal(await mostPolls(), 1);
  });
});

describe('the same agent in two browsers', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  beforeEach(() => world.reset());
  after(() => world.close());

  it('is heard in one at a time and may change between them', async () => {
    const { control } = world;
    const [ada] = (await control.seed()).agents;
    const [office, home] = [await world.open(), await world.open()];
    const elsewhere = (desk: AgentPage) => desk.panel.getByRole('status', { name: 'Active in another place' });
    await office.signIn(ada!.username, ada!.password);
    await office.setState('Available');
    const annId = await control.arrives(ANN);
    await office.accept('chat', ANN.name);

    await home.signIn(ada!.username, ada!.password);
    await home.interaction('Chat', ANN.name).getByRole('button', { name: /^Chat/ }).click();
    await elsewhere(office).waitFor();
    await office.interaction('Chat', ANN.name).waitFor();
    await control.writes(annId, 'Are you at home?');
    await home.interaction('Chat', ANN.name).getByText('Are you at home?').waitFor();
    assert.equal(await elsewhere(home).count(), 0);

    await office.panel.getByRole('button', { name: 'Take over' }).click();
    await elsewhere(home).waitFor();
    await office.interaction('Chat', ANN.name).getByText('Are you at home?').waitFor();
    await control.arrives(BOB);
    await office.accept('chat', BOB.name);
    assert.equal(await elsewhere(office).count(), 0);
    const effects = (await control.ledger()).map(({ effect }) => effect).filter((effect) => effect !== 'state');
    assert.deepEqual(effects, ['session-start', 'accept', 'accept']);
    assert.deepEqual([...office.problems, ...home.problems], []);
  });

  it('lists what is still open after a reload until she has signed in again, where the browser signs nobody in silently', async () => {
    const [ada] = (await world.control.seed()).agents;
    const desk = await world.open();
    await desk.signIn(ada!.username, ada!.password);
    await desk.setState('Available');
    const annId = await world.control.arrives(ANN);
    await desk.accept('chat', ANN.name);
    await world.control.leaves(annId);
    await desk.interaction('Chat', ANN.name).getByRole('button', { name: 'Finish after-contact work' }).waitFor();
    await untilKept(desk.page, 'afterContactWork');
    await desk.page.reload();
    await desk.openSoftphone();
    const open = desk.panel.getByRole('list', { name: 'Still open' }).getByRole('listitem');
    await open.first().waitFor();
    assert.deepEqual(await open.allInnerTexts(), ['Chat: after-contact work', 'Chat: disposition']);
    await desk.panel.getByRole('status', { name: /^Not connected since / }).waitFor();
    await desk.panel.getByRole('button', { name: 'Sign in to continue' }).click();
    await desk.panel.getByRole('status', { name: 'Connected', exact: true }).waitFor();
    // What she was at is open as it was.
    await desk.interaction('Chat', ANN.name).getByText(ANN.text).waitFor();
    await desk.owes(ANN.name, ['Chat: after-contact work', 'Chat: disposition']);
    assert.deepEqual(desk.problems, []);
  });
});
