import type { AgentChoice } from './words';
import type { ContactLog } from './callLog';
import type { Disposition } from './contact';

type OnOneContact<V> = V extends string ? { verb: V; contactId: string } : never;
type OnTheDesk<V> = V extends string ? { verb: V } : never;
type OfALetter<V> = V extends string
  ? { verb: V; contactId: string; skillId: string; to: string; subject: string; text: string }
  : never;

/** `recordId`: the org's record from which the number was dialled; it is kept for the call log and not sent. */
interface Beginning {
  skillId: string;
  parentContactId: string | null;
  recordId?: string;
}

/** What the client may ask of the contact centre. */
export type CentreCommand =
  | OnOneContact<'accept' | 'reject' | 'hold' | 'resume' | 'end' | 'finishAfterContactWork' | 'pauseVoicemail'>
  | OnTheDesk<'mute' | 'unmute' | 'requestContact' | 'connectLeg'>
  | OfALetter<'replyEmail' | 'sendEmail'>
  | { verb: 'playVoicemail'; contactId: string; position: number }
  | { verb: 'sendChatText'; contactId: string; text: string }
  | { verb: 'saveDisposition'; contactId: string; disposition: Disposition; isFinal: boolean }
  | ({ verb: 'dial'; number: string } & Beginning)
  | ({ verb: 'writeEmail'; address: string } & Beginning)
  | { verb: 'chooseState'; choice: AgentChoice; code: string | null };

/** What the client may ask of the org. */
export interface OrgCommand {
  verb: 'saveRecord';
  contactId: string;
  log: ContactLog;
}

/** Everything with an effect outside; each is sent by the outbox alone, under the key of its intent. */
export type Command = CentreCommand | OrgCommand;

export type Verb = Command['verb'];

/**
 * What became of one sending.
 * `accepted`: the contact centre took it, the proof comes as news. `refused`: it said no, in a readable answer.
 * `unknown`: no answer, an unreadable one, or one that does not tell (5xx, 429 after patience): must be read back.
 */
export type Answer =
  { result: 'accepted' } | { result: 'refused'; reason: Refusal; detail: string | null } | { result: 'unknown' };

/** `conflict`: not possible in the contact's present state (409); `limit`: beyond a limit; `gone`: no such contact (404). */
export type Refusal =
  | 'conflict'
  | 'limit'
  | 'gone'
  | 'invalid'
  | 'notPermitted'
  | 'noSkill'
  | 'numberRefused'
  | 'signedOut'
  /** The org's answers. */
  | 'refusedByOrg'
  | 'noAccessInOrg';
