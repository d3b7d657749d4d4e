/** Every way an agent's command can change the truth. */
export const EFFECTS = [
  'accept',
  'reject',
  'dial',
  'email-outbound',
  'hold',
  'resume',
  'mute',
  'unmute',
  'end',
  'disposition',
  'acw-end',
  'state',
  'chat-text',
  'email-send',
  'session-start',
  'session-end'
] as const;

export type Effect = (typeof EFFECTS)[number];

export interface LedgerEntry {
  seq: number;
  at: number;
  agentId: string;
  effect: Effect;
  contactId: string;
  key: string;
  payload: unknown;
}

export interface Ledger {
  add(entry: Omit<LedgerEntry, 'seq'>): void;
  since(seq: number): LedgerEntry[];
}

/** The list of what really happened; an entry is never changed or removed. */
export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    add(entry) {
      entries.push({ seq: entries.length + 1, ...structuredClone(entry) });
    },
    since(seq) {
      return structuredClone(entries.slice(Math.max(0, seq)));
    }
  };
}
