import { blankView, type DeskView } from 'c/omniDesk';
import type { KeptWish } from 'c/omniPorts';
import { aSessionView, anInteractionView } from 'test/builders/views';
import { aSettings } from 'test/fakes/fakeSettings';
import type { Word } from '../words';
import { aWish, aWriter, EPOCH, NEWS, OWNER, settle } from './writerBench';

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

  it('asks again for what waits on a disk that did not give it, until it does or the writer is stopped', async () => {
    const { asked, answers, stored, clock, done, writer } = aWriter();
    await settle();
    answers(() => Promise.resolve('failed'));
    stored.push(aWish('w1', clock.now()));
    writer.wished();
    await settle();
    const before = asked.length;
    answers(null);
    clock.pass(2_000);
    await settle();
    expect([asked.length - before, done]).toEqual([2, [{ type: 'agent.mute' }]]);
    answers(() => Promise.resolve('failed'));
    const since = asked.length;
    writer.wished();
    for (let second = 0; second < 120; second += 1) {
      await settle();
      clock.pass(1_000);
    }
    expect(asked.length - since).toBeLessThan(40);
    writer.stop();
    const last = asked.length;
    clock.pass(10_000);
    await settle();
    expect(asked).toHaveLength(last);
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

describe('after another writer', () => {
  const before = { owner: OWNER, view: blankView(aSettings()) };

  it.each([false, true])('tells who asks meanwhile what that one showed, unless it is old itself: %s', (isOld) => {
    const { said, hear, shows, clock } = aWriter({ phase: 'connecting', before: { ...before, isOld } });
    clock.pass(1_000);
    shows({ isMuted: true });
    said.length = 0;
    hear({ kind: 'hello' });
    const told = { isMuted: false, connection: { status: 'reconnecting', since: clock.now() - 1_000 } };
    expect(said).toMatchObject(isOld ? [] : [{ kind: 'view', isWhole: true, n: 1, owner: OWNER, changes: told }]);
    expect(said).toHaveLength(isOld ? 0 : 1);
  });

  it('tells who asks later what is there now, and nothing else', async () => {
    const { said, hear, shows } = aWriter({ phase: 'connecting', before });
    shows({ phase: 'working', isMuted: true });
    await settle();
    said.length = 0;
    hear({ kind: 'hello' });
    expect(said).toMatchObject([{ kind: 'view', changes: { phase: 'working', isMuted: true } }]);
    expect(said).toHaveLength(1);
  });

  it('is quiet until the desk is at work and the wishes that waited are done', async () => {
    const { said, state, shows, writer, stored, clock, done } = aWriter({ phase: 'connecting', before });
    stored.push(aWish('w1', clock.now()));
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
    [OWNER, ['agent.wish', 'agent.select', 'agent.mute']],
    ['t1/30002', ['agent.mute']]
  ])('goes on with what the agent was in the middle of where she is the same: %s', async (owner, wishes) => {
    const interaction = anInteractionView({ isSelected: true, detailsShown: true });
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
