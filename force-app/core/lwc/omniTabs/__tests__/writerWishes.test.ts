import type { DeskView } from 'c/omniDesk';
import { EMPTY_DRAFT } from 'c/omniPolicy';
import type { KeptWish } from 'c/omniPorts';
import { aWish, aWriter, EPOCH, OWNER, settle } from './writerBench';

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

  it('to save a disposition are done once, as the last of them says, where several waited for one contact', async () => {
    const { clock, stored, done, hear } = aWriter();
    await settle();
    const of = (interactionId: string, wish: object) => ({ type: 'agent.wish', interactionId, wish });
    const draft = (notes: string) => ({ ...EMPTY_DRAFT, dispositionId: '101', notes });
    const typed = ['First', 'Second'].map((notes) => of('7001', { type: 'agent.draft', draft: draft(notes) }));
    const save = of('7001', { type: 'agent.saveDisposition' });
    const other = of('7002', { type: 'agent.saveDisposition' });
    const hold = of('7001', { type: 'agent.hold' });
    const all = [typed[0], save, hold, typed[1], save, other, hold];
    stored.push(...all.map((wish, at) => aWish(`w${at}`, clock.now(), wish)));
    hear({ kind: 'wish', wish: null });
    await settle();
    expect(done).toEqual([typed[0], hold, typed[1], save, other, hold]);
    expect(stored).toEqual([]);
  });

  it('to save a disposition are done as the last of them says also where they waited for the skill to be read', async () => {
    const { clock, done, hear, state, shows } = aWriter();
    await settle();
    state.readingId = '7001';
    const save = { type: 'agent.wish', interactionId: '7001', wish: { type: 'agent.saveDisposition' } };
    const typed = { type: 'agent.wish', interactionId: '7001', wish: { type: 'agent.draft', draft: EMPTY_DRAFT } };
    [save, typed, save].forEach((wish, at) => hear({ kind: 'wish', wish: aWish(`w${at}`, clock.now(), wish) }));
    expect(done).toEqual([]);
    state.readingId = null;
    shows({ isMuted: true });
    expect(done).toEqual([typed, save]);
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

  it.each<[string, { owner?: string | null; phase?: DeskView['phase'] }]>([
    ['another agent has signed in', { owner: 't1/30002' }],
    ['the agent has signed out', { phase: 'signedOut' }]
  ])('are not done where %s by the time the store gives them', async (_what, meanwhile) => {
    const { clock, done, answers, hear, state, asked } = aWriter();
    await settle();
    let give: (taken: KeptWish[]) => void = () => undefined;
    answers(() => new Promise((resolve) => (give = resolve)));
    hear({ kind: 'wish', wish: null });
    Object.assign(state, { owner: meanwhile.owner ?? state.owner });
    state.view = { ...state.view, phase: meanwhile.phase ?? state.view.phase };
    give([aWish('w1', clock.now())]);
    await settle();
    expect(done).toEqual([]);
    expect(asked.slice(1)).toEqual([[OWNER, [], EPOCH]]);
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
