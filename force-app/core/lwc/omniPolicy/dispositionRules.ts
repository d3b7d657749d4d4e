import type { Disposition, DispositionDraft, Reason, SkillRules } from 'c/omniPorts';
import type { DispositionPolicy } from './settings';

export type { DispositionDraft };

export const EMPTY_DRAFT: DispositionDraft = {
  dispositionId: null,
  secondaryDispositionId: null,
  notes: '',
  amount: '',
  callBackAt: ''
};

const AMOUNT = /^\d{1,12}([.,]\d{1,2})?$/;
export const NOTE_LIMIT = 4000;

export const hasDraft = (draft: DispositionDraft): boolean =>
  draft.dispositionId !== null || draft.notes.trim() !== '' || draft.amount !== '' || draft.callBackAt !== '';

/** Whether the agent must choose a disposition (design M9). */
export function isDispositionRequired(rules: SkillRules, policy: DispositionPolicy): boolean {
  return rules.dispositions.length > 0 && (policy === 'everyInteraction' || rules.requireDisposition);
}

function whyNotFields(draft: DispositionDraft, rules: SkillRules, now: number): Reason | null {
  const chosen = [draft.dispositionId, draft.secondaryDispositionId].map((id) =>
    rules.dispositions.find((choice) => choice.dispositionId === id)
  );
  if (chosen.some((choice) => choice?.asksAmount)) {
    if (draft.amount.trim() === '') return { key: 'amountMissing' };
    if (!AMOUNT.test(draft.amount.trim())) return { key: 'amountInvalid' };
  }
  if (chosen.some((choice) => choice?.asksCallBack)) {
    const at = Date.parse(draft.callBackAt);
    if (Number.isNaN(at)) return { key: 'callBackMissing' };
    if (at <= now) return { key: 'callBackPast' };
  }
  return null;
}

/** Why this draft cannot be saved; null: it can. */
export function whyNotSave(draft: DispositionDraft, rules: SkillRules | null, now: number): Reason | null {
  if (rules === null) return { key: 'listUnreadable' };
  if (draft.dispositionId === null) return { key: 'dispositionMissing' };
  const isListed = (id: string): boolean => rules.dispositions.some((choice) => choice.dispositionId === id);
  if (!isListed(draft.dispositionId)) return { key: 'dispositionUnknown' };
  if (draft.secondaryDispositionId !== null) {
    if (!rules.allowSecondary) return { key: 'secondaryNotAllowed' };
    if (!isListed(draft.secondaryDispositionId)) return { key: 'dispositionUnknown' };
  }
  if (Array.from(draft.notes).length > NOTE_LIMIT) return { key: 'textTooLong', about: { limit: NOTE_LIMIT } };
  return whyNotFields(draft, rules, now);
}

/** The draft as the contact centre gets it; to be called only when `whyNotSave` is null. */
export function dispositionOf(draft: DispositionDraft): Disposition {
  return {
    dispositionId: draft.dispositionId ?? '',
    secondaryDispositionId: draft.secondaryDispositionId,
    notes: draft.notes.trim(),
    amount: draft.amount.trim() === '' ? null : Number(draft.amount.trim().replace(',', '.')),
    callBackAt: draft.callBackAt === '' ? null : Date.parse(draft.callBackAt)
  };
}
