import { dirname, join, relative, resolve, sep } from 'node:path';
import { ESLint } from 'eslint';
import type { Checked, Project } from './project.ts';

const CONFIG = join(__dirname, '..', 'platform.eslint.config.js');

/** Step: the platform's own rules, and one for every API that Lightning Web Security changes, on the deployed JavaScript. */
export async function checkLint(project: Project): Promise<Checked> {
  const root = resolve(project.root);
  // The configuration names its files from the folder above dist/platform.
  const eslint = new ESLint({ cwd: dirname(dirname(root)), overrideConfigFile: CONFIG });
  const results = await eslint.lintFiles([
    relative(dirname(dirname(root)), root)
      .split(sep)
      .join('/')
  ]);
  const findings = results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ severity }) => severity === 2)
      .map(({ line, message, ruleId }) => ({
        file: relative(root, filePath).split(sep).join('/'),
        line: line ?? null,
        problem: `${message} (${ruleId ?? 'syntax'})`,
        remedy: 'change the source, or except the rule with its reason in scripts/check/platform.eslint.config.js'
      }))
  );
  return { findings, looked: results.length };
}
