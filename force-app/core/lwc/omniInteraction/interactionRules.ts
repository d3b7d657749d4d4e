import { EMPTY_DRAFT, hasDraft, isDispositionRequired, whyNotSave } from 'c/omniPolicy';
import type { ChatLine, ContactReport, EndReason, Reason, Verb } from 'c/omniPorts';
import type { IntentNews } from 'c/omniOutbox';
import type { InteractionContext } from './interactionContext';
import type { OutgoingLine, Trouble } from './interactionShape';

type Changes = Partial<InteractionContext>;

/** A later report never loses to an earlier one; what an older one did not know is kept. */
export function newer(context: InteractionContext, report: ContactReport): ContactReport {
  const { report: known } = context;
  return {
    ...report,
    version: Math.max(report.version, known.version),
    skillId: report.skillId ?? known.skillId,
    parentContactId: report.parentContactId ?? known.parentContactId,
    groupId: report.groupId ?? known.groupId,
    customerName: report.customerName ?? known.customerName,
    address: report.address ?? known.address,
    subject: report.subject ?? known.subject,
    startedAt: report.startedAt ?? known.startedAt,
    workItem: report.workItem ?? known.workItem,
    voicemail: report.voicemail ?? known.voicemail
  };
}

export const isUnderWay = (context: InteractionContext, verb: Verb): boolean =>
  context.underWay.some((intent) => intent.verb === verb);

export const isRequired = (context: InteractionContext): boolean =>
  context.rules !== null && isDispositionRequired(context.rules, context.policy);

export const whyNotSaveNow = (context: InteractionContext): Reason | null =>
  whyNotSave(context.draft, context.rules, context.report.version);

const NOT_REACHED: EndReason[] = ['busy', 'noAnswer', 'rejected', 'unreachable'];

/** The call was dialed and nobody was ever on the line; in doubt, after a gap, or where there was work after it, somebody was. */
export function wasNeverConnected({ connectedAt, report, endReason, wasDialed, hadAcw }: InteractionContext): boolean {
  if (connectedAt !== null || hadAcw || report.direction !== 'outbound') return false;
  if (endReason !== null && NOT_REACHED.includes(endReason)) return true;
  return wasDialed && endReason !== 'vanished';
}

/** The contact is over, its after-contact work too, and the skill lets it go without a disposition. */
export function needsNoDisposition(context: InteractionContext): boolean {
  if (context.rules === null || !context.isRecordRead || context.recorded !== null) return false;
  if (hasDraft(context.draft)) return false;
  if (context.rules.dispositions.length === 0) return true;
  if (!context.isFinal) return false;
  return wasNeverConnected(context) || !isRequired(context);
}

export function withLines(context: InteractionContext, lines: ChatLine[]): Changes {
  const fresh = lines.filter((line) => !context.lines.some((known) => known.lineId === line.lineId));
  if (fresh.length === 0) return {};
  const fromCustomer = fresh.filter((line) => line.from === 'customer').length;
  return {
    lines: [...context.lines, ...fresh].sort((one, other) => one.at - other.at),
    unread: context.isSelected ? 0 : context.unread + fromCustomer
  };
}

const PLACE: { [V in Verb]?: Trouble['at'] } = {
  sendChatText: 'message',
  replyEmail: 'message',
  sendEmail: 'message',
  playVoicemail: 'message',
  pauseVoicemail: 'message',
  saveDisposition: 'disposition',
  finishAfterContactWork: 'afterContactWork'
};

function outgoingAfter(context: InteractionContext, { key, command, status, reason }: IntentNews): OutgoingLine[] {
  const others = context.outgoing.filter((line) => line.key !== key);
  if (command.verb !== 'sendChatText' || status === 'confirmed') return others;
  const shown = status === 'refused' ? 'failed' : status === 'unknown' ? 'unknown' : 'sending';
  return [...others, { key, text: command.text, status: shown, reason }];
}

/** What an intent's change means for the interaction it belongs to. */
export function withIntent(context: InteractionContext, intent: IntentNews): Changes {
  const { key, command, status, reason } = intent;
  const others = context.underWay.filter((known) => known.key !== key);
  const isOpen = status !== 'confirmed' && status !== 'refused';
  const place = PLACE[command.verb] ?? 'contact';
  const trouble =
    reason !== null && status === 'refused'
      ? { at: place, reason, sendAgainKey: reason.key === 'notKnownWhetherSent' ? key : null }
      : context.trouble?.at === place && isOpen
        ? null
        : context.trouble;
  return {
    underWay: isOpen ? [...others, { key, verb: command.verb }] : others,
    outgoing: outgoingAfter(context, intent),
    trouble
  };
}

/** The disposition is on record: what was typed for it is no longer unsaved. */
export function afterSave(context: InteractionContext, intent: IntentNews): Changes {
  if (intent.command.verb !== 'saveDisposition') return {};
  const { disposition } = intent.command;
  const name = context.rules?.dispositions.find((choice) => choice.dispositionId === disposition.dispositionId)?.name;
  return {
    recorded: { dispositionId: disposition.dispositionId, name: name ?? null, notes: disposition.notes },
    draft: EMPTY_DRAFT
  };
}
