// Why a bundle of dist/platform would be refused by the compiler that a deploy runs, or imports what no org has: only the
// org would say so otherwise. The org gate runs it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { compile } from '@lwc/sfdc-lwc-compiler';

/** Why a bundle would not deploy, with the place. */
export interface Refusal {
  bundle: string;
  file: string;
  line: number | null;
  reason: string;
}

/** The largest JavaScript and CSS file a component may have, bytes; Salesforce's developer guide for LWC. */
const LARGEST: Record<string, number> = { '.js': 1_000_000, '.css': 131_072 };
const COMPILED = ['.js', '.html', '.css'];
/** The compiler's own scale: 0 fatal, 1 error, 2 warning, 3 remark. */
const ERROR = 1;
const BESIDE = ['.xml', '.svg'];
const PLATFORM_MODULE = /^(lwc|lightning\/.+|@salesforce\/.+)$/;

/** The folders of all bundles below `root`. */
export function findBundles(root: string): string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory() && basename(entry.parentPath) === 'lwc')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function filesOf(folder: string): { files: Record<string, string>; refused: { file: string; reason: string }[] } {
  const files: Record<string, string> = {};
  const refused: { file: string; reason: string }[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path).split(sep).join('/');
    const kind = extname(file);
    const largest = LARGEST[kind];
    if (largest && statSync(path).size > largest) refused.push({ file, reason: `has more than ${largest} bytes` });
    if (COMPILED.includes(kind)) files[file] = readFileSync(path, 'utf8');
    else if (!BESIDE.includes(kind)) refused.push({ file, reason: 'is of a kind the platform takes from nobody' });
  }
  return { files, refused };
}

/** The line of a diagnostic: in its place, or marked in the excerpt that its message quotes. */
function lineOf({ message, location }: { message: string; location?: object }): number | null {
  const line = location && 'line' in location ? location.line : /^> *(\d+) \|/m.exec(message)?.[1];
  return line === undefined ? null : Number(line);
}

/** The module a reference stands for: `c-softphone-panel` in a template is `c/softphonePanel`. */
function moduleOf({ id, type }: { id: string; type: string }): string | null {
  if (type === 'module') return id;
  if (type !== 'component') return null;
  return id.replace('-', '/').replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
}

/** Compiles one bundle as the platform does; an empty answer means it would be accepted. */
export async function compileBundle(folder: string, known: Set<string>): Promise<Refusal[]> {
  const name = basename(folder);
  const { files, refused } = filesOf(folder);
  const refusals: Refusal[] = [];
  const refuse = (reason: string, file = `${name}.js`, line: number | null = null): void => {
    refusals.push({ bundle: name, file, line, reason });
  };
  for (const { file, reason } of refused) refuse(reason, file);
  const metaFile = join(folder, `${name}.js-meta.xml`);
  const apiVersion = existsSync(metaFile) && /<apiVersion>([\d.]+)</.exec(readFileSync(metaFile, 'utf8'))?.[1];
  if (!apiVersion) refuse('is missing or names no apiVersion', `${name}.js-meta.xml`);
  if (!files[`${name}.js`]) refuse('is missing, and the platform would drop the class without a word');
  if (!apiVersion || !files[`${name}.js`]) return refusals;
  const options = { apiVersion: Number(apiVersion), enableLightningWebSecurityTransforms: true, enableLwcOn: true };
  const output = await compile({
    bundle: { namespace: 'c', name, type: 'platform', files, options },
    compilerConfigs: [{ outputConfig: { minify: true, env: { NODE_ENV: 'production' } } }]
  });
  for (const diagnostic of output.diagnostics) {
    if (output.success && diagnostic.level > ERROR) continue;
    refuse(diagnostic.message, diagnostic.filename, lineOf(diagnostic));
  }
  if (!output.success && refusals.length === 0) refuse('was refused without a reason');
  for (const reference of output.metadata?.references ?? []) {
    const target = moduleOf(reference);
    if (target === null) continue;
    const isKnown = target.startsWith('c/') ? known.has(target.slice('c/'.length)) : PLATFORM_MODULE.test(target);
    if (!isKnown) refuse(`uses ${target}, which no org would have`, reference.file, reference.locations[0]?.startLine);
  }
  return refusals;
}

/** Compiles every bundle below `root`. */
export async function compilePlatform(root: string): Promise<{ bundles: number; refusals: Refusal[] }> {
  const folders = findBundles(root);
  const known = new Set(folders.map((folder) => basename(folder)));
  const refusals: Refusal[] = [];
  for (const folder of folders) refusals.push(...(await compileBundle(folder, known)));
  return { bundles: folders.length, refusals };
}
