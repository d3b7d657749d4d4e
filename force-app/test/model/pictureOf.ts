import type { DeskView } from 'c/omniDesk';
import type { Contact, ReferenceDesk } from './referenceDesk';

/** What the desk and the reference must agree on at every moment. */
export interface Picture {
  sessions: { [sessionId: string]: { isClosing: boolean; contacts: { [contactId: string]: ContactPicture } } };
  attempts: { [sessionId: string]: string[] };
  closed: string[];
  offers: { [contactId: string]: { pending: string | null; isBeyond: boolean } };
  turnedAway: string[];
  selected: string | null;
  mayCall: boolean;
}

interface ContactPicture {
  status: string;
  owed: string[];
  disposition: string;
  /** Each target the plus sign shows, and whether it can be had. */
  targets: { [target: string]: boolean };
}

/** What the desk shows, as far as the reference has a word for it. */
export function pictureOf(view: DeskView): Picture {
  const open = view.sessions.filter(({ status }) => status !== 'closed');
  const all = open.flatMap(({ interactions }) => interactions);
  return {
    sessions: Object.fromEntries(
      open.map(({ sessionId, status, interactions }) => [
        sessionId,
        {
          isClosing: status === 'closing',
          contacts: Object.fromEntries(
            interactions.map(({ interactionId, status: standing, owed, disposition, targets }) => [
              interactionId,
              {
                status: standing,
                owed,
                disposition: disposition.status,
                targets: Object.fromEntries(targets.map(({ target, off }) => [target, off === null]))
              }
            ])
          )
        }
      ])
    ),
    attempts: Object.fromEntries(
      open.map(({ sessionId, attempts }) => [
        sessionId,
        attempts.map(({ target, status }) => `${target} ${status === 'failed' ? 'failed' : 'asking'}`)
      ])
    ),
    closed: view.recentlyClosed.map(({ sessionId }) => sessionId).sort(),
    offers: Object.fromEntries(
      view.offers.map(({ contactId, pending, isBeyondLimit }) => [contactId, { pending, isBeyond: isBeyondLimit }])
    ),
    turnedAway: view.unsupported.map(({ contactId }) => contactId).sort(),
    selected: all.find(({ isSelected }) => isSelected)?.interactionId ?? null,
    mayCall: view.newCall.off === null
  };
}

function statusOf(model: ReferenceDesk, contact: Contact): string {
  const { end, told, wasLive } = contact;
  if (end !== null) return model.isInAcw(contact) ? 'afterContactWork' : 'ended';
  if (told.phase === 'held') return 'held';
  return wasLive ? 'active' : 'dialing';
}

/** What the reference says must be shown. */
export function pictureBy(model: ReferenceDesk): Picture {
  const sessions = [...model.sessions()];
  const isShown = (contact: Contact): boolean => !(model.isSettled(contact) && model.isUnreached(contact));
  const aside = [...model.aside];
  const selected = model.contacts.get(model.selected ?? '');
  return {
    sessions: Object.fromEntries(
      sessions.map(([session, contacts]) => {
        const owed = contacts.flatMap((contact) => model.owed(contact));
        const inside = contacts.filter(isShown).map((contact) => [
          contact.id,
          {
            status: statusOf(model, contact),
            owed: model.owed(contact),
            disposition: contact.disposition,
            targets: model.targets(contact)
          }
        ]);
        const isClosing = owed.length > 0 && owed.every((one) => one === 'beingSaved');
        return [session, { isClosing, contacts: Object.fromEntries(inside) }];
      })
    ),
    attempts: Object.fromEntries(
      sessions.map(([session]) => [
        session,
        model
          .attemptsOf(session)
          .map((one) => `${one.target} ${model.standingOf(one)}`)
          .filter((one) => /asking|failed/.test(one))
      ])
    ),
    closed: model.closed.slice(0, 20).sort(),
    offers: Object.fromEntries(
      aside
        .filter(([, { report }]) => report.unsupported === null)
        .map(([id, { report, pending }]) => {
          const hasRoom = model.hasRoom(report.channel) && model.hasRoomForSession();
          return [id, { pending, isBeyond: pending !== 'accept' && !hasRoom }];
        })
    ),
    turnedAway: aside
      .filter(([, { report }]) => report.unsupported !== null && report.phase !== 'offered')
      .map(([id]) => id)
      .sort(),
    selected: selected !== undefined && isShown(selected) ? selected.id : null,
    mayCall: model.mayCall()
  };
}

/** The first place where two pictures differ, or null. */
export function difference(shown: unknown, expected: unknown, at = ''): string | null {
  if (Object.is(shown, expected)) return null;
  const areObjects = [shown, expected].every((one) => typeof one === 'object' && one !== null);
  if (!areObjects) return `${at}: shown ${JSON.stringify(shown)}, expected ${JSON.stringify(expected)}`;
  const [some, others] = [shown, expected] as { [key: string]: unknown }[];
  for (const key of new Set([...Object.keys(some!), ...Object.keys(others!)])) {
    const found = difference(some![key], others![key], `${at}/${key}`);
    if (found !== null) return found;
  }
  return null;
}
