import { createLog, redactFacts, redactId, redactText, redactWord } from 'c/omniLog';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N';

describe('a line of the log', () => {
  it.each([
    ['call +49 30 5550123 back', 'call [number] back'],
    ['(415) 555-0111', '[number]'],
    ['+1.415.555.0111', '[number]'],
    ['41555', '[number]'],
    ['٤١٥٥٥', '[number]'],
    ['code 1234 of 12', 'code 1234 of 12'],
    ['vera.geheim+1@mail.example, please', '[e-mail], please'],
    [`Authorization: Bearer abc.def`, 'Authorization: [token]'],
    [`got ${JWT}`, 'got [token]'],
    ['k'.repeat(32), '[token]'],
    ['Lunch break', 'Lunch break']
  ])('reads “%s” as “%s”', (text, redacted) => expect(redactText(text)).toBe(redacted));

  it('is never long', () => expect(redactText('so '.repeat(500))).toHaveLength(200));

  it.each([['CoBrowseEvent'], ['contact.reported'], ['chat>voice']])('lets the word %s through', (word) =>
    expect(redactWord(word)).toBe(word)
  );

  it.each([['Vera Geheim'], ['<b>'], ['x'.repeat(61)], ['Straße']])('leaves out what is no word: %s', (word) =>
    expect(redactWord(word)).toBe('[left out]')
  );

  it('lets ids stand, and nothing that only stands where an id should', () => {
    expect(redactId('30281476')).toBe('30281476');
    expect(redactId('a0b1c2d3-0000-4000-8000-a0b1c2d3e4f5')).toBe('a0b1c2d3-0000-4000-8000-a0b1c2d3e4f5');
    expect(redactId('+49305550123')).toBe('[left out]');
    expect(redactId('vera@geheim.example')).toBe('[left out]');
    expect(redactId(JWT)).not.toContain('eyJ');
    expect(redactId('k'.repeat(41))).toBe('[token]');
  });

  it('leaves out what its name says is private, whatever it looks like', () => {
    const names = 'name customerName address to from text notes subject payload number phone email token detail draft';
    for (const name of names.split(' ')) expect(redactFacts({ [name]: 'Vera' })).toBe(`${name}=[left out]`);
  });

  it('says plain facts, and leaves out what is none', () => {
    expect(
      redactFacts({ contactId: '30281476', phase: 'active', tries: 3, big: 305550123, isLate: true, gone: null })
    ).toBe('contactId=30281476 phase=active tries=3 big=[number] isLate=true');
    expect(redactFacts({ list: ['Vera'], inside: { name: 'Vera' }, 'Vera Geheim': 1 })).toBe(
      'list=[left out] inside=[left out] [left out]=1'
    );
  });
});

describe('the log', () => {
  it('keeps the last lines, redacted, with their moments', () => {
    let at = 0;
    const log = createLog({ now: () => (at += 1), most: 2 });
    log.write('first');
    log.write('contact.reported', { contactId: '70001', name: 'Vera Geheim' });
    log.write('Vera Geheim');
    expect(log.lines()).toEqual([
      { at: 2, what: 'contact.reported contactId=70001 name=[left out]' },
      { at: 3, what: '[left out]' }
    ]);
  });
});
