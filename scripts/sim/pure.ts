import { createHash } from 'node:crypto';
import type { Chance, Time } from './time.ts';

/** What the program under test may find in its surroundings besides its ports, made a function of the seed. */
interface Surroundings {
  time: Time;
  chance: Chance;
}

let surroundings: Surroundings | null = null;

const here = (): Surroundings => {
  if (surroundings === null) throw new Error('time and chance are asked for outside a run');
  return surroundings;
};

function forbidden(): never {
  throw new Error('a real timer was set within a simulation');
}

function install(): void {
  Date.now = () => here().time.now();
  Math.random = () => here().chance();
  // Both are read by the sign-in library, which has no other way in.
  Object.defineProperty(crypto, 'getRandomValues', {
    value: (bytes: Uint8Array) => bytes.map((_byte, index) => (bytes[index] = Math.floor(here().chance() * 256)))
  });
  Object.defineProperty(crypto.subtle, 'digest', {
    value: async (_algorithm: string, data: Uint8Array) =>
      new Uint8Array(createHash('sha256').update(data).digest()).buffer
  });
}

let isInstalled = false;
const real = { setTimeout: globalThis.setTimeout, setInterval: globalThis.setInterval };

/** Runs with time and chance of its own; nothing in it may set a real timer. */
export async function purely<T>(inside: Surroundings, run: () => Promise<T>): Promise<T> {
  if (!isInstalled) install();
  isInstalled = true;
  surroundings = inside;
  Object.assign(globalThis, { setTimeout: forbidden, setInterval: forbidden });
  try {
    return await run();
  } finally {
    Object.assign(globalThis, real);
    surroundings = null;
  }
}

/** Lets everything run that waits for nothing but promises. */
export const settled = (): Promise<void> => new Promise((go) => void setImmediate(go));
