import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { isPassed, tell, type StepResult } from './gate.ts';
import { catchInMemory, catchOnDisk, tableOf, type Caught } from './planting.ts';
import { IN_CODE } from './plants/inCode.ts';
import { IN_FILES } from './plants/inFiles.ts';
import { IN_MEANING } from './plants/inMeaning.ts';
import { QUICK, type Group } from './plants/inPrograms.ts';
import { javaMissing } from './program.ts';
import { loadProject } from './project.ts';
import { STEPS, type StepName } from './steps.ts';

const ROOT = resolve(__dirname, '..', '..', '..', 'dist', 'platform');
const FEWEST = 40;
const ITS_META = 'its metadata file';

assert.ok(existsSync(ROOT), 'dist/platform is not there: npm run build');
const project = loadProject(ROOT);
const caught: Caught[] = [];

after(() => console.log(tableOf(caught)));

/** Tests that each group of mistakes is found by its step. */
export function describeGroups(groups: Group[]): void {
  for (const { step, base, plants } of groups) {
    const skip = (STEPS[step] as { needsJava?: boolean }).needsJava ? (javaMissing() ?? false) : false;
    it(
      `${step} finds ${plants
        .map(({ mistake }) => mistake)
        .filter((each) => each !== ITS_META)
        .join(', ')}`,
      { skip },
      async () => {
        const all = await catchOnDisk(project, step, plants, base);
        const results = all.filter(({ plant }) => plant.mistake !== ITS_META);
        caught.push(...results);
        for (const { plant, finding } of results) assert.ok(finding, `${plant.mistake} was not found`);
      }
    );
  }
}

describe('the org gate, told a mistake', () => {
  for (const plant of [...IN_FILES, ...IN_MEANING, ...IN_CODE]) {
    it(`finds ${plant.mistake} in the step ${plant.step}`, async () => {
      const result = await catchInMemory(project, plant);
      caught.push(result);
      assert.ok(result.finding, 'it was not found');
      assert.notEqual(result.finding.remedy, '', 'it does not say what to do');
    });
  }

  describeGroups(QUICK);
});

describe('the mistakes that are planted', () => {
  const inMemory = [...IN_FILES, ...IN_MEANING, ...IN_CODE];

  it(`are at least ${FEWEST} of different kinds, and every step that looks in memory has some`, () => {
    assert.ok(new Set(inMemory.map(({ mistake }) => mistake)).size >= FEWEST);
    const steps = (Object.keys(STEPS) as StepName[]).filter((name) => STEPS[name].inMemory);
    for (const step of steps)
      assert.ok(
        inMemory.some((plant) => plant.step === step),
        `${step} is never tested`
      );
  });

  it('are not in the project as it is', async () => {
    for (const step of Object.values(STEPS).filter(({ inMemory: isQuick }) => isQuick)) {
      const { findings, looked } = await step.check(project);
      assert.deepEqual(findings, []);
      assert.ok(looked > 0);
    }
  });
});

describe('what the org gate says', () => {
  const passed: StepResult = { name: 'files', findings: [], looked: 3, seconds: 0.1, skipped: null };
  const skipped: StepResult = { ...passed, name: 'Apex semantics', looked: 0, skipped: 'Java is not installed here' };
  const finding = { file: 'a/b.cls', line: 7, problem: 'is wrong', remedy: 'mend it' };

  it('names file, line and what to do', () => {
    assert.equal(
      tell({ ...passed, findings: [finding] }, (file) => file),
      '✗ files: 3 looked at, 1 findings, 0.1 s\n    a/b.cls:7 is wrong → mend it'
    );
  });

  it('is a pass only without findings, and in CI only when nothing was skipped', () => {
    assert.equal(isPassed([passed, skipped], false), true);
    assert.equal(isPassed([passed, skipped], true), false);
    assert.equal(isPassed([passed, { ...passed, findings: [finding] }], false), false);
    assert.equal(isPassed([], false), false);
  });
});
