import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compilePlatform } from './compilePlatform.ts';

const META = '<LightningComponentBundle><apiVersion>66.0</apiVersion></LightningComponentBundle>';
const CLASS = "import { LightningElement } from 'lwc';\nexport default class Card extends LightningElement {";

async function compileCard(files: Record<string, string>): ReturnType<typeof compilePlatform> {
  const root = mkdtempSync(join(tmpdir(), 'platform-'));
  const write = (bundle: string, named: Record<string, string>): void => {
    const folder = join(root, 'lwc', bundle);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(named)) writeFileSync(join(folder, name), text);
  };
  try {
    write('line', { 'line.js': 'export const rings = () => true;', 'line.js-meta.xml': META });
    write('card', { 'card.js-meta.xml': META, ...files });
    return await compilePlatform(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const GOOD = {
  'card.js': `import { rings } from 'c/line';\nimport { word } from './word';\n${CLASS}\n  #held = false;\n  get text() { return rings() ? word : this.#held; }\n}`,
  'word.js': "export const word = 'hello';",
  'card.html': '<template><p>{text}</p></template>'
};

const PLANTED: Record<string, { files: Record<string, string>; file: string; line: number | null; reason: RegExp }> = {
  'a private method': {
    files: { 'card.js': `${CLASS}\n  #go() {}\n}` },
    file: 'card.js',
    line: 3,
    reason: /private methods are not enabled/
  },
  'a static block': {
    files: { 'card.js': `${CLASS}\n  static { this.x = 1; }\n}` },
    file: 'card.js',
    line: 2,
    reason: /Static class blocks are not enabled/
  },
  'unknown syntax': {
    files: { 'card.js': 'export const a = 1;\nexport const b = = 2;' },
    file: 'card.js',
    line: 2,
    reason: /Unexpected token/
  },
  'a TypeScript source': {
    files: { ...GOOD, 'more.ts': 'export const more: number = 1;' },
    file: 'more.ts',
    line: null,
    reason: /of a kind/
  },
  'a component whose JavaScript was lost': {
    files: { 'card.html': '<template></template>' },
    file: 'card.js',
    line: null,
    reason: /would drop the class/
  },
  'a bundle without its metadata file': {
    files: { ...GOOD, 'card.js-meta.xml': '' },
    file: 'card.js-meta.xml',
    line: null,
    reason: /names no apiVersion/
  },
  'an npm library imported by its own name': {
    files: { 'card.js': "\nimport { setup } from 'xstate';\nexport const a = setup;" },
    file: 'card.js',
    line: 2,
    reason: /uses xstate, which no org would have/
  },
  'a bundle that does not exist': {
    files: { 'card.js': "import { setup } from 'c/gone';\nexport const a = setup;" },
    file: 'card.js',
    line: 1,
    reason: /uses c\/gone/
  },
  'a child component that does not exist': {
    files: { ...GOOD, 'card.html': '<template>\n<c-call-card></c-call-card></template>' },
    file: 'card.html',
    line: 2,
    reason: /uses c\/callCard/
  },
  'a template the platform cannot read': {
    files: { ...GOOD, 'card.html': '<template>\n<p>{text + 1}</p></template>' },
    file: 'card.html',
    line: 2,
    reason: /LWC\d+/
  },
  'a file larger than the platform takes': {
    files: { ...GOOD, 'word.js': `export const word = '${'x'.repeat(1_000_000)}';` },
    file: 'word.js',
    line: null,
    reason: /more than 1000000 bytes/
  }
};

describe('what the platform would take', () => {
  it('accepts bundles that import each other by name and their own files by path', async () => {
    assert.deepEqual(await compileCard(GOOD), { bundles: 2, refusals: [] });
  });

  for (const [name, { files, file, line, reason }] of Object.entries(PLANTED)) {
    it(`refuses ${name}`, async () => {
      const { refusals } = await compileCard(files);
      assert.equal(refusals.length, 1, JSON.stringify(refusals));
      assert.deepEqual(
        { bundle: refusals[0]?.bundle, file: refusals[0]?.file, line: refusals[0]?.line },
        { bundle: 'card', file, line }
      );
      assert.match(refusals[0]?.reason ?? '', reason);
    });
  }
});
