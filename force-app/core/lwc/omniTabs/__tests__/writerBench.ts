import { blankView, type DeskView, type DeskWish, type WriterDesk } from 'c/omniDesk';
import type { KeptWish } from 'c/omniPorts';
import { fakeClock } from 'test/fakes/fakeClock';
import { aSettings } from 'test/fakes/fakeSettings';
import { readEnvelope, writeEnvelope, type Word } from '../words';
import { createWriter, type Before } from '../writer';

export const EPOCH = 5;
export const OWNER = 't1/30001';

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** A writer between a desk, a store and other tabs that the test plays. */
export function aWriter({
  phase = 'working' as DeskView['phase'],
  owner = OWNER as string | null,
  before = null as (Omit<Before, 'takeUnheard' | 'isOld'> & Partial<Before>) | null
} = {}) {
  const clock = fakeClock();
  const blank = blankView(aSettings());
  const state = {
    view: { ...blank, phase },
    owner,
    isShown: true,
    replaced: 0,
    appeared: 0,
    isReading: false,
    /** What is wished to be saved of this contact waits. */
    readingId: null as string | null,
    signsOut: false
  };
  const said: Word[] = [];
  const done: DeskWish[] = [];
  const late: string[] = [];
  const asked: [string, string[], number][] = [];
  let hearView: (view: DeskView) => void = () => undefined;
  let hearText: (text: string) => void = () => undefined;
  let listening = 0;
  const stored: KeptWish[] = [];
  let answer: (() => Promise<KeptWish[] | 'fenced' | 'failed'>) | null = null;

  const desk: WriterDesk = {
    view: () => state.view,
    watch(onView) {
      hearView = onView;
      listening += 1;
      onView(state.view);
      return () => void (listening -= 1);
    },
    wish: () => undefined,
    take(wish, { key, isLate }) {
      if (state.isReading) return false;
      if (
        wish.type === 'agent.wish' &&
        wish.wish.type === 'agent.saveDisposition' &&
        wish.interactionId === state.readingId
      )
        return false;
      done.push(wish);
      if (state.signsOut) state.owner = null;
      if (isLate) late.push(key);
      return true;
    },
    isReading: () => state.isReading,
    now: () => clock.now(),
    owner: () => state.owner,
    stop: () => undefined
  };
  const writer = createWriter(
    {
      clock,
      channel: {
        post(text) {
          const envelope = readEnvelope(text);
          if (envelope === null || envelope === 'newer') throw new Error(`said what nobody understands: ${text}`);
          expect(envelope.epoch).toBe(EPOCH);
          said.push(envelope.word);
        },
        listen(hear) {
          hearText = hear;
          listening += 1;
          return () => void (listening -= 1);
        }
      },
      wishes: {
        take(by, over, epoch) {
          asked.push([by, over, epoch]);
          if (answer !== null) return answer();
          stored.splice(0, stored.length, ...stored.filter(({ wishId }) => !over.includes(wishId)));
          return Promise.resolve([...stored]);
        }
      }
    },
    desk,
    EPOCH,
    {
      isShown: () => state.isShown,
      replaced: () => void (state.replaced += 1),
      appears: () => void (state.appeared += 1)
    },
    before && { takeUnheard: () => [], isOld: false, ...before }
  );
  return {
    clock,
    state,
    writer,
    said,
    done,
    late,
    asked,
    stored,
    listening: () => listening,
    /** From now on the store answers like this; null: with what is stored. */
    answers: (next: typeof answer) => void (answer = next),
    hear: (word: Word, epoch = EPOCH) => hearText(writeEnvelope({ epoch, word })),
    hearText: (text: string) => hearText(text),
    shows(changes: Partial<DeskView>) {
      state.view = { ...state.view, ...changes };
      hearView(state.view);
    }
  };
}

export const aWish = (wishId: string, at: number, wish: unknown = { type: 'agent.mute' }): KeptWish => ({
  wishId,
  at,
  wish
});
export const NEWS = { n: 0, now: 0, owner: null, isShown: true };
