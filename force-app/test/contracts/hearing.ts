import type { ContactCentre, ContactCentreNews, ContactReport } from 'c/omniPorts';

/** Fails unless both are the same, value by value. */
export function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

/** Fails unless it is so. */
export function ok(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not so: ${what}`);
}

/** Everything a contact centre told, and a way to wait for more. */
export interface Hearing {
  readonly news: ContactCentreNews[];
  /** Waits for a type of news, or for what `find` makes of some news from position `from` on. */
  until(type: ContactCentreNews['type']): Promise<true>;
  until<T>(what: string, find: (news: ContactCentreNews) => T | null | false, from?: number): Promise<T>;
  reports(contactId: string): ContactReport[];
  lastReport(contactId: string): ContactReport | undefined;
  stop(): void;
}

const PATIENCE_MS = 20_000;

/** Listens to a contact centre from now on, and waits for each news at most so long. */
export function hearing(contactCentre: ContactCentre, patienceMs = PATIENCE_MS): Hearing {
  const news: ContactCentreNews[] = [];
  const waiting = new Set<() => void>();
  const stop = contactCentre.listen((one) => {
    news.push(one);
    for (const look of [...waiting]) look();
  });
  const reports = (contactId: string): ContactReport[] =>
    news.flatMap((one) => (one.type === 'contact.reported' && one.report.contactId === contactId ? [one.report] : []));

  function until<T>(what: string, find?: (one: ContactCentreNews) => T | null | false, from = 0): Promise<T | true> {
    const fits = find ?? ((one: ContactCentreNews): true | null => (one.type === what ? true : null));
    let next = from;
    return new Promise((settle, fail) => {
      const look = (): void => {
        for (; next < news.length; next += 1) {
          const found = fits(news[next]!);
          if (found === null || found === false) continue;
          clearTimeout(patience);
          waiting.delete(look);
          settle(found);
          return;
        }
      };
      const patience = setTimeout(() => {
        waiting.delete(look);
        fail(new Error(`waited in vain for ${what}; heard ${JSON.stringify(news.slice(from).map((one) => one.type))}`));
      }, patienceMs);
      waiting.add(look);
      look();
    });
  }

  return {
    news,
    until: until as Hearing['until'],
    reports,
    lastReport: (contactId) => reports(contactId).at(-1),
    stop
  };
}
