import { createWriterWebLocks, type Locks } from '../writerWebLocks';

interface Held {
  name: string;
  clientId: string;
  end: () => void;
  rob: () => void;
}

/** Web Locks of one browser, seen from several tabs. */
function fakeLocks() {
  const held: Held[] = [];
  const line: { name: string; take: () => void }[] = [];

  const free = (name: string): boolean => !held.some((lock) => lock.name === name);
  function advance(name: string): void {
    const at = line.findIndex((one) => one.name === name);
    if (at >= 0 && free(name)) line.splice(at, 1)[0]!.take();
  }

  const seenFrom = (clientId: string): Locks =>
    ({
      query: async () => ({ held: held.map(({ name, clientId: id }) => ({ name, clientId: id })), pending: [] }),
      request: (name: string, options: LockOptions | (() => Promise<unknown>), run?: () => Promise<unknown>) => {
        const work = run ?? (options as () => Promise<unknown>);
        const { steal = false, signal } = run ? (options as LockOptions) : {};
        return new Promise((done, fail) => {
          const take = (): void => {
            const mine: Held = {
              name,
              clientId,
              end: () => {
                held.splice(held.indexOf(mine), 1);
                advance(name);
              },
              rob: () => {
                held.splice(held.indexOf(mine), 1);
                fail(new DOMException('stolen', 'AbortError'));
              }
            };
            held.push(mine);
            void Promise.resolve(work()).then((result) => {
              if (held.includes(mine)) mine.end();
              done(result);
            });
          };
          if (steal) held.find((lock) => lock.name === name)?.rob();
          if (free(name)) return take();
          const waiting = { name, take };
          line.push(waiting);
          signal?.addEventListener('abort', () => {
            line.splice(line.indexOf(waiting), 1);
            fail(new DOMException('aborted', 'AbortError'));
          });
        });
      }
    }) as unknown as Locks;

  const names = (): string[] => held.map(({ name }) => name);
  return { seenFrom, waiting: () => line.length, names };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function aTab(locks: ReturnType<typeof fakeLocks>, clientId: string) {
  const lock = createWriterWebLocks('', locks.seenFrom(clientId));
  const heard: string[] = [];
  const hear = { won: () => heard.push('won'), lost: () => heard.push('lost') };
  return { lock, heard, hear };
}

describe('the lock of the writer', () => {
  it('is given to one tab at a time, in the order they asked', async () => {
    const locks = fakeLocks();
    const [first, second] = [aTab(locks, 'a'), aTab(locks, 'b')];
    const giveBack = first.lock.ask(first.hear);
    second.lock.ask(second.hear);
    await settle();
    expect([first.heard, second.heard]).toEqual([['won'], []]);
    expect([await first.lock.holds(), await second.lock.holds()]).toEqual([true, false]);
    giveBack();
    await settle();
    expect([first.heard, second.heard]).toEqual([['won'], ['won']]);
    expect([await first.lock.holds(), await second.lock.holds()]).toEqual([false, true]);
  });

  it('can be taken from its holder, who is told once', async () => {
    const locks = fakeLocks();
    const [first, second] = [aTab(locks, 'a'), aTab(locks, 'b')];
    first.lock.ask(first.hear);
    await settle();
    second.lock.steal(second.hear);
    await settle();
    expect([first.heard, second.heard]).toEqual([['won', 'lost'], ['won']]);
    expect([await first.lock.holds(), await second.lock.holds()]).toEqual([false, true]);
  });

  it('is not waited for any more by a tab that left the line', async () => {
    const locks = fakeLocks();
    const [first, second] = [aTab(locks, 'a'), aTab(locks, 'b')];
    const giveBack = first.lock.ask(first.hear);
    await settle();
    const leave = second.lock.ask(second.hear);
    leave();
    await settle();
    expect(locks.waiting()).toBe(0);
    giveBack();
    await settle();
    expect([first.heard, second.heard]).toEqual([['won'], []]);
  });

  it('is given back at once where the tab went away before it was told', async () => {
    let give: () => Promise<unknown> = async () => undefined;
    const request = async (name: string, ...rest: unknown[]) => {
      if (name.includes('-tab-')) return new Promise(() => undefined);
      give = rest.at(-1) as typeof give;
      return undefined;
    };
    const lock = createWriterWebLocks('', { request, query: async () => ({}) } as unknown as Locks);
    const heard: string[] = [];
    const leave = lock.ask({ won: () => heard.push('won'), lost: () => heard.push('lost') });
    leave();
    expect([await give(), heard]).toEqual([undefined, []]);
  });

  it.each<[string, Locks['query']]>([
    ['cannot be asked', () => Promise.reject(new DOMException('no', 'SecurityError'))],
    ['knows of no lock', async () => ({})]
  ])('is not believed to be held where the browser %s', async (_what, query) => {
    const locks = { ...fakeLocks().seenFrom('a'), query } as Locks;
    expect(await createWriterWebLocks('', locks).holds()).toBe(false);
  });

  it('does without its mark where the browser refuses it, and then is not believed to be held', async () => {
    const locks = fakeLocks().seenFrom('a');
    const request = (name: string, ...rest: unknown[]) =>
      name.includes('-tab-')
        ? Promise.reject(new DOMException('no', 'SecurityError'))
        : (locks.request as (...all: unknown[]) => Promise<unknown>)(name, ...rest);
    const lock = createWriterWebLocks('', { ...locks, request } as Locks);
    const won = jest.fn();
    lock.ask({ won, lost: jest.fn() });
    await settle();
    expect([won.mock.calls.length, await lock.holds()]).toEqual([1, false]);
  });

  it('has a name of its own for each softphone of one browser', async () => {
    const locks = fakeLocks();
    const heard: string[] = [];
    for (const name of ['', 'training']) {
      const hear = { won: () => heard.push(name), lost: () => undefined };
      createWriterWebLocks(name, locks.seenFrom(`tab ${name}`)).ask(hear);
    }
    await settle();
    expect(heard).toEqual(['', 'training']);
    expect(locks.names()).toEqual(expect.arrayContaining(['omnichannel-softphone', 'omnichannel-softphone-training']));
  });

  it('makes every tab a writer of its own in a browser without locks', async () => {
    for (const lock of [createWriterWebLocks('', null), createWriterWebLocks()]) {
      const won = jest.fn();
      const letGo = lock.ask({ won, lost: jest.fn() });
      lock.steal({ won, lost: jest.fn() });
      await settle();
      letGo();
      expect(won).toHaveBeenCalledTimes(2);
      expect(await lock.holds()).toBe(true);
    }
  });

  it('is that of the browser the page is in', async () => {
    const locks = fakeLocks();
    Object.defineProperty(navigator, 'locks', { value: locks.seenFrom('a'), configurable: true });
    createWriterWebLocks().ask({ won: () => undefined, lost: () => undefined });
    await settle();
    expect(locks.names()).toContain('omnichannel-softphone');
    delete (navigator as { locks?: unknown }).locks;
  });
});
