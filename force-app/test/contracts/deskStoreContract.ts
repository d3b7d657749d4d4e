import type { ContactDraft, DeskStore, KeptIntent } from 'c/omniPorts';
import type { DeclareTest } from './contactCentreBench.ts';
import { equal, ok } from './hearing.ts';

/** One browser with nothing stored; each page that is opened sees what the others have stored. */
export interface DeskStoreBench {
  openPage(): DeskStore;
  close(): Promise<void>;
}

const ANN = 'tenant-1/30001';
const BEN = 'tenant-1/30002';

const SAVE: KeptIntent = {
  key: 'k-1',
  contactId: '710000001',
  command: {
    verb: 'saveDisposition',
    contactId: '710000001',
    disposition: {
      dispositionId: '101',
      secondaryDispositionId: null,
      notes: 'ünïcode ✓',
      amount: 12.5,
      callBackAt: null
    },
    isFinal: false
  },
  status: 'queued',
  reason: null,
  madeAt: 1_700_000_000_000,
  order: 1,
  before: { contactIds: ['710000001'], lineIds: [] }
};
const DIAL: KeptIntent = {
  ...SAVE,
  key: 'k-2',
  command: { verb: 'dial', number: '+14155550123', skillId: '4101', parentContactId: '710000001' },
  status: 'refused',
  reason: { key: 'notKnownWhetherSent' },
  order: 2
};
const DRAFT: ContactDraft = {
  contactId: '710000001',
  disposition: { dispositionId: null, secondaryDispositionId: null, notes: 'half a sen', amount: '', callBackAt: '' },
  message: { text: 'Dear Ms', subject: null, isReplying: true }
};

const inOrder = (intents: KeptIntent[]): KeptIntent[] => [...intents].sort((one, other) => one.order - other.order);

/** What every store of the desk must do, whatever it is made of. */
export function deskStoreContract({ test, bench }: { test: DeclareTest; bench: () => Promise<DeskStoreBench> }): void {
  const check = (name: string, run: (on: DeskStoreBench) => Promise<void>): void =>
    test(name, async () => {
      const on = await bench();
      try {
        await run(on);
      } finally {
        await on.close();
      }
    });

  check('an intent that was said to be kept is there after a reload, word for word', async (on) => {
    const page = on.openPage();
    const epoch = await page.epochs.raise();
    equal(await page.intents.write(ANN, { put: [SAVE, DIAL], remove: [] }, epoch), 'done');
    equal(inOrder(await on.openPage().intents.read(ANN)), [SAVE, DIAL]);
  });

  check('of one intent the last word stands, and one that is done is gone for good', async (on) => {
    const page = on.openPage();
    const epoch = await page.epochs.raise();
    void page.intents.write(ANN, { put: [SAVE, DIAL], remove: [] }, epoch);
    void page.intents.write(ANN, { put: [{ ...SAVE, status: 'sent' }], remove: [] }, epoch);
    equal(await page.intents.write(ANN, { put: [], remove: ['k-2'] }, epoch), 'done');
    equal(await on.openPage().intents.read(ANN), [{ ...SAVE, status: 'sent' }]);
  });

  check('what one agent decided is not shown to another', async (on) => {
    const page = on.openPage();
    const epoch = await page.epochs.raise();
    await page.intents.write(ANN, { put: [SAVE], remove: [] }, epoch);
    await page.drafts.keep(ANN, DRAFT, epoch);
    page.memory.remember(ANN, { contactId: '710000001', sessionId: 's-1', parentContactId: null });
    await page.wishes.put(ANN, { wishId: 'w-1', at: 1, wish: { type: 'agent.mute' } });
    equal(
      [
        await page.intents.read(BEN),
        await page.drafts.recall(BEN),
        await page.memory.recall(BEN),
        await page.wishes.take(BEN, [], epoch)
      ],
      [[], [], [], []]
    );
  });

  check('a writer that was replaced writes nothing, takes nothing, and hears so', async (on) => {
    const [before, after] = [on.openPage(), on.openPage()];
    const old = await before.epochs.raise();
    await before.intents.write(ANN, { put: [SAVE], remove: [] }, old);
    const newer = await after.epochs.raise();
    ok(newer > old, 'a later epoch is higher');
    await after.wishes.put(ANN, { wishId: 'w-1', at: 1, wish: { type: 'agent.mute' } });
    equal(
      [
        await before.intents.write(ANN, { put: [DIAL], remove: ['k-1'] }, old),
        await before.drafts.keep(ANN, DRAFT, old),
        await before.drafts.drop(ANN, ['710000001'], old),
        await before.wishes.take(ANN, ['w-1'], old)
      ],
      ['fenced', 'fenced', 'fenced', 'fenced']
    );
    equal(await after.intents.read(ANN), [SAVE]);
    equal(await on.openPage().drafts.recall(ANN), []);
    equal(await after.intents.write(ANN, { put: [], remove: ['k-1'] }, newer), 'done');
  });

  check('a draft is there after a reload until it is dropped', async (on) => {
    const page = on.openPage();
    const epoch = await page.epochs.raise();
    equal(await page.drafts.keep(ANN, { ...DRAFT, message: null }, epoch), 'done');
    equal(await page.drafts.keep(ANN, DRAFT, epoch), 'done');
    equal(await on.openPage().drafts.recall(ANN), [DRAFT]);
    equal(await page.drafts.drop(ANN, ['710000001'], epoch), 'done');
    equal(await on.openPage().drafts.recall(ANN), []);
  });

  check('a wish is there until it is done, in the order wished, whoever asks', async (on) => {
    const [writer, other] = [on.openPage(), on.openPage()];
    const epoch = await writer.epochs.raise();
    const first = { wishId: 'w-2', at: 1, wish: { type: 'agent.accept', contactId: '710000001' } };
    const second = { wishId: 'w-1', at: 2, wish: { type: 'agent.mute' } };
    equal([await other.wishes.put(ANN, first), await other.wishes.put(ANN, second)], ['done', 'done']);
    equal(await writer.wishes.take(ANN, [], epoch), [first, second]);
    equal(await other.wishes.take(ANN, [], epoch), [first, second]);
    equal(await writer.wishes.take(ANN, ['w-2'], epoch), [second]);
    equal(await writer.wishes.take(ANN, ['w-1'], epoch), []);
  });

  check('contacts that belong together are known after a reload, until they are settled', async (on) => {
    const page = on.openPage();
    await page.epochs.raise();
    const chat = { contactId: '710000001', sessionId: 's-1', parentContactId: null };
    const call = {
      contactId: '700000001',
      sessionId: 's-1',
      parentContactId: '710000001',
      recordId: '003000000000001'
    };
    page.memory.remember(ANN, chat);
    page.memory.remember(ANN, call);
    page.memory.forget(ANN, ['710000001']);
    await page.memory.recall(ANN);
    equal(await on.openPage().memory.recall(ANN), [call]);
  });
}
