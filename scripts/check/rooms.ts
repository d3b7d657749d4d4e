// Fails when a file imports what its room may not: charts that know an adapter, or a contact centre that reads the
// client's own rules, could no longer be exchanged or checked against each other.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** One import that its room forbids. */
export interface Violation {
  file: string;
  line: number;
  target: string;
  reason: string;
}

interface Import {
  target: string;
  line: number;
}

/** What each room may import: other rooms, vendored libraries by bundle name, and platform modules by prefix. */
const ROOMS: Record<string, { rooms: string[]; vendored: string[]; platform: string[] }> = {
  vendor: { rooms: [], vendored: [], platform: [] },
  core: { rooms: ['core'], vendored: ['xstate', 'libphonenumber'], platform: [] },
  adapters: {
    rooms: ['core'],
    vendored: ['valibot', 'oauth4webapi', 'idb'],
    platform: ['lightning/', '@salesforce/']
  },
  softphone: { rooms: ['core', 'softphone'], vendored: [], platform: ['lwc', 'lightning/', '@salesforce/'] },
  settings: { rooms: ['core'], vendored: [], platform: ['lwc', 'lightning/', '@salesforce/'] },
  records: { rooms: [], vendored: [], platform: [] },
  translations: { rooms: [], vendored: [], platform: [] },
  tenantHosts: { rooms: [], vendored: [], platform: [] },
  test: { rooms: ['core', 'test'], vendored: [], platform: [] }
};

/** The one bundle that joins the adapters to the rest. */
const JOINS_ADAPTERS = 'softphoneUtility';

/** Programs that only tests, builders and fakes use; none of them ships. */
const TEST_TOOLS = [
  'lwc',
  'xstate/graph',
  'fast-check',
  'jest-axe',
  '@jest/globals',
  '@salesforce/sfdx-lwc-jest',
  'node:'
];

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.split(sep).includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

function scriptImports(text: string): Import[] {
  const imports = ts.preProcessFile(text, true, true).importedFiles;
  const mocks = [...text.matchAll(/\bjest\.(?:mock|requireActual)\(\s*['"]([^'"]+)['"]/g)];
  return [
    ...imports.map((found) => ({ target: found.fileName, line: lineAt(text, found.pos) })),
    ...mocks.map((found) => ({ target: found[1] ?? '', line: lineAt(text, found.index) }))
  ];
}

function templateImports(text: string): Import[] {
  return [...text.matchAll(/<(c|lightning)-([a-z0-9-]+)/g)].map((found) => ({
    target: `${found[1]}/${(found[2] ?? '').replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase())}`,
    line: lineAt(text, found.index)
  }));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.html')) return templateImports(text);
  return /\.[mc]?[jt]s$/.test(file) ? scriptImports(text) : [];
}

/** Where every bundle of the project lives, by its name; two bundles of one name are a violation of their own. */
function findBundles(root: string): { rooms: Map<string, string>; twice: Violation[] } {
  const rooms = new Map<string, string>();
  const twice: Violation[] = [];
  for (const room of Object.keys(ROOMS)) {
    const folder = join(root, 'force-app', room, 'lwc');
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const other = rooms.get(entry.name);
      if (other) {
        const file = `force-app/${room}/lwc/${entry.name}`;
        twice.push({ file, line: 1, target: entry.name, reason: `the room ${other} has a bundle of this name too` });
      }
      rooms.set(entry.name, room);
    }
  }
  return { rooms, twice };
}

interface Place {
  room: string;
  bundle: string | null;
  isTest: boolean;
}

function placeOf(path: string): Place {
  const parts = path.split('/');
  const room = parts[1] ?? '';
  const bundle = parts[2] === 'lwc' ? (parts[3] ?? null) : null;
  return { room, bundle, isTest: room === 'test' || parts.includes('__tests__') || parts.includes('__mocks__') };
}

function refuseBundle(place: Place, target: string, bundles: Map<string, string>): string | null {
  const [name = '', ...below] = target.slice('c/'.length).split('/');
  if (below.length > 0) return `other bundles reach only a bundle's main file: c/${name}`;
  const allowed = ROOMS[place.room];
  const room = bundles.get(name);
  if (room === undefined || !allowed) return `there is no bundle ${name}`;
  if (room === 'vendor') {
    const mayTest = place.room === 'test' && (ROOMS.core?.vendored.includes(name) ?? false);
    return allowed.vendored.includes(name) || mayTest ? null : `${place.room} may not use the library ${name}`;
  }
  if (name === place.bundle && place.isTest) return null;
  if (room === 'adapters' && place.room === 'softphone') {
    return place.bundle === JOINS_ADAPTERS ? null : `adapters are imported by ${JOINS_ADAPTERS} alone`;
  }
  if (room === 'adapters' && name === place.bundle) return null;
  return allowed.rooms.includes(room) ? null : `${place.room} may not import ${room}`;
}

function refuseRelative(root: string, path: string, place: Place, target: string): string | null {
  const reached = relative(root, resolve(root, dirname(path), target))
    .split(sep)
    .join('/');
  const home = place.bundle ? `force-app/${place.room}/lwc/${place.bundle}` : `force-app/${place.room}`;
  if (reached !== home && !reached.startsWith(`${home}/`))
    return `leaves ${home}; other bundles are imported as c/name`;
  const reachesTests = !place.isTest && /(^|\/)__(tests|mocks)__(\/|$)/.test(reached);
  return reachesTests ? 'shipped code may not import a test' : null;
}

function refuseInRoom(root: string, path: string, target: string, bundles: Map<string, string>): string | null {
  const place = placeOf(path);
  const allowed = ROOMS[place.room];
  if (!allowed) return `${place.room} is not a room of the house`;
  if (target.startsWith('.')) return refuseRelative(root, path, place, target);
  if (target.startsWith('c/')) return refuseBundle(place, target, bundles);
  if (target.startsWith('test/')) return place.isTest ? null : 'shipped code may not import test/…';
  const isPlatform = allowed.platform.some(
    (name) => target === name || (name.endsWith('/') && target.startsWith(name))
  );
  const isTool =
    place.isTest && TEST_TOOLS.some((name) => target === name || (name.endsWith(':') && target.startsWith(name)));
  return isPlatform || isTool ? null : `${place.room} may not import ${target}`;
}

function refuseInContactCentre(root: string, path: string, target: string): string | null {
  const reached = target.startsWith('.')
    ? relative(root, resolve(root, dirname(path), target))
        .split(sep)
        .join('/')
    : target;
  return /^(c|test|force-app)\//.test(reached)
    ? 'the contact centre never imports from force-app: two independent readings of the same rules'
    : null;
}

/** Every forbidden import below `root`, and how many files and imports were looked at. */
export function checkRooms(root: string): { violations: Violation[]; files: number; imports: number } {
  const bundles = findBundles(root);
  const violations = [...bundles.twice];
  let files = 0;
  let imports = 0;
  const look = (folder: string, refuse: (path: string, target: string) => string | null): void => {
    for (const file of filesBelow(join(root, folder))) {
      const path = relative(root, file).split(sep).join('/');
      const found = importsOf(file);
      files += 1;
      imports += found.length;
      for (const { target, line } of found) {
        const reason = refuse(path, target);
        if (reason) violations.push({ file: path, line, target, reason });
      }
    }
  };
  look('force-app', (path, target) => refuseInRoom(root, path, target, bundles.rooms));
  look('scripts/local/contact-centre', (path, target) => refuseInContactCentre(root, path, target));
  return { violations, files, imports };
}

if (require.main === module) {
  const { violations, files, imports } = checkRooms(process.cwd());
  for (const { file, line, target, reason } of violations)
    console.error(`${file}:${line} imports ${target}: ${reason}`);
  console.log(`rooms: ${imports} imports in ${files} files, ${violations.length} forbidden`);
  if (imports === 0) console.error('rooms: no import was looked at, so nothing was checked');
  process.exitCode = violations.length > 0 || imports === 0 ? 1 : 0;
}
