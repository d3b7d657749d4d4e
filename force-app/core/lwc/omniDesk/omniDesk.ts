export type { Desk, DeskPorts, RunningDesk, WriterDesk } from './desk';
export type {
  AgentView,
  ClosedSessionView,
  DeskView,
  Diagnostic,
  FormView,
  OfferView,
  UnsupportedView,
  WaitingLogView
} from './deskShape';
export type { DeskWish } from './deskWishes';
export { createDesk } from './createDesk';
export { blankView } from './deskView';
export { isOpenAlready } from './wishing';
