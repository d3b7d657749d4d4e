import type { ActorRefFrom } from 'c/xstate';
import type {
  Agent,
  AgentSkill,
  AgentState,
  CentreLimits,
  Channel,
  Command,
  ContactReport,
  OpenForm,
  Reason,
  RememberedContact,
  SignInTrouble,
  UnavailableCode
} from 'c/omniPorts';
import type { IntentNews } from 'c/omniOutbox';
import type { Settings } from 'c/omniPolicy';
import type { sessionMachine } from 'c/omniSession';
import type { ClosedSessionView, Diagnostic } from './deskShape';

export type SessionRef = ActorRefFrom<typeof sessionMachine>;

export interface Offer {
  report: ContactReport;
  since: number;
  pending: 'accept' | 'reject' | null;
  trouble: Reason | null;
}

/** A contact announced but not handled; `isRejected` keeps it at one reject. */
export interface Unsupported {
  report: ContactReport;
  isRejected: boolean;
  isEnding: boolean;
  trouble: Reason | null;
}

/** Where a contact lives, and what decides who joins it. */
export interface Home {
  sessionId: string;
  groupId: string | null;
  parentContactId: string | null;
}

/** A call or letter that was asked for. */
export type DialIntent = IntentNews & { command: Extract<Command, { verb: 'dial' | 'writeEmail' }> };

export interface Form extends OpenForm {
  /** It was open in a page that is gone. */
  isReopened: boolean;
  status: 'open' | 'calling';
  trouble: Reason | null;
  /** The call it asked for, as far as it has come. */
  intent: DialIntent | null;
}

/** What became of the last wish of one kind. */
export interface Asked {
  isPending: boolean;
  trouble: Reason | null;
}

export const ASKED_NOTHING: Asked = { isPending: false, trouble: null };

/** A call of its own that reached nobody and may be tried again. */
export interface FailedCall {
  attemptId: string;
  /** E.164. */
  number: string;
  skillId: string;
  recordId?: string;
  /** Whom it was for. */
  name: string | null;
  reason: Reason;
}

/** A log on its way to the org; `trouble`: what the org refused, until the agent tries again. */
export interface WaitingLog {
  key: string;
  channel: Channel;
  customer: string | null;
  /** The first try did not succeed. */
  isLate: boolean;
  trouble: Reason | null;
}

export interface DeskContext {
  settings: Settings;
  agent: Agent | null;
  agentState: AgentState | null;
  isStatePending: boolean;
  stateTrouble: Reason | null;
  /** Dispositions that wait for the connection or are being read back, by intent key. */
  savesWaiting: string[];
  /** The browser keeps nothing: what is not sent yet ends with this page. */
  isStoreBroken: boolean;
  /** Null until they could be read. */
  skills: AgentSkill[] | null;
  codes: UnavailableCode[];
  centreLimits: CentreLimits | null;
  isMuted: boolean;
  /** Mute or unmute, and during which call it was asked. */
  muting: Asked & { callId: string | null };
  requesting: Asked;
  leg: 'down' | 'dialing' | 'up';
  connectionLostSince: number | null;
  signInTrouble: SignInTrouble | null;
  station: string;
  endedElsewhere: boolean;
  /** The picture is there, and neither the agent session nor the sign-in is over. */
  isWorking: boolean;
  /** The agent session goes on in another browser or on another computer. */
  isTakenOver: boolean;
  offers: { [contactId: string]: Offer };
  unsupported: { [contactId: string]: Unsupported };
  sessions: SessionRef[];
  homes: { [contactId: string]: Home };
  remembered: RememberedContact[];
  /** Contacts that are done with, by the version of their last report: a late copy of it does not bring them back. */
  gone: { [contactId: string]: number };
  /** Last words on contacts that nobody had said were up: what says so later brings them in, for what is owed of them. */
  lastWords: { [contactId: string]: ContactReport };
  isPictureComplete: boolean;
  selectedId: string | null;
  /** The session that has the keyboard focus; it stays on screen when it closes. */
  lookedAt: string | null;
  /** Closed, newest first; at most twenty. */
  closed: ClosedSessionView[];
  form: Form | null;
  formsOpened: number;
  /** Calls and letters begun before this page was loaded, or from a form that is closed; by intent key. */
  attempts: { [key: string]: DialIntent };
  /** Newest last. */
  failedCalls: FailedCall[];
  /** The number that was last dialled for a new session from a record, and the record's name for it. */
  dialed: { number: string; name: string } | null;
  /** By contact, the record from which its number was dialled. */
  dialedFrom: { [contactId: string]: string };
  /** What the org has not taken yet, by contact. */
  waitingLogs: { [contactId: string]: WaitingLog };
  /** Fields of the call log that the org does not let this user write. */
  notWritten: string[];
  /** What is not shown as a contact but must not pass unseen. */
  diagnostics: Diagnostic[];
}

export function contextFrom(settings: Settings): DeskContext {
  return {
    settings,
    agent: null,
    agentState: null,
    isStatePending: false,
    stateTrouble: null,
    savesWaiting: [],
    isStoreBroken: false,
    skills: null,
    codes: [],
    centreLimits: null,
    isMuted: false,
    muting: { ...ASKED_NOTHING, callId: null },
    requesting: ASKED_NOTHING,
    leg: 'down',
    connectionLostSince: null,
    signInTrouble: null,
    station: settings.station,
    endedElsewhere: false,
    isWorking: false,
    isTakenOver: false,
    offers: {},
    unsupported: {},
    sessions: [],
    homes: {},
    remembered: [],
    gone: {},
    lastWords: {},
    isPictureComplete: false,
    selectedId: null,
    lookedAt: null,
    closed: [],
    form: null,
    formsOpened: 0,
    attempts: {},
    failedCalls: [],
    dialed: null,
    dialedFrom: {},
    waitingLogs: {},
    notWritten: [],
    diagnostics: []
  };
}
