import 'test/builders/english';
import { holdDesk } from 'c/softphoneRuntime';
import {
  aCallView,
  aClosedSessionView,
  aDeskView,
  aFormView,
  anInteractionView,
  anOfferView,
  anUnsupportedView,
  aSessionView
} from 'test/builders/views';
import { button, byRole, clearPage, everything, mount, press, settle, timesHeard, words } from 'test/builders/screen';
import { axe, toHaveNoViolations } from 'jest-axe';
import SoftphonePanel from '../softphonePanel';
import { open } from './aPanel';

expect.extend(toHaveNoViolations);

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
