import { enqueueActions } from 'c/xstate';
import type { Command, RememberedContact } from 'c/omniPorts';
import type { SessionEvent } from 'c/omniSession';
import type { SessionInput } from 'c/omniSession';
import type { DeskContext, SessionRef } from './deskContext';
import type { DeskEvent } from './deskEvents';

type Spawn = (name: 'session', options: { id: string; input: SessionInput; syncSnapshot: true }) => SessionRef;

type DeskAction =
  | { type: 'command'; params: { command: Command; contactId: string | null } }
  | { type: 'takeBack'; params: { key: string } }
  | { type: 'remember'; params: { contact: RememberedContact } }
  | { type: 'forget'; params: { contactIds: string[] } }
  | { type: 'listAsked'; params: { contactIds: string[] } };

/** What the desk's longer actions may do, in the order they say it. */
export interface Enqueue {
  (action: DeskAction): void;
  assign(
    changes: Partial<DeskContext> | ((args: { context: DeskContext; spawn: Spawn }) => Partial<DeskContext>)
  ): void;
  stopChild(session: SessionRef): void;
  sendTo(to: SessionRef | ((args: { context: DeskContext }) => SessionRef), event: SessionEvent): void;
}

/** `setup` loses its inference over actions that name its other actions; here their types are said once. */
export const inOrder = <Params>(step: (context: DeskContext, params: Params, enqueue: Enqueue) => void) =>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  enqueueActions<DeskContext, DeskEvent, Params, DeskEvent, any, any, any, any, any>(({ context, enqueue }, params) =>
    step(context, params, enqueue as unknown as Enqueue)
  );
