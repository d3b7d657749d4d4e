import type { ContactCentreNews, ContactReport, RememberedContact } from 'c/omniPorts';
import type { IntentNews } from 'c/omniOutbox';
import type { InteractionEvent } from 'c/omniInteraction';
import type { DeskWish } from './deskWishes';

export type DeskEvent =
  | DeskWish
  | ContactCentreNews
  | { type: 'intent.changed'; intent: IntentNews }
  | { type: 'log.notWritten'; fields: string[] }
  | { type: 'memory.recalled'; contacts: RememberedContact[] }
  | { type: 'contact.recalled'; report: ContactReport }
  /** The contact centre has said for long enough that it has no such contact. */
  | { type: 'contact.missing'; contactId: string }
  | { type: 'interaction.told'; interactionId: string; event: InteractionEvent }
  | { type: `xstate.done.actor.${string}`; actorId: string };
