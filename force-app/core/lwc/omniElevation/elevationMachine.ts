import { assign, setup } from 'c/xstate';
import type { Command, EndReason, Reason, ReasonKey, TargetChannel } from 'c/omniPorts';
import type { IntentNews } from 'c/omniOutbox';

/** One try to reach the customer on another channel. */
export interface ElevationRequest {
  attemptId: string;
  target: TargetChannel;
  /** E.164 number or mail address. */
  address: string;
  skillId: string;
  /** The interaction whose plus sign was pressed. */
  parentInteractionId: string;
  /** The record from which the number was dialled. */
  recordId?: string;
}

export interface ElevationContext extends ElevationRequest {
  /** The contact that came of it. */
  contactId: string | null;
  reason: Reason | null;
  /** Its own intent: an attempt before it may still be heard of. */
  intentKey: string | null;
}

export type ElevationEvent =
  | { type: 'intent.changed'; intent: IntentNews }
  | { type: 'contact.appeared'; contactId: string }
  | { type: 'contact.connected'; contactId: string }
  | { type: 'contact.ended'; contactId: string; reason: EndReason };

const END_REASON = {
  busy: 'busy',
  noAnswer: 'noAnswer',
  rejected: 'rejected',
  unreachable: 'unreachable',
  refused: 'rejected',
  ended: 'cancelled',
  vanished: 'cancelled'
} satisfies Record<EndReason, ReasonKey>;

export const reasonOfEnd = (reason: EndReason): Reason => ({ key: END_REASON[reason] });

export function commandFor({ target, address, skillId, parentInteractionId, recordId }: ElevationRequest): Command {
  const about = { skillId, parentContactId: parentInteractionId, ...(recordId && { recordId }) };
  return target === 'voice' ? { verb: 'dial', number: address, ...about } : { verb: 'writeEmail', address, ...about };
}

/** From the agent's *Call* or *Write email* to a contact that joined the session, or to a failure that says why. */
export const elevationMachine = setup({
  types: { context: {} as ElevationContext, events: {} as ElevationEvent, input: {} as ElevationRequest },
  actions: {
    command: (_args, _params: { command: Command }) => {},
    rememberContact: assign((_args, { contactId }: { contactId: string | null }) => ({ contactId })),
    rememberReason: assign((_args, { reason }: { reason: Reason }) => ({ reason })),
    rememberIntent: assign((_args, { intent }: { intent: IntentNews }) => ({ intentKey: intent.key }))
  },
  guards: {
    isOwnContact: ({ context }, { contactId }: { contactId: string }) => context.contactId === contactId,
    isOther: ({ context }, { intent }: { intent: IntentNews }) => ![null, intent.key].includes(context.intentKey),
    isRefused: (_args, { intent }: { intent: IntentNews }) => intent.status === 'refused',
    hasMadeContact: (_args, { intent }: { intent: IntentNews }) => intent.madeContactId !== null
  }
}).createMachine({
  id: 'elevation',
  context: ({ input }) => ({ ...input, contactId: null, reason: null, intentKey: null }),
  entry: { type: 'command', params: ({ context }) => ({ command: commandFor(context) }) },
  initial: 'asking',
  states: {
    asking: {
      on: {
        'contact.appeared': {
          target: 'reaching',
          actions: { type: 'rememberContact', params: ({ event }) => ({ contactId: event.contactId }) }
        },
        'intent.changed': [
          { guard: { type: 'isOther', params: ({ event }) => ({ intent: event.intent }) } },
          {
            target: 'failed',
            guard: { type: 'isRefused', params: ({ event }) => ({ intent: event.intent }) },
            actions: [
              { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) },
              {
                type: 'rememberReason',
                params: ({ event }) => ({ reason: event.intent.reason ?? { key: 'refusedByContactCentre' } })
              }
            ]
          },
          {
            target: 'reaching',
            guard: { type: 'hasMadeContact', params: ({ event }) => ({ intent: event.intent }) },
            actions: {
              type: 'rememberContact',
              params: ({ event }) => ({ contactId: event.intent.madeContactId })
            }
          },
          { actions: { type: 'rememberIntent', params: ({ event }) => ({ intent: event.intent }) } }
        ]
      }
    },
    reaching: {
      on: {
        'contact.connected': {
          target: 'joined',
          guard: { type: 'isOwnContact', params: ({ event }) => ({ contactId: event.contactId }) }
        },
        'contact.ended': {
          target: 'failed',
          guard: { type: 'isOwnContact', params: ({ event }) => ({ contactId: event.contactId }) },
          actions: { type: 'rememberReason', params: ({ event }) => ({ reason: reasonOfEnd(event.reason) }) }
        }
      }
    },
    joined: { type: 'final' },
    failed: { type: 'final' }
  }
});
