import { aReport } from 'test/model/things';
import { aDesk } from 'test/fakes/aDesk';
import { aSkill } from 'test/fakes/fakeContactCentre';

const DIALER = { contactId: '9001', channel: 'voice', unsupported: 'personalConnection' } as const;

async function toldOf(...reports: Parameters<typeof aReport>[0][]) {
  const world = await aDesk();
  for (const report of reports) {
    world.centre.tell({ type: 'contact.reported', report: aReport(report) });
    await world.settle();
  }
  return world;
}

describe('what comes too late, or in the wrong order', () => {
  it('rejects a dialer call once, however often it is announced', async () => {
    const { centre, settle } = await toldOf({ ...DIALER, phase: 'offered', version: 1 });
    centre.tell({
      type: 'contact.reported',
      report: aReport({ ...DIALER, phase: 'ended', isFinal: true, version: 2 })
    });
    await settle();
    centre.tell({ type: 'contact.reported', report: aReport({ ...DIALER, phase: 'offered', version: 1 }) });
    await settle();
    expect(centre.commands).toEqual(['reject 9001']);
  });

  it('keeps a dialer call that is up on the screen when its announcement comes again', async () => {
    const { view } = await toldOf(
      { ...DIALER, phase: 'active', version: 2 },
      { ...DIALER, phase: 'offered', version: 1 }
    );
    expect(view().unsupported).toEqual([expect.objectContaining({ contactId: '9001' })]);
  });

  it('does not show a dialer call again that the contact centre no longer lists', async () => {
    const { centre, view, settle } = await toldOf({ ...DIALER, phase: 'active', version: 2 });
    centre.tell({ type: 'picture.completed', contactIds: [] });
    centre.tell({ type: 'contact.reported', report: aReport({ ...DIALER, phase: 'active', version: 2 }) });
    await settle();
    expect(view().unsupported).toEqual([]);
  });

  it('ends a dialer call only while it is up', async () => {
    const { centre, desk, settle } = await aDesk();
    centre.tell({ type: 'contact.reported', report: aReport({ ...DIALER, phase: 'offered' }) });
    desk.wish({ type: 'agent.endUnsupported', contactId: '9001' });
    await settle();
    expect(centre.commands).toEqual(['reject 9001']);
  });

  it('owes the disposition of a chat whose end was heard before its beginning', async () => {
    const { view } = await toldOf(
      { phase: 'ended', isFinal: true, endReason: 'ended', version: 3 },
      { phase: 'active', version: 2 }
    );
    expect(view().sessions.map(({ owed }) => owed.map((one) => one.owed))).toEqual([['disposition']]);
  });

  it('owes nothing for a chat that was never up, in whatever order that is heard', async () => {
    const { view } = await toldOf(
      { phase: 'ended', isFinal: true, endReason: 'refused', version: 3 },
      { phase: 'offered', version: 2 }
    );
    expect([view().sessions, view().offers]).toEqual([[], []]);
  });

  it('owes the disposition of a call that reached nobody when the contact centre asks for after-contact work', async () => {
    const { centre, view, settle } = await aDesk();
    centre.rules.set('phoneOut', aSkill('phoneOut', { acw: 'automatic' }));
    const call = { channel: 'voice', direction: 'outbound', skillId: 'phoneOut', address: '+14155550123' } as const;
    for (const report of [
      { ...call, phase: 'dialing' as const, version: 1 },
      { ...call, phase: 'ended' as const, endReason: 'busy' as const, version: 2 },
      { ...call, phase: 'ended' as const, endReason: 'busy' as const, isFinal: true, version: 3 }
    ]) {
      centre.tell({ type: 'contact.reported', report: aReport(report) });
      await settle();
    }
    expect(view().sessions.map(({ owed }) => owed.map((one) => one.owed))).toEqual([['disposition']]);
  });

  it('does not open a session again to hear once more that its contact is over', async () => {
    const call = { channel: 'workItem', skillId: 'workItem' } as const;
    const { centre, view, settle } = await aDesk();
    centre.rules.set('workItem', aSkill('workItem', { dispositions: [] }));
    for (const version of [2, 3, 4]) {
      const report = aReport({ ...call, phase: version === 2 ? 'active' : 'ended', isFinal: version > 2, version });
      centre.tell({ type: 'contact.reported', report: { ...report, direction: 'outbound' } });
      await settle();
    }
    expect(view().recentlyClosed.map(({ sessionId }) => sessionId)).toEqual(['7001']);
  });

  it('lists a session once that closed, was brought back and closed again', async () => {
    const { centre, view, settle } = await aDesk();
    centre.rules.set('workItem', aSkill('workItem', { dispositions: [] }));
    const item = aReport({ channel: 'workItem', skillId: 'workItem', version: 2 });
    for (const report of [
      item,
      { ...item, phase: 'ended' as const, isFinal: true, version: 3 },
      { ...item, version: 4 },
      { ...item, phase: 'ended' as const, isFinal: true, version: 5 }
    ]) {
      centre.tell({ type: 'contact.reported', report });
      await settle();
    }
    expect(view().recentlyClosed.map(({ sessionId }) => sessionId)).toEqual(['7001']);
  });
});
