import type { RunningDesk, DeskView } from 'c/omniDesk';
import type { Clock, KeptWish, TabChannel, Wishes } from 'c/omniPorts';
import { isStillMeant, readWish } from './readWish';
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
  stop(): void;
}

const BEAT_EVERY_MS = 2_000;
const WISHES_KNOWN = 200;

const changesOf = (view: DeskView, before: DeskView): Partial<DeskView> =>
  Object.fromEntries(Object.entries(view).filter(([name, part]) => part !== before[name as keyof DeskView]));

/** Tells the other tabs what this one shows and does what they wish; `replaced` is told once when it is the writer no more. */
export function createWriter(
  { channel, clock, wishes }: WriterPorts,
  desk: RunningDesk,
  epoch: number,
  { isShown, replaced }: { isShown: () => boolean; replaced: () => void }
): Writer {
  let n = 0;
  let told: DeskView = desk.view();
  /** A mirror has asked: from then on it is told each change. */
  let isHeard = false;
  let isTaking = false;
  let mustTakeAgain = false;
  let isStopped = false;
  const done: string[] = [];

  const post = (word: Word): void => channel.post(writeEnvelope({ epoch, word }));
  const news = (): WriterNews => ({ n, now: clock.now(), owner: desk.owner(), isShown: isShown() });

  function tellAll(): void {
    told = desk.view();
    post({ kind: 'view', isWhole: true, changes: told, ...news() });
  }

  const stopWatching = desk.watch((view) => {
    const changes = changesOf(view, told);
    told = view;
    if (Object.keys(changes).length === 0) return;
    n += 1;
    if (isHeard) post({ kind: 'view', isWhole: false, changes, ...news() });
    if ('phase' in changes) void take();
  });

  function act({ wishId, at, wish }: KeptWish): void {
    const read = readWish(wish);
    if (read === null || done.includes(wishId)) return;
    done.push(wishId);
    if (done.length > WISHES_KNOWN) done.shift();
    if (isStillMeant(read, clock.now() - at)) desk.wish(read);
  }

  /** Until the desk is at work, wishes stay on disk: nobody would know what they are about. */
  const mayTake = (): boolean => desk.owner() !== null && ['working', 'ended'].includes(desk.view().phase);

  async function take(): Promise<void> {
    const owner = desk.owner();
    if (isStopped || owner === null || !mayTake()) return;
    if (isTaking) {
      mustTakeAgain = true;
      return;
    }
    isTaking = true;
    mustTakeAgain = false;
    const taken = await wishes.take(owner, epoch);
    isTaking = false;
    if (isStopped) return;
    if (taken === 'fenced') return replaced();
    taken.forEach(act);
    if (mustTakeAgain) void take();
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
    } else if (word.wish === null) void take();
    else if (envelope.epoch === epoch) act(word.wish);
  });

  let stopBeating = (): void => undefined;
  function beat(): void {
    post({ kind: 'beat', ...news() });
    stopBeating = clock.after(BEAT_EVERY_MS, beat);
  }

  tellAll();
  beat();
  void take();

  return {
    tell: () => post({ kind: 'beat', ...news() }),
    stop() {
      isStopped = true;
      stopWatching();
      stopListening();
      stopBeating();
    }
  };
}
