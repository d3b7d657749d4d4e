import type { Command, Reason } from 'c/omniPorts';

export type IntentStatus = 'queued' | 'sent' | 'unknown' | 'confirmed' | 'refused';

/** What the agent asked for with an effect outside, and what has become of it. */
export interface Intent {
  /** Made once, when the agent asked; every sending carries it. */
  key: string;
  /** The contact it concerns; null: the desk's own (state, mute, new call). */
  contactId: string | null;
  command: Command;
  status: IntentStatus;
  /** Why it was refused, or that it is not known whether it took effect. */
  reason: Reason | null;
}

export type IntentNews = Intent;
