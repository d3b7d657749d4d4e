import type { AgentSkill, Channel, Reason, TargetChannel } from 'c/omniPorts';
import type { Limits, Settings } from './settings';
import { whyNotNewSession, whyNotOneMore, type Workload } from './limits';

/** What the rules of elevation look at. */
export interface ElevationCase {
  from: Channel;
  /** `live`: from Active on, hold included; `ended`: over but not settled. */
  standing: 'notYet' | 'live' | 'ended' | 'settled';
  /** Another elevation of this session is under way. */
  isInFlight: boolean;
}

export interface DeskCase {
  /** The agent is signed in, and works here and nowhere else. */
  isWorking: boolean;
  settings: Settings;
  limits: Limits;
  load: Workload;
  /** Null: not read yet. */
  skills: AgentSkill[] | null;
}

const OFFLINE: Reason = { key: 'offline' };
const TARGETS: TargetChannel[] = ['voice', 'email'];

export function outboundSkills(target: TargetChannel, skills: AgentSkill[] | null): AgentSkill[] {
  return (skills ?? []).filter((skill) => skill.isOutbound && skill.channel === target);
}

function whyNoSkill(target: TargetChannel, skills: AgentSkill[] | null): Reason | null {
  if (skills === null) return { key: 'skillsUnread' };
  if (outboundSkills(target, skills).length > 0) return null;
  return { key: target === 'voice' ? 'noPhoneSkill' : 'noEmailSkill' };
}

/** Why the target is not even shown; null: it is. */
export function whyAbsent(target: TargetChannel, elevation: ElevationCase, desk: DeskCase): Reason | null {
  if (!desk.settings.elevation) return { key: 'elevationOff' };
  const isOn = desk.settings.matrix.some((cell) => cell.from === elevation.from && cell.to === target);
  if (!isOn) return { key: 'cellOff' };
  if (elevation.standing === 'notYet') return { key: 'notConnected' };
  if (elevation.standing === 'settled') return { key: 'alreadySettled' };
  return null;
}

function whyOff(target: TargetChannel, elevation: ElevationCase, desk: DeskCase): Reason | null {
  if (!desk.isWorking) return OFFLINE;
  if (elevation.isInFlight) return { key: 'elevationInFlight' };
  // A voicemail lends its own slot to the call it becomes.
  const lent = target === 'voice' && elevation.from === 'voicemail' && elevation.standing === 'live' ? 1 : 0;
  const load = { ...desk.load, voicemail: desk.load.voicemail - lent };
  const full = whyNotOneMore(target, desk.limits, load);
  return full ?? whyNoSkill(target, desk.skills);
}

/** Why this interaction cannot be elevated to the target now; null: it can. Menu, command and log use this one answer. */
export function whyNotElevate(target: TargetChannel, elevation: ElevationCase, desk: DeskCase): Reason | null {
  return whyAbsent(target, elevation, desk) ?? whyOff(target, elevation, desk);
}

/** The targets to show, each with the reason why it is off; none: no plus sign. */
export function elevationTargets(
  elevation: ElevationCase,
  desk: DeskCase
): { target: TargetChannel; off: Reason | null }[] {
  return TARGETS.filter((target) => whyAbsent(target, elevation, desk) === null).map((target) => ({
    target,
    off: whyOff(target, elevation, desk)
  }));
}

/** Why a call for a new session cannot be started now; null: it can. */
export function whyNotNewCall(desk: DeskCase): Reason | null {
  if (!desk.isWorking) return OFFLINE;
  const full = whyNotOneMore('voice', desk.limits, desk.load) ?? whyNotNewSession(desk.limits, desk.load);
  return full ?? whyNoSkill('voice', desk.skills);
}

/** Why the skill cannot be used for the target; null: it can. */
export function whyNotSkill(target: TargetChannel, skillId: string, skills: AgentSkill[] | null): Reason | null {
  if (skillId === '') return { key: 'skillMissing' };
  return outboundSkills(target, skills).some((skill) => skill.skillId === skillId) ? null : { key: 'skillUnknown' };
}
