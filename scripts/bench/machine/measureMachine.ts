import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { ROOT } from '../../local/console/vite/bundles.ts';
import { lwc } from '../../local/console/vite/lwcPlugin.ts';
import type { MachineResult } from './machine.ts';

const OUT = join(ROOT, 'node_modules/.cache/softphone-bench/machine');

/** Builds the product's deciding half and the bare program for production, and times both in one process. */
export async function measureMachine(): Promise<MachineResult> {
  mkdirSync(OUT, { recursive: true });
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    mode: 'production',
    plugins: [lwc()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: OUT,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      reportCompressedSize: false,
      lib: { entry: join(ROOT, 'scripts/bench/machine/machine.ts'), formats: ['es'], fileName: () => 'machine.mjs' },
      rolldownOptions: { checks: { pluginTimings: false } }
    }
  });
  const { stdout } = await promisify(execFile)(process.execPath, [join(OUT, 'machine.mjs')], {
    env: { ...process.env, NODE_ENV: 'production' }
  });
  return JSON.parse(stdout) as MachineResult;
}
