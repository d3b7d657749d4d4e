import type { DeskWish } from 'c/omniDesk';
import { readWish, worthOf } from '../readWish';

const DRAFT = { dispositionId: '101', secondaryDispositionId: null, notes: 'Paid', amount: '', callBackAt: '' };
const MESSAGE = { text: 'Dear Ms', subject: 'Invoice', isReplying: false };

type InteractionWish = Extract<DeskWish, { type: 'agent.wish' }>['wish'];
const ON_ONE_INTERACTION = {
  'agent.hold': { type: 'agent.hold' },
  'agent.resume': { type: 'agent.resume' },
  'agent.end': { type: 'agent.end' },
  'agent.finishAfterContactWork': { type: 'agent.finishAfterContactWork' },
  'agent.sendText': { type: 'agent.sendText', text: 'Hello' },
  'agent.sendLetter': { type: 'agent.sendLetter', to: 'ann@example.com', subject: '', text: 'Hello' },
  'agent.play': { type: 'agent.play' },
  'agent.pause': { type: 'agent.pause' },
  'agent.showDetails': { type: 'agent.showDetails' },
  'agent.hideDetails': { type: 'agent.hideDetails' },
  'agent.draft': { type: 'agent.draft', draft: DRAFT },
  'agent.discardDraft': { type: 'agent.discardDraft' },
  'agent.draftMessage': { type: 'agent.draftMessage', message: MESSAGE },
  'agent.saveDisposition': { type: 'agent.saveDisposition' },
  'agent.undoSave': { type: 'agent.undoSave' },
  'agent.sendLineAgain': { type: 'agent.sendLineAgain', key: 'k-1' },
  'agent.dropLine': { type: 'agent.dropLine', key: 'k-1' },
  'agent.dismissTrouble': { type: 'agent.dismissTrouble' }
} satisfies { [T in InteractionWish['type']]: Extract<InteractionWish, { type: T }> };

const ON_THE_DESK = {
  'agent.signIn': { type: 'agent.signIn', station: '' },
  'agent.signOut': { type: 'agent.signOut' },
  'agent.takeOver': { type: 'agent.takeOver' },
  'agent.chooseState': { type: 'agent.chooseState', choice: 'unavailable', code: 'Break' },
  'agent.accept': { type: 'agent.accept', contactId: '7001' },
  'agent.reject': { type: 'agent.reject', contactId: '7001' },
  'agent.endUnsupported': { type: 'agent.endUnsupported', contactId: '7001' },
  'agent.select': { type: 'agent.select', interactionId: '7001' },
  'agent.lookAt': { type: 'agent.lookAt', sessionId: null },
  'agent.mute': { type: 'agent.mute' },
  'agent.unmute': { type: 'agent.unmute' },
  'agent.requestContact': { type: 'agent.requestContact' },
  'agent.openForm': { type: 'agent.openForm', origin: 'plus', interactionId: '7001', target: 'voice' },
  'agent.fillForm': {
    type: 'agent.fillForm',
    formId: 'f1',
    entered: { address: '+1 415', skillId: '4101', purpose: 'elevate' }
  },
  'agent.closeForm': { type: 'agent.closeForm' },
  'agent.submitForm': {
    type: 'agent.submitForm',
    formId: 'f1',
    address: '+14155550123',
    skillId: '4101',
    purpose: 'elevate'
  },
  'agent.saveLogAgain': { type: 'agent.saveLogAgain', key: 'k-1' },
  'agent.tryAgain': { type: 'agent.tryAgain', sessionId: 's1', attemptId: 'a1' },
  'agent.callAgain': { type: 'agent.callAgain', attemptId: 'a1' },
  'agent.dropAttempt': { type: 'agent.dropAttempt', attemptId: 'a1' },
  'agent.wish': { type: 'agent.wish', interactionId: '7001', wish: { type: 'agent.hold' } }
} satisfies { [T in Exclude<DeskWish['type'], 'agent.reopenForm'>]: Extract<DeskWish, { type: T }> };

const onOne = (wish: unknown): unknown => ({ type: 'agent.wish', interactionId: '7001', wish });
const WISHES = [...Object.values(ON_THE_DESK), ...Object.values(ON_ONE_INTERACTION).map(onOne)];
const FORMS = [
  { type: 'agent.openForm', origin: 'newCall' },
  { type: 'agent.openForm', origin: 'record', number: '+14155550123', recordId: '003', recordName: null },
  { type: 'agent.openForm', origin: 'plus', interactionId: '7001', target: 'email' }
];

/** The same with one field taken away, or with something else in it. */
const spoiled = (wish: object): unknown[] =>
  Object.keys(wish).flatMap((name) => [
    Object.fromEntries(Object.entries(wish).filter(([other]) => other !== name)),
    { ...wish, [name]: 7 },
    { ...wish, [name]: [] },
    { ...wish, [name]: 'x'.repeat(200_001) }
  ]);

describe('a wish from another tab', () => {
  it.each([...WISHES, ...FORMS])('is understood: %j', (wish) => {
    expect(readWish(JSON.parse(JSON.stringify(wish)))).toEqual(wish);
  });

  it.each([...Object.values(ON_THE_DESK), ...FORMS])('is nothing with a field missing or wrong: %j', (wish) => {
    for (const one of spoiled(wish)) expect([one, readWish(one)]).toEqual([one, null]);
  });

  it.each(Object.values(ON_ONE_INTERACTION))('for one interaction is nothing when it is wrong: %j', (wish) => {
    for (const one of spoiled(wish)) expect([one, readWish(onOne(one))]).toEqual([one, null]);
  });

  it('with a draft is nothing when a field of the draft is wrong, and may leave the choice open', () => {
    for (const draft of spoiled(DRAFT)) expect(readWish(onOne({ type: 'agent.draft', draft }))).toBeNull();
    const open = onOne({ type: 'agent.draft', draft: { ...DRAFT, dispositionId: null } });
    expect(readWish(open)).toEqual(open);
  });

  it.each([
    [null],
    ['agent.mute'],
    [[{ type: 'agent.mute' }]],
    [{}],
    [{ type: 'toString' }],
    [{ type: '__proto__' }],
    [{ type: 'agent.hold' }],
    [{ type: 'agent.chooseState', choice: 'dreaming', code: null }],
    [{ type: 'agent.submitForm', formId: 'f1', address: '', skillId: '', purpose: 'fun' }],
    [{ type: 'agent.openForm', origin: 'plus', interactionId: '7001', target: 'chat' }],
    [{ type: 'agent.openForm', origin: 'nowhere' }],
    [{ type: 'agent.reopenForm', form: { formId: 'form-1' } }],
    [onOne({ type: 'agent.mute' })],
    [onOne({ type: 'toString' })],
    [onOne(null)]
  ])('is nothing that an agent can ask: %j', (said) => {
    expect(readWish(said)).toBeNull();
  });

  it('takes a text of two hundred thousand characters, and no longer one', () => {
    const text = (length: number): unknown => onOne({ type: 'agent.sendText', text: 'x'.repeat(length) });
    expect(readWish(text(200_000))).not.toBeNull();
    expect(readWish(text(200_001))).toBeNull();
  });

  it('is meant for thirty seconds, and for ever where it was typed or decided', () => {
    const mute = ON_THE_DESK['agent.mute'];
    expect([worthOf(mute, 30_000), worthOf(mute, 30_001)]).toEqual(['meant', 'over']);
    const all: DeskWish[] = [
      ...Object.values(ON_THE_DESK),
      ...Object.values(ON_ONE_INTERACTION).map((wish) => onOne(wish) as DeskWish)
    ];
    const worth = (what: string): string[] =>
      all
        .filter((wish) => worthOf(wish, 3_600_000) === what)
        .map((wish) => (wish.type === 'agent.wish' ? wish.wish.type : wish.type));
    expect([...new Set(worth('meant'))]).toEqual([
      'agent.draft',
      'agent.discardDraft',
      'agent.draftMessage',
      'agent.saveDisposition'
    ]);
    expect(worth('late')).toEqual(['agent.submitForm', 'agent.sendText', 'agent.sendLetter']);
  });
});
