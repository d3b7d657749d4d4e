import { dispositionOf, draftOf, EMPTY_DRAFT, EMPTY_MESSAGE, hasDraft, whyNotSave } from 'c/omniPolicy';
import type { DispositionDraft } from 'c/omniPorts';
import { aDraft, someRules } from 'test/model/things';

it('a message is nothing to begin with, and answers nothing', () => {
  expect(EMPTY_MESSAGE).toEqual({ text: '', subject: null, isReplying: false });
});

describe('what the agent typed for a disposition', () => {
  it('is nothing to begin with', () => {
    expect(EMPTY_DRAFT).toEqual({
      dispositionId: null,
      secondaryDispositionId: null,
      notes: '',
      amount: '',
      callBackAt: ''
    });
    expect(hasDraft(EMPTY_DRAFT)).toBe(false);
  });

  it.each([
    [{ dispositionId: '101' }, true],
    [{ notes: 'Asks twice' }, true],
    [{ notes: ' \n' }, false],
    [{ amount: '1' }, true],
    [{ callBackAt: '2026-01-02T12:00' }, true],
    [{ secondaryDispositionId: '101' }, false]
  ])('is something to lose, or not: %j, %s', (changes, isSomething) => {
    expect(hasDraft({ ...EMPTY_DRAFT, ...changes })).toBe(isSomething);
  });

  it('comes back from a disposition as it was typed, in the agent’s own time', () => {
    const callBackAt = new Date(2026, 0, 2, 3, 4).getTime();
    const disposition = {
      dispositionId: '103',
      secondaryDispositionId: '102',
      notes: 'Will pay',
      amount: 12.5,
      callBackAt
    };
    expect(draftOf(disposition)).toEqual({
      dispositionId: '103',
      secondaryDispositionId: '102',
      notes: 'Will pay',
      amount: '12.5',
      callBackAt: '2026-01-02T03:04'
    });
    expect(dispositionOf(draftOf(disposition), someRules().dispositions)).toEqual(disposition);
    const late = new Date(2026, 11, 31, 23, 59).getTime();
    expect(draftOf({ ...disposition, callBackAt: late }).callBackAt).toBe('2026-12-31T23:59');
  });

  it('leaves out what was not asked for, there and back', () => {
    const disposition = dispositionOf(aDraft(), someRules().dispositions);
    expect(disposition).toEqual({
      dispositionId: '101',
      secondaryDispositionId: null,
      notes: '',
      amount: null,
      callBackAt: null
    });
    expect(draftOf(disposition)).toEqual(aDraft());
  });

  it('leaves out an amount and a time that were typed for another choice, which nobody sees any more', () => {
    const draft = aDraft({ amount: '500', callBackAt: '2020-01-01T10:00' });
    const sent = (changes: Partial<DispositionDraft>): { amount: number | null; callBackAt: number | null } =>
      dispositionOf({ ...draft, ...changes }, someRules().dispositions);
    expect(sent({})).toMatchObject({ amount: null, callBackAt: null });
    expect(sent({ dispositionId: '102' })).toMatchObject({ amount: 500, callBackAt: null });
    expect(sent({ secondaryDispositionId: '103' }).amount).toBeNull();
    expect(sent({ secondaryDispositionId: '103' }).callBackAt).toBe(Date.parse('2020-01-01T10:00'));
  });
});

describe('an amount', () => {
  const why = (amount: string): string | undefined =>
    whyNotSave(aDraft({ dispositionId: '102', amount }), someRules(), 0)?.key;
  const sent = (amount: string): number | null =>
    dispositionOf(aDraft({ dispositionId: '102', amount }), someRules().dispositions).amount;

  it.each([
    ['1250', 1250],
    ['123456789012', 123456789012],
    ['12.5', 12.5],
    ['12,50', 12.5],
    ['12.345,6', 12345.6],
    ['123.456,78', 123456.78],
    ['1.234.567,89', 1234567.89],
    ['12,345.6', 12345.6],
    ['123,456.78', 123456.78],
    ['1,234,567.89', 1234567.89],
    ['12 345', 12345],
    ['1 234 567,8', 1234567.8],
    ['1’234.50', 1234.5],
    ['1\u00a0234', 1234]
  ])('%s is %d', (amount, number) => {
    expect(why(amount)).toBeUndefined();
    expect(sent(amount)).toBe(number);
  });

  it.each([
    'x12',
    '12x',
    '1234567890123',
    '12.505',
    'x1.250,50',
    '1.250,50x',
    '1.250,505',
    '1250.250,50',
    '1.250.250.250.250,50',
    'x1,250.50',
    '1,250.50x',
    '1250,250.50',
    'x1 250',
    '1 250x',
    '1250 250',
    '1 25',
    '1.250',
    '1,250'
  ])('%s is none', (amount) => {
    expect(why(amount)).toBe('amountInvalid');
    expect(sent(amount)).toBeNull();
  });

  it('of blanks is missing', () => {
    expect(why('  ')).toBe('amountMissing');
  });
});

it('a note that is too long says how long it may be', () => {
  expect(whyNotSave(aDraft({ notes: 'x'.repeat(4001) }), someRules(), 0)).toEqual({
    key: 'textTooLong',
    about: { limit: 4000 }
  });
});
