import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import { NOON } from 'test/builders/views';
import {
  byRole,
  clearPage,
  enter,
  everything,
  field,
  mount,
  press,
  settle,
  whyOff,
  wishesOf,
  words
} from 'test/builders/screen';
import SoftphoneChat from '../softphoneChat';

expect.extend(toHaveNoViolations);

type ChatView = NonNullable<InteractionView['chat']>;

const aChat = (differences: Partial<ChatView> = {}): ChatView => ({
  lines: [
    { lineId: '1', from: 'customer', author: 'Ann', text: 'Where is my order?', at: NOON },
    { lineId: '2', from: 'agent', author: 'Dana', text: 'I am looking.', at: NOON }
  ],
  outgoing: [],
  send: { off: null },
  ...differences
});

async function open(view: ChatView, draft = '') {
  const chat = mount('c-softphone-chat', SoftphoneChat, { view, draft });
  const wishes = wishesOf<InteractionWish>(chat);
  const drafts: string[] = [];
  chat.addEventListener('draft', (event) => drafts.push((event as CustomEvent<string>).detail));
  await settle();
  return { chat, wishes, drafts };
}

describe('a chat', () => {
  afterEach(clearPage);

  it('shows who said what, in order', async () => {
    const { chat } = await open(aChat());
    expect(words(byRole(chat, 'log')!)).toMatch(/^Where is my order\? \| Ann, .* \| I am looking\. \| You, /);
  });

  it('sends what the agent wrote and empties the field', async () => {
    const { chat, wishes, drafts } = await open(aChat(), 'One moment');
    press(chat, 'Send');
    expect(wishes).toEqual([{ type: 'agent.sendText', text: 'One moment' }]);
    expect(drafts).toEqual(['']);
  });

  it('offers a line that was not sent to be sent again or let go, each for itself', async () => {
    const failed = { key: 'k1', text: 'Hello', status: 'failed' as const, reason: { key: 'notSent' as const } };
    const { chat, wishes } = await open(
      aChat({
        outgoing: [failed, { ...failed, key: 'k2', text: 'Still there?', status: 'waiting', reason: null }]
      })
    );
    expect(words(chat)).toContain('Hello | Not sent.');
    expect(words(chat)).toContain('Still there? | Waits for the connection');
    press(chat, 'Send again');
    press(chat, 'Dismiss');
    expect(wishes).toEqual([
      { type: 'agent.sendLineAgain', key: 'k1' },
      { type: 'agent.dropLine', key: 'k1' }
    ]);
    expect(await axe(chat)).toHaveNoViolations();
  });

  it('sends by Enter, and breaks the line by Shift and Enter', async () => {
    const { chat, wishes } = await open(aChat(), 'One moment');
    const message = field(chat, 'lightning-textarea', 'Message')!;
    message.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true }));
    expect(wishes).toEqual([]);
    message.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(wishes).toEqual([{ type: 'agent.sendText', text: 'One moment' }]);
  });

  it('sends nothing empty', async () => {
    const { chat, wishes } = await open(aChat(), '  ');
    expect(whyOff(chat, 'Send')).toBe('Write something first.');
    press(chat, 'Send');
    expect(wishes).toEqual([]);
  });

  it('hands on each change of the line', async () => {
    const { chat, drafts } = await open(aChat());
    enter(field(chat, 'lightning-textarea', 'Message'), 'On');
    expect(drafts).toEqual(['On']);
  });

  it('says of its own lines which are on their way and which did not arrive', async () => {
    const { chat } = await open(
      aChat({
        lines: [],
        outgoing: [
          { key: 'a', text: 'One', status: 'sending', reason: null },
          { key: 'b', text: 'Two', status: 'unknown', reason: { key: 'notKnownWhetherSent' } },
          { key: 'c', text: 'Three', status: 'failed', reason: null }
        ]
      })
    );
    expect(words(byRole(chat, 'log')!)).toBe(
      'One | Sending… | Two | Not known whether it was sent. | Three | Not sent | Send again | Dismiss'
    );
  });

  it('shows what was never sent when the chat has ended', async () => {
    const { chat } = await open(aChat({ send: null }), 'One mom');
    expect(words(chat)).toContain('Not sent: One mom');
    expect(field(chat, 'lightning-textarea', 'Message')).toBeNull();
  });

  it('shows markup of a customer as the text it is', async () => {
    const text = '<img src=x onerror=alert(1)>';
    const { chat } = await open(aChat({ lines: [{ lineId: '1', from: 'customer', author: null, text, at: NOON }] }));
    expect(words(chat)).toContain(text);
    expect(everything(chat.shadowRoot!).some(({ tagName }) => tagName === 'IMG')).toBe(false);
  });

  it.each([
    ['in progress', aChat()],
    ['without a word yet', aChat({ lines: [] })],
    ['ended', aChat({ send: null })]
  ])('is accessible: %s', async (_look, view) => {
    const { chat } = await open(view, 'A line');
    expect(await axe(chat)).toHaveNoViolations();
  });
});
