import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

/** The folder of the base components' sources. */
export const BASE_COMPONENTS = join(ROOT, 'node_modules/lightning-base-components');
const LIGHTNING = join(BASE_COMPONENTS, 'src/lightning');
const CONSOLE = join(ROOT, 'scripts/local/console/lwc');

export interface Bundle {
  namespace: string;
  name: string;
  folder: string;
}

/** The rooms of force-app that can hold bundles. */
export function rooms(): string[] {
  const forceApp = join(ROOT, 'force-app');
  if (!existsSync(forceApp)) return [];
  return readdirSync(forceApp, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'test')
    .map((entry) => join(forceApp, entry.name));
}

/** The folder of a bundle such as `c/omniDesk`, or null when nobody has written it. */
export function folderOf(namespace: string, name: string): string | null {
  const candidates =
    namespace === 'c'
      ? rooms().map((room) => join(room, 'lwc', name))
      : namespace === 'console'
        ? [join(CONSOLE, name)]
        : namespace === 'lightning'
          ? [join(LIGHTNING, name)]
          : [];
  return candidates.find((folder) => existsSync(folder)) ?? null;
}

/** The main file of a bundle such as `c/omniDesk` (its styles, when it has nothing else); TypeScript before JavaScript, so that no stale output is served. */
export function mainFileOf(namespace: string, name: string): string | null {
  const folder = folderOf(namespace, name);
  if (!folder) return null;
  return (
    [`${name}.ts`, `${name}.js`, `${name}.css`].map((file) => join(folder, file)).find((file) => existsSync(file)) ??
    null
  );
}

/** Which bundle a file belongs to, or null for files that are not LWC. */
export function bundleOf(file: string): Bundle | null {
  const inside = (folder: string) => (file.startsWith(folder + sep) ? file.slice(folder.length + 1).split(sep) : null);
  const lightning = inside(LIGHTNING);
  if (lightning && lightning.length > 1)
    return { namespace: 'lightning', name: lightning[0]!, folder: join(LIGHTNING, lightning[0]!) };
  const own = inside(CONSOLE);
  if (own && own.length > 1) return { namespace: 'console', name: own[0]!, folder: join(CONSOLE, own[0]!) };
  const room = inside(join(ROOT, 'force-app'));
  if (room && room[1] === 'lwc' && room.length > 3) {
    return { namespace: 'c', name: room[2]!, folder: join(ROOT, 'force-app', room[0]!, 'lwc', room[2]!) };
  }
  return null;
}

/** Every source file of the page: the product's bundles and the console's own, tests left out. */
export function pageSources(): string[] {
  const folders = [
    ...rooms().map((room) => join(room, 'lwc')),
    CONSOLE,
    join(ROOT, 'scripts/local/console/platform'),
    join(ROOT, 'scripts/local/console/page')
  ];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && /\.(ts|js|html|css)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => !file.includes(`${sep}__tests__${sep}`))
        .sort()
    );
}

/** The base components (`button`, `icon`, …) that the page's sources name. */
export function baseComponentsUsed(): string[] {
  const used = new Set<string>();
  const camel = (tag: string) => tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  for (const file of pageSources()) {
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('.html')) for (const [, tag] of text.matchAll(/<lightning-([a-z-]+)/g)) used.add(camel(tag!));
    else for (const [, name] of text.matchAll(/['"]lightning\/(\w+)['"]/g)) used.add(name!);
  }
  return [...used].filter((name) => existsSync(join(LIGHTNING, name))).sort();
}
