/** What the agent has written of an e-mail and not sent. */
export interface LetterDraft {
  /** Null: the subject it began with. */
  subject: string | null;
  text: string;
  isReplying: boolean;
}

/** Nothing written yet. */
export const EMPTY_LETTER: LetterDraft = { subject: null, text: '', isReplying: false };
