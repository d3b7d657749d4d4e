// Rules for what is deployed: plain JavaScript under the platform's and Lightning Locker's own rules.
const locker = require('@locker/eslint-plugin-locker');
const lwc = require('@salesforce/eslint-config-lwc/recommended.js');
const platform = require('@lwc/eslint-plugin-lwc-platform');

const BUNDLES = ['dist/platform/**/lwc/**/*.js'];
const VENDORED = ['idb', 'libphonenumber', 'oauth4webapi', 'valibot', 'xstate'];
const everyRule = (prefix, plugin) =>
  Object.fromEntries(Object.keys(plugin.rules).map((name) => [`${prefix}/${name}`, 'error']));

module.exports = [
  { ignores: VENDORED.map((name) => `**/lwc/${name}/**`) },
  ...lwc.map((config) => ({ ...config, files: BUNDLES })),
  {
    files: BUNDLES,
    plugins: { '@locker/locker': locker, '@lwc/lwc-platform': platform },
    rules: { ...everyRule('@locker/locker', locker), ...everyRule('@lwc/lwc-platform', platform) }
  },
  { files: ['dist/platform/**/lwc/clock*/*.js'], rules: { '@lwc/lwc/no-async-operation': 'off' } }
];
