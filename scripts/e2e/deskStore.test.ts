// The contract of what is kept, against a real browser's IndexedDB; a page per page, thrown away and opened anew.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { deskStoreContract } from 'test/contracts/deskStoreContract.ts';
import type { DeskStore } from 'c/omniPorts';
import { openBrowser } from './support/world.ts';

const ADDRESS = 'http://127.0.0.1/store';
let browser: Browser;
let script: string;

before(async () => {
  const bundle = await build({
    stdin: {
      contents: `
        import { createDeskStoreIndexedDb } from './force-app/adapters/lwc/deskStoreIndexedDb/deskStoreIndexedDb.ts';
        import { createClockBrowser } from './force-app/adapters/lwc/clockBrowser/clockBrowser.ts';
        globalThis.store = createDeskStoreIndexedDb({ clock: createClockBrowser() });`,
      resolveDir: process.cwd(),
      loader: 'ts'
    },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error'
  });
  script = bundle.outputFiles[0]!.text;
  browser = await openBrowser();
});
after(() => browser.close());

async function load(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(ADDRESS);
  await page.addScriptTag({ content: script });
  return page;
}

/** The store of a page that is loaded when it is first asked. */
function storeIn(context: BrowserContext): DeskStore {
  let page: Promise<Page> | null = null;
  const call = async (part: string, method: string, args: unknown[]): Promise<unknown> => {
    const on = await (page ??= load(context));
    return on.evaluate(
      ([port, name, given]) => {
        const { store } = globalThis as unknown as { store: { [port: string]: { [name: string]: unknown } } };
        return (store[port]![name] as (...all: unknown[]) => unknown)(...given);
      },
      [part, method, args] as const
    );
  };
  const part = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_target, method) =>
          (...args: unknown[]) =>
            call(name, String(method), args)
      }
    );
  return {
    memory: part('memory'),
    epochs: part('epochs'),
    intents: part('intents'),
    drafts: part('drafts'),
    wishes: part('wishes')
  } as DeskStore;
}

async function openContext(): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Store</title>' }));
  return context;
}

deskStoreContract({
  test: (name, run) => void test(name, run),
  bench: async () => {
    const context = await openContext();
    return { openPage: () => storeIn(context), close: () => context.close() };
  }
});

const STOP_AT_ANSWER = `
  const listen = IDBRequest.prototype.addEventListener;
  IDBRequest.prototype.addEventListener = function (type, hear) {
    if (this.transaction !== null && type === 'success') this.onsuccess = () => { debugger; };
    listen.call(this, type, hear);
  };`;

/** Has the page do something and stops it as soon as its database answers. */
async function stopIn(page: Page, work: string): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Debugger.enable');
  const stopped = new Promise((settle) => debug.once('Debugger.paused', settle));
  void page.evaluate(`${STOP_AT_ANSWER} void ${work};`).catch(() => undefined);
  await stopped;
}

const DUE_MS = 5_000;
const WORK: { [what: string]: string } = {
  'writes an intent': `store.intents.write('t/1', { put: [], remove: ['k-1'] }, epoch)`,
  'reads its intents': `store.intents.read('t/1')`,
  'takes wishes': `store.wishes.take('t/1', [], epoch)`,
  'passes a wish on': `store.wishes.put('t/1', { wishId: 'w-1', at: 1, wish: null })`,
  'writes down what is owed': `(store.notebook.write(null, epoch), store.notebook.read())`,
  'becomes the writer': `store.epochs.raise()`
};
for (const [what, work] of Object.entries(WORK)) {
  test(`a page that is stopped while it ${what} keeps no other page from the disk`, async () => {
    const context = await openContext();
    const page = await load(context);
    const other = storeIn(context);
    await other.epochs.raise();
    await page.evaluate('store.epochs.raise().then((raised) => { globalThis.epoch = raised; })');
    await stopIn(page, work);
    const answered: string[] = [];
    const use = async (): Promise<void> => {
      const epoch = await other.epochs.raise();
      answered.push('raise');
      await other.intents.read('t/1');
      answered.push('read');
      await other.wishes.take('t/1', [], epoch);
      answered.push('take');
      await other.wishes.put('t/1', { wishId: 'w-2', at: 1, wish: null });
      answered.push('put');
      await other.intents.write('t/1', { put: [], remove: ['k-2'] }, epoch);
      answered.push('write');
    };
    void use().catch(() => undefined);
    for (let ms = 0; ms < DUE_MS && answered.length < 5; ms += 50) await wait(50);
    assert.deepEqual(answered, ['raise', 'read', 'take', 'put', 'write']);
    await context.close();
  });
}
