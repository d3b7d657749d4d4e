import type { AgentState, ContactCentreNews, ContactReport } from 'c/omniPorts';
import { settleDown } from 'test/fakes/aDesk';
import { anOutbox, aPlace } from 'test/fakes/anOutbox';
import { aReport } from 'test/model/things';
import { COMMANDS, DIAL, on, type Verb } from './commands';

const about = (changes: Partial<ContactReport>): ContactCentreNews => ({
  type: 'contact.reported',
  report: aReport(changes)
});
const phase = (of: ContactReport['phase'], contactId = '7001'): ContactCentreNews => about({ contactId, phase: of });
const played = (isPaused: boolean, contactId = '7001'): ContactCentreNews => ({
  type: 'playback.reported',
  contactId,
  isPaused,
  position: 0
});
const muted = (isMuted: boolean): ContactCentreNews => ({ type: 'agent.muteReported', isMuted });
const leg = (of: 'down' | 'dialing' | 'up'): ContactCentreNews => ({ type: 'agent.legReported', leg: of });
const state = (changes: Partial<AgentState>): ContactCentreNews => ({
  type: 'agent.stateReported',
  agentState: { state: 'unavailable', code: null, isAcw: false, since: 1, next: null, ...changes }
});
const wrote = (lineId: string, text: string, from: 'agent' | 'customer' = 'agent'): ContactCentreNews => ({
  type: 'contact.wrote',
  contactId: '7001',
  lines: [{ lineId, from, author: null, text, at: 1 }]
});
const call = (changes: Partial<ContactReport>): ContactCentreNews =>
  about({
    contactId: '7002',
    channel: 'voice',
    direction: 'outbound',
    parentContactId: '7001',
    address: '+14155550123',
    ...changes
  });
const letter = (changes: Partial<ContactReport>): ContactCentreNews =>
  about({ contactId: '7002', channel: 'email', direction: 'outbound', parentContactId: '7001', ...changes });

/** What proves a command, and what is told meanwhile that proves nothing of it. */
const PROOFS: { [V in Verb]?: { not: ContactCentreNews[]; by: ContactCentreNews[] } } = {
  accept: { not: [phase('offered'), phase('active', '7002')], by: [phase('active'), phase('held')] },
  reject: { not: [phase('offered'), phase('ended', '7002')], by: [phase('ended')] },
  hold: { not: [phase('active')], by: [phase('held')] },
  resume: { not: [phase('held')], by: [phase('active')] },
  end: { not: [phase('active'), phase('held')], by: [phase('ended')] },
  replyEmail: { not: [phase('active')], by: [phase('ended')] },
  sendEmail: { not: [phase('active')], by: [phase('ended')] },
  finishAfterContactWork: { not: [phase('ended')], by: [about({ phase: 'ended', isFinal: true })] },
  playVoicemail: { not: [played(true), played(false, '7002')], by: [played(false)] },
  pauseVoicemail: { not: [played(false), played(true, '7002')], by: [played(true)] },
  mute: { not: [muted(false)], by: [muted(true)] },
  unmute: { not: [muted(true)], by: [muted(false)] },
  connectLeg: { not: [leg('down')], by: [leg('dialing'), leg('up')] },
  sendChatText: { not: [wrote('l1', 'Bye'), wrote('l2', 'Hello', 'customer')], by: [wrote('l3', 'Hello')] },
  dial: {
    not: [
      call({ contactId: '7003', channel: 'email' }),
      call({ contactId: '7003', direction: 'inbound' }),
      call({ contactId: '7003', parentContactId: null }),
      call({ contactId: '7003', address: '+4930901820' })
    ],
    by: [call({}), call({ address: '(415) 555-0123' }), call({ address: null })]
  },
  writeEmail: {
    not: [letter({ contactId: '7003', channel: 'voice' }), letter({ contactId: '7003', direction: 'inbound' })],
    by: [letter({}), letter({ address: 'somebody.else@example.com' })]
  },
  requestContact: {
    not: [about({ channel: 'voice' }), about({ channel: 'voicemail' }), letter({ contactId: '7003' })],
    by: (['chat', 'email', 'workItem'] as const).map((channel) => about({ contactId: '7004', channel }))
  },
  chooseState: {
    not: [
      state({}),
      state({ state: 'available', code: 'Lunch' }),
      state({ next: { choice: 'unavailable', code: null } }),
      state({ next: { choice: 'available', code: 'Lunch' } })
    ],
    by: [
      state({ state: 'available' }),
      state({ state: 'working' }),
      state({ next: { choice: 'available', code: null } })
    ]
  }
};

const cases = Object.entries(PROOFS).flatMap(([verb, { not, by }]) =>
  by.map((proof) => [verb as Verb, not, proof] as const)
);

describe('a command is done', () => {
  it.each(cases)('%s: when the contact centre tells it, and by nothing else', async (verb, not, proof) => {
    const place = aPlace();
    if (verb === 'requestContact') place.told.push('unknown');
    const { add, hear, last } = await anOutbox(place);
    const key = await add(COMMANDS[verb]);
    await hear(...not);
    expect(last(key)).toEqual([verb === 'requestContact' ? 'unknown' : 'sent', null]);
    await hear(proof);
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('unavailable for a reason: when the agent is, or will next be, unavailable for that reason', async () => {
    const lunch = { choice: 'unavailable' as const, code: 'Lunch' };
    for (const proof of [state({ code: 'Lunch' }), state({ state: 'available', next: lunch })]) {
      const { add, hear, last } = await anOutbox();
      const key = await add({ verb: 'chooseState', ...lunch });
      const next = { choice: 'unavailable' as const, code: null };
      await hear(state({ state: 'working' }), state({ code: 'Break' }), state({ state: 'available', next }));
      expect(last(key)).toEqual(['sent', null]);
      await hear(proof);
      expect(last(key)).toEqual(['confirmed', null]);
    }
  });

  it.each(['dial', 'writeEmail'] as const)(
    '%s: by one contact that came of it, which proves no second one',
    async (verb) => {
      const { add, hear, last, news } = await anOutbox();
      const another = verb === 'dial' ? { ...DIAL, skillId: 'other' } : { ...COMMANDS.writeEmail, skillId: 'other' };
      const [one, other] = [await add(COMMANDS[verb]), await add(another as typeof DIAL)];
      const made = verb === 'dial' ? call : letter;
      await hear(made({}), made({ version: 101 }));
      expect([last(one), last(other), news.at(-1)?.madeContactId]).toEqual([
        ['confirmed', null],
        ['sent', null],
        '7002'
      ]);
      await hear(made({ contactId: '7003' }));
      expect([last(other), news.at(-1)?.madeContactId]).toEqual([['confirmed', null], '7003']);
    }
  );

  it('+1: not by a contact that was there before', async () => {
    const place = aPlace();
    place.told.push('unknown');
    const { add, hear, last } = await anOutbox(place);
    await hear(about({ channel: 'chat' }));
    const key = await add(COMMANDS.requestContact);
    await hear(about({ channel: 'chat', version: 101 }));
    expect(last(key)).toEqual(['unknown', null]);
    await hear(about({ contactId: '7004', channel: 'chat' }));
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('a chat line: not by the same words said before it', async () => {
    const { add, hear, last } = await anOutbox();
    await hear(wrote('l1', 'Hello'));
    const key = await add(COMMANDS.sendChatText);
    await hear(wrote('l1', 'Hello'));
    expect(last(key)).toEqual(['sent', null]);
    await hear(wrote('l2', 'Hello'));
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('but not by a late copy of what was so before', async () => {
    const { add, hear, last } = await anOutbox();
    await hear(about({ phase: 'active', version: 200 }));
    const key = await add(on('hold'));
    await hear(about({ phase: 'held', version: 199 }));
    expect(last(key)).toEqual(['sent', null]);
    await hear(about({ phase: 'held', version: 200 }));
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('but not before it was sent, whatever it looks like', async () => {
    const { add, hear, last, sent } = await anOutbox();
    await hear({ type: 'connection.lost', since: 0 });
    const key = await add(on('hold'));
    await hear(phase('held'));
    expect([last(key), sent]).toEqual([['queued', null], []]);
  });
});

describe('what the contact centre lists no more', () => {
  it.each(['end', 'reject', 'finishAfterContactWork'] as const)(
    'is done with, for who wanted it to %s',
    async (verb) => {
      const place = aPlace();
      place.told.push('unknown');
      const { add, picture, last } = await anOutbox(place);
      const key = await add(COMMANDS[verb]);
      await picture('7009');
      expect(last(key)).toEqual(['confirmed', null]);
    }
  );

  it('is in after-contact work as long as it is listed, and can be finished', async () => {
    const place = aPlace();
    place.told.push('unknown');
    const { add, hear, picture, pass, last, sent } = await anOutbox(place);
    const key = await add(COMMANDS.finishAfterContactWork);
    await hear(phase('ended'));
    await picture('7001');
    await pass(2_000);
    expect([last(key), sent.length]).toEqual([['sent', null], 2]);
  });

  it('says nothing of the agent’s own doings', async () => {
    const place = aPlace();
    place.told.push('unknown');
    const { add, picture, pass, last, sent } = await anOutbox(place);
    const key = await add(COMMANDS.mute);
    await picture();
    await pass(2_000);
    await settleDown();
    expect([last(key), sent]).toEqual([
      ['sent', null],
      ['k1 mute', 'k1 mute']
    ]);
  });
});
