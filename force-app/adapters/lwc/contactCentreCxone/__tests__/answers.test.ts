import { sortAnswer } from '../answers';

const reply = (status: number, body: unknown = '', contentType = 'application/json') => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  contentType,
  retryAfter: null
});
const sort = (...about: Parameters<typeof reply>) => sortAnswer(reply(...about));
const reason = (status: number, body: unknown = ''): unknown => {
  const answer = sort(status, body);
  return answer.result === 'refused' ? answer.reason : answer.result;
};

describe('what became of a command', () => {
  it.each([
    [200, 'accepted'],
    [202, 'accepted'],
    [204, 'accepted'],
    [299, 'accepted'],
    [100, 'unknown'],
    [199, 'unknown'],
    [300, 'unknown'],
    [304, 'unknown'],
    [399, 'unknown'],
    [400, 'invalid'],
    [401, 'signedOut'],
    [403, 'notPermitted'],
    [404, 'gone'],
    [405, 'invalid'],
    [408, 'unknown'],
    [409, 'conflict'],
    [410, 'gone'],
    [418, 'invalid'],
    [422, 'invalid'],
    [429, 'unknown'],
    [499, 'invalid'],
    [500, 'unknown'],
    [503, 'unknown']
  ])('by the status %d is: %s', (status, meaning) => {
    expect(reason(status)).toBe(meaning);
  });

  it.each([200, 202, 401, 403, 404, 409, 500])('is not known where a log-in page answers %d', (status) => {
    expect(sort(status, '<html>Log in</html>', 'text/html')).toEqual({ result: 'unknown' });
  });

  it.each([400, 422])('is no, whatever the words, where the content is refused by %d', (status) => {
    expect(sort(status, '<html>Bad request</html>', 'text/html')).toEqual({
      result: 'refused',
      reason: 'invalid',
      detail: null
    });
  });

  it.each([
    ['InvalidSession', 'signedOut'],
    ['SESSION_LIMIT', 'signedOut'],
    ['LimitReached', 'limit'],
    ['CapacityExceeded', 'limit'],
    ['threshold', 'limit'],
    ['SkillNotFound', 'noSkill'],
    ['SkillLimit', 'limit'],
    ['InvalidPhoneNumber', 'numberRefused'],
    ['Phone_Number_Invalid', 'numberRefused'],
    ['NumberRefused', 'numberRefused'],
    ['number_not_allowed', 'numberRefused'],
    ['NumberNotAllowed', 'numberRefused'],
    ['NumberBlocked', 'numberRefused'],
    ['Emergency', 'numberRefused'],
    ['SomethingElse', 'invalid']
  ])('is told more exactly by the error %s: %s', (error, meaning) => {
    expect(reason(400, { error })).toBe(meaning);
  });

  it.each([
    [400, 'limit'],
    [404, 'limit'],
    [409, 'limit'],
    [422, 'limit'],
    [401, 'signedOut'],
    [403, 'notPermitted'],
    [410, 'gone']
  ])('is told by words only where the status leaves it open: %d, %s', (status, meaning) => {
    expect(reason(status, { error: 'LimitReached' })).toBe(meaning);
  });

  it.each([
    [{ error: 'A', error_description: 'Because' }, 'Because'],
    [{ ErrorCode: 'A', ErrorDescription: 'Because' }, 'Because'],
    [{ errorCode: 'A', Message: 'Because' }, 'Because'],
    [{ error_description: 'First', errorDescription: 'Second', message: 'Third' }, 'First'],
    [{ error: 'A' }, 'A'],
    [{ error: 7, errorCode: 'A' }, 'A'],
    [{ error: 'A', message: 7 }, 'A'],
    [{}, null],
    [['A'], null],
    ['"A"', null],
    ['7', null],
    ['', null],
    [{ message: 'x'.repeat(301) }, 'x'.repeat(300)]
  ])('comes with the contact centre’s own words: %j', (body, detail) => {
    expect(sort(400, body)).toMatchObject({ result: 'refused', detail });
  });
});
