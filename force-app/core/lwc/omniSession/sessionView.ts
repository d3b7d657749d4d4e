import type { SnapshotFrom } from 'c/xstate';
import { isAttempt, owedBy, selectInteractionView, type Around, type InteractionView } from 'c/omniInteraction';
import type { Reason, TargetChannel } from 'c/omniPorts';
import { reasonOfEnd } from 'c/omniElevation';
import type { InteractionRef, SessionContext, sessionMachine } from './sessionMachine';
import type { AttemptView, SessionView } from './sessionShape';

type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;

/** What the desk knows about a session and it does not itself. */
export interface SessionAround {
  skillName: (skillId: string | null) => string | null;
  targets: (interaction: InteractionRef) => Around['targets'];
  playOff: Reason | null;
  linkHosts: string[];
  whyNotAgain: (parentInteractionId: string, target: 'voice' | 'email') => Reason | null;
  readable: (address: string) => string;
  /** Attempts the session does not know itself, because they were begun before this page was loaded. */
  attempts: AttemptView[];
  /** A view drawn before from the same snapshot and the same surroundings may be given again. */
  remember: (interaction: InteractionRef, around: Around, draw: () => InteractionView) => InteractionView;
}

const isElevated = ({ interactions }: SessionContext, ref: InteractionRef): boolean => {
  const { direction, parentContactId } = ref.getSnapshot().context.report;
  return direction === 'outbound' && interactions.some(({ id }) => id === parentContactId);
};

/** Elevations that reached nobody and were begun before this page was loaded: only their contacts tell of them. */
export const attemptsBefore = (context: SessionContext): InteractionRef[] =>
  context.interactions.filter(
    (ref) =>
      isAttempt(ref.getSnapshot()) &&
      isElevated(context, ref) &&
      !context.elevations.some((one) => one.getSnapshot().context.contactId === ref.id)
  );

const targetOf = (ref: InteractionRef): TargetChannel =>
  ref.getSnapshot().context.report.channel === 'email' ? 'email' : 'voice';

function viewsOfBefore(context: SessionContext, around: SessionAround): AttemptView[] {
  const elevated = context.interactions.filter((ref) => isElevated(context, ref));
  return attemptsBefore(context).map((ref): AttemptView => {
    const { report, endReason } = ref.getSnapshot().context;
    const target = targetOf(ref);
    const newest = elevated.filter((one) => targetOf(one) === target).at(-1);
    const isOvertaken = context.elevations.some((one) => one.getSnapshot().context.target === target);
    return {
      attemptId: ref.id,
      target,
      address: around.readable(report.address ?? ''),
      status: 'failed',
      reason: reasonOfEnd(endReason!),
      tryAgain: ref === newest && !isOvertaken ? { off: around.whyNotAgain(report.parentContactId!, target) } : null
    };
  });
}

function attemptsOf({ context }: SessionSnapshot, around: SessionAround): AttemptView[] {
  return context.elevations.flatMap((ref): AttemptView[] => {
    const snapshot = ref.getSnapshot();
    if (snapshot.matches('joined') || snapshot.matches('reaching')) return [];
    const { attemptId, target, address, reason, parentInteractionId } = snapshot.context;
    // What was begun since on another channel takes nothing away from it.
    const newest = context.elevations.filter((one) => one.getSnapshot().context.target === target).at(-1);
    const isFailed = snapshot.matches('failed');
    return [
      {
        attemptId,
        target,
        address: around.readable(address),
        status: isFailed ? 'failed' : 'underWay',
        reason,
        tryAgain: isFailed && ref === newest ? { off: around.whyNotAgain(parentInteractionId, target) } : null
      }
    ];
  });
}

/** Everything a session's card needs to draw. */
export function selectSessionView(snapshot: SessionSnapshot, around: SessionAround): SessionView {
  const { context } = snapshot;
  const shown = context.interactions.filter((ref) => !isAttempt(ref.getSnapshot()));
  const interactions = shown.map((ref) => {
    const { report } = ref.getSnapshot().context;
    const parent = context.interactions.find((other) => other.id === report.parentContactId);
    const inside: Around = {
      customer: context.customer,
      skillName: around.skillName(report.skillId),
      elevatedFrom:
        parent === undefined
          ? null
          : { interactionId: parent.id, channel: parent.getSnapshot().context.report.channel },
      targets: snapshot.status === 'active' ? around.targets(ref) : [],
      playOff: around.playOff,
      linkHosts: around.linkHosts,
      readable: around.readable
    };
    return around.remember(ref, inside, () => selectInteractionView(ref.getSnapshot(), inside));
  });
  const owed: SessionView['owed'] = context.interactions.flatMap((ref) => {
    const { report } = ref.getSnapshot().context;
    return owedBy(ref.getSnapshot()).map((one) => ({ interactionId: ref.id, channel: report.channel, owed: one }));
  });
  context.awaited.forEach((interactionId) => owed.push({ interactionId, channel: null, owed: 'beingRead' }));
  const isClosing = owed.length > 0 && owed.every((one) => one.owed === 'beingSaved');
  return {
    sessionId: context.sessionId,
    customer: context.customer,
    status: snapshot.status !== 'active' ? 'closed' : isClosing ? 'closing' : 'open',
    interactions,
    attempts: [...around.attempts, ...viewsOfBefore(context, around), ...attemptsOf(snapshot, around)],
    owed
  };
}
