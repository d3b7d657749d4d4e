import type { DispositionPolicy } from 'c/omniPolicy';
import type { ContactReport } from 'c/omniPorts';
import { aDesk, settleDown } from 'test/fakes/aDesk';
import { aSkill } from 'test/fakes/fakeContactCentre';
import { explore, type Move } from 'test/model/explore';

const NUMBER = '+14155550123';
const NOTE = { dispositionId: null, secondaryDispositionId: null, notes: 'Ask Bob', amount: '', callBackAt: '' };
/** States looked at from each beginning; more of them by EXPLORE_STATES. */
const LIMIT = Number(process.env['EXPLORE_STATES'] ?? 45);

type World = Awaited<ReturnType<typeof newWorld>>;

interface Setting {
  elevation: boolean;
  multiContact: boolean;
  dispositionPolicy: DispositionPolicy;
}

/** A chat that is being handled, and the skills a second interaction comes by; or both being handled. */
async function newWorld(setting: Setting, begins: 'one' | 'two') {
  const world = await aDesk(setting);
  world.centre.rules.set('phoneOut', aSkill('phoneOut', { acw: 'automatic', requireDisposition: false }));
  world.centre.rules.set('voice', aSkill('voice', { acw: 'none', requireDisposition: false }));
  const chat = world.centre.arrives('chat');
  await world.accept(chat);
  const begun = { ...world, setting, chat, heard: true };
  if (begins === 'one') return begun;
  if (setting.elevation) {
    world.centre.whenDialed(NUMBER, 'answers');
    await world.elevate(chat, 'voice', NUMBER);
  } else await world.accept(world.centre.arrives('voice', { customerName: 'Bob Day' }));
  return begun;
}

const second = ({ centre, chat }: World): string | undefined => centre.contactIds().find((id) => id !== chat);
const isAt = (world: World, contactId: string | undefined, ...phases: ContactReport['phase'][]): boolean =>
  contactId !== undefined && phases.includes(world.centre.contact(contactId)!.phase);
const owes = (world: World, contactId: string | undefined): boolean =>
  contactId !== undefined && world.interaction(contactId)?.disposition.status === 'open';
const ends = (contactId: (world: World) => string | undefined, called: string): Move<World>[] => [
  {
    name: `the customer leaves the ${called}`,
    isPossible: (world) => isAt(world, contactId(world), 'active', 'held'),
    happen: (world) => world.centre.customerLeaves(contactId(world)!)
  },
  {
    name: `after-contact work of the ${called} runs out`,
    isPossible: (world) => isAt(world, contactId(world), 'ended') && !world.centre.contact(contactId(world)!)!.isFinal,
    happen: (world) => world.centre.timeRunsOut(contactId(world)!)
  },
  {
    name: `a disposition is saved for the ${called}`,
    isPossible: (world) => owes(world, contactId(world)),
    happen: (world) => save(world, contactId(world)!)
  }
];

async function save(world: World, contactId: string): Promise<void> {
  await world.wish(contactId, { type: 'agent.draft', draft: { ...NOTE, dispositionId: '101' } });
  await world.wish(contactId, { type: 'agent.saveDisposition' });
}

async function passTime({ clock, settle }: World, ms = 12_000): Promise<void> {
  for (let step = 0; step < 4; step += 1) {
    clock.pass(ms / 4);
    await settle();
  }
}

const chatOf = (world: World): string => world.chat;

const moves: Move<World>[] = [
  {
    name: 'the agent calls the customer',
    isPossible: (world) => second(world) === undefined && isAt(world, world.chat, 'active', 'ended'),
    happen: (world) => world.elevate(world.chat, 'voice', NUMBER)
  },
  {
    name: 'the agent calls the customer, and the answer gets lost',
    isPossible: (world) => second(world) === undefined && isAt(world, world.chat, 'active', 'ended'),
    happen: async (world) => {
      world.centre.faults.push('answerLost');
      await world.elevate(world.chat, 'voice', NUMBER);
      world.centre.faults.splice(0);
    }
  },
  {
    name: 'another customer calls and is taken',
    isPossible: (world) => !world.setting.elevation && second(world) === undefined,
    happen: (world) => world.accept(world.centre.arrives('voice', { customerName: 'Bob Day' }))
  },
  {
    name: 'the customer answers',
    isPossible: (world) => isAt(world, second(world), 'dialing'),
    happen: (world) => world.centre.answersCall(second(world)!)
  },
  {
    name: 'the customer is busy',
    isPossible: (world) => isAt(world, second(world), 'dialing'),
    happen: (world) => world.centre.customerLeaves(second(world)!, 'busy')
  },
  {
    name: 'the agent ends the call',
    isPossible: (world) => isAt(world, second(world), 'dialing', 'active'),
    happen: (world) => world.wish(second(world)!, { type: 'agent.end' })
  },
  {
    name: 'the agent holds the call',
    isPossible: (world) => isAt(world, second(world), 'active'),
    happen: (world) => world.wish(second(world)!, { type: 'agent.hold' })
  },
  ...ends(chatOf, 'chat'),
  ...ends(second, 'call'),
  {
    name: 'a note is typed for the chat',
    isPossible: (world) => owes(world, world.chat),
    happen: (world) => world.wish(world.chat, { type: 'agent.draft', draft: NOTE })
  },
  {
    name: 'a disposition is saved for the chat, and the sending gets lost',
    isPossible: (world) => owes(world, world.chat),
    happen: async (world) => {
      world.centre.faults.push('lost');
      await save(world, world.chat);
    }
  },
  {
    name: 'events get lost from now on',
    isPossible: (world) => world.heard,
    happen: (world) => {
      world.heard = false;
      world.centre.isHeard(false);
    }
  },
  {
    name: 'the contact centre is joined again',
    isPossible: (world) => !world.heard,
    happen: async (world) => {
      world.heard = true;
      world.centre.isHeard(true);
      world.centre.join();
      await world.settle();
    }
  },
  { name: 'time passes', isPossible: (world) => world.clock.alarms() > 0, happen: (world) => passTime(world) }
];

const MOVES = moves.map((move) => ({
  ...move,
  happen: async (world: World) => {
    await move.happen(world);
    await settleDown();
  }
}));

/** All that tells two states apart: the contact centre's truth, what the agent sees, and what is still to come. */
function nameOf(world: World): string {
  const contacts = world.centre.contactIds().map((id) => {
    const { phase, isFinal, channel } = world.centre.contact(id)!;
    const seen = world.interaction(id);
    return [
      [channel, phase, isFinal, world.centre.recorded.has(id)],
      [seen?.status, seen?.disposition.status, seen?.owed, seen?.disposition.draft.notes, seen?.hold, seen?.end]
    ];
  });
  const sessions = world.view().sessions.map(({ status, attempts }) => [status, attempts.map((one) => one.status)]);
  return JSON.stringify([
    contacts,
    sessions,
    world.view().recentlyClosed.length,
    world.heard,
    world.clock.alarms() > 0
  ]);
}

/** Finished as the contact centre has it on record, and nothing typed that was not saved; read without the core's own rules. */
function isFinishedOnRecord({ centre, setting, interaction }: World, contactId: string): boolean {
  const { phase, isFinal, skillId } = centre.contact(contactId)!;
  if (phase !== 'ended' || !isFinal) return false;
  if (centre.recorded.has(contactId)) return true;
  if ((interaction(contactId)?.disposition.draft.notes ?? '') !== '') return false;
  if (!centre.wasConnected(contactId)) return true;
  const { requireDisposition } = centre.rules.get(skillId!)!;
  return setting.dispositionPolicy === 'asTheSkillSays' && !requireDisposition;
}

/** Over while nobody listened: whether somebody answered is not known, so its disposition is asked for. */
function isEndUnheard({ centre, interaction }: World, contactId: string): boolean {
  const seen = interaction(contactId);
  const isUnclear = seen?.status === 'dialing' || seen?.endReason === 'vanished';
  return isUnclear && !centre.wasConnected(contactId) && !centre.recorded.has(contactId);
}

/** The contacts of each session that was opened: those that an elevation joined are one. */
function sessionsOnRecord(world: World): string[][] {
  const call = second(world);
  if (call === undefined) return [[world.chat]];
  return world.centre.contact(call)!.parentContactId === null ? [[world.chat], [call]] : [[world.chat, call]];
}

const closedOnScreen = (world: World): string[] => world.view().recentlyClosed.map((closed) => closed.sessionId);

function expectOnlyFinishedClosed(world: World, path: string[]): void {
  const wrong = sessionsOnRecord(world).filter(
    (contacts) => closedOnScreen(world).includes(contacts[0]!) && !contacts.every((id) => isFinishedOnRecord(world, id))
  );
  if (wrong.length > 0) throw new Error(`closed too early: ${path.join(', ')}`);
}

async function hearAgain(world: World): Promise<void> {
  world.centre.isHeard(true);
  world.centre.faults.splice(0);
  world.centre.join();
  await world.settle();
  await passTime(world);
}

/** What a diligent agent does with whatever is on the screen, until nothing is left. */
async function finishEverything(world: World): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await hearAgain(world);
    for (const id of world.centre.contactIds()) {
      const seen = world.interaction(id);
      if (isAt(world, id, 'dialing')) world.centre.customerLeaves(id, 'noAnswer');
      if (isAt(world, id, 'active', 'held')) world.centre.customerLeaves(id);
      if (seen?.disposition.status === 'open') await save(world, id);
      world.centre.timeRunsOut(id);
      await world.settle();
    }
    if (world.view().sessions.length === 0) return;
  }
}

const SETTINGS: Setting[] = [true, false].flatMap((elevation) =>
  [true, false].flatMap((multiContact) =>
    (['everyInteraction', 'asTheSkillSays'] as const).map((dispositionPolicy) => ({
      elevation,
      multiContact,
      dispositionPolicy
    }))
  )
);

describe('a desk with two interactions, whatever happens in whatever order', () => {
  it.each(SETTINGS)(
    'closes a session when all in it is finished, never earlier, and always can (elevation $elevation, several contacts $multiContact, $dispositionPolicy)',
    async (setting) => {
      const stuck: string[] = [];
      let finished = 0;
      const look = async (world: World, path: string[]): Promise<void> => {
        expectOnlyFinishedClosed(world, path);
        const done = sessionsOnRecord(world).filter((contacts) =>
          contacts.every((id) => isFinishedOnRecord(world, id) && !isEndUnheard(world, id))
        );
        finished += done.length;
        await hearAgain(world);
        if (!done.every(([sessionId]) => closedOnScreen(world).includes(sessionId!)))
          stuck.push(`not closed: ${path.join(', ')}`);
        await finishEverything(world);
        expectOnlyFinishedClosed(world, [...path, 'all finished']);
        if (world.view().sessions.length > 0) stuck.push(`cannot be closed: ${path.join(', ')}`);
      };
      const names = new Set<string>();
      for (const begins of ['one', 'two'] as const) {
        const start = () => newWorld(setting, begins);
        (await explore({ start, moves: MOVES, nameOf, limit: LIMIT, look })).forEach((name) => names.add(name));
      }
      expect(stuck).toEqual([]);
      expect(names.size).toBeGreaterThanOrEqual(LIMIT * 1.2);
      expect(finished).toBeGreaterThan(0);
    },
    600_000
  );
});
