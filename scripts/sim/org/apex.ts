type Apex = (parameters: Record<string, unknown>) => Promise<unknown>;

let callOfTab: Apex | null = null;

/** Runs with the way to the org of one tab: the module is one for all tabs here, and one for each in a browser. */
export function asTab<T>(call: Apex, run: () => T): T {
  callOfTab = call;
  const made = run();
  callOfTab = null;
  return made;
}

export default (parameters: Record<string, unknown>): Promise<unknown> => callOfTab!(parameters);
