import { gzipSync } from 'node:zlib';
import { join, relative, sep } from 'node:path';
import { type Plugin, type Rollup, build, minify as minifyModule } from 'vite';
import { ROOT } from '../../local/console/vite/bundles.ts';
import { lwc } from '../../local/console/vite/lwcPlugin.ts';

export interface Sizes {
  /** Everything in one file, minified. */
  minified: number;
  gzip: number;
  /** Each part minified and compressed alone; together a little more than the whole. */
  parts: { part: string; minified: number; gzip: number }[];
}

const FROM_THE_ORG = /^(lwc|@lwc\/.*|lightning\/.*|@salesforce\/.*)$/;

/** Leaves to the org what the org has; labels are imports there, too. */
const asInAnOrg = (): Plugin => ({
  name: 'as-in-an-org',
  enforce: 'pre',
  resolveId: (source) => (FROM_THE_ORG.test(source) ? { id: source, external: true } : null)
});

const labelsAsImports = (): Plugin => ({
  name: 'labels-as-imports',
  transform: (code) => ({
    code: code.replace(
      /const (\w+) = globalThis\.standInOrg\.label\("([\w.]+)"\);/g,
      'import $1 from "@salesforce/label/$2";'
    ),
    map: null
  })
});

function partOf(id: string): string | null {
  const path = relative(join(ROOT, 'force-app'), id.replace(/^\0/, '').split('?')[0]!).split(sep);
  if (path[0] === '..') return null;
  return path[0] === 'vendor' ? `vendor/${path[2]}` : path[0]!;
}

const gzip = (code: string): number => gzipSync(code, { level: 9 }).length;

async function minify(code: string, unused = true): Promise<string> {
  const { code: small, errors } = await minifyModule('shipped.js', code, {
    module: true,
    compress: { target: 'es2021', unused },
    codegen: { legalComments: 'none' }
  });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return small;
}

/** Builds what ships, for production, and weighs it. */
export async function measureSizes(): Promise<Sizes> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    mode: 'production',
    plugins: [asInAnOrg(), lwc(), labelsAsImports()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2021',
      reportCompressedSize: false,
      lib: { entry: join(ROOT, 'scripts/bench/size/shipped.ts'), formats: ['es'], fileName: 'shipped' },
      rolldownOptions: { checks: { pluginTimings: false } }
    }
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
  const chunks = output!.output.filter((file): file is Rollup.OutputChunk => file.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`One file was expected, ${chunks.length} came.`);
  const codeOf = new Map<string, string>();
  for (const [id, { code }] of Object.entries(chunks[0]!.modules)) {
    const part = partOf(id);
    if (part !== null && code) codeOf.set(part, (codeOf.get(part) ?? '') + code);
  }
  for (const room of ['core', 'adapters', 'softphone', 'vendor/xstate'])
    if (!codeOf.has(room)) throw new Error(`Nothing of ${room} is in the build.`);
  const whole = await minify(chunks[0]!.code);
  const parts = [];
  for (const [part, code] of codeOf) {
    const minified = await minify(code.replace(/^export /gm, ''), false);
    parts.push({ part, minified: minified.length, gzip: gzip(minified) });
  }
  parts.sort((one, other) => other.gzip - one.gzip);
  return { minified: Buffer.byteLength(whole), gzip: gzip(whole), parts };
}
