import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULT_KINDS, readFaults, sayFaults } from './faults.ts';
import { FAST_PARTS, STORY_NAMES } from './plans.ts';
import { runCase, sayCase, type Case } from './session.ts';

const SEED = 1;

async function redOf(plan: AsyncGenerator<Case>): Promise<{ runs: number; red: string[] }> {
  const red: string[] = [];
  let runs = 0;
  for await (const one of plan) {
    runs += 1;
    const { violations } = await runCase(one);
    if (violations.length > 0) red.push(`npm run test:sim -- ${sayCase(one)}\n  ${violations.join('\n  ')}`);
  }
  return { runs, red };
}

describe('the client against the contact centre, in simulated time', () => {
  for (const story of STORY_NAMES)
    it(`tells ${story} to its end when nothing goes wrong`, async () => {
      const { violations, isToldToItsEnd } = await runCase({ story, seed: SEED, faults: [] });
      assert.deepEqual({ violations, isToldToItsEnd }, { violations: [], isToldToItsEnd: true });
    });

  it('is the same run for the same case', async () => {
    const one: Case = { story: 'random', seed: 7, deeds: 12, faults: readFaults('late@30:18000,dieAfterSend@40:3') };
    assert.deepEqual(await runCase(one), await runCase(one));
  });

  for (const [name, plan] of Object.entries(FAST_PARTS))
    it(`loses and doubles nothing under ${name}`, async () => {
      const { runs, red } = await redOf(plan(SEED));
      assert.deepEqual(red, []);
      assert.ok(runs >= 40, `${runs} runs`);
    });

  it('reads the faults that it says', () => {
    const faults = FAULT_KINDS.map((does, index) => ({ at: index + 1, does, ms: index % 2 }));
    assert.deepEqual(readFaults(sayFaults(faults)), faults);
  });
});
