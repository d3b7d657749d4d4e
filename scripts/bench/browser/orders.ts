import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../local/console/vite/bundles.ts';

/** Epoch milliseconds by the servers' clock. */
export interface Arrivals {
  [marker: string]: number;
}

/** Where a text is said: in a chat of the product, or in the bare list with that many rows. */
export type Place = { contactId: string } | { rows: number };

export type Order =
  | { do: 'prepare'; agent: number; load: { chat: number; email: number; workItem: number; voice: number } }
  | { do: 'say'; places: Place[]; rounds: number; first: number }
  | { do: 'hold'; contactId: string }
  | { do: 'burst'; contactId: string; lines: number; first: number }
  | { do: 'clock' };

export interface AgentAtWork {
  username: string;
  password: string;
  chats: string[];
  contacts: number;
}

export interface WorldsReady {
  consoleUrl: string;
  bareUrls: { 10: string; 63: string };
}

/** The servers' process and a way to give it orders. */
export interface Servers extends WorldsReady {
  prepare(order: Omit<Extract<Order, { do: 'prepare' }>, 'do'>): Promise<AgentAtWork>;
  say(places: Place[], rounds: number, first: number): Promise<Arrivals>;
  /** After this, the agent's page gets no answer for some seconds, then everything at once. */
  hold(contactId: string): Promise<void>;
  burst(contactId: string, lines: number, first: number): Promise<void>;
  clock(): Promise<Arrivals>;
  close(): void;
}

interface Reply {
  id: number;
  answer?: unknown;
  error?: string;
}

function first(child: ChildProcess): Promise<WorldsReady> {
  return new Promise((resolve, reject) => {
    child.once('message', (ready) => resolve(ready as WorldsReady));
    child.once('exit', (code) => reject(new Error(`The servers ended with ${code}.`)));
  });
}

/** Starts the servers in a process of their own. */
export async function startServers(): Promise<Servers> {
  const child = fork(join(ROOT, 'scripts/bench/browser/worlds.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  });
  const ready = await first(child);
  const waiting = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>();
  child.on('message', ({ id, answer, error }: Reply) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer as never);
    else asked?.reject(new Error(error));
  });
  child.once('exit', () => waiting.forEach(({ reject }) => reject(new Error('The servers ended.'))));
  let orders = 0;
  const give = <T>(order: Order): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      orders += 1;
      waiting.set(orders, { resolve, reject });
      child.send({ ...order, id: orders });
    });
  return {
    ...ready,
    prepare: (order) => give({ do: 'prepare', ...order }),
    say: (places, rounds, from) => give({ do: 'say', places, rounds, first: from }),
    hold: (contactId) => give({ do: 'hold', contactId }),
    burst: (contactId, lines, from) => give({ do: 'burst', contactId, lines, first: from }),
    clock: () => give({ do: 'clock' }),
    close: () => child.disconnect()
  };
}
