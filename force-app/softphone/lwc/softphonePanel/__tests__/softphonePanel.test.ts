import 'test/builders/english';
import type { Desk, DeskView, DeskWish, FormView } from 'c/omniDesk';
import type { InteractionView } from 'c/omniInteraction';
import { holdDesk } from 'c/softphoneRuntime';
import {
  aCallView,
  aClosedSessionView,
  aCustomer,
  aDeskView,
  aFormView,
  anAgentView,
  anAttemptView,
  anInteractionView,
  anOfferView,
  anUnsupportedView,
  aSessionView
} from 'test/builders/views';
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
  words
} from 'test/builders/screen';
import { axe, toHaveNoViolations } from 'jest-axe';
import SoftphonePanel from '../softphonePanel';

expect.extend(toHaveNoViolations);

function aDesk(first: DeskView): { desk: Desk; show: (view: DeskView) => void; wishes: DeskWish[] } {
  const wishes: DeskWish[] = [];
  let view = first;
  let draw: (view: DeskView) => void = () => undefined;
  return {
    wishes,
    show: (next) => {
      view = next;
      draw(next);
    },
    desk: {
      view: () => view,
      watch: (onView) => {
        draw = onView;
        onView(view);
        return () => {
          draw = () => undefined;
        };
      },
      wish: (wish) => wishes.push(wish),
      now: () => 0
    }
  };
}

async function open(view: DeskView) {
  const bench = aDesk(view);
  holdDesk(bench.desk);
  const panel = mount('c-softphone-panel', SoftphonePanel, {});
  await settle();
  return { panel, ...bench };
}

const PLUS = { origin: 'plus', parentInteractionId: 'c1', target: 'voice' } as const;
const PLUS_WISH = { origin: 'plus', target: 'voice' } as const;
const ELEVATED = aDeskView({
  call: aCallView(),
  mute: { off: null },
  sessions: [
    aSessionView({
      interactions: [
        anInteractionView({ isSelected: false, chat: { lines: [], outgoing: [], send: { off: null } } }),
        aCallView({ elevatedFrom: { interactionId: 'c1', channel: 'chat' } })
      ]
    })
  ]
});

const withOne = (differences: Partial<InteractionView>): DeskView =>
  aDeskView({ sessions: [aSessionView({ interactions: [anInteractionView(differences)] })] });

const aChat = (key: string, status: 'failed' | 'waiting'): InteractionView['chat'] => ({
  lines: [],
  outgoing: [{ key, text: 'Hello', status, reason: null }],
  send: { off: null }
});

const aLetter = (send: { off: null } | null): InteractionView['email'] => ({
  mode: 'write',
  letters: [],
  outgoing: [],
  to: 'a@b.cd',
  subject: '',
  send
});

const LOG = { key: 'k1', channel: 'chat' as const, customer: aCustomer() };
const ON_CALL = aDeskView({
  call: aCallView(),
  mute: { off: null },
  sessions: [aSessionView({ interactions: [aCallView()] })]
});

/** What was pressed, on what, what is shown then, and where the agent goes on. */
const GONE: [what: string, pressed: string, before: DeskView, after: DeskView[], at: 'header' | 'state'][] = [
  [
    'the customer leaves the chat',
    'Send',
    withOne({ chat: { lines: [], outgoing: [], send: { off: null } } }),
    [withOne({ status: 'afterContactWork', chat: { lines: [], outgoing: [], send: null } })],
    'header'
  ],
  [
    'a chat line is sent again',
    'Send again',
    withOne({ chat: aChat('k1', 'failed') }),
    [withOne({ chat: aChat('k2', 'waiting') })],
    'header'
  ],
  [
    'the letter is sent',
    'Send',
    withOne({ channel: 'email', email: aLetter({ off: null }) }),
    [withOne({ channel: 'email', email: aLetter(null) })],
    'header'
  ],
  [
    'the letter is sent that was open without being selected',
    'Send',
    withOne({ channel: 'email', isSelected: false, email: aLetter({ off: null }) }),
    [withOne({ channel: 'email', isSelected: false, email: aLetter(null) })],
    'header'
  ],
  [
    'an attempt is made again',
    'Try again',
    aDeskView({ sessions: [aSessionView({ attempts: [anAttemptView()] })] }),
    [aDeskView({ sessions: [aSessionView({ attempts: [anAttemptView({ status: 'underWay', tryAgain: null })] })] })],
    'header'
  ],
  [
    'the agent is available again',
    'Be available again',
    aDeskView({ agent: anAgentView({ state: 'unavailable', code: 'Refused' }) }),
    [aDeskView()],
    'state'
  ],
  [
    'an entry of the call log is sent again',
    'Try again',
    aDeskView({ waitingLogs: [{ ...LOG, trouble: { key: 'refusedByOrg' } }] }),
    [aDeskView({ waitingLogs: [{ ...LOG, trouble: null }] })],
    'state'
  ],
  [
    'an offer is rejected',
    'Reject',
    aDeskView({ offers: [anOfferView()] }),
    [aDeskView({ offers: [anOfferView({ pending: 'reject' })] }), aDeskView()],
    'state'
  ],
  [
    'an offer is gone that could not be accepted',
    'Accept',
    aDeskView({ offers: [anOfferView()] }),
    [
      aDeskView({ offers: [anOfferView({ pending: 'accept' })] }),
      aDeskView({ offers: [anOfferView({ trouble: { key: 'offline' } })] }),
      aDeskView()
    ],
    'state'
  ],
  ['the call ends and its session closes with it', 'End', ON_CALL, [aDeskView()], 'state']
];

describe('the softphone panel', () => {
  afterEach(() => {
    clearPage();
    holdDesk(null);
    jest.restoreAllMocks();
  });

  it('is one region of the page named Softphone', async () => {
    const { panel } = await open(aDeskView());
    expect(
      everything(panel.shadowRoot!)
        .find(({ tagName }) => tagName === 'SECTION')
        ?.getAttribute('aria-label')
    ).toBe('Softphone');
  });

  it('asks the agent to sign in and passes it on', async () => {
    const { panel, wishes } = await open(
      aDeskView({ phase: 'signedOut', agent: null, signIn: { trouble: null, station: '4711', canResume: false } })
    );
    press(panel, 'Sign in');
    expect(wishes).toEqual([{ type: 'agent.signIn', station: '4711' }]);
  });

  it('says how many saves wait, and that nothing is kept where the browser keeps nothing', async () => {
    const { panel } = await open(aDeskView({ savesWaiting: 2, isStoreBroken: true }));
    expect(words(panel)).toContain('2 saves waiting | What is not sent yet is not kept if this page is closed.');
    const one = await open(aDeskView({ savesWaiting: 1 }));
    expect(words(one.panel)).toContain('1 save waiting');
  });

  it('says how many contacts from before a reload are being read, and which one is not known any more', async () => {
    const diagnostics = [{ at: 0, kind: 'missingContact' as const, about: '…01' }];
    const { panel } = await open(aDeskView({ beingRead: ['7001', '7002'], diagnostics }));
    expect(words(panel)).toContain('Contacts from before this page was loaded that are still owed and being read: 2');
    expect(words(panel)).toContain('The contact centre does not know contact …01 any more; nothing waits for it');
  });

  it('asks about a call of no session of which only the agent knows what should become', async () => {
    const attempt = { attemptId: 'k1', target: 'voice' as const, address: '+1 415 555 0123' };
    const reason = { key: 'notKnownWhetherSent' as const };
    const { panel, wishes } = await open(
      aDeskView({
        attempts: [
          { ...attempt, status: 'failed', reason, tryAgain: { off: null } },
          { ...attempt, attemptId: 'k2', status: 'underWay', reason: null, tryAgain: null }
        ]
      })
    );
    expect(words(byRole(panel, 'list', 'Attempts')!)).toBe(
      'Call to +1 415 555 0123 | Not known whether it was sent. | Send again | Dismiss | Call to +1 415 555 0123 | Under way'
    );
    press(panel, 'Send again');
    press(panel, 'Dismiss');
    expect(wishes).toEqual([
      { type: 'agent.callAgain', attemptId: 'k1' },
      { type: 'agent.dropAttempt', attemptId: 'k1' }
    ]);
    expect(await axe(panel)).toHaveNoViolations();
  });

  it('lets the agent try a call again that reached nobody, and says why she cannot just now', async () => {
    const attempt = {
      attemptId: 'v1',
      target: 'voice' as const,
      address: '+1 415 555 0123',
      status: 'failed' as const
    };
    const busy = { ...attempt, reason: { key: 'busy' as const } };
    const { panel, wishes } = await open(aDeskView({ attempts: [{ ...busy, tryAgain: { off: null } }] }));
    expect(words(panel)).toContain('Call to +1 415 555 0123 | Failed: Busy | Try again');
    press(panel, 'Try again');
    expect(wishes).toEqual([{ type: 'agent.callAgain', attemptId: 'v1' }]);
    const { panel: other } = await open(aDeskView({ attempts: [{ ...busy, tryAgain: { off: { key: 'callUp' } } }] }));
    expect(words(other)).toContain('You already have a call. End it first.');
    expect(timesHeard(other, 'You already have a call. End it first.')).toBe(1);
  });

  it('shows who is calling and takes the agent at her word', async () => {
    const { panel, wishes } = await open(aDeskView({ offers: [anOfferView()] }));
    expect(byRole(panel, 'group', 'Incoming chat from Ann Smith')).not.toBeNull();
    press(panel, 'Accept');
    expect(wishes).toEqual([{ type: 'agent.accept', contactId: 'c1' }]);
  });

  it('draws a chat that became a call as one session of two interactions', async () => {
    const { panel } = await open(ELEVATED);
    const names = everything(panel.shadowRoot!).map((element) => element.getAttribute('aria-label'));
    expect(names.filter((name) => name?.includes('Ann Smith'))).toEqual([
      'Current call: Ann Smith',
      'Session with Ann Smith',
      'Chat with Ann Smith',
      'Call with Ann Smith'
    ]);
  });

  it('ends the call from the call bar as well as from its own card', async () => {
    const { panel, wishes } = await open(ELEVATED);
    press(byRole(panel, 'group', 'Current call: Ann Smith')!, 'End');
    press(byRole(panel, 'group', 'Call with Ann Smith')!, 'End');
    const end = { type: 'agent.wish', interactionId: 'v1', wish: { type: 'agent.end' } };
    expect(wishes.filter(({ type }) => type === 'agent.wish')).toEqual([end, end]);
  });

  it('offers only to end a Personal Connection call and says why', async () => {
    const { panel, wishes } = await open(aDeskView({ unsupported: [anUnsupportedView()] }));
    const group = byRole(panel, 'group', 'Personal Connection call from +1 415 555 0199')!;
    expect(words(group)).toContain('Personal Connection calls are not supported in dynamic delivery.');
    press(group, 'End');
    expect(wishes).toEqual([{ type: 'agent.endUnsupported', contactId: 'p1' }]);
  });

  it('says at a contact that can only be ended why it was not', async () => {
    const { panel } = await open(
      aDeskView({ unsupported: [anUnsupportedView({ trouble: { key: 'refusedByContactCentre' } })] })
    );
    const group = byRole(panel, 'group', 'Personal Connection call from +1 415 555 0199')!;
    expect(words(group)).toContain('The contact centre refused this. Nothing was changed.');
  });

  it('says in the call bar why the call was not muted', async () => {
    const { panel } = await open({ ...ELEVATED, muteTrouble: { key: 'notPermitted' } });
    expect(words(byRole(panel, 'group', 'Current call: Ann Smith')!)).toContain('does not permit this');
  });

  it('keeps the last closed sessions in sight', async () => {
    const { panel } = await open(aDeskView({ recentlyClosed: [aClosedSessionView()] }));
    const region = everything(panel.shadowRoot!).find(
      (element) => element.getAttribute('aria-label') === 'Recently closed'
    )!;
    expect(words(region)).toContain('Ben Okafor | Chat, Call');
  });

  it('opens the form the desk shows and takes it away with the desk', async () => {
    const { panel, show } = await open(aDeskView({ form: aFormView() }));
    expect(button(panel, 'Call')).not.toBeNull();
    show(aDeskView());
    await settle();
    expect(button(panel, 'Call')).toBeNull();
  });

  it.each([
    ['elevate', 'Ann Smith', 'Elevate'],
    ['newContact', 'Bob Roe', 'Call']
  ] as const)('goes on after a call from a record where the call belongs: %s', async (purpose, customer, at) => {
    const form = aFormView({ origin: 'record', recordName: 'Bob Roe', address: '+1 415 555 0132' });
    const bob = aCallView({ customer: aCustomer('Bob Roe'), status: 'dialing', targets: [] });
    const { panel, show } = await open(aDeskView({ form, sessions: [aSessionView()] }));
    everything(panel.shadowRoot!)
      .find(({ tagName }) => tagName === 'C-SOFTPHONE-FORM')!
      .dispatchEvent(
        new CustomEvent<DeskWish>('wish', {
          detail: { type: 'agent.submitForm', formId: 'f1', address: '+14155550132', skillId: '10', purpose }
        })
      );
    button(panel, 'Cancel')!.focus();
    const sessions = [
      aSessionView(),
      aSessionView({ sessionId: 's2', customer: aCustomer('Bob Roe'), interactions: [bob] })
    ];
    show(aDeskView(purpose === 'elevate' ? { sessions: [aSessionView()] } : { sessions, call: bob }));
    await settle();
    const focused = focusedElement();
    expect(focused?.textContent).toContain(at);
    const around = byRole(panel, 'group', `${purpose === 'elevate' ? 'Chat' : 'Call'} with ${customer}`)!;
    expect(everything(around)).toContain(focused);
  });

  it('goes on in the e-mail the agent asked to write, unless she has turned to something else', async () => {
    const form = aFormView({ target: 'email', address: 'ann@example.com' });
    const letter = anInteractionView({
      interactionId: 'e1',
      channel: 'email',
      isSelected: false,
      elevatedFrom: { interactionId: 'c1', channel: 'chat' },
      email: { mode: 'write', letters: [], outgoing: [], to: 'ann@example.com', subject: '', send: { off: null } }
    });
    const withLetter = aDeskView({ sessions: [aSessionView({ interactions: [anInteractionView(), letter] })] });
    async function ask() {
      const { panel, show } = await open(aDeskView({ form, sessions: [aSessionView()] }));
      everything(panel.shadowRoot!)
        .find(({ tagName }) => tagName === 'C-SOFTPHONE-FORM')!
        .dispatchEvent(
          new CustomEvent<DeskWish>('wish', {
            detail: {
              type: 'agent.submitForm',
              formId: 'f1',
              address: 'ann@example.com',
              skillId: '10',
              purpose: 'elevate'
            }
          })
        );
      button(panel, 'Cancel')!.focus();
      show(aDeskView({ sessions: [aSessionView()] }));
      await settle();
      return { panel, show };
    }
    const isIn = (panel: Element, group: string) =>
      everything(byRole(panel, 'group', group)!).includes(focusedElement() as HTMLElement);

    const first = await ask();
    first.show(withLetter);
    await settle();
    expect(isIn(first.panel, 'Email with Ann Smith')).toBe(true);

    clearPage();
    const second = await ask();
    button(second.panel, 'Show contact details')!.focus();
    second.show(withLetter);
    await settle();
    expect(isIn(second.panel, 'Chat with Ann Smith')).toBe(true);
  });

  it('leaves keyboard focus in a field of the console when the e-mail the agent asked to write comes', async () => {
    const parent = anInteractionView();
    const entered = { address: 'a@b.cd', skillId: '10', purpose: 'elevate' as const };
    const form = aFormView({ target: 'email', entered });
    const { panel, show } = await open(aDeskView({ form, sessions: [aSessionView({ interactions: [parent] })] }));
    button(panel, 'Write email')!.focus();
    press(panel, 'Write email');
    show(aDeskView({ sessions: [aSessionView({ interactions: [parent] })] }));
    await settle();
    await nextTask();
    const comment = document.body.appendChild(document.createElement('textarea'));
    comment.focus();
    const letter = anInteractionView({
      interactionId: 'e1',
      channel: 'email',
      elevatedFrom: { interactionId: 'c1', channel: 'chat' },
      email: { mode: 'write', letters: [], outgoing: [], to: 'a@b.cd', subject: '', send: { off: null } }
    });
    show(aDeskView({ sessions: [aSessionView({ interactions: [parent, letter] })] }));
    await settle();
    await nextTask();
    expect(document.activeElement).toBe(comment);
    comment.blur();
    show(aDeskView({ sessions: [aSessionView({ interactions: [parent, letter] })] }));
    await settle();
    expect(document.activeElement).toBe(document.body);
  });

  describe.each(GONE)('when %s', (_what, pressed, before, after, at) => {
    async function go(elsewhere?: HTMLElement) {
      const { panel, show } = await open(before);
      button(panel, pressed)!.focus();
      press(panel, pressed);
      elsewhere?.focus();
      for (const view of after) {
        show(view);
        await settle();
        await nextTask();
      }
      return panel;
    }

    it(`keeps keyboard focus near: ${at}`, async () => {
      const focus = jest.spyOn(HTMLElement.prototype, 'focus');
      const panel = await go();
      const found = (id: string) => everything(panel.shadowRoot!).find(({ dataset }) => dataset.id === id);
      expect(focus.mock.contexts.at(-1)).toBe(found(at));
    });

    it('leaves keyboard focus alone that is elsewhere in the console', async () => {
      const comment = document.body.appendChild(document.createElement('textarea'));
      await go(comment);
      expect(document.activeElement).toBe(comment);
    });
  });

  it('goes on in the contact that was accepted, also when it comes after its offer has gone', async () => {
    const { panel, show } = await open(aDeskView({ offers: [anOfferView()] }));
    button(panel, 'Accept')!.focus();
    press(panel, 'Accept');
    for (const view of [aDeskView({ offers: [anOfferView({ pending: 'accept' })] }), aDeskView(), withOne({})]) {
      show(view);
      await settle();
      await nextTask();
    }
    expect(focusedElement()?.textContent).toContain('Chat');
  });

  it.each<[string, Partial<FormView>, DeskWish, boolean]>([
    ['New call', { origin: 'newCall' }, { type: 'agent.openForm', origin: 'newCall' }, true],
    ['the same plus sign', PLUS, { type: 'agent.openForm', interactionId: 'c1', ...PLUS_WISH }, true],
    ['another plus sign', PLUS, { type: 'agent.openForm', interactionId: 'c2', ...PLUS_WISH }, false],
    ['New call over a form of the plus sign', PLUS, { type: 'agent.openForm', origin: 'newCall' }, false]
  ])('brings the form forward that is open already: %s', async (_what, form, wish, comes) => {
    const { panel } = await open(aDeskView({ form: aFormView(form), sessions: [aSessionView()] }));
    const part = (name: string) => everything(panel.shadowRoot!).find(({ tagName }) => tagName === name)!;
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    part('C-SOFTPHONE-SESSION').dispatchEvent(new CustomEvent('wish', { detail: wish }));
    await nextTask();
    expect(focus.mock.contexts.map((element) => (element as HTMLElement).dataset.id)).toEqual(comes ? ['address'] : []);
    focus.mockRestore();
  });

  it('lets no one sign in where there is no connection and says who can change it', async () => {
    const panel = mount('c-softphone-panel', SoftphonePanel, { obstacle: 'Ask your admin.' });
    await settle();
    expect(words(panel)).toBe('Ask your admin.');
    expect(button(panel, 'Sign in')).toBeNull();
  });

  it.each([
    ['signed out', aDeskView({ phase: 'signedOut', agent: null })],
    ['connecting', aDeskView({ phase: 'connecting', agent: null })],
    ['idle', aDeskView()],
    ['an offer', aDeskView({ offers: [anOfferView()] })],
    ['an elevated session', ELEVATED],
    ['a form', aDeskView({ form: aFormView({ origin: 'record', recordName: 'Ann Smith' }) })],
    [
      'closed sessions and findings',
      aDeskView({
        recentlyClosed: [aClosedSessionView()],
        findings: [{ record: 'Org', field: 'Limit_Chat__c', problem: 'outOfRange' }]
      })
    ]
  ])('is accessible with %s', async (_look, view) => {
    const { panel } = await open(view);
    expect(await axe(panel)).toHaveNoViolations();
  });
});
