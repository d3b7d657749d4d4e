import type { DeskWish } from 'c/omniDesk';

type OpenFromRecord = Extract<DeskWish, { type: 'agent.openForm'; origin: 'record' }>;

const LONGEST_NUMBER = 64;
const LONGEST_NAME = 255;
const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** A message of another part of the console as the wish it stands for; null: it is none that the softphone knows. */
export function readDialMessage(message: unknown): OpenFromRecord | null {
  const { type, number, recordId, recordName } = (message ?? {}) as Record<string, unknown>;
  if (type !== 'dial' || typeof number !== 'string' || number.length > LONGEST_NUMBER) return null;
  if (typeof recordId !== 'string' || !RECORD_ID.test(recordId)) return null;
  const name = typeof recordName === 'string' ? recordName.trim().slice(0, LONGEST_NAME) : '';
  return { type: 'agent.openForm', origin: 'record', number: number.trim(), recordId, recordName: name || null };
}
