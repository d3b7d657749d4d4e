// `npm test`: sets up what a fresh clone lacks, runs every check and every test, and ends with the counts. Fails when
// anything failed, when a step ran nothing, and in CI (CI=true) when anything was skipped. Plain Node, no dependencies.
// `node scripts/test.mjs check lint …` runs only the named steps or groups.
import { findOrInstallBrowser, endWithChildren, installPackages, run } from './setUp.mjs';
import { chooseSteps } from './test/steps.mjs';

const STEP_LIMIT_SECONDS = 900;
const SIDE_BY_SIDE = 2;
const TICK_SECONDS = 30;

const started = Date.now();
const running = new Set();
const inCi = process.env.CI === 'true';

function say(text) {
  process.stdout.write(`${text}\n`);
}

function endAll() {
  for (const child of running) endWithChildren(child);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    endAll();
    process.exit(130);
  });
}

function describe({ passed, failed, skipped }) {
  return [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
}

async function runStep(step, env) {
  const { args, nothing, count } = step.start();
  if (nothing) return { passed: 0, failed: 1, skipped: 0, remark: 'there is nothing to run', output: '', seconds: 0 };
  let child;
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    endWithChildren(child);
  }, STEP_LIMIT_SECONDS * 1000);
  const result = await run(process.execPath, args, {
    env,
    ownGroup: true,
    say: (seconds) => say(`  · ${step.name}, ${seconds} s`),
    tickSeconds: TICK_SECONDS,
    onStart: (begun) => running.add((child = begun))
  });
  clearTimeout(limit);
  running.delete(child);
  const remark = late ? `ended after ${STEP_LIMIT_SECONDS} s` : undefined;
  return { ...count(result), ...(remark && { remark }), output: result.output, seconds: result.seconds };
}

function report(step, result) {
  const mark = result.failed > 0 ? '✗' : result.skipped > 0 ? '–' : '✓';
  const remark = result.remark ? ` (${result.remark})` : '';
  say(`${mark} ${step.name}: ${describe(result)} in ${result.seconds.toFixed(1)} s${remark}`);
  if (result.failed > 0 && result.output.trim()) say(result.output.trimEnd().replaceAll(/^/gm, '    '));
}

async function runAll(steps, env, browser) {
  const results = new Map();
  const waiting = [...steps];
  const active = new Map();
  const mayStart = (step) => {
    if ([...active.keys()].some(({ alone }) => alone)) return false;
    if (step.after && waiting.concat([...active.keys()]).some(({ name }) => name === step.after)) return false;
    return step.alone ? active.size === 0 && waiting.length === 1 : active.size < SIDE_BY_SIDE;
  };
  const settle = (step, result) => {
    results.set(step.name, result);
    report(step, result);
  };
  while (waiting.length > 0 || active.size > 0) {
    const next = waiting.find(mayStart);
    if (!next) {
      await Promise.race(active.values());
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    if (next.after && results.get(next.after)?.failed > 0) {
      settle(next, { passed: 0, failed: 1, skipped: 0, seconds: 0, output: '', remark: `${next.after} failed` });
    } else if (next.needsBrowser && !browser) {
      const skipped = Math.max(next.files.length, 1);
      settle(next, {
        passed: 0,
        failed: 0,
        skipped,
        seconds: 0,
        output: '',
        remark: 'no Chromium, Chrome or Edge here'
      });
    } else {
      say(`▸ ${next.name}`);
      const task = runStep(next, env).then((result) => {
        active.delete(next);
        settle(next, result);
      });
      active.set(next, task);
    }
  }
  return results;
}

async function main() {
  const asked = process.argv.slice(2);
  await installPackages(say);
  const steps = chooseSteps(asked);
  const browser = steps.some(({ needsBrowser }) => needsBrowser) ? await findOrInstallBrowser(say) : null;
  const env = { ...process.env, ...(browser && { CHROMIUM: browser }), NO_COLOR: '1' };
  delete env.FORCE_COLOR;
  const results = await runAll(steps, env, browser);
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results.values()) {
    for (const kind of Object.keys(total)) total[kind] += result[kind];
  }
  const bad = [...results].filter(([, { failed }]) => failed > 0).map(([name]) => name);
  say(`\n${Math.round((Date.now() - started) / 1000)} s${bad.length > 0 ? `; failed: ${bad.join(', ')}` : ''}`);
  if (inCi && total.skipped > 0) say(`In CI nothing may be skipped; ${total.skipped} skipped.`);
  process.exitCode = total.failed > 0 || total.passed === 0 || (inCi && total.skipped > 0) ? 1 : 0;
  return total;
}

let total;
try {
  total = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  total = { passed: 0, failed: 1, skipped: 0 };
  process.exitCode = 1;
}
say(describe(total));
