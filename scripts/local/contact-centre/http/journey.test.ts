import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aControl, anAgentOverHttp, type Json } from '../testing/agentOverHttp.ts';
import { startStandalone, type Standalone } from './standalone.ts';

let server: Standalone;
before(async () => {
  server = await startStandalone();
});
after(async () => {
  await server.close();
});

const contactEvents = (events: Json[], contactId: string) => events.filter((event) => event['ContactID'] === contactId);

describe('a chat that becomes a call as well', () => {
  it('is offered, accepted, elevated, ended and dispositioned, and the ledger shows each step once', async () => {
    const control = aControl(server);
    const ada = await anAgentOverHttp(server, 'ada', 'copper-lantern');
    assert.equal((await ada.start()).status, 202);
    assert.deepEqual(
      (await ada.poll()).map((event) => event['Type']),
      ['AgentSessionStart', 'MchAgentSettingsChangeEvent', 'AgentState', 'AgentLeg', 'Mute']
    );
    assert.equal((await ada.send('POST', '/state', { state: 'Available' })).status, 202);

    const { contactId: chat } = await control('POST', '/contacts', {
      channel: 'chat',
      from: 'ann@example.org',
      name: 'Ann Lee',
      text: 'Hello'
    });
    const [offered] = contactEvents(await ada.poll(), chat);
    assert.equal(offered?.['Status'], 'Incoming');
    assert.equal(offered?.['Label'], 'Ann Lee');

    const accepted = await ada.send('POST', `/interactions/${chat}/accept`, {}, { CorrelationId: 'k1' });
    assert.deepEqual([accepted.status, accepted.text, accepted.headers.get('correlationid')], [202, '', 'k1']);

    await control('PUT', '/numbers/%2B4930123456', { does: 'answers', afterMs: 0 });
    const dialled = await ada.send(
      'POST',
      '/dial-phone',
      { phoneNumber: '+4930123456', skillId: 4101, parentContactId: chat },
      { CorrelationId: 'k2' }
    );
    assert.deepEqual([dialled.status, dialled.text], [202, '']);
    await control('POST', '/clock', { advanceMs: 1000 });
    const events = await ada.poll();
    const call = events.find((event) => event['Type'] === 'CallContactEvent')?.['ContactID'] as string;
    assert.deepEqual(
      contactEvents(events, call).map((event) => event['Status']),
      ['Dialing', 'Ringing', 'Active']
    );
    assert.equal(contactEvents(events, call)[0]?.['OmniGroupId'], contactEvents(events, chat).at(-1)?.['OmniGroupId']);

    for (const contactId of [call, chat]) {
      assert.equal((await ada.send('POST', `/interactions/${contactId}/end`)).status, 202);
      assert.equal(contactEvents(await ada.poll(), contactId).at(-1)?.['FinalState'], 'False');
      assert.equal(
        (await ada.send('POST', `/interactions/${contactId}/disposition`, { primaryDispositionId: 101 })).status,
        202
      );
      assert.equal(contactEvents(await ada.poll(), contactId).at(-1)?.['FinalState'], 'True');
      const saved = await ada.request('GET', `/contacts/${contactId}/disposition`);
      assert.equal(saved.body['dispositionName'], 'Resolved');
    }

    const { entries } = await control('GET', '/ledger');
    assert.deepEqual(
      entries.map((entry: Json) => [entry['effect'], entry['contactId'], entry['key']]),
      [
        ['session-start', '', ''],
        ['state', '', ''],
        ['accept', chat, 'k1'],
        ['dial', call, 'k2'],
        ['end', call, ''],
        ['disposition', call, ''],
        ['end', chat, ''],
        ['disposition', chat, '']
      ]
    );
  });
});
