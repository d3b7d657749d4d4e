import type { ContactCentreNews, ContactReport } from 'c/omniPorts';

const CHANNELS = ['voice', 'chat', 'email', 'workItem', 'voicemail'];
const PHASES = ['offered', 'dialing', 'active', 'held', 'ended'];
const ID = /^[A-Za-z0-9-]{1,64}$/;

export const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value) && /\d/.test(value);
export const isText = (value: unknown): boolean => typeof value === 'string';
export const isMoment = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
export const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const orNone =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || check(value);

const REPORT: { [K in keyof ContactReport]: (value: unknown) => boolean } = {
  contactId: isId,
  channel: (value) => CHANNELS.includes(value as string),
  unsupported: orNone((value) => ['personalConnection', 'sms', 'digital'].includes(value as string)),
  phase: (value) => PHASES.includes(value as string),
  isFinal: isFlag,
  version: isMoment,
  direction: (value) => value === 'inbound' || value === 'outbound',
  skillId: orNone(isId),
  parentContactId: orNone(isId),
  groupId: orNone(isId),
  customerName: orNone(isText),
  address: orNone(isText),
  subject: orNone(isText),
  startedAt: orNone(isMoment),
  acceptBy: orNone(isMoment),
  endReason: orNone(isText),
  workItem: orNone((value) => isText((value as { payload: unknown }).payload)),
  voicemail: orNone((value) => isMoment((value as { durationSeconds: unknown }).durationSeconds))
};

/** What is wrong with a report, by a check that shares nothing with the border; null: nothing. */
export function unsoundReport(report: ContactReport): string | null {
  const wrong = Object.entries(REPORT).find(([field, check]) => !check(report[field as keyof ContactReport]));
  return wrong === undefined
    ? null
    : `${wrong[0]}: ${String(JSON.stringify(report[wrong[0] as keyof ContactReport])).slice(0, 80)}`;
}

/** What is wrong with a piece of news; null: nothing. */
export function unsound(news: ContactCentreNews): string | null {
  if (news.type === 'contact.reported') return unsoundReport(news.report);
  if (news.type === 'contact.wrote') {
    const isGood =
      isId(news.contactId) &&
      news.lines.every(({ text, at, lineId }) => isText(text) && isMoment(at) && isText(lineId));
    return isGood ? null : 'lines';
  }
  if (news.type === 'playback.reported')
    return isId(news.contactId) && isFlag(news.isPaused) && isMoment(news.position) ? null : 'playback';
  if (news.type === 'agent.muteReported') return isFlag(news.isMuted) ? null : 'mute';
  if (news.type === 'agent.legReported') return ['up', 'down', 'dialing'].includes(news.leg) ? null : 'leg';
  if (news.type === 'agent.stateReported')
    return isMoment(news.agentState.since) && isFlag(news.agentState.isAcw) ? null : 'state';
  if (news.type === 'limits.reported') {
    const { requestContact, ...limits } = news.limits;
    return isFlag(requestContact) &&
      Object.values(limits).every(orNone((value) => isMoment(value) && (value as number) >= 0))
      ? null
      : 'limits';
  }
  return null;
}

const BUILT_IN = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Map.prototype,
  Promise.prototype
];
const count = (): string => BUILT_IN.map((one) => Reflect.ownKeys(one).length).join();
const atFirst = count();

/** Whether something was written into what every object inherits. */
export const isPolluted = (): boolean => count() !== atFirst || ({} as { polluted?: unknown }).polluted !== undefined;
