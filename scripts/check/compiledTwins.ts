// Fails when compiled JavaScript lies beside its TypeScript: the local page would run the stale .js, Jest the .ts.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every .js (or its source map) below `folder` that has a .ts of the same name beside it, and the number of .ts looked at. */
export function findTwins(folder: string): { twins: string[]; sources: number } {
  const sources = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name.slice(0, -'.ts'.length)));
  const twins = sources.flatMap((base) => [`${base}.js`, `${base}.js.map`]).filter((file) => existsSync(file));
  return { twins: twins.map((file) => relative(folder, file).split(sep).join('/')), sources: sources.length };
}

if (require.main === module) {
  const { twins, sources } = findTwins('force-app');
  for (const twin of twins) console.error(`force-app/${twin} lies beside its TypeScript source: delete it`);
  console.log(`compiled twins: ${sources} sources, ${twins.length} with JavaScript beside them`);
  process.exitCode = twins.length > 0 || sources === 0 ? 1 : 0;
}
