import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BASE_COMPONENTS, ROOT, baseComponentsUsed, mainFileOf } from './bundles.ts';

const CACHE = join(ROOT, 'node_modules/.cache/softphone-console');

/** Bundled in any case, so that a component used for the first time seldom costs a new prebundle. */
const USUAL = [
  'accordion',
  'accordionSection',
  'avatar',
  'badge',
  'button',
  'buttonGroup',
  'buttonIcon',
  'buttonIconStateful',
  'buttonMenu',
  'buttonStateful',
  'card',
  'checkboxGroup',
  'combobox',
  'formattedDateTime',
  'formattedEmail',
  'formattedNumber',
  'formattedPhone',
  'formattedText',
  'formattedTime',
  'formattedUrl',
  'helptext',
  'icon',
  'input',
  'layout',
  'layoutItem',
  'menuDivider',
  'menuItem',
  'menuSubheader',
  'pill',
  'progressBar',
  'radioGroup',
  'relativeDateTime',
  'select',
  'spinner',
  'tab',
  'tabset',
  'textarea',
  'tile',
  'toast'
];

const hashOf = (...parts: string[]) =>
  parts
    .reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256'))
    .digest('hex')
    .slice(0, 16);

function keyOf(names: string[], mode: string): string {
  const version = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  const own = ['baseComponents.ts', 'lwcPlugin.ts', 'salesforceModules.ts', 'bundles.ts'].map((file) =>
    readFileSync(join(ROOT, 'scripts/local/console/vite', file), 'utf8')
  );
  const packages = ['lightning-base-components', '@lwc/compiler', 'vite'].map((name) =>
    version(join(ROOT, 'node_modules', name, 'package.json'))
  );
  return hashOf(mode, ...names, ...packages, ...own);
}

/**
 * Bundles the base components once and returns the file of each by name; later calls find them in the cache.
 * Without it a page needs some 470 requests in development and compiles every one of them.
 */
export async function prebuildBaseComponents(
  mode: 'development' | 'production',
  progress: (line: string) => void
): Promise<Record<string, string>> {
  const names = [...new Set([...USUAL, ...baseComponentsUsed()])]
    .filter((name) => mainFileOf('lightning', name))
    .sort();
  const folder = join(CACHE, `base-${mode}-${keyOf(names, mode)}`);
  if (!existsSync(folder)) {
    progress(`preparing ${names.length} base components (once)`);
    const [{ build }, { lwc }] = await Promise.all([import('vite'), import('./lwcPlugin.ts')]);
    const making = `${folder}.${process.pid}`;
    mkdirSync(CACHE, { recursive: true });
    await build({
      configFile: false,
      root: BASE_COMPONENTS,
      logLevel: 'error',
      mode,
      plugins: [lwc({ bundlingBaseComponents: true })],
      define: { 'process.env.NODE_ENV': JSON.stringify(mode), 'process.env.SKIP_LWC_VERSION_MISMATCH_CHECK': 'false' },
      build: {
        outDir: making,
        emptyOutDir: true,
        minify: false,
        target: 'esnext',
        lib: {
          entry: Object.fromEntries(names.map((name) => [name, mainFileOf('lightning', name)!])),
          formats: ['es']
        },
        rolldownOptions: {
          checks: { pluginTimings: false },
          external: [/^lwc$/, /^@lwc\//],
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
        }
      }
    });
    try {
      renameSync(making, folder);
    } catch (error) {
      // Another process was quicker; its result is the same.
      rmSync(making, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
    const newest = readdirSync(CACHE).filter((name) => name.startsWith(`base-${mode}-`) && !/\.\d+$/.test(name));
    for (const old of newest)
      if (join(CACHE, old) !== folder) rmSync(join(CACHE, old), { recursive: true, force: true });
  }
  return Object.fromEntries(names.map((name) => [name, join(folder, `${name}.js`)]));
}
