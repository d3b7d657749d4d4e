import type { OrgCommand } from 'c/omniPorts';
import type { IntentNews } from 'c/omniOutbox';
import type { DeskContext, DialIntent, WaitingLog } from './deskContext';
import type { Enqueue } from './enqueue';
import { afterRefusal } from './failedCalls';
import { homeOf, liveCallId } from './deskRules';

const isOpen = ({ status }: IntentNews): boolean => status !== 'confirmed' && status !== 'refused';

const isDial = (intent: IntentNews): intent is DialIntent =>
  intent.command.verb === 'dial' || intent.command.verb === 'writeEmail';

/** It is over and there is nothing left to say about it: it worked, or the agent took it back. */
const isSaid = ({ status, reason }: IntentNews): boolean =>
  status === 'confirmed' || (status === 'refused' && reason === null);

export function withAttempt(attempts: DeskContext['attempts'], intent: DialIntent): DeskContext['attempts'] {
  const others = Object.entries(attempts).filter(([key]) => key !== intent.key);
  return Object.fromEntries(isSaid(intent) ? others : [...others, [intent.key, intent]]);
}

/** A call that failed and was to open a session of its own. */
export const isCallOfItsOwn = (intent: IntentNews | undefined): boolean =>
  intent?.status === 'refused' && intent.command.verb === 'dial' && intent.command.parentContactId === null;

/** What the desk knows of saves and of the browser's storage, whatever the intent is about. */
function standing(context: DeskContext, intent: IntentNews): Partial<DeskContext> {
  const { key, command, status } = intent;
  const others = context.savesWaiting.filter((known) => known !== key);
  const isWaiting = command.verb === 'saveDisposition' && isOpen(intent) && (intent.isWaiting || status === 'unknown');
  const savesWaiting = isWaiting ? [...others, key] : others;
  const isSame = savesWaiting.length === context.savesWaiting.length && (isWaiting || savesWaiting.length === 0);
  return {
    savesWaiting: isSame ? context.savesWaiting : savesWaiting,
    isStoreBroken: isOpen(intent) && status !== 'new' ? !intent.isKept : context.isStoreBroken
  };
}

const without = <T>(table: { [id: string]: T }, id: string): { [id: string]: T } =>
  Object.fromEntries(Object.entries(table).filter(([key]) => key !== id));

/** What a call was dialled from is asked for when it is logged, which may be in another page. */
function rememberRecord(context: DeskContext, contactId: string, recordId: string, enqueue: Enqueue): void {
  enqueue.assign({ dialedFrom: { ...context.dialedFrom, [contactId]: recordId } });
  const known = context.remembered.find((contact) => contact.contactId === contactId);
  if (known === undefined || known.recordId === recordId) return;
  const contact = { ...known, recordId };
  enqueue.assign({ remembered: context.remembered.map((one) => (one === known ? contact : one)) });
  enqueue({ type: 'remember', params: { contact } });
}

/** A call or letter belongs to the elevation or form that asked for it; where there is none any more, it is an attempt of its own. */
function afterDial(context: DeskContext, intent: DialIntent, enqueue: Enqueue): void {
  const { form } = context;
  const { command, madeContactId } = intent;
  if (madeContactId !== null && command.recordId !== undefined) {
    rememberRecord(context, madeContactId, command.recordId, enqueue);
  }
  const isOwn =
    form !== null && (form.intent?.key === intent.key || (form.status === 'calling' && form.intent === null));
  const home = command.parentContactId === null ? undefined : homeOf(context, command.parentContactId);
  const isHomeless = command.parentContactId !== null && home === undefined;
  const isLoose = intent.isRestored || isHomeless || context.attempts[intent.key] !== undefined;
  const isNobodys = command.parentContactId === null && (form === null || !isOwn);
  const failedCalls = isLoose || isNobodys ? afterRefusal(context, intent) : null;
  if (failedCalls !== null) {
    enqueue.assign({ failedCalls, attempts: without(context.attempts, intent.key) });
  } else if (isLoose || isNobodys) {
    enqueue.assign({ attempts: withAttempt(context.attempts, intent) });
  } else if (home !== undefined) {
    enqueue.sendTo(home, { type: 'intent.changed', intent });
  } else if (form !== null && isOpen(intent)) {
    enqueue.assign({ form: { ...form, intent } });
  } else if (form !== null) {
    const { status, reason } = intent;
    enqueue.assign({ form: status === 'refused' ? { ...form, status: 'open', trouble: reason, intent } : null });
  }
}

/** A log is nobody's business until its first try has failed; then it is listed until the org has taken it. */
function afterLog(context: DeskContext, intent: IntentNews, { contactId, log }: OrgCommand, enqueue: Enqueue): void {
  const { key, status, reason } = intent;
  const before = context.waitingLogs[contactId];
  const isGone = isSaid(intent);
  if (isGone && before !== undefined && before.key !== key) return;
  const waiting: WaitingLog = {
    key,
    channel: log.interaction.channel,
    customer: log.session.customer,
    isLate: status === 'unknown' || status === 'refused' || (before?.isLate ?? false),
    trouble: status === 'refused' ? reason : null
  };
  const others = without(context.waitingLogs, contactId);
  enqueue.assign({ waitingLogs: isGone ? others : { ...others, [contactId]: waiting } });
}

/** An intent belongs to an interaction or elevation, an offer, a form, or the desk itself. */
export function afterIntent(context: DeskContext, intent: IntentNews, enqueue: Enqueue): void {
  const { command, contactId, status, reason } = intent;
  enqueue.assign(standing(context, intent));
  if (command.verb === 'saveRecord') {
    afterLog(context, intent, command, enqueue);
    return;
  }
  if (command.verb === 'chooseState') enqueue.assign({ isStatePending: isOpen(intent), stateTrouble: reason });
  else if (command.verb === 'mute' || command.verb === 'unmute') {
    enqueue.assign({ muting: { isPending: isOpen(intent), trouble: reason, callId: liveCallId(context) } });
  } else if (command.verb === 'requestContact') {
    enqueue.assign({ requesting: { isPending: isOpen(intent), trouble: reason } });
  } else if (isDial(intent)) afterDial(context, intent, enqueue);
  if (!('contactId' in command) || contactId === null) return;
  const session = homeOf(context, contactId);
  if (session !== undefined) enqueue.sendTo(session, { type: 'intent.changed', intent });
  const offer = context.offers[contactId];
  const isAnswered = offer?.pending === null || offer?.pending === command.verb;
  if (offer !== undefined && isAnswered && status === 'refused') {
    enqueue.assign({ offers: { ...context.offers, [contactId]: { ...offer, pending: null, trouble: reason } } });
  }
  const contact = context.unsupported[contactId];
  if (contact !== undefined && command.verb === 'end' && status === 'refused') {
    const changed = { ...contact, isEnding: false, trouble: reason };
    enqueue.assign({ unsupported: { ...context.unsupported, [contactId]: changed } });
  }
}
