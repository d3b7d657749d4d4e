import { cpus, loadavg } from 'node:os';
import type { Ratio } from './statistics.ts';

const digits = (value: number): string =>
  value < 0.1 ? value.toFixed(4) : value < 10 ? value.toFixed(2) : value.toFixed(1);

/** Prints a table with its first column to the left. */
export function printTable(head: string[], rows: (string | number)[][]): void {
  const cells = [
    head,
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)))
  ];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  for (const row of cells) {
    console.log(
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')}`.trimEnd()
    );
  }
}

/** Prints one ratio with its interval, both absolute figures and its goal. `more` says whether more is better. */
export function printRatio(what: string, found: Ratio, unit: string, goal?: { value: number; more: boolean }): void {
  const { ratio, low, high, ours, bare, pairs } = found;
  const isMet = goal && (goal.more ? ratio >= goal.value : ratio <= goal.value);
  const verdict = goal ? `; goal ${goal.more ? '≥' : '≤'} ${goal.value}: ${isMet ? 'met' : 'not met'}` : '';
  console.log(
    `  ${what}: ${digits(ratio)} [${digits(low)}–${digits(high)}] of ${pairs} pairs (${digits(ours)} ${unit} to ${digits(bare)} ${unit})${verdict}`
  );
}

export const printTitle = (title: string): void => console.log(`\n${title}`);

/** The machine as it is now. */
export const machineLine = (): string =>
  `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;
