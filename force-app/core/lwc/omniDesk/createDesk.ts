import { createActor } from 'c/xstate';
import type { Answer, Command, ContactCentreNews, ContactDraft, Verb } from 'c/omniPorts';
import { createLog } from 'c/omniLog';
import type { Settings } from 'c/omniPolicy';
import { createOutbox, isLetter, type Outbox, type Wished } from 'c/omniOutbox';
import { interactionMachine, type InteractionContext, type InteractionEvent, type Reading } from 'c/omniInteraction';
import { elevationMachine } from 'c/omniElevation';
import { sessionMachine } from 'c/omniSession';
import { watchForLogs } from './callLog';
import type { DeskPorts, WriterDesk } from './desk';
import type { DeskWish } from './deskWishes';
import { deskMachine } from './deskMachine';
import { interactionById, missingOf } from './deskRules';
import { createDraftKeeper } from './draftKeeper';
import { newViewMemory, selectDeskView } from './deskView';
import type { DeskView } from './deskShape';
import { writeIntent, writeNews } from './logging';

const READ_AGAIN_MS = 2_000;
/** Whoever has heard nothing for longer cannot tell how long a contact took that is over. */
const MISSED_AT_MOST_MS = 60_000;
/** So many times in a row, one minute: who may not read contacts at all still has to finish them. */
const END_UNREADABLE_AFTER = 30;
const MOST_LINES = 50;
/** So many times in a row, five minutes: a contact that has just ended may not be found at once. */
const NONE_BELIEVED_AFTER = 150;

/** How what was read comes to the interaction it is about. */
interface Lessons {
  teach: (interactionId: string, event: InteractionEvent) => void;
  /** Tells what the agent had begun for a contact before this page was loaded. */
  begun: (contactId: string) => Promise<void>;
  /** Keeps what the agent is typing. */
  typed: (draft: ContactDraft) => void;
  /** Puts it on disk now. */
  keepTyped: () => void;
  isConnected: () => boolean;
  interaction: (contactId: string) => unknown;
  add: Outbox['add'];
}

/** The interaction for which something is read. */
interface Reader {
  latest: () => InteractionContext;
  /** Its session is open, and its agent at work. */
  isThere: () => boolean;
}

/** Reads about a contact until it can be read; what was read comes as a fact. */
function readerOf({ contactCentre, clock }: DeskPorts, { teach, begun, isConnected }: Lessons) {
  const again = ({ isThere }: Reader, step: () => void): void => {
    clock.after(READ_AGAIN_MS, () => {
      if (isThere()) step();
    });
  };

  async function readEnd(context: InteractionContext, reader: Reader, missedAt: number, times: number): Promise<void> {
    const { contactId } = context.report;
    const [found, recorded] = await Promise.all([
      contactCentre.readContact(contactId),
      contactCentre.readDisposition(contactId),
      begun(contactId)
    ]);
    const isUnreadable = found === 'unreadable' || recorded === 'unreadable';
    if (isUnreadable && times < END_UNREADABLE_AFTER) {
      return again(reader, () => void readEnd(context, reader, missedAt, isConnected() ? times + 1 : times));
    }
    const isClose = context.unheardSince === null || missedAt - context.unheardSince < MISSED_AT_MOST_MS;
    teach(contactId, {
      type: 'end.read',
      at: isClose ? missedAt : null,
      reason: typeof found === 'string' ? null : found.endReason,
      recorded: typeof recorded === 'string' ? null : recorded
    });
  }

  const readers = {
    async skill(context: InteractionContext, reader: Reader): Promise<void> {
      const { skillId, contactId } = context.report;
      // A disposition on its way or a note being typed must be known before it is judged that nothing is owed.
      const [rules] = await Promise.all([
        skillId === null ? null : contactCentre.readSkillRules(skillId),
        begun(contactId)
      ]);
      // The contact may have been given another skill meanwhile.
      if (rules !== null && rules.skillId !== reader.latest().report.skillId)
        return readers.skill(reader.latest(), reader);
      if (rules !== null) return teach(contactId, { type: 'skill.read', rules });
      teach(contactId, { type: 'skill.unreadable' });
      again(reader, () => void readers.skill(reader.latest(), reader));
    },
    async record(context: InteractionContext, reader: Reader): Promise<void> {
      const { contactId } = context.report;
      // A note that was typed before is not lost where somebody else has saved a disposition meanwhile.
      const [recorded] = await Promise.all([contactCentre.readDisposition(contactId), begun(contactId)]);
      if (recorded === 'unreadable') return again(reader, () => void readers.record(context, reader));
      teach(contactId, { type: 'disposition.read', recorded: recorded === 'none' ? null : recorded });
    },
    end: (context: InteractionContext, reader: Reader): Promise<void> => readEnd(context, reader, clock.now(), 1),
    async conversation(context: InteractionContext, reader: Reader): Promise<void> {
      const { contactId, channel } = context.report;
      if (channel === 'email') {
        const letters = await contactCentre.readLetters(contactId);
        if (letters === null) return again(reader, () => void readers.conversation(context, reader));
        teach(contactId, { type: 'letters.read', letters });
      } else if (channel === 'chat') {
        const lines = await contactCentre.readChat(contactId);
        if (lines === null) return again(reader, () => void readers.conversation(context, reader));
        teach(contactId, { type: 'contact.wrote', lines });
      }
    }
  } satisfies Record<Reading, (context: InteractionContext, reader: Reader) => Promise<void>>;
  return readers;
}

/** The same machines the charts draw, with the world behind them. */
function wire(ports: DeskPorts, outbox: Outbox, lessons: Lessons) {
  const readers = readerOf(ports, lessons);
  const { add } = lessons;
  const save: Outbox['add'] = (command, contactId) => {
    // What was typed before the last words must not outlive them: as an unsaved note, or as a letter cut short.
    if (command.verb === 'saveDisposition' || isLetter(command)) lessons.keepTyped();
    return add(command, contactId);
  };
  const interaction = interactionMachine.provide({
    actions: {
      command: ({ context }, { command }: { command: Command }) => void save(command, context.interactionId),
      keepDraft: ({ context: { interactionId, draft, message } }) =>
        lessons.typed({ contactId: interactionId, disposition: draft, message }),
      sendAgain: (_args, { key }: { key: string }) => void outbox.sendAgain(key),
      takeBack: (_args, { keys }: { keys: string[] }) => keys.forEach((key) => outbox.takeBack(key)),
      read: ({ context, self }, { what }: { what: Reading }) =>
        void readers[what](context, {
          latest: () => self.getSnapshot().context,
          isThere: () => lessons.interaction(context.interactionId) === self
        })
    }
  });
  const elevation = elevationMachine.provide({
    actions: {
      command: ({ context }, { command }: { command: Command }) => void add(command, context.parentInteractionId)
    }
  });
  return sessionMachine.provide({ actors: { interaction, elevation } });
}

const OUTLIVE: Verb[] = ['saveRecord', 'dial', 'writeEmail'];

const ownerOf = (agent: { agentId: string; tenantId: string }): string => `${agent.tenantId}/${agent.agentId}`;

/** Joins charts and ports: the one place where the desk meets the world. */
export function createDesk(ports: DeskPorts, settings: Settings): WriterDesk {
  const { contactCentre, callLog, clock, memory } = ports;
  async function perform(command: Command, key: string): Promise<Answer> {
    if (command.verb !== 'saveRecord') return contactCentre.perform(command, key);
    const { answer, notWritten } = await callLog.save(command.log);
    if (notWritten.length > 0) desk.send({ type: 'log.notWritten', fields: notWritten });
    return answer;
  }
  const outbox = createOutbox({
    ...ports,
    store: ports.intents,
    perform,
    fenced: () => ports.fenced?.()
  });
  const keeper = createDraftKeeper(ports);
  /** Of the wish from another tab that is being done; the first command that it comes to is it. */
  let wished: Wished | null = null;
  let isCallWished = false;
  const add: Outbox['add'] = (command, contactId) => {
    // Playback is paused for the call, which is what was wished.
    if (isCallWished && command.verb === 'pauseVoicemail') return outbox.add(command, contactId);
    const by = wished;
    wished = null;
    return outbox.add(command, contactId, by);
  };
  let isTakenUp: Promise<unknown> = Promise.resolve();
  let isMemoryRead = false;
  const session = wire(ports, outbox, {
    teach: (interactionId, event) => desk.send({ type: 'interaction.told', interactionId, event }),
    async begun(contactId) {
      await isTakenUp;
      const intents = [...outbox.refused(), ...outbox.open()];
      intents
        .filter((intent) => intent.contactId === contactId && intent.isRestored)
        .forEach((intent) => desk.send({ type: 'intent.changed', intent }));
      const draft = keeper.of(contactId);
      if (draft === null) return;
      desk.send({ type: 'interaction.told', interactionId: contactId, event: { type: 'draft.recalled', draft } });
    },
    typed: keeper.note,
    keepTyped: keeper.write,
    isConnected: () => desk.getSnapshot().context.connectionLostSince === null,
    interaction: (contactId) => interactionById(desk.getSnapshot().context, contactId),
    add
  });
  const recalling = new Set<string>();
  /** Reads a remembered contact until it can be read, or is known by other news, or is remembered no more, or is no more. */
  async function recall(contactId: string, timesNone = 0): Promise<void> {
    recalling.add(contactId);
    const found = await contactCentre.readContact(contactId);
    const none = found === 'none' ? timesNone + 1 : 0;
    const isWanted = missingOf(desk.getSnapshot().context).some((contact) => contact.contactId === contactId);
    if (isWanted && typeof found === 'string' && none < NONE_BELIEVED_AFTER) {
      clock.after(READ_AGAIN_MS, () => void recall(contactId, none));
      return;
    }
    recalling.delete(contactId);
    // Another agent may have signed in meanwhile.
    if (!isWanted) return;
    if (typeof found !== 'string') desk.send({ type: 'contact.recalled', report: found });
    else desk.send({ type: 'contact.missing', contactId });
  }

  const desk = createActor(
    deskMachine.provide({
      actors: { session },
      actions: {
        signIn: (_args, { station }) => contactCentre.signIn({ station: station === '' ? null : station }),
        resumeSignIn: () => contactCentre.resumeSignIn(),
        takeOver: () => contactCentre.takeOver(),
        signOut() {
          contactCentre.signOut();
          outbox.letGo();
          keeper.letGo();
        },
        takeBack: (_args, { key }) => outbox.takeBack(key),
        sendAgain: (_args, { key }) => void outbox.sendAgain(key),
        command: (_args, { command, contactId }) => void add(command, contactId),
        recall: ({ context: { agent } }) => {
          if (agent === null) return;
          isMemoryRead = false;
          const remembering = memory.recall(ownerOf(agent)).then((contacts) => {
            const { agent: now } = desk.getSnapshot().context;
            if (now === null || ownerOf(now) !== ownerOf(agent)) return;
            isMemoryRead = true;
            desk.send({ type: 'memory.recalled', contacts });
          });
          // No session may close before it is known which contacts it has to wait for.
          isTakenUp = Promise.all([outbox.takeUp(ownerOf(agent)), keeper.recall(ownerOf(agent)), remembering]);
        },
        readMissing: ({ context }) => {
          if (!context.isPictureComplete) return;
          const isThere = (id: string): boolean => {
            const { homes, offers, remembered } = desk.getSnapshot().context;
            return id in homes || id in offers || remembered.some(({ contactId }) => contactId === id);
          };
          if (isMemoryRead) void isTakenUp.then(() => keeper.keepOnly(isThere));
          missingOf(context)
            .filter(({ contactId }) => !recalling.has(contactId))
            .forEach(({ contactId }) => void recall(contactId));
        },
        remember: ({ context: { agent } }, { contact }) => void (agent && memory.remember(ownerOf(agent), contact)),
        forget({ context: { agent } }, { contactIds }) {
          // What the org has refused outlives the session, and so does what may have begun outside.
          const asked = outbox.asked().filter(({ command }) => OUTLIVE.includes(command.verb));
          outbox
            .refused()
            .filter(
              ({ key, contactId }) => contactIds.includes(contactId ?? '') && !asked.some((one) => one.key === key)
            )
            .forEach(({ key }) => outbox.takeBack(key));
          keeper.drop(contactIds);
          if (agent !== null) memory.forget(ownerOf(agent), contactIds);
        },
        listAsked: (_args, { contactIds }) =>
          outbox
            .asked()
            .filter(({ command }) => 'parentContactId' in command && contactIds.includes(command.parentContactId ?? ''))
            .forEach((intent) => desk.send({ type: 'intent.changed', intent }))
      }
    }),
    { input: { settings } }
  );

  const missing = () => missingOf(desk.getSnapshot().context);
  const watchLogs = watchForLogs({
    desk: () => desk.getSnapshot().context,
    now: () => clock.now(),
    isMemoryRead: () => isMemoryRead,
    tell: ({ contactId, log }) => void outbox.add({ verb: 'saveRecord', contactId, log }, contactId)
  });
  const viewMemory = newViewMemory();
  const watchers = new Set<(view: DeskView) => void>();
  let drawn: DeskView | null = null;
  let isDrawingDue = false;
  const log = createLog({ now: () => clock.now(), most: MOST_LINES });
  /** A disposition can be saved once it is known what its skill asks for. */
  const mustReadFirst = (wish: DeskWish): boolean =>
    wish.type === 'agent.wish' &&
    wish.wish.type === 'agent.saveDisposition' &&
    view()
      .sessions.flatMap(({ interactions }) => interactions)
      .some(
        ({ interactionId, disposition: { status } }) =>
          interactionId === wish.interactionId && (status === 'reading' || status === 'unreadable')
      );
  const view = (): DeskView => (drawn ??= selectDeskView(desk.getSnapshot(), viewMemory, log.lines()));
  const draw = (): void => {
    isDrawingDue = false;
    watchers.forEach((onView) => onView(view()));
  };
  desk.subscribe(() => {
    watchLogs();
    drawn = null;
    if (isDrawingDue) return;
    isDrawingDue = true;
    queueMicrotask(draw);
  });
  outbox.listen((intent) => {
    writeIntent(log, intent);
    desk.send({ type: 'intent.changed', intent });
  });
  contactCentre.listen((news: ContactCentreNews) => {
    writeNews(log, news);
    // A contact is remembered before the intent it proves is forgotten: a page that dies in between knows of one of them.
    desk.send(news);
    outbox.hear(news);
  });
  desk.start();

  return {
    view,
    watch(onView) {
      watchers.add(onView);
      onView(view());
      return () => watchers.delete(onView);
    },
    wish: (wish) => desk.send(wish),
    take(wish, by) {
      const about = wish.type === 'agent.wish' || wish.type === 'agent.select' ? wish.interactionId : null;
      if (missing().some(({ contactId }) => contactId === about) || mustReadFirst(wish)) return false;
      if ([...outbox.open(), ...outbox.refused()].some(({ key }) => key === by.key)) return true;
      wished = by;
      isCallWished = wish.type === 'agent.submitForm' || wish.type === 'agent.tryAgain';
      desk.send(wish);
      wished = null;
      isCallWished = false;
      keeper.write();
      return true;
    },
    isReading: () => missing().length > 0,
    now: () => clock.now(),
    owner: () => {
      const { agent } = desk.getSnapshot().context;
      return agent === null ? null : ownerOf(agent);
    },
    stop() {
      contactCentre.stop();
      outbox.letGo();
      keeper.letGo();
      watchers.clear();
      desk.stop();
    }
  };
}
