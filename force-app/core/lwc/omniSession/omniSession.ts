export type { AttemptView, OwedItem, SessionView } from './sessionShape';
export type { ElevationRef, InteractionRef, SessionContext, SessionEvent, SessionInput } from './sessionMachine';
export { elevationInFlight, isEverythingSettled, sessionMachine } from './sessionMachine';
export { attemptsBefore, selectSessionView, type SessionAround } from './sessionView';
