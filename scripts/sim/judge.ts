import type { DeskView } from 'c/omniDesk';
import type { Agent, Centre, Contact } from '../local/contact-centre/core/model.ts';
import type { Browser } from './browser.ts';
import { KEPT_AFTER_MS, type Hands } from './hands.ts';
import type { Network, Wire } from './network.ts';
import { pendingIn } from './pending.ts';
import type { Time } from './time.ts';

export interface Judge {
  /** Looks at the screen and at the truth; called whenever something has happened. */
  watch(): void;
  /** The last word, once all is quiet. */
  finish(): void;
  violations: string[];
  isTruthSettled(): boolean;
}

interface JudgeParts {
  time: Time;
  centre: () => Centre;
  agent: Agent;
  browser: Browser;
  network: Network;
  hands: Hands;
}

/** Nothing of a contact is owed, by the contact centre's own truth. */
export function isSettledInTruth(centre: Centre, contact: Contact): boolean {
  const hasList = (centre.skills.get(contact.skillId)?.dispositions.length ?? 0) > 0;
  const isOwing = contact.connectedAt !== null && hasList && contact.disposition === null;
  return contact.endedAt !== null && contact.finalState && !isOwing;
}

export const contactsOf = (centre: Centre, agent: Agent): Contact[] =>
  [...centre.contacts.values()].filter(
    (contact) => contact.agentId === agent.agentId && (contact.connectedAt !== null || !contact.isInbound)
  );

export function rootOf(centre: Centre, contact: Contact): string {
  const parent = centre.contacts.get(contact.parentContactId);
  return parent ? rootOf(centre, parent) : contact.contactId;
}

/** It began when everything before it was settled: what names a closed session opens a new one (design M11). */
function isLatecomer(centre: Centre, contact: Contact): boolean {
  const root = rootOf(centre, contact);
  const before = [...centre.contacts.values()].filter(
    (other) => other.createdAt < contact.createdAt && rootOf(centre, other) === root
  );
  const settledBy = ({ changedAt, disposition }: Contact): number => Math.max(changedAt, disposition?.at ?? 0);
  return (
    before.length > 0 &&
    before.every((other) => isSettledInTruth(centre, other) && settledBy(other) <= contact.createdAt)
  );
}

const lineOf = (centre: Centre, contact: Contact): Contact[] => {
  const parent = centre.contacts.get(contact.parentContactId);
  return parent ? [...lineOf(centre, parent), contact] : [contact];
};

/** The contacts by which its session may be named: the first of all, or any one where it may be in a session of its own. */
export function namesOf(centre: Centre, contact: Contact): string[] {
  const line = lineOf(centre, contact);
  const isApart = line.some((one) => isLatecomer(centre, one));
  return (isApart ? line : line.slice(0, 1)).map(({ contactId }) => contactId);
}

/** How the screen must show a contact that has stood like this for a while; null: it need not show it at all. */
function statusDue(contact: Contact): string | null {
  if (contact.acw === 'open') return 'afterContactWork';
  if (contact.endedAt !== null) return 'ended';
  return (
    { Active: 'active', Holding: 'held', Dialing: 'dialing', Ringing: 'dialing' }[contact.status as string] ?? null
  );
}

const POLL_MS = 45_000;
const BOOT_MS = 10_000;
const STEADY_MS = 5_000;
const INTENT_MS = 30_000;
/** By then a tab that slept has heard from the tab that took its place. */
const THAWED_MS = 3_000;
/** For so long a new writer leaves the screen of the last one as it was. */
const QUIET_MS = 3_000;
/** By then a desk at work, or at work again, has taken from the disk what was typed before. */
const TAKEN_MS = 200;

/** Routes by which a command has another effect each time: the program never sends one twice under one key. */
const NEVER_RESENT: [RegExp, string][] = [
  [/dial-phone$/, 'dial'],
  [/email-outbound$/, 'email-outbound'],
  [/send-chat-text$/, 'chat-text'],
  [/email-(send|reply)$/, 'email-send']
];
const EFFECTS_OF: [RegExp, string[]][] = [
  [/dial-phone$/, ['dial']],
  [/email-outbound$/, ['email-outbound']],
  [/send-chat-text$/, ['chat-text']],
  [/email-(send|reply)$/, ['email-send']],
  [/disposition$/, ['disposition']],
  [/accept$/, ['accept']],
  [/reject$/, ['reject']],
  [/hold$/, ['hold']],
  [/resume$/, ['resume']],
  [/\/end$/, ['end', 'acw-end']],
  [/\/state$/, ['state']]
];
/** The contact centre said that it did nothing. */
const NOTHING_DONE = [401, 429];
/** Taking effect twice under one key, they bring about what they had brought about before. */
const HARMLESS_TWICE = ['accept', 'reject', 'hold', 'resume', 'mute', 'unmute', 'end', 'acw-end', 'state'];
const isLateOrTwice = (wire: Wire): boolean => wire.faults.includes('late') || wire.faults.includes('duplicate');

export function createJudge({ time, centre, agent, browser, network, hands }: JudgeParts): Judge {
  const violations: string[] = [];
  const since = new Map<string, number>();
  const seenClosed = new Set<string>();
  let lastView: DeskView | null = null;
  let lastPage = 0;
  let lastWriter: number | null = null;
  let pageSince = time.now();
  let writerSince = time.now();
  let workingSince = Infinity;
  let shown = new Map<string, string>();
  const sleptUntil = new Map<number, number>();
  const saving = new Set<string>();
  /** Chat lines the screen has shown on their way, and what the agent was told of them and of letters. */
  const words = new Set<string>();
  const told = new Set<string>();
  const refusedAt = new Map<string, number>();

  /** What the agent has handled, but for what no page can know any more because the browser refused to keep it. */
  const ofAgent = (centreNow: Centre, who: Agent): Contact[] =>
    contactsOf(centreNow, who).filter(
      ({ contactId, endedAt }) => endedAt === null || !browser.disk.isForgotten(contactId)
    );

  const violate = (text: string): void => {
    if (!violations.includes(text)) violations.push(text);
  };

  function checkClosed(view: DeskView): void {
    const closed = [
      ...view.recentlyClosed.map((session) => session.sessionId),
      ...view.sessions.filter((session) => session.status === 'closed').map((session) => session.sessionId)
    ];
    for (const sessionId of closed) {
      if (seenClosed.has(sessionId)) continue;
      seenClosed.add(sessionId);
      // After a reload a session is named after whichever of its contacts came back first.
      const root = rootOf(centre(), centre().contacts.get(sessionId)!);
      const owed = ofAgent(centre(), agent).filter(
        (contact) => rootOf(centre(), contact) === root && !isSettledInTruth(centre(), contact)
      );
      // Where nothing could be kept, a page that died takes along what belongs together.
      const isApart = ({ contactId }: Contact): boolean =>
        browser.disk.hasRefused() && hands.interactions().some(({ interactionId }) => interactionId === contactId);
      for (const contact of owed)
        if (contact.contactId === sessionId || !(isLatecomer(centre(), contact) || isApart(contact)))
          violate(`I1: session ${sessionId} is shown closed, contact ${contact.contactId} is not settled`);
    }
  }

  function checkKept(view: DeskView): void {
    const now = new Map<string, string>();
    for (const session of view.sessions)
      for (const { interactionId } of session.interactions) now.set(interactionId, session.sessionId);
    for (const [contactId, sessionId] of shown) {
      const root = rootOf(centre(), centre().contacts.get(contactId)!);
      // After a reload a session is named after whichever of its contacts came back first.
      const isItsSession = (closed: string): boolean =>
        closed === sessionId || rootOf(centre(), centre().contacts.get(closed)!) === root;
      // Another tab holds the line, and what it has not read yet it counts.
      const isThere = now.has(contactId) || view.beingRead.includes(contactId) || browser.disk.isForgotten(contactId);
      const isKept = isThere || view.recentlyClosed.some((closed) => isItsSession(closed.sessionId));
      const isAttempt = view.sessions.some((session) =>
        session.attempts.some(({ attemptId }) => attemptId === contactId)
      );
      const contact = centre().contacts.get(contactId);
      const wasNever = contact !== undefined && contact.connectedAt === null;
      if (!isKept && !isAttempt && !wasNever) violate(`I17: interaction ${contactId} has disappeared from the screen`);
    }
    shown = now;
  }

  function checkPending(view: DeskView): void {
    const pending = pendingIn(view);
    for (const name of since.keys()) if (!pending.has(name)) since.delete(name);
    for (const name of pending) {
      if (!since.has(name)) since.set(name, time.now());
      const began = Math.max(since.get(name)!, network.troubledUntil(), pageSince);
      if (time.now() - began > INTENT_MS)
        violate(`L1: ${name} has not ended ${INTENT_MS / 1000} s after the last fault`);
    }
  }

  /** What the agent was told to be refused is no longer hers to have done. */
  function noteRefusals(): void {
    for (const { interactionId, trouble, disposition } of hands.interactions())
      if (trouble?.at === 'disposition' && disposition.status === 'open') refusedAt.set(interactionId, time.now());
  }

  /** What was shown to be under way stays so, or ends in words, through every death of a page. */
  function checkSaves(view: DeskView, hasTaken: boolean): void {
    if (view.phase !== 'working') return;
    for (const { interactionId, disposition, trouble } of hands.interactions()) {
      if (disposition.status === 'saving') {
        // What was passed on is a promise once the tab that speaks has made it one.
        if (disposition.saving !== null && disposition.saving !== 'passedOn') saving.add(interactionId);
      } else if (
        hands.takenBack.has(interactionId) ||
        disposition.status === 'recorded' ||
        trouble?.at === 'disposition'
      )
        saving.delete(interactionId);
      // A tab that was told nothing more by the one that died shows what it knew, until it has read the disk.
      else if (disposition.status === 'open' && hasTaken && saving.delete(interactionId) && !browser.disk.hasRefused())
        violate(`I7: the disposition of ${interactionId} was being saved and is forgotten`);
    }
    const closed = new Set(view.recentlyClosed.map(({ sessionId }) => sessionId));
    for (const contactId of saving)
      if (closed.has(rootOf(centre(), centre().contacts.get(contactId)!))) saving.delete(contactId);
  }

  /** What she typed a while ago is there, whichever page came since, until she saves or discards it. */
  function checkNotes(): void {
    const isCalm = time.now() - network.troubledUntil() > TAKEN_MS;
    if (hands.typed.size === 0 || !isCalm || browser.disk.hasRefused()) return;
    for (const { interactionId, disposition } of hands.interactions()) {
      const typed = hands.typed.get(interactionId);
      if (typed === undefined || disposition.status !== 'open' || time.now() - typed.at < KEPT_AFTER_MS) continue;
      // A save that nobody had taken when she typed on goes into the same draft.
      const { notes } = disposition.draft;
      if (notes !== typed.note && !notes.endsWith(`\n${typed.note}`))
        violate(`I24: the note of ${interactionId} is "${disposition.draft.notes}", not "${typed.note}"`);
    }
  }

  function noteWords(): void {
    for (const { interactionId, trouble, chat } of hands.interactions()) {
      if (trouble?.at === 'message') told.add(interactionId);
      for (const line of chat?.outgoing ?? []) {
        words.add(line.text);
        if (line.status === 'failed') told.add(line.text);
      }
    }
  }

  /** Every line the screen has shown on its way has arrived, or the agent was told that it may not have. */
  function checkWords(): void {
    const arrived = new Set(
      centre()
        .ledger.since(0)
        .map(({ payload }) => (payload as { chatText?: string }).chatText)
    );
    for (const text of words)
      if (!arrived.has(text) && !told.has(text) && !browser.disk.hasRefused())
        violate(`I7: the line "${text}" was on its way and is lost`);
  }

  /** Once faults are over, what has stood still for a while is shown as it is. */
  function checkTrue(view: DeskView): void {
    const isCalm = time.now() - network.troubledUntil() > POLL_MS && time.now() - pageSince > BOOT_MS;
    if (!isCalm || view.phase !== 'working') return;
    const interactions = hands.interactions();
    for (const contact of ofAgent(centre(), agent)) {
      if (time.now() - contact.changedAt < STEADY_MS) continue;
      const due = statusDue(contact);
      const found = interactions.find(({ interactionId }) => interactionId === contact.contactId);
      if (found === undefined) {
        if (!isSettledInTruth(centre(), contact))
          violate(`I22: contact ${contact.contactId} is owed and not on the screen`);
      } else if (due !== null && found.status !== due)
        violate(`L2: contact ${contact.contactId} is ${due}, the screen says ${found.status}`);
    }
  }

  function checkWires(): void {
    const byKey = new Map<string, Wire[]>();
    for (const wire of network.wires) if (wire.key !== '') byKey.set(wire.key, [...(byKey.get(wire.key) ?? []), wire]);
    for (const [key, wires] of byKey) {
      const effective = wires.filter((wire) => !NOTHING_DONE.includes(wire.heard ?? 0));
      const verb = NEVER_RESENT.find(([route]) => route.test(wires[0]!.route))?.[1];
      if (verb !== undefined && effective.length > 1)
        violate(`resend table: ${verb} was sent ${effective.length} times under ${key}`);
    }
    for (const [route, effects] of EFFECTS_OF) {
      const keys = new Set([...byKey].filter(([, wires]) => route.test(wires[0]!.route)).map(([key]) => key));
      const pressed = hands.presses.filter((press) => effects.includes(press.effect)).length;
      if (keys.size > pressed) violate(`I4: ${keys.size} keys for ${pressed} presses of ${effects.join('/')}`);
    }
    for (const wire of network.wires)
      if (!wire.isOfWriter) violate(`I15: ${wire.route} was sent by a tab that is not the writer`);
    for (const wire of network.wires)
      if (wire.key === '' && EFFECTS_OF.some(([route]) => route.test(wire.route) && wire.route.startsWith('POST')))
        violate(`I4: ${wire.route} was sent without a key`);
  }

  function checkLedger(): void {
    const counts = new Map<string, number>();
    for (const { key, effect } of centre().ledger.since(0)) {
      if (key === '' || effect.startsWith('session')) continue;
      counts.set(`${effect} ${key}`, (counts.get(`${effect} ${key}`) ?? 0) + 1);
    }
    for (const [name, count] of counts) {
      const [effect, key] = name.split(' ') as [string, string];
      const own = network.wires.filter((wire) => wire.key === key);
      // What came late may have undone it: then it is asked for again, because it is what the agent wants.
      const isUndone = network.wires.some(
        (wire) => isLateOrTwice(wire) && own.some(({ contactId }) => contactId === wire.contactId)
      );
      const isExcused =
        own.some(isLateOrTwice) || ((isUndone || browser.disk.hasRefused()) && HARMLESS_TWICE.includes(effect));
      if (count > 1 && !isExcused) violate(`doubled: ${name} took effect ${count} times`);
    }
  }

  function checkDispositions(): void {
    for (const contact of ofAgent(centre(), agent)) {
      // Nobody was ever on the line: the contact centre takes no disposition, and none is owed.
      if (contact.connectedAt === null || hands.takenBack.has(contact.contactId)) continue;
      const presses = hands.presses.filter(
        ({ effect, contactId, what }) => effect === 'disposition' && contactId === contact.contactId && what !== 'again'
      );
      const last = presses.at(-1);
      const recorded = contact.disposition?.dispositionId;
      const wasRefused = last !== undefined && (refusedAt.get(contact.contactId) ?? -Infinity) >= last.at;
      if (last !== undefined && !wasRefused && String(recorded) !== last.what)
        violate(`I5: ${contact.contactId} has disposition ${recorded ?? 'none'}, the agent last saved ${last.what}`);
    }
  }

  function checkEnd(): void {
    for (const contact of ofAgent(centre(), agent))
      if (!isSettledInTruth(centre(), contact))
        violate(
          `L3: contact ${contact.contactId} could not be settled (${contact.status}, acw ${contact.acw}, disposition ${contact.disposition?.dispositionId ?? 'none'})`
        );
    const view = hands.view();
    if (view?.phase !== 'working') violate(`L2: the desk ends as ${view?.phase ?? 'no page'}`);
    for (const session of view?.sessions ?? [])
      violate(`L3: session ${session.sessionId} is still open: ${session.owed.flatMap(({ owed }) => owed).join(', ')}`);
    for (const contactId of browser.disk.hasRefused() ? [] : hands.typed.keys())
      violate(`M8: the note of ${contactId} was neither saved nor discarded`);
    for (const offer of view?.offers ?? []) violate(`L2: an offer of ${offer.contactId} is still shown`);
    if (view?.form?.status === 'calling') violate('L1: the form is still calling');
    if (network.mostPolls() > 1) violate(`I14: ${network.mostPolls()} polls at once`);
  }

  return {
    violations,
    isTruthSettled: () => ofAgent(centre(), agent).every((contact) => isSettledInTruth(centre(), contact)),
    watch() {
      const page = browser.page();
      if (page === null) return;
      const writer = browser.writer();
      if (writer !== lastWriter) writerSince = time.now();
      if (page.number !== lastPage || writer !== lastWriter) {
        workingSince = Infinity;
        lastPage = page.number;
        lastWriter = writer;
        pageSince = time.now();
        shown = new Map();
        since.clear();
        seenClosed.clear();
        lastView = null;
      }
      const view = page.desk.view();
      if (page.isFrozen()) sleptUntil.set(page.number, time.now() + THAWED_MS);
      // What a sleeping tab shows is what was true when it fell asleep.
      const isAsleep = time.now() < (sleptUntil.get(page.number) ?? 0);
      if (isAsleep && (page.isFrozen() || writer !== page.number)) return;
      // Whoever wakes while the writer sleeps has nobody to hear from until one of them is the writer again.
      if (writer !== page.number && browser.isWriterFrozen()) return;
      // Until the picture has come, nothing is known that could disappear.
      if (view.phase !== 'working') shown = new Map();
      checkPending(view);
      checkTrue(view);
      workingSince = view.phase === 'working' ? Math.min(workingSince, time.now()) : Infinity;
      // Until the desk is at work again, what she types waits.
      const hasTaken = time.now() - writerSince > QUIET_MS + TAKEN_MS && time.now() - workingSince > TAKEN_MS;
      if (hasTaken && view.connection.status === 'connected') checkNotes();
      checkSaves(view, hasTaken);
      if (view === lastView) return;
      lastView = view;
      noteRefusals();
      noteWords();
      checkClosed(view);
      checkKept(view);
    },
    finish() {
      checkWires();
      checkLedger();
      checkDispositions();
      checkWords();
      checkEnd();
    }
  };
}
