/** Time as the contact centre has it, and alarms. */
export interface Clock {
  /** Server time in epoch milliseconds. */
  now(): number;
  /** Calls once after about `ms`; the answer cancels. */
  after(ms: number, ring: () => void): () => void;
}

/** What must be known of a contact after a reload, and nothing that tells who the customer is. */
export interface RememberedContact {
  contactId: string;
  sessionId: string;
  parentContactId: string | null;
}

/** Which contacts belong to sessions that are not closed yet, kept across reloads for one agent of one tenant. No method rejects. */
export interface DeskMemory {
  recall(owner: string): Promise<RememberedContact[]>;
  remember(owner: string, contact: RememberedContact): void;
  forget(owner: string, contactIds: string[]): void;
}
