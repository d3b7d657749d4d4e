import { draftOf, EMPTY_DRAFT, EMPTY_MESSAGE, hasDraft, isDispositionRequired, whyNotSave } from 'c/omniPolicy';
import type {
  ChatLine,
  ContactDraft,
  ContactReport,
  MessageDraft,
  EndReason,
  Outcome,
  Reason,
  RecordedDisposition,
  Verb
} from 'c/omniPorts';
import { hasWords, isLetter, type IntentNews } from 'c/omniOutbox';
import type { InteractionContext } from './interactionContext';
import type { InteractionFact } from './interactionEvents';
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

/** What is being typed now stays before what was typed before the reload. */
export const recalledMessage = (context: InteractionContext, { message }: ContactDraft): MessageDraft =>
  context.message.text === '' && message !== null ? message : context.message;

/** What the agent wrote and only she can decide about. */
export const notSent = ({ outgoing }: InteractionContext): string[] =>
  outgoing.filter(({ status }) => status === 'failed').map(({ key }) => key);

/** A letter that was being written when its contact was ended, and can be sent no more: it is there until the agent lets it go. */
export const hasUnsentLetter = (context: InteractionContext): boolean =>
  context.report.channel === 'email' &&
  context.message.text.trim() !== '' &&
  !(['replyEmail', 'sendEmail', 'end'] as const).some((verb) => isUnderWay(context, verb));

/** The disposition on its way. */
export const saveUnderWay = (context: InteractionContext): InteractionContext['underWay'][number] | undefined =>
  context.underWay.find(({ verb }) => verb === 'saveDisposition');

export const isRequired = (context: InteractionContext): boolean =>
  context.rules !== null && isDispositionRequired(context.rules, context.policy);

/** A contact centre takes no disposition of a contact that was never up and is not over. */
export const whyNotSaveNow = ({ connectedAt, endedAt, draft, rules, report }: InteractionContext): Reason | null =>
  connectedAt === null && endedAt === null ? { key: 'notConnected' } : whyNotSave(draft, rules, report.version);

/** The note goes first, and alone: what was chosen beside it goes only when it is all that there is. */
export const afterDiscard = ({ draft }: InteractionContext): Changes => ({
  draft: draft.notes.trim() === '' ? EMPTY_DRAFT : { ...draft, notes: '' },
  isNoteBeside: false
});

const NOT_REACHED = ['busy', 'noAnswer', 'rejected', 'unreachable'] as const;

const isNotReached = (reason: EndReason | null): reason is (typeof NOT_REACHED)[number] =>
  NOT_REACHED.some((one) => one === reason);

/** The call was dialed and nobody was ever on the line; in doubt, after a gap, or where there was work after it, somebody was. */
export function wasNeverConnected({ connectedAt, report, endReason, wasDialed, hadAcw }: InteractionContext): boolean {
  if (connectedAt !== null || hadAcw || report.direction !== 'outbound') return false;
  if (isNotReached(endReason)) return true;
  return wasDialed && endReason !== 'vanished';
}

/** Whether the customer was reached; null where nobody saw it, as after a reload. */
export function outcomeOf(context: InteractionContext): Outcome | null {
  const { connectedAt, endReason, report } = context;
  if (connectedAt !== null) return 'connected';
  if (report.direction === 'outbound' && isNotReached(endReason)) return endReason;
  return wasNeverConnected(context) ? 'notConnected' : null;
}

/** What is on record, and whether a note was being typed that is not. */
export function afterRecordRead({ draft }: InteractionContext, recorded: RecordedDisposition | null): Changes {
  const note = draft.notes.trim();
  const isNoteBeside = recorded !== null && note !== '' && note !== recorded.notes.trim();
  return { recorded, isNoteBeside, isRecordRead: true };
}

/** After a gap an end that does not say that nobody was reached leaves open whether somebody was. */
function isSure({ connectedAt, report }: InteractionContext, reason: EndReason): boolean {
  return isNotReached(reason) || connectedAt !== null || report.direction === 'inbound';
}

/** The first word of the end stands, unless it was only that the contact is listed no more. */
export function afterEnd(
  context: InteractionContext,
  { at, isDated, reason }: { at: number; isDated: boolean; reason: EndReason }
): Changes {
  const { endedAt, endReason, isEndMeasured, playback } = context;
  const isMissed = endReason === 'vanished';
  const isKnown = endedAt !== null && !isMissed;
  return {
    endedAt: isKnown ? endedAt : at,
    endReason: isKnown || (isMissed && !isSure(context, reason)) ? endReason : reason,
    isEndMeasured: isKnown ? isEndMeasured : isDated,
    playback: { ...playback, isPlaying: false }
  };
}

/** One that vanished ended at some time since. */
export function afterEndRead(
  context: InteractionContext,
  { at, reason, recorded }: Extract<InteractionFact, { type: 'end.read' }>
): Changes {
  const { endedAt, endReason, isEndMeasured } = context;
  const isNews = endReason === 'vanished';
  return {
    isEndUnread: false,
    isEndMeasured: isNews ? at !== null : isEndMeasured,
    endedAt: isNews ? (at ?? endedAt) : endedAt,
    endReason: isNews && reason !== null && isSure(context, reason) ? reason : endReason,
    ...afterRecordRead(context, recorded ?? context.recorded)
  };
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

const LINE_STATUS = {
  new: 'sending',
  queued: 'sending',
  sent: 'sending',
  unknown: 'unknown',
  refused: 'failed'
} as const;

function outgoingAfter(context: InteractionContext, intent: IntentNews): OutgoingLine[] {
  const { key, command, status, reason } = intent;
  const isOver = status === 'confirmed' || (status === 'refused' && reason === null);
  if (!hasWords(command) || isOver) return context.outgoing.filter((line) => line.key !== key);
  const shown = status === 'queued' && intent.isWaiting ? 'waiting' : LINE_STATUS[status];
  const line: OutgoingLine = { key, text: command.text, status: shown, reason };
  const isKnown = context.outgoing.some((other) => other.key === key);
  return isKnown ? context.outgoing.map((other) => (other.key === key ? line : other)) : [...context.outgoing, line];
}

/** A chat line or letter says itself what became of it. */
function troubleAfter(context: InteractionContext, { command, status, reason }: IntentNews): Trouble | null {
  const place = PLACE[command.verb] ?? 'contact';
  const { trouble } = context;
  const isOver = status === 'confirmed' || status === 'refused';
  if (status === 'refused' && reason !== null && !hasWords(command)) {
    return { at: place, reason };
  }
  return trouble?.at === place && !isOver ? null : trouble;
}

const GONE = 'contactGone';
const NOT_SENT: Reason = { key: 'notSent' };
const REFUSED: Reason = { key: 'refusedByContactCentre' };

/** The contact centre tells of the contact: nothing may go on saying that it is gone, but what was not done is still not done. */
export function whenThere({ trouble, outgoing }: InteractionContext): Changes {
  const isGone = trouble?.reason.key === GONE;
  if (!isGone && !outgoing.some(({ reason }) => reason?.key === GONE)) return {};
  return {
    trouble: isGone ? { ...trouble, reason: REFUSED } : trouble,
    outgoing: outgoing.map((line) => (line.reason?.key === GONE ? { ...line, reason: NOT_SENT } : line))
  };
}

/** It was sent, or discarded with the contact it would have made, or let go after that was over. */
export function isLetterDone(
  { report, endedAt }: InteractionContext,
  { command, status, reason }: IntentNews
): boolean {
  const isDiscard = command.verb === 'end' && report.channel === 'email' && report.direction === 'outbound';
  const isLetGo = isLetter(command) && status === 'refused' && reason === null && endedAt !== null;
  return isLetGo || (status === 'confirmed' && (isDiscard || isLetter(command)));
}

/** What an intent's change means for the interaction it belongs to. */
export function withIntent(context: InteractionContext, intent: IntentNews): Changes {
  const { key, command, status, reason, isWaiting } = intent;
  const others = context.underWay.filter((known) => known.key !== key);
  const isOpen = status !== 'confirmed' && status !== 'refused';
  const isSaid = status === 'confirmed' || (status === 'refused' && reason === null);
  return {
    underWay: isOpen ? [...others, { key, verb: command.verb, status, isWaiting }] : others,
    ...(command.verb === 'saveDisposition' ? { lastSave: isSaid ? null : command.disposition } : {}),
    ...(isLetterDone(context, intent) ? { message: EMPTY_MESSAGE } : {}),
    outgoing: outgoingAfter(context, intent),
    trouble: troubleAfter(context, intent)
  };
}

/** What is being saved was typed once; where this page does not know it, it can be seen and changed again all the same. */
export function whileSaving(context: InteractionContext, { command }: IntentNews): Changes {
  if (command.verb !== 'saveDisposition' || hasDraft(context.draft)) return {};
  return { draft: draftOf(command.disposition) };
}

/** The disposition is on record: what was typed for it is no longer unsaved. What is read back tells of the first one only; the second travelled with it. */
export function afterSave(context: InteractionContext, intent: IntentNews): Changes {
  if (intent.command.verb !== 'saveDisposition') return {};
  const { disposition } = intent.command;
  const name = context.rules?.dispositions.find((choice) => choice.dispositionId === disposition.dispositionId)?.name;
  return {
    recorded: {
      dispositionId: disposition.dispositionId,
      secondaryDispositionId: disposition.secondaryDispositionId,
      name: name ?? intent.recordedName ?? null,
      notes: disposition.notes
    },
    draft: EMPTY_DRAFT
  };
}
