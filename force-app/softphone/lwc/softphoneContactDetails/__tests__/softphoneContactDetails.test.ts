import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { Desk } from 'c/omniDesk';
import type { DispositionView, InteractionWish } from 'c/omniInteraction';
import { holdDesk } from 'c/softphoneRuntime';
import { aDispositionView } from 'test/builders/views';
import {
  button,
  clearPage,
  enter,
  everything,
  field,
  mount,
  press,
  settle,
  timesHeard,
  whyOff,
  wishesOf,
  words
} from 'test/builders/screen';
import SoftphoneContactDetails from '../softphoneContactDetails';

expect.extend(toHaveNoViolations);

const SAVED = { dispositionId: '1', secondaryDispositionId: '3', notes: 'Refunded', amount: null, callBackAt: null };
const EMPTY = { dispositionId: null, secondaryDispositionId: null, notes: '', amount: '', callBackAt: '' };

async function open(differences: Partial<DispositionView> = {}) {
  const details = mount('c-softphone-contact-details', SoftphoneContactDetails, {
    view: aDispositionView(differences)
  });
  const wishes = wishesOf<InteractionWish>(details);
  await settle();
  return { details, wishes };
}

describe('the contact details', () => {
  afterEach(clearPage);

  it('say that a disposition waits for the connection, and let it be taken back meanwhile', async () => {
    const { details, wishes } = await open({
      status: 'saving',
      saving: 'waiting',
      lastSave: SAVED,
      undo: { off: null }
    });
    expect(words(details)).toBe(
      'Queued: Resolved (secondary: Call back). It is saved as soon as the connection is back. | Undo | Notes: Refunded'
    );
    press(details, 'Undo');
    expect(wishes).toEqual([{ type: 'agent.undoSave' }]);
    expect(await axe(details)).toHaveNoViolations();
  });

  it('take no call-back time that is over by now, though it was to come when the contact was last heard of', async () => {
    let now = Date.parse('2026-12-01T10:00');
    holdDesk({ now: () => now } as Desk);
    const draft = { ...EMPTY, dispositionId: '3', callBackAt: '2026-12-01T10:30' };
    const { details, wishes } = await open({ draft, save: { off: null } });
    expect(whyOff(details, 'Save disposition')).toBeNull();
    now += 3_600_000;
    press(details, 'Save disposition');
    await settle();
    expect(wishes).toEqual([]);
    expect(whyOff(details, 'Save disposition')).toBe('Choose a time in the future.');
    holdDesk(null);
  });

  it('say that it is not known whether a disposition was saved, which cannot be taken back', async () => {
    const { details } = await open({ status: 'saving', saving: 'unknown', lastSave: SAVED });
    expect(words(details)).toBe(
      'Sent: Resolved (secondary: Call back). It is being checked whether it was saved. | Notes: Refunded'
    );
    expect(button(details, 'Undo')).toBeFalsy();
  });

  it('name the disposition on its way as the disposition while its list is not known yet', async () => {
    const { details } = await open({ status: 'saving', saving: 'sending', lastSave: SAVED, choices: [] });
    expect(words(details)).toContain('Being saved: Disposition (secondary: Disposition)');
  });

  it('hand on everything that is typed, so that nothing is lost', async () => {
    const { details, wishes } = await open();
    enter(field(details, 'lightning-textarea', 'Notes'), 'Called about the invoice');
    enter(field(details, 'lightning-combobox', 'Disposition'), '1');
    expect(wishes).toEqual([
      { type: 'agent.draft', draft: { ...EMPTY, notes: 'Called about the invoice' } },
      { type: 'agent.draft', draft: { ...EMPTY, notes: 'Called about the invoice', dispositionId: '1' } }
    ]);
  });

  it('keep what is being typed although the view of an older letter comes back late, as from another tab', async () => {
    const { details, wishes } = await open();
    const notes = () => field<{ value: string }>(details, 'lightning-textarea', 'Notes')!;
    enter(notes(), 'W');
    enter(notes(), 'Wa');
    details.view = aDispositionView({ draft: { ...EMPTY, notes: 'W' } });
    await settle();
    expect(notes().value).toBe('Wa');
    enter(field(details, 'lightning-combobox', 'Disposition'), '1');
    expect(wishes.at(-1)).toEqual({ type: 'agent.draft', draft: { ...EMPTY, notes: 'Wa', dispositionId: '1' } });
    details.view = aDispositionView({ draft: { ...EMPTY, notes: 'Changed elsewhere' } });
    await settle();
    expect(notes().value).toBe('Changed elsewhere');
  });

  it('ask for an amount or a call-back time only where the disposition does', async () => {
    const { details, wishes } = await open({ draft: { ...EMPTY, dispositionId: '1' } });
    const callBack = () =>
      everything(details.shadowRoot!).find(({ tagName }) => tagName === 'INPUT') as HTMLInputElement | undefined;
    expect([field(details, 'lightning-input', 'Amount'), callBack()]).toEqual([null, undefined]);
    details.view = aDispositionView({ draft: { ...EMPTY, dispositionId: '2' } });
    await settle();
    enter(field(details, 'lightning-input', 'Amount'), '120.50');
    details.view = aDispositionView({ draft: { ...EMPTY, dispositionId: '3' } });
    await settle();
    callBack()!.value = '2026-12-01T10:00';
    callBack()!.dispatchEvent(new CustomEvent('change'));
    expect(wishes).toEqual([
      { type: 'agent.draft', draft: { ...EMPTY, dispositionId: '2', amount: '120.50' } },
      { type: 'agent.draft', draft: { ...EMPTY, dispositionId: '3', callBackAt: '2026-12-01T10:00' } }
    ]);
  });

  it('ask for what the second disposition asks, too, so that it can be saved', async () => {
    const draft = { ...EMPTY, dispositionId: '1', secondaryDispositionId: '3' };
    const { details } = await open({ allowSecondary: true, draft });
    const hasCallBack = () => everything(details.shadowRoot!).some(({ tagName }) => tagName === 'INPUT');
    expect([field(details, 'lightning-input', 'Amount'), hasCallBack()]).toEqual([null, true]);
    details.view = aDispositionView({ allowSecondary: true, draft: { ...draft, secondaryDispositionId: '2' } });
    await settle();
    expect([field(details, 'lightning-input', 'Amount') !== null, hasCallBack()]).toEqual([true, false]);
  });

  it('take a second disposition where the skill does, but never the first one again', async () => {
    const { details, wishes } = await open({ allowSecondary: true, draft: { ...EMPTY, dispositionId: '1' } });
    const second = field<{ options: { label: string }[] }>(details, 'lightning-combobox', 'Secondary disposition')!;
    expect(second.options.map(({ label }) => label)).toEqual(['None', 'Payment promised', 'Call back']);
    enter(second, '2');
    expect(wishes).toEqual([
      { type: 'agent.draft', draft: { ...EMPTY, dispositionId: '1', secondaryDispositionId: '2' } }
    ]);
  });

  it('save only what is complete and say what is missing', async () => {
    const { details, wishes } = await open();
    expect(whyOff(details, 'Save disposition')).toBe('Choose a disposition.');
    expect(timesHeard(details, 'Choose a disposition.')).toBe(1);
    details.view = aDispositionView({ save: { off: null } });
    await settle();
    press(details, 'Save disposition');
    expect(wishes).toEqual([{ type: 'agent.saveDisposition' }]);
  });

  it('let the agent discard a note she has not saved', async () => {
    const draft = { ...EMPTY, dispositionId: '1', notes: 'Asks twice' };
    const { details, wishes } = await open({ hasUnsavedDraft: true, draft });
    press(details, 'Discard note');
    expect(wishes).toEqual([{ type: 'agent.discardDraft' }]);
  });

  it('say so where it is her choice that she discards', async () => {
    const { details } = await open({ hasUnsavedDraft: true, draft: { ...EMPTY, dispositionId: '1' } });
    expect(button(details, 'Discard note')).toBeNull();
    expect(button(details, 'Discard choice')).not.toBeNull();
  });

  it('show what is on record and ask nothing more', async () => {
    const { details } = await open({
      status: 'recorded',
      recorded: { dispositionId: '1', secondaryDispositionId: '3', name: null, notes: 'Refunded' },
      save: null
    });
    expect(words(details)).toContain('Recorded: Resolved (secondary: Call back) | Notes: Refunded');
    expect(button(details, 'Save disposition')).toBeNull();
  });

  it('take notes although the list of dispositions cannot be read', async () => {
    const { details } = await open({ status: 'unreadable', choices: [], save: null });
    expect(words(details)).toContain('The dispositions cannot be read right now.');
    expect(field(details, 'lightning-textarea', 'Notes')).not.toBeNull();
  });

  it.each<[string, Partial<DispositionView>]>([
    ['open', {}],
    ['with everything asked', { allowSecondary: true, draft: { ...EMPTY, dispositionId: '3' }, hasUnsavedDraft: true }],
    ['reading', { status: 'reading', choices: [], save: null }],
    ['saving', { status: 'saving' }],
    ['recorded', { status: 'recorded', recorded: { dispositionId: '1', name: 'Resolved', notes: '' } }],
    ['not required', { status: 'notRequired', choices: [], save: null }]
  ])('are accessible: %s', async (_look, differences) => {
    const { details } = await open(differences);
    expect(await axe(details)).toHaveNoViolations();
  });
});
