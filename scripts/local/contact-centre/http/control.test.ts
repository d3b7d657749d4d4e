import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { aControl, anAgentOverHttp, type Json } from '../testing/agentOverHttp.ts';
import { startStandalone, type Standalone } from './standalone.ts';

let server: Standalone;
let control: ReturnType<typeof aControl>;
let xml: { multiContact?: boolean; limits?: { chat: number } } = {};
const resets: string[] = [];

before(async () => {
  server = await startStandalone({ settingsFromXml: () => xml });
  control = aControl(server);
  server.contactCentre.onReset(() => void resets.push('reset'));
});
afterEach(async () => {
  xml = {};
  await control('POST', '/reset');
});
after(() => server.close());

async function anAvailableAgent() {
  const ada = await anAgentOverHttp(server, 'ada', 'copper-lantern');
  await ada.start();
  await ada.send('POST', '/state', { state: 'Available' });
  await ada.poll();
  return ada;
}

describe('the seed', () => {
  it('has agents, every kind of after-contact work, and skills in and out', async () => {
    const seed = await control('GET', '/seed');
    assert.ok(seed['agents'].length >= 2);
    const skills = seed['skills'] as Json[];
    assert.deepEqual(new Set(skills.map((skill) => skill['acwType'])), new Set(['none', 'disposition', 'automatic']));
    for (const channel of ['voice', 'chat', 'email', 'workItem', 'voicemail']) {
      assert.ok(skills.filter((skill) => skill['channel'] === channel && !skill['outbound']).length >= 2, channel);
    }
    const out = (channel: string) => skills.filter((skill) => skill['channel'] === channel && skill['outbound']);
    assert.ok(out('voice').length >= 2 && out('email').length >= 1 && out('personalConnection').length >= 1);
    assert.ok(skills.some((skill) => skill['dispositions'].length === 0));
    for (const first of [skills.find((skill) => skill['channel'] === 'chat'), out('voice')[0]]) {
      assert.deepEqual([first?.['acwType'], first?.['requireDisposition']], ['disposition', true]);
      assert.ok(first?.['maxSecondsAcw'] >= 60 && first?.['maxSecondsAcw'] <= 120);
    }
    assert.ok(seed['unavailableCodes'].some((code: Json) => code['isAcw']));
  });

  it('is what an agent program reads, with channels told apart by media type', async () => {
    const ada = await anAgentOverHttp(server, 'ada', 'copper-lantern');
    const { agentSkillAssignments } = (await ada.request('GET', '/agents/30001/skills')).body;
    assert.deepEqual(
      new Set(agentSkillAssignments.map((skill: Json) => skill['mediaTypeId'])),
      new Set([1, 3, 4, 5, 6, 7, 9])
    );
    const skill = (await ada.request('GET', '/skills/4011')).body;
    assert.deepEqual(
      [skill['acwTypeId'], skill['maxSecondsACW'], skill['requireDisposition'], skill['allowSecondaryDisposition']],
      [2, 90, true, true]
    );
    const { dispositions } = (await ada.request('GET', '/skills/4042/dispositions')).body;
    assert.deepEqual(
      dispositions.map((one: Json) => [one['dispositionName'], one['requireCommitmentAmount']]),
      [
        ['Order taken', true],
        ['No interest', false],
        ['Not reached', false]
      ]
    );
    assert.equal((await ada.request('GET', '/skills/1')).status, 404);
    const codes = (await ada.request('GET', '/teams/21/unavailable-codes?activeOnly=true')).body['unavailableCodes'];
    assert.ok(codes.some((code: Json) => code['outstateName'] === 'Lunch' && !code['isAcw']));
  });
});

describe('an administrator at work', () => {
  it('takes a disposition away while a contact is open: it is refused, and the new list can be read', async () => {
    const ada = await anAvailableAgent();
    const { contactId } = await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
    await ada.send('POST', `/interactions/${contactId}/accept`);
    await ada.poll();
    await control('PUT', '/skills/4011', { dispositions: ['102', '109'] });
    assert.deepEqual(
      (await ada.poll()).map((event) => event['Type']),
      ['UpdateSkills']
    );
    const save = (id: number) =>
      ada.send('POST', `/interactions/${contactId}/disposition`, { primaryDispositionId: id });
    assert.equal((await save(101)).body.error, 'InvalidDisposition');
    const { dispositions } = (await ada.request('GET', '/skills/4011/dispositions')).body;
    assert.deepEqual(
      dispositions.map((one: Json) => one['dispositionId']),
      [102, 109]
    );
    assert.equal((await save(109)).status, 202);
    await assert.rejects(control('PUT', '/skills/4011', { dispositions: ['1'] }), /400/);
    await control('POST', '/reset');
    assert.equal((await control('GET', '/seed'))['skills'][2]['dispositions'][0]['id'], '101');
  });
});

describe('playing the customer', () => {
  it('shows each contact as its customer sees it, e-mails included', async () => {
    const ada = await anAvailableAgent();
    const { contactId: email } = await control('POST', '/contacts', {
      channel: 'email',
      from: 'ann@example.org',
      name: 'Ann',
      subject: 'Invoice',
      text: 'Where?'
    });
    await ada.send('POST', `/interactions/${email}/accept`);
    const { emails } = (await ada.request('GET', `/contacts/${email}/email-transcript?includeAttachments=true`)).body;
    assert.deepEqual(
      [emails[0]['subject'], emails[0]['bodyHtml'], emails[0]['fromAddress']],
      ['Invoice', 'Where?', 'ann@example.org']
    );
    await ada.send('POST', `/interactions/${email}/email-reply`, { bodyHtml: '<p>Here.</p>', subject: 'Re: Invoice' });
    const { contacts } = await control('GET', '/customer');
    assert.deepEqual([contacts[0]['standing'], contacts[0]['emails'][1]['bodyHtml']], ['ended', '<p>Here.</p>']);
  });

  it('writes, waits on hold and hangs up', async () => {
    const ada = await anAvailableAgent();
    const { contactId: chat } = await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
    await ada.send('POST', `/interactions/${chat}/accept`);
    await control('POST', `/contacts/${chat}/messages`, { text: 'Hello' });
    const { messages } = (await ada.request('GET', `/contacts/${chat}/chat-transcript`)).body;
    assert.deepEqual([messages[0]['Text'], messages[0]['PartyType']], ['Hello', 'Client']);
    await control('POST', `/contacts/${chat}/end`);
    await assert.rejects(control('POST', `/contacts/${chat}/end`), /409/);
    await assert.rejects(control('POST', `/contacts/${chat}/messages`, { text: 'Hello?' }), /409/);
    await assert.rejects(control('POST', '/contacts/1/end'), /404/);
    assert.equal((await control('GET', `/contacts/${chat}/transcript`))['lines'][0]['text'], 'Hello');
  });

  it('answers a call that rings, from the outside', async () => {
    const ada = await anAvailableAgent();
    await ada.send('POST', '/dial-phone', { phoneNumber: '+4930123456', skillId: '4102' });
    const [call] = (await control('GET', '/state'))['contacts'] as Json[];
    await control('POST', `/contacts/${call?.['contactId']}/answer`, { does: 'answers' });
    const record = (await ada.request('GET', `/contacts/${call?.['contactId']}`)).body;
    assert.deepEqual(
      [record['state'], record['isOutbound'], record['toAddr'], record['finalState']],
      ['Active', true, '+4930123456', false]
    );
    const ben = await anAgentOverHttp(server, 'ben', 'quiet-harbour');
    assert.equal((await ben.request('GET', `/contacts/${call?.['contactId']}`)).status, 403);
    assert.equal((await ada.request('GET', `/contacts/${call?.['contactId']}/disposition`)).status, 404);
  });

  it('knows a number however it is written', async () => {
    const ada = await anAvailableAgent();
    await control('PUT', `/numbers/${encodeURIComponent('+49 30 123456')}`, { does: 'busy', afterMs: 0 });
    await ada.send('POST', '/dial-phone', { phoneNumber: '004930123456', skillId: 4102 });
    await control('POST', '/clock', { advanceMs: 10 });
    assert.equal((await control('GET', '/state'))['contacts'][0]['disconnectCode'], 'Busy');
    await assert.rejects(control('PUT', '/numbers/%2B4930123456', { does: 'sings' }), /400/);
  });

  it('refuses a contact nobody could handle', async () => {
    await assert.rejects(control('POST', '/contacts', { channel: 'fax', from: 'x' }), /400/);
    await assert.rejects(control('POST', '/contacts', { channel: 'chat' }), /400/);
    await assert.rejects(control('POST', '/contacts', { channel: 'chat', from: 'x', skillId: '4101' }), /400/);
  });
});

describe('the ledger', () => {
  it('shows what was accepted, under the key it came with, and no refusals', async () => {
    const ada = await anAvailableAgent();
    const { contactId } = await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
    await ada.send(
      'POST',
      `/interactions/${contactId}/disposition`,
      { primaryDispositionId: 101 },
      { CorrelationId: 'too-early' }
    );
    await ada.send('POST', `/interactions/${contactId}/accept`, {}, { CorrelationId: 'a-1' });
    await ada.send(
      'POST',
      `/interactions/${contactId}/disposition`,
      { primaryDispositionId: '101', primaryDispositionNotes: 'Ok ☕' },
      { CorrelationId: 'd-1' }
    );
    const { entries } = await control('GET', '/ledger?since=2');
    assert.deepEqual(
      entries.map((entry: Json) => [entry['seq'], entry['agentId'], entry['effect'], entry['key']]),
      [
        [3, '30001', 'accept', 'a-1'],
        [4, '30001', 'disposition', 'd-1']
      ]
    );
    assert.equal(entries[1]['payload']['primaryDispositionNotes'], 'Ok ☕');
  });

  it('has a repeated key twice, unless the contact centre knows idempotency keys', async () => {
    for (const [idempotencyKey, saves] of [
      [false, 2],
      [true, 1]
    ] as const) {
      await control('POST', '/reset');
      const ada = await anAvailableAgent();
      await control('PUT', '/manners', { idempotencyKey });
      const { contactId } = await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
      await ada.send('POST', `/interactions/${contactId}/accept`);
      for (let time = 0; time < 2; time += 1) {
        const answer = await ada.send(
          'POST',
          `/interactions/${contactId}/disposition`,
          { primaryDispositionId: 101 },
          { CorrelationId: 'same' }
        );
        assert.equal(answer.status, 202);
      }
      const { entries } = await control('GET', '/ledger?since=3');
      assert.equal(entries.length, saves);
    }
  });
});

describe('manners, settings, clock and reset', () => {
  it('lists every manner with its default and the readings of each switch, and takes no other', async () => {
    const { manners, defaults, readings } = await control('GET', '/manners');
    assert.deepEqual(manners, defaults);
    assert.deepEqual(
      [readings.omniGroupId, readings.stateEndsAcw],
      [
        [true, false],
        [null, true, false]
      ]
    );
    for (const [name, values] of Object.entries(readings as Record<string, unknown[]>)) {
      assert.equal(values[0], defaults[name]);
      for (const value of values) await control('PUT', '/manners', { [name]: value });
    }
    assert.equal((await control('PUT', '/manners', { rejectRefuses: false }))['manners']['rejectRefuses'], false);
    await assert.rejects(control('PUT', '/manners', { politeness: true }), /400/);
    await assert.rejects(control('PUT', '/manners', { tokenSeconds: 'long' }), /400/);
  });

  it('obeys the custom metadata, a running change on top of it, and reads the metadata anew at each page load', async () => {
    xml = { multiContact: false };
    const ada = await anAvailableAgent();
    assert.equal((await ada.request('GET', '/agents/30001')).body['totalContactCount'], 1);
    xml = { multiContact: true, limits: { chat: 3 } };
    await ada.request('POST', '/agent-sessions/join');
    const settings = (await ada.request('GET', '/agents/30001')).body;
    assert.deepEqual([settings['totalContactCount'], settings['chatThreshold']], [20, 3]);
    await control('PUT', '/settings', { limits: { chat: 2 }, matrix: { 'chat>voice': false } });
    assert.equal((await ada.request('GET', '/agents/30001')).body['chatThreshold'], 2);
    assert.deepEqual(server.contactCentre.settingsOverrides(), {
      limits: { chat: 2 },
      matrix: { 'chat>voice': false }
    });
    await assert.rejects(control('PUT', '/settings', { limits: { chat: -1 } }), /400/);
    await assert.rejects(control('PUT', '/settings', { colour: 'red' }), /400/);
  });

  it('lets time jump, and what is due happens on the way', async () => {
    const ada = await anAvailableAgent();
    const { contactId } = await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
    await ada.send('POST', `/interactions/${contactId}/accept`);
    await ada.send('POST', `/interactions/${contactId}/end`);
    const before = Date.parse((await ada.request('GET', '/server-time')).body['ServerTime']);
    await control('POST', '/clock', { advanceMs: 90_000 });
    assert.ok(Date.parse((await ada.request('GET', '/server-time')).body['ServerTime']) - before >= 90_000);
    assert.deepEqual(
      (await control('GET', '/state'))['contacts'].map((contact: Json) => [contact['acw'], contact['finalState']]),
      [['done', true]]
    );
    await assert.rejects(control('POST', '/clock', { advanceMs: -1 }), /400/);
  });

  it('goes back to the beginning at a reset, tokens and the stand-in org included', async () => {
    const ada = await anAvailableAgent();
    await control('PUT', '/manners', { rejectRefuses: false });
    await control('PUT', '/settings', { limits: { chat: 1 } });
    await control('PUT', '/numbers/%2B4930123456', { does: 'busy' });
    await control('PUT', '/faults', { rules: [{ route: 'POST /agent-sessions', does: 'status' }] });
    await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
    resets.length = 0;
    await control('POST', '/reset');
    assert.deepEqual(resets, ['reset']);
    const state = await control('GET', '/state');
    assert.deepEqual([state['contacts'], state['agents'][0]['state']], [[], 'LoggedOut']);
    assert.deepEqual((await control('GET', '/ledger'))['entries'], []);
    assert.deepEqual((await control('GET', '/settings'))['overrides'], {});
    assert.deepEqual((await control('GET', '/numbers'))['numbers'], {});
    assert.deepEqual((await control('GET', '/faults'))['rules'], []);
    const { manners, defaults } = await control('GET', '/manners');
    assert.deepEqual(manners, defaults);
    assert.equal((await ada.request('GET', '/server-time')).status, 401);
  });
});
