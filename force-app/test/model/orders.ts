import { createDesk } from 'c/omniDesk';
import type { ContactReport } from 'c/omniPorts';
import { settleDown } from '../fakes/aDesk';
import { fakeCallLog } from '../fakes/fakeCallLog';
import { fakeClock } from '../fakes/fakeClock';
import { fakeDeskMemory } from '../fakes/fakeDeskMemory';
import { fakeDeskStore } from '../fakes/fakeDeskStore';
import { aSettings } from '../fakes/fakeSettings';
import { difference, pictureOf } from './pictureOf';
import { scriptedCentre } from './scriptedCentre';

type Centre = ReturnType<typeof scriptedCentre>;

const [FIRST, SECOND, THIRD] = ['7001', '7002', '7003'] as const;

const up = (centre: Centre, contactId: string): void => centre.change(contactId, { phase: 'active' });
const held = (centre: Centre, contactId: string): void => centre.change(contactId, { phase: 'held' });

function arrivesAndIsTaken(centre: Centre, channel: Parameters<Centre['create']>[0], contactId: string): void {
  centre.create(channel, {});
  up(centre, contactId);
}

const elevated = (groupId: string | null, parentContactId: string): Partial<ContactReport> => ({
  phase: 'dialing',
  direction: 'outbound',
  skillId: 'phoneOut',
  address: '+14155550123',
  parentContactId,
  groupId
});

const letter = (groupId: string | null, parentContactId: string): Partial<ContactReport> => ({
  ...elevated(groupId, parentContactId),
  phase: 'active',
  skillId: 'emailOut',
  address: 'ann@example.com'
});

/** What happens at the contact centre; each change is one event, at most seven of them. */
export const STORIES: { [story: string]: (centre: Centre) => void } = {
  'a chat is taken': (centre) => arrivesAndIsTaken(centre, 'chat', FIRST),
  'a chat is taken and the customer leaves': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    centre.end(FIRST, 'ended');
  },
  'a chat is over, its after-contact work too': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    centre.end(FIRST, 'ended');
    centre.finish(FIRST);
  },
  'a work item that asks for nothing is over': (centre) => {
    arrivesAndIsTaken(centre, 'workItem', FIRST);
    centre.end(FIRST, 'ended');
    centre.finish(FIRST);
  },
  'an e-mail without after-contact work is over': (centre) => {
    arrivesAndIsTaken(centre, 'email', FIRST);
    centre.end(FIRST, 'ended');
  },
  'a voicemail is over': (centre) => {
    arrivesAndIsTaken(centre, 'voicemail', FIRST);
    centre.end(FIRST, 'ended');
    centre.finish(FIRST);
  },
  'a call is held twice': (centre) => {
    arrivesAndIsTaken(centre, 'voice', FIRST);
    held(centre, FIRST);
    up(centre, FIRST);
    held(centre, FIRST);
    up(centre, FIRST);
  },
  'a call is held, taken back and over': (centre) => {
    arrivesAndIsTaken(centre, 'voice', FIRST);
    held(centre, FIRST);
    up(centre, FIRST);
    held(centre, FIRST);
    centre.end(FIRST, 'ended');
    centre.finish(FIRST);
  },
  'a call stays on hold': (centre) => {
    arrivesAndIsTaken(centre, 'voice', FIRST);
    held(centre, FIRST);
  },
  'an offer is withdrawn': (centre) => {
    centre.create('chat', {});
    centre.end(FIRST, 'refused');
  },
  'two customers write': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    arrivesAndIsTaken(centre, 'chat', SECOND);
    centre.end(FIRST, 'ended');
  },
  'three customers, three channels': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    arrivesAndIsTaken(centre, 'email', SECOND);
    arrivesAndIsTaken(centre, 'workItem', THIRD);
    centre.end(THIRD, 'ended');
  },
  'a dialer call is up and over': (centre) => {
    centre.create('voice', { unsupported: 'personalConnection' });
    up(centre, FIRST);
    centre.end(FIRST, 'ended');
  },
  'a dialer call is up beside a chat': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    centre.create('voice', { unsupported: 'personalConnection' });
    up(centre, SECOND);
  },
  'a call of the agent reaches somebody': (centre) => {
    centre.create('voice', { ...elevated(null, ''), parentContactId: null });
    up(centre, FIRST);
    held(centre, FIRST);
    up(centre, FIRST);
    held(centre, FIRST);
  },
  'a call of the agent reaches nobody': (centre) => {
    centre.create('voice', { ...elevated(null, ''), parentContactId: null });
    centre.end(FIRST, 'busy');
  },
  'a chat becomes a call': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    centre.create('voice', elevated('G1', FIRST));
    centre.change(FIRST, { groupId: 'G1' });
    up(centre, SECOND);
  },
  'a chat becomes a call that reaches nobody': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    centre.create('voice', elevated('G1', FIRST));
    centre.change(FIRST, { groupId: 'G1' });
    centre.end(SECOND, 'noAnswer');
  },
  'a chat becomes a call, both end': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    centre.create('voice', elevated(null, FIRST));
    up(centre, SECOND);
    centre.end(FIRST, 'ended');
    held(centre, SECOND);
  },
  'a chat becomes an e-mail that is sent': (centre) => {
    arrivesAndIsTaken(centre, 'chat', FIRST);
    centre.create('email', letter('G1', FIRST));
    centre.change(FIRST, { groupId: 'G1' });
    centre.end(SECOND, 'ended');
  },
  // The group is known from the start: what links two open sessions only later does not merge them.
  'a chat becomes a call and the call an e-mail': (centre) => {
    centre.create('chat', { groupId: 'G1' });
    up(centre, FIRST);
    centre.create('voice', elevated('G1', FIRST));
    up(centre, SECOND);
    centre.create('email', letter('G1', SECOND));
    held(centre, SECOND);
  },
  'an e-mail becomes a call beside another chat': (centre) => {
    arrivesAndIsTaken(centre, 'email', FIRST);
    arrivesAndIsTaken(centre, 'chat', SECOND);
    centre.create('voice', elevated('G1', FIRST));
    up(centre, THIRD);
  }
};

/** What there is in the end, whichever contact gave its session the name. */
function outcome(picture: ReturnType<typeof pictureOf>, channels: string[][], ofNoSession: string[]): object {
  const sessions = Object.values(picture.sessions).map(({ contacts, isClosing }) => [
    Object.keys(contacts).sort().join('+'),
    { isClosing, contacts }
  ]);
  return {
    ...picture,
    sessions: Object.fromEntries(sessions),
    attempts: [...Object.values(picture.attempts).flat(), ...ofNoSession],
    closed: channels.map((all) => [...all].sort().join('+')).sort()
  };
}

async function told(story: (centre: Centre) => void, order: number[]): Promise<object> {
  const centre = scriptedCentre();
  const ports = {
    contactCentre: centre.port,
    callLog: fakeCallLog().port,
    clock: fakeClock(),
    memory: fakeDeskMemory(),
    intents: fakeDeskStore().intents,
    drafts: fakeDeskStore().drafts,
    epoch: 1,
    newKey: () => 'key'
  };
  const desk = createDesk(ports, aSettings());
  centre.begin();
  story(centre);
  const events = centre.wire.splice(0);
  for (const at of order) {
    centre.deliver(events[at]!);
    await settleDown();
  }
  centre.tellEverything();
  await settleDown();
  const view = desk.view();
  return outcome(
    pictureOf(view),
    // A call that reached nobody before its parent was heard of was a session of its own, and closed stays closed.
    view.recentlyClosed.filter(({ failedCall }) => failedCall === null).map(({ channels }) => channels),
    view.attempts.map(({ target, status }) => `${target} ${status}`)
  );
}

/** How many events a story has. */
export function eventsOf(story: (centre: Centre) => void): number {
  const centre = scriptedCentre();
  story(centre);
  return centre.wire.length;
}

function* permutations(items: number[]): Generator<number[]> {
  if (items.length <= 1) {
    yield items;
    return;
  }
  for (const [at, first] of items.entries()) {
    for (const rest of permutations(items.filter((_, other) => other !== at))) yield [first, ...rest];
  }
}

/** Tells a story in every order of its events, the whole picture last; answers the orders that end otherwise than the right one. */
export async function ordersThatDiffer(story: (centre: Centre) => void): Promise<{ tried: number; differ: string[] }> {
  const rightOrder = Array.from({ length: eventsOf(story) }, (_, at) => at);
  const expected = await told(story, rightOrder);
  const differ: string[] = [];
  let tried = 0;
  for (const order of permutations(rightOrder)) {
    tried += 1;
    const found = difference(await told(story, order), expected);
    if (found !== null) differ.push(`${order.map((at) => at + 1).join(' ')}: ${found}`);
  }
  return { tried, differ };
}
