import type { Command, ContactReport, SkillRules } from 'c/omniPorts';
import type { Intent, IntentStatus } from 'c/omniOutbox';
import type { DispositionDraft } from 'c/omniPolicy';

/** What the contact centre says of one contact; a chat that has just become active, but for what the test says. */
export function aReport(changes: Partial<ContactReport> = {}): ContactReport {
  return {
    contactId: '7001',
    channel: 'chat',
    unsupported: null,
    phase: 'active',
    isFinal: false,
    version: 100,
    direction: 'inbound',
    skillId: 'chat',
    parentContactId: null,
    groupId: null,
    customerName: 'Ann Lee',
    address: null,
    subject: null,
    startedAt: 100,
    acceptBy: null,
    endReason: null,
    workItem: null,
    voicemail: null,
    ...changes
  };
}

/** What a skill asks for: one of three dispositions, the second with an amount, the third with a time to call back. */
export function someRules(changes: Partial<SkillRules> = {}): SkillRules {
  return {
    skillId: 'chat',
    acw: 'disposition',
    maxSecondsAcw: 60,
    requireDisposition: true,
    allowSecondary: false,
    dispositions: [
      { dispositionId: '101', name: 'Resolved', asksAmount: false, asksCallBack: false },
      { dispositionId: '102', name: 'Promise to pay', asksAmount: true, asksCallBack: false },
      { dispositionId: '103', name: 'Call back', asksAmount: false, asksCallBack: true }
    ],
    ...changes
  };
}

export function aDraft(changes: Partial<DispositionDraft> = {}): DispositionDraft {
  return { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: '', callBackAt: '', ...changes };
}

/** The news of an intent for contact 7001; refused ones were refused by the contact centre. */
export function anIntent(command: Command, status: IntentStatus, changes: Partial<Intent> = {}): Intent {
  return {
    key: `${command.verb}-1`,
    contactId: '7001',
    command,
    status,
    reason: status === 'refused' ? { key: 'refusedByContactCentre' } : null,
    madeContactId: null,
    isKept: true,
    isRestored: false,
    isWaiting: false,
    ...changes
  };
}
