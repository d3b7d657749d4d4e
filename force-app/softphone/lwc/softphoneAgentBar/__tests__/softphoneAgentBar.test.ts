import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { DeskView, DeskWish } from 'c/omniDesk';
import { aCustomer, aDeskView, anAgentView, NOON } from 'test/builders/views';
import {
  button,
  byRole,
  clearPage,
  enter,
  field,
  focusedElement,
  mount,
  press,
  settle,
  whyOff,
  wishesOf,
  words
} from 'test/builders/screen';
import SoftphoneAgentBar from '../softphoneAgentBar';

expect.extend(toHaveNoViolations);

interface Combobox {
  value: string;
  placeholder: string;
  options: { label: string; value: string }[];
}

async function open(differences: Partial<DeskView> = {}) {
  const { agent, connection, leg, newCall, requestContact, requestTrouble, openWork, waitingLogs } =
    aDeskView(differences);
  const bar = mount('c-softphone-agent-bar', SoftphoneAgentBar, {
    agent: agent!,
    connection,
    leg,
    newCall,
    requestContact,
    requestTrouble,
    turnedAwayAt: null as number | null,
    openWork,
    waitingLogs: waitingLogs.length
  });
  const wishes = wishesOf<DeskWish>(bar);
  await settle();
  return { bar, wishes };
}

const state = (bar: Element) => field<Combobox>(bar, 'lightning-combobox', 'Agent state')!;

describe('the agent bar', () => {
  afterEach(clearPage);

  it('offers Available and the unavailable codes by name', async () => {
    const { bar } = await open();
    expect(state(bar).options.map(({ label }) => label)).toEqual(['Available', 'Break', 'Lunch']);
    expect(state(bar).value).toBe('available/');
  });

  it('asks for the state the agent chose', async () => {
    const { bar, wishes } = await open();
    enter(state(bar), 'unavailable/Lunch');
    expect(wishes).toEqual([{ type: 'agent.chooseState', choice: 'unavailable', code: 'Lunch' }]);
  });

  it('shows the state the contact centre reports, also when it is none the agent may choose', async () => {
    const { bar } = await open();
    bar.agent = anAgentView({ state: 'working', next: { choice: 'unavailable', code: 'Lunch' } });
    await settle();
    expect([state(bar).value, state(bar).placeholder]).toEqual(['', 'Working']);
    expect(words(bar)).toContain('Next: Lunch');
  });

  it('says why no more contacts come to an agent whom the contact centre has put aside, and offers the way back', async () => {
    const { bar, wishes } = await open({ agent: anAgentView({ state: 'unavailable', code: 'Refused' }) });
    expect(words(bar)).toContain('No more come until you are available again.');
    press(bar, 'Be available again');
    expect(wishes).toEqual([{ type: 'agent.chooseState', choice: 'available', code: null }]);
    bar.agent = anAgentView({ state: 'unavailable', code: 'Refused', isPending: true });
    await settle();
    expect(whyOff(bar, 'Be available again')).toBe('This is being sent.');
    bar.agent = anAgentView();
    await settle();
    expect(words(bar)).not.toContain('No more come');
  });

  it('says that it was a contact that is not handled here, where that was turned away', async () => {
    const { bar } = await open({ agent: anAgentView({ state: 'unavailable', code: 'Refused', since: NOON }) });
    bar.turnedAwayAt = NOON - 200;
    await settle();
    expect(words(bar)).toContain('A contact that cannot be handled here was rejected for you.');
  });

  it('says beside +1 why the last one was refused', async () => {
    const { bar } = await open({ requestContact: { off: null }, requestTrouble: { key: 'tooManyRequests' } });
    expect(words(bar)).toContain('The contact centre is busy.');
  });

  it('lets the agent take back the state she chose for later', async () => {
    const next = { choice: 'unavailable' as const, code: 'Lunch' };
    const { bar, wishes } = await open({ agent: anAgentView({ state: 'available', code: null, next }) });
    expect([state(bar).value, state(bar).placeholder]).toEqual(['', 'Available']);
    enter(state(bar), 'available/');
    expect(wishes).toEqual([{ type: 'agent.chooseState', choice: 'available', code: null }]);
  });

  it('goes on showing the present state while the chosen one waits', async () => {
    const { bar } = await open({ agent: anAgentView({ state: 'working', code: null }) });
    state(bar).value = 'unavailable/Lunch';
    enter(state(bar), 'unavailable/Lunch');
    bar.agent = anAgentView({ state: 'working', code: null, next: { choice: 'unavailable', code: 'Lunch' } });
    await settle();
    expect([state(bar).value, state(bar).placeholder]).toEqual(['', 'Working']);
  });

  it('warns first where a state now would end the after-contact work', async () => {
    const agent = anAgentView({ stateEndsAcw: true, state: 'working' });
    const { bar, wishes } = await open({ agent });
    enter(state(bar), 'unavailable/Break');
    await settle();
    expect(wishes).toEqual([]);
    expect(words(bar)).toContain('ends your after-contact work');
    press(bar, 'Change to Break');
    expect(wishes).toEqual([{ type: 'agent.chooseState', choice: 'unavailable', code: 'Break' }]);
  });

  it('shows no state that was not chosen in the end, when the agent asked to sign out instead and stayed', async () => {
    const acw = { state: 'unavailable', code: 'ACW', isAcw: true, stateEndsAcw: true } as const;
    const { bar, wishes } = await open({ agent: anAgentView(acw), openWork: 1 });
    enter(state(bar), 'unavailable/Break');
    await settle();
    press(bar, 'Sign out');
    await settle();
    press(bar, 'Stay signed in');
    await settle();
    expect(wishes).toEqual([]);
    expect(state(bar).value).toBe('unavailable/ACW');
  });

  it('takes a state back when the agent would rather keep working', async () => {
    const { bar, wishes } = await open({ agent: anAgentView({ stateEndsAcw: true }) });
    enter(state(bar), 'unavailable/Break');
    await settle();
    press(bar, 'Keep working');
    await settle();
    expect(wishes).toEqual([]);
    expect(state(bar).value).toBe('available/');
  });

  it('signs out at once when nothing is open', async () => {
    const { bar, wishes } = await open();
    press(bar, 'Sign out');
    expect(wishes).toEqual([{ type: 'agent.signOut' }]);
  });

  it('asks first before signing out with open work', async () => {
    const { bar, wishes } = await open({ openWork: 2 });
    press(bar, 'Sign out');
    await settle();
    expect(words(bar)).toContain('Signing out leaves 2 open contacts behind.');
    press(bar, 'Stay signed in');
    await settle();
    expect(wishes).toEqual([]);
    press(bar, 'Sign out');
    await settle();
    press(bar, 'Sign out anyway');
    expect(wishes).toEqual([{ type: 'agent.signOut' }]);
  });

  it('says so when nothing is open any more while it asks, and leaves the answers where they are', async () => {
    const { bar, wishes } = await open({ openWork: 1 });
    press(bar, 'Sign out');
    await settle();
    const stay = button(bar, 'Stay signed in');
    expect(focusedElement()).toBe(stay);
    bar.openWork = 0;
    await settle();
    expect(words(byRole(bar, 'alertdialog')!)).toBe('Nothing is open any more. | Stay signed in | Sign out anyway');
    expect(focusedElement()).toBe(stay);
    press(bar, 'Sign out anyway');
    expect(wishes).toEqual([{ type: 'agent.signOut' }]);
  });

  it('asks first also where only Salesforce has not taken something yet', async () => {
    const log = { key: 'k1', channel: 'chat' as const, customer: aCustomer(), trouble: null };
    const { bar, wishes } = await open({ waitingLogs: [log] });
    press(bar, 'Sign out');
    await settle();
    expect(words(bar)).toContain('One entry of the call log is not in Salesforce yet.');
    expect(words(bar)).not.toContain('open contact');
    bar.openWork = 1;
    bar.waitingLogs = 2;
    await settle();
    expect(words(bar)).toContain('leaves one open contact behind.');
    expect(words(bar)).toContain('2 entries of the call log are not in Salesforce yet.');
    expect(wishes).toEqual([]);
  });

  it('opens a new call, or says why there can be none', async () => {
    const { bar, wishes } = await open();
    press(bar, 'New call');
    bar.newCall = { off: { key: 'callUp' } };
    await settle();
    press(bar, 'New call');
    expect(whyOff(bar, 'New call')).toBe('You already have a call. End it first.');
    expect(wishes).toEqual([{ type: 'agent.openForm', origin: 'newCall' }]);
  });

  it('has +1 only where the contact centre waits to be asked', async () => {
    const { bar, wishes } = await open();
    expect(button(bar, '+1')).toBeNull();
    bar.requestContact = { off: null };
    await settle();
    press(bar, '+1');
    expect(wishes).toEqual([{ type: 'agent.requestContact' }]);
  });

  it('says since when the connection has been lost', async () => {
    const { bar } = await open({ connection: { status: 'reconnecting', since: NOON } });
    expect(byRole(bar, 'status')!.textContent).toMatch(/^Reconnecting since \d/);
  });

  it.each([
    ['connected', {}],
    ['reconnecting', { connection: { status: 'reconnecting', since: NOON } } as const],
    ['with its phone ringing', { leg: 'dialing' } as const],
    [
      'with a next state and +1',
      { agent: anAgentView({ next: { choice: 'available', code: null } }), requestContact: { off: null } }
    ]
  ])('is accessible: %s', async (_look, differences) => {
    const { bar } = await open(differences);
    expect(await axe(bar)).toHaveNoViolations();
  });

  it('is accessible while it asks', async () => {
    const { bar } = await open({ openWork: 1 });
    press(bar, 'Sign out');
    await settle();
    expect(await axe(bar)).toHaveNoViolations();
  });
});
