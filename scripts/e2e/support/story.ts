import { after, before, beforeEach } from 'node:test';
import { openWorld, type World } from './world.ts';

/** One journey, to be told in a world that was just reset, under whatever readings the world has. */
export interface Story {
  name: string;
  tell(world: World): Promise<void>;
}

/** A world for the tests of one `describe`, reset before each, under the readings in the variable MANNERS (JSON) or the shipped ones. */
export function freshWorld(): () => World {
  let world: World;
  before(async () => {
    world = await openWorld();
    world.manners = JSON.parse(process.env['MANNERS'] ?? '{}');
  });
  beforeEach(async () => world.reset());
  after(async () => world.close());
  return () => world;
}
