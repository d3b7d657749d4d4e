import { outcomeOf, type Customer, type InteractionSnapshot } from 'c/omniInteraction';
import { isPutToAgent, type IntentNews } from 'c/omniOutbox';
import { readNumber, showNumber, whyNotNewCall, whyNotSkill, type DeskCase } from 'c/omniPolicy';
import type { Outcome, Reason, ReasonKey } from 'c/omniPorts';
import type { AttemptView } from 'c/omniSession';
import type { DeskContext, FailedCall } from './deskContext';
import { deskCase, dialedNameOf } from './deskRules';
import type { Enqueue } from './enqueue';

const MOST = 5;

const REASON: { [outcome in Outcome]?: ReasonKey } = {
  busy: 'busy',
  noAnswer: 'noAnswer',
  rejected: 'rejected',
  unreachable: 'unreachable'
};

const numberOf = ({ settings }: DeskContext, address: string | null): string | null => {
  const read = readNumber(address ?? '', settings);
  return read.ok ? read.e164 : null;
};

const withOneMore = ({ failedCalls }: DeskContext, call: FailedCall): FailedCall[] =>
  [...failedCalls.filter(({ number }) => number !== call.number), call].slice(-MOST);

/** A call of its own that reached nobody outlives its session, so that nobody types its number again. */
export function afterCall(context: DeskContext, customer: Customer, snapshots: InteractionSnapshot[]): FailedCall[] {
  const inside = snapshots[0]!.context;
  const { contactId, channel, direction, address, skillId } = inside.report;
  const key = REASON[outcomeOf(inside) ?? 'connected'];
  const number = numberOf(context, address);
  const isCall = channel === 'voice' && direction === 'outbound' && snapshots.length === 1;
  if (!isCall || key === undefined || number === null || skillId === null) return context.failedCalls;
  const recordId = context.dialedFrom[contactId];
  return withOneMore(context, {
    attemptId: contactId,
    number,
    skillId,
    name: customer.name,
    reason: { key },
    ...(recordId && { recordId })
  });
}

/** A call that was refused while its form was closed asks nothing more of the outbox: trying again is a call of its own. */
export function afterRefusal(context: DeskContext, { key, command, reason }: IntentNews): FailedCall[] | null {
  if (command.verb !== 'dial' || command.parentContactId !== null) return null;
  if (reason === null || isPutToAgent(command, reason)) return null;
  const { number, skillId, recordId } = command;
  const name = dialedNameOf(context, number);
  return withOneMore(context, { attemptId: key, number, skillId, name, reason, ...(recordId && { recordId }) });
}

const whyNotAgain = (desk: DeskCase, { skillId }: FailedCall): Reason | null =>
  whyNotNewCall(desk) ?? whyNotSkill('voice', skillId, desk.skills);

export const failedCallViews = ({ failedCalls, settings }: DeskContext, desk: DeskCase): AttemptView[] =>
  failedCalls.map((call) => ({
    attemptId: call.attemptId,
    target: 'voice',
    address: showNumber(call.number, settings.defaultCountry),
    status: 'failed',
    reason: call.reason,
    tryAgain: { off: whyNotAgain(desk, call) }
  }));

export const withoutFailedCall = ({ failedCalls }: DeskContext, attemptId: string): Partial<DeskContext> => ({
  failedCalls: failedCalls.filter((call) => call.attemptId !== attemptId)
});

/** The same number once more, as a new intent; one press is one dial. */
export function callFailedAgain(context: DeskContext, attemptId: string, enqueue: Enqueue): void {
  const call = context.failedCalls.find((one) => one.attemptId === attemptId);
  if (call === undefined || whyNotAgain(deskCase(context), call) !== null) return;
  const { number, skillId, recordId, name } = call;
  enqueue.assign({ ...withoutFailedCall(context, attemptId), dialed: name === null ? null : { number, name } });
  const command = { verb: 'dial' as const, number, skillId, parentContactId: null, ...(recordId && { recordId }) };
  enqueue({ type: 'command', params: { command, contactId: null } });
}
