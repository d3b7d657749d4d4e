// Prepares a fresh clone: fails when Node is too old or the packages cannot be installed. Plain Node, no dependencies.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

const WANTED_NODE = [20, 19];

/** Says what is wrong with the running Node, or null. */
export function nodeTooOld(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major > WANTED_NODE[0] || (major === WANTED_NODE[0] && minor >= WANTED_NODE[1]);
  return enough ? null : `Node ${WANTED_NODE.join('.')} or newer is needed; this is ${version}.`;
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/** Whether node_modules holds what the lock file asks for; npm writes its own record there as its last step. */
export function packagesInstalled(folder = projectFolder) {
  const wanted = lockedPackages(join(folder, 'package-lock.json'));
  const present = lockedPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional && !present[path])) return true;
    return present[path]?.version === entry.version && present[path]?.integrity === entry.integrity;
  });
}

function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli && basename(cli) === 'npm-cli.js') return { command: process.execPath, first: [cli], shell: false };
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (existsSync(beside)) return { command: process.execPath, first: [beside], shell: false };
  return { command: 'npm', first: [], shell: process.platform === 'win32' };
}

/** Runs a program to its end; resolves with its exit code and everything it printed. `say` hears every `tickSeconds` that it still runs. */
export function run(
  command,
  args,
  { say, shell = false, env = process.env, ownGroup = false, onStart, tickSeconds = 15 } = {}
) {
  return new Promise((resolve) => {
    const started = Date.now();
    const detached = ownGroup && process.platform !== 'win32';
    const child = spawn(command, args, { cwd: projectFolder, shell, env, detached, stdio: ['ignore', 'pipe', 'pipe'] });
    onStart?.(child);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    const ticker = setInterval(() => say?.(Math.round((Date.now() - started) / 1000)), tickSeconds * 1000);
    const finish = (code) => {
      clearInterval(ticker);
      resolve({ code, output, seconds: (Date.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      output += String(error);
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Installs the locked packages unless they are there; throws an Error with npm's own words when that fails. */
export async function installPackages(say = console.log) {
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  if (packagesInstalled()) return;
  say('Installing the packages of package-lock.json (the first time this takes one to three minutes) …');
  const { command, first, shell } = npmCommand();
  const result = await run(command, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell,
    say: (seconds) => say(`  installing packages, ${seconds} s`)
  });
  if (result.code !== 0) throw new Error(`The packages could not be installed.\n${result.output}`);
  say(`Packages installed in ${Math.round(result.seconds)} s.`);
}

const BROWSER_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function browserPlaces() {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((n) => `/Applications/${n}.app/Contents/MacOS/${n}`);
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => process.env[name]);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return roots.filter(Boolean).flatMap((root) => programs.map((program) => join(root, program)));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return BROWSER_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The path of a Chromium, Chrome or Edge on this machine, or null; the variable CHROMIUM wins. */
export function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return browserPlaces().find((place) => existsSync(place)) ?? null;
}

function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Finds a browser, or installs Debian's package where that is allowed; null where there is none to be had. */
export async function findOrInstallBrowser(say = console.log) {
  const found = findBrowser();
  if (found || process.env.CHROMIUM || !isDebianRoot()) return found;
  say('Installing Chromium (Debian package) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const tick = (seconds) => say(`  installing Chromium, ${seconds} s`);
  const lists = await run('apt-get', ['update', '-qq'], { env, say: tick });
  const installed = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
    say: tick
  });
  if (installed.code !== 0) say(`Chromium could not be installed.\n${lists.output}${installed.output}`);
  return findBrowser();
}

/** Ends a program that was started in a group of its own, and everything it started. */
export function endWithChildren(child) {
  if (child.exitCode !== null || child.pid === undefined) return;
  try {
    if (process.platform === 'win32')
      execFileSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended by itself meanwhile.
  }
}
