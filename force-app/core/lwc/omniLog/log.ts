import { redactFacts, redactWord, type Facts } from './redact';

/** One thing that happened, redacted when it was written. */
export interface LogLine {
  at: number;
  what: string;
}

export interface Log {
  write: (what: string, facts?: Facts) => void;
  /** The last lines, newest last. */
  lines: () => LogLine[];
}

/** The one log: in memory, the last lines only, and nothing in it that tells who was meant or what was said. */
export function createLog({ now, most }: { now: () => number; most: number }): Log {
  const lines: LogLine[] = [];
  return {
    write(what, facts = {}) {
      lines.push({ at: now(), what: [redactWord(what), redactFacts(facts)].join(' ').trim() });
      lines.splice(0, lines.length - most);
    },
    lines: () => [...lines]
  };
}
