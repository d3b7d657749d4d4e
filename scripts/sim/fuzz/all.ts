import { JSDOM } from 'jsdom';
import { fuzzEvents } from './events.ts';
import { chanceOf } from './mutate.ts';
import { fuzzMessages, fuzzReads, fuzzRows, fuzzSettings } from './readers.ts';
import { isPolluted } from './sound.ts';

// Letters are read by the browser's parser.
globalThis.DOMParser ??= new JSDOM('').window.DOMParser;

/** What became of all payloads. */
export interface Fuzzed {
  /** By border: the first payload that did harm, and which. */
  harms: { [border: string]: string | null };
  /** Events that were recorded as gaps. */
  gaps: number;
  /** Answers that were refused as a whole. */
  refused: number;
}

/** Sends so many malformed payloads through every border, the same ones for the same seed. */
export async function fuzzAll(runs: number, seed: number): Promise<Fuzzed> {
  const chance = chanceOf(seed);
  const share = (part: number): number => Math.ceil(runs * part);
  const { harm, gaps, refused } = await fuzzEvents(share(0.5), chance);
  const harms = {
    events: harm,
    reads: await fuzzReads(share(0.2), chance),
    settings: fuzzSettings(share(0.1), chance),
    messages: fuzzMessages(share(0.1), chance),
    rows: fuzzRows(share(0.1), chance),
    prototypes: isPolluted() ? 'a prototype was touched' : null
  };
  return { harms, gaps, refused };
}
