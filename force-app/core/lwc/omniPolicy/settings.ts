import type { Channel, TargetChannel } from 'c/omniPorts';

export type DispositionPolicy = 'everyInteraction' | 'asTheSkillSays';

export interface Limits {
  voice: number;
  chat: number;
  email: number;
  workItem: number;
  /** Null: no limit of its own. */
  sessions: number | null;
}

/** What the admin set, read strictly; holds until the next page load. */
export interface Settings {
  elevation: boolean;
  multiContact: boolean;
  dispositionPolicy: DispositionPolicy;
  limits: Limits;
  /** The cells that are on. */
  matrix: { from: Channel; to: TargetChannel }[];
  /** ISO 3166 alpha-2: how a number without a country is read. */
  defaultCountry: string;
  /** Emergency and short codes that are never dialled. */
  refusedNumbers: string[];
  /** Hosts that links in work items may lead to; `*.` before a host means all hosts below it. */
  linkHosts: string[];
  /** The agent's phone to begin with; may be empty. */
  station: string;
  findings: Finding[];
}

/** One thing wrong with the settings, for the admin. */
export interface Finding {
  record: string;
  field: string;
  problem: FindingProblem;
}

export type FindingProblem =
  | 'missing'
  | 'unknownValue'
  | 'outOfRange'
  | 'missingCell'
  | 'duplicateCell'
  | 'neverATarget'
  | 'multiContactWithoutElevation'
  | 'contactCentreOffersMore'
  | 'fieldNotWritable'
  | 'unreadable';
