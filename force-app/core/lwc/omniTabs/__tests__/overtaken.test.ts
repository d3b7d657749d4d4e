import type { InteractionWish } from 'c/omniInteraction';
import { EMPTY_DRAFT } from 'c/omniPolicy';
import type { KeptWish } from 'c/omniPorts';
import { aSessionView, anInteractionView } from 'test/builders/views';
import { fatesOf, together, type Fate } from '../overtaken';
import { aWish, aWriter, settle } from './writerBench';

const of = (contactId: string, wish: InteractionWish) => ({ type: 'agent.wish', interactionId: contactId, wish });
const typed = (notes: string, contactId = '7001') =>
  of(contactId, { type: 'agent.draft', draft: { ...EMPTY_DRAFT, notes } });
const save = (contactId = '7001') => of(contactId, { type: 'agent.saveDisposition' });
const kept = (wishes: unknown[]): KeptWish[] => wishes.map((wish, at) => aWish(`w${at}`, 0, wish));

describe('of wishes that waited together', () => {
  const CASES: [string, unknown[], Fate[]][] = [
    ['a note and its save are done', [typed('First'), save()], ['done', 'done']],
    ['the last save is done', [save(), typed('Second'), save()], ['overtaken', 'done', 'done']],
    [
      'what was typed after the last save is added, and nothing is saved',
      [typed('First'), save(), typed('Second')],
      ['done', 'overtaken', 'added']
    ],
    [
      'of what was typed after it the last is added',
      [save(), typed('Sec'), typed('Second')],
      ['overtaken', 'overtaken', 'added']
    ],
    ['a field that was left empty adds nothing', [typed('First'), save(), typed(' ')], ['done', 'done', 'done']],
    ['what was typed before any save is done', [typed('First'), typed('Second')], ['done', 'done']],
    [
      'another contact, a click and what nobody can read change nothing',
      [save(), typed('Note', '7002'), of('7001', { type: 'agent.hold' }), { type: 'agent.mute' }, { type: 'agent.?' }],
      ['done', 'done', 'done', 'done', 'done']
    ]
  ];
  it.each(CASES)('%s', (_what, wishes, fates) => expect(fatesOf(kept(wishes))).toEqual(fates));
});

describe('what was typed on a screen that did not show what was there', () => {
  const before = {
    dispositionId: '101',
    secondaryDispositionId: '7',
    notes: 'First',
    amount: '12',
    callBackAt: '2026-01-01T10:00'
  };
  it('stands below it', () =>
    expect(together(before, { ...EMPTY_DRAFT, notes: 'Second' })).toEqual({ ...before, notes: 'First\nSecond' }));
  it('is not written twice', () => expect(together(before, { ...EMPTY_DRAFT, notes: 'First' })).toEqual(before));
  it('stands alone where nothing was there', () => expect(together(EMPTY_DRAFT, before)).toEqual(before));
  it('is what the agent chose last', () => {
    const chosen = { ...before, dispositionId: '102', secondaryDispositionId: '8', notes: '', amount: '1' };
    expect(together(before, chosen)).toEqual({ ...chosen, notes: 'First' });
  });
});

describe('a note typed in one tab, where the save of another one still waits for a tab that speaks', () => {
  const showsDraft = (notes: string) => ({
    sessions: [
      aSessionView({
        interactions: [
          anInteractionView({
            interactionId: '7001',
            disposition: { ...anInteractionView().disposition, draft: { ...EMPTY_DRAFT, dispositionId: '101', notes } }
          })
        ]
      })
    ]
  });
  const first = of('7001', { type: 'agent.draft', draft: { ...EMPTY_DRAFT, dispositionId: '101', notes: 'First' } });
  const both = of('7001', {
    type: 'agent.draft',
    draft: { ...EMPTY_DRAFT, dispositionId: '101', notes: 'First\nSecond' }
  });

  it('is added to the saved one for the agent to save, and nothing of it waits any more', async () => {
    const { clock, stored, done, hear, shows } = aWriter();
    await settle();
    shows(showsDraft('First'));
    stored.push(...[first, save(), typed('Second')].map((wish, at) => aWish(`w${at}`, clock.now(), wish)));
    hear({ kind: 'wish', wish: null });
    await settle();
    expect(done).toEqual([first, both]);
    expect(stored).toEqual([]);
  });

  it('keeps the save on the disk until it is in the desk itself', async () => {
    const { clock, state, stored, done, hear, shows } = aWriter();
    await settle();
    state.isReading = true;
    stored.push(...[save(), typed('Second')].map((wish, at) => aWish(`w${at}`, clock.now(), wish)));
    hear({ kind: 'wish', wish: null });
    await settle();
    expect([done, stored.map(({ wishId }) => wishId)]).toEqual([[], ['w0', 'w1']]);
    state.isReading = false;
    shows(showsDraft('First'));
    await settle();
    expect([done, stored]).toEqual([[both], []]);
  });

  it('is added to its own contact, and keeps no wish of another one waiting', async () => {
    const { clock, state, stored, done, hear, shows } = aWriter();
    await settle();
    const other = anInteractionView({
      interactionId: '7002',
      disposition: { ...anInteractionView().disposition, draft: { ...EMPTY_DRAFT, notes: 'Of another' } }
    });
    const { sessions } = showsDraft('First');
    shows({ sessions: [aSessionView({ interactions: [other] }), ...sessions] });
    state.isReading = true;
    const ofOther = [save('7002'), typed('Note', '7002'), save('7002')];
    const all = [...ofOther, save(), typed('Second')];
    stored.push(...all.map((wish, at) => aWish(`w${at}`, clock.now(), wish)));
    hear({ kind: 'wish', wish: null });
    await settle();
    expect(stored.map(({ wishId }) => wishId)).toEqual(['w1', 'w2', 'w3', 'w4']);
    state.isReading = false;
    shows({ isMuted: true });
    await settle();
    expect([done, stored]).toEqual([[...ofOther.slice(1), both], []]);
  });

  it('is what was typed where the desk does not know the contact', async () => {
    const { clock, stored, done, hear } = aWriter();
    await settle();
    stored.push(...[save(), typed('Second')].map((wish, at) => aWish(`w${at}`, clock.now(), wish)));
    hear({ kind: 'wish', wish: null });
    await settle();
    expect(done).toEqual([typed('Second')]);
  });
});
