import { lineAt, type Checked, type Finding, type Project } from '../project.ts';
import { readSchema, type Schema } from '../schema.ts';

/** What a rule is given: the project, what its names can mean, and where to say what is wrong. */
export interface Context {
  project: Project;
  schema: Schema;
  find(file: string, line: number | null, problem: string, remedy: string): void;
  /** Counts one thing that was looked at. */
  look(): void;
}

export type Rule = (context: Context) => void;

const schemas = new WeakMap<Project, Schema>();

/** Makes a step of the gate out of rules. */
export function stepOf(rules: Rule[]): (project: Project) => Checked {
  return (project) => {
    const findings: Finding[] = [];
    let looked = 0;
    const schema = schemas.get(project) ?? readSchema(project);
    schemas.set(project, schema);
    const context: Context = {
      project,
      schema,
      find: (file, line, problem, remedy) => findings.push({ file, line, problem, remedy }),
      look: () => {
        looked += 1;
      }
    };
    for (const rule of rules) rule(context);
    return { findings, looked };
  };
}

/** The line on which a text first has `needle`. */
export function lineWith(text: string, needle: string): number | null {
  const at = text.indexOf(needle);
  return at < 0 ? null : lineAt(text, at);
}
