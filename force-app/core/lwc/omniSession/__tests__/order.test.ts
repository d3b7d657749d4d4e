import { createActor } from 'c/xstate';
import { sessionMachine } from 'c/omniSession';
import { aReport } from 'test/model/things';

function orderOf(reports: { contactId: string; startedAt: number | null }[]): string[] {
  const session = createActor(sessionMachine, {
    input: { sessionId: '7001', customer: { name: 'Ann Lee', ordinal: 1 }, policy: 'everyInteraction', awaited: [] }
  }).start();
  reports.forEach((report) => session.send({ type: 'contact.joined', report: aReport(report), isSelected: false }));
  return session.getSnapshot().context.interactions.map(({ id }) => id);
}

const CHAT = { contactId: '7001', startedAt: 100 };
const CALL = { contactId: '7002', startedAt: 200 };
const MAIL = { contactId: '7003', startedAt: 300 };

describe('the interactions of a session', () => {
  it('are listed in the order they came, however they are told after a reload', () => {
    const inOrder = ['7001', '7002', '7003'];
    expect(orderOf([CHAT, CALL, MAIL])).toEqual(inOrder);
    expect(orderOf([MAIL, CHAT, CALL])).toEqual(inOrder);
    expect(orderOf([CALL, MAIL, CHAT])).toEqual(inOrder);
  });

  it('come last where nobody says when they began', () => {
    expect(orderOf([MAIL, { ...CALL, startedAt: null }, CHAT])).toEqual(['7001', '7003', '7002']);
  });
});
