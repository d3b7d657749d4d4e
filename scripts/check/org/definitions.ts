import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { packageFolders, type Checked, type Finding, type Project } from './project.ts';

const FILES: Record<string, string> = {
  'sfdx-project.json': 'sfdx-project.schema.json',
  'config/project-scratch-def.json': 'project-scratch-def.schema.json'
};

const validators = new Map<string, ValidateFunction>();

function validatorOf(schema: string): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const folder = dirname(createRequire(__filename).resolve('@salesforce/schemas/package.json'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, schema), 'utf8')) as object);
  validators.set(schema, validate);
  return validate;
}

/** The line on which the last named key of a JSON pointer stands. */
function lineOf(text: string, { instancePath, params }: ErrorObject): number | null {
  const named = (params as { additionalProperty?: string }).additionalProperty;
  const key =
    named ??
    instancePath
      .split('/')
      .filter((part) => part && !/^\d+$/.test(part))
      .at(-1);
  const index = text.split('\n').findIndex((line) => key !== undefined && line.includes(`"${key}"`));
  return index < 0 ? null : index + 1;
}

function validateFile(file: string, text: string, schema: string): Finding[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [{ file, line: null, problem: String(error), remedy: 'write it as JSON' }];
  }
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({
    file,
    line: lineOf(text, error),
    problem: `${error.instancePath || 'the file'} ${error.message ?? 'is wrong'} ${JSON.stringify(error.params)}`,
    remedy: `keep to ${schema} of @salesforce/schemas`
  }));
}

/** Step 1: the project and the scratch org against Salesforce's own schemas; every package folder must be there. */
export function checkDefinitions(project: Project): Checked {
  const findings: Finding[] = [];
  for (const [file, schema] of Object.entries(FILES)) {
    const text = project.files.get(file);
    if (text === undefined) {
      findings.push({ file, line: null, problem: 'is missing', remedy: 'build again: npm run build' });
    } else findings.push(...validateFile(file, text, schema));
  }
  if (findings.length > 0) return { findings, looked: Object.keys(FILES).length };
  for (const folder of packageFolders(project)) {
    if ([...project.files.keys()].some((file) => file.startsWith(`${folder}/`))) continue;
    findings.push({
      file: 'sfdx-project.json',
      line: null,
      problem: `the package folder ${folder} is not there`,
      remedy: 'take it out of packageDirectories, or bring its files'
    });
  }
  return { findings, looked: Object.keys(FILES).length };
}
