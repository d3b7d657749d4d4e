import { createActor } from 'c/xstate';
import { sessionMachine, type SessionEvent, type SessionInput } from 'c/omniSession';
import type { Command, ContactReport } from 'c/omniPorts';
import { explore, type Move } from 'test/model/explore';
import { anIntent, aReport, someRules } from 'test/model/things';
import { pairsThatStay, stateNames, walk, type Examples } from 'test/model/walk';

const INPUT: SessionInput = {
  sessionId: '7001',
  customer: { name: 'Ann Lee', ordinal: 1 },
  policy: 'everyInteraction',
  awaited: []
};
const REQUEST = {
  attemptId: 'a1',
  target: 'voice',
  address: '+14155550123',
  skillId: 'phoneOut',
  parentInteractionId: '7001'
} as const;
const DIAL: Command = { verb: 'dial', number: REQUEST.address, skillId: 'phoneOut', parentContactId: '7001' };
const CALL: Partial<ContactReport> = {
  contactId: '7002',
  channel: 'voice',
  direction: 'outbound',
  skillId: 'phoneOut',
  parentContactId: '7001'
};

/** States looked at; more of them by EXPLORE_STATES. */
const LIMIT = Number(process.env['EXPLORE_STATES'] ?? 250);

const EXAMPLES = {
  'contact.joined': [
    { type: 'contact.joined', report: aReport(), isSelected: true },
    { type: 'contact.joined', report: aReport({ ...CALL, phase: 'dialing' }), isSelected: false }
  ],
  'contact.reported': [
    { type: 'contact.reported', report: aReport({ phase: 'ended', endReason: 'ended' }) },
    { type: 'contact.reported', report: aReport({ phase: 'ended', endReason: 'ended', isFinal: true }) },
    { type: 'contact.reported', report: aReport(CALL) },
    { type: 'contact.reported', report: aReport({ ...CALL, phase: 'ended', endReason: 'busy', isFinal: true }) }
  ],
  'contacts.awaited': [
    { type: 'contacts.awaited', contactIds: ['7003'] },
    { type: 'contacts.awaited', contactIds: [] }
  ],
  'contact.vanished': [
    { type: 'contact.vanished', interactionId: '7001', at: 100, unheardSince: null },
    { type: 'contact.vanished', interactionId: '7002', at: 100, unheardSince: null }
  ],
  'interaction.told': [
    { type: 'interaction.told', interactionId: '7001', event: { type: 'skill.read', rules: someRules() } },
    { type: 'interaction.told', interactionId: '7001', event: { type: 'disposition.read', recorded: null } },
    {
      type: 'interaction.told',
      interactionId: '7001',
      event: { type: 'disposition.read', recorded: { dispositionId: '101', name: null, notes: '' } }
    },
    {
      type: 'interaction.told',
      interactionId: '7002',
      event: { type: 'skill.read', rules: someRules({ skillId: 'phoneOut', dispositions: [] }) }
    },
    { type: 'interaction.told', interactionId: '7002', event: { type: 'disposition.read', recorded: null } }
  ],
  'intent.changed': [
    { type: 'intent.changed', intent: anIntent(DIAL, 'refused') },
    { type: 'intent.changed', intent: anIntent(DIAL, 'confirmed', { madeContactId: '7002' }) }
  ],
  'agent.elevate': [{ type: 'agent.elevate', request: REQUEST }]
} satisfies Examples<SessionEvent>;

const EVENTS: SessionEvent[] = Object.values(EXAMPLES).flat();

function newSession() {
  const session = createActor(sessionMachine, { input: INPUT }).start();
  session.send(EXAMPLES['contact.joined'][0]!);
  return session;
}

type Session = ReturnType<typeof newSession>;

const inside = (session: Session) => session.getSnapshot().context;
const nameOf = (session: Session): string =>
  JSON.stringify([
    session.getSnapshot().value,
    inside(session).interactions.map((ref) => [
      ref.id,
      ref.getSnapshot().value,
      ref.getSnapshot().context.rules !== null
    ]),
    inside(session).elevations.map((ref) => ref.getSnapshot().value),
    inside(session).awaited
  ]);

const moves: Move<Session>[] = EVENTS.map((event) => ({
  name: JSON.stringify(event),
  isPossible: (session) => session.getSnapshot().status === 'active' && inside(session).elevations.length < 2,
  happen: (session) => session.send(event)
}));

/** Over, after-contact work too, and on record or without a list; the contact centre's words alone. */
function isOver(session: Session): boolean {
  return inside(session).interactions.every((ref) => {
    const { value, context } = ref.getSnapshot();
    const isDone = value.contact === 'ended' && value.acw !== 'open' && !context.isEndUnread;
    const isBusy = context.report.direction === 'outbound' && context.endReason === 'busy';
    const needsNone =
      context.rules !== null && context.isRecordRead && (isBusy || context.rules.dispositions.length === 0);
    return isDone && (context.recorded !== null || needsNone);
  });
}

const isReaching = (session: Session): boolean =>
  inside(session).elevations.some((ref) => ref.getSnapshot().status === 'active');

describe('every way a session can go', () => {
  it('is closed exactly while all its interactions are over and no elevation is under way', async () => {
    const wrong: string[] = [];
    const values = new Set<unknown>();
    const names = await explore({
      start: async () => newSession(),
      moves,
      nameOf,
      limit: LIMIT,
      look: async (session, path) => {
        values.add(session.getSnapshot().value);
        const isClosed = session.getSnapshot().status === 'done';
        const isAwaiting = inside(session).awaited.length > 0;
        if (isClosed !== (isOver(session) && !isReaching(session) && !isAwaiting)) wrong.push(path.join(', '));
      }
    });
    expect(wrong).toEqual([]);
    expect(values).toEqual(new Set(stateNames(sessionMachine)));
    expect(names.length).toBeGreaterThanOrEqual(LIMIT);
  }, 60_000);

  it('has one elevation under way at a time', async () => {
    const session = newSession();
    session.send({ type: 'agent.elevate', request: REQUEST });
    session.send({ type: 'agent.elevate', request: { ...REQUEST, attemptId: 'a2' } });
    expect(inside(session).elevations.map((ref) => ref.id)).toEqual(['a1']);
  });

  it('starts no elevation from an interaction that is not its own', () => {
    const session = newSession();
    session.send({ type: 'agent.elevate', request: { ...REQUEST, parentInteractionId: '7999' } });
    expect(inside(session).elevations).toEqual([]);
  });

  it('answers every event while it is open and none once it is closed', () => {
    const walked = walk(sessionMachine, EXAMPLES, INPUT);
    const closed = newSession();
    [EXAMPLES['contact.reported'][1]!, EXAMPLES['interaction.told'][2]!].forEach((event) => closed.send(event));
    expect(closed.getSnapshot().value).toBe('closed');
    const reached = [...walked.reached, newSession().getSnapshot(), closed.getSnapshot()];
    expect(pairsThatStay({ ...walked, reached })).toEqual({
      everywhere: [],
      deaf: { session: [] },
      stays: { closed: Object.keys(EXAMPLES).sort() }
    });
  });
});
