import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { buildPlatform } from '../build/platform.ts';
import { isPassed, runGate, tell } from '../check/org/gate.ts';
import { convertTo } from '../check/org/payload.ts';
import { inOwnFolder, salesforceCli } from '../check/org/program.ts';
import { loadProject } from '../check/org/project.ts';

/** What stops a command: a sentence that says what happened and what to do. */
export class Stop extends Error {}

/** Everything that would be sent: each file with its size, and the manifest. */
export interface Payload {
  files: { path: string; bytes: number }[];
  manifest: string;
}

/** What deploying needs of the world; a test has its own. */
export interface World {
  env: NodeJS.ProcessEnv;
  say(text: string): void;
  /** Files that differ from the last commit; null where there is no repository. */
  changedFiles(): string[] | null;
  /** Writes dist/platform; throws with the compiler's words. */
  build(): void;
  /** Whether the org gate found nothing; it has said what it found. */
  gate(): Promise<boolean>;
  payload(folders: string[]): Promise<Payload>;
  permissionSets(): string[];
  /** The kinds of metadata in a package folder of dist/platform, by the names of their folders. */
  kinds(folder: string): string[];
  /** Runs the Salesforce CLI and answers with what it says as JSON; needs no build. */
  ask(args: string[]): unknown;
  /** Runs the Salesforce CLI in dist/platform before the eyes of the user; answers with its exit code. */
  show(args: string[]): number;
}

const ROOT = resolve(__dirname, '..', '..');
const PLATFORM = join(ROOT, 'dist', 'platform');

function filesBelow(folder: string): { path: string; bytes: number }[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), bytes: statSync(file).size }))
    .sort((one, other) => one.path.localeCompare(other.path));
}

function runCli(
  args: string[],
  env: NodeJS.ProcessEnv,
  { output, cwd }: { output: 'pipe' | 'inherit'; cwd: string }
): ReturnType<typeof spawnSync> {
  const cli = salesforceCli();
  return spawnSync(cli.command, [...cli.first, ...args], {
    cwd,
    env: { ...env, ...cli.quiet },
    stdio: ['inherit', output, output],
    encoding: 'utf8'
  });
}

export function realWorld(env: NodeJS.ProcessEnv = process.env): World {
  return {
    env,
    say: (text) => console.log(text),
    changedFiles() {
      const asked = spawnSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' });
      return asked.status === 0 ? asked.stdout.split('\n').filter(Boolean) : null;
    },
    build: () => void buildPlatform(ROOT, PLATFORM),
    async gate() {
      const results = await runGate(loadProject(PLATFORM), undefined, (result) => console.log(tell(result)));
      return isPassed(results);
    },
    payload: (folders) =>
      inOwnFolder(async (folder) => {
        const out = join(folder, 'payload');
        const refused = await convertTo(out, PLATFORM, folders, env);
        if (refused) throw new Stop(`The payload could not be written: ${refused}`);
        return { files: filesBelow(out), manifest: readFileSync(join(out, 'package.xml'), 'utf8') };
      }),
    permissionSets: () =>
      filesBelow(join(PLATFORM, 'force-app')).flatMap(
        ({ path }) => /\/permissionsets\/(\w+)\.permissionset-meta\.xml$/.exec(path)?.[1] ?? []
      ),
    kinds: (folder) => readdirSync(join(PLATFORM, folder, 'main', 'default')).sort(),
    ask(args) {
      const { stdout } = runCli([...args, '--json'], env, { output: 'pipe', cwd: ROOT });
      try {
        return JSON.parse(String(stdout)) as unknown;
      } catch {
        throw new Stop(`The Salesforce CLI did not answer to "sf ${args.join(' ')}". Run npm ci, then try again.`);
      }
    },
    show: (args) => runCli(args, env, { output: 'inherit', cwd: PLATFORM }).status ?? 1
  };
}

interface Known {
  username: string;
  alias: string | null;
}

/** The orgs this machine is signed in to, as the CLI's own files list them; nobody is asked over the network. */
export function knownOrgs(world: World): Known[] {
  const { result } = world.ask(['org', 'list', 'auth']) as { result?: { username?: string; alias?: string }[] };
  return (result ?? []).map(({ username = '', alias }) => ({ username, alias: alias || null }));
}

/** Stops unless the name is an org this machine is signed in to. */
export function wantOrg(world: World, name: string): void {
  const orgs = knownOrgs(world);
  if (orgs.length === 0) {
    throw new Stop(
      'The Salesforce CLI is signed in to no org. Sign in first, then run this again:\n' +
        `  npx sf org login web --alias ${name}                                   (production, Developer Edition)\n` +
        `  npx sf org login web --alias ${name} --instance-url https://test.salesforce.com   (sandbox)\n` +
        'Nothing was sent.'
    );
  }
  const isKnown = orgs.some(({ username, alias }) => username === name || alias?.split(',').includes(name));
  if (isKnown) return;
  const names = orgs.map(({ username, alias }) => (alias ? `${alias} (${username})` : username));
  throw new Stop(`The Salesforce CLI knows no org ${name}. It knows:\n  ${names.join('\n  ')}\nNothing was sent.`);
}

/** Stops when what would be deployed is in no commit: nobody could say later what the org has. */
export function wantCommitted(world: World, isAllowed: boolean): void {
  const changed = world.changedFiles() ?? [];
  if (changed.length === 0 || isAllowed) return;
  const shown = changed.slice(0, 10).join('\n  ');
  throw new Stop(
    `${changed.length} files differ from the last commit:\n  ${shown}\n` +
      'Commit them, or say --allow-changes to deploy them as they are. Nothing was sent.'
  );
}

/** Builds and passes the gate, or stops with what to do. */
export async function buildAndCheck(world: World): Promise<void> {
  world.say('Building dist/platform …');
  try {
    world.build();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Stop(`The project cannot be built, so nothing was sent:\n${why}`);
  }
  world.say('Checking what would be deployed (npm run check:org) …');
  if (await world.gate()) return;
  throw new Stop(
    'The org gate found what an org would refuse (see ✗ above). Mend it and run this again. Nothing was sent.'
  );
}

/** Runs a command to its end and says in one line why it stopped, if it did. */
export async function finish(command: Promise<void>): Promise<void> {
  try {
    await command;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
