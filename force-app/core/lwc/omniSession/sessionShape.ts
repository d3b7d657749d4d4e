import type { Reason, TargetChannel } from 'c/omniPorts';
import type { Customer, InteractionView, Owed } from 'c/omniInteraction';

/** One elevation of a session, as the agent may see it: under way, or failed. */
export interface AttemptView {
  attemptId: string;
  target: TargetChannel;
  /** The number or address, readable. */
  address: string;
  status: 'underWay' | 'failed';
  reason: Reason | null;
  /** Absent while under way; off with the reason why it cannot be tried now. */
  tryAgain: { off: Reason | null } | null;
}

/** `beingRead`: of a contact from before a reload nothing is known until it has been read again. */
export type OwedItem =
  | { interactionId: string; channel: InteractionView['channel']; owed: Owed }
  | { interactionId: string; channel: null; owed: 'beingRead' };

export interface SessionView {
  sessionId: string;
  customer: Customer;
  /** `closing`: everything is done but the contact centre has not confirmed every disposition. */
  status: 'open' | 'closing' | 'closed';
  /** In the order they came; failed attempts that had a contact id are attempts, not interactions. */
  interactions: InteractionView[];
  attempts: AttemptView[];
  owed: OwedItem[];
}
