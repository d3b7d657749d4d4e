import { assign, createActor, enqueueActions, setup, type ActorRefFrom } from 'c/xstate';

/** The least that can be told apart: a contact that is active or held, and how often it changed. */
const contactMachine = setup({
  types: { context: {} as { changes: number }, events: {} as { type: 'held' } | { type: 'resumed' } },
  actions: { count: assign(({ context }) => ({ changes: context.changes + 1 })) }
}).createMachine({
  id: 'contact',
  context: { changes: 0 },
  initial: 'active',
  states: {
    active: { on: { held: { target: 'held', actions: 'count' } } },
    held: { on: { resumed: { target: 'active', actions: 'count' } } }
  }
});

type ContactRef = ActorRefFrom<typeof contactMachine>;

const parentMachine = setup({
  types: {
    context: {} as { contacts: { [id: string]: ContactRef } },
    events: {} as { type: 'told'; id: string; event: { type: 'held' } | { type: 'resumed' } },
    input: {} as { ids: string[] }
  },
  actors: { contact: contactMachine }
}).createMachine({
  id: 'parent',
  context: ({ input, spawn }) => ({
    contacts: Object.fromEntries(input.ids.map((id) => [id, spawn('contact', { id })]))
  }),
  on: {
    told: {
      actions: enqueueActions(({ context, event, enqueue }) => enqueue.sendTo(context.contacts[event.id]!, event.event))
    }
  }
});

/** A parent with its contacts, told of changes round about; each call is one event, the answer says whether it arrived. */
export function bareParent(contacts: number): { next(): void; changes(): number } {
  const ids = Array.from({ length: contacts }, (_, at) => String(at));
  const parent = createActor(parentMachine, { input: { ids } }).start();
  const changesOf = (id: string): number => parent.getSnapshot().context.contacts[id]!.getSnapshot().context.changes;
  let told = 0;
  return {
    next() {
      const id = ids[told % contacts]!;
      const isHeld = Math.floor(told / contacts) % 2 === 1;
      parent.send({ type: 'told', id, event: { type: isHeld ? 'resumed' : 'held' } });
      told += 1;
    },
    changes: () => ids.reduce((sum, id) => sum + changesOf(id), 0)
  };
}
