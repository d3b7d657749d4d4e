import { createActor, type SnapshotFrom } from 'c/xstate';
import {
  elevationTargets,
  offersBeyond,
  outboundSkills,
  showNumber,
  whyNotNewCall,
  whyNotNewSession,
  type DeskCase,
  type Finding,
  type Settings
} from 'c/omniPolicy';
import type { Around, InteractionSnapshot, InteractionView } from 'c/omniInteraction';
import type { Reason } from 'c/omniPorts';
import type { LogLine } from 'c/omniLog';
import { selectSessionView, type AttemptView, type InteractionRef, type SessionView } from 'c/omniSession';
import type { Asked, DeskContext, DialIntent, Offer, SessionRef } from './deskContext';
import { deskMachine } from './deskMachine';
import type { AgentView, DeskView, FormView, OfferView, UnsupportedView, WaitingLogView } from './deskShape';
import { failedCallViews } from './failedCalls';
import {
  customerName,
  deskCase,
  elevationCase,
  homeOf,
  isBeyondLimit,
  missingOf,
  originOf,
  openSessions,
  whyNotElevateNow
} from './deskRules';

export type DeskSnapshot = SnapshotFrom<typeof deskMachine>;

/** Keeps the views of what did not change, so that only what changed is drawn again. */
export interface ViewMemory {
  interactions: WeakMap<InteractionSnapshot, { around: string; view: InteractionView }>;
  sessions: WeakMap<SessionRef, { sources: unknown[]; view: SessionView }>;
  parts: Map<keyof DeskView, { text: string; part: unknown }>;
}

export const newViewMemory = (): ViewMemory => ({
  interactions: new WeakMap(),
  sessions: new WeakMap(),
  parts: new Map()
});

/** The part given last time, if this one says the same. */
function keep<K extends keyof DeskView>({ parts }: ViewMemory, name: K, part: DeskView[K]): DeskView[K] {
  const text = JSON.stringify(part);
  const known = parts.get(name);
  if (known?.text === text) return known.part as DeskView[K];
  parts.set(name, { text, part });
  return part;
}

const PHASE = {
  signedOut: 'signedOut',
  refused: 'signedOut',
  connecting: 'connecting',
  working: 'working',
  ended: 'ended'
} satisfies Record<DeskSnapshot['value'], DeskView['phase']>;

const skillName = (context: DeskContext, skillId: string | null): string | null =>
  context.skills?.find((skill) => skill.skillId === skillId)?.name ?? null;

function offerView(context: DeskContext, offer: Offer): OfferView {
  const { report, since, pending, trouble } = offer;
  return {
    contactId: report.contactId,
    channel: report.channel,
    customer: { name: customerName(context, report), ordinal: 1 },
    address: report.address === null ? null : showNumber(report.address, context.settings.defaultCountry),
    skillName: skillName(context, report.skillId),
    subject: report.subject,
    since: report.startedAt ?? since,
    acceptBy: report.acceptBy,
    isBeyondLimit: isBeyondLimit(context, offer),
    pending,
    trouble
  };
}

function unsupportedViews(context: DeskContext): UnsupportedView[] {
  return Object.values(context.unsupported).flatMap(({ report, isEnding, trouble }) =>
    report.unsupported !== null && (report.phase === 'active' || report.phase === 'held')
      ? [
          {
            contactId: report.contactId,
            kind: report.unsupported,
            customer: { name: customerName(context, report), ordinal: 1 },
            isEnding,
            trouble
          }
        ]
      : []
  );
}

function agentView(context: DeskContext, hasOpenWork: boolean, hasAcw: boolean): AgentView | null {
  const { agent, agentState } = context;
  if (agent === null || agentState === null) return null;
  const codes = context.codes.filter((code) => !code.isAcw || hasOpenWork);
  return {
    agentId: agent.agentId,
    name: agent.name,
    state: agentState.state,
    code: agentState.code,
    isAcw: agentState.isAcw,
    since: agentState.since,
    next: agentState.next,
    choices: [
      { choice: 'available', code: null, isAcw: false },
      ...codes.map((code) => ({ choice: 'unavailable' as const, code: code.name, isAcw: code.isAcw }))
    ],
    stateEndsAcw: hasAcw && agentState.isAcw && agentState.state === 'unavailable',
    isPending: context.isStatePending,
    trouble: context.stateTrouble
  };
}

function formView(context: DeskContext): FormView | null {
  const { form } = context;
  if (form === null) return null;
  const session = form.parentInteractionId === null ? undefined : homeOf(context, form.parentInteractionId);
  return {
    formId: form.formId,
    target: form.target,
    origin: originOf(context, form),
    address: form.address,
    entered: form.entered,
    recordId: form.recordId,
    recordName: form.recordName,
    parentInteractionId: form.parentInteractionId,
    isReopened: form.isReopened,
    sessionCustomer: session?.getSnapshot().context.customer ?? null,
    skills: outboundSkills(form.target, context.skills).map(({ skillId, name }) => ({ skillId, name })),
    elevateOff: form.status === 'calling' ? null : whyNotElevateNow(context, form.parentInteractionId, form.target),
    newContactOff: form.status === 'calling' ? null : whyNotNewCall(deskCase(context)),
    status: form.status,
    trouble: form.trouble
  };
}

/** All that a session's view is drawn from; each part is replaced, never changed in place. */
function sourcesOf(
  { isWorking, settings, skills, centreLimits, attempts }: DeskContext,
  session: SessionRef,
  load: string
): unknown[] {
  const snapshot = session.getSnapshot();
  const { interactions, elevations } = snapshot.context;
  const inside = [...interactions, ...elevations].map((ref) => ref.getSnapshot());
  return [isWorking, settings, skills, centreLimits, attempts, load, snapshot, ...inside];
}

const areSame = (some: unknown[], others: unknown[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at]);

function sessionViews(context: DeskContext, desk: DeskCase, memory: ViewMemory): SessionView[] {
  const load = JSON.stringify(desk.load);
  return context.sessions.map((session) => {
    const sources = sourcesOf(context, session, load);
    const known = memory.sessions.get(session);
    if (known !== undefined && areSame(known.sources, sources)) return known.view;
    const view = sessionView(context, desk, session, memory);
    memory.sessions.set(session, { sources, view });
    return view;
  });
}

function attemptView(
  context: DeskContext,
  { key, command, status, reason }: DialIntent,
  whyNotAgain: (() => Reason | null) | null
): AttemptView[] {
  const [target, address] =
    command.verb === 'dial'
      ? (['voice', showNumber(command.number, context.settings.defaultCountry)] as const)
      : (['email', command.address] as const);
  const isFailed = status === 'refused';
  const tryAgain = isFailed && whyNotAgain !== null ? { off: whyNotAgain() } : null;
  return [{ attemptId: key, target, address, status: isFailed ? 'failed' : 'underWay', reason, tryAgain }];
}

const parentOf = ({ command }: DialIntent): string | null => command.parentContactId;

/** Also those whose session is not there any more. */
function attemptsOfNoSession(context: DeskContext, desk: DeskCase): AttemptView[] {
  return Object.values(context.attempts)
    .filter((intent) => homeOf(context, parentOf(intent) ?? '') === undefined)
    .flatMap((intent) => attemptView(context, intent, parentOf(intent) === null ? () => whyNotNewCall(desk) : null));
}

function attemptsOfSession(context: DeskContext, session: SessionRef): AttemptView[] {
  return Object.values(context.attempts).flatMap((intent) => {
    const parent = parentOf(intent);
    if (parent === null || homeOf(context, parent) !== session) return [];
    const target = intent.command.verb === 'dial' ? 'voice' : 'email';
    return attemptView(context, intent, () => whyNotElevateNow(context, parent, target));
  });
}

function sessionView(context: DeskContext, desk: DeskCase, session: SessionRef, memory: ViewMemory): SessionView {
  const readable = (address: string): string => showNumber(address, context.settings.defaultCountry);
  return selectSessionView(session.getSnapshot(), {
    skillName: (skillId) => skillName(context, skillId),
    targets: (interaction: InteractionRef) => elevationTargets(elevationCase(context, interaction), desk),
    linkHosts: context.settings.linkHosts,
    playOff: desk.load.voice > 0 ? { key: 'callUp' } : null,
    whyNotAgain: (parentInteractionId, target) => whyNotElevateNow(context, parentInteractionId, target),
    readable,
    attempts: attemptsOfSession(context, session),
    remember: (interaction: InteractionRef, around: Around, draw: () => InteractionView) => {
      const snapshot = interaction.getSnapshot();
      const surroundings = JSON.stringify(around);
      const known = memory.interactions.get(snapshot);
      if (known?.around === surroundings) return known.view;
      const view = draw();
      memory.interactions.set(snapshot, { around: surroundings, view });
      return view;
    }
  });
}

const waitingLogViews = ({ waitingLogs }: DeskContext): WaitingLogView[] =>
  Object.values(waitingLogs)
    .filter(({ isLate }) => isLate)
    .map(({ key, channel, customer, trouble }) => ({
      key,
      channel,
      customer: { name: customer, ordinal: 1 },
      trouble
    }));

/** The administrator reads of it where the settings' own findings stand. */
const notWritable = ({ notWritten }: DeskContext): Finding[] =>
  notWritten.map((field) => {
    const [record, ...name] = field.split('.');
    return { record: record!, field: name.join('.'), problem: 'fieldNotWritable' };
  });

const mismatches = ({ settings, centreLimits }: DeskContext): Finding[] =>
  offersBeyond(settings, centreLimits).map((kind) => ({
    record: 'NICE CXone',
    field: kind,
    problem: 'contactCentreOffersMore'
  }));

const beingSent = ({ isPending }: Asked): Reason | null => (isPending ? { key: 'beingSent' } : null);

const NOTHING_WAITS: DeskView['waiting'] = [];

/** What is shown before anything is known. */
export function blankView(settings: Settings): DeskView {
  const desk = createActor(deskMachine, { input: { settings } });
  return { ...selectDeskView(desk.getSnapshot(), newViewMemory()), phase: 'connecting' };
}

/** Everything the panel needs to draw. */
export function selectDeskView(snapshot: DeskSnapshot, memory: ViewMemory, log: LogLine[] = []): DeskView {
  const { context } = snapshot;
  const phase = PHASE[snapshot.value];
  const isWorking = phase === 'working';
  const desk = deskCase(context);
  const sessions = sessionViews(context, desk, memory);
  const all = sessions.flatMap((session) => session.interactions);
  const call = all.find(
    ({ channel, status }) => channel === 'voice' && (status === 'dialing' || status === 'active' || status === 'held')
  );
  const { muting, requesting } = context;
  const isTalking = call !== undefined && call.status !== 'dialing';
  const lingering = sessions.filter((session) => session.status === 'closed').map((session) => session.sessionId);
  const hasAcw = all.some((interaction) => interaction.status === 'afterContactWork');
  const newCall = whyNotNewCall(desk);
  return {
    phase,
    signIn: { trouble: context.signInTrouble, station: context.station, canResume: context.remembered.length > 0 },
    endedElsewhere: context.endedElsewhere,
    activeIn: context.isTakenOver ? 'anotherPlace' : 'here',
    openWork: openSessions(context).length,
    agent: keep(memory, 'agent', agentView(context, all.length > 0, hasAcw)),
    connection: keep(
      memory,
      'connection',
      context.connectionLostSince === null
        ? { status: 'connected', since: null }
        : { status: 'reconnecting', since: context.connectionLostSince }
    ),
    waiting: NOTHING_WAITS,
    call: call ?? null,
    isMuted: context.isMuted,
    mute: keep(memory, 'mute', isTalking ? { off: isWorking ? beingSent(muting) : { key: 'offline' } } : null),
    muteTrouble: keep(memory, 'muteTrouble', isTalking && muting.callId === call.interactionId ? muting.trouble : null),
    leg: context.leg,
    // What nobody tells of any more may be long over.
    offers: isWorking ? Object.values(context.offers).map((offer) => offerView(context, offer)) : [],
    unsupported: isWorking ? unsupportedViews(context) : [],
    sessions,
    recentlyClosed: context.closed.filter((closed) => !lingering.includes(closed.sessionId)),
    waitingLogs: keep(memory, 'waitingLogs', waitingLogViews(context)),
    form: formView(context),
    newCall: keep(memory, 'newCall', { off: newCall }),
    attempts: keep(memory, 'attempts', [...failedCallViews(context, desk), ...attemptsOfNoSession(context, desk)]),
    savesWaiting: context.savesWaiting.length,
    beingRead: keep(memory, 'beingRead', isWorking ? missingOf(context).map(({ contactId }) => contactId) : []),
    isStoreBroken: context.isStoreBroken,
    requestContact: keep(
      memory,
      'requestContact',
      context.centreLimits?.requestContact
        ? { off: beingSent(requesting) ?? whyNotNewSession(desk.limits, desk.load) }
        : null
    ),
    requestTrouble: keep(memory, 'requestTrouble', requesting.trouble),
    numbers: { defaultCountry: context.settings.defaultCountry, refused: context.settings.refusedNumbers },
    skills: context.skills ?? [],
    findings: [...context.settings.findings, ...mismatches(context), ...notWritable(context)],
    diagnostics: context.diagnostics,
    log
  };
}
