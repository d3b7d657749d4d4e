import 'test/builders/english';
import type { DeskView, DeskWish, FormView } from 'c/omniDesk';
import type { InteractionView } from 'c/omniInteraction';
import { holdDesk } from 'c/softphoneRuntime';
import {
  aCallView,
  aCustomer,
  aDeskView,
  aFormView,
  anAgentView,
  anAttemptView,
  anInteractionView,
  anOfferView,
  aSessionView
} from 'test/builders/views';
import { button, byRole, clearPage, everything, focusedElement, nextTask, press, settle } from 'test/builders/screen';
import { open } from './aPanel';

const PLUS = { origin: 'plus', parentInteractionId: 'c1', target: 'voice' } as const;
const PLUS_WISH = { origin: 'plus', target: 'voice' } as const;
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

describe('keyboard focus in the softphone panel', () => {
  afterEach(() => {
    clearPage();
    holdDesk(null);
    jest.restoreAllMocks();
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
});
