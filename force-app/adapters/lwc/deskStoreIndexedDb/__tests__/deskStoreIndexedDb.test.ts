import { deskStoreContract } from 'test/contracts/deskStoreContract';
import { fakeClock } from 'test/fakes/fakeClock';
import { createDeskStoreIndexedDb } from '../deskStoreIndexedDb';
import { aDisk } from './aDisk';

const clock = fakeClock();
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const ANN = 'tenant-1/30001';
const BEN = 'tenant-1/30002';

describe('the desk’s store', () => {
  deskStoreContract({
    test: it,
    bench: () => {
      const disk = aDisk();
      return Promise.resolve({
        openPage: () => createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open }),
        close: () => Promise.resolve()
      });
    }
  });

  const hold = {
    key: 'k-1',
    contactId: '7001',
    command: { verb: 'hold' as const, contactId: '7001' },
    status: 'queued' as const,
    reason: null,
    madeAt: 5,
    order: 1,
    before: { contactIds: [], lineIds: [] }
  };

  it.each(['opens', 'works'] as const)('says that nothing is on disk where no database %s, and works', async (what) => {
    const disk = aDisk();
    disk.behaviour[what] = false;
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const epoch = await store.epochs.raise();
    expect(await store.intents.write(ANN, { put: [hold], remove: [] }, epoch)).toBe('failed');
    expect(await store.intents.read(ANN)).toEqual([hold]);
    expect(await store.intents.write(ANN, { put: [], remove: ['k-1'] }, epoch)).toBe('failed');
    expect(await store.intents.read(ANN)).toEqual([]);
    expect(await store.wishes.put(ANN, { wishId: 'w', at: 1, wish: null })).toBe('failed');
    expect(await store.wishes.take(ANN, [], epoch)).toBe('failed');
    expect(await store.epochs.raise()).toBeGreaterThan(epoch);
  });

  it('says that nothing is on disk when the disk is full, and works with what it could not write', async () => {
    const disk = aDisk();
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const epoch = await store.epochs.raise();
    const [first, second] = [1, 2].map((order) =>
      store.intents.write(ANN, { put: [{ ...hold, order }], remove: [] }, epoch)
    );
    expect(await first).toBe('done');
    disk.behaviour.isFull = true;
    expect([await second, await store.wishes.put(ANN, { wishId: 'w', at: 1, wish: null })]).toEqual([
      'failed',
      'failed'
    ]);
    expect(await store.intents.read(ANN)).toEqual([{ ...hold, order: 2 }]);
    expect(await createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open }).intents.read(ANN)).toEqual([hold]);
  });

  it('waits once for a database that does not open, works without, and takes it when it opens after all', async () => {
    const disk = aDisk();
    let opens = (): void => undefined;
    const late = new Promise<void>((settle) => (opens = settle));
    const asked: string[] = [];
    const store = createDeskStoreIndexedDb({
      clock,
      name: 'test',
      async open(name, lost) {
        asked.push(name);
        await late;
        return disk.open(name, lost);
      }
    });
    const begun = store.epochs.raise();
    await settled();
    clock.pass(10_000);
    const epoch = await begun;
    expect(await store.intents.write(ANN, { put: [hold], remove: [] }, epoch)).toBe('failed');
    expect(await store.intents.read(ANN)).toEqual([hold]);
    expect(asked).toHaveLength(1);
    opens();
    await settled();
    expect(await store.intents.write(ANN, { put: [{ ...hold, order: 2 }], remove: [] }, epoch)).toBe('done');
    expect([asked.length, clock.alarms()]).toEqual([1, 0]);
    expect(await createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open }).intents.read(ANN)).toEqual([
      { ...hold, order: 2 }
    ]);
  });

  it('opens once more what was refused after a long wait', async () => {
    const disk = aDisk();
    let refuses = (_error: Error): void => undefined;
    let tries = 0;
    const store = createDeskStoreIndexedDb({
      clock,
      name: 'test',
      open: (name, lost) =>
        (tries += 1) === 1 ? new Promise((_settle, fail) => (refuses = fail)) : disk.open(name, lost)
    });
    const begun = store.epochs.raise();
    await settled();
    clock.pass(10_000);
    const epoch = await begun;
    refuses(new Error('refused'));
    await settled();
    expect(await store.intents.write(ANN, { put: [hold], remove: [] }, epoch)).toBe('done');
    expect(tries).toBe(2);
  });

  it('keeps each draft for itself where no database works', async () => {
    const disk = aDisk();
    disk.behaviour.works = false;
    const { drafts, epochs } = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const epoch = await epochs.raise();
    const [one, other] = ['7001', '7002'].map((contactId) => ({ contactId, disposition: null, message: null }));
    await drafts.keep(ANN, one!, epoch);
    await drafts.keep(ANN, other!, epoch);
    expect(await drafts.recall(ANN)).toEqual([one, other]);
    await drafts.drop(ANN, ['7001'], epoch);
    expect(await drafts.recall(ANN)).toEqual([other]);
  });

  it('says that a draft is kept once it is dropped or written, and only then', async () => {
    const disk = aDisk();
    const { drafts, epochs } = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const epoch = await epochs.raise();
    expect(await drafts.drop(ANN, ['7001'], epoch)).toBe('done');
    disk.behaviour.isFull = true;
    expect(await drafts.drop(ANN, ['7001'], epoch)).toBe('failed');
  });

  it('waits for the disk itself, not for the browser’s word, where the agent or another tab relies on it', async () => {
    const disk = aDisk();
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const epoch = await store.epochs.raise();
    await store.intents.write(ANN, { put: [hold], remove: [] }, epoch);
    await store.wishes.take(ANN, [], epoch);
    expect(disk.durabilities).toEqual(['strict', 'strict', 'strict']);
  });

  it('is one database for all pages that name none', async () => {
    const disk = aDisk();
    await createDeskStoreIndexedDb({ clock, open: disk.open }).epochs.raise();
    expect(disk.names).toEqual(['omnichannel-softphone']);
  });

  it('lets a writer that had no database when it began write as soon as there is one, and a later one replace it', async () => {
    const disk = aDisk();
    const earlier = await createDeskStoreIndexedDb({
      clock,
      name: 'test',
      open: disk.open,
      now: () => 1_000
    }).epochs.raise();
    disk.behaviour.opens = false;
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => 2_000 });
    const first = await store.epochs.raise();
    const epoch = await store.epochs.raise();
    disk.behaviour.opens = true;
    expect(first).toBeGreaterThan(earlier);
    expect(epoch).toBeGreaterThan(first);
    expect(await store.intents.write(ANN, { put: [hold], remove: [] }, epoch)).toBe('done');
    await createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => 3_000 }).epochs.raise();
    expect(await store.intents.write(ANN, { put: [hold], remove: [] }, epoch)).toBe('fenced');
  });

  it('keeps out a writer that had no database when it began and was replaced before there was one', async () => {
    const disk = aDisk();
    disk.behaviour.opens = false;
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => 2_000 });
    const epoch = await store.epochs.raise();
    disk.behaviour.opens = true;
    await createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => 3_000 }).epochs.raise();
    expect(await store.intents.write(ANN, { put: [hold], remove: [] }, epoch)).toBe('fenced');
    expect(await store.intents.read(ANN)).toEqual([]);
  });

  it('gives of two pages that begin at the same moment each an epoch of its own, and only the later one writes', async () => {
    const disk = aDisk();
    const stores = [1, 2].map(() => createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => 5 }));
    const epochs = await Promise.all(stores.map((store) => store.epochs.raise()));
    const kept = await Promise.all(
      stores.map((store, at) => store.intents.write(ANN, { put: [hold], remove: [] }, epochs[at]!))
    );
    expect(new Set(epochs).size).toBe(2);
    // A conflict is an answer, no dead handle.
    expect(disk.handles).toHaveLength(2);
    expect(kept).toEqual(epochs.map((epoch) => (epoch === Math.max(...epochs) ? 'done' : 'fenced')));
  });

  it('lets the writer go on whose database the browser has deleted, and a later one replace it', async () => {
    const disk = aDisk();
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const epoch = await store.epochs.raise();
    disk.rows('epoch').clear();
    disk.rows('fences').clear();
    disk.handles[0]!.lost();
    expect(await store.intents.write(ANN, { put: [hold], remove: [] }, epoch)).toBe('done');
    await createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open }).epochs.raise();
    expect(await store.intents.write(ANN, { put: [], remove: ['k-1'] }, epoch)).toBe('fenced');
  });

  it('replaces the writer also where somebody else has spoilt what says who it is', async () => {
    const disk = aDisk();
    const open = () => createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => 5 });
    const [first, second] = [open(), open()];
    const old = await first.epochs.raise();
    await second.epochs.raise();
    disk.rows('epoch').set('"epoch"', { epoch: 'high' });
    disk.rows('fences').set('"z"', 1);
    const newest = await open().epochs.raise();
    expect(newest).toBeGreaterThan(old);
    expect(await first.intents.write(ANN, { put: [hold], remove: [] }, old)).toBe('fenced');
    expect(await second.intents.write(ANN, { put: [hold], remove: [] }, newest)).toBe('done');
  });

  it('is higher than all that are over, also where the newest is not named', async () => {
    const disk = aDisk();
    const open = (now: number) => createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => now });
    for (const now of [1_000, 2_000, 3_000, 4_000]) await open(now).epochs.raise();
    disk.rows('epoch').clear();
    const over = Math.max(...[...disk.rows('fences').keys()].map(Number));
    expect(over).toBeGreaterThan(2_500);
    expect(await open(0).epochs.raise()).toBeGreaterThan(over + 1);
  });

  it('keeps no list of all writers there ever were', async () => {
    const disk = aDisk();
    const DAY_MS = 24 * 3_600_000;
    for (let day = 1; day <= 100; day += 1)
      await createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => day * DAY_MS }).epochs.raise();
    expect(disk.rows('fences').size).toBeLessThan(40);
    expect(disk.rows('fences').size).toBeGreaterThan(20);
  });

  it('raises the epoch also when the clock was set back', async () => {
    const disk = aDisk();
    const before = await createDeskStoreIndexedDb({
      clock,
      name: 'test',
      open: disk.open,
      now: () => 9_000
    }).epochs.raise();
    const after = await createDeskStoreIndexedDb({
      clock,
      name: 'test',
      open: disk.open,
      now: () => 10
    }).epochs.raise();
    expect(after).toBeGreaterThan(before);
  });

  it.each([
    ['an unknown verb', { command: { verb: 'explode', contactId: '7001' } }],
    ['a contact id that is none', { command: { verb: 'hold', contactId: '__proto__' } }],
    ['a status that is none', { status: 'confirmed' }],
    ['no moment', { madeAt: 'yesterday' }],
    ['a key that is none', { key: '' }]
  ])('sends nothing that was written by somebody else: %s', async (_what, changes) => {
    const disk = aDisk();
    disk.rows('intents').set('x', { owner: ANN, ...hold, ...changes });
    expect(await createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open }).intents.read(ANN)).toEqual([]);
  });

  it('takes an epoch that is none for the lowest', async () => {
    const disk = aDisk();
    disk.rows('epoch').set('"epoch"', { epoch: 'high' });
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open, now: () => 7 });
    expect(await store.epochs.raise()).toBe(8);
  });

  it('gives the wishes of an agent until they are done, in the order wished, and none that it cannot read', async () => {
    const disk = aDisk();
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const epoch = await store.epochs.raise();
    const wishes = ['w-2', 'w-1'].map((wishId, at) => ({ wishId, at, wish: { type: 'agent.mute' } }));
    for (const wish of wishes) expect(await store.wishes.put(ANN, wish)).toBe('done');
    disk.rows('wishes').set('7', { owner: ANN, wishId: 7 });
    expect(await store.wishes.take(BEN, [], epoch)).toEqual([]);
    expect(await store.wishes.take(ANN, [], epoch)).toEqual(wishes);
    expect(disk.rows('wishes').size).toBe(2);
    expect(await store.wishes.take(BEN, ['w-1'], epoch)).toEqual([]);
    expect(await store.wishes.take(ANN, ['w-2'], epoch)).toEqual([wishes[1]]);
    expect(await store.wishes.take(ANN, ['w-1', 'w-9'], epoch)).toEqual([]);
    expect(disk.rows('wishes').size).toBe(0);
  });

  it('keeps a copy, not the object a component may still hold', async () => {
    const disk = aDisk();
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const draft = { contactId: '7001', disposition: null, message: { text: 'a', subject: null, isReplying: false } };
    const kept = store.drafts.keep(ANN, draft, await store.epochs.raise());
    draft.message.text = 'b';
    await kept;
    expect((await store.drafts.recall(ANN))[0]?.message?.text).toBe('a');
  });
});
