import type { ContactReport } from 'c/omniPorts';
import fc from 'fast-check';
import { translate } from '../events';
import * as wire from './data/agentApiV31';

const NINE = Date.parse('2026-03-02T09:00:00.000Z');

function reportIn(event: object): ContactReport {
  const said = translate(event);
  const report = said.kind === 'news' ? said.news.find((news) => news.type === 'contact.reported') : undefined;
  if (report?.type !== 'contact.reported') throw new Error(`no report: ${JSON.stringify(said)}`);
  return report.report;
}

const call = (changes: object): ContactReport => reportIn({ ...wire.call, ...changes });
const outbound = { IsInbound: 'False', DNIS: '+4915155555555', ANI: '+4930901820100' };

describe('what the contact centre says of a contact', () => {
  it('a ringing inbound call is an offer from its caller until its time is up', () => {
    expect(reportIn(wire.call)).toEqual({
      contactId: '700000001',
      channel: 'voice',
      unsupported: null,
      phase: 'offered',
      isFinal: false,
      version: NINE,
      direction: 'inbound',
      skillId: '4001',
      parentContactId: null,
      groupId: null,
      customerName: 'Ann Lindqvist',
      address: '+4915112345678',
      subject: null,
      startedAt: NINE - 10_000,
      acceptBy: NINE + 30_000,
      endReason: null,
      workItem: null,
      voicemail: null
    });
  });

  it('a chat is offered with the customer’s address, its group and its first line', () => {
    expect(translate(wire.chat)).toEqual({
      kind: 'news',
      news: [
        {
          type: 'contact.reported',
          report: expect.objectContaining({
            channel: 'chat',
            phase: 'offered',
            customerName: null,
            address: 'ann@customer.example',
            groupId: 'G7',
            acceptBy: NINE + 45_000
          })
        },
        {
          type: 'contact.wrote',
          contactId: '710000001',
          lines: [
            {
              lineId: `room-1|${NINE - 59_000}|Client|Hello`,
              from: 'customer',
              author: 'Ann',
              text: 'Hello',
              at: NINE - 59_000
            }
          ]
        }
      ]
    });
  });

  it('an outbound e-mail names whom it goes to, and its times are the ones in UTC', () => {
    expect(reportIn(wire.email)).toMatchObject({
      channel: 'email',
      direction: 'outbound',
      address: 'ann@customer.example',
      subject: 'Your parcel',
      parentContactId: '710000001',
      version: NINE,
      startedAt: NINE
    });
  });

  it('a voicemail tells its length and may be paused', () => {
    expect(reportIn(wire.voicemail)).toMatchObject({
      channel: 'voicemail',
      phase: 'held',
      voicemail: { durationSeconds: 42 },
      address: '+4915112345678'
    });
  });

  it('a work item carries what it is about, unread', () => {
    expect(reportIn(wire.workItem)).toMatchObject({
      channel: 'workItem',
      skillId: '4041',
      workItem: { type: 'case', payload: '{"caseNumber":"00001026"}' },
      acceptBy: NINE + 30_000
    });
  });

  it.each([
    ['Incoming', {}, 'offered'],
    ['Ringing', {}, 'offered'],
    ['Ringing', outbound, 'dialing'],
    ['Dialing', outbound, 'dialing'],
    ['Active', {}, 'active'],
    ['Joined', {}, 'active'],
    ['Masking', {}, 'active'],
    ['Holding', {}, 'held'],
    ['Disconnected', {}, 'ended'],
    ['CallBackDisconnected', {}, 'ended']
  ])('a call that is %s %j is %s', (Status, direction, phase) => {
    expect(call({ Status, ...direction }).phase).toBe(phase);
  });

  it.each([
    ['Busy', 'busy'],
    ['NoAnswer', 'noAnswer'],
    ['No Answer', 'noAnswer'],
    ['Rejected', 'rejected'],
    ['Unreachable', 'unreachable'],
    ['Refused', 'refused'],
    ['RefusalTimeout', 'refused'],
    ['', 'ended'],
    ['constructor', 'ended']
  ])('a call that ended with the code %j ended as %s', (DisconnectCode, endReason) => {
    expect(call({ Status: 'Disconnected', DisconnectCode, ...outbound }).endReason).toBe(endReason);
  });

  it('a call that ended is final only when the contact centre says so', () => {
    expect(call({ Status: 'Disconnected', FinalState: 'False' })).toMatchObject({ phase: 'ended', isFinal: false });
    expect(call({ Status: 'Disconnected', FinalState: 'True' })).toMatchObject({ phase: 'ended', isFinal: true });
    expect(call({ Status: 'Active', FinalState: 'True' })).toMatchObject({ phase: 'ended', isFinal: true });
  });

  it.each([
    [{ CallType: 'Dialer', Status: 'Dialing', ...outbound }, 'offered'],
    [{ CallType: 'NaturalCalling', Status: 'Active' }, 'active'],
    [{ Status: 'Preview', ...outbound }, 'offered'],
    [{ Status: 'NaturalCallAMD', ...outbound }, 'offered']
  ])('a Personal Connection call %j is marked as unsupported and is %s', (changes, phase) => {
    expect(call(changes)).toMatchObject({ unsupported: 'personalConnection', phase });
  });

  it('an SMS and a digital contact are marked as unsupported', () => {
    expect(reportIn({ ...wire.chat, MediaType: '7' }).unsupported).toBe('sms');
    expect(reportIn(wire.digital)).toMatchObject({
      unsupported: 'digital',
      customerName: 'Ann',
      contactId: '750000001'
    });
  });

  it('keys may be written in any case, and numbers and yes-or-no may come as such', () => {
    const odd = {
      type: 'callcontactevent',
      contactid: 700000001,
      STATUS: 'active',
      isinbound: true,
      finalState: false,
      SKILL: 4001
    };
    expect(reportIn(odd)).toMatchObject({
      contactId: '700000001',
      phase: 'active',
      skillId: '4001',
      direction: 'inbound'
    });
  });
});

describe('what the contact centre says of the agent', () => {
  it('tells after-contact work and what the agent chose to come next', () => {
    expect(translate(wire.agentState)).toEqual({
      kind: 'news',
      news: [
        {
          type: 'agent.stateReported',
          agentState: {
            state: 'unavailable',
            code: 'Wrap Up',
            isAcw: true,
            since: NINE,
            next: { choice: 'available', code: null }
          }
        }
      ]
    });
  });

  it('a total of nothing is no limit, while a channel of nothing is off', () => {
    const limits = { voice: 1, chat: 12, email: 0, workItem: 25, sessions: null, requestContact: true };
    expect(translate(wire.settings)).toEqual({ kind: 'news', news: [{ type: 'limits.reported', limits }] });
    const single = translate({ ...wire.settings, DeliveryMode: 'SingleContact' });
    expect(single).toMatchObject({ news: [{ limits: { sessions: 1 } }] });
  });

  it.each([
    [
      { Type: 'AgentLeg', Status: 'Active', FinalState: 'False' },
      { type: 'agent.legReported', leg: 'up' }
    ],
    [
      { Type: 'AgentLeg', Status: 'Disconnected', FinalState: 'True' },
      { type: 'agent.legReported', leg: 'down' }
    ],
    [
      { Type: 'Mute', AgentMuted: 'True' },
      { type: 'agent.muteReported', isMuted: true }
    ],
    [
      { Type: 'AgentSessionEnd', Success: 'True' },
      { type: 'agentSession.ended', elsewhere: false }
    ],
    [{ Type: 'RemoteAgentSessionEnd' }, { type: 'agentSession.ended', elsewhere: true }],
    [
      { Type: 'VoiceMailPlayBackEvent', ContactId: '730000001', PlayBackPaused: 'False', PlayBackPosition: '7' },
      { type: 'playback.reported', contactId: '730000001', isPaused: false, position: 7 }
    ]
  ])('%j is news', (event, news) => {
    expect(translate(event)).toEqual({ kind: 'news', news: [news] });
  });

  it('its own line, told as a call, is no contact of a customer', () => {
    expect(translate({ ...wire.call, CallType: 'AgentLeg' })).toEqual({
      kind: 'unknown',
      eventType: 'CallContactEvent'
    });
  });
});

describe('what cannot be read', () => {
  it('a kind of event nobody knows is set aside', () => {
    expect(translate({ Type: 'AgentAssist', Data: {} })).toEqual({ kind: 'unknown', eventType: 'AgentAssist' });
    expect(translate({ Type: 'constructor' })).toEqual({ kind: 'unknown', eventType: 'constructor' });
  });

  it.each([
    ['a status nobody knows', { ...wire.call, Status: 'Levitating' }, '700000001'],
    ['a status that is missing', { ...wire.call, Status: '' }, '700000001'],
    ['a time that is none', { ...wire.call, LastStateChangeTimeUTC: 'yesterday' }, '700000001'],
    ['a yes-or-no that is neither', { ...wire.call, FinalState: 'perhaps' }, '700000001'],
    ['an id that is a built-in name', { ...wire.call, ContactID: 'constructor' }, null],
    ['an id that is missing', { ...wire.call, ContactID: '' }, null]
  ])('a call with %s is a gap that names the contact where it can', (_what, event, contactId) => {
    expect(translate(event)).toEqual({
      kind: 'broken',
      eventType: 'CallContactEvent',
      contactId,
      isContact: true,
      news: []
    });
  });

  it('one unreadable line of a chat does not swallow the others', () => {
    const [line] = wire.chat.Messages;
    const said = translate({ ...wire.chat, Messages: [{ Text: 'no time', PartyType: 'Client' }, line] });
    expect(said).toMatchObject({
      kind: 'broken',
      contactId: '710000001',
      news: [{ type: 'contact.reported' }, { type: 'contact.wrote', lines: [{ text: 'Hello' }] }]
    });
  });

  it('nesting without end, a prototype in disguise and a bare value are broken events, never exceptions', () => {
    const deep: { inner?: object } = {};
    let at = deep;
    for (let level = 0; level < 100; level += 1) at = at.inner = {} as { inner?: object };
    for (const raw of [
      { ...wire.call, CustomData: deep },
      null,
      7,
      'text',
      [],
      JSON.parse('{"__proto__":{"Type":"Mute"}}')
    ]) {
      expect(translate(raw).kind).toBe('broken');
    }
    expect(({} as { type?: string }).type).toBeUndefined();
  });

  it('a time to accept beyond all measure is a broken event', () => {
    expect(translate({ ...wire.chat, RefusalTimeout: 1e308 }).kind).toBe('broken');
    expect(translate({ ...wire.chat, RefusalTimeout: NaN }).kind).toBe('broken');
  });

  it('a call whose type is a table is a broken event', () => {
    expect(translate({ ...wire.call, CallType: {} }).kind).toBe('broken');
    expect(translate({ ...wire.call, CallType: [{}] }).kind).toBe('broken');
  });

  it('whatever is done to the fields of a good event, it is news, unknown or broken, and nothing throws', () => {
    const samples = [
      wire.call,
      wire.chat,
      wire.email,
      wire.voicemail,
      wire.workItem,
      wire.digital,
      wire.agentState,
      wire.settings
    ];
    const spoiled = fc
      .constantFrom<Record<string, unknown>>(...samples)
      .chain((sample) => fc.tuple(fc.constant(sample), fc.constantFrom(...Object.keys(sample)), fc.anything()));
    fc.assert(
      fc.property(spoiled, ([sample, key, value]) => {
        expect(['news', 'unknown', 'broken']).toContain(translate({ ...sample, [key]: value }).kind);
      }),
      { numRuns: 500, seed: 4711 }
    );
  });
});
