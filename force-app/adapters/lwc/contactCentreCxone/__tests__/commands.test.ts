import type { Answer, CentreCommand } from 'c/omniPorts';
import { askOf, perform } from '../commands';
import { createHttp } from '../http';
import { fakeClock, fakeNetwork, settled } from './bench';

const disposition = { dispositionId: '101', secondaryDispositionId: '205', notes: 'Fine', amount: 12.5, callBackAt: 0 };
const bare = { ...disposition, secondaryDispositionId: null, amount: null, callBackAt: null };
const letter = { contactId: '7', skillId: '4121', to: 'ann@customer.example', subject: 'Hi', text: 'a < b\n& "c"' };
const sentLetter = {
  skillId: 4121,
  toAddress: 'ann@customer.example',
  fromAddress: 'service@lindenwerk.example',
  ccAddress: '',
  bccAddress: '',
  subject: 'Hi',
  bodyHtml: 'a &lt; b<br>&amp; &quot;c&quot;',
  attachments: '',
  attachmentNames: ''
};

const SENT: { [V in CentreCommand['verb']]: [Extract<CentreCommand, { verb: V }>, string, object] } = {
  accept: [{ verb: 'accept', contactId: '7' }, 'interactions/7/accept', {}],
  reject: [{ verb: 'reject', contactId: '7' }, 'interactions/7/reject', {}],
  hold: [{ verb: 'hold', contactId: '7' }, 'interactions/7/hold', {}],
  resume: [{ verb: 'resume', contactId: '7' }, 'interactions/7/resume', {}],
  end: [{ verb: 'end', contactId: '7' }, 'interactions/7/end', {}],
  finishAfterContactWork: [{ verb: 'finishAfterContactWork', contactId: '7' }, 'interactions/7/end', {}],
  pauseVoicemail: [{ verb: 'pauseVoicemail', contactId: '7' }, 'interactions/7/pause-voicemail', {}],
  playVoicemail: [
    { verb: 'playVoicemail', contactId: '7', position: 12 },
    'interactions/7/play-voicemail',
    { playTimestamp: false, position: 12 }
  ],
  sendChatText: [
    { verb: 'sendChatText', contactId: '7', text: 'Hello' },
    'interactions/7/send-chat-text',
    { chatText: 'Hello', chatTarget: 'everyone' }
  ],
  replyEmail: [{ verb: 'replyEmail', ...letter }, 'interactions/7/email-reply', sentLetter],
  sendEmail: [{ verb: 'sendEmail', ...letter }, 'interactions/7/email-send', sentLetter],
  saveDisposition: [
    { verb: 'saveDisposition', contactId: '7', disposition, isFinal: false },
    'interactions/7/disposition',
    {
      primaryDispositionId: 101,
      primaryDispositionNotes: 'Fine',
      primaryCommitmentAmount: 12.5,
      primaryCallbackTime: '1970-01-01T00:00:00.000Z',
      secondaryDispositionId: 205
    }
  ],
  dial: [
    { verb: 'dial', number: '+4930901820555', skillId: '4101', parentContactId: '7' },
    'dial-phone',
    { phoneNumber: '+4930901820555', skillId: 4101, parentContactId: '7' }
  ],
  writeEmail: [
    { verb: 'writeEmail', address: 'ann@customer.example', skillId: '4121', parentContactId: null },
    'interactions/email-outbound',
    { skillId: 4121, toAddress: 'ann@customer.example' }
  ],
  mute: [{ verb: 'mute' }, 'agent-phone/mute', {}],
  unmute: [{ verb: 'unmute' }, 'agent-phone/unmute', {}],
  connectLeg: [{ verb: 'connectLeg' }, 'agent-phone/dial', {}],
  requestContact: [{ verb: 'requestContact' }, 'add-contact', { chat: true, email: true, workItem: true }],
  chooseState: [
    { verb: 'chooseState', choice: 'unavailable', code: 'Lunch' },
    'state',
    { state: 'Unavailable', reason: 'Lunch' }
  ]
};
const senderOf = (skillId: string): string | null => (skillId === '4121' ? 'service@lindenwerk.example' : null);

describe('a command on its way', () => {
  it.each(Object.entries(SENT))('%s goes to its place below the agent session', (_verb, [command, path, body]) => {
    expect(askOf(command, 's1', senderOf)).toEqual({
      method: 'POST',
      path: ['agent-sessions', 's1', ...path.split('/')],
      body
    });
  });

  it('a disposition for a contact that is final goes to the contact itself, also without an agent session', () => {
    expect(
      askOf({ verb: 'saveDisposition', contactId: '7', disposition: bare, isFinal: true }, null, senderOf)
    ).toEqual({
      method: 'POST',
      path: ['contacts', '7', 'set-disposition'],
      body: { primaryDispositionId: 101, primaryDispositionNotes: 'Fine' }
    });
    expect(askOf({ verb: 'mute' }, null, senderOf)).toBeNull();
  });

  it('available is chosen without a reason', () => {
    const available = askOf({ verb: 'chooseState', choice: 'available', code: null }, 's1', senderOf);
    expect(available?.body).toEqual({ state: 'Available', reason: '' });
  });
});

describe('the answer to a command', () => {
  function bench() {
    const clock = fakeClock();
    const network = fakeNetwork();
    const tokens = {
      adopt: () => undefined,
      forget: () => undefined,
      read: () => Promise.resolve('at-1'),
      replace: () => Promise.resolve('refused' as const)
    };
    const http = createHttp({
      fetch: network.fetch,
      clock,
      tokens,
      base: () => 'https://api.example',
      isStopped: () => false
    });
    const parts = { http, clock, sessionId: () => 's1', senderOf };
    return { ...network, clock, send: () => perform(parts, { verb: 'hold', contactId: '7' }, 'k1') };
  }
  const refused = (reason: string, detail: string | null = null): object => ({ result: 'refused', reason, detail });

  it.each<[string, number, unknown, Record<string, string>, Answer | object]>([
    ['accepted', 202, undefined, {}, { result: 'accepted' }],
    ['done', 204, undefined, {}, { result: 'accepted' }],
    [
      'a page that is not the contact centre’s',
      200,
      '<html></html>',
      { 'content-type': 'text/html' },
      { result: 'unknown' }
    ],
    ['not possible now', 409, { error: 'OnHold', error_description: 'Held.' }, {}, refused('conflict', 'Held.')],
    [
      'beyond a limit',
      409,
      { Error: 'LimitReached', Error_Description: 'One call.' },
      {},
      refused('limit', 'One call.')
    ],
    ['a skill the agent lacks', 409, { error: 'NoOutboundSkill' }, {}, refused('noSkill', 'NoOutboundSkill')],
    [
      'a number that is not dialled',
      400,
      { error: 'NumberRefused', errorDescription: 'No.' },
      {},
      refused('numberRefused', 'No.')
    ],
    ['something it cannot use', 400, 'no JSON', {}, refused('invalid')],
    ['not permitted', 403, undefined, {}, refused('notPermitted')],
    ['not permitted by a log-in page', 403, '<html></html>', { 'content-type': 'text/html' }, { result: 'unknown' }],
    ['not there, says a log-in page', 404, '<html></html>', { 'content-type': 'text/html' }, { result: 'unknown' }],
    ['in conflict, says a proxy', 409, 'Conflict', { 'content-type': 'text/plain' }, { result: 'unknown' }],
    ['no such contact', 404, { error: 'UnknownContact' }, {}, refused('gone', 'UnknownContact')],
    ['no such agent session', 404, { error: 'InvalidAgentSession' }, {}, refused('signedOut', 'InvalidAgentSession')],
    ['gone', 410, undefined, {}, refused('gone')],
    ['not usable', 422, undefined, {}, refused('invalid')],
    ['a failure', 500, undefined, {}, { result: 'unknown' }],
    ['a gateway that lost patience', 504, undefined, {}, { result: 'unknown' }],
    ['a request that took too long', 408, undefined, {}, { result: 'unknown' }]
  ])('%s (%i) has one meaning', async (_what, status, body, headers, meaning) => {
    const { send, last, seen } = bench();
    const sent = send();
    await settled();
    last().answer(status, body, headers);
    expect(await sent).toEqual(meaning);
    expect(seen).toHaveLength(1);
  });

  it('that never comes is not known, and nothing is sent again', async () => {
    const { send, seen, clock } = bench();
    const sent = send();
    await clock.pass(60_000);
    expect(await sent).toEqual({ result: 'unknown' });
    expect(seen).toHaveLength(1);
  });

  it('that asks to come back later is obeyed under the same key, and not for ever', async () => {
    const { send, seen, clock } = bench();
    const sent = send();
    await settled();
    seen[0]!.answer(429, undefined, { 'retry-after': '3' });
    await clock.pass(2_999);
    expect(seen).toHaveLength(1);
    await clock.pass(1);
    expect(seen).toHaveLength(2);
    seen[1]!.answer(429);
    await clock.pass(4_000);
    seen[2]!.answer(429);
    expect(await sent).toEqual({ result: 'unknown' });
    expect(seen.map(({ headers }) => headers['CorrelationId'])).toEqual(['k1', 'k1', 'k1']);
  });

  it('that asks for more patience than there is, is not known', async () => {
    const { send, last } = bench();
    const sent = send();
    await settled();
    last().answer(429, undefined, { 'retry-after': '3600' });
    expect(await sent).toEqual({ result: 'unknown' });
  });
});
