export type { AttemptView, SessionView } from './sessionShape';
