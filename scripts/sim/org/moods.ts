import type { SavedLog } from '../../local/org/apex/softphoneRecords.ts';
import { between, createChance, type Chance } from '../time.ts';

/** How the org stands to what it is given. */
export interface OrgMood {
  /** It takes everything in the end. */
  isWell: boolean;
  /** Null: nobody answers. */
  answer(sinceMorning: number, save: () => SavedLog): SavedLog | null;
}

const no = (code: string): SavedLog => ({
  version: 1,
  isSaved: false,
  rows: [],
  troubles: [{ key: null, code, message: 'Not today.' }],
  notWritten: []
});

export const WELL: OrgMood = { isWell: true, answer: (_since, save) => save() };
const DOWN: OrgMood = { isWell: false, answer: () => null };
const REFUSING: OrgMood = { isWell: false, answer: () => no('FIELD_CUSTOM_VALIDATION_EXCEPTION') };

const until = (ms: number, answer: SavedLog | null): OrgMood => ({
  isWell: true,
  answer: (since, save) => (since < ms ? answer : save())
});

/** On most days the org is well; on others it is down, busy or refuses, for a while or all day. */
export function randomMood(seed: number): OrgMood {
  const chance: Chance = createChance(seed ^ 0x0c6);
  const ms = between(chance, 5_000, 40_000);
  const moods = [
    DOWN,
    REFUSING,
    until(ms, null),
    until(ms, no('UNABLE_TO_LOCK_ROW')),
    until(ms, no('FIELD_CUSTOM_VALIDATION_EXCEPTION'))
  ];
  return moods[between(chance, 0, 19)] ?? WELL;
}
