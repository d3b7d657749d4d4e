import type { Channel } from './words';

/** Where a contact stands at the contact centre. Phases only move forward, but for `active` and `held`, which alternate. */
export type ContactPhase = 'offered' | 'dialing' | 'active' | 'held' | 'ended';

/** What ended a contact, as far as the contact centre says. `vanished`: it no longer lists the contact and gave no last word. */
export type EndReason = 'ended' | 'busy' | 'noAnswer' | 'rejected' | 'unreachable' | 'refused' | 'vanished';

/** Kinds of contact that are announced but not handled. */
export type Unsupported = 'personalConnection' | 'sms' | 'digital';

/** All that the contact centre says of one contact at one moment, in the product's words. Times are server times in epoch milliseconds. */
export interface ContactReport {
  contactId: string;
  channel: Channel;
  unsupported: Unsupported | null;
  phase: ContactPhase;
  /** Nothing more is expected of this contact, after-contact work included. */
  isFinal: boolean;
  /** When this state was reached; an older report never replaces a newer one. */
  version: number;
  /** Nobody told when this state was reached: `version` is when it was read. */
  isUndated?: true;
  direction: 'inbound' | 'outbound';
  skillId: string | null;
  parentContactId: string | null;
  groupId: string | null;
  customerName: string | null;
  /** The customer's number or address, as the contact centre gave it. */
  address: string | null;
  subject: string | null;
  startedAt: number | null;
  /** Until when an offered contact waits for this agent. */
  acceptBy: number | null;
  endReason: EndReason | null;
  workItem: { type: string | null; payload: string } | null;
  voicemail: { durationSeconds: number } | null;
}

/** One line of a chat. `lineId` is equal for repeated reports of one line. */
export interface ChatLine {
  lineId: string;
  from: 'customer' | 'agent' | 'system';
  author: string | null;
  text: string;
  at: number;
}

/** One e-mail of a contact, oldest first in a list; `text` is plain text, made from whatever body came. */
export interface Letter {
  from: string;
  to: string;
  subject: string;
  text: string;
  at: number | null;
}

/** What a skill asks for after a contact. */
export interface SkillRules {
  skillId: string;
  acw: 'none' | 'disposition' | 'automatic';
  maxSecondsAcw: number | null;
  requireDisposition: boolean;
  allowSecondary: boolean;
  dispositions: DispositionChoice[];
}

export interface DispositionChoice {
  dispositionId: string;
  name: string;
  asksAmount: boolean;
  asksCallBack: boolean;
}

/** What the agent decided about one contact. */
export interface Disposition {
  dispositionId: string;
  secondaryDispositionId: string | null;
  notes: string;
  amount: number | null;
  /** Epoch milliseconds. */
  callBackAt: number | null;
}

/** What the contact centre has on record for one contact. */
export interface RecordedDisposition {
  dispositionId: string;
  /** Absent where the record does not tell. */
  secondaryDispositionId?: string | null;
  name: string | null;
  notes: string;
}
