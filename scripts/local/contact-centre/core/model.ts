import type { Timers } from './clock.ts';
import type { Ledger } from './ledger.ts';
import type { Manners } from './manners.ts';

/** The five channels of the product; Personal Connection is a voice contact with call type `Dialer`. */
export type Channel = 'voice' | 'chat' | 'email' | 'workItem' | 'voicemail';

/** What a skill serves, as the control interface names it. */
export type SkillChannel = Channel | 'personalConnection' | 'sms' | 'digital';

export type AcwType = 'none' | 'disposition' | 'automatic';

export interface Disposition {
  id: number;
  name: string;
  classification: string;
  requireAmount: boolean;
  requireCallbackTime: boolean;
}

export interface Skill {
  skillId: number;
  name: string;
  channel: SkillChannel;
  outbound: boolean;
  acwType: AcwType;
  /** Seconds; 0 means no limit. */
  maxSecondsAcw: number;
  requireDisposition: boolean;
  allowSecondary: boolean;
  dispositions: Disposition[];
  /** The contact centre's own number, address or chat entry for this skill. */
  address: string;
  /** Personal Connection only: whether the record is shown first or the customer is already on the line. */
  arrives?: 'Preview' | 'Active';
}

export interface UnavailableCode {
  id: number;
  name: string;
  isAcw: boolean;
  timeoutMinutes: number;
}

export interface Limits {
  voice: number;
  chat: number;
  email: number;
  workItem: number;
  sessions: number;
}

/** The settings the contact centre itself obeys, plus those it only keeps for the page (`PUT /control/settings`). */
export interface Settings {
  elevation: boolean;
  multiContact: boolean;
  dispositionPolicy: string;
  limits: Limits;
  matrix: Record<string, boolean>;
}

export type SettingsOverrides = Partial<Omit<Settings, 'limits'>> & { limits?: Partial<Limits> };

export interface ChosenState {
  state: 'Available' | 'Unavailable';
  reason: string;
}

export interface AgentSession {
  serial: number;
  agentId: string;
  /** Every id ever given out for this agent session, newest last. */
  ids: string[];
  stationId: string;
  stationPhoneNumber: string;
  queue: WireEvent[];
  owesFullPicture: boolean;
  ended: boolean;
}

export interface AgentLeg {
  legId: string;
  status: 'Dialing' | 'Active' | 'Disconnected';
  /** What waits for the leg to be up. */
  waiting: (() => void)[];
}

export interface SeedAgent {
  agentId: string;
  username: string;
  password: string;
  firstName: string;
  lastName: string;
  teamId: number;
  /** The agent's phone when a session names none. */
  stationPhoneNumber: string;
}

export interface Agent extends SeedAgent {
  base: ChosenState;
  next: ChosenState | null;
  idleSince: number;
  shown: { key: string; since: number };
  leg: AgentLeg;
  muted: boolean;
  session: AgentSession | null;
  openPolls: number;
  maxOpenPolls: number;
}

export type ContactStatus =
  'Queued' | 'Incoming' | 'Ringing' | 'Dialing' | 'Preview' | 'Active' | 'Holding' | 'Disconnected' | 'Discarded';

export interface ChatLine {
  text: string;
  at: number;
  party: 'Client' | 'Agent' | 'System';
  label: string;
}

export interface Mail {
  at: number;
  from: string;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  bodyHtml: string;
  byAgent: boolean;
}

export interface SavedDisposition {
  dispositionId: number;
  dispositionName: string;
  notes: string;
  byAgentId: string;
  at: number;
  secondaryDispositionId: number | null;
  commitmentAmount: number | null;
  callbackTime: string | null;
}

export interface Playback {
  playing: boolean;
  /** Seconds into the recording at `since`. */
  position: number;
  since: number;
}

export interface Contact {
  contactId: string;
  masterContactId: string;
  parentContactId: string;
  omniGroupId: string;
  channel: Channel;
  /** What its skill serves; differs from `channel` for Personal Connection, SMS and digital engagement. */
  serves: SkillChannel;
  callType: 'Regular' | 'Dialer';
  skillId: number;
  isInbound: boolean;
  status: ContactStatus;
  agentId: string | null;
  /** The agent has accepted, her leg is still being dialled. */
  accepted: boolean;
  refusedBy: string[];
  from: string;
  to: string;
  label: string;
  subject: string;
  payload: string;
  createdAt: number;
  changedAt: number;
  connectedAt: number | null;
  endedAt: number | null;
  endReason: string;
  disconnectCode: string;
  acw: 'none' | 'open' | 'done';
  acwSeconds: number;
  finalState: boolean;
  disposition: SavedDisposition | null;
  lines: ChatLine[];
  mails: Mail[];
  durationSeconds: number;
  playback: Playback;
  /** Inbound Personal Connection: how it reaches the agent. */
  arrives: 'Preview' | 'Active' | null;
}

/** One event as it travels: values are strings, as the reference's section 5 has it. */
export type WireEvent = { Type: string } & Record<string, unknown>;

export type NumberDoes = 'answers' | 'busy' | 'noAnswer' | 'rejects' | 'unreachable';

export interface NumberRule {
  does: NumberDoes;
  afterMs?: number;
}

/** Who asks, and under which key (the `CorrelationId` header). */
export interface By {
  agentId: string;
  key: string;
}

/** Everything the contact centre knows. Functions of the core change it; nothing in it touches the outside. */
export interface Centre {
  now: number;
  random: () => number;
  timers: Timers;
  skills: Map<number, Skill>;
  codes: UnavailableCode[];
  agents: Map<string, Agent>;
  contacts: Map<string, Contact>;
  sessions: AgentSession[];
  ledger: Ledger;
  manners: Manners;
  settings: Settings;
  overrides: SettingsOverrides;
  numbers: Map<string, NumberRule>;
  lastContactId: number;
  lastGroupId: number;
  lastLegId: number;
  /** Called whenever an agent session has something new for its poll. */
  wake: (session: AgentSession) => void;
}
