import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { checkRooms } from './rooms.ts';

const HOUSE: Record<string, string> = {
  'force-app/vendor/lwc/xstate/xstate.js': 'export const setup = 1;',
  'force-app/vendor/lwc/valibot/valibot.js': 'export const parse = 1;',
  'force-app/core/lwc/omniPorts/omniPorts.ts': "export * from './words';",
  'force-app/core/lwc/omniPorts/words.ts': 'export type Word = string;',
  'force-app/core/lwc/omniDesk/omniDesk.ts':
    "import { setup } from 'c/xstate';\nimport type { Word } from 'c/omniPorts';",
  'force-app/core/lwc/omniDesk/__tests__/omniDesk.test.ts':
    "import { desk } from '../omniDesk';\nimport { aWord } from 'test/builders/aWord';\nimport { getShortestPaths } from 'xstate/graph';",
  'force-app/test/builders/aWord.ts': "import type { Word } from 'c/omniPorts';",
  'force-app/adapters/lwc/clockBrowser/clockBrowser.ts':
    "import { parse } from 'c/valibot';\nimport type { Word } from 'c/omniPorts';\nimport apex from '@salesforce/apex/C.m';",
  'force-app/softphone/lwc/softphoneCard/softphoneCard.ts': "import { LightningElement } from 'lwc';",
  'force-app/softphone/lwc/softphonePanel/softphonePanel.html':
    '<template><c-softphone-card></c-softphone-card></template>',
  'force-app/softphone/lwc/softphoneUtility/softphoneUtility.ts': "import { clock } from 'c/clockBrowser';",
  'force-app/settings/lwc/settingsCheck/settingsCheck.ts': "import type { Word } from 'c/omniPorts';",
  'scripts/local/contact-centre/ledger.ts': "import Fastify from 'fastify';"
};

function checkHouse(planted: Record<string, string> = {}): ReturnType<typeof checkRooms> {
  const root = mkdtempSync(join(tmpdir(), 'rooms-'));
  try {
    for (const [path, text] of Object.entries({ ...HOUSE, ...planted })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return checkRooms(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const PLANTED: Record<string, { path: string; text: string; reason: RegExp }> = {
  'a chart knows an adapter': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import { clock } from 'c/clockBrowser';",
    reason: /core may not import adapters/
  },
  'a chart knows only the type of an adapter': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import type { Clock } from 'c/clockBrowser';",
    reason: /core may not import adapters/
  },
  'a chart hands an adapter on': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "export { clock } from 'c/clockBrowser';",
    reason: /core may not import adapters/
  },
  'a chart draws': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import { LightningElement } from 'lwc';",
    reason: /core may not import lwc/
  },
  'a chart talks to the platform': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import { publish } from 'lightning/messageService';",
    reason: /core may not import lightning/
  },
  'a chart uses a library that belongs to the adapters': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import { parse } from 'c/valibot';",
    reason: /core may not use the library valibot/
  },
  'a chart uses a library by its npm name': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import { setup } from 'xstate';",
    reason: /core may not import xstate/
  },
  'an adapter knows a component': {
    path: 'force-app/adapters/lwc/clockBrowser/bad.ts',
    text: "import Card from 'c/softphoneCard';",
    reason: /adapters may not import softphone/
  },
  'an adapter knows another adapter': {
    path: 'force-app/adapters/lwc/signInPopup/signInPopup.ts',
    text: "import { clock } from 'c/clockBrowser';",
    reason: /adapters may not import adapters/
  },
  'a component other than the utility item knows an adapter': {
    path: 'force-app/softphone/lwc/softphonePanel/softphonePanel.ts',
    text: "import { clock } from 'c/clockBrowser';",
    reason: /adapters are imported by softphoneUtility alone/
  },
  'a component runs a machine library itself': {
    path: 'force-app/softphone/lwc/softphonePanel/softphonePanel.ts',
    text: "import { setup } from 'c/xstate';",
    reason: /softphone may not use the library xstate/
  },
  'the settings draw with a softphone component': {
    path: 'force-app/settings/lwc/settingsCheck/settingsCheck.html',
    text: '<template>\n<c-softphone-card></c-softphone-card></template>',
    reason: /settings may not import softphone/
  },
  'a vendored library imports something': {
    path: 'force-app/vendor/lwc/xstate/bad.js',
    text: "import 'c/omniPorts';",
    reason: /vendor may not import core/
  },
  'a bundle reaches behind the face of another': {
    path: 'force-app/softphone/lwc/softphonePanel/softphonePanel.ts',
    text: "import type { Word } from 'c/omniPorts/words';",
    reason: /only a bundle's main file/
  },
  'a bundle reaches into a neighbour by path': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import type { Word } from '../omniPorts/words';",
    reason: /leaves force-app\/core\/lwc\/omniDesk/
  },
  'shipped code leans on a test helper': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import { aWord } from 'test/builders/aWord';",
    reason: /shipped code may not import test/
  },
  'shipped code leans on a test of its own bundle': {
    path: 'force-app/core/lwc/omniDesk/bad.ts',
    text: "import { it } from './__tests__/omniDesk.test';",
    reason: /shipped code may not import a test/
  },
  'shipped code reads a script': {
    path: 'force-app/adapters/lwc/clockBrowser/bad.ts',
    text: "import { seed } from '../../../../scripts/local/contact-centre/ledger';",
    reason: /leaves force-app/
  },
  'a test of a chart knows an adapter': {
    path: 'force-app/core/lwc/omniDesk/__tests__/bad.test.ts',
    text: "jest.mock('c/clockBrowser');",
    reason: /core may not import adapters/
  },
  'a builder knows a component': {
    path: 'force-app/test/builders/bad.ts',
    text: "import Card from 'c/softphoneCard';",
    reason: /test may not import softphone/
  },
  'the contact centre reads the client by path': {
    path: 'scripts/local/contact-centre/rules.ts',
    text: "import { desk } from '../../../force-app/core/lwc/omniDesk/omniDesk.ts';",
    reason: /never imports from force-app/
  },
  'the contact centre reads the client by bundle name': {
    path: 'scripts/local/contact-centre/rules.ts',
    text: "const { desk } = await import('c/omniDesk');",
    reason: /never imports from force-app/
  },
  'somebody imports a bundle that does not exist': {
    path: 'force-app/softphone/lwc/softphonePanel/softphonePanel.ts',
    text: "import { x } from 'c/softphoneGone';",
    reason: /there is no bundle softphoneGone/
  },
  'two rooms have a bundle of the same name': {
    path: 'force-app/softphone/lwc/omniDesk/omniDesk.ts',
    text: 'export const x = 1;',
    reason: /has a bundle of this name too/
  },
  'a room appears that the design does not know': {
    path: 'force-app/extras/lwc/extra/extra.ts',
    text: "import { x } from './y';",
    reason: /extras is not a room/
  }
};

describe('the rooms of the house', () => {
  it('finds nothing in a house that keeps to its rooms', () => {
    const { violations, imports } = checkHouse();
    assert.deepEqual(violations, []);
    assert.equal(imports, 15);
  });

  for (const [name, { path, text, reason }] of Object.entries(PLANTED)) {
    it(`complains when ${name}`, () => {
      const { violations } = checkHouse({ [path]: text });
      assert.equal(violations.length, 1, JSON.stringify(violations));
      assert.match(violations[0]?.reason ?? '', reason);
      assert.ok(path.startsWith(violations[0]?.file ?? '-'));
      assert.equal(violations[0]?.line, path.endsWith('.html') ? 2 : 1);
    });
  }
});
