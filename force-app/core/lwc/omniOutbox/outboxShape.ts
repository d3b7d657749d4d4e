import type { Answer, Clock, Command, ContactCentre, ContactCentreNews, IntentStore } from 'c/omniPorts';
import type { Intent, Wished } from './intent';

export interface OutboxPorts {
  contactCentre: Pick<ContactCentre, 'rejoin' | 'readDisposition' | 'readLetters' | 'readChat'>;
  /** Sends one command under its key to whoever it is for. */
  perform: (command: Command, key: string) => Promise<Answer>;
  clock: Clock;
  newKey: () => string;
  store: IntentStore;
  /** Every write carries it; a writer with a higher one has replaced this page. */
  epoch: number;
  /** Hears that this page is no longer the writer; it sends nothing from then on. */
  fenced: () => void;
}

export interface Outbox {
  /** Takes up what this owner has not proven yet; of another one nothing is sent any more. Settles when it has been read. */
  takeUp(owner: string): Promise<void>;
  /** The agent is gone: nothing more is sent until it is taken up again. */
  letGo(): void;
  /**
   * Takes an intent, gives it its key, keeps it and sends it as soon as its turn comes; what comes late is put to the agent.
   * The same command already under way is the same intent.
   */
  add(command: Command, contactId: string | null, wished?: Wished | null): Intent;
  /** Sends once more what only the agent may send once more: a new intent with a new key. */
  sendAgain(key: string): Intent | null;
  /** Takes back what has not been sent, or what was put to the agent. */
  takeBack(key: string): void;
  /** Looks for proofs in what the contact centre tells. */
  hear(news: ContactCentreNews): void;
  /** Hears each change of an intent; the answer stops it. */
  listen(onIntent: (intent: Intent) => void): () => void;
  /** Intents that are neither confirmed nor refused. */
  open(): Intent[];
  /** What was put to the agent and not decided yet. */
  asked(): Intent[];
  /** That, and what was refused a moment ago. */
  refused(): Intent[];
}
