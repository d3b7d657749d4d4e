// Fails when dist/platform would be refused by an org, as far as that can be told without one: every step looks at
// exactly what is deployed. Steps that need Java are skipped where there is none, and a skip is a failure when CI=true.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { javaMissing } from './program.ts';
import { loadProject, type Checked, type Finding, type Project } from './project.ts';
import { STEPS, type Step, type StepName } from './steps.ts';

export interface StepResult {
  name: StepName;
  findings: Finding[];
  looked: number;
  seconds: number;
  skipped: string | null;
}

async function runStep(name: StepName, step: Step, project: Project): Promise<StepResult> {
  const skipped = step.needsJava ? javaMissing() : null;
  const started = Date.now();
  let checked: Checked = { findings: [], looked: 0 };
  if (!skipped) {
    try {
      checked = await step.check(project);
      if (checked.looked === 0) throw new Error('there was nothing to look at');
    } catch (error) {
      const problem = `the step could not run: ${error instanceof Error ? error.message : String(error)}`;
      checked.findings.push({
        file: 'sfdx-project.json',
        line: null,
        problem,
        remedy: 'npm ci, then npm run check:org'
      });
    }
  }
  return { name, ...checked, seconds: (Date.now() - started) / 1000, skipped };
}

/** Runs the steps: those that start programs beside those that compute. `onResult` hears of each as it ends. */
export async function runGate(
  project: Project,
  names = Object.keys(STEPS) as StepName[],
  onResult: (result: StepResult) => void = () => {}
): Promise<StepResult[]> {
  const startsProgram = (name: StepName): boolean => ['Apex semantics', 'code analyzer', 'payload'].includes(name);
  const results: StepResult[] = [];
  const runOneByOne = async (some: StepName[]): Promise<void> => {
    for (const name of some) {
      const result = await runStep(name, STEPS[name], project);
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all([
    runOneByOne(names.filter(startsProgram)),
    runOneByOne(names.filter((name) => !startsProgram(name)))
  ]);
  return results;
}

/** The source a file of dist/platform was copied from; a compiled file stays where it is. */
function sourceOf(file: string): string {
  const [, inRoom] = /^[\w-]+\/main\/default\/(.+)$/.exec(file) ?? [];
  const rooms = existsSync('force-app') ? readdirSync('force-app') : [];
  const source = rooms.map((room) => join('force-app', room, inRoom ?? '')).find((path) => inRoom && existsSync(path));
  return source ?? join('dist', 'platform', file);
}

export function tell({ name, findings, looked, seconds, skipped }: StepResult, nameFile = sourceOf): string {
  if (skipped) return `– ${name}: skipped, ${skipped}`;
  const mark = findings.length > 0 ? '✗' : '✓';
  const head = `${mark} ${name}: ${looked} looked at, ${findings.length} findings, ${seconds.toFixed(1)} s`;
  const lines = findings.map(
    ({ file, line, problem, remedy }) =>
      `    ${nameFile(file)}${line === null ? '' : `:${line}`} ${problem} → ${remedy}`
  );
  return [head, ...lines].join('\n');
}

/** Whether what the gate found lets the project be deployed; in CI nothing may be skipped. */
export function isPassed(results: StepResult[], inCi = process.env['CI'] === 'true'): boolean {
  const isClean = results.every(({ findings }) => findings.length === 0);
  return results.length > 0 && isClean && !(inCi && results.some(({ skipped }) => skipped !== null));
}

async function main(): Promise<void> {
  const root = join('dist', 'platform');
  if (!existsSync(join(root, 'sfdx-project.json'))) throw new Error('dist/platform is not there: npm run build');
  const started = Date.now();
  const results = await runGate(loadProject(root), undefined, (result) => console.log(tell(result)));
  const failed = results.filter(({ findings }) => findings.length > 0).length;
  const skipped = results.filter((result) => result.skipped !== null).length;
  const passed = results.length - failed - skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`org gate: ${passed} steps passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
  const counts = process.argv.find((argument) => argument.startsWith('--counts='))?.slice('--counts='.length);
  if (counts) writeFileSync(counts, JSON.stringify({ passed, failed, skipped }));
  process.exitCode = isPassed(results) ? 0 : 1;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
