import { aDesk, settleDown } from 'test/fakes/aDesk';

type Bench = Awaited<ReturnType<typeof aDesk>>;

const BEN = { agentId: '30002', name: 'Ben' };

async function signsIn({ centre, desk }: Bench, who: { agentId: string; name: string } | null = null): Promise<void> {
  desk.wish({ type: 'agent.signOut' });
  await settleDown();
  if (who !== null) centre.signsIn(who);
  desk.wish({ type: 'agent.signIn', station: '' });
  await settleDown();
}

async function seconds({ clock }: Bench, count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) {
    clock.pass(1_000);
    await settleDown();
  }
}

/** Lets what is asked wait until it is told to go on. */
function held<Asked extends unknown[], Found>(ask: (...asked: Asked) => Promise<Found>) {
  let goOn = (): void => undefined;
  const asked = async (...what: Asked): Promise<Found> => {
    await new Promise<void>((go) => (goOn = go));
    return ask(...what);
  };
  return { asked, goOn: () => goOn() };
}

describe('what cannot be read of a contact', () => {
  it('is asked for no more once its session is closed', async () => {
    const bench = await aDesk();
    const { centre, accept, wish, dispose, view } = bench;
    centre.unreadable.add('conversations');
    const email = centre.arrives('email', { address: 'ann@example.com' });
    await accept(email);
    await wish(email, { type: 'agent.end' });
    await dispose(email);
    expect(view().sessions).toEqual([]);
    const read = jest.spyOn(centre.port, 'readLetters');
    await seconds(bench, 60);
    expect(read).not.toHaveBeenCalled();
  });

  it('is asked for once every two seconds, however often the agent has signed in', async () => {
    const bench = await aDesk();
    bench.centre.unreadable.add('dispositions');
    await bench.accept(bench.centre.arrives('chat'));
    await signsIn(bench);
    await signsIn(bench);
    const read = jest.spyOn(bench.centre.port, 'readDisposition');
    await seconds(bench, 60);
    expect(read).toHaveBeenCalledTimes(30);
  });
});

describe('the next agent', () => {
  it('sees nothing of a call of the last one that was refused in the moment of signing out', async () => {
    const bench = await aDesk();
    const { centre, store, desk, view } = bench;
    const write = held(store.intents.write);
    const writeAtOnce = store.intents.write;
    store.intents.write = (owner, change, epoch) =>
      (change.put.some(({ status }) => status === 'refused') ? write.asked : writeAtOnce)(owner, change, epoch);
    centre.answers.push({ result: 'refused', reason: 'noSkill', detail: null });
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    const { formId } = view().form!;
    const call = { formId, address: '+14155550123', skillId: 'phoneOut', purpose: 'newContact' as const };
    desk.wish({ type: 'agent.submitForm', ...call });
    await settleDown();
    desk.wish({ type: 'agent.signOut' });
    await settleDown();
    write.goOn();
    await settleDown();
    await signsIn(bench, BEN);
    expect([view().agent?.name, view().attempts]).toEqual(['Ben', []]);
  });

  it('is given no contact of the last one that was still being read', async () => {
    const first = await aDesk();
    const { centre } = first;
    const chat = centre.arrives('chat');
    await first.accept(chat);
    first.desk.stop();
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    const read = held(centre.port.readContact);
    centre.port.readContact = read.asked;
    const next = await aDesk({}, { ...first, store: first.store });
    expect(next.view().beingRead).toEqual([chat]);
    next.desk.wish({ type: 'agent.signOut' });
    await settleDown();
    delete next.memory.kept[chat];
    await signsIn(next, BEN);
    read.goOn();
    await settleDown();
    expect([next.view().agent?.name, next.interactions()]).toEqual(['Ben', []]);
  });
});

describe('an elevation of a voicemail that was wished in another tab', () => {
  it('is the call, not the pause before it: where it comes too late nobody is dialled', async () => {
    const { centre, desk, accept, wish, view } = await aDesk();
    const voicemail = centre.arrives('voicemail', { address: '+14155550123' });
    await accept(voicemail);
    await wish(voicemail, { type: 'agent.play' });
    desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId: voicemail, target: 'voice' });
    const call = { formId: view().form!.formId, address: '+14155550123', skillId: 'phoneOut' };
    centre.commands.length = 0;
    desk.take({ type: 'agent.submitForm', ...call, purpose: 'elevate' }, { key: 'wish-1', isLate: true });
    await settleDown();
    expect(centre.commands).toEqual([`pauseVoicemail ${voicemail}`]);
  });
});

describe('a letter that was sent while its disposition is being saved', () => {
  it('is no draft any more, also on disk', async () => {
    const bench = await aDesk();
    const { centre, store, accept, wish, interaction } = bench;
    const email = centre.arrives('email', { address: 'ann@example.com' });
    await accept(email);
    await wish(email, {
      type: 'agent.draftMessage',
      message: { text: 'Here it is.', subject: null, isReplying: true }
    });
    await seconds(bench, 1);
    const draft = { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: '', callBackAt: '' };
    await wish(email, { type: 'agent.draft', draft });
    centre.unreadable.add('dispositions');
    await wish(email, { type: 'agent.saveDisposition' });
    await wish(email, { type: 'agent.sendLetter', to: 'ann@example.com', subject: 'Re: Invoice', text: 'Here it is.' });
    await seconds(bench, 5);
    expect(interaction(email)).toMatchObject({ message: { text: '' }, disposition: { status: 'saving' } });
    expect((await store.drafts.recall('t1/30001')).map(({ message }) => message?.text)).toEqual(['']);
  });
});

describe('a contact of which the first word is the last one', () => {
  it('is owed where an earlier page remembered it, although that was read only then', async () => {
    const first = await aDesk();
    const { centre, memory } = first;
    const chat = centre.arrives('chat');
    await first.accept(chat);
    first.desk.stop();
    const recall = held(memory.recall);
    memory.recall = recall.asked;
    centre.customerLeaves(chat);
    centre.timeRunsOut(chat);
    const next = await aDesk({}, { ...first, store: first.store });
    centre.tell({ type: 'contact.reported', report: centre.contact(chat)! });
    await settleDown();
    recall.goOn();
    await seconds(next, 4);
    expect([next.view().beingRead, next.view().sessions.map(({ owed }) => owed.map((one) => one.owed))]).toEqual([
      [],
      [['disposition']]
    ]);
  });
});

describe('a contact that is given another skill while the list of the first one is read', () => {
  it('gets the list of its own', async () => {
    const bench = await aDesk();
    const { centre, accept, interaction } = bench;
    const readAtOnce = centre.port.readSkillRules;
    const read = held(readAtOnce);
    centre.port.readSkillRules = read.asked;
    const chat = centre.arrives('chat');
    await accept(chat);
    centre.port.readSkillRules = readAtOnce;
    const report = centre.contact(chat)!;
    centre.tell({ type: 'contact.reported', report: { ...report, skillId: 'email', version: report.version + 1 } });
    read.goOn();
    await seconds(bench, 4);
    expect(interaction(chat)?.disposition.status).toBe('open');
  });
});
