import { after, before, beforeEach, describe, it } from 'node:test';
import { openWorld, type World } from './world.ts';

/** One journey, to be told in a world that was just reset, under whatever readings the world has. */
export interface Story {
  name: string;
  tell(world: World): Promise<void>;
}

/** Tells the stories as tests, under the readings in the variable MANNERS (JSON) or the shipped ones. */
export function tellAll(title: string, stories: Story[]): void {
  describe(title, () => {
    let world: World;
    before(async () => {
      world = await openWorld();
      world.manners = JSON.parse(process.env['MANNERS'] ?? '{}');
    });
    beforeEach(async () => world.reset());
    after(async () => world.close());
    for (const { name, tell } of stories) it(name, () => tell(world));
  });
}
