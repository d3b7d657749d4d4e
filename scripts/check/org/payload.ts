import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { inOwnFolder, runProgram, salesforceCli } from './program.ts';
import { filesEnding, metadataOf, packageFolders, type Checked, type Finding, type Project } from './project.ts';
import { all, parseXml, textOf } from './xml.ts';

/** Which files of the tree become which type of the package; a kind that is not listed here is a finding. */
const TYPES: Record<string, string> = {
  app: 'CustomApplication',
  compactLayout: 'CompactLayout',
  cspTrustedSite: 'CspTrustedSite',
  customPermission: 'CustomPermission',
  field: 'CustomField',
  flexipage: 'FlexiPage',
  layout: 'Layout',
  listView: 'ListView',
  md: 'CustomMetadata',
  messageChannel: 'LightningMessageChannel',
  object: 'CustomObject',
  objectTranslation: 'CustomObjectTranslation',
  permissionset: 'PermissionSet',
  quickAction: 'QuickAction',
  reportType: 'ReportType',
  tab: 'CustomTab',
  translation: 'Translations',
  validationRule: 'ValidationRule'
};
/** Part of another component, or counted by their sources below. */
const ELSEWHERE = ['cls', 'page', 'trigger', 'component', 'js', 'labels', 'fieldTranslation'];
/** Records of custom metadata end in .md too. */
const STRAY = /(^|\/)(__\w+__|node_modules)\/|\.(ts|map|json|test\.js)$|^(?!customMetadata\/).*\.md$/i;
const REMEDY = 'look at what scripts/build/platform.ts writes and at the file’s suffix and -meta.xml';
/** Stands in the place of a tenant's host, so that the replacements run; nothing is sent there. */
const NO_TENANT = { SOFTPHONE_ISSUER_ORIGIN: 'https://issuer.example', SOFTPHONE_API_ORIGIN: 'https://api.example' };

/** How many components of each type the tree holds. */
function countTree(project: Project): { counts: Map<string, number>; unknown: string[] } {
  const counts = new Map<string, number>();
  const unknown: string[] = [];
  const add = (type: string, more = 1): void => void counts.set(type, (counts.get(type) ?? 0) + more);
  for (const file of project.files.keys()) {
    const kind = /\.(\w+)-meta\.xml$/.exec(file)?.[1];
    if (kind === undefined || ELSEWHERE.includes(kind)) continue;
    const type = TYPES[kind];
    if (type) add(type);
    else unknown.push(file);
  }
  add('ApexClass', filesEnding(project, '.cls').length);
  add('ApexPage', filesEnding(project, '.page').length);
  add(
    'CustomLabel',
    metadataOf(project, 'labels').reduce((sum, { root }) => sum + all(root, 'labels').length, 0)
  );
  const bundles = [...project.files.keys()].flatMap((file) => /\/lwc\/(\w+)\//.exec(file)?.[1] ?? []);
  add('LightningComponentBundle', new Set(bundles).size);
  return { counts, unknown };
}

function countPackage(manifest: string): Map<string, number> {
  const { root } = parseXml(manifest);
  return new Map(
    root ? all(root, 'types').map((type) => [textOf(type, 'name'), all(type, 'members').length] as const) : []
  );
}

function compare(project: Project, manifest: string): Finding[] {
  const { counts, unknown } = countTree(project);
  const packaged = countPackage(manifest);
  const findings = unknown.map((file) => ({
    file,
    line: null,
    problem: 'is of a kind the gate does not know',
    remedy: 'add the kind to scripts/check/org/payload.ts, and rules for it'
  }));
  for (const type of new Set([...counts.keys(), ...packaged.keys()])) {
    const inTree = counts.get(type) ?? 0;
    const inPackage = packaged.get(type) ?? 0;
    if (inTree === inPackage || type === 'CustomLabels') continue;
    const problem = `${type}: ${inTree} in the tree, ${inPackage} in the package`;
    findings.push({ file: 'package.xml', line: null, problem, remedy: REMEDY });
  }
  return findings;
}

function lookAtFiles(folder: string): Finding[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry): Finding[] => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path).split(sep).join('/');
    if (STRAY.test(file)) return [{ file, line: null, problem: 'would be sent to the org', remedy: REMEDY }];
    const isLeft = file.startsWith('cspTrustedSites/') && readFileSync(path, 'utf8').includes('.invalid');
    if (!isLeft) return [];
    const problem = 'still names no tenant after the replacements';
    return [{ file, line: null, problem, remedy: 'correct replacements in scripts/build/deployed.json' }];
  });
}

/** Writes the payload of some package folders as a deploy would send it; answers with the CLI's words when it refuses. */
export async function convertTo(
  out: string,
  root: string,
  folders: string[],
  env: NodeJS.ProcessEnv = {}
): Promise<string | null> {
  const cli = salesforceCli();
  const dirs = folders.flatMap((folder) => ['--source-dir', folder]);
  const { code, stdout, stderr } = await runProgram(
    cli.command,
    [...cli.first, 'project', 'convert', 'source', ...dirs, '--output-dir', out],
    { cwd: root, env: { ...process.env, ...env, ...cli.quiet, SF_APPLY_REPLACEMENTS_ON_CONVERT: 'true' } }
  );
  return code === 0 && existsSync(join(out, 'package.xml')) ? null : (stderr || stdout).trim();
}

/** Step: what would be sent is exactly what the tree holds, and nothing else. */
export function checkPayload(project: Project): Promise<Checked> {
  return inOwnFolder(async (folder) => {
    const out = join(folder, 'payload');
    const refused = await convertTo(out, resolve(project.root), packageFolders(project), NO_TENANT);
    const looked = project.files.size;
    if (refused)
      return { findings: [{ file: 'sfdx-project.json', line: null, problem: refused, remedy: REMEDY }], looked };
    return {
      findings: [...compare(project, readFileSync(join(out, 'package.xml'), 'utf8')), ...lookAtFiles(out)],
      looked
    };
  });
}
