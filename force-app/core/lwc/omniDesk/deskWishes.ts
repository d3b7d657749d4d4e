import type { AgentChoice, Entered, OpenForm, TargetChannel } from 'c/omniPorts';
import type { InteractionWish } from 'c/omniInteraction';

/** What a component asks of the desk. */
export type DeskWish =
  | { type: 'agent.signIn'; station: string }
  | { type: 'agent.signOut' }
  /** The agent session goes on in another place and is wanted here. */
  | { type: 'agent.takeOver' }
  | { type: 'agent.chooseState'; choice: AgentChoice; code: string | null }
  | { type: 'agent.accept'; contactId: string }
  | { type: 'agent.reject'; contactId: string }
  | { type: 'agent.endUnsupported'; contactId: string }
  | { type: 'agent.select'; interactionId: string }
  /** Keyboard focus went into a session (or out of all: null). */
  | { type: 'agent.lookAt'; sessionId: string | null }
  | { type: 'agent.mute' }
  | { type: 'agent.unmute' }
  | { type: 'agent.requestContact' }
  | { type: 'agent.openForm'; origin: 'plus'; interactionId: string; target: TargetChannel }
  | { type: 'agent.openForm'; origin: 'newCall' }
  | { type: 'agent.openForm'; origin: 'record'; number: string; recordId: string; recordName: string | null }
  /** The form that the agent had open in a page that is gone; it opens nothing where another one is open. */
  | { type: 'agent.reopenForm'; form: OpenForm }
  /** What stands in the form now, so that every tab and window shows it. */
  | { type: 'agent.fillForm'; formId: string; entered: Entered }
  | { type: 'agent.closeForm' }
  /** The agent pressed *Call* or *Write email*; `address` as typed. */
  | { type: 'agent.submitForm'; formId: string; address: string; skillId: string; purpose: 'elevate' | 'newContact' }
  | { type: 'agent.tryAgain'; sessionId: string; attemptId: string }
  /** Once more a call that belongs to no session, as a new intent; or lets it go. */
  | { type: 'agent.callAgain'; attemptId: string }
  | { type: 'agent.dropAttempt'; attemptId: string }
  /** Sends an entry of the call log once more. */
  | { type: 'agent.saveLogAgain'; key: string }
  | { type: 'agent.wish'; interactionId: string; wish: InteractionWish };
