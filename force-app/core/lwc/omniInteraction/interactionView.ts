import type { SnapshotFrom } from 'c/xstate';
import { hasDraft } from 'c/omniPolicy';
import type { Channel, Reason, TargetChannel } from 'c/omniPorts';
import type { interactionMachine } from './interactionMachine';
import type { InteractionContext } from './interactionContext';
import {
  hasUnsentLetter,
  isRequired,
  isUnderWay,
  saveUnderWay,
  wasNeverConnected,
  whyNotSaveNow
} from './interactionRules';
import type { InteractionWish } from './interactionEvents';
import type { Control, Customer, DispositionView, InteractionStatus, InteractionView, Owed } from './interactionShape';

export type InteractionSnapshot = SnapshotFrom<typeof interactionMachine>;

/** What the session and the desk know about an interaction and it does not itself. */
export interface Around {
  customer: Customer;
  skillName: string | null;
  elevatedFrom: { interactionId: string; channel: Channel } | null;
  targets: { target: TargetChannel; off: Reason | null }[];
  /** Why a voicemail cannot be played now; null: the line is free. */
  playOff: Reason | null;
  /** Where links of a work item may lead. */
  linkHosts: string[];
  /** A number or address as a person reads it. */
  readable: (address: string) => string;
}

const BEING_SENT: Reason = { key: 'beingSent' };
const FINISHED_DISPOSITIONS = ['recorded', 'notRequired'] as const;

/** What still stands between this interaction and settled. */
export function owedBy(snapshot: InteractionSnapshot): Owed[] {
  const { context } = snapshot;
  const owed: Owed[] = [];
  if (!snapshot.matches({ contact: 'ended' }) || context.isEndUnread) owed.push('connected');
  else if (snapshot.matches({ acw: 'open' })) owed.push('afterContactWork');
  if (snapshot.matches({ disposition: 'saving' })) owed.push('beingSaved');
  else if (!isDispositionDone(snapshot)) {
    const isWanted = isRequired(context) && context.recorded === null;
    const mayBeLeft = snapshot.matches({ disposition: 'open' }) && !isWanted;
    if (!mayBeLeft) owed.push('disposition');
    const isLeft = hasDraft(context.draft) && (mayBeLeft || context.draft.notes.trim() !== '');
    if (isLeft || context.isNoteBeside) owed.push('unsavedNote');
  }
  if (snapshot.matches({ contact: 'ended' })) owed.push(...owedWords(context));
  return [...new Set(owed)];
}

/** What became of a chat line or letter must be told, and one that did not arrive is for the agent to let go. */
const owedWords = (context: InteractionContext): Owed[] => [
  ...context.outgoing.map(({ status }) => (status === 'failed' ? 'unsavedNote' : 'beingSaved')),
  ...(hasUnsentLetter(context) ? (['unsavedNote'] as const) : [])
];

const isDispositionDone = (snapshot: InteractionSnapshot): boolean =>
  FINISHED_DISPOSITIONS.some((disposition) => snapshot.matches({ disposition }));

/** Ended, after-contact work done, disposition recorded or not required, no unsaved note or line. */
export const isSettled = (snapshot: InteractionSnapshot): boolean =>
  snapshot.matches({ contact: 'ended' }) &&
  !snapshot.context.isEndUnread &&
  !snapshot.matches({ acw: 'open' }) &&
  isDispositionDone(snapshot) &&
  owedWords(snapshot.context).length === 0;

/** When the last was heard of one that has ended. */
export const lastWord = ({ context: { endedAt, report } }: InteractionSnapshot): number =>
  Math.max(endedAt!, report.version);

/** Nobody was ever on the line: drawn as one attempt line. */
export const isAttempt = (snapshot: InteractionSnapshot): boolean =>
  isSettled(snapshot) && wasNeverConnected(snapshot.context);

function statusOf(snapshot: InteractionSnapshot): InteractionStatus {
  if (snapshot.matches({ contact: 'ended' })) return snapshot.matches({ acw: 'open' }) ? 'afterContactWork' : 'ended';
  if (snapshot.matches({ contact: 'held' })) return 'held';
  return snapshot.matches({ contact: 'active' }) ? 'active' : 'dialing';
}

const control = (snapshot: InteractionSnapshot, wish: InteractionWish, isShown: boolean, off: Reason): Control =>
  isShown ? { off: snapshot.can(wish) ? null : off } : null;

function dispositionView(snapshot: InteractionSnapshot): DispositionView {
  const { context } = snapshot;
  const status = snapshot.value.disposition;
  const underWay = status === 'saving' ? saveUnderWay(context) : undefined;
  // A promise is not made before it is kept on disk.
  const isOnDisk = underWay !== undefined && underWay.status !== 'new';
  const isWaiting = underWay?.status === 'queued' && underWay.isWaiting;
  return {
    status,
    isRequired: isRequired(context),
    choices: context.rules?.dispositions ?? [],
    allowSecondary: context.rules?.allowSecondary ?? false,
    draft: context.draft,
    hasUnsavedDraft: status === 'open' && (hasDraft(context.draft) || context.isNoteBeside),
    recorded: context.recorded,
    save: control(
      snapshot,
      { type: 'agent.saveDisposition' },
      status === 'open' || status === 'saving',
      status === 'saving' ? BEING_SENT : (whyNotSaveNow(context) ?? BEING_SENT)
    ),
    lastSave: context.lastSave,
    saving: isOnDisk ? (isWaiting ? 'waiting' : underWay.status === 'unknown' ? 'unknown' : 'sending') : null,
    undo: isWaiting ? { off: null } : null
  };
}

function channelParts(
  snapshot: InteractionSnapshot,
  { playOff, linkHosts }: Around
): Pick<InteractionView, 'chat' | 'email' | 'voicemail' | 'workItem'> {
  const { context } = snapshot;
  const { report } = context;
  const isActive = snapshot.matches({ contact: 'active' });
  const letterUnderWay = isUnderWay(context, 'sendEmail') || isUnderWay(context, 'replyEmail');
  const newest = context.letters?.at(-1);
  const subject = newest?.subject ?? report.subject ?? '';
  return {
    chat:
      report.channel === 'chat'
        ? { lines: context.lines, outgoing: context.outgoing, send: isActive ? { off: null } : null }
        : null,
    email:
      report.channel === 'email'
        ? {
            mode: report.direction === 'inbound' ? 'reply' : 'write',
            letters: context.letters,
            outgoing: context.outgoing,
            to: (report.direction === 'inbound' ? newest?.from : null) ?? report.address ?? '',
            subject:
              report.direction === 'inbound' && subject !== '' && !/^(re|aw):/i.test(subject)
                ? `Re: ${subject}`
                : subject,
            send: isActive ? { off: letterUnderWay ? BEING_SENT : null } : null
          }
        : null,
    voicemail:
      report.channel === 'voicemail'
        ? {
            durationSeconds: report.voicemail?.durationSeconds ?? 0,
            isPlaying: context.playback.isPlaying,
            position: context.playback.position,
            play:
              isActive && !context.playback.isPlaying
                ? { off: isUnderWay(context, 'playVoicemail') ? BEING_SENT : playOff }
                : null,
            pause:
              isActive && context.playback.isPlaying
                ? { off: isUnderWay(context, 'pauseVoicemail') ? BEING_SENT : null }
                : null
          }
        : null,
    workItem:
      report.workItem === null ? null : { type: report.workItem.type, payload: report.workItem.payload, linkHosts }
  };
}

/** Everything a card needs to draw one interaction. */
export function selectInteractionView(snapshot: InteractionSnapshot, around: Around): InteractionView {
  const { context } = snapshot;
  const { report } = context;
  const status = statusOf(snapshot);
  const isCall = report.channel === 'voice';
  const maxAcw = context.rules?.maxSecondsAcw ?? null;
  return {
    interactionId: context.interactionId,
    channel: report.channel,
    customer: around.customer,
    direction: report.direction,
    status,
    isSettled: isSettled(snapshot),
    owed: owedBy(snapshot),
    isSelected: context.isSelected,
    unread: context.unread,
    address: report.address === null ? null : around.readable(report.address),
    skillName: around.skillName,
    subject: report.subject,
    startedAt: report.startedAt,
    connectedAt: context.connectedAt,
    endedAt: context.endedAt,
    isEndUnknown: context.isEndUnread || !context.isEndMeasured,
    acwUntil:
      status === 'afterContactWork' && maxAcw !== null && context.endedAt !== null
        ? context.endedAt + maxAcw * 1000
        : null,
    endReason: context.endReason,
    elevatedFrom: around.elevatedFrom,
    hold: control(snapshot, { type: 'agent.hold' }, isCall && status === 'active', BEING_SENT),
    resume: control(snapshot, { type: 'agent.resume' }, isCall && status === 'held', BEING_SENT),
    end: control(
      snapshot,
      { type: 'agent.end' },
      status === 'active' || status === 'held' || status === 'dialing',
      status === 'held' ? { key: 'callHeld' } : BEING_SENT
    ),
    finishAcw: control(
      snapshot,
      { type: 'agent.finishAfterContactWork' },
      status === 'afterContactWork',
      isUnderWay(context, 'finishAfterContactWork') ? BEING_SENT : { key: 'dispositionOwed' }
    ),
    targets: around.targets,
    detailsShown: context.detailsShown,
    message: context.message,
    disposition: dispositionView(snapshot),
    ...channelParts(snapshot, around),
    trouble: context.trouble
  };
}
