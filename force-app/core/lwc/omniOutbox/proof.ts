import type { AgentState, Channel, ChatLine, Command, ContactReport, Verb } from 'c/omniPorts';
import { isForOrg, WHEN_MISSING } from './rules';

/** What the outbox has heard, as far as proofs need it. */
export interface Heard {
  reports: Map<string, ContactReport>;
  /** Every contact ever reported, listed or not. */
  seen: Set<string>;
  agentLines: Map<string, ChatLine[]>;
  agentState: AgentState | null;
  isMuted: boolean | null;
  /** `null`: nothing heard of it yet. */
  leg: 'down' | 'dialing' | 'up' | null;
  playback: Map<string, { isPaused: boolean }>;
}

/** What was already there when an intent was made; a proof must be newer. */
export interface Before {
  contactIds: string[];
  lineIds: string[];
}

export interface Proof {
  madeContactId: string | null;
  /** The chat line that proves it, which proves nothing else. */
  lineId: string | null;
}

export const PROVEN: Proof = { madeContactId: null, lineId: null };

const digits = (number: string | null): string => (number ?? '').replace(/\D/g, '');

function madeContact(command: Command & { verb: 'dial' | 'writeEmail' }, heard: Heard, before: Before): Proof | null {
  const channel = command.verb === 'dial' ? 'voice' : 'email';
  for (const report of heard.reports.values()) {
    if (report.channel !== channel || report.direction !== 'outbound') continue;
    if (before.contactIds.includes(report.contactId) || report.parentContactId !== command.parentContactId) continue;
    const isSameNumber = command.verb !== 'dial' || digits(command.number).endsWith(digits(report.address).slice(-7));
    if (isSameNumber) return { ...PROVEN, madeContactId: report.contactId };
  }
  return null;
}

/** Contacts of other channels come unasked. */
const ON_REQUEST: Channel[] = ['chat', 'email', 'workItem'];

/** Whatever comes next was most likely what was asked for; that another one was asked for cannot be told apart. */
function broughtContact(heard: Heard, before: Before): Proof | null {
  const brought = [...heard.reports.values()].find(
    ({ contactId, channel, direction }) =>
      ON_REQUEST.includes(channel) && direction === 'inbound' && !before.contactIds.includes(contactId)
  );
  return brought === undefined ? null : { ...PROVEN, madeContactId: brought.contactId };
}

type Check<V extends Verb> = (command: Extract<Command, { verb: V }>, heard: Heard, before: Before) => Proof | null;

const isIn =
  (...phases: ContactReport['phase'][]): ((command: { contactId: string }, heard: Heard) => Proof | null) =>
  (command, heard) => {
    const report = heard.reports.get(command.contactId);
    return report !== undefined && phases.includes(report.phase) ? PROVEN : null;
  };

const CHECKS: { [V in Verb]: Check<V> } = {
  accept: isIn('active', 'held'),
  reject: isIn('ended'),
  hold: isIn('held'),
  resume: isIn('active'),
  end: isIn('ended'),
  replyEmail: isIn('ended'),
  sendEmail: isIn('ended'),
  finishAfterContactWork: (command, heard) => (heard.reports.get(command.contactId)?.isFinal ? PROVEN : null),
  playVoicemail: (command, heard) => (heard.playback.get(command.contactId)?.isPaused === false ? PROVEN : null),
  pauseVoicemail: (command, heard) => (heard.playback.get(command.contactId)?.isPaused === true ? PROVEN : null),
  mute: (_command, heard) => (heard.isMuted === true ? PROVEN : null),
  unmute: (_command, heard) => (heard.isMuted === false ? PROVEN : null),
  connectLeg: (_command, heard) => (heard.leg === 'dialing' || heard.leg === 'up' ? PROVEN : null),
  requestContact: (_command, heard, before) => broughtContact(heard, before),
  saveDisposition: () => null,
  saveRecord: () => null,
  sendChatText(command, heard, before) {
    const line = (heard.agentLines.get(command.contactId) ?? []).find(
      ({ lineId, text }) => text === command.text && !before.lineIds.includes(lineId)
    );
    return line === undefined ? null : { ...PROVEN, lineId: line.lineId };
  },
  chooseState: (command, heard) => {
    const { agentState } = heard;
    if (agentState === null) return null;
    const isNow = agentState.state === command.choice && (agentState.code ?? null) === command.code;
    const isNext = agentState.next?.choice === command.choice && (agentState.next.code ?? null) === command.code;
    const isAtWork = command.choice === 'available' && agentState.state === 'working';
    return isNow || isNext || isAtWork ? PROVEN : null;
  },
  dial: madeContact,
  writeEmail: madeContact
};

/** What has proven one command proves no other one. */
export function withoutProof({ contactIds, lineIds }: Before, { madeContactId, lineId }: Proof): Before {
  return {
    contactIds: madeContactId === null ? contactIds : [...contactIds, madeContactId],
    lineIds: lineId === null ? lineIds : [...lineIds, lineId]
  };
}

/** What proves that the command took effect; null: nothing yet. */
export function proofOf(command: Command, heard: Heard, before: Before): Proof | null {
  return (CHECKS[command.verb] as Check<Verb>)(command as never, heard, before);
}

/** The contact is gone from the contact centre's picture, which is all that the command wanted. */
export function isDoneByAbsence(command: Command, heard: Heard): boolean {
  const wantsAnEnd = command.verb === 'end' || command.verb === 'reject' || command.verb === 'finishAfterContactWork';
  return wantsAnEnd && !heard.reports.has(command.contactId);
}

/** The agent hears or speaks with the customer, for which the agent's own phone must be on the line. */
export function needsLeg(command: Command, heard: Heard): boolean {
  if (command.verb === 'dial' || command.verb === 'playVoicemail') return true;
  return command.verb === 'accept' && heard.reports.get(command.contactId)?.channel === 'voice';
}

/** Nothing can come of the command any more, because its contact is over. */
export function isMoot(command: Command, heard: Heard): boolean {
  if (!('contactId' in command) || command.verb === 'saveDisposition' || isForOrg(command)) return false;
  // It may have been sent before the contact was over: only the agent can tell.
  if (WHEN_MISSING[command.verb] === 'askAgent') return false;
  const report = heard.reports.get(command.contactId);
  if (report === undefined) return true;
  return command.verb === 'finishAfterContactWork' ? false : report.phase === 'ended';
}
