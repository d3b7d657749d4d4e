import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import { subscribe } from 'lightning/messageService';
import { EnclosingUtilityId, enablePopout, open as openUtility, updateUtility } from 'lightning/platformUtilityBarApi';
import type { Desk, DeskView, DeskWish } from 'c/omniDesk';
import { holdDesk } from 'c/softphoneRuntime';
import { aCallView, aDeskView, anOfferView, aSessionView } from 'test/builders/views';
import { clearPage, everything, mount, press, settle, words } from 'test/builders/screen';
import { RingTone } from '../ringTone';
import { startDesk } from '../startDesk';
import SoftphoneUtility from '../softphoneUtility';

expect.extend(toHaveNoViolations);
jest.mock('../startDesk', () => ({ startDesk: jest.fn() }));

let wishes: DeskWish[] = [];
let show: (view: DeskView) => void = () => undefined;

function aDesk(view: DeskView): Desk {
  const watchers: ((view: DeskView) => void)[] = [];
  show = (next) => watchers.forEach((watcher) => watcher(next));
  return {
    view: () => view,
    watch: (onView) => {
      watchers.push(onView);
      onView(view);
      return () => undefined;
    },
    wish: (wish) => wishes.push(wish),
    now: () => 0
  };
}

async function start({ desk = null }: { desk?: Desk | null } = {}) {
  holdDesk(desk);
  (startDesk as jest.Mock).mockResolvedValue(desk);
  const utility = mount('c-softphone-utility', SoftphoneUtility, {});
  (EnclosingUtilityId as unknown as { emit(id: string): void }).emit('utility-1');
  await settle();
  return utility;
}

const labels = () => (updateUtility as jest.Mock).mock.calls.map(([, look]) => (look as { label: string }).label);
const lastLook = () => (updateUtility as jest.Mock).mock.calls.at(-1)?.[1] as unknown;
const tell = (message: unknown) => (subscribe as jest.Mock).mock.calls.at(-1)?.[2](message);
const DIAL = { type: 'dial', number: '(415) 555-0132', recordId: '003000000000001AAA', recordName: 'Ann Smith' };

describe('the softphone in the utility bar', () => {
  beforeEach(() => {
    wishes = [];
    jest.useFakeTimers();
    document.title = 'Cases';
  });
  afterEach(() => {
    clearPage();
    holdDesk(null);
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('may be popped out into a window of its own', async () => {
    await start();
    expect(enablePopout).toHaveBeenCalledWith('utility-1', true);
  });

  it('has the browser ask before the page is left during a call, but not where another tab speaks', async () => {
    const leaves = (): boolean => window.dispatchEvent(new CustomEvent('beforeunload', { cancelable: true }));
    await start({ desk: aDesk(aDeskView()) });
    expect(leaves()).toBe(true);
    show(aDeskView({ call: aCallView() }));
    expect(leaves()).toBe(false);
    show(aDeskView({ call: aCallView(), activeIn: 'anotherTab' }));
    expect(leaves()).toBe(true);
    show(aDeskView({ call: aCallView() }));
    clearPage();
    expect(leaves()).toBe(true);
  });

  it('rings and notifies in one tab only', async () => {
    await start({ desk: aDesk(aDeskView()) });
    const ring = jest.spyOn(RingTone.prototype, 'ring');
    show(aDeskView({ offers: [anOfferView()], activeIn: 'anotherTab' }));
    expect(ring).toHaveBeenLastCalledWith(null);
    show(aDeskView({ offers: [anOfferView()] }));
    expect(ring).toHaveBeenLastCalledWith('other');
    ring.mockRestore();
  });

  it('says in its label what the agent is and how many sessions she has', async () => {
    await start({ desk: aDesk(aDeskView({ sessions: [aSessionView(), aSessionView({ sessionId: 's2' })] })) });
    expect(labels().at(-1)).toBe('Softphone · Available · 2');
  });

  it('changes its label at most once a minute', async () => {
    await start({ desk: aDesk(aDeskView()) });
    jest.clearAllMocks();
    show(aDeskView({ sessions: [aSessionView()] }));
    expect(labels()).toEqual([]);
    jest.advanceTimersByTime(60_000);
    expect(labels()).toEqual(['Softphone · Available · 1']);
  });

  it('draws attention to an offer at once without taking the keyboard away', async () => {
    const utility = await start({ desk: aDesk(aDeskView()) });
    show(aDeskView({ offers: [anOfferView()] }));
    await settle();
    expect(lastLook()).toEqual({ label: 'Softphone · Incoming chat', icon: 'incoming_call', highlighted: true });
    expect(openUtility).toHaveBeenCalledWith('utility-1', { autoFocus: false });
    expect(document.title).toBe('Incoming chat from Ann Smith');
    const region = everything(utility.shadowRoot!).find(
      (element) => element.getAttribute('aria-live') === 'assertive'
    )!;
    expect(region.textContent).toBe('Incoming chat from Ann Smith');
    expect(document.activeElement).toBe(document.body);
  });

  it('announces a second offer also where it reads like the first', async () => {
    const utility = await start({ desk: aDesk(aDeskView()) });
    const region = everything(utility.shadowRoot!).find(
      (element) => element.getAttribute('aria-live') === 'assertive'
    )!;
    show(aDeskView({ offers: [anOfferView({ contactId: 'c1' })] }));
    await settle();
    const first = region.firstElementChild;
    show(aDeskView({ offers: [anOfferView({ contactId: 'c1' }), anOfferView({ contactId: 'c2' })] }));
    await settle();
    expect(region.textContent).toBe('Incoming chat from Ann Smith');
    expect(region.firstElementChild).not.toBe(first);
  });

  it('is calm again once the offer has been answered', async () => {
    await start({ desk: aDesk(aDeskView()) });
    show(aDeskView({ offers: [anOfferView()] }));
    show(aDeskView({ offers: [anOfferView({ pending: 'accept' })] }));
    expect(lastLook()).toEqual({ label: 'Softphone · Available', icon: 'call', highlighted: false });
    expect(document.title).toBe('Cases');
  });

  it('opens by itself where the agent has to sign in to go on with what is open', async () => {
    const waiting: DeskView['waiting'] = [{ contactId: 'c1', channel: 'voice', owed: 'connected' }];
    await start({ desk: aDesk(aDeskView({ phase: 'signedOut' })) });
    show(aDeskView({ phase: 'connecting', waiting }));
    expect(openUtility).not.toHaveBeenCalled();
    show(aDeskView({ phase: 'signedOut', waiting }));
    show(aDeskView({ phase: 'signedOut', waiting }));
    expect(openUtility).toHaveBeenCalledTimes(1);
    expect(openUtility).toHaveBeenCalledWith('utility-1', { autoFocus: false });
  });

  it('takes turns between the offer and the page in the title', async () => {
    await start({ desk: aDesk(aDeskView()) });
    show(aDeskView({ offers: [anOfferView()] }));
    jest.advanceTimersByTime(2000);
    expect(document.title).toBe('Cases');
    jest.advanceTimersByTime(2000);
    expect(document.title).toBe('Incoming chat from Ann Smith');
  });

  it('opens the dial form for a number of a record and dials nothing', async () => {
    await start({ desk: aDesk(aDeskView()) });
    tell(DIAL);
    expect(openUtility).toHaveBeenCalled();
    expect(wishes).toEqual([
      {
        type: 'agent.openForm',
        origin: 'record',
        number: '(415) 555-0132',
        recordId: '003000000000001AAA',
        recordName: 'Ann Smith'
      }
    ]);
  });

  it.each([
    [null],
    ['dial'],
    [{ ...DIAL, type: 'call' }],
    [{ ...DIAL, number: 5 }],
    [{ ...DIAL, number: '1'.repeat(65) }],
    [{ ...DIAL, recordId: '<script>' }]
  ])('does nothing on a message that is none of its own: %j', async (message) => {
    await start({ desk: aDesk(aDeskView()) });
    tell(message);
    expect(wishes).toEqual([]);
  });

  it('lets nobody sign in without a connection and says why', async () => {
    const utility = await start();
    expect(words(utility)).toContain('The softphone has no connection to a contact centre yet.');
  });

  it('says that the settings cannot be read, until they can', async () => {
    let isRead: (desk: Desk) => void = () => undefined;
    (startDesk as jest.Mock).mockImplementation((unreadable: () => void) => {
      unreadable();
      return new Promise<Desk>((done) => (isRead = done));
    });
    holdDesk(null);
    const utility = mount('c-softphone-utility', SoftphoneUtility, {});
    await settle();
    expect(words(utility)).toContain('The settings cannot be read at present');
    const desk = aDesk(aDeskView());
    holdDesk(desk);
    isRead(desk);
    await settle();
    expect(words(utility)).not.toContain('The settings cannot be read');
  });

  it('does nothing more for a utility item that was taken away before the settings were read', async () => {
    let isRead: (desk: Desk) => void = () => undefined;
    (startDesk as jest.Mock).mockImplementation(() => new Promise<Desk>((done) => (isRead = done)));
    holdDesk(null);
    mount('c-softphone-utility', SoftphoneUtility, {});
    await settle();
    clearPage();
    isRead(aDesk(aDeskView()));
    await settle();
    show(aDeskView({ offers: [anOfferView()] }));
    await settle();
    expect(document.title).toBe('Cases');
  });

  it('watches once where it was taken away and put back before the settings were read', async () => {
    const read: ((desk: Desk) => void)[] = [];
    (startDesk as jest.Mock).mockImplementation(() => new Promise<Desk>((done) => read.push(done)));
    holdDesk(null);
    const utility = mount('c-softphone-utility', SoftphoneUtility, {});
    utility.remove();
    document.body.append(utility);
    let watching = 0;
    const watch: Desk['watch'] = () => {
      watching += 1;
      return () => (watching -= 1);
    };
    read.forEach((done) => done({ ...aDesk(aDeskView()), watch }));
    await settle();
    expect([read.length, watching]).toEqual([2, 1]);
  });

  it('offers to turn the sound on where the browser blocks it', async () => {
    const resume = jest.fn().mockReturnValue(new Promise(() => undefined));
    const context = { state: 'suspended', resume, addEventListener: jest.fn(), close: jest.fn() };
    Object.assign(globalThis, { AudioContext: jest.fn(() => context) });
    const utility = await start({ desk: aDesk(aDeskView()) });
    jest.advanceTimersByTime(400);
    await settle();
    press(utility, 'Turn sound on');
    expect(resume).toHaveBeenCalledTimes(2);
    context.state = 'running';
    jest.advanceTimersByTime(400);
    await settle();
    expect(words(utility)).not.toContain('Turn sound on');
    Reflect.deleteProperty(globalThis, 'AudioContext');
  });

  it('asks for notifications only when the agent presses the button', async () => {
    const ask = jest.fn().mockResolvedValue('granted');
    Object.assign(globalThis, {
      Notification: Object.assign(jest.fn(), { permission: 'default', requestPermission: ask })
    });
    const utility = await start({ desk: aDesk(aDeskView()) });
    expect(ask).not.toHaveBeenCalled();
    press(utility, 'Turn on notifications');
    expect(ask).toHaveBeenCalledTimes(1);
    Reflect.deleteProperty(globalThis, 'Notification');
  });

  it('is accessible', async () => {
    const utility = await start({ desk: aDesk(aDeskView()) });
    jest.useRealTimers();
    expect(await axe(utility)).toHaveNoViolations();
  });

  it('is accessible while the settings cannot be read', async () => {
    (startDesk as jest.Mock).mockImplementation((unreadable: () => void) => {
      unreadable();
      return new Promise(() => undefined);
    });
    const utility = mount('c-softphone-utility', SoftphoneUtility, {});
    await settle();
    jest.useRealTimers();
    expect(await axe(utility)).toHaveNoViolations();
  });
});
