import type { DeskWish } from 'c/omniDesk';

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;
type Shape = Record<string, Check>;

const LONGEST_TEXT = 200_000;

const isText: Check = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isTextOrNull: Check = (value) => value === null || isText(value);
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fits =
  (shape: Shape): Check =>
  (value) =>
    isFields(value) && Object.entries(shape).every(([name, check]) => Object.hasOwn(value, name) && check(value[name]));

const DRAFT: Shape = {
  dispositionId: isTextOrNull,
  secondaryDispositionId: isTextOrNull,
  notes: isText,
  amount: isText,
  callBackAt: isText
};

const MESSAGE: Shape = { text: isText, subject: isTextOrNull, isReplying: (value) => typeof value === 'boolean' };

type InteractionWish = Extract<DeskWish, { type: 'agent.wish' }>['wish'];

const ON_ONE_INTERACTION = {
  'agent.hold': {},
  'agent.resume': {},
  'agent.end': {},
  'agent.finishAfterContactWork': {},
  'agent.sendText': { text: isText },
  'agent.sendLetter': { to: isText, subject: isText, text: isText },
  'agent.play': {},
  'agent.pause': {},
  'agent.showDetails': {},
  'agent.hideDetails': {},
  'agent.draft': { draft: fits(DRAFT) },
  'agent.discardDraft': {},
  'agent.draftMessage': { message: fits(MESSAGE) },
  'agent.saveDisposition': {},
  'agent.undoSave': {},
  'agent.sendLineAgain': { key: isText },
  'agent.dropLine': { key: isText },
  'agent.dismissTrouble': {}
} satisfies Record<InteractionWish['type'], Shape>;

/** A thing with a type of one of these tables, shaped as its table says. */
const isOneOf =
  (shapes: Record<string, Shape>): Check =>
  (value) =>
    isFields(value) &&
    typeof value['type'] === 'string' &&
    Object.hasOwn(shapes, value['type']) &&
    fits(shapes[value['type']]!)(value);

const PURPOSE = oneOf('elevate', 'newContact');

const isForm: Check = (value) => {
  const { origin } = value as Fields;
  if (origin === 'plus') return fits({ interactionId: isText, target: oneOf('voice', 'email') })(value);
  if (origin === 'record') return fits({ number: isText, recordId: isText, recordName: isTextOrNull })(value);
  return origin === 'newCall';
};

const ON_THE_DESK = {
  'agent.signIn': { station: isText },
  'agent.signOut': {},
  'agent.takeOver': {},
  'agent.chooseState': { choice: oneOf('available', 'unavailable'), code: isTextOrNull },
  'agent.accept': { contactId: isText },
  'agent.reject': { contactId: isText },
  'agent.endUnsupported': { contactId: isText },
  'agent.select': { interactionId: isText },
  'agent.lookAt': { sessionId: isTextOrNull },
  'agent.mute': {},
  'agent.unmute': {},
  'agent.requestContact': {},
  'agent.openForm': { origin: isText },
  // No tab asks another for it.
  'agent.reopenForm': { form: () => false },
  'agent.fillForm': {
    formId: isText,
    entered: fits({ address: isText, skillId: isText, purpose: (value) => value === null || PURPOSE(value) })
  },
  'agent.closeForm': {},
  'agent.submitForm': {
    formId: isText,
    address: isText,
    skillId: isText,
    purpose: PURPOSE
  },
  'agent.saveLogAgain': { key: isText },
  'agent.tryAgain': { sessionId: isText, attemptId: isText },
  'agent.callAgain': { attemptId: isText },
  'agent.dropAttempt': { attemptId: isText },
  'agent.wish': { interactionId: isText, wish: isOneOf(ON_ONE_INTERACTION) }
} satisfies Record<DeskWish['type'], Shape>;

const isWish = isOneOf(ON_THE_DESK);

/** What another tab says the agent asked for; null: nothing that an agent can ask. */
export function readWish(said: unknown): DeskWish | null {
  if (!isWish(said)) return null;
  const wish = said as DeskWish;
  return wish.type !== 'agent.openForm' || isForm(wish) ? wish : null;
}

const A_CLICK_LASTS_MS = 30_000;
const KEPT_FOREVER = new Set<string>([
  'agent.draft',
  'agent.draftMessage',
  'agent.discardDraft',
  'agent.saveDisposition'
]);
const PUT_TO_AGENT = new Set<string>(['agent.sendText', 'agent.sendLetter', 'agent.submitForm']);

/**
 * What a wish that waited for a writer is worth. `meant`: what was typed or decided always is. `late`: a line, letter or
 * call is put to the agent, who may send it. `over`: a click on what was on the screen then, where the screen says what is.
 */
export function worthOf(wish: DeskWish, ageMs: number): 'meant' | 'late' | 'over' {
  const { type } = wish.type === 'agent.wish' ? wish.wish : wish;
  if (ageMs <= A_CLICK_LASTS_MS || KEPT_FOREVER.has(type)) return 'meant';
  return PUT_TO_AGENT.has(type) ? 'late' : 'over';
}
