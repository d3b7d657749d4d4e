import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { DeskWish } from 'c/omniDesk';
import type { SessionView } from 'c/omniSession';
import { watchPresses } from 'c/softphoneRuntime';
import { aCallView, aCustomer, anAttemptView, anInteractionView, aSessionView } from 'test/builders/views';
import {
  button,
  byRole,
  clearPage,
  everything,
  focusedElement,
  mount,
  nextTask,
  press,
  settle,
  timesHeard,
  whyOff,
  wishesOf,
  words
} from 'test/builders/screen';
import SoftphoneSession from '../softphoneSession';
import type { CallControls } from '../callControls';

expect.extend(toHaveNoViolations);
Element.prototype.scrollIntoView = () => undefined;

const FAILED = aSessionView({
  attempts: [
    anAttemptView(),
    anAttemptView({
      attemptId: 'a2',
      target: 'email',
      address: 'ann@example.com',
      status: 'underWay',
      reason: null,
      tryAgain: null
    })
  ]
});

async function open(view: SessionView = aSessionView()) {
  const session = mount('c-softphone-session', SoftphoneSession, { view, call: null as CallControls | null });
  const wishes = wishesOf<DeskWish>(session);
  await settle();
  return { session, wishes };
}

const article = (session: Element) => everything(session.shadowRoot!).find(({ tagName }) => tagName === 'ARTICLE')!;
const listed = (session: Element, name: string) =>
  Array.from(byRole(session, 'list', name)?.querySelectorAll('li') ?? []).map((item) => item.textContent);

describe('a session', () => {
  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
  });

  it.each([
    [aCustomer(), 'Session with Ann Smith'],
    [aCustomer('Ann Smith', 2), 'Session with Ann Smith (2)'],
    [aCustomer(null), 'Session with Unknown customer']
  ])('is named after its customer: %j', async (customer, name) => {
    const { session } = await open(aSessionView({ customer }));
    expect(article(session).getAttribute('aria-label')).toBe(name);
  });

  it('answers why it is still open, item by item', async () => {
    const { session } = await open();
    expect(listed(session, 'Still open')).toEqual([]);
    press(session, 'Why is this session still open?');
    await settle();
    expect(listed(session, 'Still open')).toEqual(['Chat: connected', 'Chat: disposition']);
    press(session, 'Why is this session still open?');
    await settle();
    expect(listed(session, 'Still open')).toEqual([]);
  });

  it('says what is not saved where it is a message that did not arrive, and what to do about it', async () => {
    const outgoing = [{ key: 'k1', text: 'Goodbye', status: 'failed', reason: { key: 'notSent' } } as const];
    const { session } = await open(
      aSessionView({
        interactions: [anInteractionView({ status: 'ended', chat: { lines: [], outgoing, send: null } })],
        owed: [{ interactionId: 'c1', channel: 'chat', owed: 'unsavedNote' }]
      })
    );
    press(session, 'Why is this session still open?');
    await settle();
    expect(listed(session, 'Still open')).toEqual([
      'Chat: unsaved note (a message may not have arrived: send it again or dismiss it)'
    ]);
  });

  it('says that a contact from before a reload is being read', async () => {
    const { session } = await open(
      aSessionView({ owed: [{ interactionId: '7002', channel: null, owed: 'beingRead' }] })
    );
    press(session, 'Why is this session still open?');
    await settle();
    expect(listed(session, 'Still open')).toEqual(['A contact from before this page was loaded: being read']);
  });

  it('asks nothing of the agent once nothing is owed', async () => {
    const { session } = await open(aSessionView({ owed: [], status: 'closing' }));
    expect(button(session, 'Why is this session still open?')).toBeNull();
    expect(words(session)).toContain('Closing…');
  });

  it('stays marked Closed while the agent is still in it', async () => {
    const { session } = await open(aSessionView({ owed: [], status: 'closed' }));
    expect(words(session)).toContain('Closed');
  });

  it('lists failed attempts with their reason and tries again when asked', async () => {
    const { session, wishes } = await open(FAILED);
    expect(words(byRole(session, 'list', 'Attempts')!)).toBe(
      'Call to +1 415 555 0132 | Failed: No answer | Try again | Email to ann@example.com | Under way'
    );
    press(session, 'Try again');
    expect(wishes).toEqual([{ type: 'agent.tryAgain', sessionId: 's1', attemptId: 'a1' }]);
  });

  it.each([
    ['notKnownWhetherSent', 'Not known whether it was sent.'],
    ['notSent', 'Not sent.']
  ] as const)('does not call a call failed that may have gone through or never left: %s', async (key, says) => {
    const { session } = await open(aSessionView({ attempts: [anAttemptView({ reason: { key } })] }));
    expect(words(byRole(session, 'list', 'Attempts')!)).toBe(`Call to +1 415 555 0132 | ${says} | Send again`);
  });

  it('brings an attempt that has just begun into sight, once', async () => {
    const scrolled = jest.fn();
    Element.prototype.scrollIntoView = scrolled;
    const { session } = await open(aSessionView());
    expect(scrolled).not.toHaveBeenCalled();
    session.view = FAILED;
    await settle();
    session.view = { ...FAILED };
    await settle();
    expect(scrolled).toHaveBeenCalledTimes(1);
  });

  it('says why an attempt cannot be repeated now', async () => {
    const { session } = await open(
      aSessionView({ attempts: [anAttemptView({ tryAgain: { off: { key: 'callUp' } } })] })
    );
    expect(whyOff(session, 'Try again')).toBe('You already have a call. End it first.');
    expect(timesHeard(session, 'You already have a call. End it first.')).toBe(1);
  });

  it('tells when keyboard focus comes into it and when it leaves', async () => {
    const elsewhere = document.createElement('button');
    document.body.appendChild(elsewhere);
    const { session, wishes } = await open();
    button(session, 'End')!.focus();
    button(session, 'Show contact details')!.focus();
    expect(wishes).toEqual([{ type: 'agent.lookAt', sessionId: 's1' }]);
    elsewhere.focus();
    expect(wishes).toEqual([
      { type: 'agent.lookAt', sessionId: 's1' },
      { type: 'agent.lookAt', sessionId: null }
    ]);
  });

  it('lets a closed session go when keyboard focus comes elsewhere, though another tab looked at it', async () => {
    const elsewhere = document.createElement('button');
    document.body.appendChild(elsewhere);
    const { session, wishes } = await open(aSessionView({ status: 'closed' }));
    elsewhere.focus();
    expect(wishes).toEqual([{ type: 'agent.lookAt', sessionId: null }]);
    button(session, 'Show contact details')!.focus();
    expect(wishes.slice(1)).toEqual([{ type: 'agent.lookAt', sessionId: 's1' }]);
    const other = await open(aSessionView({ status: 'open' }));
    elsewhere.focus();
    expect(other.wishes).toEqual([]);
  });

  it('is looked at still when the control with keyboard focus goes as it closes, and leads on to its header', async () => {
    const { session, wishes } = await open();
    const end = button(session, 'End')!;
    end.focus();
    session.view = aSessionView({
      status: 'closed',
      interactions: [anInteractionView({ status: 'ended', end: null })]
    });
    // A browser says so while it is being taken out of the page.
    end.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    await settle();
    expect(wishes).toEqual([{ type: 'agent.lookAt', sessionId: 's1' }]);
    expect(everything(session.shadowRoot!)).toContain(focusedElement());
  });

  it('is left by a press on nothing', async () => {
    const { session, wishes } = await open();
    button(session, 'End')!.focus();
    jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    button(session, 'End')!.blur();
    await settle();
    expect(wishes.at(-1)).toEqual({ type: 'agent.lookAt', sessionId: null });
  });

  it('stays where it is until a press elsewhere is over, so that what is pressed does not move away', async () => {
    const elsewhere = document.createElement('button');
    document.body.appendChild(elsewhere);
    const stop = watchPresses();
    const { session, wishes } = await open();
    button(session, 'End')!.focus();
    document.dispatchEvent(new CustomEvent('pointerdown'));
    elsewhere.focus();
    expect(wishes).toEqual([{ type: 'agent.lookAt', sessionId: 's1' }]);
    document.dispatchEvent(new CustomEvent('pointerup'));
    await nextTask();
    expect(wishes.at(-1)).toEqual({ type: 'agent.lookAt', sessionId: null });
    stop();
  });

  it('shows mute on the call that is up and nowhere else', async () => {
    const { session } = await open(
      aSessionView({ interactions: [anInteractionView({ isSelected: false }), aCallView()] })
    );
    session.call = { interactionId: 'v1', mute: { off: null }, isMuted: false };
    await settle();
    expect(button(byRole(session, 'group', 'Call with Ann Smith')!, 'Mute')).not.toBeNull();
    expect(button(byRole(session, 'group', 'Chat with Ann Smith')!, 'Mute')).toBeNull();
  });

  it.each([
    ['open', aSessionView()],
    ['with attempts', FAILED],
    ['closing', aSessionView({ status: 'closing', owed: [] })]
  ])('is accessible: %s', async (_look, view) => {
    const { session } = await open(view);
    if (view.owed.length) press(session, 'Why is this session still open?');
    await settle();
    expect(await axe(session)).toHaveNoViolations();
  });
});
