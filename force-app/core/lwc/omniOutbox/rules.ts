import type { Command, OrgCommand, Reason, ReasonKey, Refusal, Verb } from 'c/omniPorts';

/** What to do about a command whose answer is missing, once nothing proves it (design section 6, rule 3). */
export const WHEN_MISSING = {
  accept: 'sendAgain',
  reject: 'sendAgain',
  hold: 'sendAgain',
  resume: 'sendAgain',
  end: 'sendAgain',
  finishAfterContactWork: 'sendAgain',
  pauseVoicemail: 'sendAgain',
  playVoicemail: 'sendAgain',
  mute: 'sendAgain',
  unmute: 'sendAgain',
  chooseState: 'sendAgain',
  connectLeg: 'sendAgain',
  saveDisposition: 'sendAgain',
  saveRecord: 'sendAgain',
  requestContact: 'askAgent',
  sendChatText: 'askAgent',
  replyEmail: 'askAgent',
  sendEmail: 'askAgent',
  dial: 'askAgent',
  writeEmail: 'askAgent'
} satisfies Record<Verb, 'sendAgain' | 'askAgent'>;

/** A command that has waited this long no longer fits the moment in which it was meant. */
const LATE_MS = 30_000;

/**
 * What is owed, or wanted at any time. A call or a new e-mail that starts by surprise would be unforgivable: it is put
 * to the agent. For everything else the moment is over.
 */
const WANTED_AT_ANY_TIME: Verb[] = ['saveDisposition', 'saveRecord', 'sendChatText', 'replyEmail', 'sendEmail'];

const isLate = (verb: Verb, waitedMs: number): boolean => waitedMs > LATE_MS && !WANTED_AT_ANY_TIME.includes(verb);

/** Whether a command that has waited may still be sent; after a reload nobody is dialled or written to without the agent. */
export const mayStillBeSent = ({ verb }: Command, waitedMs: number, isRestored: boolean): boolean =>
  !isLate(verb, waitedMs) && !(isRestored && WHEN_MISSING[verb] === 'askAgent');

/** Sending it again may be harmless, but not long after it was meant. */
export const isOver = ({ verb }: Command, waitedMs: number): boolean => isLate(verb, waitedMs);

const OPPOSED: Verb[][] = [
  ['hold', 'resume'],
  ['playVoicemail', 'pauseVoicemail'],
  ['mute', 'unmute'],
  ['chooseState'],
  ['saveRecord']
];

const aboutOf = (command: Command): string | null => ('contactId' in command ? command.contactId : null);

/** Sent once more, the older one would undo the newer one. */
export const isOpposed = (older: Command, newer: Command): boolean =>
  OPPOSED.some((verbs) => verbs.includes(older.verb) && verbs.includes(newer.verb)) &&
  aboutOf(older) === aboutOf(newer);

const LETTERS = ['replyEmail', 'sendEmail'] as const;
const STARTS_A_CONTACT: Verb[] = ['dial', 'writeEmail'];

type Letter = Extract<Command, { verb: (typeof LETTERS)[number] }>;
export type Words = Letter | Extract<Command, { verb: 'sendChatText' }>;

/** The end of its contact proves it only once it was taken: whatever else ends the contact looks the same. */
export const isLetter = (command: Command): command is Letter => LETTERS.some((verb) => verb === command.verb);

/** What the agent wrote to the customer. It can be read back, and must not be lost. */
export const hasWords = (command: Command): command is Words => command.verb === 'sendChatText' || isLetter(command);

/** No picture of the contact centre tells of it, and none is needed: what is for the org may be sent at any time, and again. */
export const isForOrg = (command: Command): command is OrgCommand => command.verb === 'saveRecord';

/** Its answer alone, because nothing else tells of it; a disposition is proven by its record, everything else by news. */
export const isProvenByAnswer = (command: Command): boolean => isForOrg(command) || command.verb === 'requestContact';

const READ_BACK_MS = 400;
const LONGEST_WAIT_MS = 10_000;
/** Many logs may wait at once; together they must not ask the org all the time. */
const LONGEST_WAIT_FOR_ORG_MS = 20_000;

/** How long until a command is looked after, or sent, once more. */
export function waitBefore(command: Command, sendings: number): number {
  const longest = isForOrg(command) ? LONGEST_WAIT_FOR_ORG_MS : LONGEST_WAIT_MS;
  return Math.min(READ_BACK_MS * 2 ** Math.min(sendings, 6), longest);
}

/** Only the agent can decide about it, so it is kept until she has: what she wrote, and what may or may not have begun. */
export function isPutToAgent(command: Command, reason: Reason): boolean {
  const isOpen = reason.key === 'notKnownWhetherSent' || reason.key === 'notSent';
  return isForOrg(command) || hasWords(command) || (isOpen && STARTS_A_CONTACT.includes(command.verb));
}

const REFUSAL_REASON = {
  conflict: 'refusedByContactCentre',
  limit: 'limitAtContactCentre',
  gone: 'contactGone',
  invalid: 'refusedByContactCentre',
  notPermitted: 'notPermitted',
  noSkill: 'skillUnknown',
  numberRefused: 'numberRefused',
  signedOut: 'offline',
  refusedByOrg: 'refusedByOrg',
  noAccessInOrg: 'noAccessInOrg'
} satisfies Record<Refusal, ReasonKey>;

export const reasonOf = (refusal: Refusal, detail: string | null): Reason => ({
  key: REFUSAL_REASON[refusal],
  ...(detail === null ? {} : { about: { detail } })
});

/** A save is refused because the contact has become final meanwhile: then it goes another way. */
export const isAboutFinality = (command: Command, refusal: Refusal): boolean =>
  command.verb === 'saveDisposition' && !command.isFinal && refusal === 'conflict';
