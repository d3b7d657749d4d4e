import type { InteractionContext } from 'c/omniInteraction';
import type { IntentNews, IntentStatus } from 'c/omniOutbox';
import { EMPTY_DRAFT } from 'c/omniPolicy';
import type { ChatLine, Command, ContactReport, Verb } from 'c/omniPorts';
import { aDraft, anIntent, aReport, someRules } from 'test/model/things';
import { contextFrom } from '../interactionContext';
import {
  afterSave,
  isLetterDone,
  isRequired,
  isUnderWay,
  needsNoDisposition,
  newer,
  notSent,
  saveUnderWay,
  whenThere,
  whileSaving,
  whyNotSaveNow,
  withIntent,
  withLines
} from '../interactionRules';

const aContext = (changes: Partial<InteractionContext> = {}): InteractionContext => ({
  ...contextFrom({ report: aReport(), policy: 'everyInteraction', isSelected: false }),
  ...changes
});

const outbound = (changes: Partial<InteractionContext> = {}): InteractionContext =>
  aContext({ report: aReport({ channel: 'voice', direction: 'outbound' }), ...changes });

const LINE: Command = { verb: 'sendChatText', contactId: '7001', text: 'Hello' };
const SAVE: Extract<Command, { verb: 'saveDisposition' }> = {
  verb: 'saveDisposition',
  contactId: '7001',
  disposition: {
    dispositionId: '102',
    secondaryDispositionId: null,
    notes: 'Will pay',
    amount: 12.5,
    callBackAt: null
  },
  isFinal: false
};
const HOLD: Command = { verb: 'hold', contactId: '7001' };
const underWay = (verb: Verb): InteractionContext['underWay'] => [
  { key: `${verb}-1`, verb, status: 'sent', isWaiting: false }
];

describe('a letter that is being written', () => {
  const LETTER: Command = { verb: 'replyEmail', contactId: '7001', skillId: '1', to: 'a', subject: 's', text: 't' };
  const END: Command = { verb: 'end', contactId: '7001' };
  const GONE: Partial<IntentNews> = { reason: { key: 'contactGone' } };
  const TAKEN_BACK: Partial<IntentNews> = { reason: null };
  const emailOf = (direction: 'inbound' | 'outbound', endedAt: number | null = null): InteractionContext =>
    aContext({ report: aReport({ channel: 'email', direction }), endedAt });
  const [OPEN, OVER, OWN] = [emailOf('inbound'), emailOf('inbound', 5), emailOf('outbound')];

  it.each<[string, boolean, InteractionContext, Command, IntentStatus, Partial<IntentNews>?]>([
    ['has been sent', true, OPEN, LETTER, 'confirmed'],
    ['is discarded with its contact', true, OWN, END, 'confirmed'],
    ['is let go after that was over', true, OVER, LETTER, 'refused', TAKEN_BACK],
    ['is answered by the next one', false, OPEN, LETTER, 'refused', TAKEN_BACK],
    ['is on its way', false, OVER, LETTER, 'sent'],
    ['was refused', false, OVER, LETTER, 'refused', GONE],
    ['stands beside a save that was taken back', false, OVER, SAVE, 'refused', TAKEN_BACK],
    ['answers an e-mail that was ended', false, OPEN, END, 'confirmed'],
    ['stands beside a disposition', false, OWN, SAVE, 'confirmed'],
    ['stands beside a call', false, outbound(), END, 'confirmed']
  ])('that %s is done: %s', (_what, isDone, context, command, status, changes = {}) => {
    expect(isLetterDone(context, anIntent(command, status, changes))).toBe(isDone);
  });
});

describe('what only the agent can decide about', () => {
  it('is what failed, and nothing that is still on its way', () => {
    const line = { text: 'Hello', reason: null };
    const outgoing = [
      { ...line, key: 'k1', status: 'failed' as const },
      { ...line, key: 'k2', status: 'unknown' as const },
      { ...line, key: 'k3', status: 'failed' as const }
    ];
    expect(notSent(aContext({ outgoing }))).toEqual(['k1', 'k3']);
  });
});

describe('a later report', () => {
  const known: ContactReport = aReport({
    version: 200,
    parentContactId: '6001',
    groupId: 'g1',
    address: '+14155550123',
    subject: 'Invoice',
    workItem: { type: 'claim', payload: '7' },
    voicemail: { durationSeconds: 9 }
  });
  const silent: Partial<ContactReport> = {
    skillId: null,
    parentContactId: null,
    groupId: null,
    customerName: null,
    address: null,
    subject: null,
    startedAt: null,
    workItem: null,
    voicemail: null
  };

  it('keeps what the one before knew and it does not say', () => {
    const report = aReport({ ...silent, version: 300, phase: 'held' });
    expect(newer(aContext({ report: known }), report)).toEqual({ ...known, version: 300, phase: 'held' });
  });

  it('wins wherever it says something', () => {
    const report = aReport({
      version: 300,
      skillId: 'phone',
      parentContactId: '6002',
      groupId: 'g2',
      customerName: 'Ann Miller',
      address: '+14155550199',
      subject: 'Reminder',
      startedAt: 150,
      workItem: { type: 'order', payload: '8' },
      voicemail: { durationSeconds: 10 }
    });
    expect(newer(aContext({ report: known }), report)).toEqual(report);
  });

  it('never makes the picture older', () => {
    expect(newer(aContext({ report: known }), aReport({ version: 100 })).version).toBe(200);
  });
});

describe('what is under way', () => {
  it('is told apart by what is asked', () => {
    const context = aContext({ underWay: [...underWay('hold'), ...underWay('saveDisposition')] });
    expect(isUnderWay(context, 'hold')).toBe(true);
    expect(isUnderWay(context, 'resume')).toBe(false);
    expect(isUnderWay(aContext(), 'hold')).toBe(false);
    expect(saveUnderWay(context)).toMatchObject({ key: 'saveDisposition-1' });
    expect(saveUnderWay(aContext({ underWay: underWay('hold') }))).toBeUndefined();
  });

  it('is kept up to date by its key, and over once confirmed or refused', () => {
    const hold = { key: 'hold-1', verb: 'hold', isWaiting: false } as const;
    const after = (status: IntentStatus, before: InteractionContext['underWay']) =>
      withIntent(aContext({ underWay: before }), anIntent(HOLD, status)).underWay;
    expect(after('queued', [])).toEqual([{ ...hold, status: 'queued' }]);
    expect(after('unknown', [{ ...hold, status: 'queued' }])).toEqual([{ ...hold, status: 'unknown' }]);
    const other = underWay('end');
    expect(after('sent', other)).toEqual([...other, { ...hold, status: 'sent' }]);
    expect(after('confirmed', [...other, { ...hold, status: 'sent' }])).toEqual(other);
    expect(after('refused', [...other, { ...hold, status: 'sent' }])).toEqual(other);
  });
});

describe('a disposition', () => {
  it('is required only once its list is known, by what policy and skill say', () => {
    expect(isRequired(aContext())).toBe(false);
    expect(isRequired(aContext({ rules: someRules() }))).toBe(true);
    expect(isRequired(aContext({ rules: someRules({ dispositions: [] }) }))).toBe(false);
    const optional = { rules: someRules({ requireDisposition: false }) };
    expect(isRequired(aContext(optional))).toBe(true);
    expect(isRequired(aContext({ ...optional, policy: 'asTheSkillSays' }))).toBe(false);
  });

  it('cannot be saved before its list is known, nor with a time to call back that has passed', () => {
    const draft = aDraft({ dispositionId: '103', callBackAt: '2026-01-02T12:00' });
    const up = { draft, connectedAt: 1 };
    const why = (at: number): string | undefined =>
      whyNotSaveNow(aContext({ ...up, rules: someRules(), report: aReport({ version: at }) }))?.key;
    expect(whyNotSaveNow(aContext(up))).toEqual({ key: 'listUnreadable' });
    expect(why(Date.parse('2026-01-02T11:00'))).toBeUndefined();
    expect(why(Date.parse('2026-01-02T13:00'))).toBe('callBackPast');
  });

  const DONE = { rules: someRules(), isRecordRead: true, isFinal: true, policy: 'asTheSkillSays' } as const;
  const OPTIONAL = { ...DONE, rules: someRules({ requireDisposition: false }) };
  it.each<[string, Partial<InteractionContext>, boolean]>([
    ['the skill lets it go', OPTIONAL, true],
    ['the skill asks for it', DONE, false],
    ['the skill has no list', { ...DONE, rules: someRules({ dispositions: [] }) }, true],
    ['the skill has no list, at any time', { ...DONE, rules: someRules({ dispositions: [] }), isFinal: false }, true],
    ['the contact is not over', { ...OPTIONAL, isFinal: false }, false],
    ['the list is not known', { ...OPTIONAL, rules: null }, false],
    ['nobody knows what is on record', { ...OPTIONAL, isRecordRead: false }, false],
    ['one is on record', { ...OPTIONAL, recorded: { dispositionId: '101', name: null, notes: '' } }, false],
    ['a note is not saved', { ...OPTIONAL, draft: aDraft({ dispositionId: null, notes: 'Asks' }) }, false],
    [
      'a note is not saved and there is no list',
      { ...DONE, rules: someRules({ dispositions: [] }), draft: aDraft({ notes: 'Asks' }) },
      false
    ]
  ])('is given up where %s: %#', (_why, changes, isGivenUp) => {
    expect(needsNoDisposition(aContext(changes))).toBe(isGivenUp);
  });

  it('is given up for a call that reached nobody, though the skill asks for it', () => {
    expect(needsNoDisposition(outbound({ ...DONE, endReason: 'busy' }))).toBe(true);
    expect(needsNoDisposition(outbound({ ...DONE, endReason: 'busy', isFinal: false }))).toBe(false);
    expect(needsNoDisposition(outbound({ ...DONE, endReason: 'ended', connectedAt: 150 }))).toBe(false);
  });

  it('being saved is seen as it was typed, also where another page typed it', () => {
    expect(whileSaving(aContext(), anIntent(SAVE, 'queued'))).toEqual({
      draft: { dispositionId: '102', secondaryDispositionId: null, notes: 'Will pay', amount: '12.5', callBackAt: '' }
    });
    expect(whileSaving(aContext({ draft: aDraft() }), anIntent(SAVE, 'queued'))).toEqual({});
    expect(whileSaving(aContext(), anIntent(HOLD, 'queued'))).toEqual({});
  });

  it.each<[IntentStatus, Partial<IntentNews>, boolean]>([
    ['queued', { isWaiting: true }, true],
    ['sent', {}, true],
    ['unknown', {}, true],
    ['refused', {}, true],
    ['refused', { reason: null }, false],
    ['confirmed', {}, false]
  ])('that is %s %j can be named: %s', (status, changes, isKept) => {
    const before = aContext({ lastSave: SAVE.disposition });
    const news = anIntent(SAVE, status, changes);
    const expected = isKept ? SAVE.disposition : null;
    expect([withIntent(aContext(), news).lastSave, withIntent(before, news).lastSave]).toEqual([expected, expected]);
    expect(withIntent(before, anIntent(HOLD, status, changes))).not.toHaveProperty('lastSave');
  });

  it('on record is named from the list, else as the contact centre names it, and what was typed is no longer unsaved', () => {
    const recorded = {
      dispositionId: '102',
      secondaryDispositionId: null,
      name: 'Promise to pay',
      notes: 'Will pay'
    };
    const context = aContext({ rules: someRules(), draft: aDraft() });
    expect(afterSave(context, anIntent(SAVE, 'confirmed'))).toEqual({ recorded, draft: EMPTY_DRAFT });
    const unnamed = { recorded: { ...recorded, name: null }, draft: EMPTY_DRAFT };
    expect(afterSave(aContext(), anIntent(SAVE, 'confirmed'))).toEqual(unnamed);
    expect(afterSave(aContext({ rules: someRules({ dispositions: [] }) }), anIntent(SAVE, 'confirmed'))).toEqual(
      unnamed
    );
    const byCentre = anIntent(SAVE, 'confirmed', { recordedName: 'Promise' });
    expect(afterSave(aContext(), byCentre)).toEqual({
      recorded: { ...recorded, name: 'Promise' },
      draft: EMPTY_DRAFT
    });
    expect(afterSave(context, byCentre)).toEqual({ recorded, draft: EMPTY_DRAFT });
    expect(afterSave(context, anIntent(HOLD, 'confirmed'))).toEqual({});
  });
});

describe('what was refused because the contact was gone', () => {
  const gone = { key: 'contactGone' } as const;
  const line = { key: 'k', text: 'Hello', status: 'failed' } as const;

  it('is a mere refusal once the contact centre tells of the contact again', () => {
    const trouble = { at: 'contact', reason: gone } as const;
    expect(whenThere(aContext({ trouble }))).toEqual({
      trouble: { ...trouble, reason: { key: 'refusedByContactCentre' } },
      outgoing: []
    });
  });

  it('is still not sent, and can be sent again', () => {
    expect(whenThere(aContext({ outgoing: [{ ...line, reason: gone }] }))).toEqual({
      trouble: null,
      outgoing: [{ ...line, reason: { key: 'notSent' } }]
    });
  });

  it('takes along nothing that was refused for another reason', () => {
    const refused = { key: 'refusedByContactCentre' } as const;
    const trouble = { at: 'contact', reason: refused } as const;
    const other = { ...line, key: 'k3', reason: refused };
    expect(whenThere(aContext({ trouble, outgoing: [other] }))).toEqual({});
    expect(whenThere(aContext({ trouble, outgoing: [other, { ...line, reason: gone }] }))).toEqual({
      trouble,
      outgoing: [other, { ...line, reason: { key: 'notSent' } }]
    });
  });
});

describe('the lines of a chat', () => {
  const line = (lineId: string, at: number, from: ChatLine['from'] = 'customer'): ChatLine => ({
    lineId,
    from,
    author: null,
    text: lineId,
    at
  });
  const context = aContext({ lines: [line('l0', 50), line('l2', 200)], unread: 1 });

  it('are in the order they were written, each once', () => {
    const { lines } = withLines(context, [line('l3', 300), line('l1', 100), line('l2', 200)]);
    expect(lines?.map(({ lineId }) => lineId)).toEqual(['l0', 'l1', 'l2', 'l3']);
    expect(withLines(context, [line('l2', 200)])).toEqual({});
  });

  it('count as unread where the customer wrote them and the agent looks elsewhere', () => {
    const more = [line('l3', 300), line('l4', 400, 'agent'), line('l5', 500, 'system')];
    expect(withLines(context, more).unread).toBe(2);
    expect(withLines({ ...context, isSelected: true }, more).unread).toBe(0);
  });
});

describe('a line the agent sent', () => {
  const shown = (status: IntentStatus, changes: Partial<IntentNews> = {}, before: Partial<InteractionContext> = {}) =>
    withIntent(aContext(before), anIntent(LINE, status, changes)).outgoing;
  const sent = { key: 'sendChatText-1', text: 'Hello', reason: null };

  it.each<[IntentStatus, Partial<IntentNews>, string]>([
    ['new', {}, 'sending'],
    ['queued', {}, 'sending'],
    ['queued', { isWaiting: true }, 'waiting'],
    ['sent', {}, 'sending'],
    ['sent', { isWaiting: true }, 'sending'],
    ['unknown', {}, 'unknown']
  ])('that is %s %j is shown as %s', (status, changes, as) => {
    expect(shown(status, changes)).toEqual([{ ...sent, status: as }]);
  });

  it('that was not sent is kept with the reason, and leaves when it is proven or taken back', () => {
    const reason = { key: 'refusedByContactCentre' } as const;
    expect(shown('refused')).toEqual([{ ...sent, status: 'failed', reason }]);
    const other = { key: 'other', text: 'First', status: 'sending', reason: null } as const;
    const before = { outgoing: [other, { ...sent, status: 'sending' as const }] };
    expect(shown('unknown', {}, before)).toEqual([other, { ...sent, status: 'unknown' }]);
    expect(shown('sent', {}, { outgoing: [other] })).toEqual([other, { ...sent, status: 'sending' }]);
    expect(shown('sent', {}, { outgoing: [{ ...sent, status: 'waiting' }] })).toEqual([{ ...sent, status: 'sending' }]);
    expect(shown('confirmed', {}, before)).toEqual([other]);
    expect(shown('refused', { reason: null }, before)).toEqual([other]);
    expect(withIntent(aContext(before), anIntent(HOLD, 'sent')).outgoing).toEqual(before.outgoing);
  });
});

describe('what went wrong', () => {
  const PLAY: Command = { verb: 'playVoicemail', contactId: '7001', position: 0 };
  const NO = { key: 'refusedByContactCentre' } as const;
  const letter = (verb: 'replyEmail' | 'sendEmail'): Command => ({
    verb,
    contactId: '7001',
    skillId: 'email',
    to: 'ann@example.com',
    subject: 'Hello',
    text: 'Hello'
  });
  const trouble = (command: Command, status: IntentStatus, changes: Partial<IntentNews> = {}, before = aContext()) =>
    withIntent(before, anIntent(command, status, changes)).trouble;

  it.each<[Command, string]>([
    [HOLD, 'contact'],
    [{ verb: 'end', contactId: '7001' }, 'contact'],
    [PLAY, 'message'],
    [{ verb: 'pauseVoicemail', contactId: '7001' }, 'message'],
    [SAVE, 'disposition'],
    [{ verb: 'finishAfterContactWork', contactId: '7001' }, 'afterContactWork']
  ])('with %j is told where it happened: %s', (command, at) => {
    expect(trouble(command, 'refused')).toEqual({ at, reason: NO });
  });

  it('with a chat line or letter is told by it, and what the agent took back is no trouble', () => {
    for (const words of [LINE, letter('replyEmail'), letter('sendEmail')]) {
      expect(trouble(words, 'refused')).toBeNull();
      expect(withIntent(aContext(), anIntent(words, 'refused')).outgoing).toMatchObject([{ status: 'failed' }]);
    }
    expect(trouble(HOLD, 'refused', { reason: null })).toBeNull();
    expect(trouble(HOLD, 'confirmed')).toBeNull();
  });

  it('is answered when something new is tried in that place, and not by an end elsewhere', () => {
    const before = aContext({ trouble: { at: 'message', reason: NO } });
    for (const status of ['queued', 'sent'] as const) expect(trouble(PLAY, status, {}, before)).toBeNull();
    expect(trouble(letter('sendEmail'), 'queued', {}, before)).toBeNull();
    expect(trouble(LINE, 'queued', {}, before)).toBeNull();
    expect(trouble(PLAY, 'confirmed', {}, before)).toEqual(before.trouble);
    expect(trouble(PLAY, 'refused', { reason: null }, before)).toEqual(before.trouble);
    expect(trouble(HOLD, 'queued', {}, before)).toEqual(before.trouble);
  });
});
