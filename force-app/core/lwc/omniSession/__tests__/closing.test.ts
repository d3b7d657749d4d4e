import { createActor } from 'c/xstate';
import { sessionMachine } from 'c/omniSession';
import type { Command, ContactReport } from 'c/omniPorts';
import { anIntent, aReport, someRules } from 'test/model/things';
import { isEverythingSettled } from '../sessionMachine';

const DIAL: Command = { verb: 'dial', number: '+14155550123', skillId: 'phoneOut', parentContactId: '7001' };

function newSession() {
  const session = createActor(sessionMachine, {
    input: { sessionId: '7001', customer: { name: 'Ann Lee', ordinal: 1 }, policy: 'everyInteraction', awaited: [] }
  }).start();
  return {
    join: (contactId: string) =>
      session.send({ type: 'contact.joined', report: aReport({ contactId }), isSelected: false }),
    report: (changes: Partial<ContactReport>) => session.send({ type: 'contact.reported', report: aReport(changes) }),
    /** It is over, and its skill asks for nothing. */
    settle(contactId: string) {
      const ended = aReport({ contactId, phase: 'ended', endReason: 'ended', isFinal: true });
      session.send({ type: 'contact.reported', report: ended });
      for (const event of [
        { type: 'skill.read', rules: someRules({ dispositions: [] }) },
        { type: 'disposition.read', recorded: null }
      ] as const)
        session.send({ type: 'interaction.told', interactionId: contactId, event });
    },
    elevate: () =>
      session.send({
        type: 'agent.elevate',
        request: {
          attemptId: 'a1',
          target: 'voice',
          address: '+14155550123',
          skillId: 'phoneOut',
          parentInteractionId: '7001'
        }
      }),
    refuseElevation: () => session.send({ type: 'intent.changed', intent: anIntent(DIAL, 'refused') }),
    awaits: (...contactIds: string[]) => session.send({ type: 'contacts.awaited', contactIds }),
    isClosed: () => session.getSnapshot().status === 'done',
    isSettled: () => isEverythingSettled(session.getSnapshot().context)
  };
}

describe('a session', () => {
  it('that nothing has joined yet is not closed', () => {
    const session = newSession();
    expect(session.isSettled()).toBe(false);
    expect(session.isClosed()).toBe(false);
  });

  it('stays open while its only interaction is not settled, and closes when it is', () => {
    const session = newSession();
    session.join('7001');
    expect(session.isSettled()).toBe(false);
    session.settle('7001');
    expect(session.isSettled()).toBe(true);
    expect(session.isClosed()).toBe(true);
  });

  it.each([
    ['first', '7001', '7002'],
    ['second', '7002', '7001']
  ])('waits for the other one when the %s interaction is settled', (_which, one, other) => {
    const session = newSession();
    session.join('7001');
    session.join('7002');
    session.settle(one);
    expect(session.isSettled()).toBe(false);
    expect(session.isClosed()).toBe(false);
    session.settle(other);
    expect(session.isClosed()).toBe(true);
  });

  it('waits for contacts that have not come back since a reload, and closes when none is missing any more', () => {
    const session = newSession();
    session.join('7001');
    session.awaits('7002');
    session.settle('7001');
    expect([session.isSettled(), session.isClosed()]).toEqual([false, false]);
    session.awaits();
    expect([session.isSettled(), session.isClosed()]).toEqual([true, true]);
  });

  it('waits for an elevation under way, and closes once it has failed', () => {
    const session = newSession();
    session.join('7001');
    session.elevate();
    session.settle('7001');
    expect(session.isSettled()).toBe(false);
    expect(session.isClosed()).toBe(false);
    session.refuseElevation();
    expect(session.isSettled()).toBe(true);
    expect(session.isClosed()).toBe(true);
  });
});
