/** Goals of the ratios, and what others ship. Sizes are bytes after `gzip -9`. */
export const GOALS = {
  gzipBytes: 105_000,
  toConnectStreams: 0.55,
  toFlexUi: 0.055,
  eventToLayout10: 1.25,
  eventToLayout64To10: 1.5,
  rendersOfABurst: 2,
  machine: 0.4,
  machine1000To1: 0.6,
  coldStart: 1.2
} as const;

/** Programs an agent would load instead; measured once, so that neither is a dependency. */
export const OTHERS = {
  connectStreams: {
    name: 'amazon-connect-streams',
    version: '2.28.2',
    file: 'connect-streams-min.js',
    gzipBytes: 191_366,
    measured: '2026-11-22'
  },
  flexUi: {
    name: '@twilio/flex-ui',
    version: '2.17.1',
    file: 'bundle',
    gzipBytes: 1_917_722,
    measured: '2026-11-22'
  }
} as const;
