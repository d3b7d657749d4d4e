import type { Answer } from 'c/omniPorts';
import { aDesk, settleDown } from 'test/fakes/aDesk';
import { fakeCallLog } from 'test/fakes/fakeCallLog';
import { fakeClock } from 'test/fakes/fakeClock';
import { aSkill, fakeContactCentre } from 'test/fakes/fakeContactCentre';
import { fakeDeskMemory } from 'test/fakes/fakeDeskMemory';
import { aReport } from 'test/model/things';

const NUMBER = '+14155550123';
const RECORD = '003gK0000000033QAA';

/** A desk with its world beside it, so that it can be thrown away and started again. */
async function aWorld() {
  const clock = fakeClock();
  const world = { clock, centre: fakeContactCentre(clock), memory: fakeDeskMemory(), org: fakeCallLog() };
  const first = await aDesk({}, world);
  first.desk.wish({ type: 'agent.signIn', station: '' });
  await settleDown();
  return { ...first, again: () => aDesk({}, world) };
}

const told = (desk: Awaited<ReturnType<typeof aDesk>>) =>
  desk.org.saved.map(({ interaction }) => [interaction.channel, interaction.settledAt === null ? 'ended' : 'settled']);

describe('the call log', () => {
  it('is told of each interaction when it has ended, and once more when it is settled', async () => {
    const desk = await aDesk();
    const chat = desk.centre.arrives('chat');
    await desk.accept(chat);
    await desk.elevate(chat, 'voice', NUMBER);
    const call = desk.interactions().find(({ channel }) => channel === 'voice')!.interactionId;
    desk.centre.answersCall(call);
    await desk.settle();
    expect(desk.org.saved).toEqual([]);

    desk.clock.pass(60_000);
    desk.centre.customerLeaves(call);
    await desk.settle();
    expect(told(desk)).toEqual([['voice', 'ended']]);
    const { interaction, session, links } = desk.org.of(call)!;
    expect(interaction).toMatchObject({
      key: `t1/30001/${call}`,
      direction: 'outbound',
      outcome: 'connected',
      address: NUMBER,
      skill: 'Phone outbound',
      durationSeconds: 60,
      disposition: null,
      notes: null
    });
    expect(session).toMatchObject({ key: `t1/30001/${chat}`, customer: 'Ann Lee', closedAt: null });
    expect(session.addresses).toEqual(expect.arrayContaining(['14155550123', '4155550123']));
    expect(links).toEqual([{ child: `t1/30001/${call}`, parent: `t1/30001/${chat}` }]);

    await desk.dispose(call, '101', 'Wants the blue one');
    expect(desk.org.of(call)!.interaction).toMatchObject({
      disposition: 'Resolved',
      dispositionId: '101',
      notes: 'Wants the blue one',
      settledAt: expect.any(Number)
    });
    desk.centre.customerLeaves(chat);
    await desk.settle();
    await desk.dispose(chat);
    expect(told(desk)).toEqual([
      ['voice', 'ended'],
      ['voice', 'settled'],
      ['chat', 'ended'],
      ['chat', 'settled']
    ]);
    expect(desk.org.of(chat)!.session.closedAt).not.toBeNull();
    expect(desk.view().sessions).toEqual([]);
    expect(desk.view().waitingLogs).toEqual([]);
  });

  it('is told why nobody was reached, and that the session is closed when nothing is owed', async () => {
    const desk = await aDesk();
    desk.centre.rules.set('phoneOut', aSkill('phoneOut', { acw: 'none', dispositions: [] }));
    desk.centre.whenDialed(NUMBER, 'busy');
    desk.desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = desk.view().form!;
    desk.desk.wish({
      type: 'agent.submitForm',
      formId,
      address: NUMBER,
      skillId: 'phoneOut',
      purpose: 'newContact'
    });
    await desk.settle();
    const { interaction, session } = desk.org.saved.at(-1)!;
    expect(interaction).toMatchObject({ outcome: 'busy', connectedAt: null, durationSeconds: null });
    expect([interaction.settledAt, session.closedAt]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('says from which record the number was dialled, as long as it is that number', async () => {
    for (const [typed, recordId] of [
      ['(415) 555-0123', RECORD],
      ['(415) 555-0199', null]
    ] as const) {
      const desk = await aDesk();
      desk.centre.whenDialed('+14155550199', 'answers');
      desk.centre.whenDialed(NUMBER, 'answers');
      desk.desk.wish({
        type: 'agent.openForm',
        origin: 'record',
        number: '415-555-0123',
        recordId: RECORD,
        recordName: 'Ann Lee'
      });
      const { formId } = desk.view().form!;
      desk.desk.wish({ type: 'agent.submitForm', formId, address: typed, skillId: 'phoneOut', purpose: 'newContact' });
      await desk.settle();
      const [call] = desk.interactions();
      desk.centre.customerLeaves(call!.interactionId);
      await desk.settle();
      const log = desk.org.of(call!.interactionId)!;
      expect([log.interaction.recordId, log.session.recordId]).toEqual([recordId, recordId]);
    }
  });

  it('says so from the next page too', async () => {
    const before = await aDesk();
    before.centre.whenDialed(NUMBER, 'answers');
    const record = { origin: 'record', number: NUMBER, recordId: RECORD, recordName: 'Ann Lee' } as const;
    before.desk.wish({ type: 'agent.openForm', ...record });
    const { formId } = before.view().form!;
    const call = { formId, address: NUMBER, skillId: 'phoneOut', purpose: 'newContact' } as const;
    before.desk.wish({ type: 'agent.submitForm', ...call });
    await before.settle();
    const { interactionId } = before.interactions()[0]!;
    before.desk.stop();
    const { centre, clock, memory, store } = before;
    const after = await aDesk({}, { centre, clock, memory, store });
    await after.settle();
    centre.customerLeaves(interactionId);
    await after.settle();
    expect(after.org.of(interactionId)!.interaction.recordId).toBe(RECORD);
  });

  it('waits in sight where the org does not answer, blocks nothing, and is written once the org is well', async () => {
    const desk = await aDesk();
    desk.org.answer = { result: 'unknown' };
    const chat = desk.centre.arrives('chat');
    await desk.accept(chat);
    desk.centre.customerLeaves(chat);
    await desk.settle();
    await desk.dispose(chat);
    expect(desk.view().sessions).toEqual([]);
    expect(desk.view().waitingLogs).toEqual([
      { key: expect.any(String), channel: 'chat', customer: { name: 'Ann Lee', ordinal: 1 }, trouble: null }
    ]);
    expect(desk.centre.commands).toEqual([`accept ${chat}`, `saveDisposition ${chat}`]);

    desk.org.answer = { result: 'accepted' };
    desk.clock.pass(30_000);
    await desk.settle();
    desk.clock.pass(30_000);
    await desk.settle();
    expect(desk.view().waitingLogs).toEqual([]);
    expect(desk.org.of(chat)!.interaction).toMatchObject({ disposition: 'Resolved' });
  });

  it('is put to the agent where the org refuses it, who tries again', async () => {
    const desk = await aDesk();
    desk.org.answer = { result: 'refused', reason: 'refusedByOrg', detail: 'A note is missing' };
    const chat = desk.centre.arrives('chat');
    await desk.accept(chat);
    desk.centre.customerLeaves(chat);
    await desk.settle();
    await desk.dispose(chat);
    const [waiting, ...more] = desk.view().waitingLogs;
    expect(more).toEqual([]);
    expect(waiting?.trouble).toEqual({ key: 'refusedByOrg', about: { detail: 'A note is missing' } });
    const asked = desk.org.asked;
    desk.clock.pass(600_000);
    await desk.settle();
    expect(desk.org.asked).toBe(asked);

    desk.org.answer = { result: 'accepted' };
    desk.desk.wish({ type: 'agent.saveLogAgain', key: waiting!.key });
    await desk.settle();
    expect(desk.view().waitingLogs).toEqual([]);
    expect(desk.org.of(chat)!.interaction).toMatchObject({ disposition: 'Resolved' });
  });

  it('stays listed for each interaction that the org has refused when their session closes', async () => {
    const desk = await aDesk();
    desk.org.answer = { result: 'refused', reason: 'refusedByOrg', detail: 'A note is missing' };
    const chat = desk.centre.arrives('chat');
    await desk.accept(chat);
    await desk.elevate(chat, 'voice', NUMBER);
    const call = desk.interactions().find(({ channel }) => channel === 'voice')!.interactionId;
    desk.centre.answersCall(call);
    for (const contactId of [chat, call]) {
      desk.centre.customerLeaves(contactId);
      await desk.settle();
      await desk.dispose(contactId);
    }
    expect(desk.view().sessions).toEqual([]);
    expect(
      desk
        .view()
        .waitingLogs.map(({ channel }) => channel)
        .sort()
    ).toEqual(['chat', 'voice']);
  });

  it('says which fields it may not write, once each, where the settings’ findings stand', async () => {
    const desk = await aDesk();
    desk.org.notWritten = ['Omnichannel_Interaction__c.Notes__c'];
    const chat = desk.centre.arrives('chat');
    await desk.accept(chat);
    desk.centre.customerLeaves(chat);
    await desk.settle();
    await desk.dispose(chat);
    expect(desk.view().findings).toEqual([
      { record: 'Omnichannel_Interaction__c', field: 'Notes__c', problem: 'fieldNotWritable' }
    ]);
  });

  it('is told after a reload of what ended meanwhile, under the same names', async () => {
    const world = await aWorld();
    const chat = world.centre.arrives('chat');
    await world.accept(chat);
    await world.elevate(chat, 'voice', NUMBER);
    const call = world.interactions().find(({ channel }) => channel === 'voice')!.interactionId;
    world.centre.answersCall(call);
    await world.settle();
    world.centre.customerLeaves(chat);
    await world.settle();
    const before = world.org.of(chat)!;

    const desk = await world.again();
    world.centre.customerLeaves(call);
    await desk.settle();
    await desk.dispose(chat);
    expect(told(desk).slice(-2)).toEqual([
      ['voice', 'ended'],
      ['chat', 'settled']
    ]);
    await desk.dispose(call);
    expect(desk.org.of(chat)!.interaction.key).toBe(before.interaction.key);
    const names = new Set(desk.org.saved.map(({ session }) => session.key));
    expect([...names]).toEqual([`t1/30001/${chat}`]);
    expect(desk.org.of(call)!.session.closedAt).not.toBeNull();
  });

  it('is told after a reload of a call that was still ringing before it and reached nobody', async () => {
    const world = await aWorld();
    const chat = world.centre.arrives('chat');
    await world.accept(chat);
    await world.elevate(chat, 'voice', NUMBER);
    const call = world.interactions().find(({ channel }) => channel === 'voice')!.interactionId;
    world.desk.stop();
    world.centre.customerLeaves(call, 'busy');
    world.centre.timeRunsOut(call);

    const desk = await world.again();
    await desk.settle();
    expect(desk.org.of(call)?.interaction).toMatchObject({ outcome: 'busy', settledAt: expect.any(Number) });
    expect(desk.interaction(chat)?.owed).toEqual(['connected', 'disposition']);
    expect(desk.interactions().map(({ interactionId }) => interactionId)).toEqual([chat]);
  });

  it('names a session after its first contact, even where the page knows only the call that came of it', async () => {
    const desk = await aDesk();
    desk.centre.tell({
      type: 'contact.reported',
      report: aReport({ contactId: '7009', channel: 'voice', direction: 'outbound', parentContactId: '7008' })
    });
    desk.centre.tell({
      type: 'contact.reported',
      report: aReport({
        contactId: '7009',
        channel: 'voice',
        direction: 'outbound',
        parentContactId: '7008',
        phase: 'ended',
        version: 9_000
      })
    });
    await desk.settle();
    expect(desk.org.of('7009')!.session.key).toBe('t1/30001/7008');
    expect(desk.org.of('7009')!.links).toEqual([{ child: 't1/30001/7009', parent: 't1/30001/7008' }]);
  });

  it.each([
    ['at once', false],
    ['only after the picture', true]
  ])('names a session after its first contact, where this browser remembers it %s', async (_when, isLate) => {
    const desk = await aDesk();
    const elevated = { channel: 'voice', direction: 'outbound', parentContactId: '7002' } as const;
    desk.desk.stop();
    desk.memory.remember('t1/30001', { contactId: '7001', sessionId: '7001', parentContactId: null });
    desk.memory.remember('t1/30001', { contactId: '7002', sessionId: '7001', parentContactId: '7001' });
    desk.centre.port.readContact = async () => 'unreadable';
    const { recall } = desk.memory;
    let remember = (): void => undefined;
    desk.memory.recall = async (owner) => {
      if (isLate) await new Promise<void>((settle) => (remember = settle));
      return recall(owner);
    };
    const after = await aDesk({}, desk);
    for (const [version, phase] of [[1, 'active'] as const, [2, 'ended'] as const])
      after.centre.tell({
        type: 'contact.reported',
        report: aReport({ ...elevated, contactId: '7003', phase, version })
      });
    await after.settle();
    remember();
    await after.settle();
    expect(desk.org.saved.map(({ session }) => session.key)).toEqual(['t1/30001/7001']);
  });

  it('names a session after the contact that began first, also where that is told later', async () => {
    const desk = await aDesk();
    const tell = (contactId: string, changes: Parameters<typeof aReport>[0]): void =>
      desk.centre.tell({ type: 'contact.reported', report: aReport({ contactId, groupId: 'G1', ...changes }) });
    tell('7009', { startedAt: 200 });
    tell('7008', { startedAt: null });
    tell('7008', { startedAt: 100, version: 200 });
    tell('7009', { startedAt: 200, phase: 'ended', version: 300 });
    await desk.settle();
    expect(desk.org.of('7009')!.session).toMatchObject({ key: 't1/30001/7008', startedAt: 100 });
  });

  it('leaves open what nobody knows: the skill’s name, and when a contact began', async () => {
    const desk = await aDesk();
    const chat = desk.centre.arrives('chat', { skillId: 'unheardOf', startedAt: null });
    await desk.accept(chat);
    desk.centre.customerLeaves(chat);
    await desk.settle();
    const { interaction, session } = desk.org.of(chat)!;
    expect([interaction.skill, interaction.skillId, interaction.startedAt]).toEqual([null, 'unheardOf', null]);
    expect([session.key, session.startedAt]).toEqual([`t1/30001/${chat}`, null]);
  });

  it('is told that a session is closed by an attempt that failed after all else was settled', async () => {
    const desk = await aDesk();
    const chat = desk.centre.arrives('chat');
    await desk.accept(chat);
    let refuse: (answer: Answer) => void = () => undefined;
    jest.spyOn(desk.centre.port, 'perform').mockReturnValueOnce(new Promise((answer) => (refuse = answer)));
    await desk.elevate(chat, 'voice', NUMBER);
    desk.centre.customerLeaves(chat);
    await desk.settle();
    await desk.dispose(chat);
    const before = desk.org.of(chat)!;
    expect([before.interaction.settledAt, before.session.closedAt]).toEqual([expect.any(Number), null]);

    refuse({ result: 'refused', reason: 'conflict', detail: null });
    await desk.settle();
    expect(desk.view().sessions).toEqual([]);
    const after = desk.org.of(chat)!;
    expect(after.session.closedAt).toEqual(expect.any(Number));
    expect(after.interaction).toMatchObject({ key: before.interaction.key, disposition: 'Resolved' });
  });
});
