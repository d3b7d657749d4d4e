import { describe, it } from 'node:test';
import { journey6 } from './stories/journey6.ts';
import { freshWorld } from './support/story.ts';

describe('a call that reaches nobody changes nothing for the customer in the chat', () => {
  const world = freshWorld();
  for (const { name, tell } of journey6) it(name, () => tell(world()));
});
