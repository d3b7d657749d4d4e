import type { InteractionView, Owed } from 'c/omniInteraction';
import { labels } from './labels';

const NAME = {
  connected: labels.owedConnected,
  afterContactWork: labels.owedAfterContactWork,
  disposition: labels.owedDisposition,
  beingSaved: labels.owedBeingSaved,
  unsavedNote: labels.owedUnsavedNote
} satisfies Record<Owed, string>;

/** What is owed, in the middle of a sentence; what the agent wrote and did not arrive is what is not saved. */
export function owedName(owed: Owed, of?: Pick<InteractionView, 'chat' | 'email'>): string {
  const written = of?.chat ?? of?.email;
  const isLine = owed === 'unsavedNote' && written?.outgoing.some(({ status }) => status === 'failed');
  return isLine ? labels.owedLine : NAME[owed];
}
