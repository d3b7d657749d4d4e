import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCentre } from '../testing/aCentre.ts';

describe('elevating to voice', () => {
  it('joins parent and call by one group id and hands the name on', () => {
    const { agent, arrives, contactAt } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat', name: 'Ann Lee' }));
    ada.hears();
    const call = ada.dials('+4930123456', chat);
    const [parent, child] = ada.hears().filter((event) => event['ContactID'] !== undefined);
    assert.deepEqual([parent?.['ContactID'], child?.['ContactID']], [chat, call]);
    assert.ok(String(parent?.['OmniGroupId']).length > 0);
    assert.deepEqual(
      [child?.['OmniGroupId'], child?.['ParentContactId'], child?.['Label'], child?.['DNIS'], child?.['IsInbound']],
      [parent?.['OmniGroupId'], chat, 'Ann Lee', '+4930123456', 'False']
    );
    assert.equal(contactAt(call).masterContactId, call);
  });

  it('gives only the parent where group ids are not given', () => {
    const { agent, arrives, contactAt } = aCentre({ manners: { omniGroupId: false } });
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    const call = ada.dials('+4930123456', chat);
    assert.deepEqual(
      [contactAt(call).parentContactId, contactAt(call).omniGroupId, contactAt(chat).omniGroupId],
      [chat, '', '']
    );
  });

  for (const [does, code] of [
    ['busy', 'Busy'],
    ['noAnswer', 'NoAnswer'],
    ['rejects', 'Rejected'],
    ['unreachable', 'Unreachable']
  ] as const) {
    it(`ends a ${does} call without after-contact work, says ${code}, and leaves the chat as it was`, () => {
      const { agent, arrives, number, pass, contactAt, effects } = aCentre();
      const ada = agent('ada').works();
      number('+4930123456', does);
      const chat = ada.takes(arrives({ channel: 'chat' }));
      ada.hears();
      const call = ada.dials('+4930123456', chat);
      pass(2);
      const events = ada.hears().filter((event) => event['ContactID'] === call);
      assert.deepEqual(events.at(-1)?.['FinalState'], 'True');
      assert.equal(events.at(-1)?.['DisconnectCode'], code);
      assert.equal(contactAt(call).acw, 'none');
      assert.equal(contactAt(chat).status, 'Active');
      assert.equal(effects().filter((effect) => effect.startsWith('dial')).length, 1);
    });
  }

  it('lets an unlisted number ring for thirty seconds unless somebody decides', () => {
    const { agent, reacts, pass } = aCentre();
    const ada = agent('ada').works();
    const first = ada.dials('+4930123456');
    pass(29);
    assert.deepEqual(ada.hearsOf(first), ['Dialing', 'Ringing']);
    pass(2);
    assert.deepEqual(ada.hearsOf(first), ['Disconnected!']);
    const second = ada.dials('+4930123456');
    pass(1);
    reacts(second, 'answers');
    assert.deepEqual(ada.hearsOf(second), ['Dialing', 'Ringing', 'Active']);
    assert.throws(() => reacts(second, 'busy'), { status: 409 });
  });

  it('can be given up by the agent before anybody answers, without after-contact work', () => {
    const { agent, pass } = aCentre();
    const ada = agent('ada').works();
    const call = ada.dials('+4930123456');
    pass(1);
    ada.hears();
    assert.equal(ada.sends(`/interactions/${call}/end`), '202');
    assert.deepEqual(ada.hearsOf(call), ['Disconnected!']);
    pass(60);
    assert.deepEqual(ada.hearsOf(call), []);
  });

  it('is refused before anything exists: no skill, no number, an emergency number, a live call, a foreign parent', () => {
    const { agent, arrives, number, pass, effects, centre } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    assert.equal(ada.dials('+4930123456', chat, 4011), '409 NoOutboundSkill');
    assert.equal(ada.dials('030-12', chat), '400 NumberRefused');
    assert.equal(ada.dials('112', chat), '400 NumberRefused');
    assert.equal(ada.dials('+4930123456', '799999999'), '404 UnknownContact');
    const ben = agent('ben').works();
    assert.equal(ben.dials('+4930123456', chat), '404 UnknownContact');
    number('+4930123456', 'answers');
    ada.dials('+4930123456', chat);
    pass(1);
    assert.equal(ada.dials('+4930999999', chat), '409 LimitReached');
    assert.equal(effects().filter((effect) => effect.startsWith('dial')).length, 1);
    assert.equal(centre.contacts.size, 2);
  });

  it('is refused from an offer that was never accepted', () => {
    const { agent, arrives } = aCentre();
    const ada = agent('ada').works();
    const chat = arrives({ channel: 'chat' });
    assert.equal(ada.dials('+4930123456', chat), '409 ParentNotActive');
  });

  it('works from a chat in after-contact work and does not touch that work', () => {
    const { agent, arrives, contactAt } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.sends(`/interactions/${chat}/end`);
    const call = ada.dials('+4930123456', chat);
    assert.equal(contactAt(call).omniGroupId, contactAt(chat).omniGroupId);
    assert.equal(contactAt(chat).acw, 'open');
  });

  it('pauses an elevated voicemail, borrows its slot, and gives it back', () => {
    const { agent, arrives, number, pass } = aCentre();
    const ada = agent('ada').works();
    number('+4930123456', 'answers');
    const voicemail = ada.takes(arrives({ channel: 'voicemail', durationSeconds: 40 }));
    ada.sends(`/interactions/${voicemail}/play-voicemail`, {});
    pass(7);
    ada.hears();
    assert.equal(ada.dials('+4930999999'), '409 LimitReached');
    const call = ada.dials('+4930123456', voicemail);
    const paused = ada.hears().find((event) => event.Type === 'VoiceMailPlayBackEvent');
    assert.deepEqual([paused?.['PlayBackPaused'], paused?.['PlayBackPosition']], ['True', '7']);
    pass(1);
    const waiting = arrives({ channel: 'voice' });
    assert.deepEqual(ada.hearsOf(waiting), []);
    ada.sends(`/interactions/${call}/end`);
    assert.deepEqual(ada.hearsOf(waiting), [], 'the voicemail holds its slot again');
    ada.sends(`/interactions/${voicemail}/end`);
    assert.deepEqual(ada.hearsOf(waiting), ['Ringing']);
  });
});

describe('elevating to e-mail', () => {
  it('opens an active e-mail from the skill address, answers the subject, and ends with sending', () => {
    const { agent, arrives, contactAt, effects } = aCentre();
    const ada = agent('ada').works();
    const item = ada.takes(arrives({ channel: 'workItem', subject: 'Invoice 17' }));
    ada.hears();
    assert.equal(
      ada.sends('/interactions/email-outbound', { skillId: 4121, toAddress: 'ann@example.org', parentContactId: item }),
      '202'
    );
    const email = ada.hears().find((event) => event.Type === 'EmailContactEvent');
    assert.deepEqual(
      [
        email?.['Status'],
        email?.['From'],
        email?.['To'],
        email?.['Subject'],
        email?.['ParentContactId'],
        email?.['OmniGroupId']
      ],
      ['Active', 'service@lindenwerk.example', 'ann@example.org', 'Re: Invoice 17', item, contactAt(item).omniGroupId]
    );
    const id = String(email?.['ContactID']);
    assert.equal(ada.sends(`/interactions/${id}/email-reply`, { bodyHtml: 'x' }), '409 WrongKind');
    assert.equal(
      ada.sends(`/interactions/${id}/email-send`, {
        toAddress: 'ann@example.org',
        subject: 'Hello',
        bodyHtml: '<p>Hi</p>'
      }),
      '202'
    );
    assert.deepEqual(ada.hearsOf(id), ['Disconnected']);
    assert.equal(contactAt(id).mails[0]?.bodyHtml, '<p>Hi</p>');
    assert.deepEqual(effects().slice(-2), [`email-outbound ${id}`, `email-send ${id}`]);
  });

  it('refuses what is no address and what is no outbound e-mail skill', () => {
    const ada = aCentre().agent('ada').works();
    assert.equal(
      ada.sends('/interactions/email-outbound', { skillId: 4121, toAddress: 'ann at home' }),
      '400 AddressRefused'
    );
    assert.equal(
      ada.sends('/interactions/email-outbound', { skillId: 4101, toAddress: 'ann@example.org' }),
      '409 NoOutboundSkill'
    );
  });

  it('makes one session of three: chat, call and e-mail', () => {
    const { agent, arrives, centre } = aCentre();
    const ada = agent('ada').works();
    const chat = ada.takes(arrives({ channel: 'chat' }));
    ada.dials('+4930123456', chat);
    ada.sends('/interactions/email-outbound', { skillId: 4122, toAddress: 'ann@example.org', parentContactId: chat });
    assert.equal(new Set([...centre.contacts.values()].map((contact) => contact.omniGroupId)).size, 1);
    assert.equal(centre.contacts.size, 3);
  });
});
