import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { CDPSession, Locator } from 'playwright-core';
import { openWorld, type AgentPage, type World } from './support/world.ts';

const ANN = { channel: 'chat', from: 'ann@example.com', name: 'Ann Lee', text: 'Where is my order?' };
const BOB = { channel: 'email', from: 'bob@example.com', name: 'Bob Marsh', subject: 'Parcel', text: 'It is damaged.' };
const CARA = { channel: 'voice', from: '+14155550123', name: 'Cara Diaz' };

describe('what the agent did not mean', () => {
  let world: World;
  let desk: AgentPage;
  let browser: CDPSession;

  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => {
    await world.reset();
    const [ada] = (await world.control.seed()).agents;
    desk = await world.open();
    await desk.signIn(ada!.username, ada!.password);
    await desk.setState('Available');
    browser = await desk.page.context().newCDPSession(desk.page);
    await browser.send('Animation.enable');
  });
  after(async () => world.close());

  /** What settles in half a second takes minutes, so that a click comes in time on any machine. */
  const settlingIs = (speed: 'slow' | 'asEver') =>
    browser.send('Animation.setPlaybackRate', { playbackRate: speed === 'slow' ? 0.001 : 1 });
  const reject = (offer: Locator) => offer.getByRole('button', { name: 'Reject' });
  const answers = async () =>
    (await world.control.ledger()).map(({ effect }) => effect).filter((effect) => /^(accept|reject)$/.test(effect));

  async function clickOn({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
    await desk.page.mouse.click(x + width / 2, y + height / 2);
  }

  it('is a click on an offer that has just appeared under the pointer; the keyboard is taken at once', async () => {
    await settlingIs('slow');
    await world.control.arrives(ANN);
    const offer = desk.offer('chat', ANN.name);
    await clickOn((await reject(offer).boundingBox())!);
    await offer.getByRole('button', { name: 'Accept' }).press('Enter');
    await offer.waitFor({ state: 'detached' });
    assert.deepEqual(await answers(), ['accept']);
  });

  it('is a click on an offer that has just moved up under the pointer', async () => {
    const first = await world.control.arrives(ANN);
    await desk.offer('chat', ANN.name).waitFor();
    await world.control.arrives(BOB);
    const second = desk.offer('email', BOB.name);
    await second.waitFor();
    const before = (await reject(second).boundingBox())!;
    await reject(second).click({ trial: true });
    await settlingIs('slow');
    await world.control.leaves(first);
    await desk.offer('chat', ANN.name).waitFor({ state: 'detached' });
    const now = (await reject(second).boundingBox())!;
    assert.ok(now.y < before.y, 'it moved');
    await clickOn(now);
    await settlingIs('asEver');
    await second.getByRole('button', { name: 'Accept' }).click();
    await second.waitFor({ state: 'detached' });
    assert.deepEqual(await answers(), ['accept']);
  });

  it('is a call, where the key that opens the plus sign is held down', async () => {
    await world.control.arrives({ ...ANN, from: '+14155550124' });
    const chat = await desk.accept('chat', ANN.name);
    await chat.getByRole('button', { name: 'Elevate' }).focus();
    for (let times = 0; times < 8; times += 1) {
      await desk.page.keyboard.down('Enter');
      await desk.page.waitForTimeout(150);
    }
    await desk.page.keyboard.up('Enter');
    await chat.getByRole('menuitem', { name: 'Voice' }).waitFor();
    assert.equal(await desk.panel.getByRole('textbox', { name: 'Phone number' }).count(), 0);
  });

  it('is more than one press of a key held down', async () => {
    await world.control.arrives(CARA);
    await desk.accept('call', CARA.name);
    const mute = desk.panel.getByRole('button', { name: 'Mute', exact: true }).first();
    await mute.focus();
    for (let times = 0; times < 6; times += 1) {
      await desk.page.keyboard.down('Enter');
      await desk.page.waitForTimeout(150);
    }
    await desk.page.keyboard.up('Enter');
    await desk.panel.getByRole('button', { name: 'Unmute', exact: true }).first().waitFor();
    const effects = (await world.control.ledger()).map(({ effect }) => effect);
    assert.equal(effects.filter((effect) => /mute/.test(effect)).length, 1);
    assert.deepEqual(desk.problems, []);
  });
});
