import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCentre } from '../testing/aCentre.ts';

describe('a chat', () => {
  it('brings each line once, the agent own ones too, with moments that never repeat', () => {
    const { agent, arrives, writes, effects } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat', name: 'Ann', text: 'Hello' }));
    writes(chat, 'Anybody there?');
    ada.sends(`/interactions/${chat}/send-chat-text`, { chatText: 'Good morning', chatTarget: 'everyone' });
    const lines = ada
      .hears()
      .flatMap(
        (event) => (event['Messages'] as { Text: string; PartyType: string; TimeStamp: string }[] | undefined) ?? []
      );
    assert.deepEqual(
      lines.map((line) => [line.PartyType, line.Text]),
      [
        ['Client', 'Hello'],
        ['Client', 'Anybody there?'],
        ['Agent', 'Good morning']
      ]
    );
    assert.deepEqual(
      [...lines].sort((left, right) => left.TimeStamp.localeCompare(right.TimeStamp)),
      lines
    );
    assert.equal(new Set(lines.map((line) => line.TimeStamp)).size, 3);
    assert.equal(effects().at(-1), `chat-text ${chat}`);
  });

  it('takes no text when it is not active, no empty text, and cannot be held', () => {
    const { agent, arrives, writes } = aCentre();
    const ada = agent('ada').works();
    const chat = arrives({ channel: 'chat' });
    assert.equal(ada.sends(`/interactions/${chat}/send-chat-text`, { chatText: 'Hi' }), '409 NotActive');
    ada.takes(chat);
    assert.equal(ada.sends(`/interactions/${chat}/send-chat-text`, { chatText: '' }), '400 EmptyText');
    assert.equal(ada.sends(`/interactions/${chat}/hold`), '409 NotActive');
    ada.sends(`/interactions/${chat}/end`);
    assert.equal(ada.sends(`/interactions/${chat}/send-chat-text`, { chatText: 'Hi' }), '409 NotActive');
    assert.throws(() => writes(chat, 'Hello?'), { status: 409 });
  });
});

describe('a call', () => {
  it('is held and resumed; a held call cannot be ended', () => {
    const { agent, arrives, effects } = aCentre();
    const ada = agent('ada').works();
    const call = ada.takes(arrives({ channel: 'voice' }));
    ada.hears();
    ada.sends(`/interactions/${call}/hold`);
    assert.equal(ada.sends(`/interactions/${call}/hold`), '409 NotActive');
    assert.equal(ada.sends(`/interactions/${call}/end`), '409 OnHold');
    ada.sends(`/interactions/${call}/resume`);
    assert.deepEqual(ada.hearsOf(call), ['Holding', 'Active']);
    assert.deepEqual(effects().slice(-2), [`hold ${call}`, `resume ${call}`]);
  });

  it('ends for the held customer who hangs up', () => {
    const { agent, arrives, hangsUp } = aCentre();
    const ada = agent('ada').works();
    const call = ada.takes(arrives({ channel: 'voice' }));
    ada.sends(`/interactions/${call}/hold`);
    ada.hears();
    hangsUp(call);
    assert.deepEqual(ada.hearsOf(call), ['Disconnected']);
  });

  it('is not taken without the agent phone where it must be connected by hand', () => {
    const { agent, arrives, effects } = aCentre({ manners: { legConnectsItself: false } });
    const ada = agent('ada').works();
    const call = arrives({ channel: 'voice' });
    assert.equal(ada.sends(`/interactions/${call}/accept`), '409 AgentLegDown');
    assert.equal(ada.dials('+4930123456'), '409 LimitReached');
    ada.sends('/agent-phone/dial');
    assert.equal(ada.sends(`/interactions/${call}/accept`), '202');
    assert.equal(effects().filter((effect) => effect.startsWith('accept')).length, 1);
  });
});

describe('an e-mail', () => {
  it('is read, replied to, and thereby ended', () => {
    const { agent, arrives, contactAt } = aCentre();
    const ada = agent('ada').works();
    const email = ada.takes(
      arrives({ channel: 'email', from: 'ann@example.org', subject: 'Invoice', text: 'Where is it?' })
    );
    ada.hears();
    assert.equal(ada.sends(`/interactions/${email}/email-send`, { bodyHtml: 'x' }), '409 WrongKind');
    assert.equal(
      ada.sends(`/interactions/${email}/email-reply`, { subject: 'Re: Invoice', bodyHtml: '<p>Here.</p>' }),
      '202'
    );
    assert.deepEqual(ada.hearsOf(email), ['Disconnected']);
    const [question, answer] = contactAt(email).mails;
    assert.deepEqual(
      [question?.bodyHtml, answer?.to, answer?.from, answer?.subject],
      ['Where is it?', 'ann@example.org', 'service@lindenwerk.example', 'Re: Invoice']
    );
  });
});

describe('a voicemail', () => {
  it('plays over the agent phone, says where it is, and stops at its end', () => {
    const { agent, arrives, pass } = aCentre();
    const ada = agent('ada').works();
    const voicemail = ada.takes(arrives({ channel: 'voicemail', durationSeconds: 5 }));
    ada.hears();
    const heard = () =>
      ada
        .hears()
        .filter((event) => event.Type === 'VoiceMailPlayBackEvent')
        .map(
          (event) => `${String(event['PlayBackPosition'])} ${event['PlayBackPaused'] === 'True' ? 'paused' : 'playing'}`
        );
    ada.sends(`/interactions/${voicemail}/play-voicemail`, { playTimestamp: false });
    pass(3);
    ada.sends(`/interactions/${voicemail}/pause-voicemail`);
    assert.deepEqual(heard(), ['0 playing', '2 playing', '3 paused']);
    ada.sends(`/interactions/${voicemail}/play-voicemail`, {});
    pass(10);
    assert.deepEqual(heard(), ['3 playing', '5 paused']);
    ada.sends(`/interactions/${voicemail}/play-voicemail`, {});
    assert.deepEqual(heard(), ['0 playing'], 'played to its end, it begins anew');
    ada.sends(`/interactions/${voicemail}/play-voicemail`, { position: 4 });
    assert.deepEqual(heard(), ['4 playing']);
    ada.sends(`/interactions/${voicemail}/end`);
    assert.deepEqual(ada.hearsOf(voicemail), ['Discarded']);
  });

  it('is not played before it is accepted', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const voicemail = arrives({ channel: 'voicemail' });
    assert.equal(ada.sends(`/interactions/${voicemail}/play-voicemail`), '409 NotActive');
  });
});

describe('a work item', () => {
  it('brings its payload as it was given', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    arrives({ channel: 'workItem', payload: '{"caseNumber":"00001026"}' });
    const item = ada.hears().find((event) => event.Type === 'WorkItemContactEvent');
    assert.deepEqual(
      [item?.['Status'], item?.['WorkItemPayload'], item?.['SkillId']],
      ['Incoming', '{"caseNumber":"00001026"}', '4041']
    );
  });
});

describe('Personal Connection', () => {
  it('shows the record first; a reject costs the agent nothing and the record does not come back', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const preview = arrives({ channel: 'personalConnection', from: '+4930700200', name: 'Mia Roth' });
    const call = ada.hears().find((event) => event['ContactID'] === preview);
    assert.deepEqual([call?.['Status'], call?.['CallType'], call?.['DNIS']], ['Preview', 'Dialer', '+4930700200']);
    assert.equal(ada.sends(`/interactions/${preview}/reject`), '202');
    assert.equal(ada.hearsState(), 'nothing');
    assert.deepEqual(ada.hearsOf(preview), []);
  });

  it('puts a customer on the line without asking where the campaign dials by itself', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const call = arrives({ channel: 'personalConnection', skillId: 4202 });
    assert.deepEqual(ada.hearsOf(call), ['Active']);
    ada.sends(`/interactions/${call}/end`);
    assert.deepEqual(ada.hearsOf(call), ['Disconnected!']);
  });
});

describe('channels that are not supported yet', () => {
  it('come as the platform sends them', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const sms = arrives({ channel: 'sms' });
    const digital = arrives({ channel: 'digital', name: 'Mia Roth' });
    const events = ada.hears();
    assert.deepEqual(
      events.map((event) => event['MediaType'] ?? event['CustomerName']),
      ['7', 'Mia Roth']
    );
    assert.equal(ada.sends(`/interactions/${digital}/accept`), '202');
    assert.equal(ada.sends(`/interactions/${digital}/end`), '202');
    assert.equal(ada.sends(`/interactions/${sms}/reject`), '202');
  });
});
