import type { InteractionContext } from 'c/omniInteraction';
import type { EndReason } from 'c/omniPorts';
import { aDraft, aReport } from 'test/model/things';
import { contextFrom } from '../interactionContext';
import { afterEnd, afterEndRead, afterRecordRead, outcomeOf, wasNeverConnected } from '../interactionRules';

const aContext = (changes: Partial<InteractionContext> = {}): InteractionContext => ({
  ...contextFrom({ report: aReport(), policy: 'everyInteraction', isSelected: false }),
  ...changes
});

const outbound = (changes: Partial<InteractionContext> = {}): InteractionContext =>
  aContext({ report: aReport({ channel: 'voice', direction: 'outbound' }), ...changes });

describe('whether anybody was on the line', () => {
  const NOT_REACHED: EndReason[] = ['busy', 'noAnswer', 'rejected', 'unreachable'];

  it.each(NOT_REACHED)('is no when the call ended as %s', (endReason) => {
    expect(wasNeverConnected(outbound({ endReason }))).toBe(true);
    expect(outcomeOf(outbound({ endReason }))).toBe(endReason);
  });

  it('is yes when the connection was seen, when there was work after it, and for what came in', () => {
    expect(wasNeverConnected(outbound({ endReason: 'busy', connectedAt: 150 }))).toBe(false);
    expect(wasNeverConnected(outbound({ endReason: 'busy', hadAcw: true }))).toBe(false);
    expect(wasNeverConnected(aContext({ endReason: 'busy', wasDialed: true }))).toBe(false);
  });

  it('is no when the call was seen dialed and ended before anybody answered, but not after a gap', () => {
    expect(wasNeverConnected(outbound({ endReason: 'ended', wasDialed: true }))).toBe(true);
    expect(wasNeverConnected(outbound({ endReason: 'ended' }))).toBe(false);
    expect(wasNeverConnected(outbound({ endReason: 'vanished', wasDialed: true }))).toBe(false);
  });

  it('becomes the outcome, or none where nobody saw it', () => {
    expect(outcomeOf(outbound({ endReason: 'busy', connectedAt: 150 }))).toBe('connected');
    expect(outcomeOf(aContext({ endReason: 'busy' }))).toBeNull();
    expect(outcomeOf(outbound({ endReason: 'busy', hadAcw: true }))).toBe('busy');
    expect(outcomeOf(outbound({ endReason: 'ended', wasDialed: true }))).toBe('notConnected');
    expect(outcomeOf(outbound({ endReason: 'ended' }))).toBeNull();
    expect(outcomeOf(aContext({ endReason: null }))).toBeNull();
  });
});
describe('what is found out of a contact that is listed no more', () => {
  const RESOLVED = { dispositionId: '101', secondaryDispositionId: null, name: 'Resolved', notes: 'Paid' };
  const gone: Partial<InteractionContext> = { isEndUnread: true, endReason: 'vanished', endedAt: 200 };
  const read = (changes: Partial<Parameters<typeof afterEndRead>[1]> = {}): Parameters<typeof afterEndRead>[1] => {
    return { type: 'end.read', at: 300, reason: 'ended', recorded: null, ...changes };
  };

  it('is when it ended, how, and what is on record', () => {
    expect(afterEndRead(aContext(gone), read({ recorded: RESOLVED }))).toEqual({
      isEndUnread: false,
      isEndMeasured: true,
      endedAt: 300,
      endReason: 'ended',
      recorded: RESOLVED,
      isNoteBeside: false,
      isRecordRead: true
    });
  });

  it('is no time where nobody knows it, and no disposition less than was known', () => {
    const context = aContext({ ...gone, recorded: RESOLVED });
    const after = afterEndRead(context, read({ at: null, reason: null }));
    expect(after).toMatchObject({ isEndMeasured: false, endedAt: 200, endReason: 'vanished', recorded: RESOLVED });
  });

  it('is no other end than the one that was told while after-contact work was done', () => {
    const context = aContext({ ...gone, endReason: 'ended', endedAt: 150, isEndMeasured: true });
    for (const at of [300, null])
      expect(afterEndRead(context, read({ at, reason: 'busy' }))).toMatchObject({
        endedAt: 150,
        endReason: 'ended',
        isEndMeasured: true
      });
  });

  it.each<[EndReason, Partial<InteractionContext>, EndReason]>([
    ['busy', {}, 'busy'],
    ['ended', {}, 'vanished'],
    ['ended', { connectedAt: 150 }, 'ended'],
    ['ended', { endReason: 'noAnswer' }, 'noAnswer']
  ])(
    'of a call of the agent that is said to be over by "%s", where %j is known, is "%s"',
    (reason, known, endReason) => {
      expect(afterEndRead(outbound({ ...gone, ...known }), read({ reason })).endReason).toBe(endReason);
    }
  );

  it.each([
    ['', RESOLVED, false],
    [' \n', RESOLVED, false],
    [' Paid ', { ...RESOLVED, notes: 'Paid\n' }, false],
    ['Paid late', RESOLVED, true],
    ['Paid late', null, false],
    ['', null, false]
  ])('leaves the note %j, where %j is on record, beside it: %s', (notes, recorded, isNoteBeside) => {
    const after = afterRecordRead(aContext({ draft: aDraft({ notes }) }), recorded);
    expect(after).toEqual({ recorded, isNoteBeside, isRecordRead: true });
  });
});

describe('the end of a contact', () => {
  const end = { at: 300, isDated: true, reason: 'busy' } as const;
  const playback = { isPlaying: true, position: 3 };

  it('is when and how it was told, and stops what is played', () => {
    expect(afterEnd(aContext({ playback }), end)).toEqual({
      endedAt: 300,
      endReason: 'busy',
      isEndMeasured: true,
      playback: { isPlaying: false, position: 3 }
    });
  });

  it('is measured only where its time was told', () => {
    expect(afterEnd(aContext(), { ...end, isDated: false })).toMatchObject({ endedAt: 300, isEndMeasured: false });
  });

  it('is the first one that was told, but for one that was only missed', () => {
    const known = { endedAt: 200, endReason: 'ended' as const, isEndMeasured: true };
    expect(afterEnd(aContext(known), { ...end, isDated: false })).toMatchObject(known);
    expect(afterEnd(aContext({ ...known, endReason: 'vanished' }), end)).toMatchObject({
      endedAt: 300,
      endReason: 'busy'
    });
  });

  it('of a call of the agent that was missed leaves open whether somebody was reached, unless it says so', () => {
    const missed: Partial<InteractionContext> = { endedAt: 200, endReason: 'vanished' };
    const reasonAfter = (context: InteractionContext, reason: EndReason) =>
      afterEnd(context, { ...end, reason }).endReason;
    expect(reasonAfter(outbound(missed), 'ended')).toBe('vanished');
    expect(reasonAfter(outbound(missed), 'busy')).toBe('busy');
    expect(reasonAfter(outbound({ ...missed, connectedAt: 150 }), 'ended')).toBe('ended');
    expect(reasonAfter(aContext(missed), 'ended')).toBe('ended');
  });
});
