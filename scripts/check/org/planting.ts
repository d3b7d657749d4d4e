import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inOwnFolder } from './program.ts';
import { loadProject, type Finding, type Project } from './project.ts';
import { STEPS, type StepName } from './steps.ts';

/** One mistake, put alone into the deployable project, and what the step that should catch it must say. */
export interface Plant {
  mistake: string;
  step: StepName;
  /** Path in dist/platform; may be new. */
  file: string;
  /** The file's new text; null takes the file away. */
  change(text: string): string | null;
  says: RegExp;
  /** Where the finding must be, if it is not in the planted file. */
  at?: RegExp;
}

export interface Caught {
  plant: Plant;
  finding: Finding | null;
}

/** Replaces a text that must be there, so that no plant is left out when the project changes. */
export const swap =
  (from: string, to: string) =>
  (text: string): string => {
    if (!text.includes(from)) throw new Error(`'${from}' is not there to be replaced`);
    return text.replace(from, to);
  };

/** Takes out what matches, which must be there. */
export const takeOut =
  (pattern: RegExp) =>
  (text: string): string => {
    if (!pattern.test(text)) throw new Error(`${pattern.source} is not there to be taken out`);
    return text.replace(pattern, '');
  };

export const takeAway = (): null => null;

export const write = (text: string) => (): string => text;

function planted(project: Project, plant: Plant): Project {
  const files = new Map(project.files);
  const text = plant.change(files.get(plant.file) ?? '');
  if (text === null) files.delete(plant.file);
  else files.set(plant.file, text);
  return { root: project.root, files };
}

const matching = ({ says, at, file }: Plant, findings: Finding[]): Finding | null =>
  findings.find((finding) => says.test(finding.problem) && (at ? at.test(finding.file) : finding.file === file)) ??
  null;

/** Plants one mistake in memory and runs the step that should catch it. */
export async function catchInMemory(project: Project, plant: Plant): Promise<Caught> {
  const { findings } = await STEPS[plant.step].check(planted(project, plant));
  return { plant, finding: matching(plant, findings) };
}

/** Plants mistakes for one step together into a copy on disk of the files that `base` names, and runs the step once. */
export function catchOnDisk(project: Project, step: StepName, plants: Plant[], base: RegExp): Promise<Caught[]> {
  return inOwnFolder(async (folder) => {
    const root = join(folder, 'dist', 'platform');
    let with_ = project;
    for (const plant of plants) with_ = planted(with_, plant);
    const changed = new Set(plants.map(({ file }) => file));
    for (const [file, text] of with_.files) {
      if (!base.test(file) && !changed.has(file)) continue;
      mkdirSync(dirname(join(root, file)), { recursive: true });
      if (changed.has(file)) writeFileSync(join(root, file), text);
      else cpSync(join(project.root, file), join(root, file));
    }
    const { findings } = await STEPS[step].check(loadProject(root));
    return plants.map((plant) => ({ plant, finding: matching(plant, findings) }));
  });
}

/** The table of what was planted and what was said about it. */
export function tableOf(caught: Caught[]): string {
  const rows = caught.map(({ plant, finding }, index) => {
    const place = finding && `${finding.file.split('/').at(-1)}${finding.line === null ? '' : `:${finding.line}`}`;
    return [
      String(index + 1),
      plant.mistake,
      plant.step,
      finding ? `${place} ${finding.problem}`.slice(0, 90) : 'NOT CAUGHT'
    ];
  });
  const head = ['', 'planted', 'caught by', 'finding'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}
