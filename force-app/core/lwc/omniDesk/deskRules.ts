import {
  effectiveLimits,
  readAddress,
  readNumber,
  showNumber,
  whyNotElevate,
  whyNotNewCall,
  whyNotNewSession,
  whyNotOneMore,
  whyNotSkill,
  type DeskCase,
  type ElevationCase,
  type Workload
} from 'c/omniPolicy';
import { isSettled, type Customer, type InteractionSnapshot } from 'c/omniInteraction';
import { elevationInFlight, type InteractionRef } from 'c/omniSession';
import type { ContactReport, Reason, RememberedContact, TargetChannel } from 'c/omniPorts';
import type { DeskContext, Form, Offer, SessionRef } from './deskContext';

export const openSessions = (context: DeskContext): SessionRef[] =>
  context.sessions.filter((ref) => ref.getSnapshot().status === 'active');

export const sessionById = (context: DeskContext, sessionId: string | null | undefined): SessionRef | undefined =>
  context.sessions.find((ref) => ref.id === sessionId);

export const homeOf = (context: DeskContext, interactionId: string): SessionRef | undefined =>
  sessionById(context, context.homes[interactionId]?.sessionId);

export const interactionById = (context: DeskContext, interactionId: string | null): InteractionRef | undefined =>
  interactionId === null
    ? undefined
    : homeOf(context, interactionId)
        ?.getSnapshot()
        .context.interactions.find((ref) => ref.id === interactionId);

const LIVE = ['dialing', 'active', 'held'];

const isLive = ({ value }: InteractionSnapshot): boolean => LIVE.includes(value.contact);

/** The call that is up or being dialled. */
export const liveCallId = (context: DeskContext): string | null =>
  openSessions(context)
    .flatMap((session) => session.getSnapshot().context.interactions)
    .find((ref) => isLive(ref.getSnapshot()) && ref.getSnapshot().context.report.channel === 'voice')?.id ?? null;

/** What counts towards the limits now: live interactions, calls just asked for, offers just accepted. */
export function workloadOf(context: DeskContext): Workload {
  const load: Workload = { voice: 0, voicemail: 0, chat: 0, email: 0, workItem: 0, sessions: 0 };
  for (const session of openSessions(context)) {
    const { context: inside } = session.getSnapshot();
    const live = inside.interactions.map((ref) => ref.getSnapshot()).filter(isLive);
    live.forEach((snapshot) => (load[snapshot.context.report.channel] += 1));
    const asking = elevationInFlight(inside)?.getSnapshot();
    if (asking?.matches('asking')) load[asking.context.target] += 1;
    if (live.length > 0 || asking?.matches('asking')) load.sessions += 1;
  }
  for (const offer of Object.values(context.offers)) {
    if (offer.pending !== 'accept') continue;
    load[offer.report.channel] += 1;
    load.sessions += 1;
  }
  const isCalling = Object.values(context.attempts).some(
    ({ command, status }) => command.verb === 'dial' && status !== 'refused' && command.parentContactId === null
  );
  for (const { report } of Object.values(context.unsupported)) {
    if (report.channel === 'voice' && (report.phase === 'active' || report.phase === 'held')) load.voice += 1;
  }
  if (context.form?.status === 'calling' || isCalling) {
    load.voice += 1;
    load.sessions += 1;
  }
  return load;
}

export function deskCase(context: DeskContext): DeskCase {
  const { isWorking, settings, skills, centreLimits } = context;
  const limits = effectiveLimits(settings, centreLimits);
  return { isWorking, settings, skills, limits, load: workloadOf(context) };
}

export function elevationCase(context: DeskContext, interaction: InteractionRef): ElevationCase {
  const snapshot = interaction.getSnapshot();
  const session = homeOf(context, interaction.id);
  const isConnected = snapshot.matches({ contact: 'active' }) || snapshot.matches({ contact: 'held' });
  const isOver = snapshot.matches({ contact: 'ended' });
  return {
    from: snapshot.context.report.channel,
    standing: isConnected ? 'live' : !isOver ? 'notYet' : isSettled(snapshot) ? 'settled' : 'ended',
    isInFlight: session !== undefined && elevationInFlight(session.getSnapshot().context) !== undefined
  };
}

/** Why the interaction cannot be elevated now; null: it can. Menu and command ask the same question. */
export function whyNotElevateNow(
  context: DeskContext,
  interactionId: string | null,
  target: TargetChannel
): Reason | null {
  const interaction = interactionById(context, interactionId);
  if (interaction === undefined) return { key: 'noCurrentContact' };
  return whyNotElevate(target, elevationCase(context, interaction), deskCase(context));
}

export interface Submission {
  address: string;
  skillId: string;
  purpose: 'elevate' | 'newContact';
}

/** The number or address as it is sent, or why nothing is sent. */
export function readTarget(
  context: DeskContext,
  target: TargetChannel,
  address: string
): { ok: true; address: string } | { ok: false; reason: Reason } {
  if (target === 'email') return readAddress(address);
  const read = readNumber(address, context.settings);
  return read.ok ? { ok: true, address: read.e164 } : read;
}

/** A call meant for a session that is closed by now joins nothing, and may still be wanted: the agent chooses. */
export function originOf(context: DeskContext, { origin, target, parentInteractionId }: Form): Form['origin'] {
  const isGone = parentInteractionId !== null && interactionById(context, parentInteractionId) === undefined;
  return origin === 'plus' && target === 'voice' && isGone ? 'record' : origin;
}

/** Why the form cannot be submitted so; null: it can. */
export function whyNotSubmit(
  context: DeskContext,
  form: Form,
  { address, skillId, purpose }: Submission
): Reason | null {
  const read = readTarget(context, form.target, address);
  if (!read.ok) return read.reason;
  const noSkill = whyNotSkill(form.target, skillId, context.skills);
  if (noSkill !== null) return noSkill;
  if (purpose === 'elevate') return whyNotElevateNow(context, form.parentInteractionId, form.target);
  if (originOf(context, form) === 'plus') return { key: 'purposeMissing' };
  return whyNotNewCall(deskCase(context));
}

/** More than the limits allow; still acceptable, because refusing would make the agent Refused (design M2). */
export function isBeyondLimit(context: DeskContext, { report, pending }: Offer): boolean {
  if (pending === 'accept') return false;
  const { limits, load } = deskCase(context);
  return whyNotOneMore(report.channel, limits, load) !== null || whyNotNewSession(limits, load) !== null;
}

/** What is remembered of the contact or, where that is nothing, of the one that it came from. */
export const kinOf = (
  { remembered }: DeskContext,
  { contactId, parentContactId }: ContactReport
): RememberedContact | undefined =>
  remembered.find((contact) => contact.contactId === contactId) ??
  remembered.find((contact) => contact.contactId === parentContactId);

/** The open session the contact belongs to: by group, by parent, by child, or by what was remembered across a reload. */
export function findHome(context: DeskContext, report: ContactReport): string | null {
  const isOpen = (sessionId: string): boolean => sessionById(context, sessionId)?.getSnapshot().status === 'active';
  const homes = Object.entries(context.homes).filter(([, home]) => isOpen(home.sessionId));
  const byGroup = homes.find(([, home]) => report.groupId !== null && home.groupId === report.groupId);
  const byParent = homes.find(([contactId]) => contactId === report.parentContactId);
  const byChild = homes.find(([, home]) => home.parentContactId === report.contactId);
  const bySibling = homes.find(
    ([, home]) => home.parentContactId !== null && home.parentContactId === report.parentContactId
  );
  const kin = kinOf(context, report);
  const together = context.remembered
    .filter((contact) => kin !== undefined && contact.sessionId === kin.sessionId)
    .map((contact) => contact.contactId);
  const byMemory = homes.find(([contactId]) => together.includes(contactId));
  return (byGroup ?? byParent ?? byChild ?? bySibling ?? byMemory)?.[1].sessionId ?? null;
}

/** Remembered contacts that have not come back since the page was loaded. */
export const missingOf = ({ homes, remembered }: DeskContext): RememberedContact[] =>
  remembered.filter(({ contactId }) => homes[contactId] === undefined);

/** What earlier pages have left. */
export const recalled = (
  { dialedFrom }: DeskContext,
  contacts: RememberedContact[]
): Pick<DeskContext, 'remembered' | 'dialedFrom'> => ({
  remembered: contacts,
  dialedFrom: {
    ...Object.fromEntries(
      contacts.flatMap(({ contactId, recordId }) => (recordId === undefined ? [] : [[contactId, recordId]]))
    ),
    ...dialedFrom
  }
});

/** Of these, the ones that belong to the session: remembered with it, or parent or child of what is in it. */
export function awaitedBy(context: DeskContext, sessionId: string): string[] {
  const missing = missingOf(context);
  if (missing.length === 0) return [];
  const inside = Object.entries(context.homes).filter(([, home]) => home.sessionId === sessionId);
  const contactIds = inside.map(([contactId]) => contactId);
  const parentIds = inside.map(([, home]) => home.parentContactId);
  const sessionIds = context.remembered
    .filter(({ contactId }) => contactIds.includes(contactId))
    .map((contact) => contact.sessionId);
  return missing
    .filter(
      (one) =>
        sessionIds.includes(one.sessionId) ||
        parentIds.includes(one.contactId) ||
        (one.parentContactId !== null && contactIds.includes(one.parentContactId))
    )
    .map(({ contactId }) => contactId);
}

const digits = (number: string): string => number.replace(/\D/g, '');

/** What the record that was dialled from calls this number, however it is spelled, and if it is not told. */
export const dialedNameOf = ({ dialed }: DeskContext, number: string): string | null =>
  dialed !== null && digits(dialed.number).endsWith(digits(number).slice(-7)) ? dialed.name : null;

export function customerName(context: DeskContext, report: ContactReport): string | null {
  const isOwnDial = report.direction === 'outbound' && report.parentContactId === null;
  if (report.customerName !== null) return report.customerName;
  const dialedName = isOwnDial ? dialedNameOf(context, report.address ?? '') : null;
  if (dialedName !== null) return dialedName;
  return report.address === null ? null : showNumber(report.address, context.settings.defaultCountry);
}

/** The customer of a session about to be opened, told apart from other open sessions of that name. */
export function newCustomer(context: DeskContext, report: ContactReport): Customer {
  const name = customerName(context, report);
  const taken = openSessions(context)
    .map((ref) => ref.getSnapshot().context.customer)
    .filter((customer) => customer.name === name)
    .map((customer) => customer.ordinal);
  let ordinal = 1;
  while (taken.includes(ordinal)) ordinal += 1;
  return { name, ordinal };
}
