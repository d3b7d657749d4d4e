import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parseXml, type ParsedXml, type Xml } from './xml.ts';

/** What would go wrong at a deploy, where, and what to do about it. */
export interface Finding {
  file: string;
  line: number | null;
  problem: string;
  remedy: string;
}

/** What one step of the gate found; `looked` is the number of things it looked at, and a step that looked at none has failed. */
export interface Checked {
  findings: Finding[];
  looked: number;
}

/** A deployable project in memory: its files by their path from `root`, with slashes. */
export interface Project {
  root: string;
  files: Map<string, string>;
}

/** A metadata file of one kind. `name` is its file name without the kind: `Softphone_Agent`. */
export interface Metadata {
  file: string;
  name: string;
  root: Xml;
}

export function loadProject(root: string): Project {
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
  }
  return { root, files };
}

const PARSED = new Map<string, ParsedXml>();

/** A file's XML; the same text is read once. */
export function xmlOf(text: string): ParsedXml {
  const known = PARSED.get(text);
  if (known) return known;
  const parsed = parseXml(text);
  PARSED.set(text, parsed);
  return parsed;
}

/** Every well-formed file `…/Name.kind-meta.xml`. */
export function metadataOf(project: Project, kind: string): Metadata[] {
  const ending = `.${kind}-meta.xml`;
  return [...project.files].flatMap(([file, text]) => {
    const root = file.endsWith(ending) ? xmlOf(text).root : null;
    return root ? [{ file, name: basename(file, ending), root }] : [];
  });
}

/** Every file with this ending, `.cls` for example. */
export function filesEnding(project: Project, ending: string): { file: string; name: string; text: string }[] {
  return [...project.files].flatMap(([file, text]) =>
    file.endsWith(ending) ? [{ file, name: basename(file, ending), text }] : []
  );
}

export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/** The folders that can be deployed, as sfdx-project.json lists them. */
export function packageFolders(project: Project): string[] {
  const { packageDirectories } = JSON.parse(project.files.get('sfdx-project.json') ?? '{}') as {
    packageDirectories?: { path: string }[];
  };
  return (packageDirectories ?? []).map(({ path }) => path);
}
