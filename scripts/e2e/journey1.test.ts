import { describe, it } from 'node:test';
import { journey1 } from './stories/journey1.ts';
import { freshWorld } from './support/story.ts';

describe('a chat becomes a call, and the session closes by itself', () => {
  const world = freshWorld();
  for (const { name, tell } of journey1) it(name, () => tell(world()));
});
