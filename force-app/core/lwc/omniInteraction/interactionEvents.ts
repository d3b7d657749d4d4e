import type {
  ChatLine,
  ContactDraft,
  ContactReport,
  EndReason,
  Letter,
  MessageDraft,
  RecordedDisposition,
  SkillRules
} from 'c/omniPorts';
import type { IntentNews } from 'c/omniOutbox';
import type { DispositionDraft } from 'c/omniPolicy';

/** What the agent asks of one interaction. */
export type InteractionWish =
  | { type: 'agent.hold' }
  | { type: 'agent.resume' }
  | { type: 'agent.end' }
  | { type: 'agent.finishAfterContactWork' }
  | { type: 'agent.sendText'; text: string }
  | { type: 'agent.sendLetter'; to: string; subject: string; text: string }
  | { type: 'agent.play' }
  | { type: 'agent.pause' }
  | { type: 'agent.showDetails' }
  | { type: 'agent.hideDetails' }
  | { type: 'agent.draft'; draft: DispositionDraft }
  | { type: 'agent.discardDraft' }
  /** The chat line or e-mail as written so far. */
  | { type: 'agent.draftMessage'; message: MessageDraft }
  | { type: 'agent.saveDisposition' }
  /** Takes the disposition back while it has not been sent. */
  | { type: 'agent.undoSave' }
  /** Sends a chat line or letter once more that was not sent, or lets it go. */
  | { type: 'agent.sendLineAgain'; key: string }
  | { type: 'agent.dropLine'; key: string }
  | { type: 'agent.dismissTrouble' };

/** What the contact centre says has happened to one contact. */
export type InteractionFact =
  | { type: 'contact.dialed'; report: ContactReport }
  | { type: 'contact.connected'; report: ContactReport }
  | { type: 'contact.held'; report: ContactReport }
  | { type: 'contact.ended'; report: ContactReport }
  | { type: 'contact.finalised'; report: ContactReport }
  /** `unheardSince`: since when news of it may have been missed, if it was for long; null where at most a moment was missed. */
  | { type: 'contact.vanished'; at: number; unheardSince: number | null }
  /** What was found out of one that vanished; `at` null: nobody knows when it ended. */
  | { type: 'end.read'; at: number | null; reason: EndReason | null; recorded: RecordedDisposition | null }
  | { type: 'contact.wrote'; lines: ChatLine[] }
  | { type: 'letters.read'; letters: Letter[] }
  | { type: 'playback.reported'; isPaused: boolean; position: number }
  | { type: 'skill.read'; rules: SkillRules }
  | { type: 'skill.unreadable' }
  | { type: 'disposition.read'; recorded: RecordedDisposition | null }
  /** What the agent had typed before this page was loaded. */
  | { type: 'draft.recalled'; draft: ContactDraft }
  | { type: 'intent.changed'; intent: IntentNews }
  /** The agent works here again: she may have worked somewhere else meanwhile. */
  | { type: 'desk.returned' };

export type InteractionEvent =
  InteractionWish | InteractionFact | { type: 'desk.selected' } | { type: 'desk.deselected' };
