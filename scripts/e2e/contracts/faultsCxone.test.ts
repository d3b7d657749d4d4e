import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ContactCentre, ContactCentreNews } from 'c/omniPorts';
import { hearing } from 'test/contracts/hearing.ts';
import { FAULT_KINDS, type FaultRule } from '../../local/contact-centre/core/faults.ts';
import { startDevelopmentCentre, STATION, type DevelopmentCentre } from './developmentCentre.ts';
import { hastyClock } from './hastyClock.ts';

const POLL = 'GET /agent-sessions/*/get-next-event';
const JOIN = 'POST /agent-sessions/join';
const ACCEPT = 'POST /agent-sessions/*/interactions/*/accept';
const DISPOSITION = 'POST /agent-sessions/*/interactions/*/disposition';
const READ_BACK = 'GET /contacts/*/disposition';
const DISPOSITION_ID = '101';
const TIMES = 20;
// The deadlines of a command and of the question for news, passed by hastily.
const BEYOND = 900;
const BEYOND_POLL = 2_200;
const ENDS = ['agentSession.ended', 'agentSession.takenOver', 'signIn.failed'];

type Fault = Omit<FaultRule, 'route'>;

const EMPTY = 'garbage: an empty object';

/** Every kind, with what its parameters can make worse. */
const FAULTS: [string, Fault][] = [
  ['delay', { does: 'delay', ms: 100 }],
  ['hold', { does: 'hold', ms: 100 }],
  ['hold beyond the deadline', { does: 'hold', ms: BEYOND }],
  ['dropRequest', { does: 'dropRequest' }],
  ['dropAnswer', { does: 'dropAnswer' }],
  ['late', { does: 'late', ms: 100 }],
  ['reset', { does: 'reset' }],
  ['duplicate', { does: 'duplicate' }],
  ['stale', { does: 'stale' }],
  ['status 500', { does: 'status', status: 500 }],
  ['status 502 with a page', { does: 'status', status: 502, body: '<html>Bad gateway</html>' }],
  ['status 429 with Retry-After', { does: 'status', status: 429, ms: 2_000 }],
  ['status 401', { does: 'status', status: 401 }],
  ['garbage: a log-in page', { does: 'garbage' }],
  ['garbage: a log-in page that says 403', { does: 'garbage', status: 403 }],
  ['garbage: a log-in page that says 404', { does: 'garbage', status: 404 }],
  [EMPTY, { does: 'garbage', body: {} }],
  ['garbage: half an object', { does: 'garbage', body: '{"sessionId":"abc","events":[{"Type"' }],
  ['garbage: other types', { does: 'garbage', body: { sessionId: 7, events: 'none', dispositionId: [1], notes: {} } }],
  ['garbage: null', { does: 'garbage', body: 'null' }],
  ['garbage: ten million characters', { does: 'garbage', n: 10_000_000 }],
  ['burst', { does: 'burst', n: 2_000 }]
];

interface Entry {
  effect: string;
  key: string;
  contactId: string;
}

let centre: DevelopmentCentre;
let client: ContactCentre;
let heard: ReturnType<typeof hearing>;

before(async () => {
  centre = await startDevelopmentCentre();
});
after(async () => {
  await centre.reset();
  await centre.close();
});

async function signIn(): Promise<void> {
  await centre.reset();
  const ada = centre.ada();
  client = centre.client(ada, {}, hastyClock(TIMES));
  heard = hearing(client, 8_000);
  client.signIn({ station: STATION });
  await heard.until('picture.completed');
  await client.perform({ verb: 'chooseState', choice: 'available', code: null }, 'available');
  await heard.until('available', (one) => one.type === 'agent.stateReported' && one.agentState.state === 'available');
}

const faults = (...rules: FaultRule[]) => centre.control('PUT', '/faults', { rules });
const arrives = async (): Promise<string> =>
  String((await centre.control('POST', '/contacts', { channel: 'chat', from: 'ann@customer.example' }))['contactId']);
const ledger = async (effect: string, contactId = ''): Promise<Entry[]> =>
  ((await centre.control('GET', '/ledger'))['entries'] as Entry[]).filter(
    (entry) => entry.effect === effect && entry.contactId === contactId
  );
const phase =
  (contactId: string, ...phases: string[]) =>
  (one: ContactCentreNews): boolean =>
    one.type === 'contact.reported' && one.report.contactId === contactId && phases.includes(one.report.phase);
const heardOf = (contactId: string, what: string, from = 0): Promise<unknown> =>
  heard.until(`${contactId} ${what}`, phase(contactId, what), from);

/** On a busy machine a deadline that is passed by hastily may be missed without any fault. */
async function readInTheEnd(contactId: string): ReturnType<ContactCentre['readDisposition']> {
  for (let tries = 1; tries < 10; tries += 1) {
    const found = await client.readDisposition(contactId);
    if (found !== 'unreadable') return found;
  }
  return client.readDisposition(contactId);
}

/** The picture of this moment, by joining: what it lists is what the contact centre has. */
async function assertPictureIsTrue(): Promise<void> {
  await faults();
  const from = heard.news.length;
  client.rejoin();
  const listed = await heard.until(
    'the whole picture',
    (one) => (one.type === 'picture.completed' ? one.contactIds : null),
    from
  );
  const { contacts } = (await centre.control('GET', '/state')) as {
    contacts: { contactId: string; agentId: string; finalState: boolean }[];
  };
  const hers = contacts.filter((contact) => contact.agentId === '30001' && !contact.finalState);
  assert.deepEqual([...listed].sort(), hers.map(({ contactId }) => contactId).sort());
  const troubles = heard.news.filter(({ type }) => type === 'connection.lost' || type === 'connection.restored');
  assert.ok(troubles.length % 2 === 0, 'the connection is said to be lost at the end');
  assert.deepEqual(
    heard.news.filter(({ type }) => ENDS.includes(type)),
    []
  );
}

for (const [name, fault] of FAULTS) {
  describe(name, () => {
    before(signIn);
    after(() => heard.stop());

    test('on the question for news: the contact is offered, accepted once, and the picture is true', async () => {
      await faults({ route: POLL, nth: 1, times: 2, ...fault, ...(fault.ms === BEYOND ? { ms: BEYOND_POLL } : {}) });
      const contactId = await arrives();
      await heardOf(contactId, 'offered');
      const second = await arrives();
      await heardOf(second, 'offered');
      await client.perform({ verb: 'accept', contactId }, 'accept-1');
      await heardOf(contactId, 'active');
      await assertPictureIsTrue();
      assert.deepEqual(
        (await ledger('accept', contactId)).map(({ key }) => key),
        ['accept-1']
      );
    });

    test('on joining: the agent session is joined in the end', async () => {
      client.rejoin();
      await heard.until('the whole picture', (one) => one.type === 'picture.completed', heard.news.length);
      await faults({ route: JOIN, nth: 1, times: 2, ...fault });
      const contactId = await arrives();
      const from = heard.news.length;
      client.rejoin();
      await heard.until(
        'the whole picture',
        (one) => one.type === 'picture.completed' && one.contactIds.includes(contactId),
        from
      );
      await heardOf(contactId, 'offered');
      await assertPictureIsTrue();
      assert.equal((await ledger('session-start')).length, 1);
    });

    test('on a command: its answer promises nothing false, and it takes effect at most once', async () => {
      const contactId = await arrives();
      await heardOf(contactId, 'offered');
      await faults({ route: ACCEPT, nth: 1, ...fault });
      const answer = await client.perform({ verb: 'accept', contactId }, 'accept-1');
      const isDone = (await ledger('accept', contactId)).length > 0;
      // What was accepted may not be refused, and what was not done may not be called accepted.
      assert.ok(answer.result === 'unknown' || answer.result === (isDone ? 'accepted' : 'refused'), answer.result);
      if (fault.does === 'late') await heardOf(contactId, 'active');
      await assertPictureIsTrue();
      const entries = await ledger('accept', contactId);
      assert.ok(entries.length <= 1);
      if (entries.length === 1) await heardOf(contactId, 'active');
    });

    test('on a disposition and on reading it back: what is said of it is so, or not known', async () => {
      const contactId = await arrives();
      await heardOf(contactId, 'offered');
      await client.perform({ verb: 'accept', contactId }, 'accept-1');
      await heardOf(contactId, 'active');
      await faults({ route: DISPOSITION, nth: 1, ...fault }, { route: READ_BACK, nth: 1, times: 2, ...fault });
      const disposition = {
        dispositionId: DISPOSITION_ID,
        notes: 'Called back',
        amount: null,
        callBackAt: null,
        secondaryDispositionId: null
      };
      const save = { verb: 'saveDisposition', contactId, disposition, isFinal: false } as const;
      const answer = await client.perform(save, 'save-1');
      const isDone = (await ledger('disposition', contactId)).length > 0;
      assert.ok(answer.result === 'unknown' || answer.result === (isDone ? 'accepted' : 'refused'), answer.result);
      const during = await client.readDisposition(contactId);
      // An empty object is how a contact centre may say that there is none; saying it again is what the design allows then.
      if (during === 'none') assert.ok(!isDone || name === EMPTY);
      else if (during !== 'unreadable') assert.deepEqual([during.dispositionId, isDone], [DISPOSITION_ID, true]);
      await faults();
      while (fault.does === 'late' && (await ledger('disposition', contactId)).length === 0);
      const isRecorded = isDone || fault.does === 'late';
      const atLast = await readInTheEnd(contactId);
      assert.equal(typeof atLast === 'string' ? atLast : atLast.dispositionId, isRecorded ? DISPOSITION_ID : 'none');
      assert.ok((await ledger('disposition', contactId)).length <= 1);
    });
  });
}

test('every kind of fault is among them', () => {
  assert.deepEqual([...new Set(FAULTS.map(([, { does }]) => does))].sort(), [...FAULT_KINDS].sort());
});
