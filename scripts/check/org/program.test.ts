import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inOwnFolder, runProgram, salesforceCli } from './program.ts';

test('the Salesforce CLI answers without looking for a newer one of itself', async () => {
  await inOwnFolder(async (home) => {
    const { command, first, quiet } = salesforceCli();
    const folders = { HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home, LOCALAPPDATA: home };
    const env = { ...process.env, ...folders, ...quiet };
    const { code, stdout } = await runProgram(command, [...first, 'version'], { cwd: home, env });
    assert.equal(code, 0);
    assert.match(stdout, /@salesforce\/cli/);
    assert.equal(existsSync(join(home, 'sf', 'autoupdate')), false);
  });
});
