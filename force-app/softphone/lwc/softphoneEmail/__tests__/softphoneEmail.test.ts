import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import { NOON } from 'test/builders/views';
import { button, clearPage, enter, field, mount, press, settle, whyOff, wishesOf, words } from 'test/builders/screen';
import type { LetterDraft } from '../letterDraft';
import SoftphoneEmail from '../softphoneEmail';

expect.extend(toHaveNoViolations);

type EmailView = NonNullable<InteractionView['email']>;

const aReply = (differences: Partial<EmailView> = {}): EmailView => ({
  mode: 'reply',
  letters: [
    {
      from: 'ann@example.com',
      to: 'service@example.com',
      subject: 'Complaint',
      text: 'Nine of twelve arrived.',
      at: NOON
    }
  ],
  outgoing: [],
  to: 'ann@example.com',
  subject: 'Re: Complaint',
  send: { off: null },
  ...differences
});

const aLetter: EmailView = {
  mode: 'write',
  letters: null,
  outgoing: [],
  to: 'ann@example.com',
  subject: '',
  send: { off: null }
};
const TYPED: LetterDraft = { subject: null, text: 'We are sorry.', isReplying: true };

async function open(view: EmailView, draft: LetterDraft = { subject: null, text: '', isReplying: false }) {
  const email = mount('c-softphone-email', SoftphoneEmail, { view, draft, end: { off: null } });
  const wishes = wishesOf<InteractionWish>(email);
  email.addEventListener('draft', (event) => {
    email.draft = (event as CustomEvent<LetterDraft>).detail;
  });
  await settle();
  return { email, wishes };
}

describe('an e-mail', () => {
  afterEach(clearPage);

  it('can be read before it is answered', async () => {
    const { email } = await open(aReply());
    expect(words(email)).toMatch(/Complaint \| From ann@example\.com \| .* \| Nine of twelve arrived\./);
    expect(field(email, 'lightning-textarea', 'Message')).toBeNull();
  });

  it('that may not have been sent says so, and is sent again or let go, with its text where the form is gone', async () => {
    const line = { key: 'k1', text: 'We are sorry.', reason: { key: 'notKnownWhetherSent' as const } };
    const outgoing = [{ ...line, status: 'failed' as const }];
    const { email, wishes } = await open(aReply({ outgoing }), TYPED);
    expect(words(email)).toMatch(/Not known whether it was sent\.(?! \| We are sorry)/);
    email.view = aReply({ outgoing, send: null });
    await settle();
    expect(words(email)).toContain('Not known whether it was sent. | We are sorry.');
    expect(words(email)).not.toContain('Not sent:');
    press(email, 'Send again');
    press(email, 'Dismiss');
    expect(wishes).toEqual([
      { type: 'agent.sendLineAgain', key: 'k1' },
      { type: 'agent.dropLine', key: 'k1' }
    ]);
    email.view = aReply({ outgoing: [{ ...line, status: 'unknown' }] });
    await settle();
    expect(button(email, 'Send again')).toBeNull();
    email.view = aReply({ outgoing, send: null });
    await settle();
    expect(await axe(email)).toHaveNoViolations();
  });

  it('that may not have been sent and was put right is sent as it stands in the form', async () => {
    const failed = { key: 'k1', text: 'Old text', reason: { key: 'notKnownWhetherSent' as const } };
    const outgoing = [{ ...failed, status: 'failed' as const }];
    const { email, wishes } = await open(aReply({ outgoing }), TYPED);
    expect(words(email)).toContain('Not known whether it was sent. | Old text');
    press(email, 'Send again');
    expect(wishes).toEqual([
      { type: 'agent.sendLetter', to: 'ann@example.com', subject: 'Re: Complaint', text: 'We are sorry.' }
    ]);
    email.draft = { ...TYPED, text: ' ' };
    await settle();
    expect(whyOff(email, 'Send again')).toBe('Write something first.');
  });

  it('that was being written when its contact was ended is shown, until it is let go', async () => {
    const { email } = await open(aReply({ send: null }), TYPED);
    expect(words(email)).toContain('Not sent: We are sorry.');
    expect(await axe(email)).toHaveNoViolations();
    press(email, 'Dismiss');
    await settle();
    expect(email.draft).toEqual({ subject: null, text: '', isReplying: false });
    expect(words(email)).not.toContain('Not sent');
  });

  it('is answered by Reply, Message and Send', async () => {
    const { email, wishes } = await open(aReply());
    press(email, 'Reply');
    await settle();
    expect(whyOff(email, 'Send')).toBe('Write something first.');
    enter(field(email, 'lightning-textarea', 'Message'), 'We are sorry.');
    await settle();
    press(email, 'Send');
    expect(wishes).toEqual([
      { type: 'agent.sendLetter', to: 'ann@example.com', subject: 'Re: Complaint', text: 'We are sorry.' }
    ]);
  });

  it('keeps the answer when the agent puts it aside', async () => {
    const { email } = await open(aReply(), TYPED);
    press(email, 'Cancel');
    await settle();
    press(email, 'Reply');
    await settle();
    expect(field<{ value: string }>(email, 'lightning-textarea', 'Message')!.value).toBe('We are sorry.');
  });

  it('keeps what was written while it is being sent', async () => {
    const { email } = await open(aReply({ send: { off: { key: 'beingSent' } } }), TYPED);
    expect(words(email)).toContain('Sending…');
    expect(field<{ value: string }>(email, 'lightning-textarea', 'Message')!.value).toBe('We are sorry.');
  });

  it('that the agent writes herself has a subject and can be discarded', async () => {
    const { email, wishes } = await open(aLetter);
    enter(field(email, 'lightning-input', 'Subject'), 'Your order');
    await settle();
    enter(field(email, 'lightning-textarea', 'Message'), 'It is on its way.');
    await settle();
    press(email, 'Send');
    press(email, 'Discard');
    expect(wishes).toEqual([
      { type: 'agent.sendLetter', to: 'ann@example.com', subject: 'Your order', text: 'It is on its way.' },
      { type: 'agent.end' }
    ]);
  });

  it('can no longer be answered once it has ended', async () => {
    const { email } = await open(aReply({ send: null }));
    expect(button(email, 'Reply')).toBeNull();
  });

  it.each([
    ['to be read', aReply(), undefined],
    ['being answered', aReply(), TYPED],
    ['being fetched', aReply({ letters: null }), undefined],
    ['being written', aLetter, TYPED]
  ])('is accessible: %s', async (_look, view, draft) => {
    const { email } = await open(view, draft);
    expect(await axe(email)).toHaveNoViolations();
  });
});
