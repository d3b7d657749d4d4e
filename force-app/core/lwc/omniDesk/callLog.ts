import type { ContactLog, ContactReport } from 'c/omniPorts';
import { spellingsOf } from 'c/omniPolicy';
import { isSettled, lastWord, outcomeOf, type InteractionSnapshot } from 'c/omniInteraction';
import { isEverythingSettled, type SessionContext } from 'c/omniSession';
import type { DeskContext, SessionRef } from './deskContext';

type Stage = 'ended' | 'settled';
type Interaction = ContactLog['interaction'];

/** What has been told of one session. */
interface Told {
  stages: Map<string, Stage>;
  /** Interactions that somebody could be seen to work on in this page. */
  seenOpen: Set<string>;
  isClosed: boolean;
}

const stageOf = (snapshot: InteractionSnapshot): Stage | null => {
  if (snapshot.context.isEndUnread) return null;
  if (isSettled(snapshot)) return 'settled';
  return snapshot.matches({ contact: 'ended' }) ? 'ended' : null;
};

const isBeingWorkedOn = (snapshot: InteractionSnapshot): boolean =>
  !snapshot.matches({ contact: 'ended' }) ||
  snapshot.matches({ acw: 'open' }) ||
  snapshot.matches({ disposition: 'open' }) ||
  snapshot.matches({ disposition: 'saving' });

const earliest = (moments: (number | null)[]): number | null => {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
};

const begunAt = ({ startedAt }: ContactReport): number => startedAt ?? Infinity;

/** The contact from which the whole session came: its name for the org, the same after a reload, even where only what came of it is known. */
function rootOf({ remembered }: DeskContext, reports: ContactReport[]): string {
  const known = new Map(
    [...remembered, ...reports].flatMap(({ contactId, parentContactId }) =>
      parentContactId === null ? [] : [[contactId, parentContactId]]
    )
  );
  const first = reports.reduce((one, other) => (begunAt(other) < begunAt(one) ? other : one));
  let root = first.contactId;
  for (let step = 0; step < known.size; step += 1) root = known.get(root) ?? root;
  return root;
}

function interactionLog(
  { skills, dialedFrom }: DeskContext,
  { context }: InteractionSnapshot,
  keyOf: (contactId: string) => string,
  settledAt: number | null
): Interaction {
  const { report, connectedAt, endedAt, recorded } = context;
  const isMeasured = connectedAt !== null && endedAt !== null && context.isEndMeasured;
  return {
    key: keyOf(report.contactId),
    channel: report.channel,
    direction: report.direction,
    outcome: outcomeOf(context),
    address: report.address,
    subject: report.subject,
    skill: skills?.find(({ skillId }) => skillId === report.skillId)?.name ?? null,
    skillId: report.skillId,
    recordId: dialedFrom[report.contactId] ?? null,
    startedAt: report.startedAt,
    connectedAt,
    endedAt: context.isEndMeasured ? endedAt : null,
    settledAt,
    durationSeconds: isMeasured ? Math.max(0, Math.round((endedAt - connectedAt) / 1000)) : null,
    disposition: recorded?.name ?? null,
    dispositionId: recorded?.dispositionId ?? null,
    notes: recorded === null || recorded.notes.trim() === '' ? null : recorded.notes
  };
}

/** What the org is to keep of one interaction and its session, as they stand. */
export function logOf(
  desk: DeskContext,
  session: SessionContext,
  interaction: InteractionSnapshot,
  settledAt: number | null
): ContactLog {
  const { tenantId, agentId } = desk.agent!;
  const owner = `${tenantId}/${agentId}`;
  const keyOf = (contactId: string): string => `${owner}/${contactId}`.replace(/[^\w.:/-]/g, '_');
  const all = session.interactions.map((ref) => ref.getSnapshot());
  const reports = all.map(({ context }) => context.report);
  const contactIds = reports.map(({ contactId }) => contactId);
  const { defaultCountry } = desk.settings;
  const addresses = reports.flatMap(({ address }) => (address === null ? [] : spellingsOf(address, defaultCountry)));
  return {
    session: {
      key: keyOf(rootOf(desk, reports)),
      customer: session.customer.name,
      address: reports[0]?.address ?? null,
      addresses: [...new Set(addresses)].slice(0, 20),
      recordId: contactIds.map((contactId) => desk.dialedFrom[contactId]).find((id) => id !== undefined) ?? null,
      startedAt: earliest(reports.map(({ startedAt }) => startedAt)),
      closedAt: isEverythingSettled(session) ? Math.max(settledAt!, ...all.map(lastWord)) : null
    },
    interaction: interactionLog(desk, interaction, keyOf, settledAt),
    links: reports.flatMap(({ contactId, parentContactId }) =>
      parentContactId === null ? [] : [{ child: keyOf(contactId), parent: keyOf(parentContactId) }]
    )
  };
}

export interface DueLog {
  contactId: string;
  log: ContactLog;
}

/** Everything of one session that the org has to be told now: of each interaction once it has ended, and again once it is settled. */
export function dueLogs(desk: DeskContext, session: SessionContext, told: Told, now: number): DueLog[] {
  const isClosed = isEverythingSettled(session);
  const snapshots = session.interactions.map((ref) => ref.getSnapshot());
  snapshots.filter(isBeingWorkedOn).forEach(({ context }) => told.seenOpen.add(context.interactionId));
  const due = snapshots.filter((snapshot) => {
    const stage = stageOf(snapshot);
    return stage !== null && stage !== told.stages.get(snapshot.context.interactionId);
  });
  // An attempt may still have been under way when the last interaction was settled.
  if (due.length === 0 && isClosed && !told.isClosed) due.push(...snapshots.slice(-1));
  if (isClosed && due.length > 0) told.isClosed = true;
  return due.map((snapshot) => {
    const { interactionId } = snapshot.context;
    const stage = stageOf(snapshot)!;
    told.stages.set(interactionId, stage);
    const settledAt = told.seenOpen.has(interactionId) ? now : lastWord(snapshot);
    return { contactId: interactionId, log: logOf(desk, session, snapshot, stage === 'settled' ? settledAt : null) };
  });
}

/** Watches every session of the desk, to its last change, and tells what the org has to know. */
export function watchForLogs(ports: {
  desk: () => DeskContext;
  now: () => number;
  tell: (due: DueLog) => void;
  /** Before it is known what earlier pages have left, a session has no name for the org. */
  isMemoryRead: () => boolean;
}): () => void {
  const watched = new WeakSet<SessionRef>();
  const waiting = new Set<() => void>();
  const watch = (session: SessionRef): void => {
    const told: Told = { stages: new Map(), seenOpen: new Set(), isClosed: false };
    const consider = (): void => {
      const desk = ports.desk();
      if (desk.agent === null) return void waiting.delete(consider);
      if (!ports.isMemoryRead()) return void waiting.add(consider);
      waiting.delete(consider);
      dueLogs(desk, session.getSnapshot().context, told, ports.now()).forEach(ports.tell);
    };
    watched.add(session);
    session.subscribe(consider);
    consider();
  };
  return () => {
    ports
      .desk()
      .sessions.filter((session) => !watched.has(session))
      .forEach(watch);
    if (ports.isMemoryRead()) waiting.forEach((consider) => consider());
  };
}
