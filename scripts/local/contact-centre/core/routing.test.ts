import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCentre } from '../testing/aCentre.ts';

describe('routing', () => {
  for (const [first, second] of [
    ['ada', 'ben'],
    ['ben', 'ada']
  ] as const) {
    it(`offers to the agent who has been available longest, here ${first}`, () => {
      const { agent, arrives, pass } = aCentre();
      const longer = agent(first).works();
      pass(60);
      const shorter = agent(second).works();
      const chat = arrives({ channel: 'chat' });
      assert.deepEqual(longer.hearsOf(chat), ['Incoming']);
      assert.deepEqual(shorter.hearsOf(chat), []);
    });
  }

  it('counts the time without a contact from the end of the last one', () => {
    const { agent, arrives, pass } = aCentre();
    const ada = agent('ada').works();
    pass(60);
    const ben = agent('ben').works();
    const chat = ada.takes(arrives({ channel: 'chat', skillId: 4012 }));
    pass(60);
    ada.sends(`/interactions/${chat}/end`);
    const next = arrives({ channel: 'chat' });
    assert.deepEqual(ben.hearsOf(next), ['Incoming']);
  });

  it('asks a free agent before one who already has a contact', () => {
    const { agent, arrives, pass } = aCentre();
    const ada = agent('ada').works();
    pass(60);
    const ben = agent('ben').works();
    ada.takes(arrives({ channel: 'chat' }));
    const second = arrives({ channel: 'chat' });
    assert.deepEqual(ben.hearsOf(second), ['Incoming']);
  });

  it('rings a call with the number, the caller and the seconds left to accept', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    arrives({ channel: 'voice', from: '+4915112345', name: 'Jonas Weber' });
    const call = ada.hears().find((event) => event.Type === 'CallContactEvent');
    assert.deepEqual(
      [
        call?.['Status'],
        call?.['ANI'],
        call?.['Label'],
        call?.['Timeout'],
        call?.['IsRequireManualAccept'],
        call?.['IsInbound'],
        call?.['FinalState']
      ],
      ['Ringing', '+4915112345', 'Jonas Weber', '30', 'True', 'True', 'False']
    );
  });

  it('waits for nobody: an unavailable agent gets no offer until she is available', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada');
    ada.sends('/agent-sessions');
    const chat = arrives({ channel: 'chat' });
    ada.hears();
    assert.deepEqual(ada.hearsOf(chat), []);
    ada.sends('/state', { state: 'Available' });
    assert.deepEqual(ada.hearsOf(chat), ['Incoming']);
  });

  it('takes an unanswered offer away, shows Refused, and gives it to the next agent', () => {
    const { agent, arrives, pass } = aCentre();
    const ada = agent('ada').works();
    const chat = arrives({ channel: 'chat' });
    const ben = agent('ben').works();
    ada.hears();
    pass(46);
    const events = ada.hears();
    assert.deepEqual(
      events.map((event) => [
        event['Status'] ?? event['CurrentState'],
        event['FinalState'] ?? event['CurrentOutReason']
      ]),
      [
        ['Disconnected', 'True'],
        ['Unavailable', 'Refused']
      ]
    );
    assert.deepEqual(ben.hearsOf(chat), ['Incoming']);
  });

  it('rings a rejected call again only for others, or once the agent is available again', () => {
    const { agent, arrives, pass } = aCentre();
    const ada = agent('ada').works();
    const call = arrives({ channel: 'voice' });
    const offered = ada.hears();
    pass(5);
    assert.equal(ada.sends(`/interactions/${call}/reject`), '202');
    const rejected = ada.hears();
    const changedAt = (events: typeof rejected): number => Date.parse(String(events[0]?.['LastStateChangeTimeUTC']));
    assert.equal(changedAt(rejected) - changedAt(offered), 5_000);
    assert.equal(rejected[0]?.['DisconnectCode'], 'Refused');
    assert.equal(rejected[1]?.['CurrentOutReason'], 'Refused');
    ada.sends('/state', { state: 'Available' });
    assert.deepEqual(ada.hearsOf(call), ['Ringing']);
  });

  it('leaves the state alone on a reject where the platform is read that way', () => {
    const { agent, arrives, pass } = aCentre({ manners: { rejectRefuses: false } });
    const ada = agent('ada').works();
    const call = arrives({ channel: 'voice' });
    ada.sends(`/interactions/${call}/reject`);
    assert.equal(ada.hearsState(), 'nothing');
    pass(600);
    assert.deepEqual(ada.hearsOf(call), []);
  });

  it('does not let an offer be accepted twice, or after it has gone to somebody else', () => {
    const { agent, arrives, pass } = aCentre();
    const ada = agent('ada').works();
    const chat = arrives({ channel: 'chat' });
    pass(46);
    assert.equal(ada.sends(`/interactions/${chat}/accept`), '404 UnknownContact');
    const ben = agent('ben').works();
    ben.takes(chat);
    assert.equal(ben.sends(`/interactions/${chat}/accept`), '409 NotOffered');
  });

  it('ends an offer for good when the customer gives up', () => {
    const { agent, arrives, hangsUp } = aCentre();
    const ada = agent('ada').works();
    const call = arrives({ channel: 'voice' });
    ada.hears();
    hangsUp(call);
    assert.deepEqual(ada.hearsOf(call), ['Disconnected!']);
    assert.equal(ada.sends(`/interactions/${call}/accept`), '404 UnknownContact');
  });

  it('waits with an accepted call until the agent phone answers, and counts the accept once', () => {
    const { agent, arrives, pass, effects } = aCentre({ manners: { legAnswersMs: 2000 } });
    const ada = agent('ada').works();
    const call = arrives({ channel: 'voice' });
    ada.hears();
    assert.equal(ada.sends(`/interactions/${call}/accept`), '202');
    assert.equal(ada.sends(`/interactions/${call}/accept`), '409 NotOffered');
    assert.deepEqual(ada.hearsOf(call), []);
    pass(2);
    assert.deepEqual(ada.hearsOf(call), ['Active']);
    assert.deepEqual(
      effects().filter((effect) => effect.startsWith('accept')),
      [`accept ${call}`]
    );
  });

  it('keeps an accepted call through a dropped agent phone, until the agent dials it again', () => {
    const { agent, arrives, pass } = aCentre({ manners: { legAnswersMs: 2000 } });
    const ada = agent('ada').works();
    const call = ada.takes(arrives({ channel: 'voice' }));
    ada.sends('/agent-phone/end');
    pass(60);
    ada.sends('/agent-phone/dial');
    ada.hears();
    pass(2);
    assert.deepEqual(ada.hearsOf(call), ['Active']);
  });
});

describe('limits', () => {
  it('delivers one call at a time, and the next when it has ended, after-contact work or not', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const first = ada.takes(arrives({ channel: 'voice' }));
    const second = arrives({ channel: 'voice' });
    const voicemail = arrives({ channel: 'voicemail' });
    assert.deepEqual(ada.hearsOf(second), []);
    ada.sends(`/interactions/${first}/end`);
    const events = ada.hears();
    assert.ok(events.some((event) => event['ContactID'] === second && event['Status'] === 'Ringing'));
    assert.ok(!events.some((event) => event['ContactID'] === voicemail));
  });

  it('queues the customers one after the other without multi-contact, whatever their channel', () => {
    const { agent, arrives, contactAt } = aCentre({ settings: { multiContact: false } });
    const ada = agent('ada').works();
    const ids = [
      arrives({ channel: 'chat' }),
      arrives({ channel: 'email', from: 'a@example.org' }),
      arrives({ channel: 'workItem' })
    ];
    for (const id of ids) {
      assert.deepEqual(
        ids.filter((other) => contactAt(other).status === 'Incoming'),
        [id]
      );
      ada.takes(id);
      ada.sends(`/interactions/${id}/end`);
    }
  });

  it('lets an elevation through although one session is the limit', () => {
    const { agent, arrives, number, pass } = aCentre({ settings: { multiContact: false } });
    const ada = agent('ada').works();
    number('+4930123456', 'answers');
    const chat = ada.takes(arrives({ channel: 'chat' }));
    assert.equal(ada.dials('+4930123456'), '409 LimitReached');
    const call = ada.dials('+4930123456', chat);
    pass(1);
    assert.deepEqual(ada.hearsOf(call), ['Dialing', 'Ringing', 'Active']);
  });

  it('tells new limits at once and obeys them', () => {
    const { agent, arrives, change } = aCentre();
    const ada = agent('ada').works();
    change({ limits: { chat: 1 } });
    assert.equal(ada.hears().find((event) => event.Type === 'MchAgentSettingsChangeEvent')?.['ChatThreshold'], '1');
    ada.takes(arrives({ channel: 'chat' }));
    const second = arrives({ channel: 'chat' });
    assert.deepEqual(ada.hearsOf(second), []);
    change({ limits: { chat: 2 } });
    assert.deepEqual(ada.hearsOf(second), ['Incoming']);
  });

  it('counts sessions, not interactions, against the total', () => {
    const { agent, arrives, number, pass } = aCentre({ settings: { limits: { sessions: 2 } } });
    const ada = agent('ada').works();
    number('+4930123456', 'answers');
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.dials('+4930123456', chat);
    pass(1);
    const email = ada.takes(arrives({ channel: 'email', from: 'a@example.org' }));
    const third = arrives({ channel: 'workItem' });
    assert.deepEqual(ada.hearsOf(third), []);
    ada.sends(`/interactions/${email}/end`);
    assert.deepEqual(ada.hearsOf(third), ['Incoming']);
  });

  it('lets an elevation join an open session where the total was lowered below what is open', () => {
    const { agent, arrives, number, pass, change } = aCentre();
    const ada = agent('ada').works();
    number('+4930123456', 'answers');
    const [chat] = [1, 2, 3].map(() => ada.takes(arrives({ channel: 'chat' })));
    change({ limits: { sessions: 1 } });
    const call = ada.dials('+4930123456', chat);
    pass(1);
    assert.equal(ada.hearsOf(call).at(-1), 'Active');
    ada.sends(`/interactions/${call}/end`);
    const anew = ada.sends('/dial-phone', { phoneNumber: '+4930123456', skillId: '4101' });
    assert.equal(anew, '409 LimitReached', 'a session more is still refused');
  });

  it('keeps non-voice contacts back until the agent asks for one, where so set', () => {
    const { agent, arrives } = aCentre({ manners: { requestContact: true } });
    const ada = agent('ada').works();
    const chat = arrives({ channel: 'chat' });
    const email = arrives({ channel: 'email', from: 'a@example.org' });
    const call = arrives({ channel: 'voice' });
    const ids = () => ada.hears().flatMap((event) => (event['ContactID'] === undefined ? [] : [event['ContactID']]));
    assert.deepEqual(ids(), [call]);
    ada.sends('/add-contact', { email: true });
    assert.deepEqual(ids(), [email]);
    ada.sends('/add-contact', {});
    assert.deepEqual(ids(), [chat]);
    assert.equal(ada.sends('/add-contact', {}), '202');
    assert.deepEqual(ids(), []);
  });
});
