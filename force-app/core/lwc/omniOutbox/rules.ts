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

/** What proves a command: the contact centre's news, its record read back, or its answer alone where nothing else tells. */
export const PROVEN_BY = {
  accept: 'news',
  reject: 'news',
  hold: 'news',
  resume: 'news',
  end: 'news',
  finishAfterContactWork: 'news',
  pauseVoicemail: 'news',
  playVoicemail: 'news',
  mute: 'news',
  unmute: 'news',
  chooseState: 'news',
  connectLeg: 'news',
  saveDisposition: 'record',
  saveRecord: 'answer',
  requestContact: 'answer',
  sendChatText: 'news',
  replyEmail: 'news',
  sendEmail: 'news',
  dial: 'news',
  writeEmail: 'news'
} satisfies Record<Verb, 'news' | 'record' | 'answer'>;

/** A command that has waited this long no longer fits the moment in which it was meant. */
export const LATE_MS = 30_000;

/**
 * What to do about a command that could not be sent while it was meant. `send`: it is owed or wanted at any time.
 * `ask`: a call or letter that starts by surprise would be unforgivable. `drop`: the moment is over.
 */
const WHEN_LATE = {
  accept: 'drop',
  reject: 'drop',
  hold: 'drop',
  resume: 'drop',
  end: 'drop',
  finishAfterContactWork: 'drop',
  pauseVoicemail: 'drop',
  playVoicemail: 'drop',
  mute: 'drop',
  unmute: 'drop',
  chooseState: 'drop',
  connectLeg: 'drop',
  saveDisposition: 'send',
  saveRecord: 'send',
  requestContact: 'drop',
  sendChatText: 'send',
  replyEmail: 'send',
  sendEmail: 'send',
  dial: 'ask',
  writeEmail: 'ask'
} satisfies Record<Verb, 'send' | 'ask' | 'drop'>;

/** Whether a command that has waited may still be sent; after a reload nobody is dialled or written to without the agent. */
export function mayStillBeSent({ verb }: Command, waitedMs: number, isRestored: boolean): boolean {
  if (isRestored && WHEN_MISSING[verb] === 'askAgent') return false;
  return waitedMs <= LATE_MS || WHEN_LATE[verb] === 'send';
}

/** Sending it again may be harmless, but not long after it was meant, by a page that was not there then. */
export const isOverWithPage = ({ verb }: Command, waitedMs: number, isRestored: boolean): boolean =>
  isRestored && waitedMs > LATE_MS && WHEN_LATE[verb] === 'drop';

const HAS_WORDS: Verb[] = ['sendChatText', 'replyEmail', 'sendEmail'];
const STARTS_A_CONTACT: Verb[] = ['dial', 'writeEmail'];

/** No picture of the contact centre tells of it, and none is needed: what is for the org may be sent at any time, and again. */
export const isForOrg = (command: Command): command is OrgCommand => command.verb === 'saveRecord';

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
  const { verb } = command;
  const isOpen = reason.key === 'notKnownWhetherSent' || reason.key === 'notSent';
  return isForOrg(command) || HAS_WORDS.includes(verb) || (isOpen && STARTS_A_CONTACT.includes(verb));
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
