import type { AgentChoice } from 'c/omniPorts';
import { labels } from './labels';

const NAME = {
  available: labels.available,
  unavailable: labels.unavailable,
  working: labels.working,
  loggedIn: labels.loggedIn
} satisfies Record<AgentChoice | 'working' | 'loggedIn', string>;

/** An agent state as the agent reads it: an unavailable code by its own name. */
export function agentStateName({
  state,
  code
}: {
  state: AgentChoice | 'working' | 'loggedIn';
  code: string | null;
}): string {
  if (code === 'Refused') return labels.refused;
  return state === 'unavailable' && code ? code : NAME[state];
}
