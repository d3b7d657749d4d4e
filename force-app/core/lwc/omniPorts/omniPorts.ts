export type { CallLog, ContactLog, LogAnswer, Outcome } from './callLog';
export type { AgentChoice, Channel, Reason, ReasonKey, TargetChannel } from './words';
export type {
  ChatLine,
  ContactPhase,
  ContactReport,
  Disposition,
  DispositionChoice,
  EndReason,
  Letter,
  RecordedDisposition,
  SkillRules,
  Unsupported
} from './contact';
export type { Answer, CentreCommand, Command, OrgCommand, Refusal, Verb } from './commands';
export type {
  Agent,
  AgentSkill,
  AgentState,
  CentreLimits,
  ContactCentre,
  ContactCentreNews,
  SignInTrouble,
  UnavailableCode
} from './contactCentre';
export type { Entered, LockHearing, Notebook, OpenForm, OwedNote, TabChannel, WriterLock } from './tabs';
export type {
  Clock,
  ContactDraft,
  DeskMemory,
  DeskStore,
  DispositionDraft,
  Drafts,
  Epochs,
  IntentStore,
  Kept,
  KeptIntent,
  KeptWish,
  MessageDraft,
  RememberedContact,
  Wishes
} from './world';
