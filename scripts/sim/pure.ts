import { createHash } from 'node:crypto';
import type { Chance, Time } from './time.ts';

/** What the program under test may find in its surroundings besides its ports, made a function of the seed. */
interface Surroundings {
  time: Time;
  chance: Chance;
}

let surroundings: Surroundings | null = null;

const real = {
  now: Date.now.bind(Date),
  random: Math.random.bind(Math),
  getRandomValues: crypto.getRandomValues.bind(crypto),
  timers: { setTimeout: globalThis.setTimeout, setInterval: globalThis.setInterval }
};

function forbidden(): never {
  throw new Error('a real timer was set within a simulation');
}

function install(): void {
  Date.now = () => surroundings?.time.now() ?? real.now();
  Math.random = () => surroundings?.chance() ?? real.random();
  // Both are read by the sign-in library, which has no other way in.
  Object.defineProperty(crypto, 'getRandomValues', {
    value(bytes: Uint8Array<ArrayBuffer>) {
      if (surroundings === null) return real.getRandomValues(bytes);
      for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(surroundings.chance() * 256);
      return bytes;
    }
  });
  Object.defineProperty(crypto, 'randomUUID', { value: () => `id-${Math.random().toString(16).slice(2)}` });
  Object.defineProperty(crypto.subtle, 'digest', {
    value: async (_algorithm: string, data: Uint8Array) =>
      new Uint8Array(createHash('sha256').update(data).digest()).buffer
  });
}

let isInstalled = false;
/** Runs with time and chance of its own; nothing in it may set a real timer. */
export async function purely<T>(inside: Surroundings, run: () => Promise<T>): Promise<T> {
  if (!isInstalled) install();
  isInstalled = true;
  surroundings = inside;
  Object.assign(globalThis, { setTimeout: forbidden, setInterval: forbidden });
  try {
    return await run();
  } finally {
    Object.assign(globalThis, real.timers);
    surroundings = null;
  }
}

/** Lets everything run that waits for nothing but promises. */
export const settled = (): Promise<void> => new Promise((go) => void setImmediate(go));
