import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCentre } from '../testing/aCentre.ts';

describe('an agent session', () => {
  it('begins Unavailable, with the whole picture in the first answer', () => {
    const ada = aCentre().agent('ada');
    assert.equal(ada.sends('/agent-sessions', { stationPhoneNumber: '+4930555010' }), '202');
    const events = ada.hears();
    assert.deepEqual(
      events.map((event) => event.Type),
      ['AgentSessionStart', 'MchAgentSettingsChangeEvent', 'AgentState', 'AgentLeg', 'Mute']
    );
    assert.equal(events[2]?.['CurrentState'], 'Unavailable');
    assert.equal(events[1]?.['ChatThreshold'], '12');
  });

  it('is joined, not started, a second time', () => {
    const ada = aCentre().agent('ada');
    assert.equal(ada.sends('/agent-sessions/join'), '404 UnknownSession');
    ada.sends('/agent-sessions');
    assert.equal(ada.sends('/agent-sessions'), '409 SessionExists');
    assert.equal(ada.sends('/agent-sessions/join'), '202');
  });

  it('gives every answer a new id, and an old id asks for everything again', () => {
    const { arrives, agent } = aCentre();
    const ada = agent('ada').works();
    const before = ada.sessionId;
    const chat = ada.takes(arrives({ channel: 'chat', name: 'Ann Lee', text: 'Hello' }));
    ada.hears();
    assert.notEqual(ada.sessionId, before);
    assert.deepEqual(ada.hears(), []);

    const again = ada.hears(before);
    assert.deepEqual(
      again.map((event) => event.Type),
      ['AgentSessionStart', 'MchAgentSettingsChangeEvent', 'AgentState', 'AgentLeg', 'Mute', 'TextContactEvent']
    );
    assert.equal(again[5]?.['ContactID'], chat);
    assert.deepEqual(
      (again[5]?.['Messages'] as { Text: string }[]).map((line) => line.Text),
      ['Hello']
    );
  });

  it('tells nothing twice: what one poll took, the next does not bring', () => {
    const { arrives, agent } = aCentre();
    const ada = agent('ada').works();
    arrives({ channel: 'chat' });
    assert.equal(ada.hears().length, 1);
    assert.deepEqual(ada.hears(), []);
  });

  it('tells everything after joining, even what was not polled before, and not a second time', () => {
    const { arrives, agent } = aCentre();
    const ada = agent('ada').works();
    const chat = arrives({ channel: 'chat' });
    ada.sends('/agent-sessions/join');
    assert.deepEqual(ada.hearsOf(chat), ['Incoming']);
    assert.deepEqual(ada.hears(), []);
  });

  it('is not left while contacts are open, unless the agent insists', () => {
    const { arrives, agent, effects, contactAt } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    const path = `/agent-sessions/${encodeURIComponent(ada.sessionId)}`;
    assert.equal(ada.sends(path, {}, 'DELETE'), '409 ContactsOpen');
    assert.equal(ada.sends(path, { forceLogoff: true }, 'DELETE'), '202');
    assert.equal(ada.hears().at(-1)?.Type, 'AgentSessionEnd');
    assert.throws(() => ada.hears(), { status: 404 });
    assert.equal(contactAt(chat).finalState, true);
    assert.equal(effects().at(-1), 'session-end');
  });

  it('leaves an offer to the others when the agent goes', () => {
    const { arrives, agent } = aCentre();
    const ada = agent('ada').works();
    const chat = arrives({ channel: 'chat' });
    const ben = agent('ben').works();
    assert.equal(ada.sends(`/agent-sessions/${encodeURIComponent(ada.sessionId)}`, {}, 'DELETE'), '202');
    assert.deepEqual(ben.hearsOf(chat), ['Incoming']);
  });

  it('keeps the disposition of an ended contact open over a sign-out', () => {
    const { arrives, agent } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.sends(`/interactions/${chat}/end`);
    ada.sends(`/agent-sessions/${encodeURIComponent(ada.sessionId)}`, {}, 'DELETE');
    ada.works();
    assert.equal(ada.sends(`/contacts/${chat}/set-disposition`, { primaryDispositionId: 101 }), '202');
  });

  it('has one mute for the leg, which works only while the leg is up', () => {
    const { agent, effects } = aCentre();
    const ada = agent('ada').works();
    assert.equal(ada.sends('/agent-phone/mute'), '409 AgentLegDown');
    ada.sends('/agent-phone/dial');
    assert.deepEqual(
      ada.hears().map((event) => event['Status']),
      ['Dialing', 'Active']
    );
    ada.sends('/agent-phone/mute');
    ada.sends('/agent-phone/mute');
    assert.deepEqual(
      ada.hears().map((event) => event['AgentMuted']),
      ['True']
    );
    ada.sends('/agent-phone/end');
    assert.deepEqual(
      ada.hears().map((event) => event['Status'] ?? event['AgentMuted']),
      ['Disconnected', 'False']
    );
    assert.deepEqual(effects().slice(-1), ['mute']);
  });
});
