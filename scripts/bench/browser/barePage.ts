import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { transformSync } from '@lwc/compiler';
import { transformSync as esbuild } from 'esbuild';
import { type Plugin, type Rollup, build } from 'vite';
import { ROOT } from '../../local/console/vite/bundles.ts';
import { lwc } from '../../local/console/vite/lwcPlugin.ts';

const PAGE = join(ROOT, 'scripts/bench/browser/bare');
const BUNDLES = join(PAGE, 'lwc') + sep;
const LIKE_SCRIPT = '.bare.js';

/** Compiles the page's own component, which is in none of the rooms. */
const bareBundles = (): Plugin => ({
  name: 'bare-bundles',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !/\.(html|css)(\?|$)/.test(source)) return null;
    const file = resolve(dirname(importer.replace(LIKE_SCRIPT, '')), source.split('?')[0]!);
    return file.startsWith(BUNDLES) ? file + LIKE_SCRIPT + (source.includes('?') ? '?scoped=true' : '') : null;
  },
  load(id) {
    const file = id.split('?')[0]!.replace(LIKE_SCRIPT, '');
    if (!file.startsWith(BUNDLES) || !id.includes(LIKE_SCRIPT)) return null;
    return existsSync(file) ? readFileSync(file, 'utf8') : 'export default [];';
  },
  transform(code, id) {
    const file = id.split('?')[0]!.replace(LIKE_SCRIPT, '');
    if (!file.startsWith(BUNDLES) || !existsSync(file)) return null;
    const plain = file.endsWith('.ts') ? esbuild(code, { loader: 'ts', target: 'esnext' }).code : code;
    const compiled = transformSync(plain, file, { namespace: 'x', name: 'bareList', apiVersion: 66 });
    return { code: compiled.code, map: null, moduleType: 'js' };
  }
});

/** Builds the bare page for production; answers its files by their path. */
export async function buildBarePage(): Promise<Map<string, string | Uint8Array>> {
  const result = (await build({
    configFile: false,
    root: PAGE,
    base: './',
    logLevel: 'error',
    mode: 'production',
    plugins: [bareBundles(), lwc()],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.SKIP_LWC_VERSION_MISMATCH_CHECK': 'false' },
    build: {
      write: false,
      // As the console page is served: not minified.
      minify: false,
      target: 'esnext',
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { checks: { pluginTimings: false }, input: join(PAGE, 'index.html') }
    }
  })) as Rollup.RollupOutput;
  return new Map(
    result.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const)
  );
}
