import { fakeClock } from 'test/fakes/fakeClock';
import { createDeskStoreIndexedDb } from '../deskStoreIndexedDb';
import { aDisk } from './aDisk';

const clock = fakeClock();

const ANN = 'tenant-1/30001';
const BEN = 'tenant-1/30002';
const chat = { contactId: '710000001', sessionId: 's-1', parentContactId: null };
const call = { contactId: '700000001', sessionId: 's-1', parentContactId: '710000001' };
const memoryOn = ({ open }: ReturnType<typeof aDisk>) => createDeskStoreIndexedDb({ clock, name: 'test', open }).memory;

describe('the desk’s memory', () => {
  it('knows after a reload which contacts belong together, and nothing about the customer', async () => {
    const disk = aDisk();
    const before = memoryOn(disk);
    before.remember(ANN, { ...chat, customerName: 'Ann' } as typeof chat);
    before.remember(ANN, call);
    await before.recall(ANN);
    expect(await memoryOn(disk).recall(ANN)).toEqual([chat, call]);
    expect(disk.names[0]).toBe('omnichannel-softphone-test');
    expect(JSON.stringify([...disk.rows('contacts').values()])).not.toContain('Ann');
  });

  it('knows from which record a number was dialled', async () => {
    const disk = aDisk();
    memoryOn(disk).remember(ANN, { ...call, recordId: '003000000000001' });
    expect(await memoryOn(disk).recall(ANN)).toEqual([{ ...call, recordId: '003000000000001' }]);
  });

  it('keeps what one agent did from another', async () => {
    const disk = aDisk();
    const memory = memoryOn(disk);
    memory.remember(ANN, chat);
    memory.remember(BEN, { ...chat, sessionId: 's-9' });
    memory.forget(BEN, [chat.contactId]);
    expect([await memory.recall(ANN), await memory.recall(BEN)]).toEqual([[chat], []]);
  });

  it('forgets what is settled, for good', async () => {
    const disk = aDisk();
    const memory = memoryOn(disk);
    memory.remember(ANN, chat);
    memory.remember(ANN, call);
    memory.forget(ANN, [chat.contactId, call.contactId]);
    expect(await memory.recall(ANN)).toEqual([]);
    expect(disk.rows('contacts').size).toBe(0);
  });

  it('of one contact the last word stands', async () => {
    const disk = aDisk();
    const memory = memoryOn(disk);
    memory.remember(ANN, chat);
    memory.remember(ANN, { ...chat, sessionId: 's-2' });
    expect(await memory.recall(ANN)).toEqual([{ ...chat, sessionId: 's-2' }]);
  });

  it('believes the disk, not itself, once what it wrote is there: another page may have written since', async () => {
    const disk = aDisk();
    const [here, there] = [memoryOn(disk), memoryOn(disk)];
    here.remember(ANN, chat);
    await here.recall(ANN);
    there.remember(ANN, { ...chat, sessionId: 's-2' });
    await there.recall(ANN);
    expect(await here.recall(ANN)).toEqual([{ ...chat, sessionId: 's-2' }]);
  });

  it('opens a database the browser closed once more and loses nothing', async () => {
    const disk = aDisk();
    const memory = memoryOn(disk);
    memory.remember(ANN, chat);
    await memory.recall(ANN);
    disk.handles[0]!.isDead = true;
    memory.remember(ANN, call);
    expect(await memory.recall(ANN)).toEqual([chat, call]);
    expect(disk.handles.map(({ closed }) => closed)).toEqual([1, 0]);
  });

  it('takes a new handle after another page asked for the database', async () => {
    const disk = aDisk();
    const memory = memoryOn(disk);
    await memory.recall(ANN);
    disk.handles[0]!.lost();
    await memory.recall(ANN);
    await memory.recall(ANN);
    expect(disk.handles).toHaveLength(2);
  });

  it.each(['opens', 'works'] as const)('works from memory where no database %s', async (what) => {
    const disk = aDisk();
    disk.behaviour[what] = false;
    const memory = memoryOn(disk);
    memory.remember(ANN, chat);
    memory.remember(ANN, call);
    memory.forget(ANN, [chat.contactId]);
    expect(await memory.recall(ANN)).toEqual([call]);
    expect(await memory.recall(BEN)).toEqual([]);
  });

  it('does not bring back what could not be deleted', async () => {
    const disk = aDisk();
    const memory = memoryOn(disk);
    memory.remember(ANN, chat);
    await memory.recall(ANN);
    disk.behaviour.works = false;
    memory.forget(ANN, [chat.contactId]);
    await memory.recall(ANN);
    disk.behaviour.works = true;
    expect(await memory.recall(ANN)).toEqual([]);
  });

  it('believes nothing it finds that it could not have written', async () => {
    const disk = aDisk();
    const found = [
      { owner: ANN, ...chat, contactId: 'constructor' },
      { owner: ANN, ...chat, sessionId: 7 },
      { owner: ANN, ...chat, parentContactId: {} },
      { owner: BEN, ...chat },
      'text',
      null
    ];
    found.forEach((row, index) => disk.rows('contacts').set(String(index), row));
    disk.rows('contacts').set('good', { owner: ANN, ...call, extra: 1 });
    expect(await memoryOn(disk).recall(ANN)).toEqual([call]);
  });

  it('works from memory in a browser without IndexedDB', async () => {
    expect('indexedDB' in globalThis).toBe(false);
    const memory = createDeskStoreIndexedDb({ clock }).memory;
    memory.remember(ANN, chat);
    expect(await memory.recall(ANN)).toEqual([chat]);
  });
});
