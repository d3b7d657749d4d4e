import type { OwedNote } from 'c/omniPorts';
import { fakeClock } from 'test/fakes/fakeClock';
import { createDeskStoreIndexedDb } from '../deskStoreIndexedDb';
import { aDisk } from './aDisk';

const clock = fakeClock();

const ANN = 'tenant-1/30001';
const BEN = 'tenant-1/30002';

describe('the note of what is owed', () => {
  const CHANNELS = ['voice', 'chat', 'email', 'workItem', 'voicemail'] as const;
  const OWED = ['connected', 'afterContactWork', 'disposition', 'beingSaved', 'unsavedNote'] as const;
  const note = {
    owner: ANN,
    selectedId: '7001',
    form: null,
    items: CHANNELS.flatMap((channel) => OWED.map((owed) => ({ contactId: '7001', channel, owed })))
  };

  it('is there after a reload, until there is nothing to note', async () => {
    const disk = aDisk();
    const open = () => createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
    const store = open();
    const epoch = await store.epochs.raise();
    expect(await store.notebook.read()).toBeNull();
    store.notebook.write(note, epoch);
    expect(await store.notebook.read()).toEqual(note);
    expect(await open().notebook.read()).toEqual(note);
    expect([...disk.rows('epoch').keys()]).toEqual(['"epoch"', '"owed"']);
    store.notebook.write(null, epoch);
    expect(await store.notebook.read()).toBeNull();
    expect([...disk.rows('epoch').keys()]).toEqual(['"epoch"']);
  });

  const form = {
    formId: 'form-3',
    target: 'email' as const,
    origin: 'plus' as const,
    parentInteractionId: '7001',
    address: 'ann@example.com',
    entered: { address: 'ann@example.org', skillId: '4102', purpose: 'elevate' as const },
    recordId: null,
    recordName: null
  };

  async function readAfter(found: object): Promise<OwedNote | null> {
    const store = createDeskStoreIndexedDb({ clock, name: 'test', open: aDisk().open });
    store.notebook.write(found as OwedNote, await store.epochs.raise());
    return store.notebook.read();
  }

  it.each([
    { ...form, entered: null },
    { ...form, origin: 'record', recordId: '0035g00000AbCdE', recordName: 'Ann Lee', parentInteractionId: null },
    { ...form, formId: 'form-12', target: 'voice', entered: { address: '', skillId: '', purpose: null } },
    { ...form, origin: 'newCall', entered: { address: '+1', skillId: '4101', purpose: 'newContact' } }
  ])('has the form that was open: %j', async (open) => {
    expect(await readAfter({ ...note, form: open })).toEqual({ ...note, form: open });
  });

  it.each([
    undefined,
    7,
    { ...form, formId: 'form-x' },
    { ...form, formId: 'form-1234567' },
    { ...form, formId: 'a form-1' },
    { ...form, target: 'chat' },
    { ...form, origin: 'dialler' },
    { ...form, address: 'x'.repeat(513) },
    { ...form, recordName: 'x'.repeat(513) },
    { ...form, parentInteractionId: 'x'.repeat(65) },
    { ...form, recordId: 7 },
    { ...form, entered: {} },
    { ...form, entered: { ...form.entered, purpose: 'fun' } }
  ])('lists what is owed where the form is missing or cannot have been written so: %j', async (broken) => {
    expect(await readAfter({ ...note, form: broken })).toEqual(note);
  });

  it('is nothing where there is no database', async () => {
    const disk = aDisk();
    disk.behaviour.opens = false;
    expect(await createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open }).notebook.read()).toBeNull();
  });

  it('is neither changed nor taken away by a writer that was replaced', async () => {
    const disk = aDisk();
    const [before, after] = [1, 2].map(() => createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open }));
    const old = await before!.epochs.raise();
    const newer = await after!.epochs.raise();
    after!.notebook.write(note, newer);
    await after!.notebook.read();
    before!.notebook.write({ owner: BEN, selectedId: null, form: null, items: [] }, old);
    before!.notebook.write(null, old);
    await before!.notebook.read();
    expect(await after!.notebook.read()).toEqual(note);
  });

  it.each([[{ owner: 7, items: [] }], [{ owner: ANN }], [{ owner: ANN, items: [{ contactId: '7001' }] }], ['text']])(
    'is not believed where it could not have been written so: %j',
    async (found) => {
      const disk = aDisk();
      const store = createDeskStoreIndexedDb({ clock, name: 'test', open: disk.open });
      store.notebook.write(found as unknown as typeof note, await store.epochs.raise());
      expect(await store.notebook.read()).toBeNull();
    }
  );
});
