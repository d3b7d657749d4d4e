// Rules for the sources. What is deployed is checked by scripts/check/platform.eslint.config.js.
const lwc = require('@salesforce/eslint-config-lwc/recommended-ts.js');
const globals = require('globals');
const jest = require('eslint-plugin-jest');
const tseslint = require('typescript-eslint');

const BUNDLES = ['force-app/**/lwc/**/*.ts'];
const TESTS = ['force-app/**/__tests__/**/*.ts', 'force-app/test/**/*.ts'];
const SOURCES = ['force-app/**/*.ts', 'scripts/**/*.ts'];

const only = (files, configs) => configs.map((config) => ({ ...config, files }));

module.exports = tseslint.config(
  {
    ignores: ['dist/**', 'coverage/**', 'reports/**', '.stryker-tmp/**', 'force-app/vendor/**', 'scripts/**/*.d.mts']
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...only(BUNDLES, lwc),
  ...only(SOURCES, tseslint.configs.recommended),
  {
    files: SOURCES,
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [{ from: 'package', name: ['it', 'test', 'describe', 'suite'], package: 'node:test' }]
        }
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-use-before-define': ['error', { functions: false, variables: false }],
      'consistent-return': 'off',
      'dot-notation': 'off',
      'no-await-in-loop': 'off',
      'no-confusing-arrow': 'off',
      'no-use-before-define': 'off',
      'no-void': 'off',
      eqeqeq: 'error'
    }
  },
  {
    files: BUNDLES,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MethodDefinition[key.type='PrivateIdentifier']",
          message: 'The platform refuses #methods and #accessors; write `private method()`.'
        },
        { selector: 'StaticBlock', message: 'The platform refuses static blocks.' },
        { selector: 'ImportExpression', message: 'The platform refuses import().' },
        { selector: 'AccessorProperty', message: 'The platform refuses accessor fields.' }
      ]
    }
  },
  // The one place that may set timers: everything else asks the clock port.
  { files: ['force-app/adapters/lwc/clock*/*.ts'], rules: { '@lwc/lwc/no-async-operation': 'off' } },
  ...only(TESTS, [jest.configs['flat/recommended']]),
  {
    files: TESTS,
    languageOptions: { globals: globals.jest },
    rules: {
      'no-script-url': 'off',
      '@lwc/lwc/no-inner-html': 'off',
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@typescript-eslint/no-require-imports': 'off'
    }
  },
  {
    files: ['scripts/**/*.mjs'],
    languageOptions: { sourceType: 'module', globals: globals.node },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', eqeqeq: 'error', 'prefer-const': 'error' }
  },
  {
    files: ['*.js', 'scripts/**/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', eqeqeq: 'error', 'prefer-const': 'error' }
  },
  {
    files: ['scripts/jest/platform*.js'],
    languageOptions: { sourceType: 'module', globals: globals.jest }
  }
);
