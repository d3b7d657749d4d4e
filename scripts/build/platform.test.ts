import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, it } from 'node:test';
import { buildPlatform } from './platform.ts';

const PROJECT = resolve(__dirname, '..', '..');
const SOURCES: Record<string, string> = {
  'sfdx-project.json': JSON.stringify({
    packageDirectories: [
      { path: 'force-app/core' },
      { path: 'force-app/softphone', default: true },
      { path: 'force-app/german' }
    ],
    sourceApiVersion: '66.0',
    defaultLwcLanguage: 'typescript'
  }),
  'scripts/build/deployed.json': JSON.stringify({
    optional: ['force-app/german'],
    package: { package: 'Softphone', versionNumber: '0.1.0.NEXT' },
    replacements: [{ filename: 'german/main/default/de.txt', stringToReplace: 'Hallo', replaceWithEnv: 'GREETING' }]
  }),
  'scripts/build/project-scratch-def.json': '{}',
  'force-app/german/translations/de.txt': 'Hallo',
  'tsconfig.json': readFileSync(join(PROJECT, 'tsconfig.json'), 'utf8'),
  'force-app/core/lwc/omniLine/omniLine.ts':
    "import type { Word } from './words';\nexport const word: Word = 'held';\n",
  'force-app/core/lwc/omniLine/words.ts': "export type Word = 'held' | 'live';\n",
  'force-app/core/lwc/omniLine/omniLine.js-meta.xml': '<LightningComponentBundle/>',
  'force-app/core/lwc/omniLine/__tests__/omniLine.test.ts': "it('is not deployed', () => {});\n",
  'force-app/softphone/lwc/softphoneCard/softphoneCard.ts':
    "import { LightningElement, api } from 'lwc';\nexport default class Card extends LightningElement {\n  @api name!: string;\n  #held = false;\n  toggle(): void {\n    this.#held = !this.#held;\n  }\n}\n",
  'force-app/softphone/lwc/softphoneCard/softphoneCard.html': '<template></template>',
  'force-app/softphone/classes/Line.cls': 'public class Line {}'
};

interface Built {
  files: string[];
  read: (file: string) => string;
  result: ReturnType<typeof buildPlatform>;
}

function build(planted: Record<string, string>, look: (built: Built) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'platform-build-'));
  const out = join(root, 'dist', 'platform');
  try {
    for (const [name, text] of Object.entries({ ...SOURCES, ...planted })) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    cpSync(join(PROJECT, 'scripts/build/tsconfig.platform.json'), join(root, 'scripts/build/tsconfig.platform.json'), {
      recursive: true
    });
    symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'junction');
    const result = buildPlatform(root, out);
    const files = readdirSync(out, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(out, join(entry.parentPath, entry.name)).split(sep).join('/'));
    look({ files: files.sort(), read: (file) => readFileSync(join(out, file), 'utf8'), result });
  } finally {
    rmSync(join(root, 'node_modules'));
    rmSync(root, { recursive: true, force: true });
  }
}

describe('the project that is deployed', () => {
  it('holds plain JavaScript in one package directory, what an org can leave out in others, and neither sources nor tests', () => {
    build({}, ({ files, read, result }) => {
      assert.deepEqual(result, { copied: 4, compiled: 3 });
      assert.deepEqual(files, [
        'config/project-scratch-def.json',
        'force-app/main/default/classes/Line.cls',
        'force-app/main/default/lwc/omniLine/omniLine.js',
        'force-app/main/default/lwc/omniLine/omniLine.js-meta.xml',
        'force-app/main/default/lwc/omniLine/words.js',
        'force-app/main/default/lwc/softphoneCard/softphoneCard.html',
        'force-app/main/default/lwc/softphoneCard/softphoneCard.js',
        'german/main/default/translations/de.txt',
        'sfdx-project.json'
      ]);
      assert.deepEqual(JSON.parse(read('sfdx-project.json')), {
        packageDirectories: [
          { path: 'force-app', default: true, package: 'Softphone', versionNumber: '0.1.0.NEXT' },
          { path: 'german', default: false }
        ],
        sourceApiVersion: '66.0',
        replacements: [{ filename: 'german/main/default/de.txt', stringToReplace: 'Hallo', replaceWithEnv: 'GREETING' }]
      });
      const card = read('force-app/main/default/lwc/softphoneCard/softphoneCard.js');
      assert.match(card, /@api\s+name;/);
      assert.match(card, /#held = false;/);
      assert.doesNotMatch(card, /: string|: void/);
    });
  });

  const REFUSED: Record<string, { planted: Record<string, string>; reason: RegExp }> = {
    'a source with a wrong type': {
      planted: { 'force-app/core/lwc/omniLine/words.ts': "export type Word = 'live';\n" },
      reason: /force-app\/core\/lwc\/omniLine\/omniLine\.ts\(2,14\).*TS2322/
    },
    'a source that only a test environment could run': {
      planted: {
        'force-app/core/lwc/omniLine/words.ts': "export type Word = 'held';\nexport const home = process.env['HOME'];\n"
      },
      reason: /words\.ts\(2,21\).*process/
    },
    'two rooms with a file of the same name': {
      planted: { 'force-app/core/classes/Line.cls': 'public class Line {}' },
      reason: /Line\.cls is in force-app\/core and in force-app\/softphone/
    },
    'a compiled file left beside its source': {
      planted: { 'force-app/core/lwc/omniLine/words.js': 'export {};' },
      reason: /lies compiled in the source tree too/
    }
  };

  for (const [name, { planted, reason }] of Object.entries(REFUSED)) {
    it(`is not built from ${name}`, () => {
      assert.throws(() => build(planted, () => assert.fail('it was built')), reason);
    });
  }
});
