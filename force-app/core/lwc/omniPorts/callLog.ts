import type { Answer } from './commands';
import type { Channel } from './words';

/** Whether the customer was reached, and if not, why. */
export type Outcome = 'connected' | 'busy' | 'noAnswer' | 'rejected' | 'unreachable' | 'notConnected';

/** One interaction and its session as the org is to keep them. Times are server times; null: not known, and never replaces what is. */
export interface ContactLog {
  session: {
    key: string;
    customer: string | null;
    address: string | null;
    /** Where a record of the customer may be found: mail addresses, and numbers in digits. */
    addresses: string[];
    /** The record from which a number of this customer was dialled. */
    recordId: string | null;
    startedAt: number | null;
    closedAt: number | null;
  };
  interaction: {
    key: string;
    channel: Channel;
    direction: 'inbound' | 'outbound';
    outcome: Outcome | null;
    address: string | null;
    subject: string | null;
    skill: string | null;
    skillId: string | null;
    recordId: string | null;
    startedAt: number | null;
    connectedAt: number | null;
    endedAt: number | null;
    settledAt: number | null;
    durationSeconds: number | null;
    disposition: string | null;
    dispositionId: string | null;
    notes: string | null;
  };
  /** Which interaction of the session was elevated from which. */
  links: { child: string; parent: string }[];
}

/** What became of one log; `notWritten`: fields the user may not write, everything else was written. */
export interface LogAnswer {
  answer: Answer;
  notWritten: string[];
}

/** The call log of the org. Saving the same log again changes nothing, so that sending again is reading back. No method rejects. */
export interface CallLog {
  save(log: ContactLog): Promise<LogAnswer>;
}
