import { aDesk } from 'test/fakes/aDesk';

const NUMBER = '+14155550123';
const CODES = [
  { name: 'Lunch', isAcw: false },
  { name: 'Paperwork', isAcw: true }
];
const AWAY = { state: 'unavailable' as const, code: 'Paperwork', isAcw: true, since: 1, next: null };
const LIMITS = { voice: null, chat: null, email: null, workItem: null, sessions: null, requestContact: true };

describe('what cannot be read at the contact centre', () => {
  it('is read again until it can be: the skill’s list', async () => {
    const { centre, accept, interaction, clock, settle } = await aDesk();
    centre.unreadable.add('skills');
    const chat = centre.arrives('chat');
    await accept(chat);
    expect(interaction(chat)?.disposition.choices).toEqual([]);
    clock.pass(2_000);
    centre.unreadable.clear();
    await settle();
    clock.pass(2_000);
    await settle();
    expect(interaction(chat)?.disposition.choices).toHaveLength(2);
  });

  it('is read once it is known what to read: the list of a skill that was not named at first', async () => {
    const { centre, accept, interaction, clock, settle } = await aDesk();
    const chat = centre.arrives('chat', { skillId: null });
    await accept(chat);
    expect(interaction(chat)?.disposition.status).toBe('unreadable');
    const report = centre.contact(chat)!;
    centre.tell({ type: 'contact.reported', report: { ...report, skillId: 'chat', version: report.version + 1 } });
    clock.pass(2_000);
    await settle();
    expect(interaction(chat)?.disposition.choices).toHaveLength(2);
  });

  it('is read again until it can be: the disposition on record', async () => {
    const { centre, accept, interaction, clock, settle } = await aDesk();
    centre.unreadable.add('dispositions');
    const chat = centre.arrives('chat');
    centre.recorded.set(chat, { dispositionId: '101', name: 'Resolved', notes: '' });
    await accept(chat);
    expect(interaction(chat)?.disposition.status).toBe('reading');
    centre.unreadable.clear();
    clock.pass(2_000);
    await settle();
    expect(interaction(chat)?.disposition.status).toBe('recorded');
  });

  it.each(['chat', 'email'] as const)('is read again until it can be: the %s so far', async (channel) => {
    const { centre, accept, interaction, clock, settle } = await aDesk();
    centre.unreadable.add('conversations');
    const contactId = centre.arrives(channel);
    if (channel === 'chat') centre.customerWrites(contactId, 'Hello');
    const words = () => [
      ...(interaction(contactId)?.chat?.lines ?? []),
      ...(interaction(contactId)?.email?.letters ?? [])
    ];
    await accept(contactId);
    const before = words().length;
    centre.unreadable.clear();
    clock.pass(2_000);
    await settle();
    expect([before, words().map(({ text }) => text)]).toEqual([0, ['Hello']]);
  });
});

describe('the desk', () => {
  it('begins with the phone that the agent names, or none', async () => {
    const { centre, desk } = await aDesk();
    const signIn = jest.spyOn(centre.port, 'signIn');
    desk.wish({ type: 'agent.signOut' });
    desk.wish({ type: 'agent.signIn', station: '' });
    desk.wish({ type: 'agent.signOut' });
    desk.wish({ type: 'agent.signIn', station: '4711' });
    expect(signIn.mock.calls).toEqual([[{ station: null }], [{ station: '4711' }]]);
  });

  it('says that it is active in another place, and takes it back from there', async () => {
    const { centre, desk, view, settle } = await aDesk();
    const takeOver = jest.spyOn(centre.port, 'takeOver');
    centre.tell({ type: 'agentSession.takenOver' });
    await settle();
    expect(view().activeIn).toBe('anotherPlace');
    desk.wish({ type: 'agent.takeOver' });
    await settle();
    expect([view().activeIn, takeOver.mock.calls.length]).toEqual(['here', 1]);
  });

  it.each([{ agentId: '30002' }, { tenantId: 't2' }])(
    'shows nothing of one agent’s customers to another: %j',
    async (who) => {
      const { centre, desk, accept, view, settle } = await aDesk();
      await accept(centre.arrives('chat'));
      jest.spyOn(centre.port, 'signIn').mockImplementation(() => undefined);
      centre.tell({ type: 'agentSession.ended', elsewhere: false });
      desk.wish({ type: 'agent.signIn', station: '' });
      await settle();
      expect(view().sessions).toHaveLength(1);
      centre.tell({ type: 'signIn.succeeded', agent: { agentId: '30001', tenantId: 't1', name: 'Ann', ...who } });
      await settle();
      expect(view().sessions).toEqual([]);
    }
  );

  it('offers nothing that nobody tells of any more, once the agent session is over', async () => {
    const { centre, settle, accept, view } = await aDesk();
    centre.whenDialed(NUMBER, 'answers');
    await accept(centre.arrives('voice'));
    centre.arrives('chat');
    await settle();
    expect([view().offers.length, view().mute]).toEqual([1, { off: null }]);
    centre.tell({ type: 'agentSession.ended', elsewhere: true });
    await settle();
    expect([view().offers, view().mute]).toEqual([[], { off: { key: 'offline' } }]);
  });

  it('sends nothing more once another page has become the writer', async () => {
    const { centre, store, accept } = await aDesk();
    const chat = centre.arrives('chat');
    await store.epochs.raise();
    await accept(chat);
    expect(centre.commands).toEqual([]);
  });

  it('tells nobody who has stopped watching', async () => {
    const { centre, desk, settle, clock } = await aDesk();
    const seen: number[] = [];
    const stop = desk.watch(({ offers }) => seen.push(offers.length));
    stop();
    centre.arrives('chat');
    await settle();
    expect([seen, desk.now()]).toEqual([[0], clock.now()]);
  });

  it('offers the codes of after-contact work only while there is work, and says when a state ends it', async () => {
    const { centre, accept, view, settle } = await aDesk();
    centre.tell({ type: 'codes.reported', codes: CODES });
    centre.tell({ type: 'agent.stateReported', agentState: AWAY });
    await settle();
    const codes = () => view().agent?.choices.map(({ code }) => code);
    expect([codes(), view().agent?.stateEndsAcw]).toEqual([[null, 'Lunch'], false]);
    const chat = centre.arrives('chat');
    await accept(chat);
    expect([codes(), view().agent?.stateEndsAcw]).toEqual([[null, 'Lunch', 'Paperwork'], false]);
    centre.customerLeaves(chat);
    centre.tell({ type: 'agent.stateReported', agentState: AWAY });
    await settle();
    expect(view().agent?.stateEndsAcw).toBe(true);
  });

  it('lets the agent ask for a contact where she has to, one at a time', async () => {
    const { centre, desk, view, settle } = await aDesk({ multiContact: false });
    centre.tell({ type: 'limits.reported', limits: LIMITS });
    await settle();
    expect(view().requestContact).toEqual({ off: null });
    centre.faults.push('lost');
    desk.wish({ type: 'agent.requestContact' });
    expect(view().requestContact).toEqual({ off: { key: 'beingSent' } });
  });

  it('shows an offer by its number and since when it waits, as far as that is known', async () => {
    const { centre, view, settle } = await aDesk();
    centre.arrives('voice', { address: NUMBER, startedAt: null, skillId: 'unknown' });
    await settle();
    expect(view().offers).toMatchObject([{ address: '+1 415 555 0123', since: expect.any(Number), skillName: null }]);
  });

  it('says of a letter, as of a call, that it is not known whether it was sent, and tries again', async () => {
    const { centre, desk, accept, elevate, view, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.faults.push('lost');
    await elevate(chat, 'email', 'ann@example.com');
    await settle();
    const { sessionId, attempts } = view().sessions[0]!;
    expect(attempts).toMatchObject([{ target: 'email', address: 'ann@example.com', status: 'failed' }]);
    desk.wish({ type: 'agent.tryAgain', sessionId, attemptId: attempts[0]!.attemptId });
    await settle();
    expect(view().sessions[0]!.interactions.map(({ channel }) => channel)).toContain('email');
  });

  it('lets a voicemail that is played rest while its caller is called', async () => {
    const { centre, accept, wish, elevate, interaction } = await aDesk();
    const voicemail = centre.arrives('voicemail', { voicemail: { durationSeconds: 30 } });
    await accept(voicemail);
    await wish(voicemail, { type: 'agent.play' });
    centre.tell({ type: 'playback.reported', contactId: voicemail, isPaused: false, position: 3 });
    expect(interaction(voicemail)?.voicemail).toMatchObject({ play: null, pause: { off: null } });
    await elevate(voicemail, 'voice', NUMBER);
    expect(centre.commands.slice(-2).sort()).toEqual(['dial', `pauseVoicemail ${voicemail}`]);
  });
});

describe('a customer', () => {
  it('of whom nothing is known has no name', async () => {
    const { centre, view, accept } = await aDesk();
    await accept(centre.arrives('chat', { customerName: null, address: null }));
    expect(view().sessions[0]?.customer).toEqual({ name: null, ordinal: 1 });
  });
});

describe('a letter or line of before', () => {
  it('that was put to the agent is asked about again after a reload, and tried again from there', async () => {
    const first = await aDesk();
    const chat = first.centre.arrives('chat');
    await first.accept(chat);
    first.centre.faults.push('lost');
    await first.elevate(chat, 'email', 'ann@example.com');
    const { centre, clock, memory, store, org } = first;
    first.desk.stop();
    const next = await aDesk({}, { centre, clock, memory, store, org });
    next.desk.wish({ type: 'agent.signIn', station: '' });
    await next.settle();
    const [session] = next.view().sessions;
    expect(session?.attempts).toMatchObject([{ target: 'email', address: 'ann@example.com', status: 'failed' }]);
    const { attemptId } = session!.attempts[0]!;
    next.desk.wish({ type: 'agent.tryAgain', sessionId: session!.sessionId, attemptId });
    await next.settle();
    expect(next.view().sessions[0]!.interactions.map(({ channel }) => channel)).toContain('email');
  });
});
