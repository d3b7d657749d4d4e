import type { ContactReport } from 'c/omniPorts';
import { aDesk } from 'test/fakes/aDesk';
import { aSkill } from 'test/fakes/fakeContactCentre';

const ADDRESS = 'ann@example.com';
const READ_AGAIN_MS = 2_000;

type World = Awaited<ReturnType<typeof aDesk>>;

/** A chat and the e-mail it was elevated to, both over with their time for after-contact work, and what each skill asks for. */
async function aDayOfTwo() {
  const on = await aDesk();
  on.centre.rules.set('chat', aSkill('chat', { requireDisposition: true }));
  const chat = on.centre.arrives('chat');
  await on.settle();
  await on.accept(chat);
  await on.elevate(chat, 'email', ADDRESS);
  const mail = on.centre.contactIds().find((id) => id !== chat)!;
  for (const id of [chat, mail]) {
    on.centre.customerLeaves(id);
    on.centre.timeRunsOut(id);
  }
  await on.settle();
  on.desk.stop();
  return { on, chat, mail };
}

type Read = World['centre']['port']['readContact'];

/** The next page, in which some contacts are read otherwise. */
async function nextPage({ centre, clock, memory, store }: World, reads: { [contactId: string]: Read }) {
  const { readContact } = centre.port;
  const asked: string[] = [];
  centre.port.readContact = (contactId) => {
    asked.push(contactId);
    return (reads[contactId] ?? readContact)(contactId);
  };
  const after = await aDesk({}, { centre, clock, memory, store });
  await after.settle();
  return { ...after, asked, readContact };
}

async function passReads({ clock, settle }: Pick<World, 'clock' | 'settle'>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    clock.pass(READ_AGAIN_MS);
    await settle();
  }
}

const owedIn = ({ view }: Pick<World, 'view'>): (string | null)[][] =>
  view().sessions.map(({ owed }) => owed.map(({ interactionId, owed: one }) => `${interactionId} ${one}`));

describe('after a reload, a session of two contacts', () => {
  it.each(['first', 'second'] as const)(
    'stays open while reading the %s hangs, and says what it waits for',
    async (which) => {
      const { on, chat, mail } = await aDayOfTwo();
      const [missing, there] = which === 'first' ? [chat, mail] : [mail, chat];
      let answer = (_report: ContactReport): void => undefined;
      const after = await nextPage(on, { [missing]: () => new Promise((settle) => (answer = settle)) });
      await after.dispose(there);
      expect(owedIn(after)).toEqual([[`${missing} beingRead`]]);
      expect([after.view().beingRead, after.view().sessions[0]?.status]).toEqual([[missing], 'open']);
      answer(on.centre.contact(missing)!);
      await after.settle();
      expect(owedIn(after)).toEqual([[`${missing} disposition`]]);
      await after.dispose(missing);
      expect([after.view().sessions, after.view().beingRead]).toEqual([[], []]);
      expect(after.view().recentlyClosed.map(({ channels }) => channels.length)).toEqual([2]);
      expect(on.memory.kept).toEqual({});
    }
  );

  it.each([
    ['the parent, whose row was written under another session', 'mail', { sessionId: 'own', parentContactId: 'chat' }],
    ['the child, whose row was written under another session', 'chat', { sessionId: 'own', parentContactId: 'chat' }],
    ['what was in one session, whoever its parent was', 'chat', { sessionId: 'chat', parentContactId: null }]
  ] as const)('waits for %s', async (_what, which, row) => {
    const { on, chat, mail } = await aDayOfTwo();
    const ids = { chat, mail, own: mail };
    on.memory.remember('t1/30001', {
      contactId: mail,
      sessionId: ids[row.sessionId],
      parentContactId: row.parentContactId === null ? null : ids[row.parentContactId]
    });
    const [missing, there] = which === 'mail' ? [chat, mail] : [mail, chat];
    const after = await nextPage(on, { [missing]: async () => 'unreadable' });
    await after.dispose(there);
    expect(owedIn(after)).toEqual([[`${missing} beingRead`]]);
  });

  it('does not wait for a contact of another session', async () => {
    const { on, chat, mail } = await aDayOfTwo();
    on.memory.remember('t1/30001', { contactId: '7999', sessionId: '7999', parentContactId: null });
    const after = await nextPage(on, { '7999': async () => 'unreadable' });
    for (const contactId of [chat, mail]) await after.dispose(contactId);
    expect([after.view().sessions, after.view().beingRead]).toEqual([[], ['7999']]);
  });

  it('waits as long as the second cannot be read, and asks for it once at a time', async () => {
    const { on, chat, mail } = await aDayOfTwo();
    const after = await nextPage(on, { [mail]: async () => 'unreadable' });
    await after.dispose(chat);
    const before = after.asked.length;
    after.centre.join();
    after.centre.join();
    await passReads(after, 200);
    expect(owedIn(after)).toEqual([[`${mail} beingRead`]]);
    expect(after.asked.length - before).toBe(200);
  });

  it('lets go of the one that the contact centre has not known for five minutes, and says so', async () => {
    const { on, chat, mail } = await aDayOfTwo();
    const after = await nextPage(on, { [mail]: async () => 'none' });
    await after.dispose(chat);
    await passReads(after, 148);
    expect(owedIn(after)).toEqual([[`${mail} beingRead`]]);
    await passReads(after, 2);
    expect([after.view().sessions, after.view().beingRead, on.memory.kept]).toEqual([[], [], {}]);
    expect(after.view().diagnostics.map(({ kind }) => kind)).toEqual(['missingContact']);
    expect(after.view().diagnostics[0]?.about).not.toBe('');
    await passReads(after, 5);
    expect(after.asked.filter((contactId) => contactId === mail)).toHaveLength(150);
  });

  it('does not take one answer for an end: a contact that is found again is owed', async () => {
    const { on, chat, mail } = await aDayOfTwo();
    let times = 0;
    const after = await nextPage(on, {
      [mail]: async (contactId) => {
        times += 1;
        if (times === 149) return 'unreadable';
        return times < 200 ? 'none' : on.centre.contact(contactId)!;
      }
    });
    await after.dispose(chat);
    await passReads(after, 200);
    expect(owedIn(after)).toEqual([[`${mail} disposition`]]);
  });

  it('waits for the second also when this browser remembers late, after the picture', async () => {
    const { on, chat, mail } = await aDayOfTwo();
    on.centre.rules.set('chat', aSkill('chat', { dispositions: [] }));
    const { recall } = on.memory;
    let remember = (): void => undefined;
    on.memory.recall = async (owner) => {
      await new Promise<void>((settle) => (remember = settle));
      return recall(owner);
    };
    const after = await nextPage(on, { [mail]: async () => 'unreadable' });
    after.centre.tell({ type: 'contact.reported', report: { ...on.centre.contact(chat)!, isFinal: false } });
    after.centre.tell({ type: 'contact.reported', report: on.centre.contact(chat)! });
    await after.settle();
    expect(after.view().sessions.map(({ status }) => status)).toEqual(['open']);
    remember();
    await after.settle();
    expect(owedIn(after)).toEqual([[`${mail} beingRead`]]);
  });

  it('does not close over a call that reached nobody while the rest has not been read', async () => {
    const on = await aDesk();
    const chat = on.centre.arrives('chat');
    await on.settle();
    await on.accept(chat);
    on.centre.whenDialed('+14155550123', 'busy');
    await on.elevate(chat, 'voice', '+14155550123');
    const call = on.centre.contactIds().find((id) => id !== chat)!;
    on.centre.customerLeaves(chat);
    on.centre.timeRunsOut(chat);
    await on.settle();
    on.desk.stop();
    on.memory.remember('t1/30001', { contactId: call, sessionId: chat, parentContactId: chat });
    const after = await nextPage(on, { [chat]: async () => 'unreadable' });
    expect([owedIn(after), after.view().recentlyClosed]).toEqual([[[`${chat} beingRead`]], []]);
  });

  it.each(['first', 'last'] as const)(
    'is joined by the call that came of the second, of which this browser knew nothing, told %s',
    async (which) => {
      const { on, chat, mail } = await aDayOfTwo();
      const answers: (() => void)[] = [];
      const after = await nextPage(on, {
        [chat]: (contactId) =>
          new Promise((settle) => answers.push(() => settle({ ...on.centre.contact(contactId)!, groupId: null }))),
        [mail]: async () => 'unreadable'
      });
      const tellCall = (): string =>
        after.centre.arrives('voice', {
          phase: 'active',
          direction: 'outbound',
          parentContactId: mail,
          groupId: null
        });
      const tellChat = (): void => answers.forEach((answer) => answer());
      const told = which === 'first' ? [tellCall, tellChat] : [tellChat, tellCall];
      for (const tell of told) {
        tell();
        await after.settle();
      }
      expect(after.view().sessions.map(({ interactions }) => interactions.length)).toEqual([2]);
    }
  );

  it('waits no more for one that came back into another session', async () => {
    const { on, chat, mail } = await aDayOfTwo();
    const after = await nextPage(on, { [mail]: async () => 'unreadable' });
    const other = after.centre.arrives('chat', { phase: 'active', groupId: 'G9' });
    after.centre.tell({
      type: 'contact.reported',
      report: { ...on.centre.contact(mail)!, groupId: 'G9', version: on.centre.contact(mail)!.version + 1 }
    });
    await after.settle();
    await after.dispose(chat);
    expect(after.view().sessions.map(({ sessionId }) => sessionId)).toEqual([other]);
  });
});

describe('after a reload, contacts of which none can be read', () => {
  it('are counted until they can, and none of another agent is', async () => {
    const { on, chat, mail } = await aDayOfTwo();
    const unreadable = async (): Promise<'unreadable'> => 'unreadable';
    const after = await nextPage(on, { [chat]: unreadable, [mail]: unreadable });
    expect([after.view().sessions, after.view().beingRead]).toEqual([[], [chat, mail]]);
    after.desk.wish({ type: 'agent.signOut' });
    after.centre.signsIn({ agentId: '30002' });
    on.memory.recall = async () => [];
    after.desk.wish({ type: 'agent.signIn', station: '' });
    await after.settle();
    expect(after.view().beingRead).toEqual([]);
    await passReads(after, 1);
    const before = after.asked.length;
    await passReads(after, 3);
    expect(after.asked.length).toBe(before);
  });
});

describe('after a reload, a contact whose end nobody dates any more', () => {
  it('has no duration on the screen, and keeps the one that the org knows', async () => {
    const { on, chat } = await aDayOfTwo();
    const known = on.centre.contact(chat)!;
    const read: Read = async () => ({ ...known, version: on.clock.now() + 60_000, isUndated: true });
    const after = await nextPage(on, { [chat]: read });
    expect(after.interaction(chat)).toMatchObject({ status: 'ended', isEndUnknown: true });
    expect(after.org.of(chat)?.interaction).toMatchObject({ endedAt: null, durationSeconds: null });
  });
});
