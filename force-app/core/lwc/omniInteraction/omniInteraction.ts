export type {
  Control,
  Customer,
  DispositionDraft,
  DispositionView,
  InteractionStatus,
  InteractionView,
  Owed,
  Trouble
} from './interactionShape';
export type { InteractionEvent, InteractionFact, InteractionWish } from './interactionEvents';
