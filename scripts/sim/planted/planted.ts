// Fails when a planted bug turns nothing red: then the tests would not notice that mistake either.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BUGS, type Bug } from './bugs.ts';

const { values } = parseArgs({
  options: {
    /** Only bugs whose name contains this. */
    only: { type: 'string', default: '' },
    /** Runs the unit tests too where the simulation is red already. */
    both: { type: 'boolean', default: false }
  }
});

const project = resolve(import.meta.dirname ?? __dirname, '../../..');
const COPIED = ['force-app', 'scripts', 'package.json', 'tsconfig.json', 'jest.config.js', 'sfdx-project.json'];
const LONGEST_MS = 300_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A copy of the sources whose packages are those of the project. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'softphone-planted-'));
  for (const name of COPIED) cpSync(join(project, name), join(copy, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** Whether the program ends red; a hang is red too. */
function isRed(copy: string, args: string[]): boolean {
  const { status } = spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: LONGEST_MS });
  return status !== 0;
}

const simulation = ['--max-semi-space-size=64', '--import', 'tsx', 'scripts/sim/sim.ts', '--fast'];
const unitTests = ({ file }: Bug): string[] => [
  join('node_modules', 'jest', 'bin', 'jest.js'),
  '--maxWorkers=1',
  '--silent',
  `${dirname(file)}/`,
  'force-app/core/lwc/omniDesk/'
];

const timesIn = (folder: string, { file, find }: Bug): number =>
  readFileSync(join(folder, file), 'utf8').split(find).length - 1;

function plant(copy: string, { file, find, replace }: Bug): () => void {
  const path = join(copy, file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, sound.split(find).join(replace));
  return () => writeFileSync(path, sound);
}

function main(): number {
  const chosen = BUGS.filter(({ name }) => name.includes(values.only));
  const unfit = chosen.filter((bug) => timesIn(project, bug) !== 1);
  for (const { name, file } of unfit) say(`the code has changed: "${name}" does not fit into ${file} any more`);
  if (unfit.length > 0) return unfit.length;
  const copy = copyProject();
  let missed = 0;
  try {
    if (isRed(copy, simulation)) throw new Error('the simulation is red without any bug');
    for (const bug of chosen) {
      const pull = plant(copy, bug);
      const bySimulation = isRed(copy, simulation);
      const byUnitTests = !bySimulation || values.both ? isRed(copy, unitTests(bug)) : null;
      pull();
      const isCaught = bySimulation || byUnitTests === true;
      if (!isCaught) missed += 1;
      const mark = (red: boolean | null): string => (red === null ? '–' : red ? 'red' : 'green').padEnd(6);
      say(`${isCaught ? '✔' : '✘'} simulation ${mark(bySimulation)} unit tests ${mark(byUnitTests)} ${bug.name}`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  say(`${chosen.length - missed} of ${chosen.length} planted bugs noticed`);
  return missed;
}

process.exitCode = main() === 0 ? 0 : 1;
