import type { Page } from 'playwright-core';

/** Everything the page keeps in this browser, as one text. */
export function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: unknown[] = [document.cookie, { ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((settle, fail) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => settle(opening.result);
        opening.onerror = () => fail(opening.error ?? new Error('it could not be opened'));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((settle, fail) => {
          const asking = database.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => settle(asking.result);
          asking.onerror = () => fail(asking.error ?? new Error('it could not be read'));
        });
        parts.push(name, store, rows);
      }
      database.close();
    }
    return JSON.stringify(parts);
  });
}

/** What the screen shows is on its way to the disk; a reload may be quicker. */
export async function untilKept(page: Page, part: string): Promise<void> {
  for (const due = Date.now() + 10_000; !(await kept(page)).includes(part);) {
    if (Date.now() > due) throw new Error(`${part} is nowhere in what the browser keeps`);
  }
}
