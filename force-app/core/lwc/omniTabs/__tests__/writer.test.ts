import { blankView, type DeskView, type DeskWish, type WriterDesk } from 'c/omniDesk';
import type { KeptWish } from 'c/omniPorts';
import { aSessionView, anInteractionView } from 'test/builders/views';
import { fakeClock } from 'test/fakes/fakeClock';
import { aSettings } from 'test/fakes/fakeSettings';
import { readEnvelope, writeEnvelope, type Word } from '../words';
import { createWriter, type Before } from '../writer';

const EPOCH = 5;
const OWNER = 't1/30001';

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function aWriter({
  phase = 'working' as DeskView['phase'],
  owner = OWNER as string | null,
  before = null as Before | null
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
  let answer: (() => Promise<KeptWish[] | 'fenced'>) | null = null;

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
    before
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

  it.each(['fenced', 'wishes'] as const)('is silent and deaf once stopped, also to a late answer: %s', async (what) => {
    const { said, clock, writer, listening, done, state, answers, hear } = aWriter();
    await settle();
    expect(listening()).toBe(2);
    said.length = 0;
    let give: (taken: KeptWish[] | 'fenced') => void = () => undefined;
    answers(() => new Promise((resolve) => (give = resolve)));
    hear({ kind: 'wish', wish: null });
    writer.stop();
    clock.pass(10_000);
    give(what === 'fenced' ? 'fenced' : [aWish('w1', clock.now())]);
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
    expect(asked).toEqual([[OWNER, [], EPOCH]]);
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

  it('are deleted once the desk has made of them what they were meant for, and not before', async () => {
    const { clock, stored, asked, done, hear } = aWriter();
    await settle();
    stored.push(aWish('w1', clock.now()), aWish('w2', clock.now(), { type: 'agent.explode' }));
    hear({ kind: 'wish', wish: null });
    expect([stored.length, done]).toEqual([2, []]);
    await settle();
    expect([stored, done]).toEqual([[], [{ type: 'agent.mute' }]]);
    expect(asked).toEqual([
      [OWNER, [], EPOCH],
      [OWNER, [], EPOCH],
      [OWNER, ['w1', 'w2'], EPOCH]
    ]);
  });

  it('are deleted also where one of them was to sign out', async () => {
    const { clock, stored, done, hear, state } = aWriter();
    await settle();
    stored.push(aWish('w1', clock.now(), { type: 'agent.signOut' }));
    state.signsOut = true;
    hear({ kind: 'wish', wish: null });
    await settle();
    expect([stored, done, state.owner]).toEqual([[], [{ type: 'agent.signOut' }], null]);
  });

  it('wait for what they are about, on the disk too', async () => {
    const { clock, stored, asked, done, hear, state, shows } = aWriter();
    await settle();
    state.isReading = true;
    stored.push(aWish('w1', clock.now()));
    hear({ kind: 'wish', wish: null });
    hear({ kind: 'wish', wish: null });
    await settle();
    shows({ isMuted: true });
    await settle();
    expect([stored.length, done, asked.length]).toEqual([1, [], 3]);
    state.isReading = false;
    shows({ isMuted: false });
    await settle();
    expect([stored, done]).toEqual([[], [{ type: 'agent.mute' }]]);
    expect(asked.slice(3)).toEqual([[OWNER, ['w1'], EPOCH]]);
  });

  it('of one contact are done in the order wished, however often the store tells them; another contact does not wait', async () => {
    const { clock, stored, done, hear, state, shows } = aWriter();
    await settle();
    const of = (interactionId: string, type: string) => ({ type: 'agent.wish', interactionId, wish: { type } });
    const [save, discard, other] = [
      of('7001', 'agent.saveDisposition'),
      of('7001', 'agent.discardDraft'),
      of('7002', 'agent.hold')
    ];
    state.readingId = '7001';
    stored.push(...[save, discard, other].map((wish, at) => aWish(`w${at}`, clock.now(), wish)));
    hear({ kind: 'wish', wish: null });
    await settle();
    hear({ kind: 'wish', wish: null });
    await settle();
    expect(done).toEqual([other]);
    state.readingId = null;
    shows({ isMuted: true });
    await settle();
    expect([done, stored]).toEqual([[other, save, discard], []]);
  });

  it('wait until it is known what they are about, also where no store keeps them', async () => {
    const { clock, done, hear, shows } = aWriter({ phase: 'signedOut', owner: null });
    const note = { type: 'agent.wish', interactionId: '7001', wish: { type: 'agent.discardDraft' } };
    hear({ kind: 'wish', wish: aWish('w1', clock.now(), note) });
    await settle();
    expect(done).toEqual([]);
    shows({ phase: 'working' });
    expect(done).toEqual([note]);
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

  it('are handed over as late where only the agent can say whether they are still meant', () => {
    const { clock, late, done, hear } = aWriter();
    clock.pass(60_000);
    const text = { type: 'agent.wish', interactionId: '7001', wish: { type: 'agent.sendText', text: 'Hi' } };
    hear({ kind: 'wish', wish: aWish('w1', clock.now() - 30_000, text) });
    hear({ kind: 'wish', wish: aWish('w2', clock.now() - 30_001, text) });
    expect([done, late]).toEqual([[text, text], ['w2']]);
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

describe('after another writer', () => {
  const before = { owner: OWNER, view: blankView(aSettings()) };

  it('is quiet until the desk is at work and the wishes that waited are done', async () => {
    const { said, state, shows, hear, writer, stored, clock, done } = aWriter({ phase: 'connecting', before });
    stored.push(aWish('w1', clock.now()));
    hear({ kind: 'hello' });
    shows({ isMuted: true });
    await settle();
    expect([said.map(({ kind }) => kind), writer.isQuiet(), state.appeared]).toEqual([['beat'], true, 0]);
    shows({ phase: 'working' });
    expect(said).toHaveLength(1);
    await settle();
    expect(done).toEqual([{ type: 'agent.mute' }]);
    expect(said.slice(1)).toMatchObject([{ kind: 'view', isWhole: true, changes: { isMuted: true } }]);
    expect([writer.isQuiet(), state.appeared]).toEqual([false, 1]);
    clock.pass(10_000);
    expect(state.appeared).toBe(1);
  });

  it('is quiet until what was there before has been read again', async () => {
    const { writer, state, shows } = aWriter({ before });
    state.isReading = true;
    await settle();
    shows({ isMuted: true });
    expect(writer.isQuiet()).toBe(true);
    state.isReading = false;
    shows({ isMuted: false });
    expect([writer.isQuiet(), state.appeared]).toEqual([false, 1]);
  });

  it('is quiet for three seconds at most', () => {
    const { writer, clock, state } = aWriter({ phase: 'signedOut', owner: null, before });
    clock.pass(2_999);
    expect(writer.isQuiet()).toBe(true);
    clock.pass(1);
    expect([writer.isQuiet(), state.appeared]).toEqual([false, 1]);
  });

  it('says at once that nobody can be signed in', () => {
    const { writer, state, shows } = aWriter({ phase: 'signedOut', owner: null, before });
    shows({ signIn: { ...state.view.signIn, trouble: 'windowBlocked' } });
    expect([writer.isQuiet(), state.appeared]).toEqual([false, 1]);
  });

  it.each([
    [OWNER, ['agent.select', 'agent.mute']],
    ['t1/30002', ['agent.mute']]
  ])('goes on with what the agent was in the middle of where she is the same: %s', async (owner, wishes) => {
    const interaction = anInteractionView({ isSelected: true });
    const view = { ...before.view, sessions: [aSessionView({ interactions: [interaction] })] };
    const { done, stored, clock, shows } = aWriter({ phase: 'connecting', owner, before: { owner: OWNER, view } });
    stored.push(aWish('w1', clock.now()));
    clock.pass(60_000);
    stored[0]!.at = clock.now();
    shows({ phase: 'working' });
    await settle();
    expect(done.map(({ type }) => type)).toEqual(wishes);
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
