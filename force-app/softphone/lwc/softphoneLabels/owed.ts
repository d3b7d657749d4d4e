import type { Owed } from 'c/omniInteraction';
import { labels } from './labels';

const NAME = {
  connected: labels.owedConnected,
  afterContactWork: labels.owedAfterContactWork,
  disposition: labels.owedDisposition,
  beingSaved: labels.owedBeingSaved,
  unsavedNote: labels.owedUnsavedNote
} satisfies Record<Owed, string>;

/** What is owed, in the middle of a sentence. */
export const owedName = (owed: Owed): string => NAME[owed];
