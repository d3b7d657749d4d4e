import type { DeskView, DeskWish, WriterDesk } from 'c/omniDesk';
import type { Clock, KeptWish, TabChannel, Wishes } from 'c/omniPorts';
import { carriedFrom } from './carried';
import { fatesOf, together } from './overtaken';
import { readWish, worthOf } from './readWish';
import { readEnvelope, writeEnvelope, type Word, type WriterNews } from './words';

export interface WriterPorts {
  channel: TabChannel;
  clock: Clock;
  wishes: Pick<Wishes, 'take'>;
}

/** The tab whose desk speaks with the contact centre, as the other tabs know it. */
export interface Writer {
  /** Says at once what else is said every two seconds. */
  tell(): void;
  /** Nobody is told anything yet: what was shown before is still to be seen in every tab. */
  isQuiet(): boolean;
  /** Something was wished in this tab that waits on disk. */
  wished(): void;
  stop(): void;
}

const BEAT_EVERY_MS = 2_000;
const WISHES_KNOWN = 200;
const QUIET_AT_MOST_MS = 3_000;
const TAKE_AGAIN_MS = 1_000;
/** A disk that has refused for half a minute may refuse all day. */
const SOON = 30;
const TAKE_AT_TIMES_MS = 30_000;

const changesOf = (view: DeskView, before: DeskView): Partial<DeskView> =>
  Object.fromEntries(Object.entries(view).filter(([name, part]) => part !== before[name as keyof DeskView]));

const isAbout =
  (interactionId: string) =>
  ({ wish }: KeptWish): boolean =>
    (wish as { interactionId?: string }).interactionId === interactionId;

/** What the last writer showed, whose work it was, and what was wished here that nobody can have heard. */
export interface Before {
  owner: string;
  view: DeskView;
  /** It is what this tab showed before another one spoke: what was typed then is not what the agent was in the middle of. */
  isOld: boolean;
  takeUnheard: () => KeptWish[];
}

/** What the last writer showed, while this one is not at work yet. */
export const whileJoining = (view: DeskView, since: number): DeskView => ({
  ...view,
  activeIn: 'here',
  connection: { status: 'reconnecting', since }
});

/**
 * Tells the other tabs what this one shows and does what they wish; `replaced` is told once when it is the writer no more.
 * After another writer the screen stays as it was until the desk is at work again, or cannot be; `appears` is told then.
 */
export function createWriter(
  { channel, clock, wishes }: WriterPorts,
  desk: WriterDesk,
  epoch: number,
  { isShown, replaced, appears }: { isShown: () => boolean; replaced: () => void; appears: () => void },
  before: Before | null
): Writer {
  let n = 0;
  let told: DeskView = desk.view();
  /** A mirror has asked: from then on it is told each change. */
  let isHeard = false;
  let isQuiet = before !== null;
  const begunAt = clock.now();
  let carried: KeptWish[] =
    before === null || before.isOld
      ? []
      : carriedFrom(before.view).map((wish, at) => ({ wishId: `carried-${at}`, at: Infinity, wish }));
  let hasTaken = false;
  let isTaking = false;
  let mustTakeAgain = false;
  let refusals = 0;
  let stopWaiting = (): void => undefined;
  let isStopped = false;
  const done: string[] = [];
  /** Done, and not deleted yet. */
  let finished: string[] = [];
  /** What they are about is still being read. */
  let held: KeptWish[] = [];
  /** What was typed after a save that nobody had taken, with the wishes it stands for. */
  const added = new Map<string, string[]>();

  const post = (word: Word): void => channel.post(writeEnvelope({ epoch, word }));
  const news = (): WriterNews => ({ n, now: clock.now(), owner: desk.owner(), isShown: isShown() });

  const isWhole = (): boolean => hasTaken && !desk.isReading();

  function tellAll(): void {
    if (isQuiet) return;
    told = desk.view();
    post({ kind: 'view', isWhole: true, changes: told, ...news() });
  }

  /** A tab that has just been loaded knows nothing; it must not ask the agent to sign in meanwhile. */
  function tellWhatWas(): void {
    if (!isQuiet || before === null || before.isOld) return;
    const changes = whileJoining(before.view, begunAt);
    post({ kind: 'view', isWhole: true, changes, ...news(), owner: before.owner });
  }

  function appear(): void {
    if (!isQuiet || isStopped) return;
    stopQuiet();
    isQuiet = false;
    tellAll();
    appears();
    // What was wished while it was still being read what is owed.
    void take();
  }

  const stopQuiet = clock.after(QUIET_AT_MOST_MS, appear);
  const stopWatching = desk.watch((view) => {
    const changes = changesOf(view, told);
    told = view;
    if (Object.keys(changes).length === 0) return;
    n += 1;
    if (view.signIn.trouble !== null || isWhole()) appear();
    if (isHeard && !isQuiet) post({ kind: 'view', isWhole: false, changes, ...news() });
    if ('phase' in changes) void take();
    tryHeld();
  });

  function asMeant({ wishId, wish }: KeptWish): DeskWish | null {
    const read = readWish(wish);
    if (!added.has(wishId) || read?.type !== 'agent.wish' || read.wish.type !== 'agent.draft') return read;
    const { interactionId } = read;
    const interactions = desk.view().sessions.flatMap((session) => session.interactions);
    const there = interactions.find((one) => one.interactionId === interactionId)?.disposition.draft;
    const draft = there ? together(there, read.wish.draft) : read.wish.draft;
    return { ...read, wish: { type: 'agent.draft', draft } };
  }

  function act(kept: KeptWish): void {
    const { wishId, at } = kept;
    // Tried again in its turn.
    if (held.some((other) => other.wishId === wishId)) return;
    const read = asMeant(kept);
    const worth = read === null || done.includes(wishId) ? 'over' : worthOf(read, clock.now() - at);
    // Nobody knows yet what it is about, or something that was wished before of the same contact still waits.
    const isEarly = read?.type === 'agent.wish' && (!mayTake() || held.some(isAbout(read.interactionId)));
    const isTaken = (): boolean => read !== null && desk.take(read, { key: wishId, isLate: worth === 'late' });
    if (worth !== 'over' && (isEarly || !isTaken())) {
      held.push(kept);
      return;
    }
    if (read === null) finished.push(wishId);
    else finish(wishId);
  }

  function finish(wishId: string): void {
    for (const id of [wishId, ...(added.get(wishId) ?? [])]) {
      finished.push(id);
      if (!done.includes(id)) done.push(id);
    }
    added.delete(wishId);
    done.splice(0, done.length - WISHES_KNOWN);
  }

  function actAll(all: KeptWish[]): void {
    const fates = fatesOf(all);
    const overtakenOf = ({ wish }: KeptWish): string[] => {
      const { interactionId } = wish as { interactionId: string };
      return all
        .filter((kept, at) => fates[at] === 'overtaken' && isAbout(interactionId)(kept))
        .map((kept) => kept.wishId);
    };
    all.forEach((kept, at) => {
      if (fates[at] === 'added') added.set(kept.wishId, overtakenOf(kept));
    });
    // What was typed stands for them only once it is in the desk; until then they stay on the disk.
    const stoodFor = [...added.values()].flat();
    all.forEach((kept, at) => {
      if (fates[at] !== 'overtaken') act(kept);
      else if (!stoodFor.includes(kept.wishId)) finish(kept.wishId);
    });
  }

  function tryHeld(): void {
    const again = held;
    held = [];
    actAll(again);
    if (finished.length > 0) void take();
  }

  /** Until the desk is at work, wishes stay on disk: nobody would know what they are about. */
  const mayTake = (): boolean => ['working', 'ended'].includes(desk.view().phase);

  function takeLater(): void {
    refusals += 1;
    stopWaiting();
    stopWaiting = clock.after(refusals > SOON ? TAKE_AT_TIMES_MS : TAKE_AGAIN_MS, () => void take());
  }

  async function take(): Promise<void> {
    const owner = desk.owner();
    if (owner === null || !mayTake()) return;
    if (isTaking) {
      mustTakeAgain = true;
      return;
    }
    isTaking = true;
    do {
      mustTakeAgain = false;
      const over = finished;
      finished = [];
      const taken = await wishes.take(owner, over, epoch);
      if (isStopped) return;
      if (taken === 'fenced') return replaced();
      // What waits there waits until the disk gives it, whoever wishes next.
      if (taken === 'failed') takeLater();
      else refusals = 0;
      if (desk.owner() === owner && mayTake()) {
        const found = taken === 'failed' ? [] : taken;
        const isSame = before !== null && owner === before.owner;
        if (isSame) carried.forEach(act);
        carried = [];
        actAll(isSame ? [...found, ...before.takeUnheard()] : found);
      }
      hasTaken = true;
      if (isWhole()) appear();
      // What they became is on its way to the disk: now they may be deleted there, also when the agent has signed out.
    } while (finished.length > 0 || mustTakeAgain);
    isTaking = false;
  }

  const stopListening = channel.listen((text) => {
    const envelope = readEnvelope(text);
    if (envelope === null || envelope === 'newer') return;
    const { word } = envelope;
    if (word.kind === 'beat' || word.kind === 'view') {
      if (envelope.epoch > epoch) replaced();
      else if (envelope.epoch < epoch) post({ kind: 'beat', ...news() });
    } else if (word.kind === 'hello') {
      isHeard = true;
      tellAll();
      tellWhatWas();
    } else if (word.wish === null) void take();
    else if (envelope.epoch === epoch) act(word.wish);
  });

  let stopBeating: () => void;
  function beat(): void {
    post({ kind: 'beat', ...news() });
    stopBeating = clock.after(BEAT_EVERY_MS, beat);
  }

  tellAll();
  beat();
  void take();

  return {
    tell: () => post({ kind: 'beat', ...news() }),
    isQuiet: () => isQuiet,
    wished: () => void take(),
    stop() {
      isStopped = true;
      stopWatching();
      stopListening();
      stopBeating();
      stopQuiet();
      stopWaiting();
    }
  };
}
