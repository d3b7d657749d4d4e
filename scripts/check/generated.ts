// Fails when a generated file differs from what its generator would write: readers would trust a stale library or drawing.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** The generators, by the name of their script in scripts/build; each fails on --check when it would write something. */
const GENERATORS = ['vendor', 'draw'];

let failed = 0;
const scripts = readdirSync('scripts/build');
for (const name of GENERATORS) {
  const script = scripts.find((file) => [`${name}.ts`, `${name}.mjs`].includes(file));
  try {
    if (!script) throw new Error('missing');
    execFileSync(process.execPath, ['--import', 'tsx', `scripts/build/${script}`, '--check'], { stdio: 'inherit' });
    console.log(`generated: what ${script} writes is up to date`);
  } catch {
    console.error(script ? `generated: run scripts/build/${script} without --check` : `generated: no script ${name}`);
    failed += 1;
  }
}
process.exitCode = failed > 0 ? 1 : 0;
