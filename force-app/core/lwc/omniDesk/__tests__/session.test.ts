import { aDesk } from 'test/fakes/aDesk';

const NUMBER = '+14155550123';

describe('one omnichannel session', () => {
  it('closes by itself once chat and call are finished with their dispositions, and not a moment earlier', async () => {
    const { view, centre, accept, elevate, dispose, settle, interaction, interactions } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    expect(interaction(chat)?.status).toBe('active');

    await elevate(chat, 'voice', '(415) 555-0123');
    const call = interactions().find((one) => one.channel === 'voice')!;
    expect(centre.contact(call.interactionId)?.address).toBe(NUMBER);
    centre.answersCall(call.interactionId);
    await settle();
    expect(view().sessions).toHaveLength(1);
    expect(view().call?.interactionId).toBe(call.interactionId);

    centre.customerLeaves(chat);
    centre.customerLeaves(call.interactionId);
    await settle();
    await dispose(chat);
    expect(view().sessions[0]?.owed).toEqual([
      { interactionId: call.interactionId, channel: 'voice', owed: 'afterContactWork' },
      { interactionId: call.interactionId, channel: 'voice', owed: 'disposition' }
    ]);
    expect(view().recentlyClosed).toEqual([]);

    await dispose(call.interactionId);
    expect(view().sessions).toEqual([]);
    expect(view().recentlyClosed[0]?.customer).toEqual({ name: 'Ann Lee', ordinal: 1 });
    expect(centre.commands).toEqual([
      `accept ${chat}`,
      'dial',
      `saveDisposition ${chat}`,
      `saveDisposition ${call.interactionId}`
    ]);
  });

  it('stays open while a call is being asked for, though everything else in it is finished', async () => {
    const { view, centre, accept, elevate, dispose, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    await dispose(chat);
    const { perform } = centre.port;
    let answer = (): void => undefined;
    centre.port.perform = (command, key) =>
      command.verb === 'dial'
        ? new Promise((settled) => {
            answer = () => settled(perform(command, key));
          })
        : perform(command, key);
    await elevate(chat, 'voice', NUMBER);
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    await settle();
    expect(view().recentlyClosed).toEqual([]);

    answer();
    await settle();
    expect(view().sessions.map(({ interactions }) => interactions.map(({ channel }) => channel))).toEqual([
      ['chat', 'voice']
    ]);
  });

  it('lists a failed attempt with its reason and leaves the chat as it was', async () => {
    const { view, centre, accept, elevate, interaction, desk, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    const before = interaction(chat);
    centre.whenDialed(NUMBER, 'busy');
    await elevate(chat, 'voice', NUMBER);
    const [session] = view().sessions;
    expect(session?.attempts).toEqual([
      expect.objectContaining({ status: 'failed', reason: { key: 'busy' }, tryAgain: { off: null } })
    ]);
    expect(session?.interactions.map((one) => one.interactionId)).toEqual([chat]);
    expect(interaction(chat)).toEqual(before);

    centre.whenDialed(NUMBER, 'answers');
    desk.wish({ type: 'agent.tryAgain', sessionId: session!.sessionId, attemptId: session!.attempts[0]!.attemptId });
    await settle();
    expect(view().call?.status).toBe('active');
    expect(centre.commands.filter((command) => command === 'dial')).toHaveLength(2);
  });

  it('keeps what is owed through a reload, also after the time for after-contact work ran out', async () => {
    const first = await aDesk();
    const { centre, clock, memory } = first;
    const chat = centre.arrives('chat');
    await first.accept(chat);
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    await first.settle();
    expect(first.view().sessions[0]?.owed.map((one) => one.owed)).toEqual(['disposition']);

    const second = await aDesk({}, { centre, clock, memory });
    expect(second.view().sessions[0]?.owed.map((one) => one.owed)).toEqual(['disposition']);
    await second.dispose(chat);
    expect(second.view().sessions).toEqual([]);
    expect(centre.recorded.get(chat)?.dispositionId).toBe('101');
  });

  it('reads a contact that is still owed until it can be read', async () => {
    const first = await aDesk();
    const { centre, clock, memory } = first;
    const chat = centre.arrives('chat');
    await first.accept(chat);
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    await first.settle();

    const { readContact } = centre.port;
    centre.port.readContact = async () => 'unreadable';
    const second = await aDesk({}, { centre, clock, memory });
    expect(second.view().sessions).toEqual([]);
    centre.port.readContact = readContact;
    clock.pass(2_000);
    await second.settle();
    expect(second.view().sessions[0]?.owed.map((one) => one.owed)).toEqual(['disposition']);
  });
});
