import { join } from 'node:path';
import { compilePlatform } from '../compilePlatform.ts';
import { checkApexFormat } from './apexFormat.ts';
import { checkApexSemantics } from './apexSemantics.ts';
import { checkWithAnalyzer } from './codeAnalyzer.ts';
import { checkDefinitions } from './definitions.ts';
import { checkLint } from './lint.ts';
import { checkMetadataModel } from './metadataModel.ts';
import { checkPayload } from './payload.ts';
import type { Checked, Project } from './project.ts';
import { checkApex } from './rules/apex.ts';
import { checkBundles } from './rules/bundles.ts';
import { checkFiles } from './rules/files.ts';
import { checkHosts } from './rules/hosts.ts';
import { checkLabelsAndGerman } from './rules/labels.ts';
import { checkSchema } from './rules/objects.ts';
import { checkPages } from './rules/pages.ts';
import { checkPermissions } from './rules/permissions.ts';
import { checkCustomMetadata } from './rules/records.ts';

/** One step of the gate. */
export interface Step {
  check(project: Project): Checked | Promise<Checked>;
  /** Looks at the project in memory alone; the others read the disk or start programs. */
  inMemory: boolean;
  needsJava?: boolean;
}

async function checkCompiler(project: Project): Promise<Checked> {
  const { bundles, refusals } = await compilePlatform(project.root);
  const findings = refusals.map(({ bundle, file, line, reason }) => {
    const path = [...project.files.keys()].find((each) => each.endsWith(`/lwc/${bundle}/${file}`));
    return {
      file: path ?? join('lwc', bundle, file),
      line,
      problem: reason,
      remedy: 'a deploy would refuse the bundle: change its source'
    };
  });
  return { findings, looked: bundles };
}

/** The gate, in the order in which its findings are best read. */
export const STEPS = {
  definitions: { check: checkDefinitions, inMemory: true },
  'metadata model': { check: checkMetadataModel, inMemory: true },
  'platform compiler': { check: checkCompiler, inMemory: false },
  files: { check: checkFiles, inMemory: true },
  'custom metadata': { check: checkCustomMetadata, inMemory: true },
  objects: { check: checkSchema, inMemory: true },
  permissions: { check: checkPermissions, inMemory: true },
  pages: { check: checkPages, inMemory: true },
  bundles: { check: checkBundles, inMemory: true },
  'Apex rules': { check: checkApex, inMemory: true },
  labels: { check: checkLabelsAndGerman, inMemory: true },
  hosts: { check: checkHosts, inMemory: true },
  'Apex semantics': { check: checkApexSemantics, inMemory: false, needsJava: true },
  'Apex format': { check: checkApexFormat, inMemory: true },
  'code analyzer': { check: checkWithAnalyzer, inMemory: false, needsJava: true },
  lint: { check: checkLint, inMemory: false },
  payload: { check: checkPayload, inMemory: false }
} satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;
