import { blankView, type DeskView, type DeskWish, type WriterDesk } from 'c/omniDesk';
import type { OpenForm, OwedNote } from 'c/omniPorts';
import { aFormView, aSessionView, anInteractionView } from 'test/builders/views';
import { fakeClock } from 'test/fakes/fakeClock';
import { aSettings } from 'test/fakes/fakeSettings';
import { withWaiting } from '../waiting';

const ITEM = { contactId: '7001', channel: 'chat' as const, owed: 'disposition' as const };
const SESSION = aSessionView({
  owed: [{ interactionId: '7001', channel: 'chat', owed: 'disposition' }],
  interactions: []
});

async function aDeskWithANote(found: OwedNote | null | Promise<OwedNote> = null) {
  const state = { view: { ...blankView(aSettings()), phase: 'signedOut' } as DeskView, owner: null as string | null };
  const written: (OwedNote | null)[] = [];
  const wished: DeskWish[] = [];
  let tell: (view: DeskView) => void = () => undefined;
  const inner: WriterDesk = {
    view: () => state.view,
    watch(onView) {
      tell = onView;
      onView(state.view);
      return () => undefined;
    },
    wish: (wish) => void wished.push(wish),
    take: (wish) => wished.push(wish) > 0,
    isReading: () => false,
    now: () => 0,
    owner: () => state.owner,
    stop: () => undefined
  };
  const clock = fakeClock();
  const notebook = { read: async () => found, write: (note: OwedNote | null) => void written.push(note) };
  const desk = withWaiting(inner, { notebook, clock }, 1);
  await Promise.resolve();
  await Promise.resolve();
  return {
    desk,
    clock,
    written,
    wished,
    shows(changes: Partial<DeskView>, owner: string | null) {
      state.owner = owner;
      state.view = { ...state.view, ...changes };
      tell(state.view);
    }
  };
}

describe('while nobody is signed in', () => {
  it('what was owed when this browser last knew is listed, and since when it knows no more', async () => {
    const { desk, clock } = await aDeskWithANote({ owner: 't1/30001', selectedId: null, form: null, items: [ITEM] });
    expect(desk.view()).toMatchObject({ waiting: [ITEM], connection: { status: 'off', since: clock.now() } });
  });

  it('nothing is listed beside the sessions that are still shown', async () => {
    const { desk, shows } = await aDeskWithANote({ owner: 't1/30001', selectedId: null, form: null, items: [ITEM] });
    shows({ phase: 'ended', sessions: [SESSION] }, 't1/30001');
    expect([desk.view().waiting, desk.view().connection.status]).toEqual([[], 'off']);
  });

  it.each([
    ['here', (desk: WriterDesk) => desk.wish({ type: 'agent.signOut' })],
    ['in another tab', (desk: WriterDesk) => desk.take({ type: 'agent.signOut' }, { key: 'w1', isLate: false })]
  ])('and then the agent signs out %s, nothing is listed any more', async (_where, signOut) => {
    const { desk, written, wished } = await aDeskWithANote({
      owner: 't1/30001',
      selectedId: null,
      form: null,
      items: [ITEM]
    });
    signOut(desk);
    expect([desk.view().waiting, written, wished]).toEqual([[], [null], [{ type: 'agent.signOut' }]]);
  });
});

describe('the note of what is owed', () => {
  it('is written for the agent who owes it, once, and taken away when nothing is owed', async () => {
    const { shows, written } = await aDeskWithANote();
    shows({ phase: 'working', sessions: [SESSION] }, 't1/30001');
    shows({ isMuted: true }, 't1/30001');
    shows({ sessions: [] }, 't1/30001');
    expect(written).toEqual([{ owner: 't1/30001', selectedId: null, form: null, items: [ITEM] }, null]);
  });

  it('keeps what it says of a contact that has not been read again since the page was loaded', async () => {
    const { shows, written } = await aDeskWithANote({ owner: 't1/30001', selectedId: null, form: null, items: [ITEM] });
    const call = { interactionId: '7002', channel: 'voice', owed: 'disposition' } as const;
    const chat = { interactionId: '7001', channel: null, owed: 'beingRead' } as const;
    const sessions = [aSessionView({ owed: [call, chat], interactions: [] })];
    shows({ phase: 'working', sessions, beingRead: ['7001'] }, 't1/30001');
    expect(written).toEqual([
      {
        owner: 't1/30001',
        selectedId: null,
        form: null,
        items: [ITEM, { contactId: '7002', channel: 'voice', owed: 'disposition' }]
      }
    ]);
    shows({ beingRead: [], sessions: [] }, 't1/30001');
    expect(written.at(-1)).toBeNull();
  });

  it('is not written before it is known whose it is', async () => {
    const { shows, written } = await aDeskWithANote();
    shows({ phase: 'working', sessions: [SESSION] }, null);
    expect(written).toEqual([]);
  });
});

describe('what was selected before the page was loaded', () => {
  const found = { owner: 't1/30001', selectedId: '7001', form: null, items: [ITEM] };
  const withInside = (interactionId: string, isSelected = false) =>
    aSessionView({ owed: [], interactions: [anInteractionView({ interactionId, isSelected })] });
  const SELECT = [{ type: 'agent.select', interactionId: '7001' }];

  it('is selected again, once, as soon as it is there', async () => {
    const { wished, written, shows } = await aDeskWithANote(found);
    shows({ phase: 'working', sessions: [withInside('7002')] }, 't1/30001');
    expect(wished).toEqual([]);
    const sessions = [withInside('7002'), { ...SESSION, ...withInside('7001'), owed: SESSION.owed }];
    shows({ sessions }, 't1/30001');
    shows({ sessions: [...sessions] }, 't1/30001');
    expect(wished).toEqual(SELECT);
    expect(written.at(-1)).toEqual({ owner: 't1/30001', selectedId: null, form: null, items: [ITEM] });
  });

  it('is not where the agent has selected something else meanwhile, or is another one', async () => {
    const meanwhile = await aDeskWithANote(found);
    meanwhile.shows({ phase: 'working', sessions: [withInside('7002', true)] }, 't1/30001');
    meanwhile.shows({ sessions: [withInside('7001')] }, 't1/30001');
    const other = await aDeskWithANote(found);
    other.shows({ phase: 'working', sessions: [withInside('7001')] }, 't1/30002');
    expect([meanwhile.wished, other.wished]).toEqual([[], []]);
  });

  it('is kept while it is open', async () => {
    const { written, shows } = await aDeskWithANote();
    const session = { ...withInside('7001', true), owed: SESSION.owed };
    shows({ phase: 'working', sessions: [session] }, 't1/30001');
    expect(written).toEqual([{ owner: 't1/30001', selectedId: '7001', form: null, items: [ITEM] }]);
  });
});

describe('a form that was open before the page was loaded', () => {
  const entered = { address: '+14155550123', skillId: '10', purpose: 'elevate' as const };
  const VIEW = aFormView({ formId: 'form-3', entered });
  const sessions = [
    aSessionView({ owed: [], interactions: [anInteractionView({ interactionId: 'c1', isSelected: false })] })
  ];
  const FORM: OpenForm = {
    formId: 'form-3',
    target: 'voice',
    origin: 'plus',
    parentInteractionId: 'c1',
    address: '',
    entered,
    recordId: null,
    recordName: null
  };
  const NOTE: OwedNote = { owner: 't1/30001', selectedId: null, form: FORM, items: [] };
  const REOPEN = [{ type: 'agent.reopenForm', form: FORM }];

  it('is written with each change, and taken away with the form', async () => {
    const { shows, written } = await aDeskWithANote();
    shows({ phase: 'working', form: VIEW }, 't1/30001');
    shows({ form: { ...VIEW, entered: { ...entered, address: '+1' } } }, 't1/30001');
    shows({ form: null }, 't1/30001');
    expect(written).toEqual([NOTE, { ...NOTE, form: { ...FORM, entered: { ...entered, address: '+1' } } }, null]);
  });

  it.each([
    ['calls', { status: 'calling' as const }],
    ['has not called', { trouble: { key: 'notSent' as const } }],
    ['may have called', { trouble: { key: 'notKnownWhetherSent' as const } }]
  ])('is not written while it %s, which leaves an attempt', async (_what, differences) => {
    const { shows, written } = await aDeskWithANote();
    shows({ phase: 'working', form: { ...VIEW, ...differences } }, 't1/30001');
    expect(written).toEqual([null]);
  });

  it('is opened again, once, when the desk is at work', async () => {
    const { wished, shows } = await aDeskWithANote(NOTE);
    shows({ phase: 'connecting' }, 't1/30001');
    expect(wished).toEqual([]);
    shows({ phase: 'working', sessions }, 't1/30001');
    shows({ isMuted: true }, 't1/30001');
    expect(wished).toEqual(REOPEN);
  });

  it('waits for the interaction whose plus sign was pressed while that is read, and is dropped where it is no more', async () => {
    const { wished, written, shows } = await aDeskWithANote(NOTE);
    shows({ phase: 'working', beingRead: ['c1'] }, 't1/30001');
    expect([wished, written]).toEqual([[], [NOTE]]);
    shows({ beingRead: [], sessions }, 't1/30001');
    expect(wished).toEqual(REOPEN);

    const gone = await aDeskWithANote(NOTE);
    gone.shows({ phase: 'working' }, 't1/30001');
    gone.shows({ sessions }, 't1/30001');
    expect([gone.wished, gone.written]).toEqual([[], [null]]);
  });

  it('is opened at once where it joins no session', async () => {
    const form: OpenForm = { ...FORM, origin: 'newCall', parentInteractionId: null };
    const { wished, shows } = await aDeskWithANote({ ...NOTE, form });
    shows({ phase: 'working' }, 't1/30001');
    expect(wished).toEqual([{ type: 'agent.reopenForm', form }]);
  });

  it('is not where the agent has opened another meanwhile, or is another one', async () => {
    const meanwhile = await aDeskWithANote(NOTE);
    meanwhile.shows({ phase: 'working', sessions, form: aFormView() }, 't1/30001');
    meanwhile.shows({ form: null }, 't1/30001');
    const other = await aDeskWithANote(NOTE);
    other.shows({ phase: 'working', sessions }, 't1/30002');
    expect([meanwhile.wished, other.wished]).toEqual([[], []]);
  });

  it('is opened again also where the disk answers after the contact centre, but not for who has signed out', async () => {
    const answer: ((found: OwedNote) => void)[] = [];
    const aSlowDesk = () => aDeskWithANote(new Promise<OwedNote>((found) => answer.push(found)));
    const [late, signedOut] = [await aSlowDesk(), await aSlowDesk()];
    for (const { shows } of [late, signedOut]) shows({ phase: 'working', sessions }, 't1/30001');
    signedOut.desk.wish({ type: 'agent.signOut' });
    answer.forEach((found) => found({ ...NOTE, items: [ITEM] }));
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect(late.wished).toEqual(REOPEN);
    expect(signedOut.wished).toEqual([{ type: 'agent.signOut' }]);
    expect(signedOut.desk.view().waiting).toEqual([]);
  });
});
