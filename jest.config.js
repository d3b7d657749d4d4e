const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** What decides whether something is closed, sent or allowed. */
const decisions = [
  'force-app/core/lwc/omniSession/sessionMachine.ts',
  'force-app/core/lwc/omniInteraction/interaction{Rules,View}.ts',
  'force-app/core/lwc/{omniOutbox,omniPolicy}/*.ts',
  'force-app/core/lwc/omniTabs/writer.ts'
];
/** Adapters that keep out what is broken, and who is not the writer any more. */
const guards = [
  'force-app/adapters/lwc/contactCentreCxone/{answers,border}.ts',
  'force-app/adapters/lwc/{deskStoreIndexedDb,writerWebLocks}/*.ts'
];
/** Opening a database needs one: scripts/e2e/deskStore.test.ts does it in a browser. */
const testedInABrowser = ['/deskStoreIndexedDb/database\\.ts$'];

module.exports = {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/__tests__/**/*.test.ts'],
  // axe over a whole panel takes seconds on a busy machine of two cores.
  testTimeout: 60_000,
  setupFiles: ['<rootDir>/scripts/jest/browserGlobals.js'],
  moduleNameMapper: {
    // The libraries' own CommonJS builds: readable stacks, and one copy together with `xstate/graph`.
    '^c/xstate$': require.resolve('xstate'),
    '^c/valibot$': require.resolve('valibot'),
    '^c/libphonenumber$': require.resolve('libphonenumber-js/min'),
    '^c/idb$': require.resolve('idb'),
    '^c/oauth4webapi$': require.resolve('oauth4webapi'),
    '^lightning/platformUtilityBarApi$': '<rootDir>/scripts/jest/platformUtilityBarApi.js',
    '^test/(.*)$': '<rootDir>/force-app/test/$1'
  },
  transform: { '[/\\\\]oauth4webapi[/\\\\]': '<rootDir>/scripts/jest/libraryAsCommonJs.js', ...jestConfig.transform },
  transformIgnorePatterns: [
    '[/\\\\]node_modules[/\\\\](?!oauth4webapi|@lwc[/\\\\]state|@salesforce[/\\\\]sfdx-lwc-jest)'
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  coverageDirectory: 'coverage',
  collectCoverageFrom: ['force-app/core/lwc/**/*.ts', ...guards],
  coveragePathIgnorePatterns: ['/__tests__/', '\\.css$', '\\.html$', ...testedInABrowser],
  coverageThreshold: {
    './force-app/core/lwc/': { statements: 95, branches: 95 },
    [`./{${[...decisions, ...guards].join()}}`]: { statements: 100, branches: 100 }
  }
};
