import type { InteractionEvent } from 'c/omniInteraction';
import { isPutToAgent, type IntentNews } from 'c/omniOutbox';
import type { ElevationRequest } from 'c/omniElevation';
import { attemptsBefore } from 'c/omniSession';
import type { DeskContext, Form } from './deskContext';
import type { DeskWish } from './deskWishes';
import type { Enqueue } from './enqueue';
import { withAttempt } from './intents';
import { homeOf, readTarget, sessionById, whyNotElevateNow, whyNotSubmit } from './deskRules';

type Wish<T extends DeskWish['type']> = Extract<DeskWish, { type: T }>;

function withOffer(context: DeskContext, contactId: string, pending: 'accept' | 'reject'): Partial<DeskContext> {
  const offer = context.offers[contactId]!;
  return { offers: { ...context.offers, [contactId]: { ...offer, pending, trouble: null } } };
}

export function accept(context: DeskContext, contactId: string, enqueue: Enqueue): void {
  enqueue.assign(withOffer(context, contactId, 'accept'));
  enqueue({ type: 'command', params: { command: { verb: 'accept', contactId }, contactId } });
}

export function reject(context: DeskContext, contactId: string, enqueue: Enqueue): void {
  const offer = context.offers[contactId];
  if (offer === undefined || offer.pending !== null) return;
  enqueue.assign(withOffer(context, contactId, 'reject'));
  enqueue({ type: 'command', params: { command: { verb: 'reject', contactId }, contactId } });
}

/** Whether the form that is asked for is the one that is open, which keeps what is typed into it. */
export function isOpenAlready(
  form: Pick<Form, 'origin' | 'parentInteractionId' | 'target'> | null,
  wish: Wish<'agent.openForm'>
): boolean {
  if (form?.origin !== wish.origin || wish.origin === 'record') return false;
  return wish.origin === 'newCall' || (form.parentInteractionId === wish.interactionId && form.target === wish.target);
}

/** A call that only the agent can decide about outlives the form that says so. */
function withReplaced({ form, attempts }: DeskContext): DeskContext['attempts'] {
  const intent = form?.intent ?? null;
  const isOpen = intent !== null && intent.reason !== null && isPutToAgent(intent.command, intent.reason);
  return isOpen ? withAttempt(attempts, intent) : attempts;
}

/** Opens the form; asking for a target that cannot be had now opens nothing. */
export function openForm(context: DeskContext, wish: Wish<'agent.openForm'>): Partial<DeskContext> {
  if (context.form?.status === 'calling' || isOpenAlready(context.form, wish)) return {};
  const attempts = withReplaced(context);
  const formsOpened = context.formsOpened + 1;
  const blank: Form = {
    formId: `form-${formsOpened}`,
    target: 'voice',
    origin: wish.origin,
    parentInteractionId: null,
    address: '',
    entered: null,
    recordId: null,
    recordName: null,
    isReopened: false,
    status: 'open',
    trouble: null,
    intent: null
  };
  if (wish.origin === 'newCall') return { formsOpened, attempts, form: blank };
  if (wish.origin === 'record') {
    return {
      formsOpened,
      attempts,
      form: {
        ...blank,
        parentInteractionId: context.selectedId,
        address: wish.number,
        recordId: wish.recordId,
        recordName: wish.recordName
      }
    };
  }
  if (whyNotElevateNow(context, wish.interactionId, wish.target) !== null) return {};
  const session = homeOf(context, wish.interactionId)?.getSnapshot().context;
  const parent = session?.interactions.find((ref) => ref.id === wish.interactionId)?.getSnapshot().context.report;
  const fits = wish.target === 'email' ? parent?.address?.includes('@') : parent?.channel === 'voicemail';
  return {
    formsOpened,
    attempts,
    form: {
      ...blank,
      target: wish.target,
      parentInteractionId: wish.interactionId,
      address: fits ? (parent?.address ?? '') : ''
    }
  };
}

/** Under its old name, by which a tab that shows it still knows it; whether anything can be sent is asked when it is. */
export function reopenForm(context: DeskContext, { form }: Wish<'agent.reopenForm'>): Partial<DeskContext> {
  if (context.form !== null) return {};
  const number = Number(form.formId.replace('form-', ''));
  return {
    formsOpened: Math.max(context.formsOpened, number),
    form: { ...form, isReopened: true, status: 'open', trouble: null, intent: null }
  };
}

/** What is typed into the form belongs to the desk: another tab or window shows the same. */
export function fillForm({ form }: DeskContext, { formId, entered }: Wish<'agent.fillForm'>): Partial<DeskContext> {
  return form?.formId === formId ? { form: { ...form, entered } } : {};
}

/** The record the form was opened from, as long as its number is the one that is dialled. */
function recordOf(context: DeskContext, { recordId, target, address }: Form, dialed: string): { recordId?: string } {
  const read = readTarget(context, target, address);
  return recordId !== null && read.ok && read.address === dialed ? { recordId } : {};
}

/** The agent has seen what became of it and decided otherwise. */
function takeBack(intent: IntentNews | null, enqueue: Enqueue): void {
  if (intent?.status === 'refused') enqueue({ type: 'takeBack', params: { key: intent.key } });
}

/** The form is gone; the call it has asked for is not, and says beside *New call* how it goes. */
export function closeForm(context: DeskContext, enqueue: Enqueue): void {
  const { form } = context;
  if (form === null) return;
  takeBack(form.intent, enqueue);
  const isCalling = form.status === 'calling';
  enqueue.assign({
    form: null,
    dialed: isCalling ? context.dialed : null,
    attempts: isCalling && form.intent !== null ? withAttempt(context.attempts, form.intent) : context.attempts
  });
}

/** The agent pressed *Call* or *Write email*: everything is checked once more, below the form. */
export function submitForm(context: DeskContext, wish: Wish<'agent.submitForm'>, enqueue: Enqueue): void {
  const { form } = context;
  if (form === null || form.formId !== wish.formId || form.status === 'calling') return;
  const reason = whyNotSubmit(context, form, wish);
  const read = readTarget(context, form.target, wish.address);
  if (reason !== null || !read.ok) {
    enqueue.assign({ form: { ...form, trouble: reason } });
    return;
  }
  takeBack(form.intent, enqueue);
  const session = form.parentInteractionId === null ? undefined : homeOf(context, form.parentInteractionId);
  const dialedFrom = recordOf(context, form, read.address);
  if (wish.purpose === 'newContact') {
    enqueue.assign({
      form: { ...form, status: 'calling', trouble: null, intent: null },
      dialed:
        'recordId' in dialedFrom && form.recordName !== null ? { number: read.address, name: form.recordName } : null,
      failedCalls: context.failedCalls.filter(({ number }) => number !== read.address)
    });
    const command = {
      verb: 'dial' as const,
      number: read.address,
      skillId: wish.skillId,
      parentContactId: null,
      ...dialedFrom
    };
    enqueue({ type: 'command', params: { command, contactId: null } });
  } else if (session !== undefined && form.parentInteractionId !== null) {
    enqueue.assign({ form: null });
    enqueue.sendTo(session, {
      type: 'agent.elevate',
      request: {
        attemptId: `${session.id}-${form.formId}`,
        target: form.target,
        address: read.address,
        skillId: wish.skillId,
        parentInteractionId: form.parentInteractionId,
        ...dialedFrom
      }
    });
  }
}

/** What an attempt wanted, and the intent that is let go for a new one. */
type Wanted = Omit<ElevationRequest, 'attemptId'> & { key: string | null };

/** It was begun before this page was loaded. */
function attemptOfBefore(context: DeskContext, sessionId: string, contactId: string): Wanted | null {
  const session = sessionById(context, sessionId)?.getSnapshot().context;
  const contact = session && attemptsBefore(session).find(({ id }) => id === contactId);
  if (contact === undefined) return null;
  const { channel, address, skillId, parentContactId } = contact.getSnapshot().context.report;
  const target = channel === 'email' ? 'email' : 'voice';
  const read = readTarget(context, target, address ?? '');
  if (!read.ok || skillId === null || parentContactId === null) return null;
  const recordId = context.dialedFrom[contactId];
  return {
    target,
    address: read.address,
    skillId,
    parentInteractionId: parentContactId,
    key: null,
    ...(recordId && { recordId })
  };
}

function failedAttempt(context: DeskContext, { sessionId, attemptId }: Wish<'agent.tryAgain'>): Wanted | null {
  const failed = sessionById(context, sessionId)
    ?.getSnapshot()
    .context.elevations.find((ref) => ref.id === attemptId)
    ?.getSnapshot();
  if (failed?.matches('failed')) {
    const { target, address, skillId, parentInteractionId, recordId, intentKey } = failed.context;
    return { target, address, skillId, parentInteractionId, ...(recordId && { recordId }), key: intentKey };
  }
  const intent = context.attempts[attemptId];
  if (intent === undefined) return attemptOfBefore(context, sessionId, attemptId);
  if (intent.status !== 'refused') return null;
  const { command, key } = intent;
  const { skillId, recordId, parentContactId } = command;
  if (parentContactId === null) return null;
  const wanted = { skillId, parentInteractionId: parentContactId, ...(recordId && { recordId }), key };
  return command.verb === 'dial'
    ? { ...wanted, target: 'voice', address: command.number }
    : { ...wanted, target: 'email', address: command.address };
}

/** The same once more, as a new attempt; one press is one dial. */
export function tryAgain(context: DeskContext, wish: Wish<'agent.tryAgain'>, enqueue: Enqueue): void {
  const session = sessionById(context, wish.sessionId);
  const failed = failedAttempt(context, wish);
  if (session === undefined || failed === null) return;
  const { key, ...wanted } = failed;
  if (whyNotElevateNow(context, wanted.parentInteractionId, wanted.target) !== null) return;
  const formsOpened = context.formsOpened + 1;
  enqueue.assign({ formsOpened });
  if (key !== null) enqueue({ type: 'takeBack', params: { key } });
  enqueue.sendTo(session, {
    type: 'agent.elevate',
    request: { attemptId: `${session.id}-again-${formsOpened}`, ...wanted }
  });
}

export function endUnsupported(context: DeskContext, contactId: string, enqueue: Enqueue): void {
  const contact = context.unsupported[contactId];
  const isUp = contact?.report.phase === 'active' || contact?.report.phase === 'held';
  if (contact === undefined || contact.isEnding || !isUp) return;
  enqueue.assign({
    unsupported: { ...context.unsupported, [contactId]: { ...contact, isEnding: true, trouble: null } }
  });
  enqueue({ type: 'command', params: { command: { verb: 'end', contactId }, contactId } });
}

/** Passes a word to one interaction, wherever it lives. */
export function tell(
  context: DeskContext,
  { interactionId, event }: { interactionId: string; event: InteractionEvent },
  enqueue: Enqueue
): void {
  const session = homeOf(context, interactionId);
  if (session !== undefined) enqueue.sendTo(session, { type: 'interaction.told', interactionId, event });
}

export function select(context: DeskContext, interactionId: string, enqueue: Enqueue): void {
  const before = context.selectedId;
  if (before === interactionId) return;
  if (before !== null) tell(context, { interactionId: before, event: { type: 'desk.deselected' } }, enqueue);
  tell(context, { interactionId, event: { type: 'desk.selected' } }, enqueue);
  enqueue.assign({ selectedId: interactionId });
}
