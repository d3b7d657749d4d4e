export type { DispositionPolicy, Finding, FindingProblem, Limits, Settings } from './settings';
export type { Workload } from './limits';
export type { DeskCase, ElevationCase } from './elevationRules';
export type { DispositionDraft } from './dispositionRules';
export type { ReadAddress, ReadNumber } from './numbers';
export { effectiveLimits, offersBeyond, whyNotNewSession, whyNotOneMore } from './limits';
export { elevationTargets, outboundSkills, whyNotElevate, whyNotNewCall, whyNotSkill } from './elevationRules';
export {
  EMPTY_DRAFT,
  EMPTY_MESSAGE,
  dispositionOf,
  draftOf,
  hasDraft,
  isDispositionRequired,
  whyNotSave
} from './dispositionRules';
export { readAddress, readNumber, showNumber, spellingsOf } from './numbers';
export { readLink } from './linkHosts';
export { readSettings } from './readSettings';
