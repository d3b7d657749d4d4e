import { aDesk } from 'test/fakes/aDesk';

const LETTER = { type: 'agent.sendLetter', to: 'ann@example.com', subject: 'Re: Invoice', text: 'Long text' } as const;
const NOT_KNOWN = { status: 'failed', reason: { key: 'notKnownWhetherSent' } };

async function anEmailAnswered(fault: 'lost' | 'answerLost') {
  const bench = await aDesk();
  const email = bench.centre.arrives('email', { address: 'ann@example.com' });
  await bench.accept(email);
  await bench.dispose(email);
  bench.centre.faults.push(fault);
  await bench.wish(email, LETTER);
  bench.clock.pass(10_000);
  await bench.settle();
  return { ...bench, email };
}

describe('a letter that never left', () => {
  it('is owed after its contact has ended, until the agent lets it go', async () => {
    const { email, wish, view, interaction, centre, settle } = await anEmailAnswered('lost');
    expect(interaction(email)?.email?.outgoing).toMatchObject([{ text: 'Long text', ...NOT_KNOWN }]);
    await wish(email, { type: 'agent.end' });
    centre.timeRunsOut(email);
    await settle();
    expect(interaction(email)).toMatchObject({ status: 'ended', owed: ['unsavedNote'] });
    expect(interaction(email)?.email?.outgoing).toMatchObject([{ text: 'Long text', ...NOT_KNOWN }]);
    await wish(email, { type: 'agent.dropLine', key: interaction(email)!.email!.outgoing[0]!.key });
    expect([view().sessions, view().recentlyClosed.length]).toEqual([[], 1]);
  });
});

describe('a letter that may not have left and was put right', () => {
  const CORRECTED = 'Corrected text';

  it('is answered by the one that is sent then: nothing of it is owed', async () => {
    const { email, wish, interaction, view } = await anEmailAnswered('lost');
    await wish(email, { type: 'agent.draftMessage', message: { text: CORRECTED, subject: null, isReplying: true } });
    await wish(email, { ...LETTER, text: CORRECTED });
    expect(interaction(email)?.email?.outgoing ?? []).toEqual([]);
    expect(view().recentlyClosed).toHaveLength(1);
  });

  it('stays as it is typed where that one may not have left either', async () => {
    const { email, wish, interaction, centre, clock, settle } = await anEmailAnswered('lost');
    await wish(email, { type: 'agent.draftMessage', message: { text: CORRECTED, subject: null, isReplying: true } });
    centre.faults.push('lost');
    await wish(email, { ...LETTER, text: CORRECTED });
    clock.pass(10_000);
    await settle();
    expect(interaction(email)?.email?.outgoing).toMatchObject([{ text: CORRECTED, ...NOT_KNOWN }]);
    expect(interaction(email)?.message.text).toBe(CORRECTED);
  });
});

describe('a letter sent by a page that died at once', () => {
  it('is there as it was sent, not as it was kept while it was typed', async () => {
    const { centre, clock, memory, store, org, ...first } = await aDesk();
    const email = centre.arrives('email', { address: 'ann@example.com' });
    await first.accept(email);
    const typing = (text: string) =>
      first.wish(email, { type: 'agent.draftMessage', message: { text, subject: null, isReplying: true } });
    await typing('Long');
    clock.pass(600);
    await first.settle();
    await typing('Long text');
    centre.faults.push('lost');
    await first.wish(email, LETTER);
    const next = await aDesk({}, { centre, clock, memory, store, org });
    next.desk.wish({ type: 'agent.signIn', station: '' });
    clock.pass(10_000);
    await next.settle();
    expect(next.interaction(email)?.email?.outgoing).toMatchObject([{ text: 'Long text', ...NOT_KNOWN }]);
    expect(next.interaction(email)?.message.text).toBe('Long text');
  });
});

describe('a letter that was being written when its contact was ended', () => {
  const WRITTEN = { text: 'Half a letter', subject: null, isReplying: true };

  async function anEmailBegun(direction: 'inbound' | 'outbound' = 'inbound') {
    const bench = await aDesk();
    const email = bench.centre.arrives('email', { address: 'ann@example.com', direction, phase: 'active' });
    await bench.settle();
    await bench.dispose(email);
    await bench.wish(email, { type: 'agent.draftMessage', message: WRITTEN });
    return { ...bench, email };
  }

  it('is owed, also by the next page, until the agent lets it go', async () => {
    const { email, centre, clock, memory, store, org, desk, settle } = await anEmailBegun();
    clock.pass(1_000);
    await settle();
    desk.stop();
    centre.customerLeaves(email);
    const next = await aDesk({}, { centre, clock, memory, store, org });
    centre.timeRunsOut(email);
    await next.settle();
    expect(next.interaction(email)).toMatchObject({ status: 'ended', owed: ['unsavedNote'], message: WRITTEN });
    await next.wish(email, { type: 'agent.draftMessage', message: { text: '', subject: null, isReplying: false } });
    expect([next.view().sessions, next.view().recentlyClosed.length]).toEqual([[], 1]);
  });

  it.each([
    ['sent', LETTER],
    ['discarded', { type: 'agent.end' } as const]
  ])('is not owed where it was %s', async (_what, wish) => {
    const { email, wish: press, centre, view, settle } = await anEmailBegun('outbound');
    await press(email, wish);
    centre.timeRunsOut(email);
    await settle();
    expect([view().sessions, view().recentlyClosed.length]).toEqual([[], 1]);
  });
});

describe('a letter that left, of which nobody told', () => {
  it('is found where it is kept, also when its contact is over for good', async () => {
    const { view, centre } = await anEmailAnswered('answerLost');
    expect(centre.commands.filter((command) => command.startsWith('replyEmail'))).toHaveLength(1);
    expect([view().sessions, view().recentlyClosed.length]).toEqual([[], 1]);
  });
});

describe('a chat line that left, of which nobody told', () => {
  it('is shown as said, once it was found where the chat is kept', async () => {
    const { centre, accept, wish, interaction, clock, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.isHeard(false);
    centre.faults.push('answerLost');
    await wish(chat, { type: 'agent.sendText', text: 'Goodbye' });
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    centre.isHeard(true);
    clock.pass(10_000);
    await settle();
    const { outgoing, lines } = interaction(chat)!.chat!;
    expect([outgoing, lines.map(({ text }) => text)]).toEqual([[], ['Goodbye']]);
  });
});

describe('a chat line that is sent once more when all else is settled', () => {
  it('keeps the session open, and what was written, where it is refused', async () => {
    const { centre, accept, dispose, wish, interaction, view, clock, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    await dispose(chat);
    centre.faults.push('lost');
    await wish(chat, { type: 'agent.sendText', text: 'Last line' });
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    clock.pass(10_000);
    await settle();
    expect(interaction(chat)).toMatchObject({ owed: ['unsavedNote'], chat: { outgoing: [NOT_KNOWN] } });
    centre.answers.push({ result: 'refused', reason: 'gone', detail: null });
    await wish(chat, { type: 'agent.sendLineAgain', key: interaction(chat)!.chat!.outgoing[0]!.key });
    const line = { text: 'Last line', status: 'failed', reason: { key: 'contactGone' } };
    expect(interaction(chat)).toMatchObject({ owed: ['unsavedNote'], chat: { outgoing: [line] } });
    expect(view().recentlyClosed).toEqual([]);
  });
});
