import { assign, setup } from 'c/xstate';
import { dispositionOf, EMPTY_DRAFT, EMPTY_MESSAGE, hasDraft, type DispositionDraft } from 'c/omniPolicy';
import type {
  ChatLine,
  Command,
  ContactDraft,
  ContactReport,
  EndReason,
  Letter,
  MessageDraft,
  RecordedDisposition,
  SkillRules,
  Verb
} from 'c/omniPorts';
import type { IntentNews } from 'c/omniOutbox';
import { contextFrom, type InteractionContext, type InteractionInput } from './interactionContext';
import type { InteractionEvent } from './interactionEvents';
import {
  afterSave,
  isRequired,
  isUnderWay,
  needsNoDisposition,
  newer,
  recalledMessage,
  saveUnderWay,
  whileSaving,
  whyNotSaveNow,
  withIntent,
  withLines
} from './interactionRules';

/** What is read about a contact; `conversation`: the chat or e-mails so far, where the channel has them. */
export type Reading = 'skill' | 'record' | 'conversation';

/** One interaction: its contact and its after-contact work move on facts, its disposition on what is proven recorded. */
export const interactionMachine = setup({
  types: { context: {} as InteractionContext, events: {} as InteractionEvent, input: {} as InteractionInput },
  actions: {
    command: (_args, _params: { command: Command }) => {},
    read: (_args, _params: { what: Reading }) => {},
    sendAgain: (_args, _params: { key: string | null }) => {},
    keepDraft: () => {},
    takeBack: (_args, _params: { key: string | null }) => {},
    rememberReport: assign(({ context }, { report }: { report: ContactReport }) => ({
      report: newer(context, report)
    })),
    rememberDial: assign({ wasDialed: true }),
    rememberConnection: assign(({ context }, { report }: { report: ContactReport }) => ({
      connectedAt: context.connectedAt ?? report.version
    })),
    rememberEnd: assign(({ context }, { at, reason }: { at: number; reason: EndReason }) => ({
      endedAt: context.endedAt ?? at,
      endReason: context.endReason ?? reason,
      playback: { ...context.playback, isPlaying: false }
    })),
    rememberFinal: assign({ isFinal: true }),
    rememberAcw: assign({ hadAcw: true }),
    rememberLines: assign(({ context }, { lines }: { lines: ChatLine[] }) => withLines(context, lines)),
    rememberLetters: assign((_args, { letters }: { letters: Letter[] }) => ({ letters })),
    rememberPlayback: assign((_args, { isPaused, position }: { isPaused: boolean; position: number }) => ({
      playback: { isPlaying: !isPaused, position }
    })),
    rememberRules: assign((_args, { rules }: { rules: SkillRules }) => ({ rules })),
    rememberRecord: assign((_args, { recorded }: { recorded: RecordedDisposition | null }) => ({
      recorded,
      isRecordRead: true
    })),
    rememberIntent: assign(({ context }, { intent }: { intent: IntentNews }) => withIntent(context, intent)),
    rememberSaving: assign(({ context }, { intent }: { intent: IntentNews }) => whileSaving(context, intent)),
    rememberSave: assign(({ context }, { intent }: { intent: IntentNews }) => afterSave(context, intent)),
    rememberDraft: assign((_args, { draft }: { draft: DispositionDraft }) => ({ draft: { ...draft } })),
    rememberRecalled: assign(({ context }, { draft }: { draft: ContactDraft }) => ({
      draft: hasDraft(context.draft) ? context.draft : (draft.disposition ?? EMPTY_DRAFT),
      message: recalledMessage(context, draft)
    })),
    rememberMessage: assign((_args, { message }: { message: MessageDraft }) => ({ message: { ...message } })),
    rememberRecalledMessage: assign(({ context }, { draft }: { draft: ContactDraft }) => ({
      message: recalledMessage(context, draft)
    })),
    forgetMessage: assign({ message: EMPTY_MESSAGE }),
    discardDraft: assign({ draft: EMPTY_DRAFT }),
    showDetails: assign({ detailsShown: true }),
    hideDetails: assign({ detailsShown: false }),
    forgetTrouble: assign({ trouble: null }),
    beSelected: assign({ isSelected: true, unread: 0 }),
    beDeselected: assign({ isSelected: false })
  },
  guards: {
    isNews: ({ context }, { report }: { report: ContactReport }) => report.version >= context.report.version,
    isCall: ({ context }) => context.report.channel === 'voice',
    isIdle: ({ context }, { verb }: { verb: Verb }) => !isUnderWay(context, verb),
    isCallIdle: ({ context }, { verb }: { verb: Verb }) =>
      context.report.channel === 'voice' && !isUnderWay(context, verb),
    isChat: ({ context }, { text }: { text: string }) => context.report.channel === 'chat' && text.trim() !== '',
    isLetterReady: ({ context }, { to, text }: { to: string; text: string }) =>
      context.report.channel === 'email' &&
      to.trim() !== '' &&
      text.trim() !== '' &&
      !isUnderWay(context, 'sendEmail') &&
      !isUnderWay(context, 'replyEmail'),
    isVoicemail: ({ context }) => context.report.channel === 'voicemail',
    mayFinish: ({ context }) =>
      !isUnderWay(context, 'finishAfterContactWork') &&
      (!isRequired(context) || context.recorded !== null || isUnderWay(context, 'saveDisposition')),
    maySave: ({ context }) => whyNotSaveNow(context) === null,
    isRecorded: ({ context }) => context.recorded !== null,
    needsNoDisposition: ({ context }) => needsNoDisposition(context),
    isListRead: ({ context }) => context.rules !== null && context.isRecordRead,
    isOwnSkill: ({ context }, { rules }: { rules: SkillRules }) => rules.skillId === context.report.skillId,
    isBeingSaved: (_args, { intent }: { intent: IntentNews }) =>
      intent.command.verb === 'saveDisposition' && intent.status !== 'confirmed' && intent.status !== 'refused',
    mayUndo: ({ context }) => saveUnderWay(context)?.status === 'queued',
    isSaved: (_args, { intent }: { intent: IntentNews }) =>
      intent.command.verb === 'saveDisposition' && intent.status === 'confirmed',
    isSaveRefused: (_args, { intent }: { intent: IntentNews }) =>
      intent.command.verb === 'saveDisposition' && intent.status === 'refused',
    isRefusedUnread: ({ context }, { intent }: { intent: IntentNews }) =>
      intent.command.verb === 'saveDisposition' &&
      intent.status === 'refused' &&
      (context.rules === null || !context.isRecordRead),
    hasTroubleToRepeat: ({ context }) => context.trouble?.sendAgainKey != null,
    isLineNotSent: ({ context }, { key }: { key: string }) =>
      context.outgoing.some((line) => line.key === key && line.status === 'failed')
  }
}).createMachine({
  id: 'interaction',
  context: ({ input }) => contextFrom(input),
  type: 'parallel',
  entry: { type: 'read', params: { what: 'conversation' } },
  on: {
    'contact.wrote': { actions: { type: 'rememberLines', params: ({ event }) => ({ lines: event.lines }) } },
    'letters.read': { actions: { type: 'rememberLetters', params: ({ event }) => ({ letters: event.letters }) } },
    'playback.reported': {
      actions: {
        type: 'rememberPlayback',
        params: ({ event }) => ({ isPaused: event.isPaused, position: event.position })
      }
    },
    'intent.changed': { actions: { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) } },
    'agent.draftMessage': {
      actions: [{ type: 'rememberMessage', params: ({ event }) => ({ message: event.message }) }, 'keepDraft']
    },
    'draft.recalled': {
      actions: { type: 'rememberRecalledMessage', params: ({ event }) => ({ draft: event.draft }) }
    },
    'agent.showDetails': { actions: 'showDetails' },
    'agent.hideDetails': { actions: 'hideDetails' },
    'agent.dismissTrouble': {
      actions: [
        { type: 'takeBack', params: ({ context }) => ({ key: context.trouble?.sendAgainKey ?? null }) },
        'forgetTrouble'
      ]
    },
    'agent.sendAgain': {
      guard: 'hasTroubleToRepeat',
      actions: [
        { type: 'sendAgain', params: ({ context }) => ({ key: context.trouble?.sendAgainKey ?? null }) },
        'forgetTrouble'
      ]
    },
    'agent.sendLineAgain': {
      guard: { type: 'isLineNotSent', params: ({ event }) => ({ key: event.key }) },
      actions: { type: 'sendAgain', params: ({ event }) => ({ key: event.key }) }
    },
    'agent.dropLine': {
      guard: { type: 'isLineNotSent', params: ({ event }) => ({ key: event.key }) },
      actions: { type: 'takeBack', params: ({ event }) => ({ key: event.key }) }
    },
    'desk.selected': { actions: 'beSelected' },
    'desk.deselected': { actions: 'beDeselected' }
  },
  states: {
    contact: {
      initial: 'announced',
      on: {
        'contact.dialed': {
          guard: { type: 'isNews', params: ({ event }) => ({ report: event.report }) },
          actions: { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) }
        },
        'contact.ended': {
          target: '.ended',
          actions: [
            { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) },
            {
              type: 'rememberEnd',
              params: ({ event }) => ({ at: event.report.version, reason: event.report.endReason ?? 'ended' })
            }
          ]
        },
        'contact.finalised': {
          target: '.ended',
          actions: [
            { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) },
            {
              type: 'rememberEnd',
              params: ({ event }) => ({ at: event.report.version, reason: event.report.endReason ?? 'ended' })
            },
            'rememberFinal'
          ]
        },
        'contact.vanished': {
          target: '.ended',
          actions: [
            { type: 'rememberEnd', params: ({ event }) => ({ at: event.at, reason: 'vanished' }) },
            'rememberFinal'
          ]
        }
      },
      states: {
        announced: {
          on: {
            'contact.dialed': {
              target: 'dialing',
              actions: { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) }
            },
            'contact.connected': {
              target: 'active',
              actions: [
                { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) },
                { type: 'rememberConnection', params: ({ event }) => ({ report: event.report }) }
              ]
            },
            'contact.held': {
              target: 'held',
              actions: [
                { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) },
                { type: 'rememberConnection', params: ({ event }) => ({ report: event.report }) }
              ]
            }
          }
        },
        dialing: {
          entry: 'rememberDial',
          on: {
            'contact.connected': {
              target: 'active',
              actions: [
                { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) },
                { type: 'rememberConnection', params: ({ event }) => ({ report: event.report }) }
              ]
            },
            'contact.held': {
              target: 'held',
              actions: [
                { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) },
                { type: 'rememberConnection', params: ({ event }) => ({ report: event.report }) }
              ]
            },
            'agent.end': {
              guard: { type: 'isIdle', params: { verb: 'end' } },
              actions: {
                type: 'command',
                params: ({ context }) => ({ command: { verb: 'end', contactId: context.interactionId } })
              }
            }
          }
        },
        active: {
          on: {
            'contact.connected': {
              guard: { type: 'isNews', params: ({ event }) => ({ report: event.report }) },
              actions: { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) }
            },
            'contact.held': {
              target: 'held',
              guard: { type: 'isNews', params: ({ event }) => ({ report: event.report }) },
              actions: { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) }
            },
            'agent.hold': {
              guard: { type: 'isCallIdle', params: { verb: 'hold' } },
              actions: {
                type: 'command',
                params: ({ context }) => ({ command: { verb: 'hold', contactId: context.interactionId } })
              }
            },
            'agent.end': {
              guard: { type: 'isIdle', params: { verb: 'end' } },
              actions: {
                type: 'command',
                params: ({ context }) => ({ command: { verb: 'end', contactId: context.interactionId } })
              }
            },
            'agent.sendText': {
              guard: { type: 'isChat', params: ({ event }) => ({ text: event.text }) },
              actions: [
                {
                  type: 'command',
                  params: ({ context, event }) => ({
                    command: { verb: 'sendChatText', contactId: context.interactionId, text: event.text.trim() }
                  })
                },
                'forgetMessage',
                'keepDraft'
              ]
            },
            'agent.sendLetter': {
              guard: { type: 'isLetterReady', params: ({ event }) => ({ to: event.to, text: event.text }) },
              actions: {
                type: 'command',
                params: ({ context, event }) => ({
                  command: {
                    verb: context.report.direction === 'inbound' ? 'replyEmail' : 'sendEmail',
                    contactId: context.interactionId,
                    skillId: context.report.skillId ?? '',
                    to: event.to.trim(),
                    subject: event.subject.trim(),
                    text: event.text
                  }
                })
              }
            },
            'agent.play': {
              guard: 'isVoicemail',
              actions: {
                type: 'command',
                params: ({ context }) => ({
                  command: {
                    verb: 'playVoicemail',
                    contactId: context.interactionId,
                    position:
                      context.playback.position >= (context.report.voicemail?.durationSeconds ?? 0)
                        ? 0
                        : context.playback.position
                  }
                })
              }
            },
            'agent.pause': {
              guard: 'isVoicemail',
              actions: {
                type: 'command',
                params: ({ context }) => ({ command: { verb: 'pauseVoicemail', contactId: context.interactionId } })
              }
            }
          }
        },
        held: {
          on: {
            'contact.held': {
              guard: { type: 'isNews', params: ({ event }) => ({ report: event.report }) },
              actions: { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) }
            },
            'contact.connected': {
              target: 'active',
              guard: { type: 'isNews', params: ({ event }) => ({ report: event.report }) },
              actions: { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) }
            },
            'agent.resume': {
              guard: { type: 'isIdle', params: { verb: 'resume' } },
              actions: {
                type: 'command',
                params: ({ context }) => ({ command: { verb: 'resume', contactId: context.interactionId } })
              }
            }
          }
        },
        ended: {}
      }
    },
    acw: {
      initial: 'notYet',
      states: {
        notYet: {
          on: {
            'contact.ended': { target: 'open', actions: 'rememberAcw' },
            'contact.finalised': 'none',
            'contact.vanished': 'none'
          }
        },
        open: {
          on: {
            'contact.finalised': 'done',
            'contact.vanished': 'done',
            'agent.finishAfterContactWork': {
              guard: 'mayFinish',
              actions: {
                type: 'command',
                params: ({ context }) => ({
                  command: { verb: 'finishAfterContactWork', contactId: context.interactionId }
                })
              }
            }
          }
        },
        none: {},
        done: {}
      }
    },
    disposition: {
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
            'agent.discardDraft': { actions: ['discardDraft', 'keepDraft'] },
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
            'agent.discardDraft': { actions: ['discardDraft', 'keepDraft'] },
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
            'intent.changed': {
              target: 'saving',
              guard: { type: 'isBeingSaved', params: ({ event }) => ({ intent: event.intent }) },
              actions: [
                { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) },
                { type: 'rememberSaving', params: ({ event }) => ({ intent: event.intent }) }
              ]
            },
            'skill.read': {
              guard: { type: 'isOwnSkill', params: ({ event }) => ({ rules: event.rules }) },
              actions: { type: 'rememberRules', params: ({ event }) => ({ rules: event.rules }) }
            },
            'agent.draft': {
              actions: [{ type: 'rememberDraft', params: ({ event }) => ({ draft: event.draft }) }, 'keepDraft']
            },
            'agent.discardDraft': { actions: ['discardDraft', 'keepDraft'] },
            'draft.recalled': {
              actions: { type: 'rememberRecalled', params: ({ event }) => ({ draft: event.draft }) }
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
                    disposition: dispositionOf(context.draft),
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
              actions: { type: 'takeBack', params: ({ context }) => ({ key: saveUnderWay(context)?.key ?? null }) }
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
              { actions: { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) } }
            ]
          }
        },
        recorded: {},
        notRequired: {}
      }
    }
  }
});
