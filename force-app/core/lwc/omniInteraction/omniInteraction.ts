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
export { interactionMachine, type Reading } from './interactionMachine';
export { isAttempt, isSettled, owedBy, selectInteractionView } from './interactionView';
export { outcomeOf } from './interactionRules';
