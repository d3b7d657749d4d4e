import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ContactState, LedgerEntry } from '../support/control.ts';
import { emptyStory, saved, type Deed, type Effect, type Story } from './deeds.ts';
import { closedTooEarly, judge, type Truth } from './judge.ts';
import { planOf, type Rule } from './plan.ts';
import { createPlanter } from './planter.ts';
import { isComplete, judgeRecords, type Records } from './records.ts';
import { createTally } from './tally.ts';
import { noTimes, percentile, verdict } from './times.ts';

const ADA = '30001';
const LIST = [{ id: '101', name: 'Resolved', requireAmount: false, requireCallbackTime: false }];

const aContact = (more: Partial<ContactState> = {}): ContactState => ({
  contactId: '7',
  agentId: ADA,
  channel: 'chat',
  status: 'Disconnected',
  from: 'ann@example.com',
  to: 'chat',
  name: 'Ann Lee',
  isInbound: true,
  connectedAt: 1,
  skillId: '4011',
  parentContactId: '',
  omniGroupId: '',
  acw: 'done',
  disposition: { name: 'Resolved', notes: '' },
  finalState: true,
  ...more
});

const anEntry = (effect: string, key: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  seq: 1,
  at: 1,
  agentId: ADA,
  effect,
  contactId: '7',
  key,
  payload: {},
  ...more
});

const aDeed = (effect: Effect, what = '', contactId = '7'): Deed => ({ effect, contactId, what, isSure: true });

const LINE = { payload: { chatText: 'Hello' } };
const LEDGER = [
  anEntry('session-start', '', { contactId: '' }),
  anEntry('accept', 'a'),
  anEntry('chat-text', 'b', LINE),
  anEntry('disposition', 'c')
];
const DEEDS = [aDeed('accept'), aDeed('chat-text', 'Hello'), aDeed('disposition', saved('Resolved', ''))];

const aTruth = (more: Partial<Truth> = {}): Truth => ({
  agentId: ADA,
  ledger: LEDGER,
  contacts: [aContact()],
  skills: [{ skillId: '4011', dispositions: LIST }],
  maxOpenPolls: 1,
  lateRoutes: [],
  ...more
});

const aStory = (deeds = DEEDS, more: Partial<Story> = {}): Story => ({ ...emptyStory(), deeds, ...more });

describe('the judge of a session with faults', () => {
  it('has nothing to say where each press took effect once', () => {
    assert.deepEqual(judge(aTruth(), aStory()), []);
  });

  const without = (effect: Effect): Deed[] => DEEDS.filter((deed) => deed.effect !== effect);
  const also = (...entries: LedgerEntry[]): Partial<Truth> => ({ ledger: [...LEDGER, ...entries] });
  const WRONG: [string, Partial<Truth>, Story, RegExp][] = [
    ['a contact accepted twice', also(anEntry('accept', 'a')), aStory(), /accept .* took effect twice/],
    ['a contact accepted by nobody', {}, aStory(without('accept')), /1 times accept for 0 presses/],
    [
      'a call that nobody pressed',
      also(anEntry('dial', 'd', { payload: { phoneNumber: '+14155550123' } })),
      aStory([...DEEDS, aDeed('dial', '+14155550124', '')]),
      /1 times dial for 0 presses \(\+14155550123\)/
    ],
    ['a line that arrived twice', also(anEntry('chat-text', 'b', LINE)), aStory(), /"Hello" was sent 2 times/],
    [
      'a line that never arrived',
      { ledger: LEDGER.filter(({ effect }) => effect !== 'chat-text') },
      aStory(),
      /"Hello" .* did not arrive/
    ],
    [
      'a line that went to somebody else',
      { ledger: LEDGER.map((entry) => (entry.effect === 'chat-text' ? { ...entry, contactId: '8' } : entry)) },
      aStory(),
      /another customer/
    ],
    ['a disposition that took effect twice', also(anEntry('disposition', 'c')), aStory(), /one disposition .* twice/],
    [
      'another disposition than the chosen one',
      { contacts: [aContact({ disposition: { name: 'Spam', notes: '' } })] },
      aStory(),
      /has the disposition Spam/
    ],
    [
      'another note than the one that was saved',
      { contacts: [aContact({ disposition: { name: 'Resolved', notes: 'x' } })] },
      aStory(),
      /"x", chosen was/
    ],
    ['a disposition that is lost', { contacts: [aContact({ disposition: null })] }, aStory(), /not settled/],
    ['after-contact work that is still open', { contacts: [aContact({ acw: 'open' })] }, aStory(), /not settled/],
    ['a second agent session', also(anEntry('session-start', '')), aStory(), /2 agent sessions/],
    ['two polls at once', { maxOpenPolls: 2 }, aStory(), /2 polls/]
  ];
  for (const [what, truth, story, fault] of WRONG) {
    it(`notices ${what}`, () => assert.match(judge(aTruth(truth), story).join('\n'), fault));
  }

  it('lets a line be put to the agent instead of arriving, and a disposition be carried out late', () => {
    const ledger = LEDGER.filter(({ effect }) => effect !== 'chat-text');
    assert.deepEqual(judge(aTruth({ ledger }), aStory(DEEDS, { putToAgent: new Set(['Hello']) })), []);
    const late = { ...also(anEntry('disposition', 'c')), lateRoutes: ['POST /contacts/*/set-disposition'] };
    assert.deepEqual(judge(aTruth(late), aStory()), []);
  });

  it('lets an end that was carried out late end after-contact work, and no other', () => {
    const told = (lateRoutes: string[], ...entries: LedgerEntry[]): string[] =>
      judge(aTruth({ ...also(...entries), lateRoutes }), aStory([...DEEDS, aDeed('end')]));
    const late = ['POST /agent-sessions/*/interactions/*/end'];
    assert.deepEqual(told(late, anEntry('end', 'e'), anEntry('acw-end', 'e')), []);
    assert.deepEqual(told(late, anEntry('acw-end', 'e')), [], 'the customer had left meanwhile');
    assert.match(told([], anEntry('end', 'e'), anEntry('acw-end', 'e')).join(), /1 times acw-end for 0 presses/);
    assert.match(told(late, anEntry('end', 'e'), anEntry('acw-end', 'z')).join(), /2 times end for 1 presses/);
  });

  it('notices a session that is shown closed while something in it is open', () => {
    const call = aContact({ contactId: '8', name: '', isInbound: false, to: '+14155550123', finalState: false });
    const { agentId, skills } = aTruth();
    const contacts = [aContact(), call];
    assert.deepEqual(closedTooEarly(['Ann Lee'], { agentId, skills, contacts }), []);
    assert.match(closedTooEarly(['+1 415-555-0123'], { agentId, skills, contacts }).join(), /chat 8 is open/);
  });
});

describe('the judge of the records', () => {
  const KEY = 'tenant/30001/7';
  const settled = { Key__c: KEY, Session__c: 's', Task_Id__c: 't', Settled_At__c: 1, Disposition__c: 'Resolved' };
  const RECORDS: Records = {
    sessions: [{ Id: 's', Key__c: KEY, Closed_At__c: 1 }],
    interactions: [settled],
    tasks: [{ Id: 't', CallObject: KEY }]
  };

  it('has nothing to say where each contact has one record, one task and one session', () => {
    assert.deepEqual(judgeRecords([aContact()], RECORDS, emptyStory()), []);
  });

  const WRONG: [string, Partial<Records>, RegExp][] = [
    ['a second task', { tasks: [...RECORDS.tasks, { Id: 'u', CallObject: KEY }] }, /2 tasks of chat 7/],
    ['no task', { tasks: [] }, /0 tasks of chat 7/],
    ['a second record', { interactions: [settled, settled] }, /2 interaction records/],
    ['no record', { interactions: [], tasks: [] }, /0 interaction records/],
    ['a record under no session', { sessions: [] }, /under no session record/],
    ['another disposition', { interactions: [{ ...settled, Disposition__c: null }] }, /says null, in truth Resolved/],
    ['an open record', { interactions: [{ ...settled, Settled_At__c: null }] }, /is not settled/],
    ['an open session', { sessions: [{ Id: 's', Key__c: KEY }] }, /is not closed/],
    [
      'an empty session',
      { sessions: [...RECORDS.sessions, { Id: 'r', Closed_At__c: 1 }] },
      /2 session records for 1 sessions/
    ]
  ];
  for (const [what, records, fault] of WRONG) {
    it(`notices ${what}`, () =>
      assert.match(judgeRecords([aContact()], { ...RECORDS, ...records }, emptyStory()).join(), fault));
  }

  describe('of a call that reached nobody, of which the agent was told that nobody knows', () => {
    const dialled = aContact({ isInbound: false, connectedAt: null, to: '+14155552002', disposition: null });
    const told = { ...emptyStory(), putToAgent: new Set(['+14155552002']) };
    const none: Records = { sessions: [], interactions: [], tasks: [] };
    const record = { ...settled, Disposition__c: null };

    it('asks for no record', () => {
      assert.deepEqual(judgeRecords([dialled], none, told), []);
      assert.equal(isComplete([dialled], none, told), true);
      assert.match(judgeRecords([dialled], none, emptyStory()).join(), /0 interaction records/);
      assert.match(judgeRecords([{ ...dialled, connectedAt: 1 }], none, told).join(), /0 interaction records/);
    });

    it('takes one that the contact centre’s word has led to after all, and judges it as any other', () => {
      assert.deepEqual(judgeRecords([dialled], { ...RECORDS, interactions: [record] }, told), []);
      const twice = { ...RECORDS, interactions: [record, record] };
      assert.match(judgeRecords([dialled], twice, told).join(), /2 interaction records/);
    });
  });

  it('notices what was elevated and is under a session of its own, and what was not and is under the same', () => {
    const call = aContact({ contactId: '8', parentContactId: '7' });
    const other = { ...settled, Key__c: 'tenant/30001/8', Task_Id__c: 'u' };
    const tasks = [...RECORDS.tasks, { Id: 'u', CallObject: other.Key__c }];
    const apart = {
      sessions: [...RECORDS.sessions, { Id: 'r', Closed_At__c: 1 }],
      interactions: [settled, { ...other, Session__c: 'r' }],
      tasks
    };
    assert.match(
      judgeRecords([aContact(), call], apart, emptyStory()).join(),
      /what came from 7 is under 2 session records/
    );
    const together = { ...RECORDS, interactions: [settled, other], tasks };
    const stranger = aContact({ contactId: '8' });
    assert.match(
      judgeRecords([aContact(), stranger], together, emptyStory()).join(),
      /different sessions are under one/
    );
  });
});

describe('what is planted', () => {
  it('waits for its requests beside what is planted later, and is told as met or not', async () => {
    let set: Rule[] = [];
    let met: number[] = [];
    const planter = createPlanter({
      faults: async (rules) => {
        set = rules as Rule[];
        met = set.map(() => 0);
      },
      faultsMet: async () => met
    });
    const twice = { route: 'POST /one', nth: 1, times: 2, does: 'status' };
    const once = { route: 'POST /two', nth: 1, times: 1, does: 'dropAnswer' };
    await planter.plant(twice);
    met = [1];
    await planter.plant(once);
    assert.deepEqual(set, [{ ...twice, times: 1 }, once]);
    met = [1, 0];
    assert.equal(await planter.count(), 2);
    await planter.plant({ ...once, route: 'POST /three' });
    assert.deepEqual(set, [once, { ...once, route: 'POST /three' }]);
    await planter.end();
    assert.deepEqual([set, await planter.count()], [[], 2]);

    const tally = createTally();
    tally.add(planOf(17), planter.planted);
    assert.match(tally.lines().join(), /met a request: 1 of 3 \(status 1 of 1, dropAnswer 0 of 2\)/);
  });
});

describe('a session with faults', () => {
  it('is the same for the same seed, and ends its times in a verdict', () => {
    assert.deepEqual(planOf(17), planOf(17));
    assert.notDeepEqual(planOf(17).steps, planOf(18).steps);
    assert.equal(percentile([30, 10, 20], 0.5), 20);
    assert.equal(percentile([], 0.5), 0);
    const quick = verdict({ ...noTimes(), handOver: [300], thawless: [12_000], reload: [2_000] });
    assert.ok(quick.every(({ isMet }) => isMet));
    const slow = verdict({ ...noTimes(), handOver: [1_300], thawless: [16_000], reload: [3_100] });
    assert.deepEqual(
      slow.map(({ isMet }) => isMet),
      [false, true, false, false, true, true]
    );
  });
});
