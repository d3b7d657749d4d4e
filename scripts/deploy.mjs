// `npm run deploy` and `npm run scratch`: sets up what a fresh clone lacks, then runs the named command. Plain Node, no
// dependencies.
import { spawnSync } from 'node:child_process';
import { installPackages, projectFolder } from './setUp.mjs';

const [command, ...options] = process.argv.slice(2);
try {
  await installPackages();
  const script = `scripts/deploy/${command === 'scratch' ? 'scratch' : 'deploy'}.ts`;
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...options], {
    cwd: projectFolder,
    stdio: 'inherit'
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
