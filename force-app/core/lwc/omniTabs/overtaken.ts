import { hasDraft, type DispositionDraft } from 'c/omniPolicy';
import type { KeptWish } from 'c/omniPorts';
import { readWish } from './readWish';

/**
 * `done`: as wished. `overtaken`: what was wished later stands in its place. `added`: something was typed on a screen that did
 * not show the save before it; both go into one draft, which the agent has to save.
 */
export type Fate = 'done' | 'overtaken' | 'added';

interface OfContact {
  contactId: string;
  saves: boolean;
  types: boolean;
}

function read({ wish }: KeptWish): OfContact | null {
  const found = readWish(wish);
  if (found?.type !== 'agent.wish') return null;
  const { interactionId: contactId, wish: one } = found;
  return {
    contactId,
    saves: one.type === 'agent.saveDisposition',
    types: one.type === 'agent.draft' && hasDraft(one.draft)
  };
}

/** What becomes of wishes that waited together, oldest first: of each contact the last decision is what the agent wants. */
export function fatesOf(all: KeptWish[]): Fate[] {
  const known = all.map(read);
  return known.map((one, at) => {
    if (one === null || (!one.saves && !one.types)) return 'done';
    const isAlike = (other: OfContact | null): other is OfContact => other?.contactId === one.contactId;
    const later = known.slice(at + 1).filter(isAlike);
    const isSavedLater = later.some(({ saves }) => saves);
    const isTypedLater = later.some(({ types }) => types);
    if (one.saves) return isSavedLater || isTypedLater ? 'overtaken' : 'done';
    const isSaved = known.some((other) => isAlike(other) && other.saves);
    if (!isSaved || isSavedLater) return 'done';
    return isTypedLater ? 'overtaken' : 'added';
  });
}

/** What was typed later, with what was there before. */
export function together(before: DispositionDraft, typed: DispositionDraft): DispositionDraft {
  const notes = [before.notes, typed.notes].filter((text, at, both) => text !== '' && both.indexOf(text) === at);
  return {
    dispositionId: typed.dispositionId ?? before.dispositionId,
    secondaryDispositionId: typed.secondaryDispositionId ?? before.secondaryDispositionId,
    notes: notes.join('\n'),
    amount: typed.amount || before.amount,
    callBackAt: typed.callBackAt || before.callBackAt
  };
}
