export type {
  Control,
  Customer,
  DispositionView,
  InteractionStatus,
  InteractionView,
  Owed,
  Trouble
} from './interactionShape';
export type { InteractionEvent, InteractionFact, InteractionWish } from './interactionEvents';
export type { DispositionDraft } from 'c/omniPolicy';
export type { InteractionContext, InteractionInput } from './interactionContext';
export type { Around, InteractionSnapshot } from './interactionView';
export type { OutgoingLine } from './interactionShape';
export { interactionMachine } from './interactionMachine';
export type { Reading } from './interactionSetup';
export { isAttempt, isSettled, lastWord, owedBy, selectInteractionView } from './interactionView';
export { outcomeOf } from './interactionRules';
