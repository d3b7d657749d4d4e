import type { AgentChoice } from './words';
import type { ChatLine, ContactReport, Letter, RecordedDisposition, SkillRules } from './contact';
import type { Answer, CentreCommand } from './commands';

/** An unavailable code an agent may choose. */
export interface UnavailableCode {
  name: string;
  /** For after-contact work; may be chosen only while a contact is handled. */
  isAcw: boolean;
}

/** A skill the agent is assigned to. */
export interface AgentSkill {
  skillId: string;
  name: string;
  channel: 'voice' | 'chat' | 'email' | 'workItem' | 'voicemail' | 'other';
  isOutbound: boolean;
  /** The sender's address of an outbound e-mail skill. */
  emailFrom: string | null;
}

export interface AgentState {
  state: AgentChoice | 'working' | 'loggedIn';
  /** The unavailable code, or the contact centre's own word (`Refused`, …). */
  code: string | null;
  isAcw: boolean;
  /** Server time since when. */
  since: number;
  next: { choice: AgentChoice; code: string | null } | null;
}

/** The contact centre's own limits; null where it sets none. */
export interface CentreLimits {
  voice: number | null;
  chat: number | null;
  email: number | null;
  workItem: number | null;
  sessions: number | null;
  /** The agent must ask for each further contact (+1). */
  requestContact: boolean;
}

export interface Agent {
  agentId: string;
  tenantId: string;
  name: string;
}

export type SignInTrouble =
  'windowBlocked' | 'windowClosed' | 'refused' | 'configuration' | 'network' | 'interactionRequired' | 'noAgentSession';

/** Everything the contact centre tells, in the order it came. */
export type ContactCentreNews =
  | { type: 'signIn.succeeded'; agent: Agent }
  | { type: 'signIn.failed'; trouble: SignInTrouble }
  | { type: 'agentSession.ended'; elsewhere: boolean }
  /** It goes on in another browser or on another computer, where the same agent took it over. */
  | { type: 'agentSession.takenOver' }
  | { type: 'agent.stateReported'; agentState: AgentState }
  | { type: 'agent.muteReported'; isMuted: boolean }
  | { type: 'agent.legReported'; leg: 'down' | 'dialing' | 'up' }
  | { type: 'limits.reported'; limits: CentreLimits }
  | { type: 'skills.reported'; skills: AgentSkill[] }
  | { type: 'codes.reported'; codes: UnavailableCode[] }
  | { type: 'contact.reported'; report: ContactReport }
  | { type: 'contact.wrote'; contactId: string; lines: ChatLine[] }
  | { type: 'playback.reported'; contactId: string; isPaused: boolean; position: number }
  /** All contacts the contact centre has for this agent were reported; others it no longer knows. */
  | { type: 'picture.completed'; contactIds: string[] }
  | { type: 'connection.lost'; since: number }
  | { type: 'connection.restored' }
  | { type: 'event.setAside'; kind: 'unknown' | 'broken'; eventType: string };

/** What the product needs of a contact centre. No method rejects. */
export interface ContactCentre {
  /** Hears all news from now on; the answer stops it. */
  listen(hear: (news: ContactCentreNews) => void): () => void;
  /** Signs in by a window of the contact centre, joins the running agent session or starts one. To be called from a click. */
  signIn(options: { station: string | null }): void;
  /** Tries to sign in without a window and joins a running agent session; starts none. News: `signIn.succeeded` or `signIn.failed`. */
  resumeSignIn(): void;
  /** Ends the agent session and forgets all tokens. */
  signOut(): void;
  /** Takes the agent session back from another place with the sign-in of this one. The picture follows, or `signIn.failed`. */
  takeOver(): void;
  /** Asks, sends and tells nothing more, and leaves the agent session as it is. No promise given before settles any more. */
  stop(): void;
  /** Sends one command under its key. */
  perform(command: CentreCommand, key: string): Promise<Answer>;
  /** Joins again; the whole picture follows as news, closed by `picture.completed`. */
  rejoin(): void;
  /** What the skill asks for; null when it cannot be read now. */
  readSkillRules(skillId: string): Promise<SkillRules | null>;
  /** The disposition on record; `unreadable` when the answer is doubtful. */
  readDisposition(contactId: string): Promise<RecordedDisposition | 'none' | 'unreadable'>;
  /** One contact, also after its end; `none`: the contact centre says itself that it has no such contact. */
  readContact(contactId: string): Promise<ContactReport | 'none' | 'unreadable'>;
  readLetters(contactId: string): Promise<Letter[] | null>;
  readChat(contactId: string): Promise<ChatLine[] | null>;
}
