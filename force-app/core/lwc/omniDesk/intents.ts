import type { IntentNews } from 'c/omniOutbox';
import type { DeskContext } from './deskContext';
import type { Enqueue } from './enqueue';
import { homeOf, liveCallId } from './deskRules';

/** An intent belongs to an interaction or elevation, an offer, the form, or the agent's state. */
export function afterIntent(context: DeskContext, intent: IntentNews, enqueue: Enqueue): void {
  const { command, contactId, status, reason } = intent;
  const isOpen = status !== 'confirmed' && status !== 'refused';
  if (command.verb === 'chooseState') {
    enqueue.assign({ isStatePending: isOpen, stateTrouble: reason });
    return;
  }
  if (command.verb === 'mute' || command.verb === 'unmute') {
    enqueue.assign({ muting: { isPending: isOpen, trouble: reason, callId: liveCallId(context) } });
    return;
  }
  if (command.verb === 'requestContact') {
    enqueue.assign({ requesting: { isPending: isOpen, trouble: reason } });
    return;
  }
  if (command.verb === 'dial' && command.parentContactId === null) {
    const { form } = context;
    if (form === null || isOpen) return;
    enqueue.assign({ form: status === 'refused' ? { ...form, status: 'open', trouble: reason } : null });
    return;
  }
  const isElevation = command.verb === 'dial' || command.verb === 'writeEmail';
  const session = homeOf(context, (isElevation ? command.parentContactId : contactId) ?? '');
  if (session !== undefined) enqueue.sendTo(session, { type: 'intent.changed', intent });
  const offer = contactId === null ? undefined : context.offers[contactId];
  if (offer !== undefined && contactId !== null && status === 'refused') {
    enqueue.assign({ offers: { ...context.offers, [contactId]: { ...offer, pending: null, trouble: reason } } });
  }
  const contact = contactId === null ? undefined : context.unsupported[contactId];
  if (contact !== undefined && contactId !== null && command.verb === 'end' && status === 'refused') {
    enqueue.assign({
      unsupported: { ...context.unsupported, [contactId]: { ...contact, isEnding: false, trouble: reason } }
    });
  }
}
