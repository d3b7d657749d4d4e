import type { Command, ContactReport, Verb } from 'c/omniPorts';
import type { InteractionEvent } from 'c/omniInteraction';
import type { IntentStatus } from 'c/omniOutbox';
import { aDraft, anIntent, aReport, someRules } from './things';
import type { Examples } from './walk';

const STATUSES: IntentStatus[] = ['queued', 'sent', 'unknown', 'confirmed', 'refused'];
const SAVE: Command = {
  verb: 'saveDisposition',
  contactId: '7001',
  disposition: { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: null, callBackAt: null },
  isFinal: false
};
const ON_CONTACT: Command[] = (['hold', 'resume', 'end', 'finishAfterContactWork'] satisfies Verb[]).map((verb) => ({
  verb,
  contactId: '7001'
}));
const LETTER: Command = {
  verb: 'replyEmail',
  contactId: '7001',
  skillId: 'email',
  to: 'ann@example.com',
  subject: 'Hello',
  text: 'Hello'
};
const LINE: Command = { verb: 'sendChatText', contactId: '7001', text: 'Hello' };

/** One or more of every event an interaction understands, as they concern contact 7001 with these facts. */
export function interactionExamples(contact: Partial<ContactReport>) {
  const skillId = contact.skillId ?? 'chat';
  const at = (changes: Partial<ContactReport>) => aReport({ ...contact, ...changes });
  return {
    'agent.hold': [{ type: 'agent.hold' }],
    'agent.resume': [{ type: 'agent.resume' }],
    'agent.end': [{ type: 'agent.end' }],
    'agent.finishAfterContactWork': [{ type: 'agent.finishAfterContactWork' }],
    'agent.sendText': [
      { type: 'agent.sendText', text: 'Hello' },
      { type: 'agent.sendText', text: '  ' }
    ],
    'agent.sendLetter': [
      { type: 'agent.sendLetter', to: 'ann@example.com', subject: 'Hello', text: 'Hello' },
      { type: 'agent.sendLetter', to: '', subject: '', text: '' }
    ],
    'agent.play': [{ type: 'agent.play' }],
    'agent.pause': [{ type: 'agent.pause' }],
    'agent.showDetails': [{ type: 'agent.showDetails' }],
    'agent.hideDetails': [{ type: 'agent.hideDetails' }],
    'agent.draft': [
      { type: 'agent.draft', draft: aDraft() },
      { type: 'agent.draft', draft: aDraft({ dispositionId: null, notes: 'Will think about it' }) }
    ],
    'agent.discardDraft': [{ type: 'agent.discardDraft' }],
    'agent.draftMessage': [{ type: 'agent.draftMessage', message: { text: 'Dear', subject: null, isReplying: true } }],
    'agent.saveDisposition': [{ type: 'agent.saveDisposition' }],
    'agent.undoSave': [{ type: 'agent.undoSave' }],
    'agent.sendLineAgain': [{ type: 'agent.sendLineAgain', key: 'sendChatText-1' }],
    'agent.dropLine': [{ type: 'agent.dropLine', key: 'sendChatText-1' }],
    'agent.dismissTrouble': [{ type: 'agent.dismissTrouble' }],
    'contact.dialed': [{ type: 'contact.dialed', report: at({ phase: 'dialing' }) }],
    'contact.connected': [
      { type: 'contact.connected', report: at({}) },
      { type: 'contact.connected', report: at({ version: 50 }) }
    ],
    'contact.held': [
      { type: 'contact.held', report: at({ phase: 'held' }) },
      { type: 'contact.held', report: at({ phase: 'held', version: 50 }) }
    ],
    'contact.ended': [
      { type: 'contact.ended', report: at({ phase: 'ended', endReason: 'ended' }) },
      { type: 'contact.ended', report: at({ phase: 'ended', endReason: 'busy' }) }
    ],
    'contact.finalised': [
      { type: 'contact.finalised', report: at({ phase: 'ended', endReason: 'ended', isFinal: true }) },
      { type: 'contact.finalised', report: at({ phase: 'ended', endReason: 'noAnswer', isFinal: true }) }
    ],
    'contact.vanished': [{ type: 'contact.vanished', at: 100, unheardSince: null }],
    'end.read': [
      { type: 'end.read', at: 110, reason: null, recorded: null },
      {
        type: 'end.read',
        at: null,
        reason: 'ended',
        recorded: { dispositionId: '101', secondaryDispositionId: null, name: 'Resolved', notes: 'Paid' }
      }
    ],
    'contact.wrote': [
      {
        type: 'contact.wrote',
        lines: [{ lineId: 'l1', from: 'customer', author: null, text: 'Hello', at: 100 }]
      }
    ],
    'letters.read': [{ type: 'letters.read', letters: [] }],
    'playback.reported': [
      { type: 'playback.reported', isPaused: false, position: 0 },
      { type: 'playback.reported', isPaused: true, position: 3 }
    ],
    'skill.read': [
      { type: 'skill.read', rules: someRules({ skillId }) },
      { type: 'skill.read', rules: someRules({ skillId, requireDisposition: false }) },
      { type: 'skill.read', rules: someRules({ skillId, dispositions: [] }) },
      { type: 'skill.read', rules: someRules({ skillId: 'another' }) }
    ],
    'skill.unreadable': [{ type: 'skill.unreadable' }],
    'disposition.read': [
      { type: 'disposition.read', recorded: null },
      { type: 'disposition.read', recorded: { dispositionId: '101', name: 'Resolved', notes: '' } }
    ],
    'draft.recalled': [
      {
        type: 'draft.recalled',
        draft: { contactId: '7001', disposition: aDraft({ notes: 'Will think about it' }), message: null }
      }
    ],
    'intent.changed': [
      ...STATUSES.map((status) => ({ type: 'intent.changed' as const, intent: anIntent(SAVE, status) })),
      ...ON_CONTACT.map((command) => ({ type: 'intent.changed' as const, intent: anIntent(command, 'refused') })),
      {
        type: 'intent.changed',
        intent: anIntent(LETTER, 'refused', { reason: { key: 'notKnownWhetherSent' } })
      },
      {
        type: 'intent.changed',
        intent: anIntent(LINE, 'refused', { reason: { key: 'notKnownWhetherSent' } })
      }
    ],
    'desk.returned': [{ type: 'desk.returned' }],
    'desk.selected': [{ type: 'desk.selected' }],
    'desk.deselected': [{ type: 'desk.deselected' }]
  } satisfies Examples<InteractionEvent>;
}
