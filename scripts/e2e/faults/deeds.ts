/** What an agent can press that has an effect at the contact centre; each is what the ledger calls it. */
export type Effect =
  'accept' | 'hold' | 'resume' | 'end' | 'acw-end' | 'disposition' | 'chat-text' | 'email-send' | 'dial' | 'state';

/** One press. */
export interface Deed {
  effect: Effect;
  /** Empty where nothing of a contact was pressed. */
  contactId: string;
  /** The line, letter, number, state, or disposition and note. */
  what: string;
  /** Whether it is certain that it was pressed; the page may have died below the pointer. */
  isSure: boolean;
}

/** Something typed and left as it is. */
export interface Draft {
  contactId: string;
  field: 'Message' | 'Notes';
  what: string;
  at: number;
}

/** What the agent did, and what the screen told her of it. */
export interface Story {
  deeds: Deed[];
  /** Lines that the screen has shown as on their way or as not sent. */
  shown: Set<string>;
  /** Lines, numbers, and contacts of letters, of which the screen has said that they were not sent, or that nobody knows. */
  putToAgent: Set<string>;
  /** Lines and letters that are still, or again, where they were typed. */
  unsent: Set<string>;
  /** What she has typed and not sent or saved. */
  drafts: Draft[];
}

export const emptyStory = (): Story => ({
  deeds: [],
  shown: new Set(),
  putToAgent: new Set(),
  unsent: new Set(),
  drafts: []
});

/** What was typed there before is sent, saved or typed over. */
export function dropDraft(story: Story, contactId: string, field: Draft['field']): void {
  story.drafts = story.drafts.filter((draft) => draft.contactId !== contactId || draft.field !== field);
}

/** A disposition as the agent chose it, and as the contact centre has it. */
export const saved = (name: string, notes: string): string => JSON.stringify([name, notes]);
