import type { InteractionView, Owed } from 'c/omniInteraction';
import { labels } from './labels';

const NAME = {
  connected: labels.owedConnected,
  afterContactWork: labels.owedAfterContactWork,
  disposition: labels.owedDisposition,
  beingSaved: labels.owedBeingSaved,
  unsavedNote: labels.owedUnsavedNote
} satisfies Record<Owed, string>;

/** What is owed, in the middle of a sentence; of whose chat a line did not arrive, that line is what is not saved. */
export function owedName(owed: Owed, of?: Pick<InteractionView, 'chat'>): string {
  const isLine = owed === 'unsavedNote' && of?.chat?.outgoing.some(({ status }) => status === 'failed');
  return isLine ? labels.owedLine : NAME[owed];
}
