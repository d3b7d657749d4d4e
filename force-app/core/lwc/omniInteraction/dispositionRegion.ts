import { dispositionOf } from 'c/omniPolicy';
import { saveUnderWay } from './interactionRules';
import { interactionSetup } from './interactionSetup';

/** Heard in every state in which nothing has been said to be on its way yet. */
const beforeSaving = interactionSetup.createStateConfig({
  on: {
    'intent.changed': {
      target: 'saving',
      guard: { type: 'isBeingSaved', params: ({ event }) => ({ intent: event.intent }) },
      actions: [
        { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) },
        { type: 'rememberSaving', params: ({ event }) => ({ intent: event.intent }) }
      ]
    },
    'agent.draft': {
      actions: [{ type: 'rememberDraft', params: ({ event }) => ({ draft: event.draft }) }, 'keepDraft']
    },
    'agent.discardDraft': { actions: ['discardDraft', 'keepDraft'] }
  }
});

/** From the skill's list to a disposition that is proven recorded, or that is not required. */
export const disposition = interactionSetup.createStateConfig({
  initial: 'reading',
  states: {
    reading: {
      entry: [
        { type: 'read', params: { what: 'skill' } },
        { type: 'read', params: { what: 'record' } }
      ],
      always: [
        { guard: 'isRecorded', target: 'recorded' },
        { guard: 'needsNoDisposition', target: 'notRequired' },
        { guard: 'isListRead', target: 'open' }
      ],
      on: {
        ...beforeSaving.on,
        'draft.recalled': {
          actions: { type: 'rememberRecalled', params: ({ event }) => ({ draft: event.draft }) }
        },
        'skill.read': {
          guard: { type: 'isOwnSkill', params: ({ event }) => ({ rules: event.rules }) },
          actions: { type: 'rememberRules', params: ({ event }) => ({ rules: event.rules }) }
        },
        'disposition.read': {
          actions: { type: 'rememberRecord', params: ({ event }) => ({ recorded: event.recorded }) }
        },
        'skill.unreadable': 'unreadable'
      }
    },
    unreadable: {
      always: [
        { guard: 'isRecorded', target: 'recorded' },
        { guard: 'needsNoDisposition', target: 'notRequired' },
        { guard: 'isListRead', target: 'open' }
      ],
      on: {
        ...beforeSaving.on,
        'draft.recalled': {
          actions: { type: 'rememberRecalled', params: ({ event }) => ({ draft: event.draft }) }
        },
        'skill.read': {
          target: 'reading',
          guard: { type: 'isOwnSkill', params: ({ event }) => ({ rules: event.rules }) },
          actions: { type: 'rememberRules', params: ({ event }) => ({ rules: event.rules }) }
        },
        'disposition.read': {
          actions: { type: 'rememberRecord', params: ({ event }) => ({ recorded: event.recorded }) }
        }
      }
    },
    open: {
      always: [
        { guard: 'isRecorded', target: 'recorded' },
        { guard: 'needsNoDisposition', target: 'notRequired' }
      ],
      on: {
        ...beforeSaving.on,
        'skill.read': {
          guard: { type: 'isOwnSkill', params: ({ event }) => ({ rules: event.rules }) },
          actions: { type: 'rememberRules', params: ({ event }) => ({ rules: event.rules }) }
        },
        'draft.recalled': {
          actions: { type: 'rememberRecalled', params: ({ event }) => ({ draft: event.draft }) }
        },
        'desk.returned': { actions: { type: 'read', params: { what: 'record' } } },
        'disposition.read': {
          actions: { type: 'rememberRecord', params: ({ event }) => ({ recorded: event.recorded }) }
        },
        'agent.saveDisposition': {
          target: 'saving',
          guard: 'maySave',
          actions: {
            type: 'command',
            params: ({ context }) => ({
              command: {
                verb: 'saveDisposition',
                contactId: context.interactionId,
                disposition: dispositionOf(context.draft, context.rules!.dispositions),
                isFinal: context.isFinal
              }
            })
          }
        }
      }
    },
    saving: {
      on: {
        'skill.read': {
          guard: { type: 'isOwnSkill', params: ({ event }) => ({ rules: event.rules }) },
          actions: { type: 'rememberRules', params: ({ event }) => ({ rules: event.rules }) }
        },
        'disposition.read': {
          actions: { type: 'rememberRecord', params: ({ event }) => ({ recorded: event.recorded }) }
        },
        'agent.undoSave': {
          guard: 'mayUndo',
          actions: { type: 'takeBack', params: ({ context }) => ({ keys: [saveUnderWay(context)!.key] }) }
        },
        'intent.changed': [
          {
            target: 'recorded',
            guard: { type: 'isSaved', params: ({ event }) => ({ intent: event.intent }) },
            actions: [
              { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) },
              { type: 'rememberSave', params: ({ event }) => ({ intent: event.intent }) },
              'keepDraft'
            ]
          },
          {
            target: 'reading',
            guard: { type: 'isRefusedUnread', params: ({ event }) => ({ intent: event.intent }) },
            actions: { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) }
          },
          {
            target: 'open',
            guard: { type: 'isSaveRefused', params: ({ event }) => ({ intent: event.intent }) },
            actions: [
              { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) },
              { type: 'read', params: { what: 'skill' } }
            ]
          },
          {
            guard: { type: 'isLetterDone', params: ({ event }) => ({ intent: event.intent }) },
            actions: [{ type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) }, 'keepDraft']
          },
          { actions: { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) } }
        ]
      }
    },
    recorded: {
      on: {
        'skill.read': {
          guard: { type: 'isOwnSkill', params: ({ event }) => ({ rules: event.rules }) },
          actions: { type: 'rememberRules', params: ({ event }) => ({ rules: event.rules }) }
        }
      }
    },
    notRequired: {}
  }
});
