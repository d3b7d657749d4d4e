import { aDesk } from 'test/fakes/aDesk';
import { fakeDeskMemory } from 'test/fakes/fakeDeskMemory';

const NUMBER = '+14155550123';
const RECORD = '003gK0000000033QAA';
const NO = { result: 'refused', reason: 'conflict', detail: null } as const;
const LIMITS = { voice: 1, chat: 12, email: 25, workItem: 25, sessions: null, requestContact: false };

type Bench = Awaited<ReturnType<typeof aDesk>>;

/** The agent clicks the number of a record and elevates the contact she is with. */
async function elevateFromRecord({ desk, view, settle }: Bench): Promise<void> {
  desk.wish({ type: 'agent.openForm', origin: 'record', number: NUMBER, recordId: RECORD, recordName: 'Ann Lee' });
  const { formId } = view().form!;
  desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: 'phoneOut', purpose: 'elevate' });
  await settle();
}

async function tryAgain({ desk, view, settle }: Bench): Promise<void> {
  const [session] = view().sessions;
  desk.wish({
    type: 'agent.tryAgain',
    sessionId: session!.sessionId,
    attemptId: session!.attempts.at(-1)!.attemptId
  });
  await settle();
}

async function recordOfTheCall({ centre, interactions, settle, org }: Bench): Promise<string | null> {
  const { interactionId } = interactions().find(({ channel }) => channel === 'voice')!;
  centre.customerLeaves(interactionId, 'noAnswer');
  await settle();
  return org.of(interactionId)!.interaction.recordId;
}

async function reloaded({ centre, clock, memory, store, org, desk }: Bench): Promise<Bench> {
  desk.stop();
  const next = await aDesk({}, { centre, clock, memory, store, org });
  next.desk.wish({ type: 'agent.signIn', station: '' });
  await next.settle();
  return next;
}

describe('a call from a record that failed', () => {
  it('is still a call from that record when it is tried again', async () => {
    const bench = await aDesk();
    await bench.accept(bench.centre.arrives('chat'));
    bench.centre.answers.push(NO);
    await elevateFromRecord(bench);
    await tryAgain(bench);
    expect(await recordOfTheCall(bench)).toBe(RECORD);
  });

  it('is so also when it is tried again after a reload', async () => {
    const first = await aDesk();
    await first.accept(first.centre.arrives('chat'));
    first.centre.faults.push('lost');
    await elevateFromRecord(first);
    const next = await reloaded(first);
    await tryAgain(next);
    expect(await recordOfTheCall(next)).toBe(RECORD);
  });
});

describe('a call of before whose outcome is not known', () => {
  it('is listed in the session it was made for, and in no other', async () => {
    const first = await aDesk();
    const [chat, other] = [first.centre.arrives('chat'), first.centre.arrives('chat')];
    await first.accept(chat);
    await first.accept(other);
    first.centre.faults.push('lost');
    await first.elevate(chat, 'voice', NUMBER);
    const { view } = await reloaded(first);
    expect(view().sessions.map(({ attempts }) => attempts.length)).toEqual([1, 0]);
    expect(view().attempts).toEqual([]);
  });

  it('is listed beside *New call* where that session is not known any more, and cannot be tried again from there', async () => {
    const first = await aDesk();
    const chat = first.centre.arrives('chat');
    await first.accept(chat);
    first.centre.faults.push('lost');
    await first.elevate(chat, 'voice', NUMBER);
    first.centre.customerLeaves(chat);
    first.centre.timeRunsOut(chat);
    const { view } = await reloaded({ ...first, memory: fakeDeskMemory() });
    expect(view().sessions).toEqual([]);
    expect(view().attempts).toMatchObject([{ target: 'voice', status: 'failed', tryAgain: null }]);
  });

  it('and that was to open a session of its own is not tried again inside another', async () => {
    const first = await aDesk();
    first.centre.faults.push('lost');
    first.desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = first.view().form!;
    first.desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: 'phoneOut', purpose: 'newContact' });
    await first.settle();
    const { desk, accept, centre, view, settle } = await reloaded(first);
    await accept(centre.arrives('chat'));
    const before = centre.commands.length;
    const [{ sessionId }, { attemptId }] = [view().sessions[0]!, view().attempts[0]!];
    desk.wish({ type: 'agent.tryAgain', sessionId, attemptId });
    await settle();
    expect(centre.commands.length).toBe(before);
  });
});

describe('an attempt', () => {
  it('that ended without a reason was cancelled', async () => {
    const { centre, accept, elevate, interactions, view, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    await elevate(chat, 'voice', NUMBER);
    const call = interactions().find(({ channel }) => channel === 'voice')!.interactionId;
    const report = { ...centre.contact(call)!, phase: 'ended', isFinal: true, endReason: null } as const;
    centre.tell({ type: 'contact.reported', report: { ...report, version: report.version + 1 } });
    await settle();
    expect(view().sessions[0]!.attempts).toMatchObject([{ status: 'failed', reason: { key: 'cancelled' } }]);
  });
});

describe('the settings check', () => {
  it('says where the contact centre offers more than the settings allow', async () => {
    const { centre, view, settle } = await aDesk();
    centre.tell({ type: 'limits.reported', limits: { ...LIMITS, chat: 13 } });
    await settle();
    expect(view().findings).toEqual([{ record: 'NICE CXone', field: 'chat', problem: 'contactCentreOffersMore' }]);
  });
});

describe('a call of which it was not known whether it was sent, and that is proven after all', () => {
  async function isProven({ centre, clock, settle }: Bench): Promise<void> {
    centre.letLateArrive();
    clock.pass(1_000);
    await settle();
  }

  it.each(['voice', 'email'] as const)(
    'leaves no attempt beside the interaction that it became: %s',
    async (target) => {
      const bench = await aDesk();
      const chat = bench.centre.arrives('chat');
      await bench.accept(chat);
      bench.centre.faults.push('late');
      await bench.elevate(chat, target, target === 'voice' ? NUMBER : 'ann@example.com');
      const { reason } = bench.view().sessions[0]!.attempts[0]!;
      expect(reason).toEqual({ key: 'notKnownWhetherSent' });
      await isProven(bench);
      const [session] = bench.view().sessions;
      expect([session?.attempts, session?.interactions.map(({ channel }) => channel)]).toEqual([[], ['chat', target]]);
    }
  );

  it('closes the form that asked for it', async () => {
    const bench = await aDesk();
    bench.centre.faults.push('late');
    bench.desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = bench.view().form!;
    const call = { formId, address: NUMBER, skillId: 'phoneOut', purpose: 'newContact' as const };
    bench.desk.wish({ type: 'agent.submitForm', ...call });
    await bench.settle();
    expect(bench.view().form).toMatchObject({ status: 'open', trouble: { key: 'notKnownWhetherSent' } });
    await isProven(bench);
    expect([bench.view().form, bench.view().sessions.length, bench.centre.commands]).toEqual([null, 1, ['dial']]);
  });
});

describe('a call that failed', () => {
  it('can still be tried again after an e-mail was begun in the same session', async () => {
    const bench = await aDesk();
    const chat = bench.centre.arrives('chat');
    await bench.accept(chat);
    bench.centre.whenDialed(NUMBER, 'busy');
    await bench.elevate(chat, 'voice', NUMBER);
    bench.clock.pass(1_000);
    await bench.settle();
    await bench.elevate(chat, 'email', 'ann@example.com');
    expect(bench.view().sessions[0]?.attempts).toMatchObject([{ target: 'voice', tryAgain: { off: null } }]);
    await tryAgain(bench);
    expect(bench.centre.commands.filter((command) => command === 'dial')).toHaveLength(2);
  });

  it('can still be tried again after an e-mail and a reload', async () => {
    const bench = await aDesk();
    const chat = bench.centre.arrives('chat');
    await bench.accept(chat);
    bench.centre.whenDialed(NUMBER, 'busy');
    await bench.elevate(chat, 'voice', NUMBER);
    const next = await reloaded(bench);
    await next.elevate(chat, 'email', 'ann@example.com');
    expect(next.view().sessions[0]?.attempts).toMatchObject([{ target: 'voice', tryAgain: { off: null } }]);
  });
});

describe('a call meant for a session that is closed before it was dialled', () => {
  it('keeps its number, says that there is nothing to elevate any more, and dials only as a new contact', async () => {
    const { centre, desk, view, accept, dispose, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId: chat, target: 'voice' });
    const { formId } = view().form!;
    const call = { formId, address: NUMBER, skillId: 'phoneOut' };
    expect(view().form).toMatchObject({ origin: 'plus' });
    desk.wish({ type: 'agent.submitForm', ...call, purpose: 'newContact' });
    await settle();
    expect(view().form?.trouble).toEqual({ key: 'purposeMissing' });
    await dispose(chat);
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    await settle();
    const gone = { origin: 'record', elevateOff: { key: 'noCurrentContact' }, newContactOff: null };
    expect([view().sessions, view().form]).toEqual([[], expect.objectContaining(gone)]);
    desk.wish({ type: 'agent.submitForm', ...call, purpose: 'newContact' });
    await settle();
    expect(centre.commands.at(-1)).toBe('dial');
  });
});

describe('an agent whose sign-in is over', () => {
  it('is told why nothing can be begun, in the form, at the plus sign and beside an attempt', async () => {
    const { centre, desk, view, accept, elevate, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.whenDialed(NUMBER, 'busy');
    await elevate(chat, 'voice', NUMBER);
    desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId: chat, target: 'voice' });
    const offs = () => {
      const { form, newCall, sessions } = view();
      const { interactions, attempts } = sessions[0]!;
      const targets = interactions[0]!.targets.map(({ off }) => off);
      return [form?.elevateOff, form?.newContactOff, newCall.off, ...targets, attempts[0]?.tryAgain?.off];
    };
    expect(offs()).toEqual(Array(6).fill(null));
    centre.tell({ type: 'signIn.failed', trouble: 'interactionRequired' });
    await settle();
    expect(offs()).toEqual(Array(6).fill({ key: 'offline' }));
    desk.wish({ type: 'agent.signIn', station: '' });
    await settle();
    expect(offs()).toEqual(Array(6).fill(null));
  });
});

describe('a call that nobody told of, in a session that is closed at once', () => {
  it('is listed beside *New call* until the agent lets it go: she has had no time to read of it', async () => {
    const { centre, accept, elevate, dispose, wish, clock, settle, view, desk } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.whenDialed(NUMBER, 'busy');
    centre.isHeard(false);
    await elevate(chat, 'voice', NUMBER);
    centre.isHeard(true);
    await dispose(chat);
    await wish(chat, { type: 'agent.end' });
    centre.timeRunsOut(chat);
    await settle();
    expect(view().sessions).toHaveLength(1);
    clock.pass(9_000);
    await settle();
    expect(view().sessions).toEqual([]);
    expect(view().attempts).toMatchObject([
      { address: '+1 415 555 0123', status: 'failed', reason: { key: 'notKnownWhetherSent' }, tryAgain: null }
    ]);
    desk.wish({ type: 'agent.dropAttempt', attemptId: view().attempts[0]!.attemptId });
    await settle();
    expect(view().attempts).toEqual([]);
  });
});

describe('an elevated call that reached nobody before the page was loaded', () => {
  it.each(['before the page was gone', 'while no page was there'])(
    '%s: is told, and can be tried again',
    async (when) => {
      const first = await aDesk();
      const chat = first.centre.arrives('chat');
      await first.accept(chat);
      await first.elevate(chat, 'voice', NUMBER);
      const call = first.interactions().find(({ channel }) => channel === 'voice')!.interactionId;
      if (when === 'while no page was there') first.desk.stop();
      first.centre.customerLeaves(call, 'busy');
      await first.settle();
      const next = await reloaded(first);
      const failed = { target: 'voice', address: '+1 415 555 0123', status: 'failed', reason: { key: 'busy' } };
      expect(next.view().sessions).toMatchObject([
        { interactions: [{ channel: 'chat' }], attempts: [{ ...failed, tryAgain: { off: null } }] }
      ]);
      await tryAgain(next);
      expect(next.centre.commands.filter((command) => command === 'dial')).toHaveLength(2);
      expect(next.interactions().map(({ channel, status }) => [channel, status])).toEqual([
        ['chat', 'active'],
        ['voice', 'dialing']
      ]);
      expect(next.view().sessions[0]!.attempts).toMatchObject([{ ...failed, tryAgain: null }]);
    }
  );
});
