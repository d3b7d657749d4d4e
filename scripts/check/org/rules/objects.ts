import { metadataOf, type Metadata } from '../project.ts';
import { findField, objectOfFile } from '../schema.ts';
import { all, below, one, textOf, type Xml } from '../xml.ts';
import { stepOf, type Context } from './context.ts';

/** Objects that exist in every org beyond those whose fields are known. */
const ELSEWHERE = ['Campaign', 'Product2', 'Asset', 'Contract', 'Name'];
const MUST_HAVE: Record<string, string[]> = {
  Text: ['length'],
  LongTextArea: ['length', 'visibleLines'],
  Html: ['length', 'visibleLines'],
  Number: ['precision', 'scale'],
  Currency: ['precision', 'scale'],
  Percent: ['precision', 'scale'],
  Picklist: ['valueSet'],
  Lookup: ['referenceTo', 'relationshipName'],
  MasterDetail: ['referenceTo', 'relationshipName', 'relationshipOrder'],
  Checkbox: ['defaultValue']
};

/** What every layout of a custom metadata type shows and no query of it can ask for. */
const ON_METADATA_LAYOUTS = ['CreatedById', 'IsProtected', 'LastModifiedById'];

function checkField({ schema, find }: Context, { file, root }: Metadata): void {
  const object = objectOfFile(file);
  const type = textOf(root, 'type');
  const isFormula = one(root, 'formula') !== undefined;
  for (const name of isFormula ? [] : (MUST_HAVE[type] ?? [])) {
    if (!one(root, name)) find(file, root.line, `a ${type} field needs <${name}>`, `add <${name}>`);
  }
  const target = one(root, 'referenceTo');
  if (target && !schema.objects.has(target.text.trim()) && !ELSEWHERE.includes(target.text.trim())) {
    find(
      file,
      target.line,
      `there is no object ${target.text.trim()}`,
      'name an object of the project or of every org'
    );
  }
  if (object.endsWith('__mdt') && !one(root, 'fieldManageability')) {
    find(file, root.line, 'says not who may change it after an install', 'add <fieldManageability>');
  }
  const constraint = textOf(root, 'deleteConstraint');
  const isKept = constraint === 'Restrict' || constraint === 'Cascade';
  if (type === 'Lookup' && !isKept && textOf(root, 'required') === 'true') {
    find(
      file,
      one(root, 'deleteConstraint')?.line ?? null,
      'a required lookup cannot be emptied, and must say what becomes of it instead',
      'write <deleteConstraint>Restrict</deleteConstraint>, or make it optional'
    );
  }
  if (!schema.own.has(object) && object.includes('__')) {
    find(file, null, `belongs to ${object}, which has no object file`, `add ${object}.object-meta.xml`);
  }
}

function checkRelationships({ project, find, look }: Context): void {
  const taken = new Map<string, string>();
  for (const { file, root } of metadataOf(project, 'field')) {
    look();
    const name = textOf(root, 'relationshipName');
    if (!name) continue;
    const key = `${textOf(root, 'referenceTo')}.${name}`.toLowerCase();
    const other = taken.get(key);
    if (other) {
      const line = one(root, 'relationshipName')?.line ?? null;
      find(file, line, `the relationship ${name} is the one of ${other} too`, 'give it a name of its own');
    }
    taken.set(key, file);
  }
}

function checkObjects(context: Context): void {
  const { project, schema, find, look } = context;
  for (const field of metadataOf(project, 'field')) checkField(context, field);
  const laidOut = new Set(metadataOf(project, 'layout').map(({ name }) => name.split('-')[0]));
  for (const [name, { file, xml }] of schema.own) {
    look();
    const wanted = name.endsWith('__mdt')
      ? ['label', 'pluralLabel', 'visibility']
      : ['label', 'pluralLabel', 'nameField', 'sharingModel', 'deploymentStatus'];
    for (const element of wanted)
      if (!one(xml, element)) find(file, xml.line, `needs <${element}>`, `add <${element}>`);
    if (!laidOut.has(name)) find(file, null, `${name} has no page layout`, `add layouts/${name}-….layout-meta.xml`);
  }
}

const fieldsNamed = (xml: Xml, ...names: string[]): Xml[] => names.flatMap((name) => below(xml, name));

function checkFieldName({ schema, find }: Context, file: string, object: string, element: Xml): void {
  const name = element.text.trim();
  // Standard columns of list views have names of their own, in capitals.
  if (!name || /^[A-Z][A-Z0-9_.]*$/.test(name)) return;
  const field = findField(schema, object, name);
  if (typeof field === 'string') find(file, element.line, field, 'name a field that exists, or take it out');
}

function checkListViews(context: Context): void {
  for (const { file, root } of metadataOf(context.project, 'listView')) {
    context.look();
    const object = objectOfFile(file);
    for (const element of all(root, 'columns')) checkFieldName(context, file, object, element);
    for (const filter of all(root, 'filters'))
      for (const field of all(filter, 'field')) checkFieldName(context, file, object, field);
  }
  for (const { file, root } of metadataOf(context.project, 'compactLayout')) {
    for (const element of all(root, 'fields')) checkFieldName(context, file, objectOfFile(file), element);
  }
}

function checkValidationRules(context: Context): void {
  for (const { file, root } of metadataOf(context.project, 'validationRule')) {
    context.look();
    const object = objectOfFile(file);
    const formula = one(root, 'errorConditionFormula');
    const named = new Set((formula?.text ?? '').match(/\b[A-Za-z]\w*__c\b/g) ?? []);
    for (const name of named) {
      const field = findField(context.schema, object, name);
      if (typeof field === 'string')
        context.find(file, formula?.line ?? null, field, 'name a field of the object in the formula');
    }
    const shown = one(root, 'errorDisplayField');
    if (shown) checkFieldName(context, file, object, shown);
  }
}

function checkRelatedList(context: Context, file: string, object: string, list: Xml): void {
  const named = one(list, 'relatedList');
  const [child = '', lookup = ''] = (named?.text.trim() ?? '').split('.');
  if (!lookup) return;
  const field = findField(context.schema, child, lookup);
  const reaches = typeof field !== 'string' && field.leadsTo === object;
  if (!reaches) {
    const problem = typeof field === 'string' ? field : `${child}.${lookup} does not lead to ${object}`;
    context.find(file, named?.line ?? null, problem, 'name a lookup to this object: Child__c.Lookup__c');
    return;
  }
  for (const column of all(list, 'fields')) checkFieldName(context, file, child, column);
}

function checkLayouts(context: Context): void {
  for (const { file, name, root } of metadataOf(context.project, 'layout')) {
    context.look();
    const object = name.split('-')[0] ?? '';
    if (!context.schema.objects.has(object)) {
      context.find(file, null, `is for ${object}, which does not exist`, 'name the file Object-Name.layout-meta.xml');
      continue;
    }
    const items = all(root, 'layoutSections').flatMap((section) => fieldsNamed(section, 'field'));
    const looked = items.filter(({ text }) => !object.endsWith('__mdt') || !ON_METADATA_LAYOUTS.includes(text.trim()));
    for (const element of looked) checkFieldName(context, file, object, element);
    const shown = new Set(items.map((element) => element.text.trim()));
    for (const field of context.schema.own.has(object) ? (context.schema.objects.get(object)?.values() ?? []) : []) {
      if (!field.xml || field.name.endsWith('__r') || shown.has(field.name)) continue;
      context.find(file, null, `does not show ${field.name}`, 'add the field to a section');
    }
    for (const list of all(root, 'relatedLists')) checkRelatedList(context, file, object, list);
  }
}

function checkReportTypes(context: Context): void {
  for (const { file, root } of metadataOf(context.project, 'reportType')) {
    context.look();
    const base = textOf(root, 'baseObject');
    for (const column of below(root, 'columns')) {
      const table = textOf(column, 'table').split('.');
      let object = base;
      for (const list of table.slice(1)) object = context.schema.lists.get(object)?.get(list) ?? `${object}.${list}`;
      const field = one(column, 'field');
      if (field) checkFieldName(context, file, object, field);
    }
    if (!context.schema.objects.has(base)) {
      context.find(
        file,
        one(root, 'baseObject')?.line ?? null,
        `there is no object ${base}`,
        'name an object of the project'
      );
    }
  }
}

function checkTabs({ project, schema, find, look }: Context): void {
  for (const { file, name, root } of metadataOf(project, 'tab')) {
    look();
    if (textOf(root, 'customObject') === 'true' && !schema.own.has(name)) {
      find(file, root.line, `there is no object ${name}`, 'name the file after the object');
    }
  }
}

export const checkSchema = stepOf([
  checkObjects,
  checkRelationships,
  checkListViews,
  checkValidationRules,
  checkLayouts,
  checkReportTypes,
  checkTabs
]);
