import type { ChildProcess } from 'node:child_process';

export const projectFolder: string;
export function nodeTooOld(version?: string): string | null;
export function packagesInstalled(folder?: string): boolean;
export function run(
  command: string,
  args: string[],
  options?: {
    say?: (seconds: number) => void;
    shell?: boolean;
    env?: NodeJS.ProcessEnv;
    ownGroup?: boolean;
    tickSeconds?: number;
    onStart?: (child: ChildProcess) => void;
  }
): Promise<{ code: number; output: string; seconds: number }>;
export function installPackages(say?: (text: string) => void): Promise<void>;
export function findBrowser(): string | null;
export function findOrInstallBrowser(say?: (text: string) => void): Promise<string | null>;
export function endWithChildren(child: ChildProcess): void;
