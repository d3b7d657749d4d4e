import type { CentreLimits, Channel, Reason, ReasonKey } from 'c/omniPorts';
import type { Limits, Settings } from './settings';

/** What the agent is busy with: live interactions by channel (voicemail apart from calls) and sessions that have one. */
export interface Workload {
  voice: number;
  voicemail: number;
  chat: number;
  email: number;
  workItem: number;
  sessions: number;
}

/** No setting lifts these (design M10). */
export const RULE_LIMITS: Limits = { voice: 1, chat: 12, email: 25, workItem: 25, sessions: null };

const smallest = (...limits: (number | null)[]): number | null => {
  const set = limits.filter((limit) => limit !== null);
  return set.length === 0 ? null : Math.min(...set);
};

/** The smallest of rule, settings and contact centre; with multi-contact off, one session. */
export function effectiveLimits(settings: Settings, centre: CentreLimits | null): Limits {
  const of = (kind: 'voice' | 'chat' | 'email' | 'workItem'): number =>
    Math.min(RULE_LIMITS[kind], settings.limits[kind], centre?.[kind] ?? Infinity);
  return {
    voice: of('voice'),
    chat: of('chat'),
    email: of('email'),
    workItem: of('workItem'),
    sessions: settings.multiContact ? smallest(settings.limits.sessions, centre?.sessions ?? null) : 1
  };
}

const LIMIT_REASON = {
  voice: 'limitVoice',
  voicemail: 'limitVoice',
  chat: 'limitChat',
  email: 'limitEmail',
  workItem: 'limitWorkItem'
} satisfies Record<Channel, ReasonKey>;

/** Why one more interaction of this channel is too much; null: it fits. */
export function whyNotOneMore(channel: Channel, limits: Limits, load: Workload): Reason | null {
  const isVoice = channel === 'voice' || channel === 'voicemail';
  const limit = isVoice ? limits.voice : limits[channel];
  const used = isVoice ? load.voice + load.voicemail : load[channel];
  if (used < limit) return null;
  if (isVoice && limit > 0) return { key: load.voice > 0 ? 'callUp' : 'voicemailUp' };
  return { key: LIMIT_REASON[channel], about: { limit } };
}

/** What the contact centre allows beyond the limits in force; it stays acceptable and the admin is told. */
export function offersBeyond(settings: Settings, centre: CentreLimits | null): (keyof Limits)[] {
  if (centre === null) return [];
  const limits = effectiveLimits(settings, centre);
  const kinds: (keyof Limits)[] = ['voice', 'chat', 'email', 'workItem', 'sessions'];
  return kinds.filter((kind) => (centre[kind] ?? 0) > (limits[kind] ?? Infinity));
}

/** Why one more session is too much; null: it fits. */
export function whyNotNewSession(limits: Limits, load: Workload): Reason | null {
  return limits.sessions === null || load.sessions < limits.sessions
    ? null
    : { key: 'limitSessions', about: { limit: limits.sessions } };
}
