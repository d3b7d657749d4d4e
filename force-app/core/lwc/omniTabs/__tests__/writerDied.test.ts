import type { DeskWish } from 'c/omniDesk';
import { aBrowser, aChatInTwoTabs, HERE, settle, shown } from './tabsBench';

describe('the softphone after the tab that spoke is gone', () => {
  it('goes on in the next tab when the writer is closed, with the same picture and a higher epoch', async () => {
    const { open, signIn, wish, centre } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    const contactId = centre.arrives('chat');
    await settle();
    await wish(first, { type: 'agent.accept', contactId });
    first.tab.close();
    await settle();
    expect(shown(second)).toEqual({ ...HERE, interactions: ['active'] });
    expect(second.terms[0]!.epoch).toBeGreaterThan(first.terms[0]!.epoch);
    await wish(second, { type: 'agent.wish', interactionId: contactId, wish: { type: 'agent.end' } });
    expect(second.sent).toEqual(['end']);
  });

  it('does what was pressed just before the writer died once the next one is at work, but no click of long ago', async () => {
    const { open, signIn, centre, browser, pass } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    const [late, fresh] = [centre.arrives('chat'), centre.arrives('chat')];
    await settle();
    first.tab.freeze();
    const at = browser.time.now();
    await browser.store.wishes.put('t1/30001', {
      wishId: 'old',
      at: at - 31_000,
      wish: { type: 'agent.accept', contactId: late }
    });
    second.desk.wish({ type: 'agent.accept', contactId: fresh });
    await pass(15_000);
    expect(second.sent).toEqual(['accept']);
    expect(centre.commands).toEqual([`accept ${fresh}`]);
  });

  it('leaves the picture as it was while another tab takes over: selection, details, and each word typed meanwhile', async () => {
    const { open, signIn, wish, centre } = aBrowser();
    const first = await open();
    await signIn(first);
    const [one, other] = [centre.arrives('chat'), centre.arrives('chat')];
    await settle();
    for (const contactId of [one, other]) await wish(first, { type: 'agent.accept', contactId });
    const second = await open();
    const typing = (text: string): DeskWish => ({
      type: 'agent.wish',
      interactionId: one,
      wish: { type: 'agent.draftMessage', message: { text, subject: null, isReplying: false } }
    });
    await wish(second, { type: 'agent.select', interactionId: one });
    await wish(second, { type: 'agent.wish', interactionId: one, wish: { type: 'agent.showDetails' } });
    await wish(second, typing('One mo'));
    const views: string[] = [];
    second.desk.watch(({ phase, connection, sessions }) =>
      views.push(`${phase} ${connection.status} ${sessions.length}`)
    );
    let goOn = (): void => undefined;
    const silently = centre.port.resumeSignIn;
    centre.port.resumeSignIn = () => (goOn = silently);
    first.tab.close();
    await settle();
    await wish(second, typing('One moment'));
    expect(second.desk.view().sessions).toHaveLength(2);
    goOn();
    await settle();
    expect([...new Set(views)]).toEqual(['working connected 2', 'working reconnecting 2']);
    expect(shown(second)).toMatchObject({ ...HERE, interactions: ['active', 'active'] });
    const [chat, quiet] = second.desk.view().sessions.flatMap(({ interactions }) => interactions);
    expect([chat?.isSelected, chat?.detailsShown, chat?.message.text]).toEqual([true, true, 'One moment']);
    expect([quiet?.isSelected, quiet?.detailsShown, quiet?.message.text]).toEqual([false, false, '']);
  });

  it('still owes what only the screen knew when the tab that spoke died before it was on disk', async () => {
    const { open, signIn, wish, centre, memory } = aBrowser();
    const first = await open();
    await signIn(first);
    const chat = centre.arrives('chat');
    await settle();
    await wish(first, { type: 'agent.accept', contactId: chat });
    const second = await open();
    memory.forget('t1/30001', [chat]);
    first.tab.close();
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    await settle();
    const [session] = second.desk.view().sessions;
    expect(session?.owed).toEqual([{ interactionId: chat, channel: 'chat', owed: 'disposition' }]);
  });

  it('puts a line and a letter of long ago to the agent, who may send them: nothing goes out by surprise', async () => {
    const { open, signIn, wish, centre, browser, pass } = aBrowser();
    const first = await open();
    await signIn(first);
    const [chat, email] = [centre.arrives('chat'), centre.arrives('email', { address: 'ann@example.com' })];
    await settle();
    for (const contactId of [chat, email]) await wish(first, { type: 'agent.accept', contactId });
    const second = await open();
    first.tab.close();
    second.tab.freeze();
    const letter = { type: 'agent.sendLetter', to: 'ann@example.com', subject: 'Yes', text: 'It is here.' } as const;
    second.desk.wish({ type: 'agent.wish', interactionId: chat, wish: { type: 'agent.sendText', text: 'One mo' } });
    second.desk.wish({ type: 'agent.wish', interactionId: email, wish: letter });
    await settle();
    browser.time.pass(60_000);
    second.tab.thaw();
    await pass(1_000);
    const [one, other] = second.desk.view().sessions.flatMap(({ interactions }) => interactions);
    expect(one?.chat?.outgoing).toMatchObject([{ text: 'One mo', status: 'failed', reason: { key: 'notSent' } }]);
    expect(other?.email?.outgoing).toMatchObject([
      { text: 'It is here.', status: 'failed', reason: { key: 'notSent' } }
    ]);
    expect([second.sent, browser.wishes]).toEqual([[], []]);
    await wish(second, {
      type: 'agent.wish',
      interactionId: chat,
      wish: { type: 'agent.sendLineAgain', key: one!.chat!.outgoing[0]!.key }
    });
    expect(second.sent).toEqual(['sendChatText']);
  });

  it('does not go back to what it showed itself before another tab spoke', async () => {
    const { first, second, contactId, wish, centre, pass } = await aChatInTwoTabs();
    const typed = (notes: string): DeskWish => ({
      type: 'agent.wish',
      interactionId: contactId,
      wish: {
        type: 'agent.draft',
        draft: { dispositionId: '101', secondaryDispositionId: null, notes, amount: '', callBackAt: '' }
      }
    });
    await wish(first, typed('Old words'));
    await pass(1_000);
    first.tab.freeze();
    await pass(15_000);
    await wish(second, typed('New words'));
    await wish(second, { type: 'agent.wish', interactionId: contactId, wish: { type: 'agent.saveDisposition' } });
    second.tab.freeze();
    first.tab.thaw();
    await pass(30_000);
    const [interaction] = first.desk.view().sessions.flatMap(({ interactions }) => interactions);
    expect(interaction?.disposition).toMatchObject({ status: 'recorded', recorded: { notes: 'New words' } });
    expect(centre.commands.filter((command) => command.startsWith('saveDisposition'))).toHaveLength(1);
  });

  it.each(['freezes', 'is alive'])(
    'does once what was wished where no disk takes it and the tab that spoke %s',
    async (how) => {
      const { first, second, contactId, wish, centre, browser, pass } = await aChatInTwoTabs();
      browser.breakStore();
      if (how === 'freezes') first.tab.freeze();
      const line = { type: 'agent.sendText', text: 'One moment' } as const;
      await wish(second, { type: 'agent.wish', interactionId: contactId, wish: line });
      await pass(15_000);
      first.tab.close();
      await pass(15_000);
      expect(centre.commands.filter((command) => command.startsWith('sendChatText'))).toHaveLength(1);
      expect(second.sent.includes('sendChatText')).toBe(how === 'freezes');
    }
  );

  it('does once what the tab that spoke had begun when it died, and what it had not begun, too', async () => {
    const { first, second, contactId, wish, centre, browser, pass } = await aChatInTwoTabs();
    // The line is written down as an intent, and the page dies before it could delete the wish.
    const line = (text: string): DeskWish => ({
      type: 'agent.wish',
      interactionId: contactId,
      wish: { type: 'agent.sendText', text }
    });
    centre.faults.push('lost');
    const take = jest.spyOn(browser.store.wishes, 'take').mockImplementation(async (owner) => {
      return browser.wishes.filter((one) => one.owner === owner).map((one) => one.wish);
    });
    await wish(second, line('Begun'));
    expect(first.sent).toEqual(['accept', 'sendChatText']);
    take.mockResolvedValue([]);
    await wish(second, line('Not begun'));
    take.mockRestore();
    first.tab.close();
    await pass(5_000);
    const [chat] = second.desk.view().sessions[0]!.interactions;
    expect(chat?.chat?.outgoing).toMatchObject([{ text: 'Begun', reason: { key: 'notKnownWhetherSent' } }]);
    expect(chat?.chat?.lines.map(({ text }) => text)).toEqual(['Not begun']);
    expect(second.sent).toEqual(['sendChatText']);
    expect(browser.wishes).toEqual([]);
  });

  it('keeps what was typed about a contact until that contact has been read again', async () => {
    const { open, signIn, wish, centre, pass } = aBrowser();
    const first = await open();
    await signIn(first);
    const contactId = centre.arrives('chat');
    await settle();
    await wish(first, { type: 'agent.accept', contactId });
    centre.customerLeaves(contactId);
    centre.timeRunsOut(contactId);
    await settle();
    const second = await open();
    const read = centre.port.readContact;
    let isReadable = false;
    centre.port.readContact = async (id) => (isReadable ? read(id) : 'unreadable');
    first.tab.freeze();
    const draft = { dispositionId: '101', secondaryDispositionId: null, notes: 'Paid', amount: '', callBackAt: '' };
    await wish(second, { type: 'agent.wish', interactionId: contactId, wish: { type: 'agent.draft', draft } });
    await pass(15_000);
    expect(second.desk.view().sessions).toEqual([]);
    isReadable = true;
    await pass(5_000);
    expect(second.desk.view().sessions[0]?.interactions[0]?.disposition.draft).toEqual(draft);
  });
});
