import { runCase, type Case } from './session.ts';

/** The rule a violation is about, without the ids. */
const ruleOf = (violation: string): string => violation.split(':')[0]!;

/** The least that still breaks one of the same rules: faults are dropped and the day is cut short while it stays red. */
export async function shrink(red: Case, violations: readonly string[]): Promise<Case> {
  const rules = new Set(violations.map(ruleOf));
  const isRed = async (candidate: Case): Promise<boolean> =>
    (await runCase(candidate)).violations.some((violation) => rules.has(ruleOf(violation)));
  let least = red;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const fault of least.faults) {
      const candidate = { ...least, faults: least.faults.filter((other) => other !== fault) };
      if (!(await isRed(candidate))) continue;
      least = candidate;
      isSmaller = true;
      break;
    }
    for (const deeds of [0, Math.floor((least.deeds ?? 0) / 2), (least.deeds ?? 0) - 1]) {
      if (least.deeds === undefined || deeds < 0 || deeds >= least.deeds) continue;
      if (!(await isRed({ ...least, deeds }))) continue;
      least = { ...least, deeds };
      isSmaller = true;
      break;
    }
  }
  return least;
}
