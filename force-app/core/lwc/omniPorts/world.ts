import type { Command } from './commands';
import type { Notebook } from './tabs';
import type { Reason } from './words';

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
  /** The Salesforce record that its number was dialled from. */
  recordId?: string;
}

/** Which contacts belong to sessions that are not closed yet, kept across reloads for one agent of one tenant. No method rejects. */
export interface DeskMemory {
  recall(owner: string): Promise<RememberedContact[]>;
  remember(owner: string, contact: RememberedContact): void;
  forget(owner: string, contactIds: string[]): void;
}

/** `done`: on disk. `fenced`: a newer writer is at work, nothing was written. `failed`: not on disk, kept until this page is closed. */
export type Kept = 'done' | 'fenced' | 'failed';

/** Who may write: the one with the highest epoch. */
export interface Epochs {
  /** A new epoch, higher than any before; whoever had a lower one is fenced off from now on. */
  raise(): Promise<number>;
}

/** What the agent asked for and is not proven yet, as it is kept across a reload. */
export interface KeptIntent {
  key: string;
  contactId: string | null;
  command: Command;
  /** `refused`: put to the agent, who may send it once more. */
  status: 'queued' | 'sent' | 'unknown' | 'refused';
  reason: Reason | null;
  /** Server time. */
  madeAt: number;
  /** Grows with every intent of one owner. */
  order: number;
  /** What was already there when it was made; a proof must be newer. */
  before: { contactIds: string[]; lineIds: string[] };
}

/** The outbox on disk, for each owner (tenant and agent) apart. No method rejects; writes take effect in the order asked. */
export interface IntentStore {
  read(owner: string): Promise<KeptIntent[]>;
  /** In one transaction: all of it or, for a writer who was replaced, nothing. */
  write(owner: string, change: { put: KeptIntent[]; remove: string[] }, epoch: number): Promise<Kept>;
}

/** What the agent has typed into the contact details and not saved yet. */
export interface DispositionDraft {
  dispositionId: string | null;
  secondaryDispositionId: string | null;
  notes: string;
  /** As typed. */
  amount: string;
  /** As typed: local date and time `YYYY-MM-DDTHH:mm`, or empty. */
  callBackAt: string;
}

/** A chat line or e-mail being written. */
export interface MessageDraft {
  text: string;
  /** Null: the subject it began with, or a chat line. */
  subject: string | null;
  /** The form of the reply is open. */
  isReplying: boolean;
}

/** What the agent has typed for one contact and neither saved nor sent. */
export interface ContactDraft {
  contactId: string;
  disposition: DispositionDraft | null;
  message: MessageDraft | null;
}

/** Drafts on disk, for each owner apart. No method rejects. */
export interface Drafts {
  recall(owner: string): Promise<ContactDraft[]>;
  keep(owner: string, draft: ContactDraft, epoch: number): Promise<Kept>;
  drop(owner: string, contactIds: string[], epoch: number): Promise<Kept>;
}

/** What the agent asked for in a page that is not the writer. */
export interface KeptWish {
  wishId: string;
  at: number;
  /** Whoever takes it checks it. */
  wish: unknown;
}

/** Wishes on their way to the writer. No method rejects. */
export interface Wishes {
  put(owner: string, wish: KeptWish): Promise<Exclude<Kept, 'fenced'>>;
  /** Deletes what is done and reads what waits, oldest first: a wish is there until what became of it is. */
  take(owner: string, done: string[], epoch: number): Promise<KeptWish[] | Exclude<Kept, 'done'>>;
}

/** Everything the browser keeps for the softphone. What one page writes takes effect in the order asked, whatever it writes to. */
export interface DeskStore {
  memory: DeskMemory;
  epochs: Epochs;
  intents: IntentStore;
  drafts: Drafts;
  wishes: Wishes;
  notebook: Notebook;
}
