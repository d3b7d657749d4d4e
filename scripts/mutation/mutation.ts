// Changes the code that everything else relies on, one expression at a time, and fails when fewer than 90 of 100 changes
// turn a test red. `npm run test:mutation -- policy` runs one part, `-- numbers.ts` the files whose path ends like that.
import { resolve } from 'node:path';
import { parts, type Part } from './parts.ts';

const project = resolve(import.meta.dirname ?? __dirname, '../..');
const MINUTES_FOR_THE_SOUND_CODE = 15;
const REFUSED_BELOW = 90;

/** What is asked for of a part: all of it, or the files that are named. */
function chosenFrom(name: string, { files }: Part, asked: string[]): string[] {
  if (asked.length === 0 || asked.includes(name)) return files;
  return files.filter((file) => asked.some((end) => file.replace(/:[\d-]+$/, '').endsWith(end)));
}

async function mutate(part: Part, files: string[]): Promise<boolean> {
  const { Stryker } = await import('@stryker-mutator/core');
  process.env['TESTS_OF_PART'] = JSON.stringify(part.tests);
  const results = await new Stryker({
    mutate: files,
    testRunner: 'jest',
    coverageAnalysis: 'perTest',
    concurrency: 1,
    ignorePatterns: ['/coverage', '/dist', '/docs', '/reports'],
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    allowConsoleColors: false,
    // Hangs are told by counted loops; the clock only ends what waits for ever, and the machine may be busy.
    timeoutMS: 60_000,
    // A promise that fails unheard ends no test: what a test says of the change counts.
    testRunnerNodeArgs: ['--unhandled-rejections=warn'],
    dryRunTimeoutMinutes: MINUTES_FOR_THE_SOUND_CODE,
    thresholds: { high: 95, low: REFUSED_BELOW, break: REFUSED_BELOW },
    jest: {
      configFile: 'jest.config.js',
      enableFindRelatedTests: false,
      // These parts draw nothing: without a page every run is twice as fast.
      config: {
        roots: ['<rootDir>/force-app', '<rootDir>/scripts/mutation'],
        testMatch: ['<rootDir>/scripts/mutation/together.js'],
        testEnvironment: 'node',
        setupFilesAfterEnv: []
      }
    }
  }).runMutationTest();
  return results.length > 0;
}

async function main(): Promise<void> {
  process.chdir(project);
  const asked = process.argv.slice(2);
  let ran = 0;
  for (const [name, part] of Object.entries(parts())) {
    const files = chosenFrom(name, part, asked);
    if (files.length === 0) continue;
    process.stdout.write(`\n${name}\n`);
    if (await mutate(part, files)) ran += 1;
  }
  if (ran > 0) return;
  process.stderr.write(`Nothing was mutated; there are ${Object.keys(parts()).join(', ')}, and their files.\n`);
  process.exitCode = 1;
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
