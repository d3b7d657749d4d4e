import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importedNames } from './vendor.mjs';

const namesIn = (source: string) =>
  Object.fromEntries(Object.entries(importedNames(source)).map(([library, names]) => [library, [...names].sort()]));

describe('vendored libraries', () => {
  it('export what a room imports by name, under the name the library gives it', () => {
    assert.deepEqual(namesIn(`import { setup, assign as set } from 'c/xstate';\nimport {\n  openDB\n} from "c/idb";`), {
      xstate: ['assign', 'setup'],
      idb: ['openDB']
    });
  });

  it('export what a room takes out of the whole library', () => {
    assert.deepEqual(
      namesIn(`import * as v from 'c/valibot';\nconst a = v.object({ b: v.string() }); other.v.number();`),
      { valibot: ['object', 'string'] }
    );
  });

  it('leave out types, and what other bundles export', () => {
    assert.deepEqual(
      namesIn(
        `import type { Actor } from 'c/xstate';\nimport { type StateFrom, setup } from 'c/xstate';\nimport { labels } from 'c/softphoneLabels';`
      ),
      { xstate: ['setup'] }
    );
  });

  it('include what a room passes on', () => {
    assert.deepEqual(namesIn(`export { waitFor } from 'c/xstate';`), { xstate: ['waitFor'] });
  });
});
