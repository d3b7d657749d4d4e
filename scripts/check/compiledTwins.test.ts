import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { findTwins } from './compiledTwins.ts';

it('finds a forgotten build beside its source, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'twins-'));
  try {
    for (const name of ['desk.ts', 'desk.js', 'desk.js-meta.xml', 'session.ts', 'vendored.js']) {
      writeFileSync(join(folder, name), '');
    }
    assert.deepEqual(findTwins(folder), { twins: ['desk.js'], sources: 2 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
