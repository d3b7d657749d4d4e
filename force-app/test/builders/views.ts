import type { AgentView, ClosedSessionView, DeskView, FormView, OfferView, UnsupportedView } from 'c/omniDesk';
import type { Customer, DispositionView, InteractionView } from 'c/omniInteraction';
import type { AttemptView, SessionView } from 'c/omniSession';

/** Noon of a day in server time. */
export const NOON = Date.UTC(2026, 10, 20, 12);

export const aCustomer = (name: string | null = 'Ann Smith', ordinal = 1): Customer => ({ name, ordinal });

export const aDispositionView = (differences: Partial<DispositionView> = {}): DispositionView => ({
  status: 'open',
  isRequired: true,
  choices: [
    { dispositionId: '1', name: 'Resolved', asksAmount: false, asksCallBack: false },
    { dispositionId: '2', name: 'Payment promised', asksAmount: true, asksCallBack: false },
    { dispositionId: '3', name: 'Call back', asksAmount: false, asksCallBack: true }
  ],
  allowSecondary: false,
  draft: { dispositionId: null, secondaryDispositionId: null, notes: '', amount: '', callBackAt: '' },
  hasUnsavedDraft: false,
  recorded: null,
  save: { off: { key: 'dispositionMissing' } },
  lastSave: null,
  saving: null,
  undo: null,
  ...differences
});

/** A chat in progress, selected. */
export const anInteractionView = (differences: Partial<InteractionView> = {}): InteractionView => ({
  interactionId: 'c1',
  channel: 'chat',
  customer: aCustomer(),
  direction: 'inbound',
  status: 'active',
  isSettled: false,
  owed: ['connected', 'disposition'],
  isSelected: true,
  unread: 0,
  address: null,
  skillName: 'Support chat',
  subject: null,
  startedAt: NOON,
  connectedAt: NOON,
  endedAt: null,
  isEndUnknown: false,
  acwUntil: null,
  endReason: null,
  elevatedFrom: null,
  hold: null,
  resume: null,
  end: { off: null },
  finishAcw: null,
  targets: [
    { target: 'voice', off: null },
    { target: 'email', off: null }
  ],
  detailsShown: false,
  message: { text: '', subject: null, isReplying: false },
  disposition: aDispositionView(),
  chat: null,
  email: null,
  voicemail: null,
  workItem: null,
  trouble: null,
  ...differences
});

/** A call in progress, selected. */
export const aCallView = (differences: Partial<InteractionView> = {}): InteractionView =>
  anInteractionView({
    interactionId: 'v1',
    channel: 'voice',
    address: '+1 415 555 0132',
    hold: { off: null },
    targets: [],
    ...differences
  });

export const aSessionView = (differences: Partial<SessionView> = {}): SessionView => ({
  sessionId: 's1',
  customer: aCustomer(),
  status: 'open',
  interactions: [anInteractionView()],
  attempts: [],
  owed: [
    { interactionId: 'c1', channel: 'chat', owed: 'connected' },
    { interactionId: 'c1', channel: 'chat', owed: 'disposition' }
  ],
  ...differences
});

/** A call that nobody answered. */
export const anAttemptView = (differences: Partial<AttemptView> = {}): AttemptView => ({
  attemptId: 'a1',
  target: 'voice',
  address: '+1 415 555 0132',
  status: 'failed',
  reason: { key: 'noAnswer' },
  tryAgain: { off: null },
  ...differences
});

export const anOfferView = (differences: Partial<OfferView> = {}): OfferView => ({
  contactId: 'c1',
  channel: 'chat',
  customer: aCustomer(),
  address: null,
  skillName: 'Support chat',
  subject: 'Invoice 4711',
  since: NOON,
  acceptBy: null,
  isBeyondLimit: false,
  pending: null,
  trouble: null,
  ...differences
});

export const anUnsupportedView = (differences: Partial<UnsupportedView> = {}): UnsupportedView => ({
  contactId: 'p1',
  kind: 'personalConnection',
  customer: aCustomer('+1 415 555 0199'),
  isEnding: false,
  trouble: null,
  ...differences
});

/** The dial form from the plus sign of a chat with Ann. */
export const aFormView = (differences: Partial<FormView> = {}): FormView => ({
  formId: 'f1',
  target: 'voice',
  origin: 'plus',
  address: '',
  entered: null,
  recordId: null,
  recordName: null,
  parentInteractionId: 'c1',
  isReopened: false,
  sessionCustomer: aCustomer(),
  skills: [
    { skillId: '10', name: 'Outbound support' },
    { skillId: '11', name: 'Outbound sales' }
  ],
  elevateOff: null,
  newContactOff: null,
  status: 'open',
  trouble: null,
  ...differences
});

export const aClosedSessionView = (differences: Partial<ClosedSessionView> = {}): ClosedSessionView => ({
  sessionId: 's9',
  customer: aCustomer('Ben Okafor'),
  closedAt: NOON,
  channels: ['chat', 'voice'],
  failedCall: null,
  ...differences
});

export const anAgentView = (differences: Partial<AgentView> = {}): AgentView => ({
  agentId: '30001',
  name: 'Dana Fox',
  state: 'available',
  code: null,
  isAcw: false,
  since: NOON,
  next: null,
  choices: [
    { choice: 'available', code: null, isAcw: false },
    { choice: 'unavailable', code: 'Break', isAcw: false },
    { choice: 'unavailable', code: 'Lunch', isAcw: false }
  ],
  stateEndsAcw: false,
  isPending: false,
  trouble: null,
  ...differences
});

/** An available agent with nothing to do. */
export const aDeskView = (differences: Partial<DeskView> = {}): DeskView => ({
  phase: 'working',
  signIn: { trouble: null, station: '', canResume: false },
  endedElsewhere: false,
  activeIn: 'here',
  openWork: 0,
  agent: anAgentView(),
  connection: { status: 'connected', since: null },
  waiting: [],
  call: null,
  isMuted: false,
  mute: null,
  muteTrouble: null,
  leg: 'up',
  offers: [],
  unsupported: [],
  sessions: [],
  recentlyClosed: [],
  waitingLogs: [],
  form: null,
  newCall: { off: null },
  attempts: [],
  savesWaiting: 0,
  beingRead: [],
  isStoreBroken: false,
  requestContact: null,
  requestTrouble: null,
  numbers: { defaultCountry: 'US', refused: ['911'] },
  skills: [],
  findings: [],
  diagnostics: [],
  log: [],
  ...differences
});
