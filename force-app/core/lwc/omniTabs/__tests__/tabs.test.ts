import { aBrowser, aChatInTwoTabs, HERE, MIRRORED, settle, shown } from './tabsBench';

describe('the softphone in several tabs', () => {
  it('is spoken for by the first and shown by every other', async () => {
    const { open, signIn, centre } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    expect(shown(first)).toEqual(HERE);
    expect(shown(second)).toEqual(MIRRORED);
    centre.arrives('chat');
    await settle();
    expect(second.desk.view().offers).toEqual(first.desk.view().offers);
    expect(second.desk.view().offers).toHaveLength(1);
    expect(second.terms).toEqual([]);
  });

  it('takes what is pressed in a mirror once, and shows it in both', async () => {
    const { open, signIn, wish, centre, browser } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    const contactId = centre.arrives('chat');
    await settle();
    second.desk.wish({ type: 'agent.accept', contactId });
    second.desk.wish({ type: 'agent.accept', contactId });
    await settle();
    expect(first.sent).toEqual(['accept']);
    expect(shown(second).interactions).toEqual(['active']);
    expect(browser.wishes).toEqual([]);
    await wish(second, { type: 'agent.wish', interactionId: contactId, wish: { type: 'agent.sendText', text: 'Hi' } });
    expect(first.sent).toEqual(['accept', 'sendChatText']);
  });

  it('draws again only what changed in a mirror', async () => {
    const { open, signIn, wish, centre } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    const [one, other] = [centre.arrives('chat'), centre.arrives('chat')];
    await settle();
    await wish(first, { type: 'agent.accept', contactId: one });
    await wish(first, { type: 'agent.accept', contactId: other });
    const before = second.desk.view().sessions;
    centre.customerWrites(one, 'Hello?');
    await settle();
    const now = second.desk.view().sessions;
    expect(now[0]).not.toBe(before[0]);
    expect(now[1]).toBe(before[1]);
  });

  it('shows what was there in a tab that is loaded while another one has just taken over and joins', async () => {
    const { open, centre, first, second } = await aChatInTwoTabs();
    // Nobody answers who would join.
    centre.port.signOut();
    first.tab.close();
    await settle();
    const loaded = await open();
    expect(second.desk.view()).toMatchObject({ phase: 'working', connection: { status: 'reconnecting' } });
    expect(loaded.desk.view()).toMatchObject({ phase: 'working', activeIn: 'anotherTab' });
    expect(shown(loaded).interactions).toEqual(['active']);
  });

  it('is taken from a tab that is frozen within 15 seconds; thawed, it sends nothing and mirrors', async () => {
    const { open, signIn, centre, pass } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    const contactId = centre.arrives('chat');
    await settle();
    first.desk.wish({ type: 'agent.accept', contactId });
    first.tab.freeze();
    await pass(4_000);
    expect(second.terms).toEqual([]);
    await pass(11_000);
    expect(second.desk.view().activeIn).toBe('here');
    const before = [...first.sent];
    first.tab.thaw();
    await settle();
    expect(first.sent).toEqual(before);
    expect(first.desk.view().activeIn).toBe('anotherTab');
    expect(first.desk.view().sessions).toEqual(second.desk.view().sessions);
  });

  it('asks the browser before it sends anything when it may have slept', async () => {
    const { open, signIn, wish, centre, browser } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    const contactId = centre.arrives('chat');
    await settle();
    first.tab.freeze();
    browser.time.pass(60_000);
    const release = second.tab.lock.steal({ won: () => undefined, lost: () => undefined });
    // Its lock is gone, but nobody has told it yet.
    jest.spyOn(first.tab.lock, 'holds');
    first.desk.wish({ type: 'agent.accept', contactId });
    await settle();
    expect(first.sent).toEqual([]);
    release();
    await wish(second, { type: 'agent.lookAt', sessionId: null });
  });

  it('is not taken from a writer that lives, however long both slept', async () => {
    const { open, signIn, browser, pass } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    second.tab.freeze();
    first.tab.freeze();
    browser.time.pass(3_600_000);
    second.tab.thaw();
    await settle();
    browser.time.pass(2_000);
    first.tab.thaw();
    await pass(20_000);
    expect(shown(first)).toEqual(HERE);
    expect(shown(second)).toEqual(MIRRORED);
  });

  it('lets the tab that was clicked sign in, since only that one may open a window', async () => {
    const { open, signIn } = aBrowser();
    const first = await open();
    const second = await open();
    await signIn(second);
    expect(shown(second)).toEqual(HERE);
    expect(shown(first)).toEqual(MIRRORED);
    expect([first.terms, second.terms].map((terms) => terms.length)).toEqual([1, 1]);
  });

  it('lists what is owed after every tab was closed, since when it is not connected, and until it is again', async () => {
    const { open, signIn, wish, centre, browser } = aBrowser();
    const first = await open();
    await signIn(first);
    const contactId = centre.arrives('chat');
    await settle();
    await wish(first, { type: 'agent.accept', contactId });
    first.tab.close();
    browser.time.pass(60_000);
    const silently = jest.spyOn(centre.port, 'resumeSignIn').mockImplementation(() => undefined);
    const second = await open();
    expect(second.desk.view()).toMatchObject({
      phase: 'signedOut',
      connection: { status: 'off', since: browser.time.now() },
      waiting: [
        { contactId, channel: 'chat', owed: 'connected' },
        { contactId, channel: 'chat', owed: 'disposition' }
      ]
    });
    silently.mockRestore();
    await signIn(second);
    expect(second.desk.view()).toMatchObject({ connection: { status: 'connected' }, waiting: [] });
    expect(shown(second).interactions).toEqual(['active']);
    await wish(second, { type: 'agent.signOut' });
    expect(await browser.store.notebook.read()).toBeNull();
    expect(second.desk.view()).toMatchObject({ connection: { status: 'connected' }, waiting: [] });
  });

  it('passes wishes on over the channel where the browser keeps nothing', async () => {
    const { open, signIn, wish, centre, browser } = aBrowser();
    browser.breakStore();
    const first = await open();
    await signIn(first);
    const second = await open();
    const contactId = centre.arrives('chat');
    await settle();
    await wish(second, { type: 'agent.accept', contactId });
    expect(first.sent).toEqual(['accept']);
  });

  it('believes nothing on the channel that it would not say itself', async () => {
    const { open, signIn, centre, browser } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    centre.arrives('chat');
    await settle();
    const before = [shown(first), shown(second)];
    const stranger = browser.aTab();
    const epoch = first.terms[0]!.epoch;
    const news = { n: 99, now: browser.time.now(), owner: null, isShown: true };
    for (const text of [
      'not JSON',
      'null',
      '{"v":1}',
      JSON.stringify({ v: 1, epoch, word: { kind: '__proto__' } }),
      JSON.stringify({ v: 1, epoch, word: { kind: 'view', isWhole: true, changes: { sessions: 'x' }, ...news } }),
      JSON.stringify({ v: 1, epoch, word: { kind: 'view', isWhole: true, changes: { odd: 1 }, ...news } }),
      JSON.stringify({
        v: 1,
        epoch: epoch - 1,
        word: { kind: 'view', isWhole: true, changes: { offers: [] }, ...news }
      }),
      JSON.stringify({
        v: 2,
        epoch: epoch + 1,
        word: { kind: 'view', isWhole: true, changes: { offers: [] }, ...news }
      }),
      JSON.stringify({
        v: 1,
        epoch,
        word: { kind: 'wish', wish: { wishId: 'x', at: 0, wish: { type: 'agent.wish' } } }
      })
    ]) {
      stranger.channel.post(text);
      await settle();
    }
    expect([shown(first), shown(second)]).toEqual(before);
    expect(second.desk.view().offers).toHaveLength(1);
    expect(first.sent).toEqual([]);
  });

  it('does not fight over the lock with a tab that was loaded after an update', async () => {
    const { open, browser, pass, centre } = aBrowser();
    const newer = browser.aTab();
    newer.lock.ask({ won: () => undefined, lost: () => undefined });
    const second = await open();
    for (let beats = 0; beats < 15; beats += 1) {
      newer.channel.post(JSON.stringify({ v: 2, epoch: 7, word: { kind: 'beat' } }));
      await pass(2_000);
    }
    expect(second.terms).toEqual([]);
    expect(centre.commands).toEqual([]);
  });

  it('shows itself in the other tab where nobody looks at the writer, and goes on there once the writer is stopped', async () => {
    const { open, signIn, browser } = aBrowser();
    const first = await open();
    await signIn(first);
    const second = await open();
    expect([first.desk.owner(), second.desk.owner()]).toEqual(['t1/30001', null]);
    expect(second.desk.now()).toBe(browser.time.now());
    first.stopLooking();
    await settle();
    expect(shown(second)).toEqual(HERE);
    const stopLookingAgain = first.desk.watch(() => undefined);
    await settle();
    expect(shown(second)).toEqual(MIRRORED);
    stopLookingAgain();
    first.desk.stop();
    await settle();
    expect(second.desk.owner()).toBe('t1/30001');
    expect(second.terms).toHaveLength(1);
  });

  it('is not begun in a tab that was stopped while it became the writer', async () => {
    const { browser, open } = aBrowser();
    let raised: (epoch: number) => void = () => undefined;
    jest.spyOn(browser.store.epochs, 'raise').mockReturnValueOnce(new Promise((settled) => (raised = settled)));
    const first = await open();
    first.desk.stop();
    raised(1);
    await settle();
    expect(first.terms).toEqual([]);
  });

  it('asks the browser for nothing any more once it is stopped', async () => {
    const { browser, open } = aBrowser();
    const { tab, desk } = await open();
    const holds = jest.spyOn(tab.lock, 'holds');
    const sleep = async (meanwhile: () => void): Promise<void> => {
      tab.freeze();
      browser.time.pass(60_000);
      meanwhile();
      tab.thaw();
      await settle();
    };
    await sleep(() => undefined);
    expect(holds).toHaveBeenCalledTimes(1);
    await sleep(() => desk.stop());
    expect(holds).toHaveBeenCalledTimes(1);
  });
});
