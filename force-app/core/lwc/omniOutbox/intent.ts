import type { Command, KeptIntent, Reason } from 'c/omniPorts';
import type { Before } from './proof';
import { isForOrg, isPutToAgent } from './rules';

/**
 * `new`: being written down. `queued`: on disk, not sent yet. `sent`: on its way or taken, not proven. `unknown`: no readable answer, being read back.
 * `confirmed`: proven by news or by reading back. `refused`: the contact centre said no, or nothing can come of it any more;
 * without a reason the agent took it back.
 */
export type IntentStatus = 'new' | 'queued' | 'sent' | 'unknown' | 'confirmed' | 'refused';

/** What the agent asked for with an effect outside, and what has become of it. */
export interface Intent {
  /** Made once, when the agent asked; every sending carries it. */
  key: string;
  /** The contact it concerns; null: the desk's own (state, mute, new call). */
  contactId: string | null;
  command: Command;
  status: IntentStatus;
  /** Why it was refused, or `notKnownWhetherSent` and `notSent` once only the agent can decide. */
  reason: Reason | null;
  /** The contact that came of a dial or a new e-mail. */
  madeContactId: string | null;
  /** What the contact centre calls the disposition that was read back. */
  recordedName?: string | null;
  /** It would survive the end of this page. */
  isKept: boolean;
  /** It was made before this page was loaded. */
  isRestored: boolean;
  /** Its sending waits until the connection is back and the picture true. */
  isWaiting: boolean;
}

export type IntentNews = Intent;

/** Asked for in another tab: there it was given its key, and it may have waited until nobody may be written to without the agent. */
export interface Wished {
  key: string;
  isLate: boolean;
}

/** An intent under way, with what the outbox must know of it. */
export interface Entry {
  intent: Intent;
  /** Commands of one lane are sent one after the other. */
  lane: string;
  before: Before;
  madeAt: number;
  order: number;
  /** It waited until only the agent can tell whether it is still meant. */
  isLate: boolean;
  sendings: number;
  /** It was refused because of the contact's state; a second time is a no. */
  wasInConflict: boolean;
  /** What was asked of the store has been done: it may be sent. */
  isStored: boolean;
  /** It is being sent now and cannot be taken back. */
  isLeaving: boolean;
  /** Since it was asked for, another place may have spoken for the agent. */
  isWary: boolean;
  /** Another disposition was seen where this one was to be recorded. */
  hasSeenOther: boolean;
  /** It is being read what is recorded. */
  isRead: boolean;
  /** The opposite, another choice or a newer log has been asked for since: it must not be sent once more. */
  isOvertaken: boolean;
  /** Its turn is over: the next of its lane may go. */
  isAnswered: boolean;
  cancelAlarm: () => void;
}

const never = (): void => undefined;

export const laneOf = (command: Command): string =>
  isForOrg(command)
    ? `record ${command.contactId}`
    : 'contactId' in command
      ? `contact ${command.contactId}`
      : `desk ${command.verb}`;

export const newIntent = (key: string, contactId: string | null, command: Command): Intent => ({
  key,
  contactId,
  command,
  status: 'new',
  reason: null,
  madeContactId: null,
  isKept: false,
  isRestored: false,
  isWaiting: false
});

type Beginning = Pick<Entry, 'intent' | 'before' | 'madeAt' | 'order'> & Partial<Pick<Entry, 'isLate' | 'isWary'>>;

export const entryOf = (beginning: Beginning): Entry => ({
  isLate: false,
  isWary: false,
  ...beginning,
  lane: laneOf(beginning.intent.command),
  sendings: 0,
  wasInConflict: false,
  isStored: false,
  isLeaving: false,
  hasSeenOther: false,
  isRead: false,
  isOvertaken: false,
  isAnswered: false,
  cancelAlarm: never
});

/** It was refused, and nothing is left to decide about it. */
export const asksNothing = ({ intent: { command, reason } }: Entry): boolean =>
  reason !== null && !isPutToAgent(command, reason);

/** It was sent, and what is recorded cannot be read: nothing else of its contact waits for that. */
export const isOnlyUnread = ({ intent: { command, status } }: Entry): boolean =>
  command.verb === 'saveDisposition' && status === 'unknown';

/** It was refused for good, and the same is asked for once more. */
export const isAnsweredBy = (entry: Entry, command: Command): boolean =>
  asksNothing(entry) && entry.lane === laneOf(command) && entry.intent.command.verb === command.verb;

/** As it is kept; what is confirmed is not kept at all. */
export function rowOf({ intent, before, madeAt, order }: Entry): KeptIntent {
  const { key, contactId, command, reason } = intent;
  const status = intent.status as KeptIntent['status'];
  return { key, contactId, command, status, reason, madeAt, order, before };
}

function statusAfterReload(command: Command, status: KeptIntent['status']): IntentStatus {
  if (isForOrg(command)) return status === 'refused' ? 'refused' : 'queued';
  return status === 'sent' ? 'unknown' : status;
}

/** As it comes back after a reload: what may have been sent is doubtful. */
export function entryFrom({ key, contactId, command, status, reason, madeAt, order, before }: KeptIntent): Entry {
  const intent: Intent = {
    ...newIntent(key, contactId, command),
    status: statusAfterReload(command, status),
    reason,
    isKept: true,
    isRestored: true,
    isWaiting: true
  };
  return { ...entryOf({ intent, before, madeAt, order, isWary: true }), isStored: true };
}
