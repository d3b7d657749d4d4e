import { aBrowser, HERE, MIRRORED, settle, shown } from './tabsBench';

const ELSEWHERE = { activeIn: 'anotherPlace' };

async function aPlaceThatWasLeft(tabs: number) {
  const all = aBrowser();
  const opened = [await all.open()];
  await all.signIn(opened[0]!);
  while (opened.length < tabs) opened.push(await all.open());
  all.centre.tell({ type: 'agentSession.takenOver' });
  await settle();
  for (const one of opened) expect(shown(one)).toMatchObject(ELSEWHERE);
  return { ...all, opened };
}

describe('a place whose agent works somewhere else now', () => {
  it('does not take the line back when the tab that spoke is closed or frozen', async () => {
    for (const how of ['close', 'freeze'] as const) {
      const { opened, pass } = await aPlaceThatWasLeft(3);
      const [first, ...others] = opened;
      first!.tab[how]();
      await pass(30_000);
      for (const one of others) expect([shown(one), one.terms.length]).toMatchObject([ELSEWHERE, 0]);
    }
  });

  it('takes over in the tab where the agent asks for it, and the others show it', async () => {
    for (const asks of [1, 2]) {
      const { opened, pass, wish } = await aPlaceThatWasLeft(3);
      opened[0]!.tab.close();
      await pass(asks === 1 ? 0 : 30_000);
      await wish(opened[asks]!, { type: 'agent.takeOver' });
      await pass(5_000);
      expect(shown(opened[asks]!)).toEqual(HERE);
      expect(shown(opened[3 - asks]!)).toEqual(MIRRORED);
    }
  });

  it('takes over by the tab that spoke, as long as it is there', async () => {
    const { opened, wish, pass } = await aPlaceThatWasLeft(2);
    await wish(opened[1]!, { type: 'agent.takeOver' });
    await pass(1_000);
    expect(opened.map((one) => [shown(one).activeIn, one.terms.length])).toEqual([
      ['here', 1],
      ['anotherTab', 0]
    ]);
  });
});
