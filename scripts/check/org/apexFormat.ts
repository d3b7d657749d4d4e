import { join, resolve } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { filesEnding, lineAt, type Checked, type Finding, type Project } from './project.ts';

const HOME = resolve(__dirname, '..', '..', '..');

/** Step: Apex is written the way Prettier writes it, and can be parsed at all. */
export async function checkApexFormat(project: Project): Promise<Checked> {
  const style = await resolveConfig(join(HOME, 'force-app', 'Any.cls'), { editorconfig: true });
  const plugins = [require.resolve('prettier-plugin-apex')];
  const findings: Finding[] = [];
  const classes = filesEnding(project, '.cls');
  for (const { file, text } of classes) {
    const remedy = 'npx prettier --plugin prettier-plugin-apex --write the file';
    try {
      const isFormatted = await check(text, { ...style, parser: 'apex', plugins });
      if (!isFormatted) findings.push({ file, line: null, problem: 'is not formatted', remedy });
    } catch (error) {
      const [, line] = /at line (\d+)|\((\d+):\d+\)|line (\d+):/i.exec(String(error)) ?? [];
      const problem = `cannot be parsed: ${String(error).split('\n')[0]}`;
      findings.push({ file, line: line ? Number(line) : lineAt(text, 0), problem, remedy: 'correct the syntax' });
    }
  }
  return { findings, looked: classes.length };
}
