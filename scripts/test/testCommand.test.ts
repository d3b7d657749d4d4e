import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { nodeTooOld, packagesInstalled, projectFolder } from '../setUp.mjs';

interface Ran {
  code: number | null;
  lines: string[];
}

function runNode(args: string[], env: Record<string, string> = {}): Ran {
  const outer = { ...process.env, ...env };
  delete outer['NODE_TEST_CONTEXT'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: projectFolder, env: outer, encoding: 'utf8' });
  return { code: status, lines: stdout.trimEnd().split('\n') };
}

function inFolder<Result>(files: Record<string, string>, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'test-command-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(text: string): { passed: number; failed: number; skipped: number; files: number } {
  return inFolder({ 'some.test.mjs': text }, (folder) => {
    const { lines } = runNode([
      '--test',
      '--test-reporter=./scripts/test/countTests.mjs',
      join(folder, 'some.test.mjs')
    ]);
    const result = JSON.parse(lines[0] ?? '') as Record<'passed' | 'failed' | 'skipped', number> & { files: string[] };
    const { passed, failed, skipped, files } = result;
    return { passed, failed, skipped, files: files.length };
  });
}

describe('npm test', () => {
  it('ends with the counts alone on the last line', () => {
    const { code, lines } = runNode(['scripts/test.mjs', 'compiled twins']);
    assert.equal(lines.at(-1), '1 passed, 0 failed');
    assert.equal(code, 0);
  });

  it('fails when asked for a step it does not have', () => {
    const { code, lines } = runNode(['scripts/test.mjs', 'nothing']);
    assert.equal(lines.at(-1), '0 passed, 1 failed');
    assert.equal(code, 1);
  });

  it('counts what passed, failed and was skipped, and not the suites around them', () => {
    // The text of a program whose tests are counted: the skipped one is what the count is about.
    const tests = `import { describe, it } from 'node:test';
      describe('suite', () => { it('a', () => {}); it('b', () => { throw new Error('no'); }); });
      it('c', { skip: true }, () => {}); it.todo('d');`;
    assert.deepEqual(count(tests), { passed: 1, failed: 1, skipped: 2, files: 1 });
  });

  it('does not take a file without tests for a passed test', () => {
    assert.deepEqual(count('export const nothing = 1;'), { passed: 0, failed: 0, skipped: 0, files: 0 });
    assert.deepEqual(count("import { describe } from 'node:test'; describe('empty', () => {});"), {
      passed: 0,
      failed: 0,
      skipped: 0,
      files: 0
    });
  });

  it('counts a file that cannot be loaded, and a suite that cannot be set up, as failed', () => {
    assert.equal(count("throw new Error('cannot load');").failed, 1);
    const suite = `import { before, describe, it } from 'node:test';
      describe('suite', () => { before(() => { throw new Error('no bench'); }); it('a', () => {}); });`;
    assert.ok(count(suite).failed > 0);
  });
});

describe('setting up a fresh clone', () => {
  const lock = (version: string): string =>
    JSON.stringify({
      packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version, optional: true } }
    });

  it('installs when nothing is installed, and when the lock file has moved on', () => {
    const present = 'node_modules/.package-lock.json';
    assert.equal(inFolder({ 'package-lock.json': lock('1.0.0') }, packagesInstalled), false);
    assert.equal(inFolder({ 'package-lock.json': lock('2.0.0'), [present]: lock('1.0.0') }, packagesInstalled), false);
    assert.equal(inFolder({ 'package-lock.json': lock('2.0.0'), [present]: 'cut off' }, packagesInstalled), false);
  });

  it('leaves packages alone that are already as the lock file wants them, optional ones or not', () => {
    const installed = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
    const files = { 'package-lock.json': lock('1.0.0'), 'node_modules/.package-lock.json': installed };
    assert.equal(inFolder(files, packagesInstalled), true);
  });

  it('says which Node it needs when the one at hand is too old', () => {
    assert.match(nodeTooOld('18.20.0') ?? '', /Node 20\.19 or newer/);
    assert.match(nodeTooOld('20.18.9') ?? '', /Node 20\.19 or newer/);
    assert.equal(nodeTooOld('20.19.0'), null);
    assert.equal(nodeTooOld('22.1.0'), null);
  });
});
