import type { ClosedSessionView } from './deskShape';
import { contextFrom, type DeskContext, type SessionRef } from './deskContext';
import type { Enqueue } from './enqueue';
import { reasonOfEnd } from 'c/omniElevation';
import { isAttempt, lastWord } from 'c/omniInteraction';
import { afterCall } from './failedCalls';
import { sessionById } from './deskRules';

const KEPT = 20;
const GONE_KEPT = 500;

/** One more contact that only a newer report may bring back. */
export const withGone = (gone: DeskContext['gone'], contacts: DeskContext['gone']): DeskContext['gone'] =>
  Object.fromEntries(Object.entries({ ...gone, ...contacts }).slice(-GONE_KEPT));

/** Closed sessions leave the screen, but for the one that has the keyboard focus. */
export function withoutClosed(context: DeskContext): Partial<DeskContext> {
  return {
    sessions: context.sessions.filter((ref) => ref.getSnapshot().status === 'active' || ref.id === context.lookedAt)
  };
}

/** What the desk keeps of a session that has closed, and which contacts need not be remembered any more. */
function afterClosing(
  context: DeskContext,
  session: SessionRef
): { changes: Partial<DeskContext>; contactIds: string[] } {
  const sessionId = session.id;
  const { customer, interactions } = session.getSnapshot().context;
  const snapshots = interactions.map((ref) => ref.getSnapshot());
  const [first] = snapshots;
  const closed: ClosedSessionView = {
    sessionId,
    customer,
    closedAt: Math.max(...snapshots.map(lastWord)),
    channels: snapshots.map((snapshot) => snapshot.context.report.channel),
    failedCall:
      snapshots.length === 1 && first !== undefined && isAttempt(first) ? reasonOfEnd(first.context.endReason!) : null
  };
  const contactIds = interactions.map((ref) => ref.id);
  const homes = Object.fromEntries(Object.entries(context.homes).filter(([, home]) => home.sessionId !== sessionId));
  const isSelectionInside = context.selectedId !== null && contactIds.includes(context.selectedId);
  return {
    changes: {
      // Others that have closed in the same moment are still to come.
      sessions: context.sessions.filter((ref) => ref.id !== sessionId || ref.id === context.lookedAt),
      homes,
      gone: withGone(
        context.gone,
        Object.fromEntries(snapshots.map(({ context: { report } }) => [report.contactId, report.version]))
      ),
      closed: [closed, ...context.closed.filter((other) => other.sessionId !== sessionId)].slice(0, KEPT),
      failedCalls: afterCall(context, customer, snapshots),
      remembered: context.remembered.filter((contact) => !contactIds.includes(contact.contactId)),
      selectedId: isSelectionInside ? null : context.selectedId
    },
    contactIds
  };
}

/** A session has closed: it goes to the recently closed ones, and nothing of it is remembered any more. */
export function close(context: DeskContext, sessionId: string, enqueue: Enqueue): void {
  const session = sessionById(context, sessionId);
  if (session === undefined) return;
  const { changes, contactIds } = afterClosing(context, session);
  // A child that is done stays in its parent's snapshot, with all that it holds, until the parent stops it.
  enqueue.stopChild(session);
  enqueue.assign(changes);
  enqueue({ type: 'forget', params: { contactIds } });
  // A call that only the agent can decide about must not go with the session that it was meant for.
  enqueue({ type: 'listAsked', params: { contactIds } });
}

/** Nothing of one agent's customers stays on the screen of the next. */
export function clearDesk(context: DeskContext, enqueue: Enqueue): void {
  context.sessions.forEach((session) => enqueue.stopChild(session));
  enqueue.assign({ ...contextFrom(context.settings), station: context.station });
}
