import { basename } from 'node:path';
import { metadataOf, xmlOf } from '../project.ts';
import { one, textOf } from '../xml.ts';
import { stepOf, type Context } from './context.ts';

const WITH_META = /\.(cls|trigger|page|component|resource|js)$/;
const IN_BUNDLES = /^.+\/lwc\/\w+\/(\w+\.(js|html|css|svg)|\w+\.js-meta\.xml)$/;
const LONGEST: Record<string, number> = { labels: 80, field: 40 };
const NAMED_INSIDE = ['field', 'validationRule', 'listView'];
/** Names that follow a rule of their own: `Object-Page Layout`, `de`, `Type.Record`. */
const FREE = ['layout', 'translation', 'objectTranslation', 'fieldTranslation', 'md', 'settings'];

function checkName({ find, look }: Context, file: string): void {
  const [, name = '', kind = ''] = /^(.+)\.(\w+|js)-meta\.xml$/.exec(basename(file)) ?? [];
  if (!name) return;
  look();
  const rename = 'rename the file and what refers to it';
  const parts = kind === 'md' ? name.split('.') : FREE.includes(kind) ? [] : [name];
  for (const part of parts) {
    const bare = part.replace(/__(c|mdt|e|x)$/, '');
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(bare) || bare.includes('__') || bare.endsWith('_')) {
      find(file, null, `${part} is not an API name (letters, digits, single underscores)`, rename);
    }
    if (bare.length > (LONGEST[kind] ?? 40))
      find(file, null, `${part} has more than ${LONGEST[kind] ?? 40} characters`, rename);
  }
}

/** Everything that is deployed has its metadata file, every metadata file its content, and nothing else lies about. */
function checkPairs({ project, find, look }: Context): void {
  for (const file of project.files.keys()) {
    if (!/^[\w-]+\/main\//.test(file)) continue;
    look();
    const isBundle = /\/lwc\//.test(file);
    if (/\/__\w+__\//.test(file) || /\.(ts|map|md|test\.js)$/i.test(file) || (isBundle && !IN_BUNDLES.test(file))) {
      find(file, null, 'does not belong into a deploy', 'keep it out of the build (scripts/build/platform.ts)');
    } else if (!file.endsWith('-meta.xml') && !isBundle) {
      if (!WITH_META.test(file)) {
        find(file, null, 'is of no kind that a deploy takes', 'keep it out of the package folders');
      } else if (!project.files.has(`${file}-meta.xml`)) {
        find(
          file,
          null,
          'has no -meta.xml beside it, so that a deploy leaves it out without a word',
          `add ${basename(file)}-meta.xml`
        );
      }
    } else if (
      /\.(cls|trigger|page|component)-meta\.xml$/.test(file) &&
      !project.files.has(file.replace(/-meta\.xml$/, ''))
    ) {
      find(
        file,
        null,
        'has no source beside it',
        `add ${basename(file).replace(/-meta\.xml$/, '')} or delete this file`
      );
    }
  }
}

function checkNames(context: Context): void {
  const seen = new Map<string, string>();
  for (const file of context.project.files.keys()) {
    if (!file.endsWith('-meta.xml')) continue;
    checkName(context, file);
    const [, inPackage = ''] = /\/main\/default\/(.+)$/.exec(file) ?? [];
    const other = seen.get(inPackage.toLowerCase());
    if (other) context.find(file, null, `is the same component as ${other}`, 'keep one of the two');
    seen.set(inPackage.toLowerCase(), file);
  }
  for (const kind of NAMED_INSIDE) {
    for (const { file, name, root } of metadataOf(context.project, kind)) {
      const inside = textOf(root, 'fullName');
      if (inside === name) continue;
      const line = one(root, 'fullName')?.line ?? root.line;
      context.find(file, line, `<fullName> says '${inside}', the file name '${name}'`, 'make them the same');
    }
  }
}

/** One API version everywhere: a bundle or class on another one behaves differently from what was tested. */
function checkVersions({ project, find, look }: Context): void {
  const { sourceApiVersion } = JSON.parse(project.files.get('sfdx-project.json') ?? '{}') as {
    sourceApiVersion?: string;
  };
  for (const [file, text] of project.files) {
    const version = file.endsWith('-meta.xml') && one(xmlOf(text).root ?? undefined, 'apiVersion');
    if (!version) continue;
    look();
    if (version.text.trim() === sourceApiVersion) continue;
    find(
      file,
      version.line,
      `has apiVersion ${version.text.trim()}`,
      `write ${sourceApiVersion}, as sfdx-project.json does`
    );
  }
}

export const checkFiles = stepOf([checkPairs, checkNames, checkVersions]);
