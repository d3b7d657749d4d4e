import { aDesk } from 'test/fakes/aDesk';
import type { FakeContactCentre as Centre } from 'test/fakes/fakeContactCentre';

const NUMBER = '+14155550123';

describe('what gets lost, comes twice or too late', () => {
  it.each([
    ['is being signed in again', []],
    ['was refused a sign-in', [{ type: 'signIn.failed', trouble: 'refused' } as const]]
  ])('takes a note of what is still open while the agent %s', async (_when, news) => {
    const { desk, centre, accept, wish, interaction } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.tell({ type: 'agentSession.ended', elsewhere: true });
    jest.spyOn(centre.port, 'signIn').mockImplementation(() => undefined);
    desk.wish({ type: 'agent.signIn', station: '' });
    news.forEach(centre.tell);
    await wish(chat, { type: 'agent.draftMessage', message: { text: 'One mo', subject: null, isReplying: false } });
    expect(interaction(chat)?.message.text).toBe('One mo');
  });

  it('keeps a line that came when the chat was over already, and says that it was not sent', async () => {
    const { centre, accept, wish, interaction } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.customerLeaves(chat);
    centre.answers.push({ result: 'refused', reason: 'gone', detail: null });
    await wish(chat, { type: 'agent.sendText', text: 'One moment' });
    await wish(chat, { type: 'agent.draftMessage', message: { text: '', subject: null, isReplying: false } });
    expect(interaction(chat)?.chat?.outgoing).toMatchObject([
      { text: 'One moment', status: 'failed', reason: { key: 'notSent' } }
    ]);
    expect(interaction(chat)?.owed).toContain('unsavedNote');
  });

  it('lists an attempt whose call was over before anything was heard of it', async () => {
    const { view, centre, accept, elevate, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.isHeard(false);
    centre.whenDialed(NUMBER, 'busy');
    await elevate(chat, 'voice', NUMBER);
    const call = centre.contactIds().find((id) => id !== chat)!;
    centre.isHeard(true);
    centre.tell({ type: 'contact.reported', report: centre.contact(call)! });
    await settle();
    expect(view().sessions[0]?.attempts).toEqual([
      expect.objectContaining({ status: 'failed', reason: { key: 'busy' } })
    ]);
  });

  it('leaves a call on hold when an older word of it comes late, and takes it off hold by a newer one', async () => {
    const { centre, accept, wish, interaction, settle } = await aDesk();
    const call = centre.arrives('voice');
    await accept(call);
    const whenActive = centre.contact(call)!;
    await wish(call, { type: 'agent.hold' });
    expect(interaction(call)?.status).toBe('held');
    centre.tell({ type: 'contact.reported', report: whenActive });
    await settle();
    expect(interaction(call)?.status).toBe('held');
    centre.answersCall(call);
    await settle();
    expect(interaction(call)?.status).toBe('active');
  });

  it('shows a chat line once, however often it is told', async () => {
    const { centre, accept, interaction, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.customerWrites(chat, 'Hello?');
    await settle();
    centre.join();
    centre.join();
    await settle();
    expect(interaction(chat)?.chat?.lines.map(({ text }) => text)).toEqual(['Hello?']);
    expect(interaction(chat)?.unread).toBe(0);
  });

  it.each([
    ['finds out what came of it', (_centre: Centre) => undefined, 'noAnswer', undefined],
    [
      'asks what came of it where nobody can tell',
      ({ port }: Centre) => void (port.readContact = async () => 'none' as const),
      'cancelled',
      ['disposition']
    ]
  ])('ends an attempt whose call vanished while it rang, and %s', async (_what, prepare, reason, owed) => {
    const { view, centre, accept, elevate, settle, interactions } = await aDesk();
    prepare(centre);
    const chat = centre.arrives('chat');
    await accept(chat);
    await elevate(chat, 'voice', NUMBER);
    const call = centre.contactIds().find((id) => id !== chat)!;
    centre.isHeard(false);
    centre.customerLeaves(call, 'noAnswer');
    centre.isHeard(true);
    centre.join();
    await settle();
    const [attempt] = view().sessions[0]!.attempts;
    expect([attempt?.status, attempt?.reason?.key]).toEqual(['failed', reason]);
    expect(interactions().find((one) => one.interactionId === call)?.owed).toEqual(owed);
  });

  it('asks for the disposition of a call whose answer was never heard of', async () => {
    const { centre, accept, elevate, settle, interaction } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    await elevate(chat, 'voice', NUMBER);
    const call = centre.contactIds().find((id) => id !== chat)!;
    centre.isHeard(false);
    centre.answersCall(call);
    centre.customerLeaves(call);
    centre.isHeard(true);
    centre.join();
    centre.timeRunsOut(call);
    await settle();
    expect(interaction(call)?.owed).toEqual(['disposition']);
  });

  it('brings no closed session back by a late copy of old news', async () => {
    const { view, centre, accept, dispose, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    const whileActive = centre.contact(chat)!;
    centre.customerLeaves(chat);
    await dispose(chat);
    expect(view().recentlyClosed).toHaveLength(1);
    centre.tell({ type: 'contact.reported', report: whileActive });
    centre.tell({ type: 'contact.reported', report: centre.contact(chat)! });
    await settle();
    expect(view().sessions).toEqual([]);
    expect(view().recentlyClosed).toHaveLength(1);
  });

  it('shows nothing different when every report comes twice, or an old one late', async () => {
    const { view, centre, accept, settle } = await aDesk();
    const chat = centre.arrives('chat');
    const offered = centre.contact(chat)!;
    await accept(chat);
    const active = centre.contact(chat)!;
    centre.customerLeaves(chat);
    await settle();
    const before = view();
    [offered, active, centre.contact(chat)!].forEach((report) => centre.tell({ type: 'contact.reported', report }));
    await settle();
    // What was heard lately is logged for support, copies included.
    expect({ ...view(), log: before.log }).toEqual(before);
  });

  it('offers a contact again that was taken back and comes anew', async () => {
    const { view, centre, desk, settle } = await aDesk();
    const call = centre.arrives('voice');
    desk.wish({ type: 'agent.reject', contactId: call });
    await settle();
    expect(view().offers).toEqual([]);
    const report = { ...centre.contact(call)!, phase: 'offered' as const, isFinal: false, endReason: null };
    centre.tell({ type: 'contact.reported', report: { ...report, version: report.version + 1 } });
    expect(view().offers.map((offer) => offer.contactId)).toEqual([call]);
  });

  it('takes an offer away each time that it was rejected, and by no late word of the time before', async () => {
    const { view, centre, desk, settle } = await aDesk();
    const call = centre.arrives('voice');
    const offered = centre.contact(call)!;
    desk.wish({ type: 'agent.reject', contactId: call });
    await settle();
    const taken = centre.contact(call)!;
    const again = { ...offered, version: taken.version + 10 };
    centre.tell({ type: 'contact.reported', report: again });
    centre.tell({ type: 'contact.reported', report: taken });
    expect(view().offers.map((offer) => offer.contactId)).toEqual([call]);
    centre.tell({ type: 'contact.reported', report: { ...taken, version: again.version } });
    expect(view().offers).toEqual([]);
    expect(view().sessions).toEqual([]);
  });

  it('joins a parent to the session of its child when the child is heard of first', async () => {
    const { view, centre, settle } = await aDesk();
    const chat = { phase: 'active', version: 1 } as const;
    centre.isHeard(false);
    const parent = centre.arrives('chat', chat);
    const child = centre.arrives('voice', { phase: 'active', direction: 'outbound', parentContactId: parent });
    centre.isHeard(true);
    centre.tell({ type: 'contact.reported', report: centre.contact(child)! });
    centre.tell({ type: 'contact.reported', report: centre.contact(parent)! });
    await settle();
    const [session, ...others] = view().sessions;
    expect(others).toEqual([]);
    expect(session?.interactions.map((one) => one.interactionId).sort()).toEqual([parent, child].sort());
  });

  it('shows nothing of one agent’s customers to the next', async () => {
    const { view, centre, desk, accept, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    desk.wish({ type: 'agent.signOut' });
    await settle();
    expect(view()).toMatchObject({ phase: 'signedOut', sessions: [], offers: [], recentlyClosed: [], agent: null });
    centre.tell({ type: 'contact.reported', report: centre.contact(chat)! });
    await settle();
    expect(view().sessions).toEqual([]);
  });

  it('lists every session as closed when several close in the same moment', async () => {
    const { view, centre, accept, dispose, settle, memory } = await aDesk();
    const chats = [centre.arrives('chat'), centre.arrives('chat')];
    for (const chat of chats) await accept(chat);
    for (const chat of chats) await dispose(chat);
    centre.isHeard(false);
    chats.forEach((chat) => centre.customerLeaves(chat));
    centre.isHeard(true);
    centre.join();
    await settle();
    expect(view().sessions).toEqual([]);
    expect(
      view()
        .recentlyClosed.map((closed) => closed.sessionId)
        .sort()
    ).toEqual(chats);
    expect(memory.kept).toEqual({});
  });

  it('keeps the note of a disposition that was refused', async () => {
    const { centre, accept, dispose, interaction } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.answers.push({ result: 'refused', reason: 'invalid', detail: null });
    await dispose(chat, '101', 'Wants a refund');
    expect(interaction(chat)?.disposition).toMatchObject({ status: 'open', draft: { notes: 'Wants a refund' } });
    expect(interaction(chat)?.trouble).toMatchObject({ at: 'disposition', reason: { key: 'refusedByContactCentre' } });
  });

  it('leaves the selection alone when the agent accepts what is no longer offered', async () => {
    const { centre, accept, interaction } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    await accept('7999');
    expect(interaction(chat)?.isSelected).toBe(true);
  });
});
