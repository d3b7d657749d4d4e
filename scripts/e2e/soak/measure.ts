import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { Burden } from './verdict.ts';

const COLLECTIONS = 4;
const BETWEEN_MS = 200;
const QUIET_MS = 5_000;
const MINUTE_MS = 60_000;

export interface Scales {
  /** The burden of an idle page; takes the minute in which the requests are counted. */
  weigh(): Promise<{ burden: Burden; routes: string[] }>;
  /** The heap alone, quickly. */
  heap(): Promise<number>;
  /** What the browser itself says it stores for this page; for information, it counts in blocks and late. */
  estimate(): Promise<number>;
}

/** Requests that reach the servers of this process, preflights left out; those to the control interface are the soak's own. */
function countRequests(): () => string[] {
  let routes: string[] = [];
  subscribe('http.server.request.start', (message) => {
    const { method, url = '' } = (message as { request: IncomingMessage }).request;
    if (method !== 'OPTIONS' && !url.startsWith('/control/'))
      routes.push(`${method} ${url.split('?')[0]!.replace(/agent-sessions\/[^/]+/, 'agent-sessions/…')}`);
  });
  return () => {
    const taken = routes;
    routes = [];
    return taken;
  };
}

/** All rows of the page's databases, whatever they are called, and what is in web storage. */
async function stored(page: Page): Promise<{ rows: number; bytes: number }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    const kept: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const rows: unknown[] = await done(database.transaction(store).objectStore(store).getAll());
        kept.push(...rows.map((row) => JSON.stringify(row)));
      }
      database.close();
    }
    const web = [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage).flat() as string[]);
    return { rows: kept.length, bytes: [...kept, ...web].reduce((sum, text) => sum + text.length, 0) };
  });
}

async function metrics(browser: CDPSession): Promise<{ [name: string]: number }> {
  for (let turn = 0; turn < COLLECTIONS; turn += 1) {
    await browser.send('HeapProfiler.collectGarbage');
    await wait(BETWEEN_MS);
  }
  const { metrics: all } = await browser.send('Performance.getMetrics');
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

export async function openScales(page: Page): Promise<Scales> {
  const takeRoutes = countRequests();
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable');
  // The loader that runs this file names functions by a helper that no page has.
  await page.evaluate('globalThis.__name ??= (named) => named;');
  return {
    async weigh() {
      // What the last interaction still has to write is no part of being idle.
      await wait(QUIET_MS);
      takeRoutes();
      await wait(MINUTE_MS);
      const routes = takeRoutes();
      const { rows, bytes } = await stored(page);
      const found = await metrics(browser);
      const burden: Burden = {
        heapBytes: found['JSHeapUsedSize']!,
        listeners: found['JSEventListeners']!,
        nodes: found['Nodes']!,
        documents: found['Documents']!,
        rows,
        storedBytes: bytes,
        requestsPerMinute: routes.length
      };
      return { burden, routes };
    },
    heap: async () => (await metrics(browser))['JSHeapUsedSize']!,
    estimate: () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  };
}
