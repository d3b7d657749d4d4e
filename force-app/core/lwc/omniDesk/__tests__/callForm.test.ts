import { aDesk } from 'test/fakes/aDesk';

const NUMBER = '+14155550123';
const RECORD = '003gK0000000033QAA';
const NO = { result: 'refused', reason: 'conflict', detail: null } as const;

type Bench = Awaited<ReturnType<typeof aDesk>>;

describe('a form for a call', () => {
  const BOB = {
    type: 'agent.openForm',
    origin: 'record',
    number: NUMBER,
    recordId: RECORD,
    recordName: 'Bob'
  } as const;
  const OTHER = '+14155550199';

  async function calls({ desk, view, settle }: Bench, address: string): Promise<void> {
    const { formId } = view().form!;
    desk.wish({ type: 'agent.submitForm', formId, address, skillId: 'phoneOut', purpose: 'newContact' });
    await settle();
  }

  it('of a record names a call to its number after it, and none to another number', async () => {
    for (const [address, name] of [
      [NUMBER, 'Bob'],
      [OTHER, '+1 415 555 0199']
    ] as const) {
      const bench = await aDesk();
      bench.centre.whenDialed(address, 'answers');
      bench.desk.wish(BOB);
      await calls(bench, address);
      expect(bench.view().sessions[0]?.customer.name).toBe(name);
    }
  });

  it('of a record names the call also where its first news does not tell the number', async () => {
    const bench = await aDesk();
    bench.desk.wish(BOB);
    const calling = calls(bench, NUMBER);
    bench.centre.arrives('voice', { direction: 'outbound', phase: 'dialing', address: null, customerName: null });
    await calling;
    expect(bench.view().sessions[0]?.customer.name).toBe('Bob');
  });

  it('of a record names no call that failed before and is tried again', async () => {
    const bench = await aDesk();
    const { desk, view, settle, clock, centre, interactions, wish } = bench;
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    centre.faults.push('lost');
    const calling = calls(bench, OTHER);
    desk.wish({ type: 'agent.closeForm' });
    await calling;
    clock.pass(1_000);
    await settle();
    [NUMBER, OTHER].forEach((number) => centre.whenDialed(number, 'answers'));
    desk.wish(BOB);
    await calls(bench, NUMBER);
    await wish(interactions().at(-1)!.interactionId, { type: 'agent.end' });
    desk.wish({ type: 'agent.callAgain', attemptId: view().attempts[0]!.attemptId });
    await settle();
    expect(interactions().map(({ customer }) => customer.name)).toEqual(['Bob', '+1 415 555 0199']);
  });

  it('that is asked for once more keeps what is typed into it', async () => {
    const { desk, view, centre, accept } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    const entered = { address: '+1 415', skillId: 'phoneOut', purpose: null };
    const plus = { type: 'agent.openForm', origin: 'plus', interactionId: chat } as const;
    for (const form of [
      { type: 'agent.openForm', origin: 'newCall' } as const,
      { ...plus, target: 'voice' } as const
    ]) {
      desk.wish(form);
      desk.wish({ type: 'agent.fillForm', formId: view().form!.formId, entered });
      desk.wish(form);
      expect(view().form?.entered).toEqual(entered);
    }
    desk.wish({ ...plus, target: 'email' });
    expect(view().form).toMatchObject({ target: 'email', entered: null });
  });

  it('leaves a call that only the agent can decide about beside *New call* when another one takes its place', async () => {
    const bench = await aDesk();
    const { desk, view, clock, settle } = bench;
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    bench.centre.faults.push('lost');
    await calls(bench, OTHER);
    clock.pass(60_000);
    await settle();
    expect(view().form?.trouble?.key).toMatch(/^not/);
    desk.wish(BOB);
    expect(view().attempts).toMatchObject([{ address: '+1 415 555 0199', status: 'failed', tryAgain: { off: null } }]);
  });

  it('leaves nothing behind of a call that was merely refused', async () => {
    const bench = await aDesk();
    bench.desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    bench.centre.answers.push(NO);
    await calls(bench, OTHER);
    bench.desk.wish(BOB);
    expect(bench.view().attempts).toEqual([]);
  });

  it('can be closed, and a failed call let go, also when the agent session is over', async () => {
    const bench = await aDesk();
    const { desk, view, centre, settle, clock } = bench;
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    centre.faults.push('lost');
    await calls(bench, OTHER);
    clock.pass(60_000);
    await settle();
    desk.wish(BOB);
    centre.tell({ type: 'agentSession.ended', elsewhere: true });
    await settle();
    desk.wish({ type: 'agent.closeForm' });
    desk.wish({ type: 'agent.dropAttempt', attemptId: view().attempts[0]!.attemptId });
    await settle();
    expect([view().form, view().attempts]).toEqual([null, []]);
  });
});
