import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, pageSources } from './bundles.ts';
import { prebuildBaseComponents } from './baseComponents.ts';

/** The folder of the pages' entry files. */
export const PAGE = join(ROOT, 'scripts/local/console/page');
const OUT = join(ROOT, 'node_modules/.cache/softphone-console');

/** The pages, by their path on the console's host. */
export const PAGES = {
  '/': 'index.html',
  '/customer': 'customer.html',
  '/oauth/callback': 'oauthCallback.html'
} as const;

function keyOf(prebuilt: Record<string, string>): string {
  const hash = createHash('sha256').update(Object.values(prebuilt).join());
  const own = readdirSync(join(ROOT, 'scripts/local/console/vite')).map((file) =>
    join(ROOT, 'scripts/local/console/vite', file)
  );
  const pages = readdirSync(PAGE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const flexipages = join(ROOT, 'force-app/softphone/flexipages');
  const icons = [
    join(ROOT, 'scripts/local/org/describe.ts'),
    ...(existsSync(flexipages) ? readdirSync(flexipages).map((file) => join(flexipages, file)) : [])
  ];
  for (const file of [...pageSources(), ...own, ...pages, ...icons])
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Builds the pages unless the sources are unchanged; returns the built files by their path under `/`. */
export async function buildPages(progress: (line: string) => void): Promise<Map<string, Buffer>> {
  const prebuilt = await prebuildBaseComponents('production', progress);
  const folder = join(OUT, `page-${keyOf(prebuilt)}`);
  if (!existsSync(folder)) {
    progress('building the console page');
    mkdirSync(OUT, { recursive: true });
    // Loading the builder takes longer than everything else of a start that finds the page built.
    const [{ build }, { pageConfig }] = await Promise.all([import('vite'), import('./pageConfig.ts')]);
    const making = `${folder}.${process.pid}`;
    await build({
      ...pageConfig(prebuilt, false),
      build: {
        outDir: making,
        emptyOutDir: true,
        target: 'esnext',
        minify: false,
        reportCompressedSize: false,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: {
          checks: { pluginTimings: false },
          // Names stay, for stack traces and for counting renders.
          output: { minify: { compress: true, mangle: false, codegen: true } },
          input: Object.values(PAGES)
            .map((file) => join(PAGE, file))
            .filter((file) => existsSync(file))
        }
      }
    });
    try {
      renameSync(making, folder);
    } catch (error) {
      rmSync(making, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile())
      files.set(
        `/${relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`,
        readFileSync(join(entry.parentPath, entry.name))
      );
  }
  for (const old of readdirSync(OUT)) {
    if (/^page-\w+$/.test(old) && join(OUT, old) !== folder) rmSync(join(OUT, old), { recursive: true, force: true });
  }
  return files;
}
