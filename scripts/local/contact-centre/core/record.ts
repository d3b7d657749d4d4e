import type { Effect } from './ledger.ts';
import type { By, Centre } from './model.ts';

/** Writes down that the truth changed because an agent asked for it. */
export function record(centre: Centre, by: By, effect: Effect, contactId: string, payload: unknown): void {
  centre.ledger.add({ at: centre.now, agentId: by.agentId, effect, contactId, key: by.key, payload });
}
