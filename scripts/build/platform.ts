// Writes dist/platform, the project that is deployed: plain JavaScript, the product in one package directory and each
// optional part in one of its own. Fails on a type error, and when two rooms carry a file of the same name, because the
// platform could keep only one of them.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const PACKAGE = 'force-app';
const TEST_FOLDERS = ['__tests__', '__mocks__'];

interface Project {
  packageDirectories: { path: string }[];
  [key: string]: unknown;
}

/** scripts/build/deployed.json: what the deployed project says beyond what the sources' own project says. */
interface Deployed {
  /** Rooms an org can leave out. */
  optional: string[];
  /** What the package directory of the product adds to its path. */
  package: object;
  replacements: object[];
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Copies everything but sources and tests; `taken` remembers which room a file came from. */
function copyRoom(root: string, room: string, target: string, taken: Map<string, string>): void {
  const folder = join(root, room);
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const inRoom = relative(folder, join(entry.parentPath, entry.name));
    const isTest = inRoom.split(sep).some((part) => TEST_FOLDERS.includes(part));
    if (!entry.isFile() || isTest || entry.name.endsWith('.ts') || entry.name.startsWith('.')) continue;
    const other = taken.get(inRoom);
    if (other) throw new Error(`${inRoom} is in ${other} and in ${room}; the platform keeps only one`);
    taken.set(inRoom, room);
    mkdirSync(dirname(join(target, inRoom)), { recursive: true });
    cpSync(join(folder, inRoom), join(target, inRoom));
  }
}

function compileSources(root: string, rooms: string[], target: string): number {
  const config = join(root, 'scripts', 'build', 'tsconfig.platform.json');
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    dirname(config)
  );
  const program = ts.createProgram(fileNames, { ...options, outDir: target });
  const emitted: string[] = [];
  const result = program.emit(undefined, (file, text) => {
    const path = relative(target, resolve(file)).split(sep).join('/');
    const room = rooms.find((name) => path.startsWith(`${name}/`));
    if (!room) return;
    const place = join(target, path.slice(room.length + 1));
    if (existsSync(place)) throw new Error(`${path} lies compiled in the source tree too`);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
    emitted.push(path);
  });
  const problems = [...errors, ...ts.getPreEmitDiagnostics(program), ...result.diagnostics];
  if (problems.length > 0) {
    const host = { getCanonicalFileName: (f: string) => f, getCurrentDirectory: () => root, getNewLine: () => '\n' };
    throw new Error(ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(problems), host));
  }
  return emitted.length;
}

/** Builds the deployable project of `root` into `out`; answers with the number of files copied and compiled. */
export function buildPlatform(root: string, out: string): { copied: number; compiled: number } {
  const {
    packageDirectories,
    defaultLwcLanguage: _onlyForSources,
    ...project
  } = readJson(join(root, 'sfdx-project.json')) as Project;
  const deployed = readJson(join(root, 'scripts', 'build', 'deployed.json')) as Deployed;
  const rooms = packageDirectories.map(({ path }) => path);
  const optional = rooms.filter((room) => deployed.optional.includes(room));
  const targetOf = (folder: string): string => join(out, folder, 'main', 'default');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(targetOf(PACKAGE), { recursive: true });
  const taken = new Map<string, string>();
  for (const room of rooms) {
    copyRoom(root, room, targetOf(optional.includes(room) ? basename(room) : PACKAGE), taken);
  }
  const compiled = compileSources(
    root,
    rooms.filter((room) => !optional.includes(room)),
    targetOf(PACKAGE)
  );
  const directories = [
    { path: PACKAGE, default: true, ...deployed.package },
    ...optional.map((room) => ({ path: basename(room), default: false }))
  ];
  const described = { packageDirectories: directories, ...project, replacements: deployed.replacements };
  writeFileSync(join(out, 'sfdx-project.json'), `${JSON.stringify(described, null, 2)}\n`);
  mkdirSync(join(out, 'config'));
  cpSync(join(root, 'scripts', 'build', 'project-scratch-def.json'), join(out, 'config', 'project-scratch-def.json'));
  return { copied: taken.size, compiled };
}

if (require.main === module) {
  const root = resolve(__dirname, '..', '..');
  const out = join(root, 'dist', 'platform');
  try {
    const { copied, compiled } = buildPlatform(root, out);
    console.log(`dist/platform: ${compiled} sources compiled, ${copied} files copied`);
  } catch (error) {
    rmSync(out, { recursive: true, force: true });
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
