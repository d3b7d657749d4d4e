import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { filesEnding, lineAt, metadataOf, type Metadata } from '../project.ts';
import { findField } from '../schema.ts';
import { all, below, one, textOf } from '../xml.ts';
import { stepOf, type Context } from './context.ts';

const TARGETS = new Set(
  (
    'lightning__AppPage lightning__HomePage lightning__RecordPage lightning__UtilityBar lightning__RecordAction ' +
    'lightning__Tab lightning__FlowScreen lightning__Inbox lightning__UrlAddressable lightning__VoiceExtension'
  ).split(' ')
);
const PROPERTY_TYPES = new Set(['String', 'Boolean', 'Integer', 'Color', 'ContentReference']);
/** Modules every org has that the stubs of sfdx-lwc-jest lack. */
const UNSTUBBED = ['platformUtilityBarApi'];

let lightningModules: Set<string> | null = null;

/** The lightning/* modules of an org, as Salesforce's own test stubs list them. */
function knownLightning(): Set<string> {
  if (lightningModules) return lightningModules;
  const home = dirname(createRequire(__filename).resolve('@salesforce/sfdx-lwc-jest/package.json'));
  const stubs = join(home, 'src', 'lightning-stubs');
  if (!existsSync(stubs)) throw new Error(`${stubs} is missing: run npm ci`);
  lightningModules = new Set([...readdirSync(stubs).filter((name) => !name.startsWith('unstable')), ...UNSTUBBED]);
  return lightningModules;
}

function checkMeta({ project, find, look }: Context, { file, name, root }: Metadata): void {
  look();
  const source = project.files.get(file.replace(/-meta\.xml$/, '')) ?? '';
  const targets = below(root, 'target');
  for (const target of targets) {
    if (!TARGETS.has(target.text.trim()))
      find(file, target.line, `${target.text.trim()} is no target`, `use one of ${[...TARGETS].join(', ')}`);
  }
  if (textOf(root, 'isExposed') === 'true' && targets.length === 0) {
    find(
      file,
      root.line,
      'is exposed and can be placed nowhere',
      'add a target, or write <isExposed>false</isExposed>'
    );
  }
  const listed = new Set(targets.map(({ text }) => text.trim()));
  for (const config of below(root, 'targetConfig')) {
    for (const target of (config.attributes['targets'] ?? '').split(',').map((each) => each.trim())) {
      if (!listed.has(target))
        find(file, config.line, `configures ${target}, which is no target of ${name}`, 'add the target');
    }
    for (const property of all(config, 'property')) {
      const { name: propertyName = '', type = '' } = property.attributes;
      if (!PROPERTY_TYPES.has(type))
        find(
          file,
          property.line,
          `the property ${propertyName} has the type '${type}'`,
          `use one of ${[...PROPERTY_TYPES].join(', ')}`
        );
      if (!new RegExp(`@api\\s+(?:get\\s+|set\\s+)?${propertyName}\\b`).test(source)) {
        find(file, property.line, `${name} has no @api ${propertyName}`, 'add the member, or take the property out');
      }
    }
  }
}

function apexProblem({ project }: Context, target: string, isWired: boolean): string | null {
  const [className = '', method = ''] = target.split('.');
  const source = filesEnding(project, '.cls').find(({ name }) => name === className);
  if (!source) return `there is no Apex class ${className}`;
  const declared = new RegExp(
    `@AuraEnabled(?:\\(([^)]*)\\))?\\s+(public|global)\\s+static\\s+[\\w<>., ]+\\s${method}\\s*\\(`,
    'i'
  );
  const found = declared.exec(source.text);
  if (!found) return `${target} is not @AuraEnabled public static`;
  const isCacheable = /cacheable\s*=\s*true/i.test(found[1] ?? '');
  return isWired && !isCacheable ? `${target} is wired and not cacheable` : null;
}

/** Why a module that a bundle imports would not be found in the org. */
function missing(context: Context, target: string, isWired: boolean): string | null {
  const { project, schema } = context;
  const [scope = '', ...rest] = target.split('/').slice(1);
  const name = rest.join('/');
  const exists = (kind: string, each: string): boolean => metadataOf(project, kind).some((one) => one.name === each);
  if (target.startsWith('lightning/')) return knownLightning().has(scope) ? null : `there is no module ${target}`;
  if (!target.startsWith('@salesforce/')) return null;
  if (scope === 'apex') return name === '' ? null : apexProblem(context, name, isWired);
  if (scope === 'label') {
    const labels = metadataOf(project, 'labels').flatMap(({ root }) => all(root, 'labels'));
    return labels.some((label) => `c.${textOf(label, 'fullName')}` === name) ? null : `there is no label ${name}`;
  }
  if (scope === 'messageChannel')
    return exists('messageChannel', name.replace(/__c$/, '')) ? null : `there is no message channel ${name}`;
  if (scope === 'customPermission')
    return exists('customPermission', name) ? null : `there is no custom permission ${name}`;
  if (scope === 'resourceUrl') return exists('resource', name) ? null : `there is no static resource ${name}`;
  if (scope === 'schema') {
    const [object = '', ...path] = name.split('.');
    const field = path.length > 0 ? findField(schema, object, path.join('.')) : null;
    return typeof field === 'string' ? field : schema.objects.has(object) ? null : `there is no object ${object}`;
  }
  const platform = ['i18n', 'user', 'userPermission', 'client', 'community', 'site', 'internal'];
  return platform.includes(scope) ? null : `there is no scope @salesforce/${scope}`;
}

function checkImports(context: Context): void {
  for (const { file, text } of filesEnding(context.project, '.js')) {
    if (!file.includes('/lwc/')) continue;
    for (const { fileName, pos } of ts.preProcessFile(text, true, true).importedFiles) {
      context.look();
      const names = new RegExp(`import\\s+(\\w+)\\s+from\\s+['"]${fileName.replaceAll(/[/.$]/g, '\\$&')}['"]`).exec(
        text
      );
      const isWired = names !== null && new RegExp(`@wire\\(\\s*${names[1]}\\b`).test(text);
      const problem = missing(context, fileName, isWired);
      if (problem)
        context.find(file, lineAt(text, pos), problem, 'import something that is part of the deploy or of every org');
    }
  }
}

/** Names a template uses must be members of its class: the compiler does not look, and the page would stay empty. */
function checkTemplates({ project, find, look }: Context): void {
  for (const { file, text } of filesEnding(project, '.html')) {
    if (!file.includes('/lwc/')) continue;
    const folder = dirname(file);
    const code = [...project.files].flatMap(([path, js]) =>
      path.startsWith(`${folder}/`) && path.endsWith('.js') ? [js] : []
    );
    const given = [...text.matchAll(/(?:for:(?:item|index)="|iterator:)(\w+)/g)].map((match) => match[1]);
    const words = new Set([...given, ...(code.join('\n').match(/[A-Za-z_$][\w$]*/g) ?? [])]);
    for (const used of text.matchAll(/=?\{(\w+)[\w.]*\}/g)) {
      look();
      if (words.has(used[1] ?? '')) continue;
      find(file, lineAt(text, used.index), `the class has no ${used[1]}`, 'add the member, or correct the name');
    }
    for (const used of text.matchAll(/<lightning-([a-z0-9-]+)/g)) {
      const name = (used[1] ?? '').replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
      if (!knownLightning().has(name))
        find(file, lineAt(text, used.index), `there is no component lightning-${used[1]}`, 'use a base component');
    }
  }
}

/** What no deployed file does, a library's neither: make code of a text, or markup of it. */
const UNSAFE: { pattern: RegExp; problem: string }[] = [
  { pattern: /(?<![\w.$])eval\s*\(|\bnew\s+Function\s*\(/, problem: 'makes code of a text' },
  {
    pattern: /\.(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b|\blwc:inner-html\b|\blwc:dom\b/,
    problem: 'makes markup of a text'
  }
];

function checkSafety({ project, find }: Context): void {
  for (const [file, text] of project.files) {
    if (!/\/lwc\/.+\.(js|html)$/.test(file)) continue;
    for (const { pattern, problem } of UNSAFE) {
      const found = pattern.exec(text);
      if (found) find(file, lineAt(text, found.index), problem, 'bind the text in a template');
    }
  }
}

function checkMetas(context: Context): void {
  for (const bundle of metadataOf(context.project, 'js')) checkMeta(context, bundle);
  for (const { file, root } of metadataOf(context.project, 'messageChannel')) {
    const seen = new Set<string>();
    for (const field of all(root, 'lightningMessageFields')) {
      const name = textOf(field, 'fieldName');
      if (seen.has(name))
        context.find(file, one(field, 'fieldName')?.line ?? null, `the field ${name} stands twice`, 'keep one');
      seen.add(name);
    }
  }
}

export const checkBundles = stepOf([checkMetas, checkImports, checkTemplates, checkSafety]);
