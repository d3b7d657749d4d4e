import type { Settings } from 'c/omniPolicy';

/** The settings as shipped, but for what the test says. */
export function aSettings(changes: Partial<Settings> = {}): Settings {
  return {
    elevation: true,
    multiContact: true,
    dispositionPolicy: 'everyInteraction',
    limits: { voice: 1, chat: 12, email: 25, workItem: 25, sessions: null },
    matrix: [
      { from: 'voice', to: 'email' },
      { from: 'chat', to: 'voice' },
      { from: 'chat', to: 'email' },
      { from: 'workItem', to: 'voice' },
      { from: 'workItem', to: 'email' },
      { from: 'email', to: 'voice' },
      { from: 'voicemail', to: 'voice' }
    ],
    defaultCountry: 'US',
    refusedNumbers: ['911', '112'],
    linkHosts: ['orders.example'],
    station: '',
    findings: [],
    ...changes
  };
}
