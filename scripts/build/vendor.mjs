// Writes force-app/vendor: one LWC module per third-party library, holding only what the other rooms import.
// With --check it writes nothing and fails when a file on disk differs from what it would write, because a stale
// vendored module ships other code than the one that was reviewed.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { slimPhoneNumbers } from './slimPhoneNumbers.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const ROOMS = ['core', 'adapters', 'softphone', 'settings'];
const OUT = 'force-app/vendor/lwc';

/** The third-party libraries that ship, by the name of their bundle. */
const LIBRARIES = {
  idb: { package: 'idb', entry: 'idb' },
  libphonenumber: { package: 'libphonenumber-js', entry: 'libphonenumber-js/min', plugins: [slimPhoneNumbers()] },
  oauth4webapi: { package: 'oauth4webapi', entry: 'oauth4webapi' },
  valibot: { package: 'valibot', entry: 'valibot' },
  xstate: { package: 'xstate', entry: 'xstate' }
};

const META = `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>66.0</apiVersion>
    <isExposed>false</isExposed>
</LightningComponentBundle>
`;

/** The names a source text imports from each vendored bundle, types left out. */
export function importedNames(source) {
  const names = {};
  const add = (library, name) => (names[library] ??= new Set()).add(name);
  for (const [, kind, clause, library] of source.matchAll(
    /\b(import|export)\s+(?!type\b)([^;'"]*?)\s*from\s*['"]c\/(\w+)['"]/g
  )) {
    if (!(library in LIBRARIES)) continue;
    const whole = clause.match(/\*\s*as\s+(\w+)/);
    if (whole) {
      if (kind === 'export') throw new Error(`re-export names of c/${library} one by one`);
      for (const [, name] of source.matchAll(new RegExp(`(?<![\\w.$])${whole[1]}\\.(\\w+)`, 'g'))) add(library, name);
    }
    for (const part of clause.match(/\{([^}]*)\}/)?.[1].split(',') ?? []) {
      const name = part.trim().split(/\s+as\s+/)[0];
      if (name && !name.startsWith('type ')) add(library, name);
    }
  }
  return names;
}

function sourcesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !/[\\/]__(tests|mocks)__[\\/]/.test(file));
}

/** For each library the names imported anywhere in the rooms that ship. Types are told apart by what the library really exports. */
async function exportsNeeded() {
  const needed = Object.fromEntries(Object.keys(LIBRARIES).map((library) => [library, new Set()]));
  for (const file of ROOMS.flatMap((room) => sourcesOf(join(ROOT, 'force-app', room)))) {
    for (const [library, names] of Object.entries(importedNames(readFileSync(file, 'utf8')))) {
      for (const name of names) needed[library].add(name);
    }
  }
  const result = {};
  for (const [library, { entry }] of Object.entries(LIBRARIES)) {
    const real = await import(entry);
    result[library] = [...needed[library]].filter((name) => name in real).sort();
  }
  return result;
}

function licenceOf(name) {
  const folder = join(ROOT, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').replaceAll('*/', '* /').trim();
  return `/*!\n${name} ${version}\n\n${text}\n*/\n`;
}

/** Path (from the project's root) → text of every file under force-app/vendor. */
async function vendored() {
  const files = {};
  for (const [library, names] of Object.entries(await exportsNeeded())) {
    const { package: name, entry, plugins = [] } = LIBRARIES[library];
    const { outputFiles } = await build({
      stdin: {
        contents: `export { ${names.join(', ')} } from '${entry}';`,
        resolveDir: ROOT,
        sourcefile: `${library}.js`
      },
      absWorkingDir: ROOT,
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2021',
      minify: true,
      legalComments: 'none',
      charset: 'utf8',
      conditions: ['module', 'import'],
      plugins,
      mainFields: ['module', 'main'],
      define: { 'process.env.NODE_ENV': '"production"' }
    });
    const code = outputFiles[0].text;
    if (/\bprocess\.env\b/.test(code)) throw new Error(`${library}: process.env is left in the bundle`);
    files[`${OUT}/${library}/${library}.js`] = licenceOf(name) + code;
    files[`${OUT}/${library}/${library}.js-meta.xml`] = META;
  }
  return files;
}

async function main() {
  const check = process.argv.includes('--check');
  const files = await vendored();
  const present = sourcesOf(join(ROOT, 'force-app/vendor')).map((file) => relative(ROOT, file).replaceAll('\\', '/'));
  const stale = Object.entries(files)
    .filter(([path, text]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text)
    .map(([path]) => path);
  const foreign = present.filter((path) => !(path in files));
  if (check) {
    for (const path of stale) console.error(`stale: ${path}`);
    for (const path of foreign) console.error(`not generated: ${path}`);
    if (stale.length + foreign.length > 0) {
      console.error('run: node scripts/build/vendor.mjs');
      process.exitCode = 1;
    }
    return;
  }
  for (const path of foreign) rmSync(join(ROOT, path));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  for (const path of stale) console.log(`wrote ${path}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
