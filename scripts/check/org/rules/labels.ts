import { basename, dirname } from 'node:path';
import { filesEnding, metadataOf } from '../project.ts';
import { all, one, textOf, type Xml } from '../xml.ts';
import { lineWith, stepOf, type Context } from './context.ts';

const LONGEST_VALUE = 1000;
const LONGEST_DESCRIPTION = 80;

const placeholders = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

interface Label {
  file: string;
  name: string;
  xml: Xml;
}

const labelsOf = ({ project }: Context): Label[] =>
  metadataOf(project, 'labels').flatMap(({ file, root }) =>
    all(root, 'labels').map((xml) => ({ file, name: textOf(xml, 'fullName'), xml }))
  );

/** Every label name the code names, however it does. */
function usedLabels({ project }: Context): Set<string> {
  const used = new Set<string>();
  for (const [file, text] of project.files) {
    if (!/\.(js|cls|page)$/.test(file)) continue;
    for (const match of text.matchAll(/@salesforce\/label\/c\.(\w+)|\bLabel\.(\w+)/g))
      used.add(match[1] ?? match[2] ?? '');
  }
  return used;
}

function checkLabels(context: Context): void {
  const seen = new Set<string>();
  const used = usedLabels(context);
  for (const { file, name, xml } of labelsOf(context)) {
    context.look();
    if (seen.has(name.toLowerCase())) context.find(file, xml.line, `the label ${name} stands twice`, 'keep one');
    seen.add(name.toLowerCase());
    if (textOf(xml, 'value').length > LONGEST_VALUE) {
      context.find(
        file,
        one(xml, 'value')?.line ?? null,
        `${name} has more than ${LONGEST_VALUE} characters`,
        'shorten it'
      );
    }
    if (textOf(xml, 'shortDescription').length > LONGEST_DESCRIPTION) {
      const line = one(xml, 'shortDescription')?.line ?? null;
      context.find(
        file,
        line,
        `the description of ${name} has more than ${LONGEST_DESCRIPTION} characters`,
        'shorten it'
      );
    }
    if (!used.has(name))
      context.find(file, xml.line, `nothing uses the label ${name}`, 'delete it, and its translations');
  }
}

function checkTranslatedLabels(context: Context): void {
  const labels = labelsOf(context);
  for (const { file, root } of metadataOf(context.project, 'translation')) {
    const translated = new Map<string, Xml>();
    for (const entry of all(root, 'customLabels')) {
      context.look();
      const name = textOf(entry, 'name');
      const label = labels.find((each) => each.name === name);
      if (!label) context.find(file, entry.line, `translates ${name}, which is no label`, 'delete the entry');
      else if (translated.has(name)) context.find(file, entry.line, `translates ${name} twice`, 'keep one');
      else if (placeholders(textOf(entry, 'label')) !== placeholders(textOf(label.xml, 'value'))) {
        const wanted = placeholders(textOf(label.xml, 'value')) || 'none';
        context.find(
          file,
          entry.line,
          `${name} has other placeholders than its label (${wanted})`,
          'keep the placeholders'
        );
      }
      if (!textOf(entry, 'label')) context.find(file, entry.line, `the translation of ${name} is empty`, 'write it');
      translated.set(name, entry);
    }
    for (const { name } of labels) {
      if (!translated.has(name)) context.find(file, null, `does not translate ${name}`, 'add the label');
    }
  }
}

/** Each language there is speaks about every field, choice and refusal of every object of the project. */
function checkTranslatedObjects(context: Context): void {
  const { project, schema, find, look } = context;
  const languages = metadataOf(project, 'translation').map(({ name }) => name);
  const objects = metadataOf(project, 'objectTranslation');
  const fields = metadataOf(project, 'fieldTranslation');
  for (const language of languages) {
    for (const [object, { file }] of schema.own) {
      look();
      const german = objects.find(({ name }) => name === `${object}-${language}`);
      if (!german) {
        find(
          file,
          null,
          `${object} is not translated into ${language}`,
          `add objectTranslations/${object}-${language}`
        );
        continue;
      }
      for (const field of schema.objects.get(object)?.values() ?? []) {
        if (!field.xml || field.name.endsWith('__r')) continue;
        const own = fields.find((each) => basename(dirname(each.file)) === german.name && each.name === field.name);
        if (!own) {
          find(german.file, null, `does not translate ${field.name}`, `add ${field.name}.fieldTranslation-meta.xml`);
          continue;
        }
        const offered = field.xml ? all(one(one(field.xml, 'valueSet'), 'valueSetDefinition'), 'value') : [];
        const translated = new Set(all(own.root, 'picklistValues').map((each) => textOf(each, 'masterLabel')));
        for (const value of offered) {
          if (!translated.has(textOf(value, 'label')))
            find(own.file, null, `does not translate the choice ${textOf(value, 'label')}`, 'add it');
        }
      }
      const rules = new Set(all(german.root, 'validationRules').map((rule) => textOf(rule, 'name')));
      for (const rule of metadataOf(project, 'validationRule')) {
        if (rule.file.split('/').at(-3) !== object || rules.has(rule.name)) continue;
        find(german.file, null, `does not translate the refusal of ${rule.name}`, 'add it to <validationRules>');
      }
    }
  }
  for (const { file, name } of fields) {
    const object = basename(dirname(file)).replace(/-[a-z]{2}(_[A-Z]{2})?$/, '');
    if (!schema.objects.get(object)?.has(name))
      find(file, 1, `translates ${object}.${name}, which does not exist`, 'delete the file');
  }
}

/** Visualforce labels of the platform are reached by $Label; the name must be one of the project's. */
function checkPageLabels(context: Context): void {
  const names = new Set(labelsOf(context).map(({ name }) => name));
  for (const { file, text } of filesEnding(context.project, '.page')) {
    for (const match of text.matchAll(/\$Label\.(\w+)/g)) {
      if (names.has(match[1] ?? '')) continue;
      context.find(file, lineWith(text, match[0]), `there is no label ${match[1]}`, 'add the label');
    }
  }
}

export const checkLabelsAndGerman = stepOf([
  checkLabels,
  checkTranslatedLabels,
  checkTranslatedObjects,
  checkPageLabels
]);
