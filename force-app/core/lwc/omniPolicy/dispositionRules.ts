import type { Disposition, DispositionChoice, DispositionDraft, MessageDraft, Reason, SkillRules } from 'c/omniPorts';
import type { DispositionPolicy } from './settings';

export type { DispositionDraft };

export const EMPTY_DRAFT: DispositionDraft = {
  dispositionId: null,
  secondaryDispositionId: null,
  notes: '',
  amount: '',
  callBackAt: ''
};

/** Nothing written yet. */
export const EMPTY_MESSAGE: MessageDraft = { text: '', subject: null, isReplying: false };

/** `1.234` alone says two things and is neither; with decimals, or grouped by what is never a decimal mark, it is clear. */
const AMOUNTS = [
  /^\d{1,12}([.,]\d{1,2})?$/,
  /^\d{1,3}(\.\d{3}){1,3},\d{1,2}$/,
  /^\d{1,3}(,\d{3}){1,3}\.\d{1,2}$/,
  /^\d{1,3}([\s'\u2019]\d{3}){1,3}([.,]\d{1,2})?$/
];
export const NOTE_LIMIT = 4000;

export const hasDraft = (draft: DispositionDraft): boolean =>
  draft.dispositionId !== null || draft.notes.trim() !== '' || draft.amount !== '' || draft.callBackAt !== '';

/** Whether the agent must choose a disposition (design M9). */
export function isDispositionRequired(rules: SkillRules, policy: DispositionPolicy): boolean {
  return rules.dispositions.length > 0 && (policy === 'everyInteraction' || rules.requireDisposition);
}

/** An amount in any usual format; null when it is none. */
function readAmount(text: string): number | null {
  const typed = text.trim();
  if (!AMOUNTS.some((amount) => amount.test(typed))) return null;
  const withoutGroups = typed.replace(/[.,](?!\d{1,2}$)|[\s'\u2019]/g, '');
  return Number(withoutGroups.replace(',', '.'));
}

/** What the dispositions chosen ask for besides. */
function askedBy(draft: DispositionDraft, choices: DispositionChoice[]): { amount: boolean; callBack: boolean } {
  const chosen = [draft.dispositionId, draft.secondaryDispositionId].map((id) =>
    choices.find((choice) => choice.dispositionId === id)
  );
  return {
    amount: chosen.some((choice) => choice?.asksAmount),
    callBack: chosen.some((choice) => choice?.asksCallBack)
  };
}

function whyNotFields(draft: DispositionDraft, rules: SkillRules, now: number): Reason | null {
  const asked = askedBy(draft, rules.dispositions);
  if (asked.amount) {
    if (draft.amount.trim() === '') return { key: 'amountMissing' };
    if (readAmount(draft.amount) === null) return { key: 'amountInvalid' };
  }
  if (asked.callBack) {
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

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function localTime(at: number): string {
  const moment = new Date(at);
  const day = [moment.getFullYear(), twoDigits(moment.getMonth() + 1), twoDigits(moment.getDate())].join('-');
  return `${day}T${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

/** The draft a disposition came from. */
export const draftOf = (disposition: Disposition): DispositionDraft => ({
  dispositionId: disposition.dispositionId,
  secondaryDispositionId: disposition.secondaryDispositionId,
  notes: disposition.notes,
  amount: disposition.amount === null ? '' : String(disposition.amount),
  callBackAt: disposition.callBackAt === null ? '' : localTime(disposition.callBackAt)
});

/**
 * The draft as the contact centre gets it; to be called only when `whyNotSave` is null.
 * An amount or time that is not asked for any more is not shown any more, and not sent.
 */
export function dispositionOf(draft: DispositionDraft, choices: DispositionChoice[]): Disposition {
  const asked = askedBy(draft, choices);
  return {
    dispositionId: draft.dispositionId!,
    secondaryDispositionId: draft.secondaryDispositionId,
    notes: draft.notes.trim(),
    amount: asked.amount ? readAmount(draft.amount) : null,
    callBackAt: asked.callBack && draft.callBackAt !== '' ? Date.parse(draft.callBackAt) : null
  };
}
