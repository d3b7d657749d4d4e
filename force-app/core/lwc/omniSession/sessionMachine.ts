import { assign, enqueueActions, setup, type ActorRefFrom } from 'c/xstate';
import type { ContactReport } from 'c/omniPorts';
import { interactionMachine, isSettled, type Customer, type InteractionEvent } from 'c/omniInteraction';
import { elevationMachine, type ElevationRequest } from 'c/omniElevation';
import type { DispositionPolicy } from 'c/omniPolicy';
import type { IntentNews } from 'c/omniOutbox';
import { elevationNewsOf, factOf } from './facts';

export type InteractionRef = ActorRefFrom<typeof interactionMachine>;
export type ElevationRef = ActorRefFrom<typeof elevationMachine>;

export interface SessionInput {
  sessionId: string;
  customer: Customer;
  policy: DispositionPolicy;
  /** Contacts of this session that have not come back since the page was loaded again. */
  awaited: string[];
}

export interface SessionContext extends SessionInput {
  /** In the order they came. */
  interactions: InteractionRef[];
  /** Every try to elevate, in the order it was made. */
  elevations: ElevationRef[];
}

export type SessionEvent =
  | { type: 'contact.joined'; report: ContactReport; isSelected: boolean }
  | { type: 'contact.reported'; report: ContactReport }
  | { type: 'contacts.awaited'; contactIds: string[] }
  | { type: 'contact.vanished'; interactionId: string; at: number; unheardSince: number | null }
  | { type: 'interaction.told'; interactionId: string; event: InteractionEvent }
  | { type: 'intent.changed'; intent: IntentNews }
  | { type: 'agent.elevate'; request: ElevationRequest };

const interactionOf = (context: SessionContext, interactionId: string | null): InteractionRef | undefined =>
  context.interactions.find((ref) => ref.id === interactionId);

/** After a reload, contacts that are over come back in any order. */
const isLater = (ref: InteractionRef, { startedAt }: ContactReport): boolean =>
  (ref.getSnapshot().context.report.startedAt ?? Infinity) > (startedAt ?? Infinity);

const isInFlight = (ref: ElevationRef): boolean => ref.getSnapshot().status === 'active';

export const elevationInFlight = (context: SessionContext): ElevationRef | undefined =>
  context.elevations.find(isInFlight);

/** The one place that says when a session is over: all of it is there and settled, and nothing is under way. */
export const isEverythingSettled = (context: SessionContext): boolean =>
  context.interactions.length > 0 &&
  context.awaited.length === 0 &&
  context.interactions.every((ref) => isSettled(ref.getSnapshot())) &&
  elevationInFlight(context) === undefined;

/** One customer's session: its interactions and elevations. It closes by itself and cannot be closed. */
export const sessionMachine = setup({
  types: { context: {} as SessionContext, events: {} as SessionEvent, input: {} as SessionInput },
  actors: { interaction: interactionMachine, elevation: elevationMachine },
  actions: {
    takeIn: assign(({ context, spawn }, { report, isSelected }: { report: ContactReport; isSelected: boolean }) => {
      const earlier = context.interactions.filter((ref) => !isLater(ref, report));
      const taken = spawn('interaction', {
        id: report.contactId,
        input: { report, policy: context.policy, isSelected },
        syncSnapshot: true
      });
      return { interactions: [...earlier, taken, ...context.interactions.filter((ref) => isLater(ref, report))] };
    }),
    rememberAwaited: assign((_args, { contactIds }: { contactIds: string[] }) => ({ awaited: contactIds })),
    pass: enqueueActions(({ context, enqueue }, { report, isNew }: { report: ContactReport; isNew: boolean }) => {
      const interaction = interactionOf(context, report.contactId);
      if (interaction !== undefined) enqueue.sendTo(interaction, factOf(report));
      const elevation = elevationInFlight(context);
      if (elevation !== undefined) {
        elevationNewsOf(report, isNew, elevation.getSnapshot().context).forEach((news) =>
          enqueue.sendTo(elevation, news)
        );
      }
    }),
    tell: enqueueActions(
      ({ context, enqueue }, { interactionId, event }: { interactionId: string; event: InteractionEvent }) => {
        const interaction = interactionOf(context, interactionId);
        if (interaction !== undefined) enqueue.sendTo(interaction, event);
      }
    ),
    tellElevationOfLoss: enqueueActions(
      ({ context, enqueue }, { interactionId, event }: { interactionId: string; event: InteractionEvent }) => {
        const elevation = elevationInFlight(context);
        if (elevation === undefined || event.type !== 'end.read') return;
        const reason = event.reason ?? 'vanished';
        enqueue.sendTo(elevation, { type: 'contact.ended', contactId: interactionId, reason });
      }
    ),
    /** What was not known to be sent has arrived after all: there is nothing left to try again. */
    dropProven: assign(({ context }, { intent }: { intent: IntentNews }) => ({
      elevations: context.elevations.filter((ref) => {
        const attempt = ref.getSnapshot().context;
        const isProven = intent.status === 'confirmed' && attempt.intentKey === intent.key;
        return isInFlight(ref) || !isProven || attempt.contactId !== null;
      })
    })),
    tellOfIntent: enqueueActions(({ context, enqueue }, { intent }: { intent: IntentNews }) => {
      const isElevation = intent.command.verb === 'dial' || intent.command.verb === 'writeEmail';
      const listener = isElevation ? elevationInFlight(context) : interactionOf(context, intent.contactId);
      if (listener !== undefined) enqueue.sendTo(listener as InteractionRef, { type: 'intent.changed', intent });
    }),
    startElevation: assign(({ context, spawn }, { request }: { request: ElevationRequest }) => ({
      elevations: [
        ...context.elevations,
        spawn('elevation', { id: request.attemptId, input: request, syncSnapshot: true })
      ]
    })),
    pausePlayback: enqueueActions(({ context, enqueue }, { request }: { request: ElevationRequest }) => {
      const parent = interactionOf(context, request.parentInteractionId);
      const isPlaying = parent?.getSnapshot().context.playback.isPlaying === true;
      if (parent !== undefined && isPlaying && request.target === 'voice')
        enqueue.sendTo(parent, { type: 'agent.pause' });
    })
  },
  guards: {
    isFreeToElevate: ({ context }, { request }: { request: ElevationRequest }) =>
      elevationInFlight(context) === undefined && interactionOf(context, request.parentInteractionId) !== undefined,
    isNew: ({ context }, { report }: { report: ContactReport }) =>
      interactionOf(context, report.contactId) === undefined,
    isEverythingSettled: ({ context }) => isEverythingSettled(context)
  }
}).createMachine({
  id: 'session',
  context: ({ input }) => ({ ...input, interactions: [], elevations: [] }),
  initial: 'open',
  states: {
    open: {
      always: { guard: 'isEverythingSettled', target: 'closed' },
      on: {
        'contact.joined': {
          guard: { type: 'isNew', params: ({ event }) => ({ report: event.report }) },
          actions: [
            { type: 'takeIn', params: ({ event }) => ({ report: event.report, isSelected: event.isSelected }) },
            { type: 'pass', params: ({ event }) => ({ report: event.report, isNew: true }) }
          ]
        },
        'contact.reported': {
          actions: { type: 'pass', params: ({ event }) => ({ report: event.report, isNew: false }) }
        },
        'contacts.awaited': {
          actions: { type: 'rememberAwaited', params: ({ event }) => ({ contactIds: event.contactIds }) }
        },
        'contact.vanished': {
          actions: {
            type: 'tell',
            params: ({ event: { interactionId, at, unheardSince } }) => ({
              interactionId,
              event: { type: 'contact.vanished' as const, at, unheardSince }
            })
          }
        },
        'interaction.told': {
          actions: [
            { type: 'tell', params: ({ event }) => ({ interactionId: event.interactionId, event: event.event }) },
            {
              type: 'tellElevationOfLoss',
              params: ({ event }) => ({ interactionId: event.interactionId, event: event.event })
            }
          ]
        },
        'intent.changed': {
          actions: [
            { type: 'dropProven', params: ({ event }) => ({ intent: event.intent }) },
            { type: 'tellOfIntent', params: ({ event }) => ({ intent: event.intent }) }
          ]
        },
        'agent.elevate': {
          guard: { type: 'isFreeToElevate', params: ({ event }) => ({ request: event.request }) },
          actions: [
            { type: 'pausePlayback', params: ({ event }) => ({ request: event.request }) },
            { type: 'startElevation', params: ({ event }) => ({ request: event.request }) }
          ]
        }
      }
    },
    closed: { type: 'final' }
  }
});
