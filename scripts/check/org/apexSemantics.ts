import { delimiter, join, relative, resolve, sep } from 'node:path';
import { packageFolder, runProgram } from './program.ts';
import type { Checked, Finding, Project } from './project.ts';
import { filesEnding } from './project.ts';

interface Report {
  files: { path: string; messages: { start: { line: number }; message: string }[] }[];
}

const CLEAN = 0;
const ISSUES = 4;

/** Where Code Analyzer keeps the Apex checker and what it knows of the standard classes and objects. */
export const javaLibrary = (): string =>
  join(packageFolder('@salesforce/code-analyzer-pmd-engine'), 'dist', 'java-lib');

function readReport(text: string, root: string): Finding[] {
  const { files } = JSON.parse(text) as Report;
  return files.flatMap(({ path, messages }) =>
    messages.map(({ start, message }) => ({
      file: relative(root, path).split(sep).join('/'),
      line: start.line,
      problem: message,
      remedy: 'an org would refuse the class: correct it'
    }))
  );
}

/** Step: every type, method, field, label and page that Apex names exists and fits, as apex-ls knows them. */
export async function checkApexSemantics(project: Project): Promise<Checked> {
  const root = resolve(project.root);
  const options = ['--detail', 'warnings', '--nocache', '--format', 'json', '--workspace', root];
  const classPath = `${javaLibrary()}${sep}*`;
  const { code, stdout, stderr } = await runProgram(
    'java',
    ['-cp', [classPath].join(delimiter), 'io.github.apexdevtools.apexls.CheckForIssues', ...options],
    { cwd: root }
  );
  const looked = filesEnding(project, '.cls').length;
  if (code === CLEAN) return { findings: [], looked };
  if (code !== ISSUES) throw new Error(`the Apex checker ended with ${code}: ${stderr || stdout}`);
  return { findings: readReport(stdout, root), looked };
}
