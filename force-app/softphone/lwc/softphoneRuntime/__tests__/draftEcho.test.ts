import { DraftEcho } from '../draftEcho';

const echoOf = (...typed: string[]): DraftEcho<string> => {
  const echo = new DraftEcho('');
  typed.forEach((text) => echo.type(text));
  return echo;
};

describe('what is typed and comes back', () => {
  it('is not replaced by older typing that comes back late', () => {
    const echo = echoOf('a', 'ab', 'abc');
    for (const late of ['', 'a', 'a', 'ab']) {
      echo.hear(late);
      expect(echo.value).toBe('abc');
    }
    echo.hear('abc');
    echo.type('abcd');
    echo.hear('abc');
    expect(echo.value).toBe('abcd');
  });

  it('is replaced by what was changed elsewhere: restored, sent or written in another tab', () => {
    const echo = echoOf();
    echo.hear('restored');
    expect(echo.value).toBe('restored');
    echo.type('restored!');
    echo.hear('restored!');
    echo.hear('');
    expect(echo.value).toBe('');
  });
});
