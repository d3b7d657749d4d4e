import { aDesk, settleDown } from 'test/fakes/aDesk';
import { aSkill } from 'test/fakes/fakeContactCentre';

/** The page dies as it stands; another one is opened on the same browser and the same contact centre. */
async function reload({ desk, centre, clock, memory, store }: Awaited<ReturnType<typeof aDesk>>) {
  desk.stop();
  const after = await aDesk({}, { centre, clock, memory, store });
  await settleDown();
  return after;
}

async function aChatInHand() {
  const on = await aDesk();
  const id = on.centre.arrives('chat');
  await on.settle();
  await on.accept(id);
  return { on, id };
}

const lost = { type: 'connection.lost' as const, since: 0 };
const DRAFT = {
  dispositionId: '101',
  secondaryDispositionId: null,
  notes: 'Wants a refund',
  amount: '',
  callBackAt: ''
};
const NUMBER = '+14155550123';

describe('the desk after a reload', () => {
  it('saves the disposition that was queued, and loses no word of it', async () => {
    const { on, id } = await aChatInHand();
    on.centre.tell(lost);
    await on.wish(id, { type: 'agent.draft', draft: DRAFT });
    await on.wish(id, { type: 'agent.saveDisposition' });
    expect(on.interaction(id)?.disposition).toMatchObject({ status: 'saving', saving: 'waiting', undo: { off: null } });
    expect(on.view().savesWaiting).toBe(1);
    const after = await reload(on);
    after.clock.pass(2_000);
    await after.settle();
    expect(after.centre.recorded.get(id)).toMatchObject({ dispositionId: '101', notes: 'Wants a refund' });
    expect(after.interaction(id)?.disposition.status).toBe('recorded');
    expect(after.view().savesWaiting).toBe(0);
    expect(await after.store.intents.read('t1/30001')).toEqual([]);
  });

  it('has no older words of a note on disk than those that are being saved', async () => {
    const { on, id } = await aChatInHand();
    await on.wish(id, { type: 'agent.draft', draft: { ...DRAFT, notes: 'Wants' } });
    on.clock.pass(1_000);
    await on.wish(id, { type: 'agent.draft', draft: DRAFT });
    on.centre.faults.push('answerLost');
    await on.wish(id, { type: 'agent.saveDisposition' });
    const [kept] = await on.store.drafts.recall('t1/30001');
    expect(kept?.disposition).toEqual(DRAFT);
  });

  it('says that a disposition is being saved once it is on disk, and not before', async () => {
    const { on, id } = await aChatInHand();
    const { write } = on.store.intents;
    let commit = (): void => undefined;
    on.store.intents.write = async (...what) => {
      await new Promise<void>((settle) => (commit = settle));
      return write(...what);
    };
    await on.wish(id, { type: 'agent.draft', draft: DRAFT });
    await on.wish(id, { type: 'agent.saveDisposition' });
    expect(on.interaction(id)?.disposition).toMatchObject({ status: 'saving', saving: null });
    commit();
    await on.settle();
    expect(on.interaction(id)?.disposition).toMatchObject({ status: 'saving', saving: 'sending' });
  });

  it('does not close a session over a disposition that is on its way', async () => {
    const { on, id } = await aChatInHand();
    on.centre.rules.set('chat', { ...on.centre.rules.get('chat')!, acw: 'none', requireDisposition: false });
    on.centre.faults.push('lost', 'lost');
    await on.wish(id, { type: 'agent.draft', draft: DRAFT });
    await on.wish(id, { type: 'agent.saveDisposition' });
    on.centre.unreadable.add('dispositions');
    const after = await reload(on);
    after.centre.customerLeaves(id);
    await after.settle();
    expect(after.view().sessions.map(({ status }) => status)).toEqual(['closing']);
    expect(after.view().savesWaiting).toBe(1);
  });

  it('lets a disposition be taken back while it waits, with everything that was typed', async () => {
    const { on, id } = await aChatInHand();
    on.centre.tell(lost);
    await on.wish(id, { type: 'agent.draft', draft: DRAFT });
    await on.wish(id, { type: 'agent.saveDisposition' });
    await on.wish(id, { type: 'agent.undoSave' });
    expect(on.interaction(id)?.disposition).toMatchObject({ status: 'open', draft: DRAFT, save: { off: null } });
    on.centre.join();
    await on.settle();
    expect([on.centre.recorded.size, on.interaction(id)?.trouble]).toEqual([0, null]);
  });

  it('keeps a chat line that was not sent, sends it again on request alone, and lets another one go', async () => {
    const { on, id } = await aChatInHand();
    on.centre.tell(lost);
    await on.wish(id, { type: 'agent.sendText', text: 'Hello' });
    await on.wish(id, { type: 'agent.sendText', text: 'Bye' });
    expect(on.interaction(id)?.chat?.outgoing.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
    const after = await reload(on);
    const [hello, bye] = after.interaction(id)!.chat!.outgoing;
    expect([hello?.text, hello?.status, hello?.reason?.key]).toEqual(['Hello', 'failed', 'notSent']);
    expect(after.centre.commands).not.toContain(`sendChatText ${id}`);
    await after.wish(id, { type: 'agent.sendLineAgain', key: hello!.key });
    await after.wish(id, { type: 'agent.dropLine', key: bye!.key });
    expect(after.interaction(id)?.chat?.outgoing).toEqual([]);
    expect(after.interaction(id)?.chat?.lines.map(({ text }) => text)).toEqual(['Hello']);
    expect(await after.store.intents.read('t1/30001')).toEqual([]);
  });

  it('shows the call whose outcome is not known as an attempt of its session, and dials once for one press', async () => {
    const { on, id } = await aChatInHand();
    on.centre.faults.push('lost');
    await on.elevate(id, 'voice', NUMBER);
    const after = await reload(on);
    const [attempt] = after.view().sessions[0]!.attempts;
    expect([attempt?.status, attempt?.reason?.key, attempt?.tryAgain]).toEqual([
      'failed',
      'notKnownWhetherSent',
      { off: null }
    ]);
    expect(after.centre.commands.filter((one) => one === 'dial')).toHaveLength(1);
    after.desk.wish({ type: 'agent.tryAgain', sessionId: id, attemptId: attempt!.attemptId });
    await after.settle();
    expect(after.centre.commands.filter((one) => one === 'dial')).toHaveLength(2);
    expect(after.view().sessions[0]!.attempts).toEqual([]);
    expect(after.view().sessions[0]!.interactions.map(({ channel }) => channel)).toEqual(['chat', 'voice']);
  });

  it('still owes the disposition of a call that was over before its answer was heard of', async () => {
    const { on, id } = await aChatInHand();
    await on.elevate(id, 'voice', NUMBER);
    const call = on.centre.contactIds().find((other) => other !== id)!;
    on.centre.isHeard(false);
    on.centre.answersCall(call);
    on.centre.customerLeaves(call);
    on.centre.timeRunsOut(call);
    on.centre.isHeard(true);
    on.centre.join();
    await on.settle();
    expect(on.interaction(call)?.owed).toEqual(['disposition']);
    const after = await reload(on);
    expect(after.interaction(call)?.owed).toEqual(['disposition']);
    expect(after.view().sessions).toHaveLength(1);
  });

  it('keeps a call that nobody has decided about when its session closes, and lists it after the next one too', async () => {
    const { on, id } = await aChatInHand();
    on.centre.faults.push('lost');
    await on.elevate(id, 'voice', NUMBER);
    const after = await reload(on);
    after.centre.customerLeaves(id);
    await after.dispose(id);
    await after.settle();
    expect(after.view().sessions).toEqual([]);
    const last = await reload(after);
    for (const { view } of [after, last])
      expect(view().attempts).toMatchObject([{ status: 'failed', reason: { key: 'notKnownWhetherSent' } }]);
    last.desk.wish({ type: 'agent.dropAttempt', attemptId: last.view().attempts[0]!.attemptId });
    await last.settle();
    expect([last.view().attempts, await last.store.intents.read('t1/30001')]).toEqual([[], []]);
  });

  it('says how long after-contact work lasts, also where the disposition is on record already', async () => {
    const { on, id } = await aChatInHand();
    on.centre.rules.set('chat', aSkill('chat', { acw: 'automatic' }));
    await on.dispose(id);
    on.centre.customerLeaves(id);
    await on.settle();
    const after = await reload(on);
    const chat = after.interaction(id);
    expect([chat?.status, chat?.disposition.status]).toEqual(['afterContactWork', 'recorded']);
    expect(chat?.acwUntil).toBe(chat!.endedAt! + 60_000);
  });

  it('shows a call of no session beside New call, to be sent again or let go', async () => {
    const on = await aDesk();
    on.centre.faults.push('lost');
    on.desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = on.view().form!;
    on.desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: 'phoneOut', purpose: 'newContact' });
    await settleDown();
    const after = await reload(on);
    const [attempt] = after.view().attempts;
    expect([attempt?.status, attempt?.address, attempt?.reason?.key]).toEqual([
      'failed',
      '+1 415 555 0123',
      'notKnownWhetherSent'
    ]);
    after.desk.wish({ type: 'agent.callAgain', attemptId: attempt!.attemptId });
    await after.settle();
    expect(after.centre.commands).toEqual(['dial', 'dial']);
    expect([after.view().attempts, after.view().sessions.length]).toEqual([[], 1]);
  });

  it('lets a call of no session go for good', async () => {
    const on = await aDesk();
    on.centre.faults.push('lost');
    on.desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = on.view().form!;
    on.desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: 'phoneOut', purpose: 'newContact' });
    await settleDown();
    const after = await reload(on);
    after.desk.wish({ type: 'agent.dropAttempt', attemptId: after.view().attempts[0]!.attemptId });
    await after.settle();
    const last = await reload(after);
    expect([after.view().attempts, last.view().attempts]).toEqual([[], []]);
  });
});

describe('what the agent was typing', () => {
  const LETTER = { text: 'Dear Ann', subject: 'Your order', isReplying: true };
  const OPEN = { ...DRAFT, dispositionId: null };

  it('is there again after a reload when it is older than a second, of each contact its own', async () => {
    const { on, id } = await aChatInHand();
    const other = on.centre.arrives('email', { skillId: 'email' });
    await on.settle();
    await on.accept(other);
    await on.wish(id, { type: 'agent.draft', draft: OPEN });
    await on.wish(id, { type: 'agent.draftMessage', message: { text: 'One mom', subject: null, isReplying: false } });
    await on.wish(other, { type: 'agent.draftMessage', message: LETTER });
    on.clock.pass(1_000);
    await on.settle();
    const after = await reload(on);
    expect(after.interaction(id)?.disposition).toMatchObject({ draft: OPEN, hasUnsavedDraft: true });
    expect([after.interaction(id)?.message.text, after.interaction(other)?.message]).toEqual(['One mom', LETTER]);
  });

  it('is kept at once when the desk is handed over', async () => {
    const { on, id } = await aChatInHand();
    await on.wish(id, { type: 'agent.draft', draft: OPEN });
    expect((await reload(on)).interaction(id)?.disposition.draft).toEqual(OPEN);
  });

  it('is gone once it was sent, saved or discarded', async () => {
    const { on, id } = await aChatInHand();
    await on.wish(id, { type: 'agent.draftMessage', message: { text: 'Hello', subject: null, isReplying: false } });
    await on.wish(id, { type: 'agent.draft', draft: OPEN });
    on.clock.pass(1_000);
    await on.wish(id, { type: 'agent.sendText', text: 'Hello' });
    await on.wish(id, { type: 'agent.discardDraft' });
    on.clock.pass(1_000);
    await on.settle();
    expect(on.interaction(id)?.message.text).toBe('');
    expect(await on.store.drafts.recall('t1/30001')).toEqual([]);
    await on.dispose(id);
    on.clock.pass(1_000);
    await on.settle();
    expect(await on.store.drafts.recall('t1/30001')).toEqual([]);
  });

  it('holds a session open after a reload that nothing else holds open', async () => {
    const { on, id } = await aChatInHand();
    on.centre.rules.set('chat', { ...on.centre.rules.get('chat')!, acw: 'none', requireDisposition: false });
    await on.wish(id, { type: 'agent.draft', draft: OPEN });
    const after = await reload(on);
    after.centre.customerLeaves(id);
    await after.settle();
    expect(after.interaction(id)?.owed).toContain('unsavedNote');
  });

  it('is kept neither of a contact that is there no more, nor of a session that has closed', async () => {
    const { on, id } = await aChatInHand();
    await on.store.drafts.keep('t1/30001', { contactId: '9999', disposition: OPEN, message: null }, on.store.epoch());
    await on.wish(id, { type: 'agent.draftMessage', message: { text: 'Hel', subject: null, isReplying: false } });
    const after = await reload(on);
    after.clock.pass(1_000);
    await after.settle();
    expect((await after.store.drafts.recall('t1/30001')).map(({ contactId }) => contactId)).toEqual([id]);
    after.centre.customerLeaves(id);
    await after.dispose(id);
    after.clock.pass(1_000);
    await after.settle();
    expect(after.view().sessions).toEqual([]);
    expect(await after.store.drafts.recall('t1/30001')).toEqual([]);
  });

  it('of one agent is not shown to the next', async () => {
    const { on, id } = await aChatInHand();
    await on.wish(id, { type: 'agent.draft', draft: OPEN });
    on.desk.wish({ type: 'agent.signOut' });
    on.centre.signsIn({ agentId: '30002' });
    on.desk.wish({ type: 'agent.signIn', station: '' });
    await on.settle();
    expect(on.interaction(id)?.disposition.draft.notes ?? '').toBe('');
    expect((await on.store.drafts.recall('t1/30001')).map(({ contactId }) => contactId)).toEqual([id]);
  });
});

describe('a form that is closed while it is calling', () => {
  it('leaves the outcome of its call beside New call', async () => {
    const on = await aDesk();
    on.centre.faults.push('lost');
    on.desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = on.view().form!;
    on.desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: 'phoneOut', purpose: 'newContact' });
    on.desk.wish({ type: 'agent.closeForm' });
    expect(on.view().form).toBeNull();
    expect(on.view().attempts.map(({ status }) => status)).toEqual(['underWay']);
    await on.settle();
    expect(on.view().attempts.map(({ status, reason }) => [status, reason?.key])).toEqual([
      ['failed', 'notKnownWhetherSent']
    ]);
  });
});

describe('a disposition the contact centre does not know any more', () => {
  it('is refused in words, the note kept and the new list offered', async () => {
    const { on, id } = await aChatInHand();
    await on.wish(id, { type: 'agent.draft', draft: DRAFT });
    on.centre.answers.push({ result: 'refused', reason: 'invalid', detail: null });
    const [first, ...others] = on.centre.rules.get('chat')!.dispositions;
    on.centre.rules.set('chat', { ...on.centre.rules.get('chat')!, dispositions: others });
    await on.wish(id, { type: 'agent.saveDisposition' });
    const { disposition, trouble } = on.interaction(id)!;
    expect(first?.dispositionId).toBe('101');
    expect(disposition.choices.map(({ dispositionId }) => dispositionId)).toEqual(['102']);
    expect(disposition.draft.notes).toBe('Wants a refund');
    expect([disposition.status, disposition.save, trouble?.at, trouble?.reason.key]).toEqual([
      'open',
      { off: { key: 'dispositionUnknown' } },
      'disposition',
      'refusedByContactCentre'
    ]);
  });

  it('is refused in words by the next page too, where this one dies before they can be read', async () => {
    const { on, id } = await aChatInHand();
    await on.wish(id, { type: 'agent.draft', draft: DRAFT });
    on.centre.answers.push({ result: 'refused', reason: 'invalid', detail: null });
    await on.wish(id, { type: 'agent.saveDisposition' });
    const after = await reload(on);
    const { disposition, trouble } = after.interaction(id)!;
    expect([disposition.status, disposition.draft.notes, trouble?.at, trouble?.reason.key]).toEqual([
      'open',
      'Wants a refund',
      'disposition',
      'refusedByContactCentre'
    ]);
    await after.wish(id, { type: 'agent.saveDisposition' });
    const later = await reload(after);
    expect([later.interaction(id)?.disposition.status, later.interaction(id)?.trouble]).toEqual(['recorded', null]);
  });
});

describe('a call that was dialled', () => {
  it('is remembered before the wish for it is forgotten, so that a page that dies in between knows of one of them', async () => {
    const on = await aDesk();
    const chat = on.centre.arrives('chat');
    await on.settle();
    await on.accept(chat);
    const order: string[] = [];
    const { remember } = on.memory;
    const { write } = on.store.intents;
    on.memory.remember = (owner, contact) => {
      order.push('remembered');
      remember(owner, contact);
    };
    on.store.intents.write = (owner, change, epoch) => {
      order.push(...change.put.map(({ command }) => `kept ${command.verb}`), ...change.remove.map(() => 'forgotten'));
      return write(owner, change, epoch);
    };
    await on.elevate(chat, 'voice', '+14155550123');
    expect(order.filter((one, at) => one !== order[at - 1])).toEqual(['kept dial', 'remembered', 'forgotten']);
  });
});

describe('a browser that keeps nothing', () => {
  it('is told so on the screen as soon as something is asked for, and works', async () => {
    const on = await aDesk();
    expect(on.view().isStoreBroken).toBe(false);
    on.store.isBroken = true;
    const id = on.centre.arrives('chat');
    await on.settle();
    await on.accept(id);
    expect([on.view().isStoreBroken, on.interaction(id)?.status]).toEqual([true, 'active']);
  });
});
