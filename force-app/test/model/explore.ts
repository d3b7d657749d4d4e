/** One thing that can happen; it answers false where it makes no sense. */
export interface Move<W> {
  name: string;
  happen: (world: W) => Promise<void> | void;
  isPossible: (world: W) => boolean;
}

export interface Found<W> {
  name: string;
  path: Move<W>[];
}

export interface Exploration<W> {
  start: () => Promise<W>;
  moves: Move<W>[];
  /** What tells two states apart. */
  nameOf: (world: W) => string;
  /** Looks at each state once, in a world of its own that may be spent. */
  look: (world: W, path: string[]) => Promise<void>;
  /** At most so many states are looked at. */
  limit: number;
}

/** Breadth first over live actors: every state is rebuilt from the moves that lead there. Answers the names of the states. */
export async function explore<W>({ start, moves, nameOf, look, limit }: Exploration<W>): Promise<string[]> {
  const rebuild = async (path: Move<W>[]): Promise<W> => {
    const world = await start();
    for (const move of path) await move.happen(world);
    return world;
  };
  const first = await start();
  const found = new Map<string, Move<W>[]>([[nameOf(first), []]]);
  const queue: Move<W>[][] = [[]];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const here = await rebuild(path);
    const possible = moves.filter((move) => move.isPossible(here));
    await look(
      here,
      path.map((move) => move.name)
    );
    for (const move of possible) {
      if (found.size >= limit) break;
      const next = [...path, move];
      const name = nameOf(await rebuild(next));
      if (found.has(name)) continue;
      found.set(name, next);
      queue.push(next);
    }
  }
  return [...found.keys()];
}
