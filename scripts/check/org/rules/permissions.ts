import { filesEnding, metadataOf, type Metadata } from '../project.ts';
import { findField } from '../schema.ts';
import { all, one, textOf, type Xml } from '../xml.ts';
import { stepOf, type Context } from './context.ts';

const GRANT_REMEDY = 'grant it in a permission set, or delete it';
const UNKNOWN_REMEDY = 'name something that is part of the deploy, or take the entry out';

export const isTestClass = (text: string): boolean => /@IsTest\b/i.test(text);

/** What can be granted, by the element that grants it and the child that names it. */
function grantable({ project, schema }: Context): { element: string; named: string; known: Map<string, string> }[] {
  const classes = filesEnding(project, '.cls').filter(({ text }) => !isTestClass(text));
  const reached = classes.filter(({ name, text }) => {
    const isController = filesEnding(project, '.page').some((page) => page.text.includes(`controller="${name}"`));
    return isController || /@AuraEnabled/i.test(text);
  });
  const named = (files: { name: string; file: string }[]): Map<string, string> =>
    new Map(files.map(({ name, file }) => [name, file]));
  const own = (ending: string): Map<string, string> =>
    new Map([...schema.own].flatMap(([name, { file }]) => (name.endsWith(ending) ? [[name, file] as const] : [])));
  return [
    { element: 'classAccesses', named: 'apexClass', known: named(reached) },
    { element: 'pageAccesses', named: 'apexPage', known: named(filesEnding(project, '.page')) },
    { element: 'applicationVisibilities', named: 'application', known: named(metadataOf(project, 'app')) },
    { element: 'tabSettings', named: 'tab', known: named(metadataOf(project, 'tab')) },
    { element: 'customMetadataTypeAccesses', named: 'name', known: own('__mdt') },
    { element: 'customPermissions', named: 'name', known: named(metadataOf(project, 'customPermission')) },
    { element: 'objectPermissions', named: 'object', known: own('__c') }
  ];
}

const isGranted = (entry: Xml): boolean => ['enabled', 'visible'].every((name) => textOf(entry, name) !== 'false');

function checkGrants(context: Context, sets: Metadata[]): void {
  for (const { element, named, known } of grantable(context)) {
    const granted = new Set<string>();
    for (const { file, root } of sets) {
      const inSet = new Set<string>();
      for (const entry of all(root, element)) {
        context.look();
        const name = textOf(entry, named);
        if (isGranted(entry)) granted.add(name);
        if (inSet.has(name)) context.find(file, entry.line, `${name} stands twice`, 'keep one entry');
        inSet.add(name);
        const isStandard = /^standard[-_]/.test(name) || (element === 'objectPermissions' && !name.endsWith('__c'));
        if (!known.has(name) && !isStandard) {
          const why =
            element === 'classAccesses' ? `${name} is no class that a user could call` : `there is no ${name}`;
          context.find(file, entry.line, why, UNKNOWN_REMEDY);
        }
      }
    }
    for (const [name, file] of known) {
      if (!granted.has(name)) context.find(file, null, `no permission set grants ${name}`, GRANT_REMEDY);
    }
  }
}

function checkFieldEntry({ schema, find }: Context, file: string, entry: Xml): void {
  const named = textOf(entry, 'field');
  const [object = '', ...path] = named.split('.');
  const field = findField(schema, object, path.join('.'));
  const readable = textOf(entry, 'readable') === 'true';
  const editable = textOf(entry, 'editable') === 'true';
  if (typeof field === 'string') find(file, entry.line, field, UNKNOWN_REMEDY);
  else if (object === 'Activity')
    find(file, entry.line, `${named} is granted on the wrong object`, 'write Task. or Event.');
  else if (field.required) {
    find(
      file,
      entry.line,
      `${named} is required or master-detail; a deploy refuses a permission for it`,
      'take the entry out'
    );
  } else if (editable && !readable) find(file, entry.line, `${named} can be edited and not read`, 'make it readable');
  else if (editable && field.xml && (one(field.xml, 'formula') || field.type === 'AutoNumber')) {
    find(file, entry.line, `${named} is computed and cannot be edited`, 'write <editable>false</editable>');
  }
}

function checkFields(context: Context, sets: Metadata[]): void {
  const granted = new Set<string>();
  for (const { file, root } of sets) {
    for (const entry of all(root, 'fieldPermissions')) {
      context.look();
      checkFieldEntry(context, file, entry);
      if (textOf(entry, 'readable') === 'true') granted.add(textOf(entry, 'field'));
    }
  }
  for (const [object, fields] of context.schema.objects) {
    if (object.endsWith('__mdt') || ['Activity', 'Event'].includes(object)) continue;
    for (const field of fields.values()) {
      if (!field.file || field.required || field.name.endsWith('__r') || granted.has(`${object}.${field.name}`))
        continue;
      context.find(field.file, null, `no permission set grants ${object}.${field.name}`, GRANT_REMEDY);
    }
  }
}

const IMPLIED: [string, string][] = [
  ['allowCreate', 'allowRead'],
  ['allowEdit', 'allowRead'],
  ['allowDelete', 'allowEdit'],
  ['viewAllRecords', 'allowRead'],
  ['modifyAllRecords', 'allowDelete'],
  ['modifyAllRecords', 'viewAllRecords']
];

function checkObjectEntries({ find }: Context, sets: Metadata[]): void {
  for (const { file, root } of sets) {
    for (const entry of all(root, 'objectPermissions')) {
      for (const [more, less] of IMPLIED) {
        if (textOf(entry, more) !== 'true' || textOf(entry, less) === 'true') continue;
        find(
          file,
          entry.line,
          `${textOf(entry, 'object')}: ${more} without ${less}`,
          `write <${less}>true</${less}> too`
        );
      }
    }
  }
}

/** What no permission set of a softphone gives: rights over the whole org. */
const TOO_MUCH = /^(ModifyAllData|ViewAllData|ManageUsers|AuthorApex|CustomizeApplication|ManageCustomPermissions)$/;

function checkRights({ find }: Context, sets: Metadata[]): void {
  for (const { file, root } of sets) {
    for (const entry of all(root, 'userPermissions')) {
      if (!TOO_MUCH.test(textOf(entry, 'name'))) continue;
      find(
        file,
        entry.line,
        `gives ${textOf(entry, 'name')}, a right over the whole org`,
        'leave it to the profile of those who need it'
      );
    }
  }
}

function checkAll(context: Context): void {
  const sets = metadataOf(context.project, 'permissionset');
  checkGrants(context, sets);
  checkFields(context, sets);
  checkObjectEntries(context, sets);
  checkRights(context, sets);
}

export const checkPermissions = stepOf([checkAll]);
