// Rules for what is deployed: the platform's own, and one for every API that Lightning Web Security changes.
const locker = require('@locker/eslint-plugin-locker');
const platform = require('@lwc/eslint-plugin-lwc-platform');
const lwc = require('@salesforce/eslint-config-lwc/base.js');

const BUNDLES = ['dist/platform/**/lwc/**/*.js'];
const VENDORED = ['idb', 'libphonenumber', 'oauth4webapi', 'valibot', 'xstate'];
const everyRule = (prefix, plugin) =>
  Object.fromEntries(Object.keys(plugin.rules).map((name) => [`${prefix}/${name}`, 'error']));

/** Changed APIs whose change was looked at and does no harm to the bundle that uses them. */
const HARMLESS = [
  {
    bundles: ['clockBrowser', 'softphoneRuntime', 'softphoneUtility'],
    rules: ['distorted-window-set-timeout', 'distorted-window-set-interval'],
    because: 'only code in a string is refused; these hand over functions'
  },
  {
    bundles: ['contactCentreCxone'],
    rules: ['distorted-window-fetch', 'distorted-xml-http-request-window-open'],
    because: 'only addresses of the org itself (/aura, /webruntime) are refused; window.open and fetch go elsewhere'
  },
  {
    bundles: ['contactCentreCxone'],
    rules: ['distorted-element-set-attribute', 'distorted-html-iframe-script-element-src-setter'],
    because: 'the hidden frame gets aria-hidden and an https address, both allowed'
  },
  {
    bundles: ['omniDesk', 'softphoneUtility'],
    rules: ['distorted-xml-http-request-window-open'],
    because: 'the rule takes their own method `open` for the one of window'
  }
];

module.exports = [
  { ignores: VENDORED.map((name) => `**/lwc/${name}/**`) },
  ...lwc.map((config) => ({ ...config, files: BUNDLES })),
  {
    files: BUNDLES,
    // Comments that silence a rule were meant for the source, and judged there.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { '@locker/locker': locker, '@lwc/lwc-platform': platform },
    rules: {
      ...everyRule('@locker/locker', locker),
      ...everyRule('@lwc/lwc-platform', platform),
      '@lwc/lwc-platform/no-inline-disable': 'off',
      // It looks for wires of the offline mobile app, and stops with an error on a wire without a configuration.
      '@lwc/lwc-platform/valid-offline-wire': 'off'
    }
  },
  ...HARMLESS.map(({ bundles, rules }) => ({
    files: bundles.map((name) => `dist/platform/**/lwc/${name}/*.js`),
    rules: Object.fromEntries(rules.map((name) => [`@locker/locker/${name}`, 'off']))
  }))
];
