import * as fc from 'fast-check';
import { createDesk } from 'c/omniDesk';
import type { InteractionWish } from 'c/omniInteraction';
import type { Channel, Command, ContactCentreNews, ContactReport } from 'c/omniPorts';
import type { DispositionPolicy } from 'c/omniPolicy';
import { settleDown } from '../fakes/aDesk';
import { fakeCallLog } from '../fakes/fakeCallLog';
import { fakeClock } from '../fakes/fakeClock';
import { fakeDeskMemory } from '../fakes/fakeDeskMemory';
import { fakeDeskStore } from '../fakes/fakeDeskStore';
import { aSettings } from '../fakes/fakeSettings';
import { difference, pictureBy, pictureOf } from './pictureOf';
import { ReferenceDesk } from './referenceDesk';
import { RULES, scriptedCentre } from './scriptedCentre';

const CHANNELS: Channel[] = ['chat', 'voice', 'email', 'workItem', 'voicemail'];
const NUMBER = '+14155550123';
const ADDRESS = 'ann@example.com';
const MOST_CONTACTS = 6;

/** One step of a history; `which` and `how` are counted round whatever there is at that moment. */
export interface Step {
  what: keyof typeof STEPS;
  which: number;
  how: number;
}

export interface History {
  multiContact: boolean;
  dispositionPolicy: DispositionPolicy;
  steps: Step[];
}

async function newWorld({ multiContact, dispositionPolicy }: History) {
  const centre = scriptedCentre();
  const settings = aSettings({ multiContact, dispositionPolicy });
  let keys = 0;
  const desk = createDesk(
    {
      contactCentre: centre.port,
      callLog: fakeCallLog().port,
      clock: fakeClock(),
      memory: fakeDeskMemory(),
      intents: fakeDeskStore().intents,
      drafts: fakeDeskStore().drafts,
      epoch: 1,
      newKey: () => `key-${(keys += 1)}`
    },
    settings
  );
  centre.begin();
  await settleDown();
  const model = new ReferenceDesk({
    settings,
    rulesOf: (skillId) => ({
      hasList: (RULES[skillId ?? '']?.dispositions.length ?? 0) > 0,
      isRequired: RULES[skillId ?? '']?.requireDisposition ?? false
    }),
    asked(contactId) {
      const end = centre.contacts.get(contactId)?.endReason ?? 'ended';
      return { isRecorded: centre.recorded.has(contactId), notReachedBy: end === 'ended' ? null : end };
    }
  });
  return { centre, desk, model };
}

type World = Awaited<ReturnType<typeof newWorld>>;
type Happening = (world: World, contactId: string, how: number) => void | Promise<void>;

const tell = (world: World, report: ContactReport): void => {
  const { centre, model } = world;
  centre.deliver(report);
  model.told(report);
};

const wish =
  (verb: 'hold' | 'resume' | 'end' | 'finishAfterContactWork' | 'saveDisposition'): Happening =>
  ({ desk, model }, contactId) => {
    model.wishes(verb, contactId);
    desk.wish({ type: 'agent.wish', interactionId: contactId, wish: { type: `agent.${verb}` } });
  };

const elevate =
  (target: 'voice' | 'email'): Happening =>
  ({ desk, model }, contactId) => {
    model.elevates(contactId, target);
    desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId: contactId, target });
    submit(desk, target === 'voice' ? NUMBER : ADDRESS, target === 'voice' ? 'phoneOut' : 'emailOut', 'elevate');
  };

function submit(desk: World['desk'], address: string, skillId: string, purpose: 'elevate' | 'newContact'): void {
  const { form } = desk.view();
  if (form === null || form.status === 'calling') return;
  desk.wish({ type: 'agent.submitForm', formId: form.formId, address, skillId, purpose });
  if (desk.view().form?.status === 'open') desk.wish({ type: 'agent.closeForm' });
}

/** What is told and wished beside, and changes nothing of what the reference knows. */
const PASSING_NEWS: ContactCentreNews[] = [
  {
    type: 'agent.stateReported',
    agentState: { state: 'working', code: null, isAcw: false, since: 1, next: null }
  },
  { type: 'agent.muteReported', isMuted: true },
  { type: 'agent.legReported', leg: 'up' },
  { type: 'codes.reported', codes: [] },
  { type: 'event.setAside', kind: 'unknown', eventType: 'Weather' },
  {
    type: 'contact.wrote',
    contactId: '',
    lines: [{ lineId: 'l1', from: 'customer', author: null, text: 'Hello', at: 1 }]
  },
  { type: 'playback.reported', contactId: '', isPaused: true, position: 1 }
];
const PASSING_WISHES: InteractionWish[] = [
  { type: 'agent.showDetails' },
  { type: 'agent.hideDetails' },
  { type: 'agent.dismissTrouble' },
  { type: 'agent.sendText', text: ' ' },
  { type: 'agent.sendLetter', to: '', subject: '', text: '' }
];

const STEPS = {
  arrives: ({ centre }, _id, how) => {
    if (centre.contacts.size >= MOST_CONTACTS) return;
    const isDialer = how % 11 === 10;
    const changes = isDialer
      ? { unsupported: 'personalConnection' as const, phase: how % 2 ? 'active' : 'offered' }
      : {};
    centre.create(CHANNELS[how % CHANNELS.length]!, changes as Partial<ContactReport>);
  },
  isTold: (world) => {
    const next = world.centre.wire.shift();
    if (next !== undefined) tell(world, next);
  },
  isToldOutOfTurn: (world, _id, how) => {
    const { wire } = world.centre;
    const [late] = wire.length === 0 ? [] : wire.splice(how % wire.length, 1);
    if (late !== undefined) tell(world, late);
  },
  isToldAgain: (world, _id, how) => {
    const { told } = world.centre;
    const copy = told[how % told.length];
    if (copy !== undefined) tell(world, copy);
  },
  isAnswered: ({ centre, model }, _id, how) => {
    const answered = centre.answerNext(how % 4 !== 0);
    if (answered !== null) model.answered(answered.command, answered.isTaken);
  },
  /** Whatever is under way arrives. */
  allArrives: async (world) => {
    for (let turn = 0; turn < 200 && world.centre.asked.length + world.centre.wire.length > 0; turn += 1) {
      await happen(world, 'isAnswered', '', 1);
      while (world.centre.wire.length > 0) await happen(world, 'isTold');
    }
  },
  picksUp: ({ centre }, contactId) => {
    if (centre.contacts.get(contactId)?.phase === 'dialing') centre.change(contactId, { phase: 'active' });
  },
  isNotReached: ({ centre }, contactId, how) => {
    const isRinging = centre.contacts.get(contactId)?.phase === 'dialing';
    const reason = (['busy', 'noAnswer', 'rejected', 'unreachable', 'ended'] as const)[how % 5]!;
    if (isRinging) centre.end(contactId, reason, how % 3 === 0);
  },
  leaves: ({ centre }, contactId) => centre.end(contactId, 'ended'),
  timeRunsOut: ({ centre }, contactId) => centre.finish(contactId),
  everythingIsTold: ({ centre, model }) => {
    const open = centre.tellEverything();
    open.forEach((report) => model.told(report));
    model.toldEverything(open.map((report) => report.contactId));
  },
  accept: ({ desk, model }, contactId) => {
    model.wishes('accept', contactId);
    desk.wish({ type: 'agent.accept', contactId });
  },
  reject: ({ desk, model }, contactId) => {
    model.wishes('reject', contactId);
    desk.wish({ type: 'agent.reject', contactId });
  },
  hold: wish('hold'),
  resume: wish('resume'),
  end: wish('end'),
  finish: wish('finishAfterContactWork'),
  save: wish('saveDisposition'),
  draft: ({ desk, model }, contactId, how) => {
    const draft = { choice: how % 3 !== 0, notes: how % 2 === 0 };
    model.drafts(contactId, draft);
    desk.wish({
      type: 'agent.wish',
      interactionId: contactId,
      wish: {
        type: 'agent.draft',
        draft: {
          dispositionId: draft.choice ? '101' : null,
          secondaryDispositionId: null,
          notes: draft.notes ? 'Ask Bob' : '',
          amount: '',
          callBackAt: ''
        }
      }
    });
  },
  discard: ({ desk, model }, contactId) => {
    model.discards(contactId);
    desk.wish({ type: 'agent.wish', interactionId: contactId, wish: { type: 'agent.discardDraft' } });
  },
  select: ({ desk, model }, contactId) => {
    model.selects(contactId);
    desk.wish({ type: 'agent.select', interactionId: contactId });
  },
  call: elevate('voice'),
  write: elevate('email'),
  newCall: ({ desk, model }) => {
    model.calls();
    desk.wish({ type: 'agent.openForm', origin: 'newCall' });
    submit(desk, NUMBER, 'phoneOut', 'newContact');
  },
  tryAgain: ({ desk, model }, _id, how) => {
    const sessions = desk.view().sessions.filter(({ attempts }) => attempts.some(({ tryAgain }) => tryAgain !== null));
    const session = sessions[how % sessions.length];
    const attempt = session?.attempts.find(({ tryAgain }) => tryAgain !== null);
    if (session === undefined || attempt === undefined) return;
    model.triesAgain(session.sessionId, attempt.target);
    desk.wish({ type: 'agent.tryAgain', sessionId: session.sessionId, attemptId: attempt.attemptId });
  },
  passesBy: ({ centre, desk }, contactId, how) => {
    const news = PASSING_NEWS[how % PASSING_NEWS.length]!;
    if (how < 25) centre.tell('contactId' in news ? { ...news, contactId } : news);
    else
      desk.wish({ type: 'agent.wish', interactionId: contactId, wish: PASSING_WISHES[how % PASSING_WISHES.length]! });
  },
  endTurnedAway: ({ desk, model }, contactId) => {
    model.endsTurnedAway(contactId);
    desk.wish({ type: 'agent.endUnsupported', contactId });
  }
} satisfies { [what: string]: Happening };

async function happen(world: World, what: keyof typeof STEPS, contactId = '', how = 0): Promise<void> {
  await (STEPS[what] as Happening)(world, contactId, how);
  await settleDown();
}

const inWords = (command: Command): string => {
  if ('contactId' in command) return `${command.verb} ${command.contactId}`;
  return `${command.verb} ${('parentContactId' in command && command.parentContactId) || 'nobody'}`;
};

/** What the desk shows and has asked for, against the reference; null: they agree. */
function disagreement({ centre, desk, model }: World): string | null {
  const pictures = difference(pictureOf(desk.view()), pictureBy(model));
  if (pictures !== null) return pictures;
  const isWaiting = centre.asked.length > 0;
  const [sent, meant] = [centre.performed.map(inWords).sort(), [...model.commands].sort()];
  const tooMuch = sent.filter((one) => !meant.includes(one));
  if (tooMuch.length > 0) return `commands: nobody asked for ${tooMuch.join(', ')}`;
  return isWaiting || sent.join() === meant.join() ? null : `commands: sent ${sent.join()}, asked for ${meant.join()}`;
}

/** Lives one history on the real desk and on the reference; answers where they first disagree, or null. */
export async function live(
  history: History,
  isWatchedClosely: boolean
): Promise<{ disagreement: string | null; met: number }> {
  const world = await newWorld(history);
  return { disagreement: await liveOn(world, history, isWatchedClosely), met: world.centre.contacts.size };
}

async function liveOn(world: World, history: History, isWatchedClosely: boolean): Promise<string | null> {
  for (const [at, { what, which, how }] of history.steps.entries()) {
    const contacts = [...world.centre.contacts.keys()];
    await happen(world, what, contacts[which % contacts.length] ?? '', how);
    const found = isWatchedClosely ? disagreement(world) : null;
    if (found !== null) return `after step ${at + 1}: ${found}`;
  }
  await happen(world, 'allArrives');
  const found = disagreement(world);
  if (found !== null) return `once all had arrived: ${found}`;
  return finishAll(world);
}

/** A diligent agent finishes whatever is open; then nothing may be left, and nothing may have closed before. */
async function finishAll(world: World): Promise<string | null> {
  for (let round = 0; round < 4 && world.desk.view().sessions.length > 0; round += 1) {
    for (const contactId of world.centre.contacts.keys()) {
      await happen(world, 'leaves', contactId);
      await happen(world, 'timeRunsOut', contactId);
      await happen(world, 'allArrives');
      await happen(world, 'draft', contactId, 1);
      await happen(world, 'save', contactId);
      await settleDown();
      await happen(world, 'allArrives');
    }
    await happen(world, 'everythingIsTold');
    await settleDown();
  }
  const left = world.desk.view().sessions.map(({ sessionId, owed }) => `${sessionId} ${JSON.stringify(owed)}`);
  return left.length === 0 ? disagreement(world) : `cannot be closed: ${left.join('; ')}`;
}

const OFTEN: (keyof typeof STEPS)[] = [
  'arrives',
  'arrives',
  'arrives',
  'isTold',
  'isTold',
  'isAnswered',
  'isAnswered',
  'accept',
  'accept',
  'allArrives',
  'allArrives',
  'call',
  'draft',
  'save'
];

/** Any history: contacts of every channel, what is told lost in order or told twice, and whatever the agent wishes meanwhile. */
export const histories = (maxLength: number): fc.Arbitrary<History> =>
  fc.record({
    multiContact: fc.boolean(),
    dispositionPolicy: fc.constantFrom('everyInteraction' as const, 'asTheSkillSays' as const),
    steps: fc.array(
      fc.record({
        what: fc.constantFrom(...OFTEN, ...OFTEN, ...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
        which: fc.nat(MOST_CONTACTS - 1),
        how: fc.nat(54)
      }),
      { minLength: 1, maxLength, size: 'max' }
    )
  });

export const inSentences = ({ multiContact, dispositionPolicy, steps }: History): string =>
  [
    `several contacts ${multiContact ? 'on' : 'off'}, ${dispositionPolicy}:`,
    ...steps.map(({ what, which, how }, at) => `${at + 1}. ${what} (${which}, ${how})`)
  ].join('\n  ');
