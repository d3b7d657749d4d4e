import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { DeskView, DeskWish } from 'c/omniDesk';
import { button, clearPage, enter, field, mount, press, settle, wishesOf, words } from 'test/builders/screen';
import { NOON } from 'test/builders/views';
import SoftphoneSignIn from '../softphoneSignIn';

expect.extend(toHaveNoViolations);

const SIGNED_OUT: DeskView['signIn'] = { trouble: null, station: '4711', canResume: false };

async function open(view = SIGNED_OUT, isConnecting = false) {
  const signIn = mount('c-softphone-sign-in', SoftphoneSignIn, { view, isConnecting });
  const wishes = wishesOf<DeskWish>(signIn);
  await settle();
  return { signIn, wishes };
}

describe('the sign-in', () => {
  afterEach(clearPage);

  it('begins with the phone the admin set and takes another one', async () => {
    const { signIn, wishes } = await open();
    press(signIn, 'Sign in');
    enter(field(signIn, 'lightning-input', 'Your phone'), ' +1 415 555 0100 ');
    press(signIn, 'Sign in');
    expect(wishes).toEqual([
      { type: 'agent.signIn', station: '4711' },
      { type: 'agent.signIn', station: '+1 415 555 0100' }
    ]);
  });

  it('says what went wrong and what to do about it', async () => {
    const { signIn } = await open({ ...SIGNED_OUT, trouble: 'windowBlocked' });
    expect(words(signIn)).toContain('The browser blocked the sign-in window. Allow pop-ups for this page');
  });

  it('lists what is still open, and since when it is not known', async () => {
    const signIn = mount('c-softphone-sign-in', SoftphoneSignIn, {
      view: SIGNED_OUT,
      since: NOON,
      waiting: [{ contactId: '1', channel: 'voice', owed: 'disposition' }]
    });
    await settle();
    expect(words(signIn)).toContain('Not connected since');
    expect(words(signIn)).toContain('Call: disposition');
    expect(button(signIn, 'Sign in to continue')).not.toBeNull();
    expect(await axe(signIn)).toHaveNoViolations();
  });

  it('offers nothing to press while it is under way', async () => {
    const { signIn } = await open(SIGNED_OUT, true);
    expect(button(signIn, 'Sign in')).toBeNull();
    expect(words(signIn)).toContain('Signing in…');
  });

  it.each([
    ['signed out', SIGNED_OUT, false],
    ['in trouble', { ...SIGNED_OUT, trouble: 'refused' } as const, false],
    ['connecting', SIGNED_OUT, true]
  ])('is accessible: %s', async (_look, view, isConnecting) => {
    const { signIn } = await open(view, isConnecting);
    expect(await axe(signIn)).toHaveNoViolations();
  });
});
