import type { ContactDraft } from 'c/omniPorts';
import { settleDown } from 'test/fakes/aDesk';
import { fakeClock } from 'test/fakes/fakeClock';
import { fakeDeskStore } from 'test/fakes/fakeDeskStore';
import { aDraft } from 'test/model/things';
import { createDraftKeeper } from '../draftKeeper';

const ANN = 't1/30001';
const BEN = 't1/30002';
const draftOf = (contactId: string, text = 'Hello'): ContactDraft => ({
  contactId,
  disposition: null,
  message: { text, subject: null, isReplying: false }
});

async function aKeeper() {
  const store = fakeDeskStore();
  const clock = fakeClock();
  const epoch = await store.epochs.raise();
  await store.drafts.keep(ANN, draftOf('7001', 'from before'), epoch);
  const keeper = createDraftKeeper({ drafts: store.drafts, clock, epoch });
  const kept = async (owner = ANN): Promise<string[]> =>
    (await store.drafts.recall(owner)).map(({ contactId, message }) => `${contactId} ${message?.text}`);
  return { keeper, store, clock, kept };
}

describe('what the agent is typing', () => {
  it('is kept half a second later, the last of it', async () => {
    const { keeper, clock, kept } = await aKeeper();
    await keeper.recall(ANN);
    keeper.note(draftOf('7002', 'H'));
    clock.pass(499);
    keeper.note(draftOf('7002', 'Hello'));
    expect(await kept()).toEqual(['7001 from before']);
    clock.pass(1);
    expect(await kept()).toEqual(['7001 from before', '7002 Hello']);
  });

  it('is not written again while it is the same, and gone once there is nothing left of it', async () => {
    const { keeper, clock, store, kept } = await aKeeper();
    await keeper.recall(ANN);
    const writes = jest.spyOn(store.drafts, 'keep');
    keeper.note(draftOf('7001', 'from before'));
    keeper.note({ contactId: '7009', disposition: aDraft({ dispositionId: null }), message: null });
    clock.pass(500);
    expect([writes.mock.calls, clock.alarms()]).toEqual([[], 0]);
    keeper.note(draftOf('7001', ''));
    clock.pass(500);
    expect([await kept(), keeper.of('7001')]).toEqual([[], null]);
  });

  it('is read once for one agent, however often she is said to be here', async () => {
    const { keeper, store } = await aKeeper();
    const reads = jest.spyOn(store.drafts, 'recall');
    await Promise.all([keeper.recall(ANN), keeper.recall(ANN)]);
    expect([reads.mock.calls.length, keeper.of('7001')?.message?.text]).toEqual([1, 'from before']);
  });

  it('of one agent is not given to the next who signs in while it is being read', async () => {
    const { keeper } = await aKeeper();
    const first = keeper.recall(ANN);
    await keeper.recall(BEN);
    await first;
    expect(keeper.of('7001')).toBeNull();
  });

  it('is not replaced by what was there before', async () => {
    const { keeper } = await aKeeper();
    const reading = keeper.recall(ANN);
    keeper.note(draftOf('7001', 'newer'));
    await reading;
    expect(keeper.of('7001')?.message?.text).toBe('newer');
  });

  it('is written at once when the agent goes, and of nobody after that', async () => {
    const { keeper, clock, kept } = await aKeeper();
    await keeper.recall(ANN);
    keeper.note(draftOf('7002'));
    keeper.letGo();
    expect(await kept()).toEqual(['7001 from before', '7002 Hello']);
    keeper.note(draftOf('7003'));
    clock.pass(500);
    await settleDown();
    expect([await kept(), await kept('')]).toEqual([['7001 from before', '7002 Hello'], []]);
  });

  it('is kept of contacts that are there, and of no other', async () => {
    const { keeper, clock, kept } = await aKeeper();
    await keeper.recall(ANN);
    keeper.note(draftOf('7002'));
    keeper.keepOnly((contactId) => contactId === '7002');
    clock.pass(500);
    expect(await kept()).toEqual(['7002 Hello']);
  });
});
