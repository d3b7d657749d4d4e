import type { AgentChoice, AgentSkill, Channel, OpenForm, OwedNote, Reason, SignInTrouble } from 'c/omniPorts';
import type { Customer, InteractionView } from 'c/omniInteraction';
import type { LogLine } from 'c/omniLog';
import type { Finding } from 'c/omniPolicy';
import type { AttemptView, SessionView } from 'c/omniSession';

export interface OfferView {
  contactId: string;
  channel: Channel;
  customer: Customer;
  address: string | null;
  skillName: string | null;
  subject: string | null;
  since: number | null;
  acceptBy: number | null;
  /** More than the limits allow; stays acceptable. */
  isBeyondLimit: boolean;
  pending: 'accept' | 'reject' | null;
  trouble: Reason | null;
}

/** A contact that is announced but not handled (Personal Connection, SMS, digital) and already has a customer on the line. */
export interface UnsupportedView {
  contactId: string;
  kind: 'personalConnection' | 'sms' | 'digital';
  customer: Customer;
  isEnding: boolean;
  /** Why it could not be ended. */
  trouble: Reason | null;
}

/** The form for a call or an e-mail about to be started. Its text fields belong to the component until *Call* or *Write email*. */
export interface FormView extends OpenForm {
  /** It was open before the page was loaded: nobody has asked for it just now. */
  isReopened: boolean;
  /** The session it would join; null when there is no current contact. */
  sessionCustomer: Customer | null;
  skills: { skillId: string; name: string }[];
  /** Why *Elevate current contact* is off; null: possible. */
  elevateOff: Reason | null;
  /** Why *New contact* is off; null: possible. */
  newContactOff: Reason | null;
  /** `calling`: asked, not there yet. */
  status: 'open' | 'calling';
  /** Why the last try did not work, the fields kept. */
  trouble: Reason | null;
}

export interface ClosedSessionView {
  sessionId: string;
  customer: Customer;
  closedAt: number;
  channels: Channel[];
  /** The only call of it never connected: why. */
  failedCall: Reason | null;
}

export interface AgentView {
  agentId: string;
  name: string;
  state: AgentChoice | 'working' | 'loggedIn';
  code: string | null;
  isAcw: boolean;
  since: number;
  next: { choice: AgentChoice; code: string | null } | null;
  /** What may be chosen now; `Available` first. */
  choices: { choice: AgentChoice; code: string | null; isAcw: boolean }[];
  /** Choosing a state now ends after-contact work at once (single-contact delivery): the agent is warned first. */
  stateEndsAcw: boolean;
  isPending: boolean;
  trouble: Reason | null;
}

/** One thing that was turned away or set aside. `about`: a contact id or an event's type, never a name or number. */
export interface Diagnostic {
  at: number;
  kind: 'personalConnection' | 'sms' | 'digital' | 'unknownEvent' | 'brokenEvent' | 'missingContact';
  about: string;
}

/** One entry of the call log that the org has not taken yet. */
export interface WaitingLogView {
  key: string;
  channel: Channel;
  customer: Customer;
  /** What the org refused, until the agent tries again; null: it has not answered and is asked again by itself. */
  trouble: Reason | null;
}

export interface DeskView {
  phase: 'signedOut' | 'connecting' | 'working' | 'ended';
  signIn: { trouble: SignInTrouble | null; station: string; canResume: boolean };
  /** The agent session was ended from elsewhere. */
  endedElsewhere: boolean;
  /** Where the agent session is spoken for: in this tab, in another of this browser, or in another browser or computer. */
  activeIn: 'here' | 'anotherTab' | 'anotherPlace';
  /** Why *Sign out* would lose sight of something; null: nothing open. */
  openWork: number;
  agent: AgentView | null;
  /** `off`: nobody is signed in although something is owed. */
  connection: { status: 'connected' | 'reconnecting' | 'off'; since: number | null };
  /** What was owed when this browser last knew, while nobody is signed in. */
  waiting: OwedNote['items'];
  /** The call that is up (or being dialled), wherever it belongs; for the call bar. */
  call: InteractionView | null;
  isMuted: boolean;
  mute: { off: Reason | null } | null;
  /** Why the last mute or unmute of this call did not work. */
  muteTrouble: Reason | null;
  leg: 'down' | 'dialing' | 'up';
  offers: OfferView[];
  unsupported: UnsupportedView[];
  sessions: SessionView[];
  recentlyClosed: ClosedSessionView[];
  /** *Save to Salesforce waiting*; blocks nothing. */
  waitingLogs: WaitingLogView[];
  form: FormView | null;
  newCall: { off: Reason | null };
  /** Calls of no session of which only the agent knows what should become, and those on their way whose form is closed. */
  attempts: AttemptView[];
  /** Dispositions that wait for the connection or are being read back. */
  savesWaiting: number;
  /** Contacts still owed when the page was loaded that have not been read again. */
  beingRead: string[];
  /** What is not sent yet ends with this page, because the browser keeps nothing. */
  isStoreBroken: boolean;
  /** The +1 button; null: the contact centre routes by itself. */
  requestContact: { off: Reason | null } | null;
  /** Why the last +1 did not work. */
  requestTrouble: Reason | null;
  /** For the form: how numbers are read. */
  numbers: { defaultCountry: string; refused: string[] };
  skills: AgentSkill[];
  /** Findings of the settings check: record, field, and what is wrong. */
  findings: Finding[];
  /** Contacts and events that are not shown as work but must not pass unseen, newest last. */
  diagnostics: Diagnostic[];
  /** What happened last, newest last; nothing that tells who or what was meant. */
  log: LogLine[];
}
