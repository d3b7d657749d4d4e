import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare, LIMITS, type Burden } from './verdict.ts';

const BASE: Burden = {
  heapBytes: 10_000_000,
  listeners: 300,
  nodes: 2_000,
  documents: 4,
  rows: 1,
  storedBytes: 40,
  requestsPerMinute: 2
};

const leaks = (now: Burden): string[] =>
  compare(BASE, now)
    .filter(({ isBack }) => !isBack)
    .map(({ what }) => what);

describe('the verdict of the soak', () => {
  it('takes the same burden as at the base, and less, for no leak', () => {
    assert.deepEqual(leaks(BASE), []);
    assert.deepEqual(leaks({ ...BASE, heapBytes: 9_000_000, nodes: 1_800 }), []);
  });

  it('names each burden that has grown beyond its limit, and that one alone', () => {
    for (const name of Object.keys(BASE) as (keyof Burden)[]) {
      assert.deepEqual(leaks({ ...BASE, [name]: BASE[name] * 1.2 + 2 }), [LIMITS[name].what]);
    }
  });
});
