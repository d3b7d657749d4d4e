import { blankView, type DeskView, type DeskWish, type RunningDesk } from 'c/omniDesk';
import type { KeptWish } from 'c/omniPorts';
import { fakeClock } from 'test/fakes/fakeClock';
import { aSettings } from 'test/fakes/fakeSettings';
import { readEnvelope, writeEnvelope, type Word } from '../words';
import { createWriter } from '../writer';

const EPOCH = 5;
const OWNER = 't1/30001';

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function aWriter({ phase = 'working' as DeskView['phase'], owner = OWNER as string | null } = {}) {
  const clock = fakeClock();
  const blank = blankView(aSettings());
  const state = { view: { ...blank, phase }, owner, isShown: true, replaced: 0 };
  const said: Word[] = [];
  const done: DeskWish[] = [];
  const asked: [string, number][] = [];
  let hearView: (view: DeskView) => void = () => undefined;
  let hearText: (text: string) => void = () => undefined;
  let listening = 0;
  const stored: KeptWish[] = [];
  let answer: (() => Promise<KeptWish[] | 'fenced'>) | null = null;

  const desk: RunningDesk = {
    view: () => state.view,
    watch(onView) {
      hearView = onView;
      listening += 1;
      onView(state.view);
      return () => void (listening -= 1);
    },
    wish: (wish) => void done.push(wish),
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
        take(by, epoch) {
          asked.push([by, epoch]);
          return answer === null ? Promise.resolve(stored.splice(0)) : answer();
        }
      }
    },
    desk,
    EPOCH,
    { isShown: () => state.isShown, replaced: () => void (state.replaced += 1) }
  );
  return {
    clock,
    state,
    writer,
    said,
    done,
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

const aWish = (wishId: string, at: number, wish: unknown = { type: 'agent.mute' }): KeptWish => ({ wishId, at, wish });
const NEWS = { n: 0, now: 0, owner: null, isShown: true };

describe('the tab that speaks', () => {
  it('says all it shows when it begins, and then that it lives, every two seconds', () => {
    const { said, clock, state } = aWriter();
    const news = { n: 0, now: clock.now(), owner: OWNER, isShown: true };
    expect(said).toEqual([
      { kind: 'view', isWhole: true, changes: JSON.parse(JSON.stringify(state.view)) as DeskView, ...news },
      { kind: 'beat', ...news }
    ]);
    said.length = 0;
    clock.pass(1_999);
    expect(said).toEqual([]);
    clock.pass(1);
    expect(said).toEqual([{ kind: 'beat', ...news, now: clock.now() }]);
    clock.pass(2_000);
    expect(said).toHaveLength(2);
  });

  it('says at once when it is looked at no more', () => {
    const { said, state, writer } = aWriter();
    said.length = 0;
    state.isShown = false;
    writer.tell();
    expect(said).toMatchObject([{ kind: 'beat', isShown: false }]);
  });

  it('tells its changes to nobody until somebody has asked, then what changed and nothing else', () => {
    const { said, shows, hear } = aWriter();
    said.length = 0;
    shows({ isMuted: true });
    expect(said).toEqual([]);
    hear({ kind: 'hello' });
    expect(said).toMatchObject([{ kind: 'view', isWhole: true, n: 1, changes: { isMuted: true } }]);
    shows({ isMuted: false });
    expect(said[1]).toEqual({ ...said[1], kind: 'view', isWhole: false, n: 2, changes: { isMuted: false } });
    shows({});
    expect(said).toHaveLength(2);
  });

  it('is silent and deaf once stopped', async () => {
    const { said, clock, writer, listening, stored, done, state, answers } = aWriter();
    await settle();
    expect(listening()).toBe(2);
    said.length = 0;
    let give: (taken: KeptWish[] | 'fenced') => void = () => undefined;
    answers(() => new Promise((resolve) => (give = resolve)));
    stored.push(aWish('w1', clock.now()));
    writer.stop();
    clock.pass(10_000);
    give('fenced');
    await settle();
    expect(listening()).toBe(0);
    expect(said).toEqual([]);
    expect(done).toEqual([]);
    expect(state.replaced).toBe(0);
  });
});

describe('wishes from other tabs', () => {
  it('that wait in the store are taken when the writer begins, by its owner and epoch', async () => {
    const { asked } = aWriter();
    await settle();
    expect(asked).toEqual([[OWNER, EPOCH]]);
  });

  it.each<[DeskView['phase'], string | null]>([
    ['signedOut', OWNER],
    ['connecting', OWNER],
    ['working', null]
  ])('stay in the store while the desk is %s for %s', async (phase, owner) => {
    const { asked, hear } = aWriter({ phase, owner });
    hear({ kind: 'wish', wish: null });
    await settle();
    expect(asked).toEqual([]);
  });

  it('are taken as soon as the desk is at work, and when it has ended', async () => {
    const { asked, shows } = aWriter({ phase: 'connecting' });
    shows({ isMuted: true });
    await settle();
    expect(asked).toHaveLength(0);
    shows({ phase: 'working' });
    await settle();
    expect(asked).toHaveLength(1);
    shows({ isMuted: false });
    await settle();
    expect(asked).toHaveLength(1);
    shows({ phase: 'ended' });
    await settle();
    expect(asked).toHaveLength(2);
  });

  it('are done in the order wished, each once', async () => {
    const { clock, stored, done, hear } = aWriter();
    await settle();
    const accept = { type: 'agent.accept', contactId: '7001' };
    stored.push(aWish('w1', clock.now(), accept), aWish('w2', clock.now()), aWish('w1', clock.now(), accept));
    hear({ kind: 'wish', wish: null });
    await settle();
    expect(done).toEqual([accept, { type: 'agent.mute' }]);
    hear({ kind: 'wish', wish: aWish('w2', clock.now()) });
    hear({ kind: 'wish', wish: aWish('w3', clock.now(), { type: 'agent.unmute' }) });
    expect(done).toEqual([accept, { type: 'agent.mute' }, { type: 'agent.unmute' }]);
  });

  it('are known again among the last two hundred', () => {
    const { clock, done, hear } = aWriter();
    const tell = (id: number): void => hear({ kind: 'wish', wish: aWish(`w${id}`, clock.now()) });
    for (let id = 1; id <= 200; id += 1) tell(id);
    tell(1);
    expect(done).toHaveLength(200);
    tell(201);
    tell(2);
    expect(done).toHaveLength(201);
    tell(1);
    expect(done).toHaveLength(202);
  });

  it('are not done when they cannot be read, or were a click of long ago', () => {
    const { clock, done, hear } = aWriter();
    clock.pass(60_000);
    hear({ kind: 'wish', wish: aWish('w1', clock.now(), { type: 'agent.explode' }) });
    hear({ kind: 'wish', wish: aWish('w2', clock.now() - 30_001) });
    expect(done).toEqual([]);
    hear({ kind: 'wish', wish: aWish('w1', clock.now() - 30_000) });
    expect(done).toEqual([{ type: 'agent.mute' }]);
  });

  it('are asked for once more when another came meanwhile, and never twice at a time', async () => {
    const { asked, hear, answers } = aWriter();
    await settle();
    const given: ((taken: KeptWish[]) => void)[] = [];
    answers(() => new Promise((resolve) => void given.push(resolve)));
    for (let time = 0; time < 3; time += 1) hear({ kind: 'wish', wish: null });
    await settle();
    expect(asked).toHaveLength(2);
    given[0]!([]);
    await settle();
    expect(asked).toHaveLength(3);
    given[1]!([]);
    await settle();
    expect(asked).toHaveLength(3);
  });
});

describe('a writer of another epoch', () => {
  it.each<Word>([
    { kind: 'beat', ...NEWS },
    { kind: 'view', isWhole: true, changes: {}, ...NEWS }
  ])('that is later replaces this one: %j', (word) => {
    const { state, hear, said } = aWriter();
    said.length = 0;
    hear(word, EPOCH + 1);
    expect(state.replaced).toBe(1);
    expect(said).toEqual([]);
  });

  it('that is earlier is told of this one, and replaces nobody', () => {
    const { state, hear, said } = aWriter();
    said.length = 0;
    hear({ kind: 'beat', ...NEWS }, EPOCH - 1);
    hear({ kind: 'view', isWhole: true, changes: {}, ...NEWS }, EPOCH - 1);
    expect(said).toMatchObject([{ kind: 'beat' }, { kind: 'beat' }]);
    hear({ kind: 'beat', ...NEWS });
    expect(said).toHaveLength(2);
    expect(state.replaced).toBe(0);
  });

  it('is what wishes were meant for, where they are not for this one', () => {
    const { clock, done, hear } = aWriter();
    hear({ kind: 'wish', wish: aWish('w1', clock.now()) }, EPOCH - 1);
    hear({ kind: 'wish', wish: aWish('w1', clock.now()) }, EPOCH + 1);
    expect(done).toEqual([]);
    hear({ kind: 'wish', wish: aWish('w1', clock.now()) });
    expect(done).toEqual([{ type: 'agent.mute' }]);
  });

  it('is noticed by the store, which gives nothing away', async () => {
    const { state, hear, answers, done } = aWriter();
    await settle();
    answers(() => Promise.resolve('fenced'));
    hear({ kind: 'wish', wish: null });
    await settle();
    expect(state.replaced).toBe(1);
    expect(done).toEqual([]);
  });

  it('does not come of what nobody says', () => {
    const { state, said, hearText, hear } = aWriter();
    said.length = 0;
    for (const text of ['not JSON', JSON.stringify({ v: 2, epoch: EPOCH + 1, word: { kind: 'beat', ...NEWS } })])
      hearText(text);
    hear({ kind: 'hello' }, EPOCH + 1);
    expect(state.replaced).toBe(0);
    expect(said).toMatchObject([{ kind: 'view' }]);
  });
});
