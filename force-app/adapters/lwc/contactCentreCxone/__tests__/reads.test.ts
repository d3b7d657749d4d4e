import { createHttp, type Http } from '../http';
import { htmlOf, textOf } from '../plainText';
import * as reads from '../reads';
import { fakeClock } from './bench';

interface Canned {
  status?: number;
  body?: unknown;
  contentType?: string;
}

function answering(answers: Record<string, Canned>): Http {
  return {
    send: ({ path }) => {
      const { status = 200, body, contentType = 'application/json' } = answers[path.join('/')] ?? { status: 404 };
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      return Promise.resolve({ kind: 'reply', reply: { status, text, contentType, retryAfter: null } });
    }
  };
}
const silent: Http = { send: () => Promise.resolve({ kind: 'silent' }) };

describe('what is read from the contact centre', () => {
  const rules = { acwTypeId: 2, maxSecondsACW: 60, requireDisposition: true, allowSecondaryDisposition: 'True' };
  const dispositions = [
    { dispositionId: 102, dispositionName: 'Call back', displayOrder: 2, requireRescheduleDate: true },
    { dispositionId: 101, dispositionName: 'Resolved', displayOrder: 1, requireCommitmentAmount: true },
    { dispositionId: 103, dispositionName: 'Preview', displayOrder: 0, isPreviewDisposition: true }
  ];

  it('a skill’s rules list its dispositions in their order, without those of previews', async () => {
    const http = answering({ 'skills/4001': { body: rules }, 'skills/4001/dispositions': { body: { dispositions } } });
    expect(await reads.readSkillRules(http, '4001')).toEqual({
      skillId: '4001',
      acw: 'disposition',
      maxSecondsAcw: 60,
      requireDisposition: true,
      allowSecondary: true,
      dispositions: [
        { dispositionId: '101', name: 'Resolved', asksAmount: true, asksCallBack: false },
        { dispositionId: '102', name: 'Call back', asksAmount: false, asksCallBack: true }
      ]
    });
  });

  it('a skill of which one half cannot be read has no rules yet', async () => {
    const half = answering({ 'skills/4001': { body: rules }, 'skills/4001/dispositions': { status: 503 } });
    expect(await reads.readSkillRules(half, '4001')).toBeNull();
    expect(await reads.readSkillRules(silent, '4001')).toBeNull();
  });

  it.each<[string, Canned, unknown]>([
    [
      'is there',
      { body: { dispositionId: 101, dispositionName: 'Resolved', notes: 'n' } },
      { dispositionId: '101', name: 'Resolved', notes: 'n' }
    ],
    ['is not there', { status: 404, body: { error: 'UnknownDisposition' } }, 'none'],
    ['has no id', { body: { dispositionId: 0 } }, 'none'],
    ['was hidden by a foreign page', { status: 404, body: '<html></html>', contentType: 'text/html' }, 'unreadable'],
    ['was answered with something else', { body: '[' }, 'unreadable'],
    ['could not be asked for', { status: 500 }, 'unreadable']
  ])('a disposition that %s', async (_what, answer, expected) => {
    expect(await reads.readDisposition(answering({ 'contacts/7/disposition': answer }), '7')).toEqual(expected);
  });

  it('a disposition nobody answered about is unreadable, never none', async () => {
    expect(await reads.readDisposition(silent, '7')).toBe('unreadable');
  });

  it('an agent’s skills are the active ones, and a dialer’s skill is none to call with', async () => {
    const skill = { mediaTypeId: 4, isOutbound: true, isActive: true, isSkillActive: true, isDialer: false };
    const agentSkillAssignments = [
      { ...skill, skillId: 1, skillName: 'Sales' },
      { ...skill, skillId: 2, skillName: 'Old', isActive: false },
      { ...skill, skillId: 3, skillName: 'Campaign', isDialer: true },
      { ...skill, skillId: 4, skillName: 'Mail', mediaTypeId: 1, emailFromAddress: 'a@b.example' }
    ];
    const found = await reads.readAgentSkills(
      answering({ 'agents/30001/skills': { body: { agentSkillAssignments } } }),
      '30001'
    );
    expect(found).toEqual([
      { skillId: '1', name: 'Sales', channel: 'voice', isOutbound: true, emailFrom: null },
      { skillId: '3', name: 'Campaign', channel: 'other', isOutbound: true, emailFrom: null },
      { skillId: '4', name: 'Mail', channel: 'email', isOutbound: true, emailFrom: 'a@b.example' }
    ]);
  });

  it('unavailable codes are read in the casing of old and new versions', async () => {
    const unavailableCodes = [
      { OutStateId: '1', OutStateName: 'Lunch', IsActive: 'True', IsAcw: 'False' },
      { outstateId: 2, outstateName: 'Wrap Up', isActive: true, isAcw: true },
      { outstateId: 3, outstateName: 'Gone', isActive: false, isAcw: false }
    ];
    const http = answering({ 'teams/21/unavailable-codes': { body: { unavailableCodes } } });
    expect(await reads.readCodes(http, '21')).toEqual([
      { name: 'Lunch', isAcw: false },
      { name: 'Wrap Up', isAcw: true }
    ]);
  });

  it('e-mails come oldest first and as plain text', async () => {
    const emails = [
      { sentDate: '2026-03-02T10:00:00Z', fromAddress: 'b', toAddress: 'a', subject: 'Re', bodyHtml: '<p>Two</p>' },
      { sentDate: '2026-03-02T09:00:00Z', fromAddress: 'a', toAddress: 'b', subject: '', bodyHtml: '<p>One</p>' }
    ];
    const letters = await reads.readLetters(answering({ 'contacts/7/email-transcript': { body: { emails } } }), '7');
    expect(letters?.map(({ from, subject, text }) => [from, subject, text])).toEqual([
      ['a', '', 'One'],
      ['b', 'Re', 'Two']
    ]);
  });

  it('a contact that ended is as new as the reading of it', async () => {
    const body = {
      contactId: 7,
      mediaTypeId: 3,
      state: 'Disconnected',
      finalState: true,
      isOutbound: false,
      skillId: 4011,
      fromAddr: 'ann',
      firstName: 'Ann',
      contactStart: '2026-03-02T09:00:00Z'
    };
    const http = answering({ 'contacts/7': { body }, 'contacts/8': { body } });
    expect(await reads.readContact(http, '7', () => 99)).toMatchObject({
      contactId: '7',
      channel: 'chat',
      phase: 'ended',
      isFinal: true,
      customerName: 'Ann',
      address: 'ann',
      skillId: '4011',
      version: 99,
      isUndated: true
    });
    expect(await reads.readContact(http, '8', () => 99)).toBe('unreadable');
  });

  it.each<[string, Canned, string]>([
    ['is not there', { status: 404, body: { error: 'UnknownContact' } }, 'none'],
    ['is not there, without a word', { status: 404 }, 'none'],
    ['was hidden by a foreign page', { status: 404, body: '<html></html>', contentType: 'text/html' }, 'unreadable'],
    ['could not be asked for', { status: 500 }, 'unreadable'],
    ['was answered with something else', { body: '[' }, 'unreadable'],
    ['has a state nobody knows', { body: { contactId: 7, mediaTypeId: 3, state: 'Dreaming' } }, 'unreadable'],
    ['is of a channel nobody knows', { body: { contactId: 7, mediaTypeId: 99, state: 'Active' } }, 'unreadable']
  ])('a contact that %s', async (_what, answer, expected) => {
    expect(await reads.readContact(answering({ 'contacts/7': answer }), '7', () => 99)).toBe(expected);
  });

  it('a contact nobody answered about is unreadable, never none', async () => {
    expect(await reads.readContact(silent, '7', () => 99)).toBe('unreadable');
  });

  it('a time that is long on its way is not waited for', async () => {
    const clock = fakeClock();
    const pending = createHttp({
      fetch: () => new Promise(() => undefined),
      clock,
      tokens: { read: () => Promise.resolve('a token') } as never,
      base: () => 'https://api.example',
      isStopped: () => false
    });
    let told: number | null | undefined;
    void reads.readServerTime(pending, clock.now).then((time) => {
      told = time;
    });
    await clock.pass(3_000);
    expect(told).toBeNull();
  });

  it('half of the way there and back is added to the server’s time', async () => {
    let now = 1_000;
    const http: Http = {
      send: () => {
        now += 400;
        const text = '{"ServerTime":"2026-03-02T09:00:00.000Z"}';
        return Promise.resolve({
          kind: 'reply',
          reply: { status: 200, text, contentType: 'application/json', retryAfter: null }
        });
      }
    };
    expect(await reads.readServerTime(http, () => now)).toBe(Date.parse('2026-03-02T09:00:00.200Z'));
  });
});

describe('the text of an e-mail', () => {
  it.each([
    ['Hello', 'Hello'],
    ['<p>Hello</p><p>again</p>', 'Hello\n\nagain'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\n\nb'],
    ['a &amp; b &lt;c&gt;', 'a & b <c>'],
    ['<style>p{color:red}</style><script>alert(1)</script>Text', 'Text'],
    ['<img src=x onerror="alert(1)">Look', 'Look'],
    ['broken <b>tags <i>everywhere', 'broken tags everywhere']
  ])('of %j is %j', (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it('is made without adding anything to the page or asking for anything', () => {
    const elements = (): number => document.body.childElementCount + document.head.childElementCount;
    const before = elements();
    textOf('<img src="https://tracker.example/x.png"><iframe src="https://tracker.example"></iframe>Hi');
    expect(elements()).toBe(before);
  });

  it('written by the agent says the same after going there and back', () => {
    const typed = 'Dear <Ann> & "Bob",\n\n1 < 2\nit\'s fine';
    expect(textOf(htmlOf(typed))).toBe(typed);
  });
});
