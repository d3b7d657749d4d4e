import type { DispositionView } from 'c/omniInteraction';
import { fill } from './fill';
import { labels } from './labels';

type View = Pick<DispositionView, 'choices' | 'lastSave' | 'saving'>;

/** What was passed on reads as what is sent: it is that a moment later, and nothing is to flicker or be heard twice. */
const SAVING = {
  passedOn: labels.saving,
  waiting: labels.savingWaits,
  sending: labels.saving,
  unknown: labels.savingUnknown
} satisfies Record<NonNullable<View['saving']>, string>;

/** A disposition by its name, with the second one where there is one; the mere word where the list is not known. */
export function dispositionName(
  { choices }: Pick<View, 'choices'>,
  chosen: { dispositionId: string; secondaryDispositionId?: string | null; name?: string | null }
): string {
  const nameOf = (id: string): string | undefined => choices.find(({ dispositionId }) => dispositionId === id)?.name;
  const { dispositionId, secondaryDispositionId } = chosen;
  const name = chosen.name ?? nameOf(dispositionId) ?? labels.disposition;
  if (!secondaryDispositionId) return name;
  return fill(labels.withSecondary, { name, secondary: nameOf(secondaryDispositionId) ?? labels.disposition });
}

/** How far the disposition on its way has come; empty: none is. */
export const savingText = ({ choices, lastSave, saving }: View): string =>
  saving && lastSave ? fill(SAVING[saving], { name: dispositionName({ choices }, lastSave) }) : '';
