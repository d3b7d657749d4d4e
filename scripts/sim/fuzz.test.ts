import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzAll } from './fuzz/all.ts';

test('malformed payloads do no harm at any border', async () => {
  const { harms, gaps, refused } = await fuzzAll(1_500, 20261127);
  assert.deepEqual(
    Object.values(harms).filter((harm) => harm !== null),
    []
  );
  assert.ok(gaps > 100 && refused > 50, `only ${gaps} gaps and ${refused} refused answers`);
});
