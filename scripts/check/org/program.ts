import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of an installed package, whatever its own `exports` let others see. */
export const packageFolder = (name: string): string => resolve(__dirname, '..', '..', '..', 'node_modules', name);

/** Why Java cannot be used on this machine, or null. */
export function javaMissing(): string | null {
  const asked = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = /version "(?:1\.)?(\d+)/.exec(`${asked.stderr ?? ''}${asked.stdout ?? ''}`)?.[1];
  if (asked.error || !version) return 'Java 11 or newer is not installed here';
  return Number(version) >= 11 ? null : `Java 11 or newer is needed; this is ${version}`;
}

/** Runs a program to its end and answers with its exit code and what it printed. */
export function runProgram(
  command: string,
  args: string[],
  { cwd, env }: { cwd: string; env?: NodeJS.ProcessEnv }
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error) => settle({ code: 1, stdout, stderr: `${stderr}${String(error)}` }));
    child.on('close', (code) => settle({ code: code ?? 1, stdout, stderr }));
  });
}

/** Gives a folder of its own to what `use` does, and takes it away again. */
export async function inOwnFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-org-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How to run the project's own Salesforce CLI; `quiet` keeps it from calling home. */
export function salesforceCli(): { command: string; first: string[]; quiet: Record<string, string> } {
  // Each of the two names is read by another part of it; the first one set alone turns updates on for the second.
  const quiet = {
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true'
  };
  return { command: process.execPath, first: [join(packageFolder('@salesforce/cli'), 'bin', 'run.js')], quiet };
}
