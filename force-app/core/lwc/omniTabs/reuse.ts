type Table = Record<string, unknown>;

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `next`, but with every part of `known` that says the same in its place, so that only what changed is drawn again. */
export function reuse<T>(known: unknown, next: T): T {
  if (Object.is(known, next)) return next;
  if (Array.isArray(known) && Array.isArray(next)) {
    const parts: unknown[] = next.map((part, at) => reuse(known[at], part));
    const isSame = known.length === parts.length && parts.every((part, at) => part === known[at]);
    return (isSame ? known : parts) as T;
  }
  if (!isTable(known) || !isTable(next)) return next;
  const names = Object.keys(next);
  const parts = Object.fromEntries(names.map((name) => [name, reuse(known[name], next[name])]));
  const isSame = Object.keys(known).length === names.length && names.every((name) => parts[name] === known[name]);
  return (isSame ? known : parts) as T;
}
