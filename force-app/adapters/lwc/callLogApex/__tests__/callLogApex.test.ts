import 'test/builders/english';
import save from '@salesforce/apex/SoftphoneRecords.save';
import { aContactLog } from 'test/builders/logs';
import { fakeClock } from 'test/fakes/fakeClock';
import { settleDown } from 'test/fakes/aDesk';
import { createCallLogApex } from '../callLogApex';

jest.mock('@salesforce/apex/SoftphoneRecords.save', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true
});
const apex = save as unknown as jest.Mock;

const anAnswer = (differences: object = {}) => ({
  version: 1,
  isSaved: false,
  rows: [],
  troubles: [],
  notWritten: [],
  ...differences
});
const aRefusal = (...troubles: object[]) => anAnswer({ troubles });

const saved = (found: unknown) => {
  apex.mockReset().mockResolvedValue(found);
  return createCallLogApex({ clock: fakeClock() }).save(aContactLog());
};

describe('the call log in Salesforce', () => {
  it('is sent as one text, with a title in the words of the agent', async () => {
    const log = aContactLog();
    await saved(anAnswer({ isSaved: true }));
    const { interactions, ...rest } = JSON.parse(apex.mock.calls[0][0].log);
    expect(rest).toEqual({ session: log.session, links: log.links });
    expect(interactions).toEqual([{ ...log.interaction, title: 'Call with Ann Lee' }]);
  });

  it('names nobody whose name is not known, and takes a name for what it is', async () => {
    apex.mockReset().mockResolvedValue(anAnswer());
    const { save: keep } = createCallLogApex({ clock: fakeClock() });
    const { session } = aContactLog();
    await keep(aContactLog({ session: { ...session, customer: null } }));
    await keep(aContactLog({ session: { ...session, customer: '$& {customer}' } }));
    expect(apex.mock.calls.map(([{ log }]) => JSON.parse(log).interactions[0].title)).toEqual([
      'Call with Unknown customer',
      'Call with $& {customer}'
    ]);
  });

  it('is written, and says which fields were not', async () => {
    expect(await saved(anAnswer({ isSaved: true, notWritten: ['Task.CallDisposition'] }))).toEqual({
      answer: { result: 'accepted' },
      notWritten: ['Task.CallDisposition']
    });
  });

  it.each([
    [
      { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: ' A note is missing. ' },
      'refusedByOrg',
      'A note is missing.'
    ],
    [{ code: 'STRING_TOO_LONG', message: null }, 'refusedByOrg', 'STRING_TOO_LONG'],
    [{ code: 'TRIGGER', message: 'x'.repeat(400) }, 'refusedByOrg', `${'x'.repeat(300)}…`],
    [{ code: 'NO_ACCESS', message: null }, 'noAccessInOrg', null]
  ])('is refused in the words of the org: %j', async (trouble, reason, detail) => {
    expect((await saved(aRefusal(trouble))).answer).toEqual({ result: 'refused', reason, detail });
  });

  it.each([
    ['somebody else is writing', aRefusal({ code: 'UNABLE_TO_LOCK_ROW', message: 'busy' })],
    ['nothing is said', null],
    ['it says something else', { isSaved: 'yes' }],
    ['it is a page', '<html>']
  ])('is not known to be written when %s', async (_why, found) => {
    expect((await saved(found)).answer).toEqual({ result: 'unknown' });
  });

  it('is looked for once more when an earlier sending has overtaken it', async () => {
    const overtaken = aRefusal({ code: 'DUPLICATE_VALUE', message: 'there already' });
    apex
      .mockReset()
      .mockResolvedValueOnce(overtaken)
      .mockResolvedValueOnce(anAnswer({ isSaved: true }));
    const callLog = createCallLogApex({ clock: fakeClock() });
    expect((await callLog.save(aContactLog())).answer).toEqual({ result: 'accepted' });
    apex.mockReset().mockResolvedValue(overtaken);
    const { answer } = await callLog.save(aContactLog());
    expect(answer).toEqual({ result: 'refused', reason: 'refusedByOrg', detail: 'there already' });
    expect(apex).toHaveBeenCalledTimes(2);
  });

  it('names what lasts, where some of it passes', async () => {
    const answer = await saved(
      aRefusal({ code: 'UNABLE_TO_LOCK_ROW', message: 'busy' }, { code: 'REQUIRED_FIELD_MISSING', message: 'Reason' })
    );
    expect(answer.answer).toEqual({ result: 'refused', reason: 'refusedByOrg', detail: 'Reason' });
  });

  it('is not known to be written when the call fails or nobody answers in time', async () => {
    apex.mockReset().mockRejectedValue({ status: 500, body: { message: 'no' } });
    expect((await createCallLogApex({ clock: fakeClock() }).save(aContactLog())).answer).toEqual({ result: 'unknown' });
    const clock = fakeClock();
    apex.mockReset().mockReturnValue(new Promise(() => undefined));
    const heard: unknown[] = [];
    void createCallLogApex({ clock })
      .save(aContactLog())
      .then((answer) => heard.push(answer.answer));
    clock.pass(29_000);
    await settleDown();
    expect(heard).toEqual([]);
    clock.pass(2_000);
    await settleDown();
    expect(heard).toEqual([{ result: 'unknown' }]);
  });
});
