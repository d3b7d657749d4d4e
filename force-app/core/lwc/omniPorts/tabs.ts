import type { Channel, TargetChannel } from './words';

/** What the agent has put into a form so far; `address` as typed. */
export interface Entered {
  address: string;
  skillId: string;
  purpose: 'elevate' | 'newContact' | null;
}

/** A form for a call or an e-mail that nobody has sent or closed yet. */
export interface OpenForm {
  formId: string;
  target: TargetChannel;
  origin: 'plus' | 'record' | 'newCall';
  /** The interaction that would be elevated; fixed when the form opens. */
  parentInteractionId: string | null;
  address: string;
  /** Null: nothing has been touched yet. */
  entered: Entered | null;
  recordId: string | null;
  recordName: string | null;
}

/** What was owed, selected and about to be dialled when this browser last knew. Only the form tells who the customer is. */
export interface OwedNote {
  owner: string;
  selectedId: string | null;
  form: OpenForm | null;
  items: {
    contactId: string;
    channel: Channel;
    owed: 'connected' | 'afterContactWork' | 'disposition' | 'beingSaved' | 'unsavedNote';
  }[];
}

/** Keeps the one note of this browser, to be listed while nobody is signed in. No method rejects. */
export interface Notebook {
  read(): Promise<OwedNote | null>;
  /** Null: nothing is owed or open any more. A writer who was replaced writes nothing. */
  write(note: OwedNote | null, epoch: number): void;
}

/** Hears what becomes of asking for the lock. */
export interface LockHearing {
  /** This tab is the writer from now on. */
  won(): void;
  /** Another tab took the lock from this one. */
  lost(): void;
}

/** Which of the browser's tabs is the writer, the one that speaks with the contact centre. No method throws or rejects. */
export interface WriterLock {
  /** Waits in line for the lock; the answer leaves the line or gives the lock back. */
  ask(hear: LockHearing): () => void;
  /** Takes the lock from whoever has it. */
  steal(hear: LockHearing): () => void;
  /** Whether this tab has the lock at this moment, as the browser says. */
  holds(): Promise<boolean>;
}

/** Words between the tabs of one browser, this one not included. Other code may speak there too. No method throws. */
export interface TabChannel {
  post(text: string): void;
  listen(hear: (text: string) => void): () => void;
}
