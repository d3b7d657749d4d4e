import type { Wished } from 'c/omniOutbox';
import type { CallLog, Clock, ContactCentre, DeskMemory, Drafts, IntentStore } from 'c/omniPorts';
import type { DeskView } from './deskShape';
import type { DeskWish } from './deskWishes';

/** What the desk is wired to. */
export interface DeskPorts {
  contactCentre: ContactCentre;
  callLog: CallLog;
  clock: Clock;
  memory: DeskMemory;
  intents: IntentStore;
  drafts: Drafts;
  /** Of this page as the writer; raised before the desk is made. */
  epoch: number;
  /** Hears that another page has become the writer; this one sends nothing more. */
  fenced?: () => void;
  /** A new unguessable key for an intent. */
  newKey: () => string;
}

/** The agent's workplace as components know it: a view to draw and wishes to speak. */
export interface Desk {
  view(): DeskView;
  /** Calls at once and after each change; several changes in one turn make one call. The answer stops it. */
  watch(onView: (view: DeskView) => void): () => void;
  wish(wish: DeskWish): void;
  /** Server time in epoch milliseconds, for what counts up or down on the screen. */
  now(): number;
}

/** The same for whoever started it. */
export interface RunningDesk extends Desk {
  /** Tenant and agent whose work this is; null while nobody is signed in. */
  owner(): string | null;
  /** Lets go of the world; nothing is drawn, sent or heard from then on. */
  stop(): void;
}

/** The same for the tabs beside it. */
export interface WriterDesk extends RunningDesk {
  /**
   * Does what was asked for in another tab, once, also when it is handed over again after the end of a page; before it
   * answers, what became of it is on its way to the disk. False: what it is about is still being read.
   */
  take(wish: DeskWish, wished: Wished): boolean;
  /** Contacts that were there before are still being read. */
  isReading(): boolean;
}
