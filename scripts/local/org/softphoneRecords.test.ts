import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { saveLog } from './apex/softphoneRecords.ts';
import { type OrgRecord, RecordStore } from './recordStore.ts';

const CHAT = 't1/a1/100';
const CALL = 't1/a1/101';
const NOON = 1_790_000_000_000;

const aCall = (more: object = {}) => ({
  key: CALL,
  channel: 'voice',
  direction: 'outbound',
  outcome: 'connected',
  title: 'Call with Ann Lee',
  address: '+14155550123',
  startedAt: NOON,
  connectedAt: NOON,
  endedAt: NOON + 60_000,
  durationSeconds: 60,
  ...more
});
const aLog = (interaction: object = {}, session: object = {}, links: object[] = []) => ({
  session: { key: CHAT, customer: 'Ann Lee', addresses: [], startedAt: NOON, ...session },
  interactions: [aCall(interaction)],
  links
});
const save = (records: RecordStore, log: unknown) => saveLog(records, JSON.stringify(log));

function only(records: RecordStore, object: string): OrgRecord {
  const all = records.all(object);
  assert.equal(all.length, 1, `${object}: ${all.length}`);
  return all[0]!;
}

describe('the call log of the stand-in org', () => {
  it('is one session, one interaction and one task that is about the session when nobody is found', () => {
    const records = new RecordStore();
    const answer = save(records, aLog());
    assert.deepEqual([answer.isSaved, answer.troubles, answer.notWritten], [true, [], []]);
    const session = only(records, 'Omnichannel_Session__c');
    const interaction = only(records, 'Omnichannel_Interaction__c');
    const task = only(records, 'Task');
    assert.deepEqual(answer.rows, [{ key: CALL, recordId: interaction['Id'], taskId: task['Id'] }]);
    assert.equal(interaction['Session__c'], session['Id']);
    assert.equal(interaction['Task_Id__c'], task['Id']);
    assert.deepEqual(
      ['CallObject', 'CallType', 'TaskSubtype', 'CallDurationInSeconds', 'Status', 'WhoId', 'WhatId'].map(
        (field) => task[field]
      ),
      [CALL, 'Outbound', 'Call', 60, 'Completed', null, session['Id']]
    );
  });

  it('is written once, however often and in whatever order it comes', () => {
    const once = aLog();
    const settled = aLog({ disposition: 'Sold', dispositionId: '7', notes: 'Blue', settledAt: NOON + 120_000 });
    const seen = [
      [once, settled],
      [settled, once],
      [settled, settled, once, once]
    ].map((order) => {
      const records = new RecordStore();
      for (const log of order) assert.equal(save(records, log).isSaved, true);
      return ['Omnichannel_Session__c', 'Omnichannel_Interaction__c', 'Task'].map((name) => only(records, name));
    });
    assert.deepEqual(seen[1], seen[0]);
    assert.deepEqual(seen[2], seen[0]);
    assert.deepEqual([seen[0]![1]!['Disposition__c'], seen[0]![2]!['CallDisposition']], ['Sold', 'Sold']);
  });

  it('links what was elevated to where it came from, whichever is logged first', () => {
    for (const order of [
      [{}, { key: CHAT, channel: 'chat', direction: 'inbound' }],
      [{ key: CHAT, channel: 'chat', direction: 'inbound' }, {}]
    ]) {
      const records = new RecordStore();
      for (const one of order) save(records, aLog(one, {}, [{ child: CALL, parent: CHAT }]));
      const [chat, call] = [CHAT, CALL].map((key) =>
        records.all('Omnichannel_Interaction__c').find((record) => record['Key__c'] === key)
      );
      assert.equal(call!['Parent__c'], chat!['Id']);
      assert.equal(records.all('Task').length, 2);
      only(records, 'Omnichannel_Session__c');
    }
  });

  it('links what was elevated when its parent is logged later, as it was before the elevation', () => {
    const records = new RecordStore();
    save(records, aLog({}, {}, [{ child: CALL, parent: CHAT }]));
    save(records, aLog({ key: CHAT, channel: 'chat', direction: 'inbound' }));
    const [chat, call] = [CHAT, CALL].map((key) =>
      records.all('Omnichannel_Interaction__c').find((record) => record['Key__c'] === key)
    );
    assert.equal(call!['Parent__c'], chat!['Id']);
  });

  it('finds the customer by mail and by number, and takes the record it was dialled from before that', () => {
    const who = (interaction: object, session: object): (string | number | boolean | null | undefined)[] => {
      const records = new RecordStore();
      save(records, aLog(interaction, session));
      const { WhoId, WhatId } = only(records, 'Task');
      const session_ = only(records, 'Omnichannel_Session__c')['Id'];
      return [WhoId, WhatId === session_ ? 'session' : WhatId];
    };
    const seed = new RecordStore();
    const mara = seed.search('Contact', 'Mara Lindner')[0]!;
    const item = seed.all('Case')[0]!;
    assert.deepEqual(who({}, { addresses: [String(mara['Email']).toUpperCase()] }), [mara['Id'], 'session']);
    assert.deepEqual(who({}, { addresses: ['493023125101', '3023125101', '03023125101'] }), [mara['Id'], 'session']);
    assert.deepEqual(who({}, { addresses: ['2025550199', 'nobody@example.com'] }), [null, 'session']);
    assert.deepEqual(who({ recordId: item['Id'] }, { addresses: ['3023125101'] }), [item['ContactId'], item['Id']]);
    assert.deepEqual(who({}, { recordId: mara['AccountId'] }), [null, mara['AccountId']]);
  });

  it('finds a number however it is written, and takes none for one that ends like it', () => {
    const whoHas = (Phone: string, addresses: string[]): boolean => {
      const records = new RecordStore();
      const ann = records.insert('Contact', { Name: 'Ann Lee', Phone });
      save(records, aLog({}, { addresses }));
      return only(records, 'Task')['WhoId'] === ann['Id'];
    };
    const asked = ['493021234567', '3021234567', '03021234567'];
    for (const Phone of [
      '+49 30 2123-4567',
      '+49 (0)30 21234567',
      '0049 30 21234567',
      '030/21234567',
      '(030) 21234567'
    ])
      assert.equal(whoHas(Phone, asked), true, Phone);
    assert.equal(whoHas('+49 30 21234567', ['4521234567', '21234567', '021234567', '0000000']), false);
  });

  it('leaves in the session what an agent put right, and makes it begin with its earliest interaction', () => {
    const records = new RecordStore();
    const [mara, jonas] = records.all('Contact');
    const address = String(mara!['Email']);
    save(records, aLog({}, { address: '+14155550123', addresses: [address] }));
    const session = only(records, 'Omnichannel_Session__c');
    assert.equal(session['Contact__c'], mara!['Id']);
    records.update(String(session['Id']), { Contact__c: jonas!['Id']!, Account__c: null, Customer__c: 'Jonas' });
    const second = { address, addresses: [address], startedAt: NOON + 60_000, closedAt: NOON + 90_000 };
    save(records, aLog({ key: CHAT }, second));
    const now = () =>
      ['Contact__c', 'Account__c', 'Customer__c', 'Address__c', 'Started_At__c', 'Closed_At__c'].map(
        (field) => only(records, 'Omnichannel_Session__c')[field]
      );
    const at = (moment: number) => new Date(moment).toISOString();
    assert.deepEqual(now(), [jonas!['Id'], null, 'Jonas', '+14155550123', at(NOON), at(NOON + 90_000)]);
    save(records, aLog({ key: CHAT }, { startedAt: NOON - 60_000 }));
    assert.equal(now()[4], at(NOON - 60_000));
  });

  it('writes the name of a session later when it was not known at first', () => {
    const records = new RecordStore();
    save(records, aLog({}, { customer: null }));
    save(records, aLog());
    assert.equal(only(records, 'Omnichannel_Session__c')['Customer__c'], 'Ann Lee');
  });

  it('takes two people of one number for nobody, or for the account they share', () => {
    const records = new RecordStore();
    const [account, other] = records.all('Account').map((one) => one['Id']);
    records.insert('Contact', { Name: 'A', Email: 'both@example.com', AccountId: account! });
    records.insert('Contact', { Name: 'B', Email: 'both@example.com', AccountId: account! });
    save(records, aLog({}, { addresses: ['both@example.com'] }));
    assert.deepEqual([only(records, 'Task')['WhoId'], only(records, 'Task')['WhatId']], [null, account]);
    records.insert('Contact', { Name: 'C', Email: 'both@example.com', AccountId: other! });
    save(records, aLog({ key: 'other' }, { key: 'other', addresses: ['both@example.com'] }));
    assert.equal(records.all('Task')[1]!['WhoId'], null);
    assert.match(String(records.all('Task')[1]!['WhatId']), /^a0S/);
  });

  it('refuses what it cannot read and writes nothing of it', () => {
    const records = new RecordStore();
    const wrong = [null, '', 7, '[]', '{', 'x'.repeat(200_001), '{"session":{"key":"a"},"interactions":[]}'];
    for (const text of wrong) {
      const answer = saveLog(records, text);
      assert.deepEqual([answer.isSaved, answer.troubles[0]?.code], [false, 'INVALID_LOG'], String(text).slice(0, 60));
    }
    for (const log of [
      aLog({ channel: 'fax' }),
      aLog({ key: 'a b' }),
      aLog({ startedAt: -1 }),
      aLog({ startedAt: 'noon' }),
      aLog({ recordId: '<script>' }),
      aLog({ durationSeconds: 1e9 }),
      aLog({}, { key: '' }),
      aLog({}, {}, [{ child: CALL, parent: CALL }]),
      { ...aLog(), interactions: [aCall(), aCall()] }
    ])
      assert.equal(save(records, log).troubles[0]?.code, 'INVALID_LOG', JSON.stringify(log));
    assert.deepEqual(
      ['Omnichannel_Session__c', 'Omnichannel_Interaction__c', 'Task'].map((name) => records.all(name).length),
      [0, 0, 0]
    );
  });
});

describe('the stand-in and the Apex', () => {
  const apex = (name: string): string =>
    readFileSync(resolve(__dirname, '../../../force-app/records/classes', `${name}.cls`), 'utf8');
  const limit = (name: string): number =>
    Number(apex('SoftphoneLog').match(new RegExp(`${name} = (\\d+)L?;`))?.[1] ?? assert.fail(name));
  const isTaken = (log: unknown): boolean => save(new RecordStore(), log).isSaved;

  it('put each thing that is said into the same field', () => {
    const said: Record<string, string | number> = {
      outcome: 'busy',
      address: 'an address',
      subject: 'a subject',
      skill: 'a skill',
      skillId: 's1',
      startedAt: NOON,
      connectedAt: NOON + 1000,
      endedAt: NOON + 2000,
      settledAt: NOON + 3000,
      durationSeconds: 17,
      disposition: 'a disposition',
      dispositionId: 'd1',
      notes: 'a note',
      channel: 'chat',
      direction: 'inbound'
    };
    const records = new RecordStore();
    save(records, aLog(said, { customer: 'a customer', address: 'another address', closedAt: NOON + 4000 }));
    const written = {
      Omnichannel_Interaction__c: only(records, 'Omnichannel_Interaction__c'),
      Omnichannel_Session__c: only(records, 'Omnichannel_Session__c'),
      Task: only(records, 'Task')
    };
    const sessionSaid: Record<string, string | number> = {
      customer: 'a customer',
      address: 'another address',
      startedAt: NOON,
      closedAt: NOON + 4000
    };
    const lines = [...apex('SoftphoneRows').matchAll(/(\w+)\.(\w+) => (SoftphoneLog\.momentOf\()?said\.(\w+)/g)];
    assert.ok(lines.length >= 20, `${lines.length} fields compared`);
    for (const [, object, field, isMoment, name] of lines) {
      const value = (object === 'Omnichannel_Session__c' ? sessionSaid : said)[name!];
      const expected = isMoment ? new Date(Number(value)).toISOString() : value;
      assert.equal(written[object as keyof typeof written][field!], expected, `${object}.${field}`);
    }
  });

  it('take as much and not more', () => {
    const most = limit('MOST_INTERACTIONS');
    const many = (count: number) => ({
      ...aLog(),
      interactions: Array.from({ length: count }, (_, at) => aCall({ key: `key-${at}` }))
    });
    assert.deepEqual([isTaken(many(most)), isTaken(many(most + 1))], [true, false]);
    const addresses = (count: number) => aLog({}, { addresses: Array.from({ length: count }, () => 'a@b.example') });
    assert.deepEqual(
      [limit('MOST_ADDRESSES'), limit('MOST_ADDRESSES') + 1].map((count) => isTaken(addresses(count))),
      [true, false]
    );
    const links = (count: number) =>
      aLog(
        {},
        {},
        Array.from({ length: count }, () => ({ child: CALL, parent: CHAT }))
      );
    assert.deepEqual(
      [limit('MOST_LINKS'), limit('MOST_LINKS') + 1].map((count) => isTaken(links(count))),
      [true, false]
    );
    assert.deepEqual(
      [limit('LATEST') - 1, limit('LATEST')].map((startedAt) => isTaken(aLog({ startedAt }))),
      [true, false]
    );
    assert.deepEqual(
      [limit('LONGEST_DURATION'), limit('LONGEST_DURATION') + 1].map((durationSeconds) =>
        isTaken(aLog({ durationSeconds }))
      ),
      [true, false]
    );
    assert.deepEqual(
      [0, 1].map(
        (more) => saveLog(new RecordStore(), JSON.stringify(aLog()).padEnd(limit('LONGEST_LOG') + more)).isSaved
      ),
      [true, false]
    );
  });

  it('cut a long text at the same place, with the same mark', () => {
    const records = new RecordStore();
    save(records, aLog({ subject: 'x'.repeat(300), notes: 'y'.repeat(40_000) }));
    const { Subject__c, Notes__c } = only(records, 'Omnichannel_Interaction__c') as Record<string, string>;
    const mark = apex('SoftphoneLog').match(/CUT = '(.)'/)?.[1];
    assert.equal(Subject__c, 'x'.repeat(limit('LONGEST_TEXT') - 1) + mark);
    assert.equal(Notes__c, 'y'.repeat(limit('LONGEST_NOTE') - 1) + mark);
  });

  it('know keys and short ids by the same shape', () => {
    for (const [name, part] of [
      ['KEY', 'key'],
      ['SHORT_ID', 'skillId']
    ] as const) {
      const shape = apex('SoftphoneLog').match(new RegExp(`Pattern ${name} = Pattern\\.compile\\('(.*)'\\)`))?.[1];
      const pattern = new RegExp(`^(?:${shape!.replaceAll('\\\\', '\\')})$`);
      for (const text of ['a', 'T1/a-1/9.9:x', 'a b', "a'b", 'ä', '', 'x'.repeat(40), 'x'.repeat(41), 'x'.repeat(121)])
        assert.equal(isTaken(aLog({ [part]: text })), pattern.test(text), `${name} ${text}`);
    }
  });
});
