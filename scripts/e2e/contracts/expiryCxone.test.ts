import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createDesk, type DeskView, type RunningDesk } from 'c/omniDesk';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import { fakeCallLog } from 'test/fakes/fakeCallLog.ts';
import { fakeDeskStore } from 'test/fakes/fakeDeskStore.ts';
import { aSettings } from 'test/fakes/fakeSettings.ts';
import type { FaultRule } from '../../local/contact-centre/core/faults.ts';
import { startDevelopmentCentre, STATION, type DevelopmentCentre } from './developmentCentre.ts';
import { hastyClock } from './hastyClock.ts';
import type { Person } from './signInPerson.ts';

const TIMES = 10;
const PATIENCE_MS = 8_000;
const BEYOND_THE_TOKEN_MS = 3_700_000;
const TOKEN = 'POST /auth/token';
const RESOLVED = {
  dispositionId: '101',
  secondaryDispositionId: null,
  notes: 'Called back',
  amount: '',
  callBackAt: ''
};

/** Before and after the contact has become final a disposition takes different ways. */
const SAVES = [
  ['while the contact is up', 'POST /agent-sessions/*/interactions/*/disposition', false],
  ['after the contact has become final', 'POST /contacts/*/set-disposition', true]
] as const;

let centre: DevelopmentCentre;
let ada: Person;
let desk: RunningDesk;
const desks: RunningDesk[] = [];
let phases: DeskView['phase'][];
let contactId: string;

before(async () => {
  centre = await startDevelopmentCentre();
});
after(async () => {
  await centre.reset();
  desks.forEach((one) => one.stop());
  await centre.close();
});

const faults = (...rules: FaultRule[]) => centre.control('PUT', '/faults', { rules });
const tokenExpires = () => centre.control('POST', '/clock', { advanceMs: BEYOND_THE_TOKEN_MS });
const isRefused = (): Promise<unknown> => centre.control('PUT', '/manners', { silentSignIn: false });
const NO_RENEWAL: FaultRule = { route: TOKEN, does: 'status', status: 400, body: { error: 'invalid_grant' } };

async function recorded(): Promise<number> {
  const { entries } = (await centre.control('GET', '/ledger')) as { entries: { effect: string; contactId: string }[] };
  return entries.filter((entry) => entry.effect === 'disposition' && entry.contactId === contactId).length;
}

/** The contact centre has it, whatever the client has heard. */
async function isTaken(): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while ((await recorded()) === 0) assert.ok(Date.now() < until, 'the disposition never arrived');
}

function until(what: string, isSo: (view: DeskView) => boolean): Promise<void> {
  return new Promise((settle, fail) => {
    const patience = setTimeout(() => {
      const { phase, signIn, sessions } = desk.view();
      fail(new Error(`waited in vain for ${what}: ${JSON.stringify({ phase, signIn, owed: sessions[0]?.owed })}`));
    }, PATIENCE_MS);
    const stop = desk.watch((view) => {
      if (!isSo(view)) return;
      clearTimeout(patience);
      queueMicrotask(() => stop());
      settle();
    });
  });
}

const chat = (view = desk.view()): InteractionView | undefined =>
  view.sessions.flatMap(({ interactions }) => interactions).find((one) => one.interactionId === contactId);
const wish = (one: InteractionWish): void => desk.wish({ type: 'agent.wish', interactionId: contactId, wish: one });
const isRecorded = (view: DeskView): boolean =>
  chat(view)?.disposition.status === 'recorded' || view.recentlyClosed.some(({ sessionId }) => sessionId === contactId);

function save(): void {
  wish({ type: 'agent.draft', draft: RESOLVED });
  wish({ type: 'agent.saveDisposition' });
}

/** A chat that is up, or over for good with its disposition still owed. */
async function owing(isFinal: boolean): Promise<void> {
  await centre.reset();
  ada = centre.ada();
  const clock = hastyClock(TIMES);
  const store = fakeDeskStore();
  let keys = 0;
  desk = createDesk(
    {
      contactCentre: centre.client(ada, {}, clock),
      callLog: fakeCallLog().port,
      clock,
      ...store,
      epoch: await store.epochs.raise(),
      newKey: () => `key-${(keys += 1)}`
    },
    aSettings()
  );
  desks.push(desk);
  phases = [];
  desk.watch(({ phase }) => phases.at(-1) !== phase && phases.push(phase));
  desk.wish({ type: 'agent.signIn', station: STATION });
  await until('a picture', ({ phase, agent }) => phase === 'working' && agent !== null);
  desk.wish({ type: 'agent.chooseState', choice: 'available', code: null });
  contactId = String(
    (await centre.control('POST', '/contacts', { channel: 'chat', from: 'ann@customer.example' }))['contactId']
  );
  await until('the offer', ({ offers }) => offers.length > 0);
  desk.wish({ type: 'agent.accept', contactId });
  await until('the chat', (view) => chat(view)?.disposition.status === 'open' && chat(view)?.status === 'active');
  if (isFinal) {
    await centre.control('POST', `/contacts/${contactId}/end`);
    await tokenExpires();
    await until('its end', (view) => chat(view)?.status === 'ended');
  }
  phases = [];
}

for (const [when, route, isFinal] of SAVES) {
  describe(`a token that runs out around a disposition saved ${when}`, () => {
    beforeEach(() => owing(isFinal));

    test('is renewed without a word, and the disposition is recorded once', async () => {
      await tokenExpires();
      save();
      await until('the record', isRecorded);
      assert.equal(await recorded(), 1);
      assert.deepEqual(phases, ['working']);
    });

    test('and the answer is lost: it is read back under the new token, and recorded once', async () => {
      await faults({ route, nth: 1, does: 'hold', ms: 150 }, { route, nth: 1, does: 'dropAnswer' });
      save();
      await isTaken();
      await tokenExpires();
      await until('the record', isRecorded);
      assert.equal(await recorded(), 1);
      assert.deepEqual(phases, ['working']);
    });

    test('and the contact centre says so more than once: it is saved all the same, once', async () => {
      await faults({ route, nth: 1, times: 3, does: 'status', status: 401 });
      save();
      await until('the record', isRecorded);
      assert.equal(await recorded(), 1);
      assert.deepEqual(phases, ['working']);
    });

    for (const [trouble, fault] of [
      ['says that it is down', { does: 'status', status: 503 }],
      ['answers with a page', { does: 'status', status: 200, body: '<html>Please log in</html>' }],
      ['does not answer', { does: 'dropRequest' }]
    ] as const) {
      test(`and the issuer ${trouble} for a while: nobody has to sign in`, async () => {
        await faults({ route: TOKEN, nth: 1, times: 3, ...fault });
        await tokenExpires();
        save();
        await until('the record', isRecorded);
        assert.equal(await recorded(), 1);
        assert.deepEqual(phases, ['working']);
      });
    }

    test('and is not renewed: what she saved stays owed, and is sent once she has signed in', async () => {
      await isRefused();
      await faults(NO_RENEWAL);
      await tokenExpires();
      save();
      await until('a word', ({ phase }) => phase === 'ended');
      assert.equal(desk.view().signIn.trouble, 'interactionRequired');
      assert.ok(chat()?.owed.includes('beingSaved'), JSON.stringify(chat()?.owed));
      await faults();
      desk.wish({ type: 'agent.signIn', station: STATION });
      await until('the record', isRecorded);
      assert.equal(await recorded(), 1);
    });

    test('and is not renewed after the answer was lost: it is read back after the sign-in, not saved twice', async () => {
      await isRefused();
      await faults(NO_RENEWAL, { route, nth: 1, does: 'hold', ms: 150 }, { route, nth: 1, does: 'dropAnswer' });
      save();
      await isTaken();
      await tokenExpires();
      await until('a word', ({ phase }) => phase === 'ended');
      assert.ok(chat()?.owed.includes('beingSaved'), JSON.stringify(chat()?.owed));
      await faults();
      desk.wish({ type: 'agent.signIn', station: STATION });
      await until('the record', isRecorded);
      assert.equal(await recorded(), 1);
    });
  });
}
