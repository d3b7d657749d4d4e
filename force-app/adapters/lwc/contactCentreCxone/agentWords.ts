import type { AgentChoice, AgentState, CentreLimits } from 'c/omniPorts';
import type * as v from 'c/valibot';
import type * as wire from './eventSchemas';

const STATES: Record<string, AgentState['state']> = {
  available: 'available',
  unavailable: 'unavailable',
  loggedin: 'loggedIn',
  working: 'working',
  inboundcontact: 'working',
  outboundcontact: 'working',
  inboundconsult: 'working',
  outboundconsult: 'working',
  dialer: 'working',
  dialerpending: 'working'
};

function choiceOf(state: string | undefined): AgentChoice | null {
  const key = (state ?? '').trim().toLowerCase();
  return key === 'available' || key === 'unavailable' ? key : null;
}

/** The agent's state in the product's words; null when nobody knows it. */
export function agentStateOf(state: v.InferOutput<typeof wire.agentState>): AgentState | null {
  if (!Object.hasOwn(STATES, state.currentstate)) return null;
  const next = state.nextstates?.[0];
  const choice = choiceOf(next?.state);
  return {
    state: STATES[state.currentstate]!,
    code: state.currentoutreason ?? null,
    isAcw: state.isacw ?? false,
    since: state.starttimeutc ?? state.starttime ?? 0,
    next: choice && { choice, code: next?.outreason ?? null }
  };
}

const limit = (value: number | undefined): number | null =>
  value === undefined || value < 0 ? null : Math.floor(value);

/** The contact centre's limits; a total of 0 means that it sets none, a channel's 0 that it is off. */
export function limitsOf(settings: v.InferOutput<typeof wire.settings>): CentreLimits {
  const isSingle = (settings.deliverymode ?? '').toLowerCase().startsWith('single');
  return {
    voice: limit(settings.voicethreshold),
    chat: limit(settings.chatthreshold),
    email: limit(settings.emailthreshold),
    workItem: limit(settings.workitemthreshold),
    sessions: isSingle ? 1 : limit(settings.totalcontactcount || undefined),
    requestContact: settings.requestcontact ?? false
  };
}
