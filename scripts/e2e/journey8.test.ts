import { describe, it } from 'node:test';
import { journey8 } from './stories/journey8.ts';
import { freshWorld } from './support/story.ts';

describe('nothing owed disappears and nothing closes early', () => {
  const world = freshWorld();
  for (const { name, tell } of journey8) it(name, () => tell(world()));
});
