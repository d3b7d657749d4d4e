import { interactionMachine, isAttempt, isSettled, owedBy, type InteractionSnapshot } from 'c/omniInteraction';
import { hasDraft, type DispositionPolicy } from 'c/omniPolicy';
import type { ContactReport } from 'c/omniPorts';
import { interactionExamples } from 'test/model/interactionExamples';
import { aReport } from 'test/model/things';
import { configurationName, pairsThatStay, stateNames, walk } from 'test/model/walk';

const KINDS: { [kind: string]: Partial<ContactReport> } = {
  call: { channel: 'voice', direction: 'outbound', skillId: 'phoneOut' },
  chat: { channel: 'chat' },
  email: { channel: 'email', skillId: 'email' },
  voicemail: { channel: 'voicemail', skillId: 'voicemail', voicemail: { durationSeconds: 9 } }
};

/** What two snapshots of one state may still differ in, as far as closing depends on it. */
const tell = ({ context }: InteractionSnapshot): unknown => [
  context.rules && [context.rules.requireDisposition, context.rules.dispositions.length > 0],
  context.isRecordRead,
  hasDraft(context.draft),
  context.connectedAt
];

const tellTrouble = ({ context }: InteractionSnapshot): unknown => [
  context.trouble !== null,
  context.outgoing.filter((line) => line.status === 'failed').map(({ key }) => key)
];

function walkOf(contact: Partial<ContactReport>, policy: DispositionPolicy, isDeep = false) {
  const input = { report: aReport({ ...contact, phase: 'dialing' }), policy, isSelected: false };
  return walk(interactionMachine, interactionExamples(contact), input, isDeep ? tell : tellTrouble);
}

const POLICIES: DispositionPolicy[] = ['everyInteraction', 'asTheSkillSays'];
const calls = POLICIES.map((policy) => walkOf(KINDS['call']!, policy, true));
const others = ['chat', 'email', 'voicemail'].map((kind) => walkOf(KINDS[kind]!, 'everyInteraction'));
const walks = [...calls, ...others];
const reached = walks.flatMap((walked) => walked.reached);
const only = (condition: (snapshot: InteractionSnapshot) => boolean): InteractionSnapshot[] =>
  reached.filter(condition);
const names = (snapshots: InteractionSnapshot[]): string[] => [
  ...new Set(snapshots.map(({ value }) => configurationName(value)))
];

/** Settled as the word list has it, read from the facts alone. */
function isSettledByTheFacts({ value, context }: InteractionSnapshot): boolean {
  const { rules, policy, draft, recorded } = context;
  if (value.contact !== 'ended' || value.acw === 'open' || context.outgoing.length > 0) return false;
  if (recorded !== null) return true;
  if (rules === null || !context.isRecordRead || hasDraft(draft)) return false;
  const asks = rules.dispositions.length > 0 && (rules.requireDisposition || policy === 'everyInteraction');
  return !asks || isCallNobodyAnswered(context);
}

const isCallNobodyAnswered = ({ connectedAt, wasDialed, endReason, report }: InteractionSnapshot['context']): boolean =>
  connectedAt === null &&
  report.direction === 'outbound' &&
  (wasDialed || endReason === 'busy' || endReason === 'noAnswer');

describe('every way an interaction can go', () => {
  it('reaches every state of its three regions, in the combinations that make sense', () => {
    const live = ['announced · notYet', 'dialing · notYet', 'active · notYet', 'held · notYet'];
    const over = ['ended · none', 'ended · open', 'ended · done'];
    const dispositions = ['reading', 'unreadable', 'open', 'saving', 'recorded', 'notRequired'];
    const all = [...live, ...over].flatMap((standing) => dispositions.map((one) => `${standing} · ${one}`));
    expect(names(reached).sort()).toEqual(all.sort());
    const regions = reached.flatMap(({ value }) => Object.entries(value).map((one) => one.join('.')));
    expect(new Set(regions)).toEqual(new Set(stateNames(interactionMachine)));
    expect(reached.length).toBeGreaterThan(700);
  });

  it('is settled exactly when it is over, its after-contact work too, with its disposition and no unsaved note or line', () => {
    expect(names(only((one) => isSettled(one) !== isSettledByTheFacts(one)))).toEqual([]);
    expect(only(isSettled).length).toBeGreaterThan(20);
  });

  it('owes nothing exactly when it is settled', () => {
    expect(names(only((one) => isSettled(one) !== (owedBy(one).length === 0)))).toEqual([]);
  });

  it('keeps after-contact work to the time after the end', () => {
    expect(names(only((one) => (one.value.contact === 'ended') === (one.value.acw === 'notYet')))).toEqual([]);
  });

  it('never counts a call that somebody answered as a mere attempt', () => {
    expect(names(only((one) => isAttempt(one) && one.context.connectedAt !== null))).toEqual([]);
    expect(only(isAttempt).length).toBeGreaterThan(0);
  });

  it('never goes back: neither over to live, nor done to open, nor settled to owed but by words that are lost', () => {
    const steps = walks.flatMap((walked) => walked.steps);
    const isOver = ({ value }: InteractionSnapshot): boolean => value.contact === 'ended';
    const back = [
      ...steps.filter(({ before, after }) => isOver(before) && !isOver(after)),
      ...steps.filter(({ before, after }) => before.value.acw === 'done' && after.value.acw !== 'done'),
      ...steps.filter(
        ({ before, after: { context }, after }) =>
          isSettled(before) && !isSettled(after) && context.outgoing.length === 0 && context.message.text === ''
      )
    ];
    expect(names(back.map(({ before }) => before))).toEqual([]);
    expect(steps.length).toBeGreaterThan(10_000);
  });

  it.each(POLICIES.map((policy, index) => ({ policy, walked: calls[index]! })))(
    'can be settled from wherever it stands ($policy)',
    ({ walked }) => {
      expect(walked.deadEnds(isSettled)).toEqual([]);
    }
  );

  it('answers every event in every state of every region, but for the pairs that stay by design', () => {
    const events = walks.flatMap((walked) => walked.events);
    const wishesOfALiveContact = ['agent.hold', 'agent.pause', 'agent.play', 'agent.sendLetter'];
    const line = 'agent.sendText';
    const drafting = ['agent.discardDraft', 'agent.draft', 'agent.saveDisposition'];
    const undo = 'agent.undoSave';
    const reading = ['disposition.read', 'skill.read', 'skill.unreadable'];
    const endRead = 'end.read';
    const returned = 'desk.returned';
    const standing = ['contact.connected', 'contact.dialed', 'contact.held'];
    const ending = ['contact.ended', 'contact.finalised', 'contact.vanished'];
    const finish = 'agent.finishAfterContactWork';
    expect(pairsThatStay({ ...calls[0]!, events, reached })).toEqual({
      everywhere: [
        'agent.dismissTrouble',
        'agent.draftMessage',
        'agent.dropLine',
        'agent.hideDetails',
        'agent.sendLineAgain',
        'agent.showDetails',
        'contact.wrote',
        'desk.deselected',
        'desk.selected',
        'draft.recalled',
        'intent.changed',
        'letters.read',
        'playback.reported'
      ],
      deaf: {
        contact: [...drafting, undo, finish, ...reading, endRead, returned].sort(),
        acw: [
          ...wishesOfALiveContact,
          line,
          'agent.end',
          'agent.resume',
          ...drafting,
          undo,
          ...reading,
          endRead,
          returned,
          ...standing
        ].sort(),
        disposition: [
          ...wishesOfALiveContact,
          line,
          'agent.end',
          'agent.resume',
          finish,
          endRead,
          ...standing,
          ...ending
        ].sort()
      },
      stays: {
        // Nobody is on the line yet: nothing can be said, held or played.
        'contact.announced': [...wishesOfALiveContact, 'agent.end', 'agent.resume'].sort(),
        'contact.dialing': [...wishesOfALiveContact, 'agent.resume'].sort(),
        'contact.active': ['agent.resume'],
        // The platform ends no held call.
        'contact.held': [...wishesOfALiveContact, 'agent.end'].sort(),
        // An end is an end: a late word about the line changes nothing.
        'contact.ended': [
          ...wishesOfALiveContact,
          'agent.end',
          'agent.resume',
          'contact.connected',
          'contact.held'
        ].sort(),
        'acw.notYet': [finish],
        'acw.open': ['contact.ended'],
        'acw.none': [finish, ...ending].sort(),
        'acw.done': [finish, ...ending].sort(),
        // Without the skill's list there is nothing to choose from; what is typed meanwhile is kept.
        'disposition.reading': ['agent.saveDisposition', undo, returned],
        'disposition.unreadable': ['agent.saveDisposition', undo, returned, 'skill.unreadable'],
        // The list in hand stays when it cannot be read again.
        'disposition.open': [undo, 'skill.unreadable'],
        // What is being saved is not changed under the agent's hands.
        'disposition.saving': [...drafting, returned, 'skill.unreadable'],
        'disposition.recorded': [...drafting, undo, returned, 'disposition.read', 'skill.unreadable'].sort(),
        'disposition.notRequired': [...drafting, undo, returned, ...reading].sort()
      }
    });
  });
});
