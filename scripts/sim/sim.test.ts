import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULT_KINDS, readFaults, sayFaults } from './faults.ts';
import { isCommand, randoms, singles, STORY_NAMES } from './plans.ts';
import { runCase, sayCase, type Case } from './session.ts';

const SEED = 1;
/** A part of the whole that fits into every test run: every fault at every command, and some at the other requests. */
const EVERY_NTH = 61;
const SESSIONS = 60;

async function redOf(plan: AsyncGenerator<Case>, nth: number): Promise<{ runs: number; red: string[] }> {
  const red: string[] = [];
  let number = 0;
  let runs = 0;
  for await (const one of plan) {
    number += 1;
    if (number % nth !== 0) continue;
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

  it('loses and doubles nothing under any single fault of a command', async () => {
    const { runs, red } = await redOf(singles(SEED, isCommand), 1);
    assert.deepEqual(red, []);
    assert.ok(runs >= 400, `${runs} runs`);
  });

  it('loses and doubles nothing under some single faults of other requests', async () => {
    assert.deepEqual(
      (
        await redOf(
          singles(SEED, (route) => !isCommand(route)),
          EVERY_NTH
        )
      ).red,
      []
    );
  });

  it('loses and doubles nothing in random sessions with random faults', async () => {
    assert.deepEqual((await redOf(randoms(SEED, SESSIONS), 1)).red, []);
  });

  it('reads the faults that it says', () => {
    const faults = FAULT_KINDS.map((does, index) => ({ at: index + 1, does, ms: index % 2 }));
    assert.deepEqual(readFaults(sayFaults(faults)), faults);
  });
});
