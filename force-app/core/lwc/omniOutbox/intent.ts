import type { Command, Reason } from 'c/omniPorts';

/**
 * `queued`: safe, not sent yet. `sent`: on its way or taken, not proven. `unknown`: no readable answer, being read back.
 * `confirmed`: proven by news or by reading back. `refused`: the contact centre said no, or nothing can come of it any more.
 */
export type IntentStatus = 'queued' | 'sent' | 'unknown' | 'confirmed' | 'refused';

/** What the agent asked for with an effect outside, and what has become of it. */
export interface Intent {
  /** Made once, when the agent asked; every sending carries it. */
  key: string;
  /** The contact it concerns; null: the desk's own (state, mute, new call). */
  contactId: string | null;
  command: Command;
  status: IntentStatus;
  /** Why it was refused, or `notKnownWhetherSent` once only the agent can decide. */
  reason: Reason | null;
  /** The contact that came of a dial or a new e-mail. */
  madeContactId: string | null;
}

export type IntentNews = Intent;
