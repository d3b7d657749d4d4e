import { readAddress, readNumber, showNumber, spellingsOf } from 'c/omniPolicy';

const REFUSED = ['112', '911', '999', '110', '000', '116 117'];

const read = (country: string, text: string): string => {
  const answer = readNumber(text, { defaultCountry: country, refusedNumbers: REFUSED });
  return answer.ok ? answer.e164 : answer.reason.key;
};

describe('a phone number', () => {
  it.each([
    ['US', '(415) 555-0123', '+14155550123'],
    ['US', '415.555.0123', '+14155550123'],
    ['US', '1 415 555 0123', '+14155550123'],
    ['US', '+1 (415) 555-0123', '+14155550123'],
    ['US', '011 49 30 901820', '+4930901820'],
    ['US', '001 415 555 0123', '+14155550123'],
    ['US', '(911) 555-0123', '+19115550123'],
    ['GB', '(020) 7946 0018', '+442079460018'],
    ['GB', '+44 (0)20 7946 0018', '+442079460018'],
    ['GB', '00 44 (0) 20 7946 0018', '+442079460018'],
    ['GB', '07700 900123', '+447700900123'],
    ['DE', '030/901820', '+4930901820'],
    ['DE', '(030) 90 18 20', '+4930901820'],
    ['DE', '030–901820', '+4930901820'],
    ['DE', '+49 (0) 30 901820', '+4930901820'],
    ['DE', '0049 (0)30 901820', '+4930901820'],
    ['DE', '0911 23456', '+4991123456'],
    ['DE', '00 1 415 555 0123', '+14155550123'],
    ['FR', '01 42 68 53 00', '+33142685300'],
    ['FR', '01.42.68.53.00', '+33142685300'],
    ['FR', '+33 (0)1 42 68 53 00', '+33142685300'],
    ['FR', '0033 1 42 68 53 00', '+33142685300'],
    ['US', '00 1 415 555 0123', '+14155550123'],
    ['AU', '0011 1 415 555 0123', '+14155550123']
  ])('in %s, %s is dialled as %s', (country, text, e164) => {
    expect(read(country, text)).toBe(e164);
  });

  it.each([
    ['a mark of direction', '\u202a+14155550123\u202c'],
    ['a space of no width', '4155\u200b550123'],
    ['a soft hyphen', '415\u00ad5550123'],
    ['a space that does not break', '415\u00a0555\u00a00123']
  ])('may hide %s', (_what, text) => {
    expect(read('US', text)).toBe('+14155550123');
  });

  it.each([
    ['', 'numberMissing'],
    [' \u200b ', 'numberMissing'],
    ['1-800-FLOWERS', 'numberLetters'],
    ['+1 415 555 0123 x12', 'numberLetters'],
    ['415 555 0123 ext. 7', 'numberLetters'],
    ['+1 415 555 0123 #12', 'numberInvalid'],
    ['+1 415 555 0123,,12', 'numberInvalid'],
    ['*67 415 555 0123', 'numberInvalid'],
    ['tel:+14155550123', 'numberLetters'],
    ['４１５５５５０１２３', 'numberOtherDigits'],
    ['٤١٥٥٥٥٠١٢٣', 'numberOtherDigits'],
    ['12', 'numberTooShort'],
    ['5550123', 'numberTooShort'],
    ['41555501234567890', 'numberTooLong'],
    ['415500123456789', 'numberTooLong'],
    ['9011', 'numberTooShort'],
    ['9111', 'numberTooShort'],
    ['+999 1234567', 'numberUnknownCountry'],
    ['+', 'numberInvalid'],
    ['()', 'numberInvalid']
  ])('%p is not dialled: %s', (text, reason) => {
    expect(read('US', text)).toBe(reason);
  });

  it.each([
    ['US', '911'],
    ['US', '9-1-1'],
    ['US', '(911)'],
    ['US', '+911'],
    ['US', '1911'],
    ['US', '1 (911)'],
    ['US', '+1 911'],
    ['US', '+1-911'],
    ['US', '011 1 911'],
    ['US', '+44 999'],
    ['US', '+49 110'],
    ['US', '9\u200b11'],
    ['GB', '999'],
    ['GB', '0999'],
    ['GB', '00999'],
    ['GB', '+44 999'],
    ['GB', '0044 999'],
    ['DE', '110'],
    ['DE', '0110'],
    ['DE', '0112'],
    ['DE', '+49 (0)110'],
    ['DE', '0049 110'],
    ['DE', '001 911'],
    ['DE', '116117'],
    ['DE', '116-117'],
    ['DE', '+49 116117'],
    ['FR', '112'],
    ['FR', '0112'],
    ['FR', '+33 112'],
    ['AU', '000'],
    ['ZZ', '112'],
    ['ZZ', '+1 911']
  ])('in %s, the emergency or short code %s is refused by its own word', (country, text) => {
    expect(read(country, text)).toBe('numberRefused');
  });

  it('says which number is refused', () => {
    expect(readNumber('+1 (911)', { defaultCountry: 'US', refusedNumbers: REFUSED })).toEqual({
      ok: false,
      reason: { key: 'numberRefused', about: { number: '911' } }
    });
  });

  it('is refused in any spelling where the admin wrote it with its country', () => {
    const refused = (country: string, text: string, number: string): string | undefined => {
      const answer = readNumber(text, { defaultCountry: country, refusedNumbers: [number] });
      return answer.ok ? undefined : answer.reason.key;
    };
    expect(refused('US', '(415) 555-0123', '+1 415 555 0123')).toBe('numberRefused');
    expect(refused('DE', '030 901820', '+49 30 901820')).toBe('numberRefused');
    expect(refused('DE', '030 901821', '+49 30 901820')).toBeUndefined();
  });

  it('is not refused for an entry of the list without a digit', () => {
    expect(readNumber('12', { defaultCountry: 'US', refusedNumbers: ['police'] })).toEqual({
      ok: false,
      reason: { key: 'numberTooShort' }
    });
  });

  it('of a length that no number of its country has is not dialled', () => {
    expect(read('GB', '41555501')).toBe('numberInvalid');
  });

  it('is found in records by its digits with the country, without, and as dialled within most', () => {
    expect(spellingsOf(' (415) 555\u200b-0123 ', 'US')).toEqual(['14155550123', '4155550123', '04155550123']);
    expect(spellingsOf('+49 30 1234', 'US')).toEqual(['49301234', '0301234']);
    expect(spellingsOf(' ann@example\u200b.com ', 'US')).toEqual(['ann@example.com']);
    for (const none of ['anonymous', '4155550123 x5', '12', '()', '']) expect(spellingsOf(none, 'US')).toEqual([]);
  });

  it('is read with its country even where the default country is none', () => {
    expect(read('UK', '+44 20 7946 0018')).toBe('+442079460018');
    expect(read('UK', '020 7946 0018')).toBe('numberUnknownCountry');
  });

  it('is shown readably, and any other text as it came', () => {
    expect(showNumber('4155550123', 'US')).toBe('+1 415 555 0123');
    expect(showNumber('+4930901820', 'US')).toBe('+49 30 901820');
    expect(showNumber('anonymous', 'US')).toBe('anonymous');
    expect(showNumber('<b>1</b>', 'US')).toBe('<b>1</b>');
    expect(showNumber('12', 'US')).toBe('12');
    expect(showNumber('()', 'US')).toBe('()');
    expect(showNumber('4155550123 x5', 'US')).toBe('4155550123 x5');
    expect(showNumber(' +1415\u200b5550123 ', 'DE')).toBe('+1 415 555 0123');
  });
});

describe('a mail address', () => {
  it.each([
    ['ann@example.com', 'ann@example.com'],
    [' ann.lee+invoices@mail.example.co.uk ', 'ann.lee+invoices@mail.example.co.uk'],
    ['jürgen@müller.example', 'jürgen@müller.example'],
    ['ann\u200b@example.com', 'ann@example.com']
  ])('%s is written to', (text, address) => {
    expect(readAddress(text)).toEqual({ ok: true, address });
  });

  it.each([
    ['', 'addressMissing'],
    ['ann', 'addressInvalid'],
    ['ann@', 'addressInvalid'],
    ['@example.com', 'addressInvalid'],
    ['ann@example', 'addressInvalid'],
    ['ann lee@example.com', 'addressInvalid'],
    ['ann@example.com, bob@example.com', 'addressInvalid'],
    ['Ann <ann@example.com>', 'addressInvalid'],
    ['ann@example.com\nBcc: all@example.com', 'addressInvalid'],
    ['ann@@example.com', 'addressInvalid']
  ])('%p is not: %s', (text, key) => {
    expect(readAddress(text)).toEqual({ ok: false, reason: { key } });
  });
});
