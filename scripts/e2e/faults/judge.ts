import type { Control } from '../support/control.ts';
import type { Said } from './agent.ts';

/** The agent's decisions that may take effect once for each contact. */
const ONCE = ['accept', 'reject', 'email-send', 'dial', 'email-outbound'];

/** What was lost or done twice, by the contact centre's ledger and its contacts; empty when nothing was. */
export async function judge(control: Control, agentId: string, said: Said): Promise<string[]> {
  const [ledger, { agents, contacts }] = [await control.ledger(), await control.state()];
  const faults: string[] = [];
  const count = (effect: string, contactId: string): number =>
    ledger.filter((entry) => entry.effect === effect && entry.contactId === contactId).length;
  for (const { contactId, agentId: owner, disposition, acw, finalState, channel } of contacts) {
    if (owner !== agentId) continue;
    for (const effect of ONCE)
      if (count(effect, contactId) > 1) faults.push(`${effect} of ${channel} ${contactId} took effect twice`);
    const kinds = new Set(
      ledger
        .filter((entry) => entry.effect === 'disposition' && entry.contactId === contactId)
        .map(({ payload }) => JSON.stringify(payload))
    );
    if (kinds.size > 1) faults.push(`${channel} ${contactId} has two different dispositions`);
    if (disposition === null) faults.push(`the disposition of ${channel} ${contactId} is lost`);
    if (acw === 'open' || !finalState) faults.push(`${channel} ${contactId} is closed on the screen and open in truth`);
  }
  for (const text of said.texts) {
    const sent = ledger.filter(
      ({ effect, payload }) => effect === 'chat-text' && JSON.stringify(payload).includes(`"${text}"`)
    );
    if (sent.length > 1) faults.push(`"${text}" was sent ${sent.length} times`);
  }
  const starts = ledger.filter((entry) => entry.effect === 'session-start' && entry.agentId === agentId).length;
  if (starts !== 1) faults.push(`${starts} agent sessions were started`);
  const polls = agents.find((agent) => agent.agentId === agentId)?.maxOpenPolls ?? 0;
  if (polls > 1) faults.push(`${polls} polls were open at once`);
  return faults;
}
