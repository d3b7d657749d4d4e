import { waitForAnswer } from '../signInWindow';
import { fakeClock, fakeMessages, fakeNetwork, fakeWindow, fakeWorld, settled } from './bench';

const CONSOLE = 'https://console.example';
const answer = { type: 'softphone.oauth', search: '?code=c&state=s' };

function bench(limitMs: number | null = null) {
  const clock = fakeClock();
  const messages = fakeMessages();
  const shown = fakeWindow();
  let isWanted = true;
  let heard: string | null | undefined;
  const world = fakeWorld(fakeNetwork().fetch, { hearMessages: messages.hearMessages });
  void waitForAnswer(shown, CONSOLE, { world, clock, limitMs, isWanted: () => isWanted }).then((search) => {
    heard = search;
  });
  return {
    clock,
    messages,
    shown,
    heard: async () => {
      await settled();
      return heard;
    },
    forgetIt: () => {
      isWanted = false;
    }
  };
}

describe('the answer of a sign-in window', () => {
  it('is taken from that window and that origin', async () => {
    const { messages, shown, heard, clock } = bench();
    messages.send({ source: shown.source, origin: CONSOLE, data: answer });
    expect(await heard()).toBe(answer.search);
    expect([messages.listeners, clock.alarms]).toEqual([0, 0]);
  });

  it.each([
    ['another window', { source: {}, origin: CONSOLE, data: answer }],
    ['no window', { source: null, origin: CONSOLE, data: answer }],
    ['another origin', { origin: 'https://console.example.evil', data: answer }],
    ['another conversation', { origin: CONSOLE, data: { ...answer, type: 'other' } }],
    ['a message without a query', { origin: CONSOLE, data: { type: answer.type } }],
    ['a message of text', { origin: CONSOLE, data: 'softphone.oauth' }],
    ['a message of nothing', { origin: CONSOLE, data: null }],
    ['a message without end', { origin: CONSOLE, data: { ...answer, search: '?'.repeat(10_000) } }]
  ])('is not taken from %s', async (_what, message) => {
    const { messages, shown, heard } = bench();
    messages.send({ source: shown.source, ...message });
    expect(await heard()).toBeUndefined();
  });

  it('may still be on the way when its window is seen closed for the first time', async () => {
    const { messages, shown, heard, clock } = bench();
    shown.shut();
    await clock.pass(500);
    messages.send({ source: shown.source, origin: CONSOLE, data: answer });
    expect(await heard()).toBe(answer.search);
  });

  it('is not waited for once the window is closed, the time is up or nobody wants it', async () => {
    const closed = bench();
    closed.shown.shut();
    await closed.clock.pass(1_000);
    expect(await closed.heard()).toBeNull();

    const late = bench(10_000);
    await late.clock.pass(9_999);
    expect(await late.heard()).toBeUndefined();
    await late.clock.pass(1);
    expect(await late.heard()).toBeNull();

    const unwanted = bench();
    unwanted.forgetIt();
    await unwanted.clock.pass(500);
    expect(await unwanted.heard()).toBeNull();
    expect([closed, late, unwanted].map(({ clock, messages }) => [clock.alarms, messages.listeners])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0]
    ]);
  });
});
