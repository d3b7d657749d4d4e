import { contextFrom } from './interactionContext';
import { disposition } from './dispositionRegion';
import { notSent } from './interactionRules';
import { interactionSetup } from './interactionSetup';

/** One interaction: its contact and its after-contact work move on facts, its disposition on what is proven recorded. */
export const interactionMachine = interactionSetup.createMachine({
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
    'intent.changed': [
      {
        guard: { type: 'isLetterDone', params: ({ event }) => ({ intent: event.intent }) },
        actions: [{ type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) }, 'keepDraft']
      },
      { actions: { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) } }
    ],
    'agent.draftMessage': {
      actions: [{ type: 'rememberMessage', params: ({ event }) => ({ message: event.message }) }, 'keepDraft']
    },
    'draft.recalled': {
      actions: { type: 'rememberRecalledMessage', params: ({ event }) => ({ draft: event.draft }) }
    },
    'agent.showDetails': { actions: 'showDetails' },
    'agent.hideDetails': { actions: 'hideDetails' },
    'agent.dismissTrouble': { actions: 'forgetTrouble' },
    'agent.sendLineAgain': {
      guard: { type: 'isLineNotSent', params: ({ event }) => ({ key: event.key }) },
      actions: { type: 'sendAgain', params: ({ event }) => ({ key: event.key }) }
    },
    'agent.dropLine': {
      guard: { type: 'isLineNotSent', params: ({ event }) => ({ key: event.key }) },
      actions: { type: 'takeBack', params: ({ event }) => ({ keys: [event.key] }) }
    },
    'end.read': {
      guard: 'isEndUnread',
      actions: { type: 'rememberEndRead', params: ({ event }) => ({ read: event }) }
    },
    'desk.selected': { actions: 'beSelected' },
    'desk.deselected': { actions: 'beDeselected' }
  },
  states: {
    contact: {
      initial: 'announced',
      on: {
        // The chat may be over by the time the line is heard of: the contact centre refuses it, and the agent reads so.
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
              params: ({ event }) => ({
                at: event.report.version,
                isDated: event.report.isUndated !== true,
                reason: event.report.endReason ?? 'ended'
              })
            }
          ]
        },
        'contact.finalised': {
          target: '.ended',
          actions: [
            { type: 'rememberReport', params: ({ event }) => ({ report: event.report }) },
            {
              type: 'rememberEnd',
              params: ({ event }) => ({
                at: event.report.version,
                isDated: event.report.isUndated !== true,
                reason: event.report.endReason ?? 'ended'
              })
            },
            'rememberFinal'
          ]
        },
        'contact.vanished': {
          target: '.ended',
          actions: [
            { type: 'rememberEnd', params: ({ event }) => ({ at: event.at, isDated: true, reason: 'vanished' }) },
            { type: 'rememberVanishing', params: ({ event }) => ({ unheardSince: event.unheardSince }) },
            'rememberFinal',
            { type: 'read', params: { what: 'end' } }
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
            'agent.sendLetter': {
              guard: { type: 'isLetterReady', params: ({ event }) => ({ to: event.to, text: event.text }) },
              actions: [
                {
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
                },
                // It answers the one that may not have been sent.
                { type: 'takeBack', params: ({ context }) => ({ keys: notSent(context) }) }
              ]
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
        ended: {
          on: {
            // No news tells of a chat that is over: the line was found where the chat is kept.
            'intent.changed': {
              guard: { type: 'isLineFound', params: ({ event }) => ({ intent: event.intent }) },
              actions: [
                { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) },
                { type: 'read', params: { what: 'conversation' } }
              ]
            }
          }
        }
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
    disposition
  }
});
