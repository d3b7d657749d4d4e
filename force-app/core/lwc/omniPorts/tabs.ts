import type { Channel } from './words';

/** What was owed, and selected, when this browser last knew; nothing that tells who the customers are. */
export interface OwedNote {
  owner: string;
  selectedId: string | null;
  items: {
    contactId: string;
    channel: Channel;
    owed: 'connected' | 'afterContactWork' | 'disposition' | 'beingSaved' | 'unsavedNote';
  }[];
}

/** Keeps the one note of this browser, to be listed while nobody is signed in. No method rejects. */
export interface Notebook {
  read(): Promise<OwedNote | null>;
  /** Null: nothing is owed any more. A writer who was replaced writes nothing. */
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
