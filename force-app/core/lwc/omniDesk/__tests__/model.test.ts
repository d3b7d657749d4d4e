import * as fc from 'fast-check';
import { histories, inSentences, live } from 'test/model/histories';
import { eventsOf, ordersThatDiffer, STORIES } from 'test/model/orders';

const SEED = 20261127;
const SHORT = Object.entries(STORIES).filter(([, story]) => eventsOf(story) <= 4);

describe('the desk against a second reading of the design', () => {
  it('shows and asks for the same in any history', async () => {
    const property = fc.asyncProperty(histories(40), async (history) => {
      const { disagreement } = await live(history, true);
      if (disagreement !== null) throw new Error(`${disagreement}\n${inSentences(history)}`);
    });
    const { errorInstance } = await fc.check(property, { seed: SEED, numRuns: 200 });
    expect(errorInstance).toBeNull();
  });

  it.each(SHORT)('ends the same in whatever order it hears that %s', async (_name, story) => {
    const { tried, differ } = await ordersThatDiffer(story);
    expect(differ).toEqual([]);
    expect(tried).toBeGreaterThan(1);
  });
});
