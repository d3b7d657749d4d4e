export type { DispositionPolicy, Finding, FindingProblem, Limits, Settings } from './settings';
