import type { ContactReport } from 'c/omniPorts';
import { aDesk, settleDown } from 'test/fakes/aDesk';
import { aSkill } from 'test/fakes/fakeContactCentre';

type Desk = Awaited<ReturnType<typeof aDesk>>;

const RESOLVED = { dispositionId: '101', secondaryDispositionId: null, name: 'Resolved', notes: 'All done' };
const NOTE = { dispositionId: null, secondaryDispositionId: null, notes: 'Wants a refund', amount: '', callBackAt: '' };

async function aContactInHand(channel: ContactReport['channel'] = 'voice') {
  const on = await aDesk();
  const id = on.centre.arrives(channel);
  await on.accept(id);
  on.clock.pass(11_000);
  return { on, id };
}

/** Somebody ends and settles it in another place, while this one hears nothing. */
function isSettledElsewhere({ centre }: Desk, id: string): void {
  centre.isHeard(false);
  centre.customerLeaves(id);
  centre.recorded.set(id, RESOLVED);
  centre.timeRunsOut(id);
  centre.isHeard(true);
}

async function takeOver(on: Desk): Promise<void> {
  on.centre.tell({ type: 'agentSession.takenOver' });
  on.desk.wish({ type: 'agent.takeOver' });
  await on.settle();
}

async function theNextPage({ desk, centre, clock, memory, store, org }: Desk): Promise<Desk> {
  clock.pass(1_000);
  await settleDown();
  desk.stop();
  return aDesk({}, { centre, clock, memory, store, org });
}

describe('a contact that was settled in another place', () => {
  it('is owed no more once the agent is back, and what the org knows of it is not spoiled', async () => {
    const { on, id } = await aContactInHand();
    isSettledElsewhere(on, id);
    on.clock.pass(3_600_000);
    await takeOver(on);
    expect(on.view().sessions).toEqual([]);
    expect(on.view().recentlyClosed).toHaveLength(1);
    expect(on.centre.commands).toEqual([`accept ${id}`]);
    expect(on.org.saved).toHaveLength(1);
    expect(on.org.of(id)?.interaction).toMatchObject({
      endedAt: null,
      durationSeconds: null,
      disposition: 'Resolved',
      notes: 'All done'
    });
  });

  it('is owed no more also where only its disposition was owed, and a note that was typed here stays', async () => {
    const { on, id } = await aContactInHand();
    const { on: other, id: otherId } = await aContactInHand();
    for (const [desk, contactId] of [
      [on, id],
      [other, otherId]
    ] as const) {
      desk.centre.customerLeaves(contactId);
      desk.centre.timeRunsOut(contactId);
      await desk.settle();
      expect(desk.interaction(contactId)?.owed).toEqual(['disposition']);
      if (desk === other) await desk.wish(contactId, { type: 'agent.draft', draft: NOTE });
      desk.centre.recorded.set(contactId, RESOLVED);
      await takeOver(desk);
    }
    expect([on.view().sessions, on.centre.commands]).toEqual([[], [`accept ${id}`]]);
    expect(on.org.of(id)?.interaction).toMatchObject({ disposition: 'Resolved', durationSeconds: 11 });
    expect(other.interaction(otherId)).toMatchObject({
      owed: ['unsavedNote'],
      disposition: { recorded: RESOLVED, draft: NOTE }
    });
  });

  it('closes nothing and tells the org nothing before it can be read what became of it', async () => {
    const { on, id } = await aContactInHand();
    isSettledElsewhere(on, id);
    on.centre.unreadable.add('dispositions');
    await takeOver(on);
    expect(on.view().sessions[0]?.owed).toContainEqual({ interactionId: id, channel: 'voice', owed: 'connected' });
    expect(on.org.saved).toEqual([]);
    on.centre.unreadable.delete('dispositions');
    on.clock.pass(2_000);
    await on.settle();
    expect(on.view().sessions).toEqual([]);
    expect(on.org.saved).toHaveLength(1);
  });

  it('is owed as it was known here, where for a minute of connection nothing of it could be read', async () => {
    const { on, id } = await aContactInHand();
    isSettledElsewhere(on, id);
    on.centre.unreadable.add('dispositions');
    const pass = async (ms: number): Promise<void> => {
      for (let passed = 0; passed < ms; passed += 2_000) {
        on.clock.pass(2_000);
        await on.settle();
      }
    };
    const owed = (): string[] => on.view().sessions.flatMap((session) => session.owed.map((one) => one.owed));
    await takeOver(on);
    on.centre.tell({ type: 'connection.lost', since: on.clock.now() });
    await pass(120_000);
    expect(owed()).toEqual(['connected', 'disposition']);
    on.centre.tell({ type: 'connection.restored' });
    await pass(60_000);
    expect(owed()).toEqual(['disposition']);
    expect(on.org.of(id)?.interaction).toMatchObject({ durationSeconds: null, disposition: null });
  });

  it.each([
    ['', (on: Desk) => takeOver(on).then(() => on)],
    [', also in the next page', theNextPage]
  ])('keeps a note that was typed here, until it is discarded%s', async (_where, comeBack) => {
    const { on, id } = await aContactInHand();
    await on.wish(id, { type: 'agent.draft', draft: NOTE });
    on.clock.pass(1_000);
    isSettledElsewhere(on, id);
    const after = await comeBack(on);
    expect(after.interaction(id)?.disposition).toMatchObject({ status: 'open', draft: { notes: 'Wants a refund' } });
    expect(after.view().sessions[0]?.owed).toEqual([{ interactionId: id, channel: 'voice', owed: 'unsavedNote' }]);
    await after.wish(id, { type: 'agent.discardDraft' });
    expect(after.view().sessions).toEqual([]);
    expect(after.centre.recorded.get(id)).toEqual(RESOLVED);
  });

  it('is not given the disposition that was pressed here meanwhile: that and its note are for the agent to decide', async () => {
    const { on, id } = await aContactInHand();
    on.centre.customerLeaves(id);
    await on.settle();
    on.centre.tell({ type: 'agentSession.takenOver' });
    on.centre.isHeard(false);
    await on.wish(id, { type: 'agent.draft', draft: { ...NOTE, dispositionId: '102', amount: '5' } });
    await on.wish(id, { type: 'agent.saveDisposition' });
    expect(on.interaction(id)?.disposition).toMatchObject({ saving: 'waiting', undo: { off: null } });
    on.centre.recorded.set(id, RESOLVED);
    on.centre.timeRunsOut(id);
    on.centre.isHeard(true);
    on.desk.wish({ type: 'agent.takeOver' });
    await on.settle();
    on.clock.pass(3_000);
    await on.settle();
    expect(on.centre.commands).toEqual([`accept ${id}`]);
    expect(on.interaction(id)).toMatchObject({
      owed: ['unsavedNote'],
      trouble: { at: 'disposition', reason: { key: 'recordedElsewhere' } },
      disposition: { recorded: RESOLVED, draft: { notes: 'Wants a refund' } }
    });
    await on.wish(id, { type: 'agent.saveDisposition' });
    expect(on.centre.commands.at(-1)).toMatch(/^saveDisposition/);
  });

  it('asks for no note that is on record word for word', async () => {
    const { on, id } = await aContactInHand();
    await on.wish(id, { type: 'agent.draft', draft: { ...NOTE, notes: 'All done ' } });
    isSettledElsewhere(on, id);
    const after = await theNextPage(on);
    expect(after.view().sessions).toEqual([]);
  });
});

describe('a contact that ended while nothing was heard for a moment', () => {
  it('took as long as it had when it was missed', async () => {
    const { on, id } = await aContactInHand('chat');
    on.centre.rules.set('chat', aSkill('chat', { acw: 'none' }));
    on.centre.isHeard(false);
    on.centre.customerLeaves(id);
    on.centre.isHeard(true);
    on.centre.join();
    await on.settle();
    const chat = on.interaction(id);
    expect([chat?.status, chat?.endReason, chat?.owed]).toEqual(['ended', 'ended', ['disposition']]);
    expect(chat!.endedAt! - chat!.connectedAt!).toBeGreaterThanOrEqual(10_000);
    expect(on.org.of(id)?.interaction.durationSeconds).toBe(11);
  });

  it.each([
    [30_000, 41],
    [90_000, null]
  ])('and, after %s ms without a connection, took %s seconds', async (ms, seconds) => {
    const { on, id } = await aContactInHand('chat');
    on.centre.rules.set('chat', aSkill('chat', { acw: 'none' }));
    on.centre.isHeard(false);
    on.centre.tell({ type: 'connection.lost', since: on.clock.now() });
    on.centre.customerLeaves(id);
    on.clock.pass(ms);
    on.centre.isHeard(true);
    on.centre.join();
    await on.settle();
    expect(on.org.of(id)?.interaction.durationSeconds).toBe(seconds);
  });

  it('ended as its own last word says, where that comes after all', async () => {
    const { on, id } = await aContactInHand('chat');
    const before = on.centre.contact(id)!;
    on.centre.unreadable.add('dispositions');
    on.centre.tell({ type: 'picture.completed', contactIds: [] });
    const version = before.version + 4_000;
    on.centre.tell({ type: 'contact.reported', report: { ...before, phase: 'ended', endReason: 'ended', version } });
    await on.settle();
    expect(on.interaction(id)).toMatchObject({ endedAt: version, endReason: 'ended' });
  });
});
