import { aDesk } from 'test/fakes/aDesk';

const NUMBER = '+14155550123';
const RECORD = '003gK0000000033QAA';
const CONFLICT = { result: 'refused', reason: 'conflict', detail: null } as const;

async function dials(
  bench: Awaited<ReturnType<typeof aDesk>>,
  { number = NUMBER, isFromRecord = false, isClosed = false } = {}
) {
  const record = { origin: 'record', number, recordId: RECORD, recordName: 'Ann Lee' } as const;
  bench.desk.wish({ type: 'agent.openForm', ...(isFromRecord ? record : { origin: 'newCall' }) });
  const { formId } = bench.view().form!;
  const call = { address: number, skillId: 'phoneOut', purpose: 'newContact' } as const;
  bench.desk.wish({ type: 'agent.submitForm', formId, ...call });
  if (isClosed) bench.desk.wish({ type: 'agent.closeForm' });
  await bench.settle();
}

/** A call of its own that the contact centre reported and that is over. */
async function afterFailing(fate: 'busy' | 'noAnswer' | 'rejected' | 'unreachable') {
  const bench = await aDesk();
  bench.centre.whenDialed(NUMBER, fate);
  await dials(bench);
  bench.clock.pass(1_000);
  await bench.settle();
  const again = async (attemptId = bench.view().attempts[0]?.attemptId ?? '') => {
    bench.desk.wish({ type: 'agent.callAgain', attemptId });
    await bench.settle();
  };
  return { ...bench, again };
}

describe('a call of its own that reached nobody', () => {
  it.each(['busy', 'noAnswer', 'rejected', 'unreachable'] as const)(
    'is listed with its number and that it was %s, so that nobody types it again',
    async (fate) => {
      const { view } = await afterFailing(fate);
      expect(view().sessions).toEqual([]);
      expect(view().attempts).toEqual([
        {
          attemptId: expect.any(String),
          target: 'voice',
          address: '+1 415 555 0123',
          status: 'failed',
          reason: { key: fate },
          tryAgain: { off: null }
        }
      ]);
    }
  );

  it('is dialled once more by one press, with the same skill, and is no failure any more', async () => {
    const { view, centre, again, settle, desk } = await afterFailing('busy');
    centre.whenDialed(NUMBER, 'answers');
    const { attemptId } = view().attempts[0]!;
    await again();
    desk.wish({ type: 'agent.callAgain', attemptId });
    await settle();
    expect(centre.commands).toEqual(['dial', 'dial']);
    expect([view().attempts, view().call?.address, view().call?.skillName]).toEqual([
      [],
      '+1 415 555 0123',
      'Phone outbound'
    ]);
  });

  it('is listed once, with the last reason, however often it fails', async () => {
    const { view, centre, again, clock, settle } = await afterFailing('busy');
    centre.whenDialed(NUMBER, 'noAnswer');
    await again();
    clock.pass(1_000);
    await settle();
    expect(view().attempts.map(({ reason }) => reason?.key)).toEqual(['noAnswer']);
  });

  it('is let go by the agent, or by dialling the same number by hand', async () => {
    const { view, desk } = await afterFailing('busy');
    desk.wish({ type: 'agent.dropAttempt', attemptId: view().attempts[0]!.attemptId });
    expect(view().attempts).toEqual([]);
    const other = await afterFailing('busy');
    other.centre.whenDialed(NUMBER, 'rings');
    await dials(other);
    expect([other.view().attempts, other.view().call?.status]).toEqual([[], 'dialing']);
  });

  it('cannot be tried again while another call is up, and a press then dials nothing', async () => {
    const { view, centre, accept, again } = await afterFailing('busy');
    await accept(centre.arrives('voice'));
    const before = centre.commands.length;
    expect(view().attempts[0]?.tryAgain).toEqual({ off: { key: 'callUp' } });
    await again();
    expect(centre.commands).toHaveLength(before);
    expect(view().attempts).toHaveLength(1);
  });

  it('is nothing to try again when the agent ended it herself', async () => {
    const bench = await aDesk();
    bench.centre.whenDialed(NUMBER, 'rings');
    await dials(bench);
    await bench.wish(bench.view().call!.interactionId, { type: 'agent.end' });
    bench.clock.pass(1_000);
    await bench.settle();
    expect([bench.view().sessions, bench.view().attempts]).toEqual([[], []]);
  });

  it('can be tried again also when it was refused after its form was closed', async () => {
    const bench = await aDesk();
    bench.centre.answers.push(CONFLICT);
    await dials(bench, { isClosed: true });
    bench.clock.pass(60_000);
    await bench.settle();
    const [attempt] = bench.view().attempts;
    expect(attempt).toMatchObject({ reason: { key: 'refusedByContactCentre' }, tryAgain: { off: null } });
    bench.centre.whenDialed(NUMBER, 'answers');
    bench.desk.wish({ type: 'agent.callAgain', attemptId: attempt!.attemptId });
    await bench.settle();
    expect([bench.view().attempts, bench.view().call?.status]).toEqual([[], 'active']);
  });

  it('is listed beside another one, to another number', async () => {
    const bench = await afterFailing('busy');
    bench.centre.whenDialed('+14155550199', 'noAnswer');
    await dials(bench, { number: '+14155550199' });
    bench.clock.pass(1_000);
    await bench.settle();
    expect(bench.view().attempts.map(({ address }) => address)).toEqual(['+1 415 555 0123', '+1 415 555 0199']);
  });

  it.each(['busy', 'refused'] as const)(
    'and was %s is still a call from its record when it is tried again',
    async (how) => {
      const bench = await aDesk();
      if (how === 'refused') bench.centre.answers.push(CONFLICT);
      await dials(bench, { isFromRecord: true, isClosed: true });
      if (how === 'busy') bench.centre.customerLeaves(bench.view().call!.interactionId, 'busy');
      bench.clock.pass(60_000);
      await bench.settle();
      bench.centre.whenDialed(NUMBER, 'answers');
      bench.desk.wish({ type: 'agent.callAgain', attemptId: bench.view().attempts[0]!.attemptId });
      await bench.settle();
      const { interactionId } = bench.view().call!;
      bench.centre.customerLeaves(interactionId);
      await bench.settle();
      expect(bench.org.of(interactionId)!.interaction.recordId).toBe(RECORD);
    }
  );
});
