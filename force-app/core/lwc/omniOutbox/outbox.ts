import type { Command, Kept, KeptIntent, Reason } from 'c/omniPorts';
import { beforeOf, nothingHeard, remember } from './heard';
import {
  asksNothing,
  entryFrom,
  entryOf,
  isAnsweredBy,
  isOnlyUnread,
  laneOf,
  newIntent,
  rowOf,
  type Entry,
  type Intent,
  type Wished
} from './intent';
import type { Outbox, OutboxPorts } from './outboxShape';
import { createPicture } from './picture';
import { isDoneByAbsence, isMoot, needsLeg, proofOf, withoutProof, type Proof } from './proof';
import { createReadBack, isRecorded, isToBeFound } from './readBack';
import {
  isAboutFinality,
  isForOrg,
  isLetter,
  isOpposed,
  isOver,
  isProvenByAnswer,
  isPutToAgent,
  mayStillBeSent,
  reasonOf,
  waitBefore,
  WHEN_MISSING
} from './rules';
import { createWriting } from './writing';

const ANSWER_DUE_MS = 45_000;
const PROOF_DUE_MS = 8_000;
const READ_MS = 5_000;

const sameCommand = (one: Command, other: Command): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Every command goes through here with its key; nothing else asks for an effect. */
export function createOutbox({ contactCentre, perform, clock, newKey, store, epoch, fenced }: OutboxPorts): Outbox {
  let entries = new Map<string, Entry>();
  /** What the agent has to decide about or, for a while, to read. */
  const asked = new Map<string, Entry>();
  const watchers = new Set<(intent: Intent) => void>();
  let heard = nothingHeard();
  /** Empty: nobody's. */
  let owner = '';
  let reading: Promise<void> = Promise.resolve();
  let isTakenUp = false;
  let isFenced = false;
  let lastOrder = 0;

  const picture = createPicture(clock, () => {
    if (!isFenced) contactCentre.rejoin();
  });

  const write = createWriting({ store, clock, epoch }, (key) => {
    const entry = entries.get(key) ?? asked.get(key);
    return entry === undefined ? null : rowOf(entry);
  });

  const isOpen = (entry: Entry): boolean => !isFenced && entries.get(entry.intent.key) === entry;
  const ageOf = (entry: Entry): number => clock.now() - entry.madeAt;

  function change(entry: Entry, news: Partial<Intent>): void {
    entry.intent = { ...entry.intent, ...news };
    watchers.forEach((watch) => watch(entry.intent));
  }

  async function keep(put: KeptIntent[], remove: string[] = []): Promise<Kept> {
    const kept = await write(owner, put, remove);
    if (kept === 'fenced' && !isFenced) {
      isFenced = true;
      entries.forEach((entry) => entry.cancelAlarm());
      fenced();
    }
    return kept;
  }

  /** On disk first, then on the screen. */
  async function settle(entry: Entry, news: Partial<Intent>, put: KeptIntent[] = []): Promise<void> {
    const { key } = entry.intent;
    const of = owner;
    entry.cancelAlarm();
    entries.delete(key);
    asked.delete(key);
    const kept = keep(put, put.some((row) => row.key === key) ? [] : [key]);
    takeTurns();
    // It says nothing to whoever has signed in since.
    if ((await kept) !== 'fenced' && owner === of) change(entry, { ...news, isWaiting: false });
  }

  const giveUp = (entry: Entry): void => void settle(entry, { status: 'refused', reason: null });

  function confirm(entry: Entry, proof: Proof | null = null): void {
    const { key, command } = entry.intent;
    const alike = [...entries.values(), ...asked.values()].filter(
      ({ intent }) => intent.key !== key && intent.command.verb === command.verb
    );
    if (proof !== null) alike.forEach((other) => (other.before = withoutProof(other.before, proof)));
    const stored = proof === null ? [] : alike.filter(({ isStored }) => isStored);
    const made = { madeContactId: proof?.madeContactId ?? null };
    void settle(entry, { status: 'confirmed', reason: null, ...made }, stored.map(rowOf));
  }

  function refuse(entry: Entry, reason: Reason, afterwards: () => void = () => undefined): void {
    const { command, key } = entry.intent;
    // A newer log says all that this one did.
    if (isForOrg(command) && entry.isOvertaken) return giveUp(entry);
    const row = { ...rowOf(entry), status: 'refused' as const, reason };
    void settle(entry, { status: 'refused', reason }, [row]).then(afterwards);
    asked.set(key, entry);
    if (!isPutToAgent(command, reason)) forgetOnceRead(entry);
  }

  /** A refusal that asks nothing of the agent is kept until she has had time to read it, whatever becomes of the page. */
  function forgetOnceRead({ intent: { key, isRestored } }: Entry): void {
    const of = owner;
    clock.after(READ_MS, () => {
      if (owner !== of || !asked.has(key)) return;
      if (!isRestored) asked.delete(key);
      void keep([], [key]);
    });
  }

  function settleIfProven(entry: Entry): boolean {
    const { status, command } = entry.intent;
    if (status === 'new' || status === 'queued' || (isLetter(command) && !entry.isAnswered)) return false;
    const proof = proofOf(command, heard, entry.before);
    if (proof === null) return false;
    confirm(entry, proof);
    return true;
  }

  const readBack = createReadBack(contactCentre, () => heard, {
    isOpen,
    isAsked: (entry) => !isFenced && asked.get(entry.intent.key) === entry,
    confirm,
    refuse: (entry, key) => refuse(entry, { key }),
    later,
    sendOnceMore: (entry) => void send(entry)
  });

  /** The outcome is not known: the picture is read again before anything else is done about it. */
  function doubt(entry: Entry): void {
    entry.cancelAlarm();
    change(entry, { status: 'unknown' });
    if (isForOrg(entry.intent.command)) later(entry, () => void send(entry));
    else contactCentre.rejoin();
  }

  function later(entry: Entry, step: () => void): void {
    entry.cancelAlarm();
    entry.cancelAlarm = clock.after(waitBefore(entry.intent.command, entry.sendings), step);
  }

  function asOfNow(command: Command): Command {
    if (command.verb !== 'saveDisposition') return command;
    return { ...command, isFinal: command.isFinal || (heard.reports.get(command.contactId)?.isFinal ?? true) };
  }

  async function send(entry: Entry): Promise<void> {
    if (entry.isOvertaken) return giveUp(entry);
    if (picture.isGap() && !isForOrg(entry.intent.command)) return change(entry, { status: 'unknown' });
    entry.isLeaving = true;
    entry.isWary = false;
    entry.sendings += 1;
    const command = asOfNow(entry.intent.command);
    const kept = await keep([{ ...rowOf(entry), status: 'sent', command }]);
    if (!isOpen(entry)) return;
    change(entry, { status: 'sent', command, isKept: kept === 'done', isWaiting: false });
    // Whoever performs has a deadline of its own; a command that is never answered must not hold its lane for ever.
    entry.cancelAlarm();
    entry.cancelAlarm = clock.after(ANSWER_DUE_MS, () => doubt(entry));
    const answer = await perform(command, entry.intent.key);
    if (!isOpen(entry)) return;
    if (answer.result === 'accepted') accepted(entry);
    else if (answer.result === 'unknown' || answer.reason === 'signedOut') doubt(entry);
    else if (isAboutFinality(command, answer.reason) && !entry.wasInConflict) {
      // The contact may have become final while the save was on its way.
      entry.wasInConflict = true;
      doubt(entry);
    } else {
      const isAboutContact = answer.reason !== 'gone' || 'contactId' in command;
      const isDoubtful = answer.reason === 'conflict' || answer.reason === 'gone';
      const reason = reasonOf(isAboutContact ? answer.reason : 'conflict', answer.detail);
      // What the picture says of the contact must come after the words it may take back.
      refuse(entry, reason, () => void (isDoubtful && contactCentre.rejoin()));
    }
  }

  function accepted(entry: Entry): void {
    const { command } = entry.intent;
    entry.isAnswered = true;
    if (command.verb === 'saveDisposition') void readBack(entry, command);
    else if (isProvenByAnswer(command)) confirm(entry);
    else if (!settleIfProven(entry)) {
      entry.cancelAlarm();
      entry.cancelAlarm = clock.after(PROOF_DUE_MS, () => doubt(entry));
    }
    takeTurns();
  }

  function resolveDoubt(entry: Entry): void {
    const { command } = entry.intent;
    if (isForOrg(command) || entry.intent.status !== 'unknown' || settleIfProven(entry)) return;
    if (isRecorded(command)) void readBack(entry, command);
    else if (isDoneByAbsence(command, heard)) confirm(entry);
    else if (entry.isOvertaken) giveUp(entry);
    else if (isMoot(command, heard)) refuse(entry, { key: 'contactGone' });
    else if (WHEN_MISSING[command.verb] === 'askAgent' || isOver(command, ageOf(entry))) {
      refuse(entry, { key: 'notKnownWhetherSent' });
    } else later(entry, () => void send(entry));
  }

  /** What waited for a true picture is not needed any more, or comes too late. */
  function reconsider(entry: Entry): void {
    const { command, status, isWaiting, isRestored } = entry.intent;
    if (status !== 'queued' || !isWaiting) return;
    const isRepeatable = WHEN_MISSING[command.verb] === 'sendAgain';
    const proof = isRepeatable ? proofOf(command, heard, entry.before) : null;
    if (proof !== null || (isRepeatable && isDoneByAbsence(command, heard))) confirm(entry, proof);
    else if (isMoot(command, heard)) refuse(entry, { key: 'contactGone' });
    else if (!mayStillBeSent(command, ageOf(entry), isRestored)) refuse(entry, { key: 'notSent' });
  }

  function markWaiting(): void {
    const waiting = [...entries.values()].filter(
      ({ intent }) => intent.status === 'queued' && !isForOrg(intent.command)
    );
    if (waiting.length > 0) picture.wanted();
    waiting.filter(({ intent }) => !intent.isWaiting).forEach((entry) => change(entry, { isWaiting: true }));
  }

  function takeTurns(): void {
    if (picture.isGap()) markWaiting();
    const busy = new Set<string>();
    const isLegAsked = [...entries.values()].some(
      ({ intent, isAnswered }) => intent.command.verb === 'connectLeg' && !isAnswered
    );
    for (const entry of [...entries.values()]) {
      if (busy.has(entry.lane) || !isOpen(entry)) continue;
      if (isLegAsked && needsLeg(entry.intent.command, heard)) {
        busy.add(entry.lane);
        continue;
      }
      const isReady = entry.intent.status === 'queued' && !entry.isLeaving;
      const isPictureTrue = !picture.isGap() && (picture.isThere() || !entry.intent.isRestored);
      if (isReady && (isPictureTrue || isForOrg(entry.intent.command))) void leave(entry);
      if (!entry.isAnswered && !isOnlyUnread(entry)) busy.add(entry.lane);
    }
  }

  /** Whatever it has waited for, it must not start by surprise. */
  async function leave(entry: Entry): Promise<void> {
    const { command, isRestored } = entry.intent;
    if (!mayStillBeSent(command, ageOf(entry), isRestored)) return refuse(entry, { key: 'notSent' });
    if (!entry.isWary || command.verb !== 'saveDisposition') return send(entry);
    // A page that died may have sent what its disk still calls queued; and another place may have saved another one.
    entry.isLeaving = true;
    const recorded = await contactCentre.readDisposition(command.contactId);
    if (!isOpen(entry)) return undefined;
    return recorded === 'none' ? send(entry) : readBack(entry, command);
  }

  /** Said to be queued only once it is on disk, or once it is known that it cannot be. */
  async function begin(entry: Entry, instead: string[]): Promise<void> {
    const kept = await keep([{ ...rowOf(entry), status: 'queued' }], instead);
    if (!isOpen(entry)) return;
    entry.isStored = true;
    change(entry, { status: 'queued', isKept: kept === 'done' });
    if (entry.isLate) refuse(entry, { key: 'notSent' });
    else takeTurns();
  }

  /** What was refused is answered by asking for the same once more. A newer log of a contact says all that an older one did, which is not sent any more. */
  function overtake(command: Command): string[] {
    if (!isForOrg(command)) {
      const answered = [...asked.values()].filter((entry) => isAnsweredBy(entry, command));
      answered.forEach(({ intent: { key } }) => asked.delete(key));
      return answered.map(({ intent: { key } }) => key);
    }
    const older = [...entries.values(), ...asked.values()].filter(
      ({ lane, intent }) => lane === laneOf(command) && intent.status !== 'sent'
    );
    return older.map((entry) => {
      const { key } = entry.intent;
      entry.cancelAlarm();
      entries.delete(key);
      asked.delete(key);
      change(entry, { status: 'refused', reason: null });
      return key;
    });
  }

  function make(command: Command, contactId: string | null, instead: string[], wished?: Wished | null): Intent {
    const twin = [...entries.values()].find((entry) => sameCommand(entry.intent.command, command));
    if (twin !== undefined && command.verb !== 'sendChatText') {
      if (instead.length > 0) void keep([], instead);
      return twin.intent;
    }
    const gone = [...instead, ...overtake(command)];
    if (heard.leg === 'down' && needsLeg(command, heard)) make({ verb: 'connectLeg' }, null, []);
    const intent = newIntent(wished?.key ?? newKey(), contactId, command);
    lastOrder += 1;
    const before = beforeOf(command, heard);
    const entry = entryOf({ intent, before, madeAt: clock.now(), order: lastOrder, isLate: wished?.isLate ?? false });
    for (const older of entries.values()) older.isOvertaken ||= isOpposed(older.intent.command, command);
    entries.set(intent.key, entry);
    watchers.forEach((watch) => watch(intent));
    if (isTakenUp) void begin(entry, gone);
    return intent;
  }

  function resolveAll(): void {
    [...entries.values()].forEach(reconsider);
    [...entries.values()].forEach(resolveDoubt);
    takeTurns();
  }

  async function readKept(of: string): Promise<void> {
    const kept = await store.read(of);
    if (owner !== of || isTakenUp || isFenced) return;
    const restored = kept.sort((one, other) => one.order - other.order).map(entryFrom);
    const made = [...entries.values()];
    const orderBefore = restored.at(-1)?.order ?? 0;
    lastOrder += orderBefore;
    entries = new Map();
    for (const entry of restored) (entry.intent.status === 'refused' ? asked : entries).set(entry.intent.key, entry);
    for (const entry of made) {
      entry.order += orderBefore;
      entries.set(entry.intent.key, entry);
    }
    isTakenUp = true;
    restored.forEach((entry) => change(entry, {}));
    restored.filter(asksNothing).forEach(forgetOnceRead);
    made.forEach((entry) => void begin(entry, []));
    if (picture.isThere()) resolveAll();
  }

  function letGo(): void {
    entries.forEach((entry) => entry.cancelAlarm());
    entries = new Map();
    asked.clear();
    heard = nothingHeard();
    lastOrder = 0;
    owner = '';
    isTakenUp = false;
  }

  return {
    takeUp(next) {
      if (owner === next) return reading;
      letGo();
      owner = next;
      reading = readKept(next);
      return reading;
    },
    letGo,
    add: (command, contactId, wished) => make(command, contactId, [], wished),
    sendAgain(key) {
      const entry = asked.get(key);
      if (entry === undefined || isFenced) return null;
      asked.delete(key);
      const { command, contactId } = entry.intent;
      // The new one is told first: for a moment without either, its contact would be settled.
      const intent = make(command, contactId, [key]);
      change(entry, { reason: null });
      return intent;
    },
    takeBack(key) {
      const waiting = entries.get(key);
      const entry = waiting?.intent.status === 'queued' && !waiting.isLeaving ? waiting : asked.get(key);
      if (entry !== undefined) void settle(entry, { status: 'refused', reason: null });
    },
    hear(news) {
      picture.hear(news);
      if (picture.isParted()) entries.forEach((entry) => (entry.isWary = true));
      if (picture.isGap()) markWaiting();
      if (!remember(heard, news) || isFenced) return;
      for (const entry of [...entries.values(), ...asked.values()]) settleIfProven(entry);
      for (const entry of asked.values()) {
        const { command, reason } = entry.intent;
        if (isToBeFound(command, reason, news)) void readBack(entry, command);
      }
      if (news.type !== 'picture.completed') return;
      picture.completed();
      resolveAll();
    },
    listen(onIntent) {
      watchers.add(onIntent);
      return () => watchers.delete(onIntent);
    },
    open: () => [...entries.values()].map(({ intent }) => intent),
    asked: () => [...asked.values()].filter((entry) => !asksNothing(entry)).map(({ intent }) => intent),
    refused: () => [...asked.values()].map(({ intent }) => intent)
  };
}
