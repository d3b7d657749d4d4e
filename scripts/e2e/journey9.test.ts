import { after, before, beforeEach, describe, it } from 'node:test';
import { inGermanByKeyboard } from './stories/journey9.ts';
import { assertAccessible, assertNoSidewaysScrolling, assertPageStands } from './support/legible.ts';
import { openWorld, type Place, type World } from './support/world.ts';

const PLACES: { name: string; place: Place }[] = [
  { name: 'in a window 340 pixels wide', place: { width: 340, height: 900 } },
  { name: 'at 200 % zoom', place: { width: 1280, height: 1000, zoom: 2 } }
];

describe('a chat becomes a call in German, by keyboard alone', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => world.reset());
  after(async () => world.close());

  for (const { name, place } of PLACES) {
    it(`${name}, with nothing to object to in any state`, () =>
      inGermanByKeyboard(world, place, async (state, page, panel) => {
        await assertAccessible(page, state);
        await assertNoSidewaysScrolling(panel, state);
        await assertPageStands(page, state);
      }));
  }
});
