import { digest } from '../picture';
import * as wire from './data/agentApiV31';

/** How much was told before each breath, and after the last one. */
async function portionsOf(events: number): Promise<number[]> {
  const portions = [0];
  await digest(
    Array.from({ length: events }, () => wire.call),
    () => (portions[portions.length - 1]! += 1),
    async () => void portions.push(0)
  );
  return portions;
}

describe('an answer of the poll', () => {
  it('with much in it is told in small portions, none of it in the task that has read it', async () => {
    const portions = await portionsOf(1_000);
    expect(portions[0]).toBe(0);
    expect(Math.max(...portions)).toBeLessThanOrEqual(25);
    expect(portions.reduce((sum, portion) => sum + portion, 0)).toBe(1_000);
  });

  it('with little in it is told at once', async () => {
    expect(await portionsOf(3)).toEqual([3]);
  });
});
