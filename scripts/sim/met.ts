import { StateMachine, type AnyStateMachine, type AnyStateNode } from 'c/xstate';

const met = new Map<string, { machine: AnyStateMachine; pairs: Set<string> }>();

const leavesOf = (node: AnyStateNode): AnyStateNode[] => {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
};

/** Where a machine is: one name for each of its regions. */
function places(value: unknown, path: string[] = []): string[] {
  if (typeof value === 'string') return [[...path, value].join('.')];
  return Object.entries(value as object).flatMap(([region, inner]) => places(inner, [...path, region]));
}

/** From now on every state in which a machine gets an event is written down. */
export function watchMachines(): void {
  const { transition } = StateMachine.prototype;
  StateMachine.prototype.transition = function watched(this: AnyStateMachine, snapshot, event, scope) {
    const { id } = this;
    if (!met.has(id)) met.set(id, { machine: this, pairs: new Set() });
    const { type } = event as { type: string };
    const name = type.startsWith('xstate.done.actor.') ? 'xstate.done.actor.*' : type;
    places((snapshot as unknown as { value: unknown }).value).forEach((place) =>
      met.get(id)!.pairs.add(`${place}|${name}`)
    );
    return transition.call(this, snapshot, event, scope) as ReturnType<typeof transition>;
  } as typeof transition;
}

/** State by event: how many of a chart's pairs were met, and in each state which events were not. */
export function coverage(): { machine: string; met: number; of: number; missing: { [state: string]: string[] } }[] {
  return [...met.values()].map(({ machine, pairs }) => {
    const events = machine.events.filter((event) => !event.startsWith('xstate.') || event.endsWith('*'));
    const states = leavesOf(machine.root).filter(({ type }) => type !== 'final' || machine.root.type === 'parallel');
    const missing: { [state: string]: string[] } = {};
    let count = 0;
    for (const state of states) {
      const name = state.path.join('.');
      const unmet = events.filter((event) => !pairs.has(`${name}|${event}`));
      count += events.length - unmet.length;
      if (unmet.length > 0) missing[name] = unmet;
    }
    return { machine: machine.id, met: count, of: states.length * events.length, missing };
  });
}
