import type { AnyStateMachine, AnyStateNode, EventFromLogic, InputFrom, SnapshotFrom } from 'c/xstate';
import { getAdjacencyMap } from 'xstate/graph';

/** Examples of every event a machine understands; a new event does not compile until it has been thought about. */
export type Examples<E extends { type: string }> = { [T in E['type']]: readonly Extract<E, { type: T }>[] };

export interface Walk<M extends AnyStateMachine> {
  machine: M;
  events: EventFromLogic<M>[];
  /** Every snapshot reached, one for each combination the walk tells apart. */
  reached: SnapshotFrom<M>[];
  /** Every step taken: what it was before, and after. */
  steps: { before: SnapshotFrom<M>; after: SnapshotFrom<M> }[];
  /** What cannot come to one of these any more, by its name. */
  deadEnds: (isEnd: (snapshot: SnapshotFrom<M>) => boolean) => string[];
}

interface Found<M extends AnyStateMachine> {
  state: SnapshotFrom<M>;
  transitions: { [event: string]: { state: SnapshotFrom<M> } };
}

/** Every state of a chart that the examples lead to, as `getShortestPaths` finds them, with the ways between: over examples of every event, told apart by its state and what `tell` adds. */
export function walk<M extends AnyStateMachine>(
  machine: M,
  examples: { [type: string]: readonly { type: string }[] },
  input: InputFrom<M>,
  tell: (snapshot: SnapshotFrom<M>) => unknown = () => null
): Walk<M> {
  const events = Object.values(examples).flat() as EventFromLogic<M>[];
  const options = {
    events,
    input,
    limit: 200_000,
    serializeState: (snapshot: { value: unknown }) =>
      JSON.stringify([snapshot.value, tell(snapshot as SnapshotFrom<M>)]),
    stopWhen: (snapshot: { status: string }) => snapshot.status !== 'active'
  };
  const nodes = Object.entries(getAdjacencyMap(machine, options) as unknown as { [name: string]: Found<M> });
  const ways = new Map(
    nodes.map(([name, { transitions }]) => [
      name,
      [...new Set(Object.values(transitions).map(({ state }) => options.serializeState(state as never)))]
    ])
  );
  return {
    machine,
    events,
    reached: nodes.map(([, node]) => node.state),
    steps: nodes.flatMap(([, node]) =>
      Object.values(node.transitions).map(({ state }) => ({
        before: node.state,
        after: state
      }))
    ),
    deadEnds: (isEnd) => {
      const alive = new Set(nodes.filter(([, node]) => isEnd(node.state)).map(([name]) => name));
      for (let grown = -1; grown < alive.size;) {
        grown = alive.size;
        for (const [name, next] of ways) if (next.some((other) => alive.has(other))) alive.add(name);
      }
      return nodes.map(([name]) => name).filter((name) => !alive.has(name));
    }
  };
}

const leavesOf = (node: AnyStateNode): AnyStateNode[] => {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
};

const nameOf = (node: AnyStateNode): string => node.path.join('.');

/** A chart's states, such as `contact.held`; of a parallel chart, the states of each region. */
export const stateNames = (machine: AnyStateMachine): string[] => leavesOf(machine.root).map(nameOf);

/** What a whole configuration of a chart is called, such as `held · notYet · open`. */
export function configurationName(value: unknown): string {
  return typeof value === 'string'
    ? value
    : Object.values(value as object)
        .map(configurationName)
        .join(' · ');
}

/**
 * Which events move nothing in which state, over everything the walk reached.
 * `everywhere`: answered by the chart whatever its state. `deaf`: never answered in that region.
 * `stays`: answered in other states of the region, by design not in this one.
 */
export interface Undecided {
  everywhere: string[];
  deaf: { [region: string]: string[] };
  stays: { [state: string]: string[] };
}

/** Sends every event in every state reached and writes down where nothing was taken. */
export function pairsThatStay<M extends AnyStateMachine>({ machine, events, reached }: Walk<M>): Undecided {
  const answered = new Set<string>();
  for (const snapshot of reached) {
    if ((snapshot as { status: string }).status !== 'active') continue;
    for (const event of events) {
      for (const taken of machine.getTransitionData(snapshot as never, event as never)) {
        answered.add(`${nameOf(taken.source as AnyStateNode)}|${(event as { type: string }).type}`);
      }
    }
  }
  const types = [...new Set(events.map((event) => (event as { type: string }).type))].sort();
  const everywhere = types.filter((type) => answered.has(`|${type}`));
  const rest = types.filter((type) => !everywhere.includes(type));
  const isParallel = machine.root.type === 'parallel';
  const regions = isParallel ? Object.values(machine.root.states) : [machine.root];
  const isAnswered = (leaf: AnyStateNode, type: string): boolean => {
    for (let node: AnyStateNode | undefined = leaf; node !== undefined; node = node.parent) {
      if (answered.has(`${nameOf(node)}|${type}`)) return true;
    }
    return false;
  };
  const deaf: Undecided['deaf'] = {};
  const stays: Undecided['stays'] = {};
  for (const region of regions) {
    const leaves = leavesOf(region);
    const unheard = rest.filter((type) => !leaves.some((leaf) => isAnswered(leaf, type)));
    deaf[nameOf(region) || machine.id] = unheard;
    for (const leaf of leaves) {
      const still = rest.filter((type) => !unheard.includes(type) && !isAnswered(leaf, type));
      if (still.length > 0) stays[nameOf(leaf)] = still;
    }
  }
  return { everywhere, deaf, stays };
}
