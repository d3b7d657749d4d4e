import './platform.ts';
import { createCallLogApex } from 'c/callLogApex';
import type { CallLog, Clock } from 'c/omniPorts';
import { asTab } from './apex.ts';

export const SAVE_PATH = '/org/apex/SoftphoneRecords.save';

/** The call log's own adapter in one tab, over that tab's way to the org. */
export function createCallLogOf(clock: Clock, send: (url: string, init: RequestInit) => Promise<Response>): CallLog {
  async function call(parameters: Record<string, unknown>): Promise<unknown> {
    const answer = await send(SAVE_PATH, { method: 'POST', body: JSON.stringify(parameters) });
    if (!answer.ok) throw new Error(String(answer.status));
    return ((await answer.json()) as { result: unknown }).result;
  }
  const adapter = createCallLogApex({ clock });
  return { save: (log) => asTab(call, () => adapter.save(log)) };
}
