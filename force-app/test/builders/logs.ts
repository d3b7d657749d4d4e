import type { ContactLog } from 'c/omniPorts';

const NOON = 1_790_000_000_000;

/** A call of a minute that has ended, its disposition not made yet. */
export const aContactLog = (differences: Partial<ContactLog> = {}): ContactLog => ({
  session: {
    key: 't1/a1/100',
    customer: 'Ann Lee',
    address: '+14155550123',
    addresses: ['14155550123', '4155550123', '04155550123'],
    recordId: null,
    startedAt: NOON,
    closedAt: null
  },
  interaction: {
    key: 't1/a1/100',
    channel: 'voice',
    direction: 'outbound',
    outcome: 'connected',
    address: '+14155550123',
    subject: null,
    skill: 'Phone out',
    skillId: '7',
    recordId: null,
    startedAt: NOON,
    connectedAt: NOON,
    endedAt: NOON + 60_000,
    settledAt: null,
    durationSeconds: 60,
    disposition: null,
    dispositionId: null,
    notes: null
  },
  links: [],
  ...differences
});
