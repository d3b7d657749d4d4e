import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { DeskWish } from 'c/omniDesk';
import type { InteractionView } from 'c/omniInteraction';
import { aCallView, aDispositionView, anInteractionView, NOON } from 'test/builders/views';
import {
  button,
  byRole,
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
import SoftphoneInteraction from '../softphoneInteraction';

expect.extend(toHaveNoViolations);

const CHAT = { lines: [], outgoing: [], send: { off: null } };
const ON_HOLD = aCallView({ status: 'held', hold: null, resume: { off: null }, end: { off: { key: 'callHeld' } } });
const IN_ACW = anInteractionView({
  status: 'afterContactWork',
  end: null,
  endedAt: NOON,
  acwUntil: NOON + 60_000,
  owed: ['afterContactWork', 'disposition'],
  finishAcw: { off: { key: 'dispositionOwed' } }
});

async function open(view: InteractionView, more: { mute?: { off: null } | null; isMuted?: boolean } = {}) {
  const card = mount('c-softphone-interaction', SoftphoneInteraction, { view, ...more });
  const wishes = wishesOf<DeskWish>(card);
  await settle();
  return { card, wishes };
}

const asked = (wish: object) => ({ type: 'agent.wish', interactionId: 'v1', wish });

describe('an interaction', () => {
  afterEach(clearPage);

  it.each([
    ['voice', 'Call with Ann Smith'],
    ['chat', 'Chat with Ann Smith'],
    ['email', 'Email with Ann Smith'],
    ['voicemail', 'Voicemail with Ann Smith'],
    ['workItem', 'Work item with Ann Smith']
  ] as const)('on %s is a group named "%s"', async (channel, name) => {
    const { card } = await open(anInteractionView({ channel }));
    expect(byRole(card, 'group', name)).not.toBeNull();
  });

  it('has Hold and Resume in one place, whichever is possible', async () => {
    const { card, wishes } = await open(aCallView());
    press(card, 'Hold');
    expect(button(card, 'Resume')).toBeNull();
    card.view = ON_HOLD;
    await settle();
    press(card, 'Resume');
    expect(button(card, 'Hold')).toBeNull();
    expect(wishes).toEqual([asked({ type: 'agent.hold' }), asked({ type: 'agent.resume' })]);
  });

  it('says how long it took, but not where nobody told when it ended', async () => {
    const ended = aCallView({ status: 'ended', connectedAt: NOON, endedAt: NOON + 65_000, hold: null, end: null });
    const { card } = await open(ended);
    expect(words(card)).toContain('1:05');
    card.view = { ...ended, isEndUnknown: true };
    await settle();
    expect(words(card)).not.toContain('1:05');
  });

  it('cannot be ended while it is on hold and says why', async () => {
    const { card, wishes } = await open(ON_HOLD);
    expect(whyOff(card, 'End')).toBe('Resume the call before ending it.');
    press(card, 'End');
    expect(wishes).toEqual([]);
  });

  it('lets the agent mute herself only on the call that is up', async () => {
    const { card, wishes } = await open(aCallView());
    expect(button(card, 'Mute')).toBeNull();
    card.mute = { off: null };
    await settle();
    press(card, 'Mute');
    card.isMuted = true;
    await settle();
    press(card, 'Unmute');
    expect(wishes).toEqual([{ type: 'agent.mute' }, { type: 'agent.unmute' }]);
  });

  it('shows what was said only while it is selected, and is selected by a press on its header', async () => {
    const { card, wishes } = await open(anInteractionView({ isSelected: false, unread: 2, chat: CHAT }));
    expect(byRole(card, 'log')).toBeNull();
    expect(words(card)).toContain('2 new');
    everything(card.shadowRoot!)
      .find((element) => element.dataset.id === 'header')!
      .click();
    expect(wishes).toEqual([{ type: 'agent.select', interactionId: 'c1' }]);
    card.view = anInteractionView({ chat: CHAT });
    await settle();
    expect(byRole(card, 'log')).not.toBeNull();
  });

  it('says while it is not selected, too, which line did not reach the customer', async () => {
    const reason = { key: 'notKnownWhetherSent' } as const;
    const outgoing = [{ key: 'k1', text: 'On its way', status: 'failed' as const, reason }];
    const { card } = await open(anInteractionView({ isSelected: false, chat: { ...CHAT, outgoing } }));
    expect(words(card)).toContain('Not known whether it was sent. On its way');
    card.view = anInteractionView({ isSelected: false, chat: CHAT });
    await settle();
    expect(words(card)).not.toContain('On its way');
  });

  it('keeps a half-written line while the agent looks at something else', async () => {
    const { card } = await open(anInteractionView({ chat: CHAT }));
    enter(field(card, 'lightning-textarea', 'Message'), 'Dear A');
    card.view = anInteractionView({ chat: CHAT, isSelected: false });
    await settle();
    card.view = anInteractionView({ chat: CHAT });
    await settle();
    expect(field<{ value: string }>(card, 'lightning-textarea', 'Message')!.value).toBe('Dear A');
  });

  it('opens the form of the target chosen at its plus sign, and has none without targets', async () => {
    const { card, wishes } = await open(anInteractionView());
    const menu = everything(card.shadowRoot!).find(({ tagName }) => tagName === 'C-SOFTPHONE-ELEVATE-MENU')!;
    menu.dispatchEvent(new CustomEvent('elevate', { detail: 'voice' }));
    expect(wishes).toEqual([{ type: 'agent.openForm', origin: 'plus', interactionId: 'c1', target: 'voice' }]);
    card.view = anInteractionView({ targets: [] });
    await settle();
    expect(button(card, 'Elevate')).toBeNull();
  });

  it('says what it came from', async () => {
    const { card } = await open(aCallView({ elevatedFrom: { interactionId: 'c1', channel: 'chat' } }));
    expect(words(card)).toContain('Elevated from chat');
  });

  it('counts the after-contact work down and says what is still to do', async () => {
    const { card } = await open(IN_ACW);
    expect(words(card)).toContain('Still to do: after-contact work, disposition');
    expect(whyOff(card, 'Finish after-contact work')).toBe('Save the disposition first.');
  });

  it('lets the end of the after-contact work stand out once nothing else is left to do', async () => {
    const look = (card: Element) => button(card, 'Finish after-contact work')!.className;
    const { card } = await open(IN_ACW);
    expect(look(card)).toContain('slds-button_neutral');
    card.view = { ...IN_ACW, owed: ['afterContactWork'], finishAcw: { off: null } };
    await settle();
    expect(look(card)).toContain('slds-button_brand');
  });

  it('finishes the after-contact work when the agent says so', async () => {
    const { card, wishes } = await open({ ...IN_ACW, finishAcw: { off: null } });
    press(card, 'Finish after-contact work');
    expect(wishes).toEqual([
      { type: 'agent.wish', interactionId: 'c1', wish: { type: 'agent.finishAfterContactWork' } }
    ]);
  });

  it('shows and hides the contact details, before the contact has ended too', async () => {
    const { card, wishes } = await open(anInteractionView());
    press(card, 'Show contact details');
    card.view = anInteractionView({ detailsShown: true });
    await settle();
    expect(field(card, 'lightning-combobox', 'Disposition')).not.toBeNull();
    press(card, 'Hide contact details');
    expect(wishes.map((wish) => wish.type === 'agent.wish' && wish.wish.type)).toEqual([
      'agent.showDetails',
      'agent.hideDetails'
    ]);
  });

  it('says what went wrong until the agent has read it', async () => {
    const trouble = { at: 'contact', reason: { key: 'refusedByContactCentre' } } as const;
    const { card, wishes } = await open(anInteractionView({ trouble }));
    expect(words(card)).toContain('The contact centre refused this.');
    press(card, 'Dismiss');
    expect(wishes.map((wish) => wish.type === 'agent.wish' && wish.wish.type)).toEqual(['agent.dismissTrouble']);
  });

  it('names the disposition that was refused, says why and what to do, wherever it was chosen', async () => {
    const lastSave = { dispositionId: '2', secondaryDispositionId: null, notes: '', amount: 5, callBackAt: null };
    const trouble = { at: 'disposition', reason: { key: 'refusedByContactCentre' } } as const;
    const { card } = await open(anInteractionView({ trouble, disposition: aDispositionView({ lastSave }) }));
    expect(words(card)).toContain(
      'Not saved: Payment promised. The contact centre refused this. Nothing was changed. ' +
        'Your choice and notes are kept: save again, or choose another disposition.'
    );
  });

  it('says how far the disposition has come also while the contact details are hidden, and once only', async () => {
    const lastSave = { dispositionId: '1', secondaryDispositionId: null, notes: '', amount: null, callBackAt: null };
    const disposition = aDispositionView({ status: 'saving', saving: 'waiting', lastSave, save: null });
    const queued = 'Queued: Resolved. It is saved as soon as the connection is back.';
    const { card } = await open(anInteractionView({ disposition }));
    expect(words(card).split(queued)).toHaveLength(2);
    card.view = anInteractionView({ disposition, detailsShown: true });
    await settle();
    expect(words(card).split(queued)).toHaveLength(2);
  });

  it('tells a screen reader once why a control is off, although it is written beside it', async () => {
    const held = { status: 'held', hold: null, resume: { off: null }, end: { off: { key: 'callHeld' } } } as const;
    const { card } = await open(aCallView(held));
    expect(words(card)).toContain('Resume the call before ending it.');
    expect(timesHeard(card, 'Resume the call before ending it.')).toBe(1);
    card.view = { ...IN_ACW, finishAcw: { off: { key: 'dispositionOwed' } } };
    await settle();
    expect(timesHeard(card, 'Save the disposition first.')).toBe(1);
  });

  it('leads on to the contact details when the control the agent pressed is gone', async () => {
    const { card } = await open(aCallView());
    button(card, 'End')!.focus();
    card.view = { ...IN_ACW, interactionId: 'v1', channel: 'voice' };
    await settle();
    const details = everything(card.shadowRoot!).find((element) => element.dataset.id === 'details');
    expect(card.shadowRoot!.activeElement).toBe(details);
  });

  it.each([
    ['a chat', anInteractionView({ chat: CHAT }), null],
    ['a call', aCallView(), { off: null }],
    ['a call on hold', ON_HOLD, { off: null }],
    ['not selected', anInteractionView({ isSelected: false, unread: 1 }), null],
    ['in after-contact work', { ...IN_ACW, detailsShown: true }, null],
    ['in trouble', anInteractionView({ trouble: { at: 'contact', reason: { key: 'offline' } } }), null],
    [
      'settled',
      aCallView({
        status: 'ended',
        isSettled: true,
        hold: null,
        end: null,
        owed: [],
        disposition: aDispositionView({ status: 'recorded' })
      }),
      null
    ]
  ])('is accessible: %s', async (_look, view, mute) => {
    const { card } = await open(view, { mute });
    expect(await axe(card)).toHaveNoViolations();
  });
});
