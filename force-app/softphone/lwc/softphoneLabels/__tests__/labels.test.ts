import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOM = join(process.cwd(), 'force-app/softphone');
const TRANSLATION = join(process.cwd(), 'force-app/translations/translations/de.translation-meta.xml');

const table = (file: string, entry: RegExp): Map<string, string> =>
  new Map([...readFileSync(file, 'utf8').matchAll(entry)].map(([, one, other]) => [one!, other!]));

const english = table(
  join(ROOM, 'labels/CustomLabels.labels-meta.xml'),
  /<fullName>(\w+)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g
);
const german = new Map(
  [...readFileSync(TRANSLATION, 'utf8').matchAll(/<label>([\s\S]*?)<\/label>\s*<name>(\w+)<\/name>/g)]
    .map(([, label, name]) => [name!, label!] as const)
    .filter(([name]) => name.startsWith('Softphone_'))
);

const used = new Set(
  readdirSync(join(ROOM, 'lwc'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('__tests__'))
    .flatMap((entry) => [
      ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/@salesforce\/label\/c\.(\w+)/g)
    ])
    .map(([, name]) => name!)
);

const blanks = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the words of the softphone', () => {
  it('are all written down, and none for nothing', () => {
    expect(used.size).toBeGreaterThan(200);
    expect([...used].filter((name) => !english.has(name))).toEqual([]);
    expect([...english.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  it('all exist in German, with the same blanks', () => {
    expect([...english.keys()].filter((name) => !german.has(name))).toEqual([]);
    expect(
      [...english].filter(([name, text]) => blanks(text).join() !== blanks(german.get(name) ?? '').join())
    ).toEqual([]);
  });

  it('tell in German what is thrown away from what is only put out of sight', () => {
    expect(['Softphone_Common_dismiss', 'Softphone_Common_hide'].map((name) => german.get(name))).toEqual([
      'Verwerfen',
      'Ausblenden'
    ]);
  });

  it('are short enough for the platform', () => {
    const longest = Math.max(...[...english.keys()].map(({ length }) => length));
    expect(longest).toBeLessThanOrEqual(80);
    expect([...english.values(), ...german.values()].filter(({ length }) => length === 0 || length > 1000)).toEqual([]);
  });
});
