import { assign, setup } from 'c/xstate';
import type { Agent, Command, ContactCentreNews, ContactReport, RememberedContact } from 'c/omniPorts';
import { redactWord } from 'c/omniLog';
import { whyNotNewCall, whyNotNewSession, type Settings } from 'c/omniPolicy';
import type { IntentNews } from 'c/omniOutbox';
import type { InteractionEvent } from 'c/omniInteraction';
import { sessionMachine } from 'c/omniSession';
import { contextFrom, type DeskContext } from './deskContext';
import type { DeskWish } from './deskWishes';
import type { DeskEvent } from './deskEvents';
import { clearDesk, close, withoutClosed } from './closing';
import { callFailedAgain, withoutFailedCall } from './failedCalls';
import { hearContact, hearPicture, hearReturn, hearUnsupported, letGo, tellAwaited } from './hearing';
import { deskCase, interactionById, recalled, workloadOf } from './deskRules';
import {
  accept,
  closeForm,
  endUnsupported,
  fillForm,
  openForm,
  reject,
  reopenForm,
  select,
  submitForm,
  tell,
  tryAgain
} from './wishing';
import { inOrder } from './enqueue';
import { afterIntent, isCallOfItsOwn } from './intents';

type Wish<T extends DeskWish['type']> = Extract<DeskWish, { type: T }>;
type News<T extends ContactCentreNews['type']> = Extract<ContactCentreNews, { type: T }>;

/** The agent's whole workplace: who is signed in, what is offered, which sessions are open, what is selected. */
export const deskMachine = setup({
  types: { context: {} as DeskContext, events: {} as DeskEvent, input: {} as { settings: Settings } },
  actors: { session: sessionMachine },
  actions: {
    signIn: (_args, _params: { station: string }) => {},
    resumeSignIn: () => {},
    signOut: () => {},
    takeOver: () => {},
    command: (_args, _params: { command: Command; contactId: string | null }) => {},
    takeBack: (_args, _params: { key: string }) => {},
    sendAgain: (_args, _params: { key: string }) => {},
    recall: () => {},
    readMissing: () => {},
    remember: (_args, _params: { contact: RememberedContact }) => {},
    forget: (_args, _params: { contactIds: string[] }) => {},
    listAsked: (_args, _params: { contactIds: string[] }) => {},

    rememberAgent: assign((_args, { agent }: { agent: NonNullable<DeskContext['agent']> }) => ({
      agent,
      signInTrouble: null,
      endedElsewhere: false,
      isTakenOver: false,
      isPictureComplete: false
    })),
    rememberStation: assign((_args, { station }: { station: string }) => ({ station, signInTrouble: null })),
    rememberTrouble: assign((_args, { trouble }: { trouble: DeskContext['signInTrouble'] }) => ({
      signInTrouble: trouble
    })),
    rememberEnd: assign((_args, { elsewhere }: { elsewhere: boolean }) => ({ endedElsewhere: elsewhere })),
    rememberWorking: assign((_args, { isWorking }: { isWorking: boolean }) => ({ isWorking })),
    rememberTakeOver: assign((_args, { isTakenOver }: { isTakenOver: boolean }) => ({ isTakenOver })),
    rememberState: assign((_args, { news }: { news: News<'agent.stateReported'> }) => ({
      agentState: news.agentState
    })),
    rememberMute: assign((_args, { isMuted }: { isMuted: boolean }) => ({ isMuted })),
    rememberLeg: assign((_args, { leg }: { leg: DeskContext['leg'] }) => ({ leg })),
    rememberLimits: assign((_args, { news }: { news: News<'limits.reported'> }) => ({ centreLimits: news.limits })),
    rememberSkills: assign((_args, { news }: { news: News<'skills.reported'> }) => ({ skills: news.skills })),
    rememberCodes: assign((_args, { news }: { news: News<'codes.reported'> }) => ({ codes: news.codes })),
    rememberLoss: assign(({ context }, { since }: { since: number }) => ({
      connectionLostSince: context.connectionLostSince ?? since
    })),
    forgetLoss: assign({ connectionLostSince: null }),
    rememberMemory: assign(({ context }, news: { contacts: RememberedContact[] }) => recalled(context, news.contacts)),
    note: assign(
      ({ context }, { kind, about }: { kind: DeskContext['diagnostics'][number]['kind']; about: string }) => ({
        diagnostics: [
          ...context.diagnostics.slice(-49),
          { at: context.agentState?.since ?? 0, kind, about: redactWord(about) }
        ]
      })
    ),
    rememberNotWritten: assign(({ context }, { fields }: { fields: string[] }) => ({
      notWritten: [...new Set([...context.notWritten, ...fields])]
    })),
    rememberLook: assign((_args, { sessionId }: { sessionId: string | null }) => ({ lookedAt: sessionId })),
    dropClosed: assign(({ context }) => withoutClosed(context)),
    fillForm: assign(({ context }, { wish }: { wish: Extract<DeskEvent, { type: 'agent.fillForm' }> }) =>
      fillForm(context, wish)
    ),
    closeForm: inOrder((context, _none: undefined, enqueue) => closeForm(context, enqueue)),
    clearDesk: inOrder((context, _none: undefined, enqueue) => clearDesk(context, enqueue)),
    clearForOtherAgent: inOrder((context, { agent }: { agent: Agent }, enqueue) => {
      const { agent: last } = context;
      const isSame = last === null || (last.agentId === agent.agentId && last.tenantId === agent.tenantId);
      if (!isSame) clearDesk(context, enqueue);
    }),
    hearContact: inOrder((context, { report }: { report: ContactReport }, enqueue) =>
      report.unsupported === null ? hearContact(context, report, enqueue) : hearUnsupported(context, report, enqueue)
    ),
    hearReturn: inOrder((context, _none: undefined, enqueue) => hearReturn(context, enqueue)),
    tellAwaited: inOrder((context, _none: undefined, enqueue) => tellAwaited(context, enqueue)),
    letGo: inOrder((context, { contactId }: { contactId: string }, enqueue) => letGo(context, contactId, enqueue)),
    hearPicture: inOrder((context, { contactIds }: { contactIds: string[] }, enqueue) =>
      hearPicture(context, contactIds, enqueue)
    ),
    tell: inOrder((context, told: { interactionId: string; event: InteractionEvent }, enqueue) =>
      tell(context, told, enqueue)
    ),
    select: inOrder((context, { interactionId }: { interactionId: string }, enqueue) =>
      select(context, interactionId, enqueue)
    ),
    accept: inOrder((context, { contactId }: { contactId: string }, enqueue) => accept(context, contactId, enqueue)),
    reject: inOrder((context, { contactId }: { contactId: string }, enqueue) => reject(context, contactId, enqueue)),
    endUnsupported: inOrder((context, { contactId }: { contactId: string }, enqueue) =>
      endUnsupported(context, contactId, enqueue)
    ),
    openForm: assign(({ context }, { wish }: { wish: Wish<'agent.openForm'> }) => openForm(context, wish)),
    reopenForm: assign(({ context }, { wish }: { wish: Wish<'agent.reopenForm'> }) => reopenForm(context, wish)),
    submitForm: inOrder((context, { wish }: { wish: Wish<'agent.submitForm'> }, enqueue) =>
      submitForm(context, wish, enqueue)
    ),
    tryAgain: inOrder((context, { wish }: { wish: Wish<'agent.tryAgain'> }, enqueue) =>
      tryAgain(context, wish, enqueue)
    ),
    callFailedAgain: inOrder((context, { attemptId }: { attemptId: string }, enqueue) =>
      callFailedAgain(context, attemptId, enqueue)
    ),
    dropFailedCall: assign(({ context }, { attemptId }: { attemptId: string }) =>
      withoutFailedCall(context, attemptId)
    ),
    hearIntent: inOrder((context, { intent }: { intent: IntentNews }, enqueue) =>
      afterIntent(context, intent, enqueue)
    ),
    close: inOrder((context, { sessionId }: { sessionId: string }, enqueue) => close(context, sessionId, enqueue))
  },
  guards: {
    isSignedIn: ({ context }) => context.agent !== null,
    isOffered: ({ context }, { contactId }: { contactId: string }) => context.offers[contactId]?.pending === null,
    hasRoom: ({ context }) => whyNotNewSession(deskCase(context).limits, workloadOf(context)) === null,
    isKnown: ({ context }, { interactionId }: { interactionId: string }) =>
      interactionById(context, interactionId) !== undefined,
    /** That nobody is signed in yet, or that there is nothing to join, is how a day begins. */
    isWorthSaying: (_args, { trouble }: { trouble: DeskContext['signInTrouble'] }) =>
      trouble !== 'interactionRequired' && trouble !== 'noAgentSession',
    isFailedAttempt: ({ context }, { attemptId }: { attemptId: string }) =>
      context.attempts[attemptId]?.status === 'refused',
    mayCallAgain: ({ context }, { attemptId }: { attemptId: string }) =>
      isCallOfItsOwn(context.attempts[attemptId]) && whyNotNewCall(deskCase(context)) === null,
    /** A voicemail plays over the line that a call has. */
    isLineFree: ({ context }, { wish }: { wish: InteractionEvent }) =>
      wish.type !== 'agent.play' || workloadOf(context).voice === 0,
    isMissing: ({ context }, { contactId }: { contactId: string }) =>
      context.agent !== null && context.homes[contactId] === undefined
  }
}).createMachine({
  id: 'desk',
  context: ({ input }) => contextFrom(input.settings),
  initial: 'signedOut',
  on: {
    'agent.stateReported': { actions: { type: 'rememberState', params: ({ event }) => ({ news: event }) } },
    'agent.muteReported': { actions: { type: 'rememberMute', params: ({ event }) => ({ isMuted: event.isMuted }) } },
    'agent.legReported': { actions: { type: 'rememberLeg', params: ({ event }) => ({ leg: event.leg }) } },
    'limits.reported': { actions: { type: 'rememberLimits', params: ({ event }) => ({ news: event }) } },
    'skills.reported': { actions: { type: 'rememberSkills', params: ({ event }) => ({ news: event }) } },
    'codes.reported': { actions: { type: 'rememberCodes', params: ({ event }) => ({ news: event }) } },
    'connection.lost': { actions: { type: 'rememberLoss', params: ({ event }) => ({ since: event.since }) } },
    'connection.restored': { actions: 'forgetLoss' },
    'event.setAside': {
      actions: {
        type: 'note',
        params: ({ event }) => ({
          kind: event.kind === 'unknown' ? ('unknownEvent' as const) : ('brokenEvent' as const),
          about: event.eventType
        })
      }
    },
    'contact.reported': {
      guard: 'isSignedIn',
      actions: [{ type: 'hearContact', params: ({ event }) => ({ report: event.report }) }, 'tellAwaited']
    },
    'contact.recalled': {
      guard: { type: 'isMissing', params: ({ event }) => ({ contactId: event.report.contactId }) },
      actions: [{ type: 'hearContact', params: ({ event }) => ({ report: event.report }) }, 'tellAwaited']
    },
    'contact.missing': {
      guard: { type: 'isMissing', params: ({ event }) => ({ contactId: event.contactId }) },
      actions: [{ type: 'letGo', params: ({ event }) => ({ contactId: event.contactId }) }, 'tellAwaited']
    },
    'contact.wrote': {
      actions: {
        type: 'tell',
        params: ({ event }) => ({
          interactionId: event.contactId,
          event: { type: 'contact.wrote' as const, lines: event.lines }
        })
      }
    },
    'playback.reported': {
      actions: {
        type: 'tell',
        params: ({ event: { contactId, isPaused, position } }) => ({
          interactionId: contactId,
          event: { type: 'playback.reported' as const, isPaused, position }
        })
      }
    },
    'interaction.told': {
      actions: { type: 'tell', params: ({ event }) => ({ interactionId: event.interactionId, event: event.event }) }
    },
    'intent.changed': { actions: { type: 'hearIntent', params: ({ event }) => ({ intent: event.intent }) } },
    'memory.recalled': {
      guard: 'isSignedIn',
      actions: [
        { type: 'rememberMemory', params: ({ event }) => ({ contacts: event.contacts }) },
        'tellAwaited',
        'readMissing'
      ]
    },
    'agent.saveLogAgain': { actions: { type: 'sendAgain', params: ({ event }) => ({ key: event.key }) } },
    'log.notWritten': { actions: { type: 'rememberNotWritten', params: ({ event }) => ({ fields: event.fields }) } },
    'agent.lookAt': {
      actions: [{ type: 'rememberLook', params: ({ event }) => ({ sessionId: event.sessionId }) }, 'dropClosed']
    },
    // What is open stays on the screen and in the agent's hands whatever becomes of the agent session.
    'agent.select': {
      guard: { type: 'isKnown', params: ({ event }) => ({ interactionId: event.interactionId }) },
      actions: { type: 'select', params: ({ event }) => ({ interactionId: event.interactionId }) }
    },
    'agent.wish': {
      guard: { type: 'isLineFree', params: ({ event }) => ({ wish: event.wish }) },
      actions: { type: 'tell', params: ({ event }) => ({ interactionId: event.interactionId, event: event.wish }) }
    },
    'agent.fillForm': { actions: { type: 'fillForm', params: ({ event }) => ({ wish: event }) } },
    'agent.closeForm': { actions: 'closeForm' },
    'agent.dropAttempt': [
      {
        guard: { type: 'isFailedAttempt', params: ({ event }) => ({ attemptId: event.attemptId }) },
        actions: { type: 'takeBack', params: ({ event }) => ({ key: event.attemptId }) }
      },
      { actions: { type: 'dropFailedCall', params: ({ event }) => ({ attemptId: event.attemptId }) } }
    ],
    'xstate.done.actor.*': { actions: { type: 'close', params: ({ event }) => ({ sessionId: event.actorId }) } }
  },
  states: {
    signedOut: {
      entry: 'resumeSignIn',
      on: {
        'agent.signIn': {
          target: 'connecting',
          actions: [
            { type: 'rememberStation', params: ({ event }) => ({ station: event.station }) },
            { type: 'signIn', params: ({ event }) => ({ station: event.station }) }
          ]
        },
        'signIn.succeeded': {
          target: 'connecting',
          actions: [{ type: 'rememberAgent', params: ({ event }) => ({ agent: event.agent }) }, 'recall']
        },
        'signIn.failed': {
          guard: { type: 'isWorthSaying', params: ({ event }) => ({ trouble: event.trouble }) },
          actions: { type: 'rememberTrouble', params: ({ event }) => ({ trouble: event.trouble }) }
        }
      }
    },
    connecting: {
      on: {
        'signIn.succeeded': {
          actions: [
            { type: 'clearForOtherAgent', params: ({ event }) => ({ agent: event.agent }) },
            { type: 'rememberAgent', params: ({ event }) => ({ agent: event.agent }) },
            'recall'
          ]
        },
        'signIn.failed': {
          target: 'refused',
          actions: { type: 'rememberTrouble', params: ({ event }) => ({ trouble: event.trouble }) }
        },
        'picture.completed': {
          target: 'working',
          actions: [
            { type: 'hearPicture', params: ({ event }) => ({ contactIds: event.contactIds }) },
            'readMissing',
            'hearReturn'
          ]
        },
        'agentSession.ended': {
          target: 'ended',
          actions: { type: 'rememberEnd', params: ({ event }) => ({ elsewhere: event.elsewhere }) }
        },
        'agentSession.takenOver': {
          target: 'ended',
          actions: { type: 'rememberTakeOver', params: { isTakenOver: true } }
        },
        'agent.signOut': { target: 'refused', actions: ['signOut', 'clearDesk'] }
      }
    },
    working: {
      entry: { type: 'rememberWorking', params: { isWorking: true } },
      exit: { type: 'rememberWorking', params: { isWorking: false } },
      on: {
        'picture.completed': {
          actions: [{ type: 'hearPicture', params: ({ event }) => ({ contactIds: event.contactIds }) }, 'readMissing']
        },
        'agentSession.ended': {
          target: 'ended',
          actions: { type: 'rememberEnd', params: ({ event }) => ({ elsewhere: event.elsewhere }) }
        },
        'agentSession.takenOver': {
          target: 'ended',
          actions: { type: 'rememberTakeOver', params: { isTakenOver: true } }
        },
        'signIn.failed': {
          target: 'ended',
          actions: { type: 'rememberTrouble', params: ({ event }) => ({ trouble: event.trouble }) }
        },
        'agent.signOut': { target: 'refused', actions: ['signOut', 'clearDesk'] },
        'agent.chooseState': {
          actions: {
            type: 'command',
            params: ({ event }) => ({
              command: { verb: 'chooseState', choice: event.choice, code: event.code },
              contactId: null
            })
          }
        },
        'agent.mute': { actions: { type: 'command', params: { command: { verb: 'mute' }, contactId: null } } },
        'agent.unmute': { actions: { type: 'command', params: { command: { verb: 'unmute' }, contactId: null } } },
        'agent.requestContact': {
          guard: 'hasRoom',
          actions: { type: 'command', params: { command: { verb: 'requestContact' }, contactId: null } }
        },
        'agent.accept': {
          guard: { type: 'isOffered', params: ({ event }) => ({ contactId: event.contactId }) },
          actions: [
            { type: 'select', params: ({ event }) => ({ interactionId: event.contactId }) },
            { type: 'accept', params: ({ event }) => ({ contactId: event.contactId }) }
          ]
        },
        'agent.reject': { actions: { type: 'reject', params: ({ event }) => ({ contactId: event.contactId }) } },
        'agent.endUnsupported': {
          actions: { type: 'endUnsupported', params: ({ event }) => ({ contactId: event.contactId }) }
        },
        'agent.openForm': { actions: { type: 'openForm', params: ({ event }) => ({ wish: event }) } },
        'agent.reopenForm': { actions: { type: 'reopenForm', params: ({ event }) => ({ wish: event }) } },
        'agent.submitForm': { actions: { type: 'submitForm', params: ({ event }) => ({ wish: event }) } },
        'agent.tryAgain': { actions: { type: 'tryAgain', params: ({ event }) => ({ wish: event }) } },
        'agent.callAgain': [
          {
            guard: { type: 'mayCallAgain', params: ({ event }) => ({ attemptId: event.attemptId }) },
            actions: { type: 'sendAgain', params: ({ event }) => ({ key: event.attemptId }) }
          },
          { actions: { type: 'callFailedAgain', params: ({ event }) => ({ attemptId: event.attemptId }) } }
        ]
      }
    },
    /** Signed out by the agent, or the sign-in did not work: nothing is tried without a click. */
    refused: {
      on: {
        // A window was blocked while a silent sign-in was still under way.
        'signIn.succeeded': {
          target: 'connecting',
          actions: [
            { type: 'clearForOtherAgent', params: ({ event }) => ({ agent: event.agent }) },
            { type: 'rememberAgent', params: ({ event }) => ({ agent: event.agent }) },
            'recall'
          ]
        },
        'agent.signIn': {
          target: 'connecting',
          actions: [
            { type: 'rememberStation', params: ({ event }) => ({ station: event.station }) },
            { type: 'signIn', params: ({ event }) => ({ station: event.station }) }
          ]
        }
      }
    },
    /** The agent session is over; what is owed stays listed until the agent signs in again. */
    ended: {
      on: {
        'agent.signIn': {
          target: 'connecting',
          actions: [
            { type: 'rememberStation', params: ({ event }) => ({ station: event.station }) },
            { type: 'signIn', params: ({ event }) => ({ station: event.station }) }
          ]
        },
        'agent.takeOver': {
          target: 'connecting',
          actions: [{ type: 'rememberTakeOver', params: { isTakenOver: false } }, 'takeOver']
        },
        'agent.signOut': { target: 'refused', actions: ['signOut', 'clearDesk'] }
      }
    }
  }
});
