import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { DeskView, DeskWish } from 'c/omniDesk';
import type { InteractionView } from 'c/omniInteraction';
import { aCallView, aCustomer } from 'test/builders/views';
import {
  button,
  byRole,
  clearPage,
  everything,
  mount,
  press,
  settle,
  whyOff,
  wishesOf,
  words
} from 'test/builders/screen';
import SoftphoneCallBar from '../softphoneCallBar';

expect.extend(toHaveNoViolations);

const ON_HOLD = aCallView({ status: 'held', hold: null, resume: { off: null }, end: { off: { key: 'callHeld' } } });

async function open(view: InteractionView, isMuted = false) {
  const bar = mount('c-softphone-call-bar', SoftphoneCallBar, {
    view,
    mute: { off: null } as DeskView['mute'],
    isMuted
  });
  const wishes = wishesOf<DeskWish>(bar);
  await settle();
  return { bar, wishes };
}

describe('the call bar', () => {
  afterEach(clearPage);

  it('names the call that is up without using the name of its card', async () => {
    const { bar } = await open(aCallView());
    expect(byRole(bar, 'group')!.getAttribute('aria-label')).toBe('Current call: Ann Smith');
  });

  it('holds, mutes and ends the call', async () => {
    const { bar, wishes } = await open(aCallView());
    press(bar, 'Hold');
    press(bar, 'Mute');
    press(bar, 'End');
    const asked = (type: string) => ({ type: 'agent.wish', interactionId: 'v1', wish: { type } });
    expect(wishes).toEqual([asked('agent.hold'), { type: 'agent.mute' }, asked('agent.end')]);
  });

  it('resumes a call on hold and says why it cannot be ended meanwhile', async () => {
    const { bar, wishes } = await open(ON_HOLD, true);
    press(bar, 'Resume');
    press(bar, 'Unmute');
    expect(whyOff(bar, 'End')).toBe('Resume the call before ending it.');
    expect(words(bar)).toContain('On hold');
    expect(wishes.map(({ type }) => type)).toEqual(['agent.wish', 'agent.unmute']);
  });

  it('says in one and the same line whose call it is and why it cannot be ended, so that nothing moves', async () => {
    const { bar } = await open(aCallView());
    const line = () => everything(bar.shadowRoot!).filter(({ tagName }) => tagName === 'P');
    expect(line().map(({ textContent }) => textContent)).toEqual(['+1 415 555 0132 · Support chat']);
    bar.view = ON_HOLD;
    await settle();
    expect(line().map(({ textContent }) => textContent)).toEqual(['Resume the call before ending it.']);
  });

  it('tells two callers of one name apart however long the name is', async () => {
    const { bar } = await open(aCallView({ customer: aCustomer('Ann Smith', 2) }));
    expect(words(bar)).toContain('Ann Smith | (2)');
  });

  it('has no mute where the agent has no line', async () => {
    const { bar } = await open(aCallView());
    bar.mute = null;
    await settle();
    expect(button(bar, 'Mute')).toBeNull();
  });

  it.each([
    ['active', aCallView()],
    ['on hold', ON_HOLD],
    ['dialing', aCallView({ status: 'dialing', hold: null, connectedAt: null })]
  ])('is accessible: %s', async (_look, view) => {
    const { bar } = await open(view);
    expect(await axe(bar)).toHaveNoViolations();
  });
});
