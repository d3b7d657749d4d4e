// The contract of what is kept, against a real browser's IndexedDB; a page per page, thrown away and opened anew.
import { after, before, test } from 'node:test';
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
        globalThis.store = createDeskStoreIndexedDb();`,
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

deskStoreContract({
  test: (name, run) => void test(name, run),
  bench: async () => {
    const context = await browser.newContext();
    await context.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Store</title>' }));
    return { openPage: () => storeIn(context), close: () => context.close() };
  }
});
