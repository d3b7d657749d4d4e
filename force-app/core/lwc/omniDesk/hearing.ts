import { redactId } from 'c/omniLog';
import type { ContactReport, Reason } from 'c/omniPorts';
import type { DeskContext } from './deskContext';
import type { Enqueue } from './enqueue';
import { withGone } from './closing';
import { awaitedBy, findHome, homeOf, kinOf, newCustomer, openSessions, sessionById } from './deskRules';

const without = <T>(table: { [id: string]: T }, id: string): { [id: string]: T } =>
  Object.fromEntries(Object.entries(table).filter(([key]) => key !== id));

const recordOf = ({ dialedFrom }: DeskContext, contactId: string): { recordId?: string } => {
  const recordId = dialedFrom[contactId];
  return recordId === undefined ? {} : { recordId };
};

function remember(context: DeskContext, report: ContactReport, sessionId: string, enqueue: Enqueue): void {
  const { contactId, parentContactId } = report;
  if (context.remembered.some((contact) => contact.contactId === contactId)) return;
  // Whichever contact comes first after a reload names the session anew; what was remembered goes on under its first name.
  const contact = {
    contactId,
    sessionId: kinOf(context, report)?.sessionId ?? sessionId,
    parentContactId,
    ...recordOf(context, contactId)
  };
  enqueue.assign(({ context: now }) => ({ remembered: [...now.remembered, contact] }));
  enqueue({ type: 'remember', params: { contact } });
}

function takeIn(context: DeskContext, report: ContactReport, enqueue: Enqueue): void {
  const { contactId, groupId, parentContactId } = report;
  const known = findHome(context, report);
  const sessionId = known ?? report.contactId;
  const homes = { ...context.homes, [contactId]: { sessionId, groupId, parentContactId } };
  if (known === null) {
    const customer = newCustomer(context, report);
    const awaited = awaitedBy({ ...context, homes }, sessionId);
    enqueue.assign(({ context: now, spawn }) => ({
      sessions: [
        ...now.sessions,
        spawn('session', {
          id: sessionId,
          input: { sessionId, customer, policy: now.settings.dispositionPolicy, awaited },
          syncSnapshot: true
        })
      ]
    }));
  }
  enqueue.assign({ offers: without(context.offers, contactId), homes });
  enqueue.sendTo(({ context: now }) => sessionById(now, sessionId)!, {
    type: 'contact.joined',
    report,
    isSelected: context.selectedId === contactId
  });
  remember(context, report, sessionId, enqueue);
}

/** What the contact centre tells of is not gone: it did not do what was asked of it. */
const stillTrue = (trouble: Reason | null): Reason | null =>
  trouble?.key === 'contactGone' ? { key: 'refusedByContactCentre' } : trouble;

const LAST_WORDS_KEPT = 50;

function keepLastWord(context: DeskContext, report: ContactReport, enqueue: Enqueue): void {
  const { contactId, version } = report;
  enqueue.assign({
    offers: without(context.offers, contactId),
    gone: withGone(context.gone, { [contactId]: version }),
    lastWords: Object.fromEntries(Object.entries({ ...context.lastWords, [contactId]: report }).slice(-LAST_WORDS_KEPT))
  });
}

/** A report that came too late; it matters only if it says that a contact was up of which nothing but its end was heard. */
function hearLate(context: DeskContext, report: ContactReport, enqueue: Enqueue): void {
  const { contactId, phase } = report;
  const last = context.lastWords[contactId];
  if (last === undefined || (phase !== 'active' && phase !== 'held')) return;
  enqueue.assign({ lastWords: without(context.lastWords, contactId) });
  takeIn(context, report, enqueue);
  enqueue.sendTo(({ context: now }) => homeOf(now, contactId)!, { type: 'contact.reported', report: last });
}

/** A contact is an offer, belongs to a session, opens one, or is over. */
export function hearContact(context: DeskContext, report: ContactReport, enqueue: Enqueue): void {
  const { contactId } = report;
  const home = context.homes[contactId];
  const session = homeOf(context, contactId);
  if (home !== undefined && session !== undefined) {
    enqueue.assign({
      homes: {
        ...context.homes,
        [contactId]: {
          ...home,
          groupId: report.groupId ?? home.groupId,
          parentContactId: report.parentContactId ?? home.parentContactId
        }
      }
    });
    enqueue.sendTo(session, { type: 'contact.reported', report });
    remember(context, report, home.sessionId, enqueue);
    return;
  }
  const goneAt = context.gone[contactId];
  const isOffered = contactId in context.offers;
  const isRemembered = context.remembered.some((contact) => contact.contactId === contactId);
  const isLate = !isRemembered && goneAt !== undefined && (report.version <= goneAt || (report.isFinal && !isOffered));
  if (isLate) return hearLate(context, report, enqueue);
  if (report.phase === 'offered') {
    const before = context.offers[contactId];
    const offer = {
      report,
      since: before?.since ?? report.version,
      pending: before?.pending ?? null,
      trouble: stillTrue(before?.trouble ?? null)
    };
    const requesting = { ...context.requesting, trouble: before ? context.requesting.trouble : null };
    enqueue.assign({ offers: { ...context.offers, [contactId]: offer }, requesting });
    return;
  }
  const isOverForGood = report.phase === 'ended' && report.isFinal;
  const isOwnDoing = report.direction === 'outbound' || findHome(context, report) !== null;
  if (!isOverForGood || isRemembered || isOwnDoing) takeIn(context, report, enqueue);
  else keepLastWord(context, report, enqueue);
}

/** What is still open may have been done in another place. */
export function hearReturn(context: DeskContext, enqueue: Enqueue): void {
  for (const session of openSessions(context)) {
    for (const { id } of session.getSnapshot().context.interactions) {
      enqueue.sendTo(session, { type: 'interaction.told', interactionId: id, event: { type: 'desk.returned' } });
    }
  }
}

/** Every session learns which of its contacts it still has to wait for, after whatever has come back in the same event. */
export function tellAwaited(context: DeskContext, enqueue: Enqueue): void {
  for (const session of openSessions(context)) {
    const contactIds = awaitedBy(context, session.id);
    const { awaited } = session.getSnapshot().context;
    if (awaited.join() !== contactIds.join()) enqueue.sendTo(session, { type: 'contacts.awaited', contactIds });
  }
}

/** A remembered contact is not there any more: it owes nothing that anybody could do, and no session waits for it. */
export function letGo(context: DeskContext, contactId: string, enqueue: Enqueue): void {
  enqueue.assign({
    remembered: context.remembered.filter((contact) => contact.contactId !== contactId),
    diagnostics: [
      ...context.diagnostics.slice(-49),
      { at: context.agentState?.since ?? 0, kind: 'missingContact', about: redactId(contactId) }
    ]
  });
  enqueue({ type: 'forget', params: { contactIds: [contactId] } });
}

/** Personal Connection, SMS and digital contacts: refused once while nobody is on the line, else shown with *End* only (design M3). */
export function hearUnsupported(context: DeskContext, report: ContactReport, enqueue: Enqueue): void {
  const { contactId } = report;
  const before = context.unsupported[contactId];
  if (report.version <= (context.gone[contactId] ?? -Infinity)) return;
  if (report.phase === 'ended') {
    enqueue.assign({
      unsupported: without(context.unsupported, contactId),
      gone: withGone(context.gone, { [contactId]: report.version })
    });
    return;
  }
  if (before !== undefined && report.version < before.report.version) return;
  const isActive = report.phase === 'active' || report.phase === 'held';
  enqueue.assign({
    unsupported: {
      ...context.unsupported,
      [contactId]: {
        report,
        isRejected: before?.isRejected ?? !isActive,
        isEnding: before?.isEnding ?? false,
        trouble: stillTrue(before?.trouble ?? null)
      }
    },
    diagnostics:
      before === undefined && report.unsupported !== null
        ? [
            ...context.diagnostics.slice(-49),
            { at: report.version, kind: report.unsupported, about: redactId(contactId) }
          ]
        : context.diagnostics
  });
  if (!isActive && before === undefined) {
    enqueue({ type: 'command', params: { command: { verb: 'reject', contactId }, contactId } });
  }
}

/** All that the contact centre has was told: what it no longer lists is over, with everything still owed. */
export function hearPicture(context: DeskContext, contactIds: string[], enqueue: Enqueue): void {
  const isListed = ([contactId]: [string, unknown]): boolean => contactIds.includes(contactId);
  // The first picture of a sign-in may come hours after the last one of this page.
  const unheardSince = context.isPictureComplete ? context.connectionLostSince : 0;
  const turnedAway = Object.entries(context.unsupported).filter((entry) => !isListed(entry));
  enqueue.assign({
    isPictureComplete: true,
    offers: Object.fromEntries(Object.entries(context.offers).filter(isListed)),
    unsupported: Object.fromEntries(Object.entries(context.unsupported).filter(isListed)),
    gone: withGone(
      context.gone,
      Object.fromEntries(turnedAway.map(([contactId, { report }]) => [contactId, report.version]))
    )
  });
  for (const [contactId, { sessionId }] of Object.entries(context.homes)) {
    const session = sessionById(context, sessionId);
    const interaction = session?.getSnapshot().context.interactions.find((ref) => ref.id === contactId);
    if (contactIds.includes(contactId) || session === undefined || interaction === undefined) continue;
    const inside = interaction.getSnapshot().context;
    if (inside.isFinal) continue;
    // Somebody may have answered: what is owed then, the next page must know of.
    remember(context, inside.report, sessionId, enqueue);
    const at = inside.report.version;
    enqueue.sendTo(session, { type: 'contact.vanished', interactionId: contactId, at, unheardSince });
  }
}
