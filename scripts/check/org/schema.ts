import { basename } from 'node:path';
import { metadataOf, type Project } from './project.ts';
import STANDARD from './standardFields.json';
import { one, textOf, type Xml } from './xml.ts';

/** A field that a name can mean; `xml` is there for the project's own. */
export interface Field {
  object: string;
  name: string;
  type: string | null;
  /** The object its relationship leads to; `Name` when it can be one of many. */
  leadsTo: string | null;
  required: boolean;
  file: string | null;
  xml: Xml | null;
}

/** Every object and field a name can mean: the project's, and the standard ones it uses. */
export interface Schema {
  objects: Map<string, Map<string, Field>>;
  /** Relationships down to a list, `Interactions__r`, by the object they start from. */
  lists: Map<string, Map<string, string>>;
  /** The project's own objects, with their files. */
  own: Map<string, { file: string; xml: Xml }>;
}

const OF_EVERY_OBJECT =
  'Id Name OwnerId Owner>User CreatedById CreatedBy>User CreatedDate LastModifiedById LastModifiedBy>User LastModifiedDate ' +
  'SystemModstamp IsDeleted LastActivityDate LastViewedDate LastReferencedDate RecordTypeId RecordType>RecordType';
const OF_METADATA_TYPES = 'Id DeveloperName MasterLabel Label Language NamespacePrefix QualifiedApiName';

const standardFields = (object: string, names: string): Map<string, Field> =>
  new Map(
    names.split(' ').map((word) => {
      const [name = '', leadsTo = null] = word.split('>');
      return [name, { object, name, type: null, leadsTo, required: false, file: null, xml: null }];
    })
  );

/** Master-detail fields count as required: neither takes a permission. */
const isRequired = (xml: Xml): boolean => textOf(xml, 'required') === 'true' || textOf(xml, 'type') === 'MasterDetail';

export const objectOfFile = (file: string): string => file.split('/').at(-3) ?? '';

export function readSchema(project: Project): Schema {
  const objects = new Map(
    Object.entries(STANDARD as Record<string, string>).map(([object, names]) => [object, standardFields(object, names)])
  );
  const own: Schema['own'] = new Map();
  const lists: Schema['lists'] = new Map();
  for (const { file, name, root } of metadataOf(project, 'object')) {
    if (!name.includes('__')) continue;
    own.set(name, { file, xml: root });
    objects.set(name, standardFields(name, name.endsWith('__mdt') ? OF_METADATA_TYPES : OF_EVERY_OBJECT));
  }
  for (const { file, root } of metadataOf(project, 'field')) {
    const place = objectOfFile(file);
    const name = textOf(root, 'fullName');
    const leadsTo = textOf(root, 'referenceTo') || null;
    // Custom fields of tasks and events live on Activity.
    for (const object of place === 'Activity' ? ['Activity', 'Task', 'Event'] : [place]) {
      const fields = objects.get(object) ?? new Map<string, Field>();
      objects.set(object, fields);
      const field = { object, name, type: textOf(root, 'type'), leadsTo, required: isRequired(root), file, xml: root };
      fields.set(name, field);
      if (leadsTo) fields.set(name.replace(/__c$/, '__r'), { ...field, name: name.replace(/__c$/, '__r') });
      const list = textOf(root, 'relationshipName');
      if (leadsTo && list) lists.set(leadsTo, (lists.get(leadsTo) ?? new Map()).set(`${list}__r`, object));
    }
  }
  return { objects, lists, own };
}

const folded = (fields: Map<string, Field>, name: string): Field | undefined =>
  fields.get(name) ?? [...fields.values()].find((field) => field.name.toLowerCase() === name.toLowerCase());

/** The field a dotted path means, `Session__r.Name`; a string says what is unknown. */
export function findField(schema: Schema, object: string, path: string): Field | string {
  const [first = '', ...rest] = path.split('.');
  const fields = schema.objects.get(object);
  if (!fields) return `there is no object ${object}`;
  if (object === 'Name' || /^Permissions\w+$/.test(first)) {
    return { object, name: first, type: null, leadsTo: null, required: false, file: null, xml: null };
  }
  const common = standardFields(object, OF_EVERY_OBJECT);
  const field = folded(fields, first) ?? (object.includes('__') ? undefined : folded(common, first));
  if (!field) return `${object} has no field ${first}`;
  if (rest.length === 0) return field;
  if (!field.leadsTo) return `${object}.${first} leads to no other object`;
  return field.leadsTo === 'Name' ? field : findField(schema, field.leadsTo, rest.join('.'));
}

/** The values a picklist offers; null when it is none or open. */
export function choicesOf(field: Field): string[] | null {
  const definition = field.xml && one(one(field.xml, 'valueSet'), 'valueSetDefinition');
  if (!definition) return null;
  return definition.children.filter(({ name }) => name === 'value').map((value) => textOf(value, 'fullName'));
}

export const bundleNameOf = (file: string): string => basename(file).split('.')[0] ?? '';
