import type { DeskView, DeskWish } from 'c/omniDesk';
import type { Clock, KeptWish, TabChannel, Wishes } from 'c/omniPorts';
import { reuse } from './reuse';
import { fitsView, readEnvelope, writeEnvelope, type Word, type WriterNews } from './words';

export interface MirrorPorts {
  channel: TabChannel;
  /** Told the writer's time when the own one is off. */
  clock: Clock & { adjust?: (serverNow: number) => void };
  wishes: Pick<Wishes, 'put'>;
  newId: () => string;
}

/** A tab that is not the writer: it shows what the writer shows and passes the agent's wishes on. */
export interface Mirror {
  /** Settles when it has been passed on. */
  wish(wish: DeskWish): Promise<void>;
  /** What the agent sees now. */
  shown(): DeskView;
  /** The highest epoch heard of. */
  epoch(): number;
  /** Whose work it shows; null while nobody is signed in. */
  owner(): string | null;
  /** Nobody speaks any more. */
  isSilent(): boolean;
  /** What no disk has taken and no writer can have heard; told once. */
  takeUnheard(): KeptWish[];
  stop(): void;
}

const LOOK_EVERY_MS = 2_000;
const SILENT_MS = 5_000;
const ANSWER_DUE_MS = 4_000;
const LATE_MS = 2_500;
const CLOCKS_DIFFER_MS = 1_000;

/** How the writer's view looks in a tab that is not the writer. */
function asMirrored(view: DeskView, isWriterShown: boolean): DeskView {
  const isElsewhere = view.phase === 'working' && view.activeIn === 'here' && isWriterShown;
  return isElsewhere ? { ...view, activeIn: 'anotherTab' } : view;
}

/** Shows the writer's view from `view` on; `frozen` is told when the writer gives no sign of life while this tab does, and says whether that is enough. */
export function createMirror(
  { channel, clock, wishes, newId }: MirrorPorts,
  first: { view: DeskView; epoch: number; owner: string | null },
  hear: { view(view: DeskView): void; frozen(): boolean }
): Mirror {
  let { view, epoch, owner } = first;
  let n = -1;
  let isWriterShown = true;
  let heardAt = clock.now();
  let askedAt: number | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let unheard: KeptWish[] = [];

  const isSilent = (): boolean => clock.now() - heardAt > SILENT_MS;

  const post = (word: Word): void => channel.post(writeEnvelope({ epoch, word }));

  function ask(): void {
    askedAt = clock.now();
    post({ kind: 'hello' });
  }

  function takeNews(news: Extract<Word, WriterNews>): void {
    heardAt = clock.now();
    askedAt = null;
    unheard = [];
    // Until a new writer shows something else, the screen is still that of the agent of the last one.
    if (news.owner !== null || news.kind === 'view') owner = news.owner;
    isWriterShown = news.isShown;
    if (Math.abs(news.now - clock.now()) < CLOCKS_DIFFER_MS) return;
    clock.adjust?.(news.now);
    heardAt = clock.now();
  }

  function takeView({ n: number, isWhole, changes }: Extract<Word, { kind: 'view' }>): void {
    if (!isWhole && number <= n) return;
    if (!fitsView(changes, view) || (!isWhole && number !== n + 1)) return ask();
    n = number;
    view = reuse(view, { ...view, ...changes });
  }

  const stopListening = channel.listen((text) => {
    const envelope = readEnvelope(text);
    // A tab loaded after an update of the product is at work: it is not to be fought over the lock.
    if (envelope === 'newer') heardAt = clock.now();
    if (envelope === null || envelope === 'newer' || envelope.epoch < epoch) return;
    const { word } = envelope;
    if (word.kind !== 'beat' && word.kind !== 'view') return;
    const before = { view, isWriterShown };
    const isNewWriter = envelope.epoch > epoch;
    if (isNewWriter) {
      epoch = envelope.epoch;
      n = -1;
    }
    takeNews(word);
    if (word.kind === 'view') takeView(word);
    // A writer tells its changes to nobody until somebody has asked.
    if (isNewWriter || (word.kind === 'beat' && word.n !== n)) ask();
    if (view !== before.view || isWriterShown !== before.isWriterShown) hear.view(asMirrored(view, isWriterShown));
  });

  let stopLooking: () => void;
  function look(): void {
    const due = clock.now() + LOOK_EVERY_MS;
    stopLooking = clock.after(LOOK_EVERY_MS, () => {
      // Whoever slept itself cannot tell whether anybody else did.
      const hasSlept = clock.now() - due > LATE_MS;
      if (hasSlept || (isSilent() && askedAt === null)) ask();
      else if (isSilent() && askedAt !== null && clock.now() - askedAt >= ANSWER_DUE_MS && hear.frozen()) return;
      look();
    });
  }

  ask();
  askedAt = null;
  look();

  return {
    wish(wish) {
      const kept: KeptWish = { wishId: newId(), at: clock.now(), wish };
      const posted = queue.then(async () => {
        const isStored = owner !== null && (await wishes.put(owner, kept)) === 'done';
        if (!isStored) unheard.push(kept);
        post({ kind: 'wish', wish: isStored ? null : kept });
      });
      queue = posted;
      return posted;
    },
    shown: () => asMirrored(view, isWriterShown),
    epoch: () => epoch,
    owner: () => owner,
    isSilent,
    takeUnheard() {
      const all = unheard;
      unheard = [];
      return all;
    },
    stop() {
      stopListening();
      stopLooking();
    }
  };
}
