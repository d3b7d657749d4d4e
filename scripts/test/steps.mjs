// What `npm test` consists of. Each step is one program; `counts` tells how its result becomes passed, failed and skipped.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { projectFolder } from '../setUp.mjs';

const inModules = (...path) => join('node_modules', ...path);
const tsx = (script, ...rest) => ['--import', 'tsx', script, ...rest];

function testFiles(wanted) {
  return readdirSync(join(projectFolder, 'scripts'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(wanted)
    .sort();
}

/** Looks at dist/platform, so that it runs after the build and by itself. */
const PLANTED = 'scripts/check/org/planted.test.ts';

const isJourney = (file) => /^scripts\/e2e\/[^/]+$/.test(file);

/** Counts for a program that is one check: it passed or it failed. */
function oneCheck({ args }) {
  return () => ({
    args,
    count: ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })
  });
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A failure nobody counted, or a step in which nothing ran, is one failed test. */
function atLeastOne(counts, code, nothingRan) {
  const { passed, failed, skipped } = counts;
  if (failed > 0 || (code === 0 && !nothingRan && passed + skipped > 0)) return { passed, failed, skipped };
  return { passed, failed: 1, skipped, remark: code === 0 ? 'a part of it ran no test' : 'it ended with an error' };
}

function resultFile() {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-tests-'));
  return { file: join(folder, 'result.json'), drop: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A program that counts its own steps and writes the counts where it is told to. */
function countingCheck(script) {
  return () => {
    const { file, drop } = resultFile();
    return {
      args: tsx(script, `--counts=${file}`),
      count: ({ code }) => {
        const result = readCounts(file);
        drop();
        return result
          ? atLeastOne(result, code, false)
          : { passed: 0, failed: 1, skipped: 0, remark: 'it left no result' };
      }
    };
  };
}

function jest(...options) {
  return () => {
    const { file, drop } = resultFile();
    return {
      args: [inModules('jest', 'bin', 'jest.js'), '--json', `--outputFile=${file}`, ...options],
      count: ({ code }) => {
        const result = readCounts(file);
        drop();
        if (!result) return { passed: 0, failed: 1, skipped: 0, remark: 'it left no result' };
        const counts = {
          passed: result.numPassedTests,
          failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
          skipped: result.numPendingTests + result.numTodoTests
        };
        return atLeastOne(counts, code, false);
      }
    };
  };
}

/** Runs files under node:test; every file must run at least one test. */
export function nodeTests(files, ...options) {
  return () => {
    const { file, drop } = resultFile();
    const reporters = ['spec', './scripts/test/countTests.mjs'].flatMap((reporter, index) => [
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${index === 0 ? 'stdout' : file}`
    ]);
    return {
      args: ['--import', 'tsx', '--test', ...reporters, ...options, ...files],
      nothing: files.length === 0,
      count: ({ code }) => {
        const result = readCounts(file);
        drop();
        if (!result) return { passed: 0, failed: 1, skipped: 0, remark: 'it left no result' };
        const empty = files.filter((name) => !result.files.includes(resolve(projectFolder, name)));
        const counts = atLeastOne(result, code, empty.length > 0);
        return empty.length > 0 ? { ...counts, remark: `no test ran in ${empty.join(', ')}` } : counts;
      }
    };
  };
}

/** A cache of its own: the transformer does not tell instrumented code from plain. */
const COVERAGE = [
  '--coverage',
  '--coverageReporters=text-summary',
  '--cacheDirectory=node_modules/.cache/jest-coverage'
];

/** The steps of `npm test`, in the order in which they start; two run side by side unless one must be alone. */
export function allSteps() {
  const check = (name, args, more = {}) => ({ name, group: 'check', start: oneCheck({ args }), ...more });
  return [
    check('build', tsx('scripts/build/platform.ts'), { group: 'build' }),
    check('lint', [inModules('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0']),
    { name: 'unit', group: 'tests', start: jest('--maxWorkers=1', ...COVERAGE) },
    check('types', [inModules('typescript', 'bin', 'tsc'), '--pretty', 'false']),
    check('format', [inModules('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.']),
    check('rooms', tsx('scripts/check/rooms.ts')),
    check('compiled twins', tsx('scripts/check/compiledTwins.ts')),
    check('generated', tsx('scripts/check/generated.ts')),
    { name: 'org', group: 'org', after: 'build', start: countingCheck('scripts/check/org/gate.ts') },
    { name: 'planted mistakes', group: 'org', after: 'build', start: nodeTests([PLANTED]) },
    {
      name: 'node',
      group: 'tests',
      needsBrowser: false,
      start: nodeTests(
        testFiles((file) => !isJourney(file) && file !== PLANTED),
        '--test-concurrency=2'
      )
    },
    {
      name: 'journeys',
      group: 'tests',
      alone: true,
      needsBrowser: true,
      files: testFiles(isJourney),
      start: nodeTests(testFiles(isJourney))
    }
  ];
}

/** The steps whose name or group is asked for, with what they need done before; all of them when nothing is asked for. */
export function chooseSteps(asked, steps = allSteps()) {
  const known = new Set(steps.flatMap(({ name, group }) => [name, group]));
  const unknown = asked.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`No step ${unknown.join(', ')}; there are ${[...known].join(', ')}.`);
  const chosen = steps.filter(({ name, group }) => asked.length === 0 || asked.includes(name) || asked.includes(group));
  const before = chosen.map(({ after }) => after).filter(Boolean);
  return steps.filter((step) => chosen.includes(step) || before.includes(step.name));
}
