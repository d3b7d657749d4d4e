import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { planOf } from './faults/plan.ts';
import { tell } from './faults/session.ts';
import { openWorld, type World } from './support/world.ts';

/** Of `npm run test:browser-faults`, quick ones: between them tabs are closed and crash, an answer is lost, a draft is left. */
const SEEDS = [2280, 2576];

describe('an agent whose tabs and network fail', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  for (const seed of SEEDS) {
    it(`loses nothing, does nothing twice and closes nothing early (seed ${seed})`, async () => {
      const { faults, history } = await tell(world, planOf(seed));
      assert.deepEqual(faults, [], history.join('\n'));
    });
  }
});
