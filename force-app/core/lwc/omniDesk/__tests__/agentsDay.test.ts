import { aDesk } from 'test/fakes/aDesk';
import { aSkill } from 'test/fakes/fakeContactCentre';

const NUMBER = '+14155550123';

describe('closing', () => {
  it('is not hurried by a change of state, another call, or the end of the time for after-contact work', async () => {
    const { view, centre, desk, accept, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.customerLeaves(chat);
    desk.wish({ type: 'agent.chooseState', choice: 'available', code: null });
    await accept(centre.arrives('voice', { customerName: 'Bob Day' }));
    centre.timeRunsOut(chat);
    await settle();
    expect(view().sessions.map((session) => session.sessionId)).toContain(chat);
    expect(view().recentlyClosed).toEqual([]);
  });

  it('waits for a note that was typed and neither saved nor discarded', async () => {
    const { view, centre, accept, wish, settle } = await aDesk({ dispositionPolicy: 'asTheSkillSays' });
    centre.rules.set('chat', aSkill('chat', { acw: 'none', requireDisposition: false }));
    const chat = centre.arrives('chat');
    await accept(chat);
    const draft = { dispositionId: null, secondaryDispositionId: null, notes: 'Ask Bob', amount: '', callBackAt: '' };
    await wish(chat, { type: 'agent.draft', draft });
    centre.customerLeaves(chat);
    await settle();
    expect(view().sessions[0]?.owed.map((one) => one.owed)).toEqual(['unsavedNote']);
    await wish(chat, { type: 'agent.discardDraft' });
    expect(view().recentlyClosed.map((closed) => closed.sessionId)).toEqual([chat]);
  });

  it('keeps a session on the screen, marked closed, while the keyboard focus is inside', async () => {
    const { view, centre, desk, accept, dispose } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    desk.wish({ type: 'agent.lookAt', sessionId: chat });
    centre.customerLeaves(chat);
    await dispose(chat);
    expect(view().sessions.map((session) => session.status)).toEqual(['closed']);
    expect(view().recentlyClosed).toEqual([]);
    desk.wish({ type: 'agent.lookAt', sessionId: null });
    expect(view().sessions).toEqual([]);
    expect(view().recentlyClosed).toHaveLength(1);
  });

  it('remembers the last twenty sessions that closed, the newest first', async () => {
    const { view, centre, accept, settle } = await aDesk();
    centre.rules.set('chat', aSkill('chat', { acw: 'none', dispositions: [] }));
    const chats: string[] = [];
    for (let count = 0; count < 22; count += 1) {
      const chat = centre.arrives('chat');
      chats.push(chat);
      await accept(chat);
      centre.customerLeaves(chat);
      await settle();
    }
    expect(view().recentlyClosed.map((closed) => closed.sessionId)).toEqual(chats.reverse().slice(0, 20));
  });
});

describe('the selection', () => {
  it('is what the agent accepted or clicked last, whatever happens', async () => {
    const { centre, desk, accept, interaction, settle } = await aDesk();
    const [one, other] = [centre.arrives('chat'), centre.arrives('chat', { customerName: 'Bob Day' })];
    await accept(one);
    await accept(other);
    desk.wish({ type: 'agent.select', interactionId: one });
    centre.customerWrites(other, 'Hello?');
    centre.arrives('voice');
    await settle();
    expect([interaction(one)?.isSelected, interaction(other)?.isSelected]).toEqual([true, false]);
    expect([interaction(one)?.unread, interaction(other)?.unread]).toEqual([0, 1]);
    desk.wish({ type: 'agent.select', interactionId: other });
    expect([interaction(one)?.isSelected, interaction(other)?.unread]).toEqual([false, 0]);
  });
});

describe('names', () => {
  it('tell two open sessions of one name apart, and give the number free again', async () => {
    const { view, centre, accept, dispose } = await aDesk();
    const [one, other] = [centre.arrives('chat'), centre.arrives('chat')];
    await accept(one);
    await accept(other);
    expect(view().sessions.map((session) => session.customer)).toEqual([
      { name: 'Ann Lee', ordinal: 1 },
      { name: 'Ann Lee', ordinal: 2 }
    ]);
    centre.customerLeaves(one);
    await dispose(one);
    await accept(centre.arrives('chat'));
    expect(
      view()
        .sessions.map((session) => session.customer.ordinal)
        .sort()
    ).toEqual([1, 2]);
  });
});

describe('Personal Connection', () => {
  it('is refused once while nobody is on the line, however often it is announced', async () => {
    const { view, centre, settle } = await aDesk();
    const contact = centre.arrives('voice', { unsupported: 'personalConnection' });
    centre.tell({ type: 'contact.reported', report: centre.contact(contact)! });
    await settle();
    expect(centre.commands).toEqual([`reject ${contact}`]);
    expect([view().sessions, view().offers, view().unsupported]).toEqual([[], [], []]);
  });

  it('can only be ended when a customer is on the line already', async () => {
    const { view, centre, desk, settle } = await aDesk();
    const contact = centre.arrives('voice', { unsupported: 'personalConnection', phase: 'active' });
    expect(view().unsupported.map((one) => [one.contactId, one.kind])).toEqual([[contact, 'personalConnection']]);
    expect(view().sessions).toEqual([]);
    desk.wish({ type: 'agent.endUnsupported', contactId: contact });
    desk.wish({ type: 'agent.endUnsupported', contactId: contact });
    await settle();
    expect(centre.commands).toEqual([`end ${contact}`]);
    expect(view().unsupported).toEqual([]);
  });

  it('takes the line: while its customer is there, nobody else is dialled', async () => {
    const { view, centre, accept, interaction, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    const offs = () => [view().newCall.off, interaction(chat)?.targets.find(({ target }) => target === 'voice')?.off];
    expect(offs()).toEqual([null, null]);
    const contact = centre.arrives('voice', { unsupported: 'personalConnection', phase: 'active' });
    await settle();
    expect(offs()).toEqual(Array(2).fill({ key: 'callUp' }));
    centre.customerLeaves(contact);
    await settle();
    expect(offs()).toEqual([null, null]);
  });
});

describe('limits', () => {
  it('let an offer beyond them be accepted, and mark it', async () => {
    const { view, centre, accept, interaction } = await aDesk({ multiContact: false });
    await accept(centre.arrives('chat'));
    const second = centre.arrives('chat', { customerName: 'Bob Day' });
    expect(view().offers.map((offer) => offer.isBeyondLimit)).toEqual([true]);
    await accept(second);
    expect(interaction(second)?.status).toBe('active');
  });

  it('keep a new call and +1 off at one session, and still let it be elevated', async () => {
    const { view, centre, desk, accept, elevate } = await aDesk({ multiContact: false });
    const chat = centre.arrives('chat');
    await accept(chat);
    expect(view().newCall.off?.key).toBe('limitSessions');
    desk.wish({ type: 'agent.requestContact' });
    await elevate(chat, 'voice', NUMBER);
    expect(centre.commands).toEqual([`accept ${chat}`, 'dial']);
  });
});

describe('elevating from a record', () => {
  it('asks which contact is meant, calls nobody before that, and dials once', async () => {
    const { view, centre, desk, accept, settle } = await aDesk();
    const task = centre.arrives('workItem');
    await accept(task);
    desk.wish({
      type: 'agent.openForm',
      origin: 'record',
      number: '(415) 555-0123',
      recordId: '003',
      recordName: 'Ann'
    });
    const form = view().form!;
    expect(form).toMatchObject({ origin: 'record', address: '(415) 555-0123', elevateOff: null, newContactOff: null });
    expect(centre.commands).toEqual([`accept ${task}`]);
    const call = { type: 'agent.submitForm', formId: form.formId, address: form.address, skillId: 'phoneOut' } as const;
    desk.wish({ ...call, purpose: 'elevate' });
    desk.wish({ ...call, purpose: 'elevate' });
    await settle();
    expect(centre.commands).toEqual([`accept ${task}`, 'dial']);
    expect(view().sessions).toHaveLength(1);
  });

  it('opens a session of its own for a new contact', async () => {
    const { view, centre, desk, accept, settle } = await aDesk();
    await accept(centre.arrives('workItem'));
    desk.wish({ type: 'agent.openForm', origin: 'record', number: NUMBER, recordId: '003', recordName: 'Zoe Park' });
    const { formId } = view().form!;
    desk.wish({ type: 'agent.submitForm', formId, address: NUMBER, skillId: 'phoneOut', purpose: 'newContact' });
    await settle();
    expect(view().sessions.map((session) => session.customer.name)).toEqual(['Ann Lee', 'Zoe Park']);
    expect(view().form).toBeNull();
  });

  it('says why nothing is dialled, and keeps the form', async () => {
    const { view, centre, desk } = await aDesk();
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = view().form!;
    const submit = (address: string, skillId: string) => {
      desk.wish({ type: 'agent.submitForm', formId, address, skillId, purpose: 'newContact' });
      return view().form?.trouble?.key;
    };
    expect(submit('+1 911', 'phoneOut')).toBe('numberRefused');
    expect(submit('12', 'phoneOut')).toBe('numberTooShort');
    expect(submit(NUMBER, '')).toBe('skillMissing');
    expect(submit(NUMBER, 'emailOut')).toBe('skillUnknown');
    expect(centre.commands).toEqual([]);
  });
});

describe('an e-mail elevation', () => {
  it('that is discarded leaves an interaction with its own disposition, and the chat as it was', async () => {
    const { view, centre, accept, elevate, wish, interactions, interaction } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    await elevate(chat, 'email', 'ann@example.com');
    const mail = interactions().find((one) => one.channel === 'email')!.interactionId;
    await wish(mail, { type: 'agent.end' });
    expect(interaction(mail)?.owed).toEqual(['afterContactWork', 'disposition']);
    expect(interaction(chat)?.status).toBe('active');
    expect(view().sessions).toHaveLength(1);
  });
});

describe('trying again', () => {
  it('is not possible while another elevation of the session is under way', async () => {
    const { view, centre, desk, accept, elevate, settle } = await aDesk();
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.whenDialed(NUMBER, 'busy');
    await elevate(chat, 'voice', NUMBER);
    const [session] = view().sessions;
    await elevate(chat, 'voice', '+14155550199');
    desk.wish({ type: 'agent.tryAgain', sessionId: session!.sessionId, attemptId: session!.attempts[0]!.attemptId });
    await settle();
    expect(centre.commands.filter((command) => command === 'dial')).toHaveLength(2);
  });

  it.each(['conflict', 'lost'] as const)(
    'is one more attempt, whatever is heard of the one before: %s',
    async (how) => {
      const { view, centre, desk, accept, elevate, settle } = await aDesk();
      const chat = centre.arrives('chat');
      await accept(chat);
      if (how === 'lost') centre.faults.push('lost');
      else centre.answers.push({ result: 'refused', reason: how, detail: null });
      await elevate(chat, 'voice', NUMBER);
      const { sessionId, attempts } = view().sessions[0]!;
      centre.isHeard(false);
      desk.wish({ type: 'agent.tryAgain', sessionId, attemptId: attempts[0]!.attemptId });
      await settle();
      expect(view().sessions[0]!.attempts.map(({ status }) => status)).toEqual(['failed', 'underWay']);
      expect(centre.commands.filter((command) => command === 'dial')).toHaveLength(2);
    }
  );
});

describe('a reload', () => {
  it('in the middle of an elevated call finds one session again, with what is owed', async () => {
    const first = await aDesk();
    const { centre, clock, memory } = first;
    const chat = centre.arrives('chat');
    await first.accept(chat);
    centre.whenDialed(NUMBER, 'answers');
    await first.elevate(chat, 'voice', NUMBER);
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    await first.settle();
    const owed = first.view().sessions[0]?.owed;
    const second = await aDesk({}, { centre, clock, memory });
    expect(second.view().sessions).toHaveLength(1);
    expect(second.view().sessions[0]?.owed).toEqual(owed);
    expect(second.view().call?.status).toBe('active');
  });
});
