import { metadataOf, type Metadata } from '../project.ts';
import { choicesOf, type Field } from '../schema.ts';
import { all, one, textOf, type Xml } from '../xml.ts';
import { stepOf, type Context } from './context.ts';

const VALUE_TYPES: Record<string, string> = {
  Checkbox: 'xsd:boolean',
  Number: 'xsd:double',
  Percent: 'xsd:double',
  Date: 'xsd:date',
  DateTime: 'xsd:dateTime'
};
const LONGEST_LABEL = 40;
const MATRIX = { type: 'Softphone_Elevation_Cell', from: 'From_Channel__c', to: 'To_Channel__c' };

const isEmpty = (value: Xml | undefined): boolean =>
  value === undefined || value.attributes['xsi:nil'] === 'true' || value.text === '';

function wrongText(value: Xml, field: Field, names: Set<string>): string | null {
  const text = value.text;
  const type = field.type ?? '';
  const expected = VALUE_TYPES[type] ?? 'xsd:string';
  const said = value.attributes['xsi:type'];
  if (said !== expected) return `has the type ${said ?? '(none)'}, not ${expected}`;
  if (type === 'Checkbox' && !/^(true|false)$/.test(text)) return `'${text}' is not true or false`;
  if (type === 'Number') {
    if (!/^-?\d+(\.\d+)?$/.test(text)) return `'${text}' is not a number`;
    const digits =
      Number(textOf(field.xml ?? undefined, 'precision')) - Number(textOf(field.xml ?? undefined, 'scale'));
    if (Math.abs(Number(text)) >= 10 ** digits) return `${text} has more than ${digits} digits`;
  }
  const choices = choicesOf(field);
  if (choices && !choices.includes(text))
    return `'${text}' is not on offer; ${field.name} offers ${choices.join(', ')}`;
  const longest = Number(textOf(field.xml ?? undefined, 'length') || 255);
  if (expected === 'xsd:string' && text.length > longest) return `has more than ${longest} characters`;
  if (type === 'MetadataRelationship' && !names.has(`${field.leadsTo?.replace(/__mdt$/, '')}.${text}`)) {
    return `there is no record ${text} of ${field.leadsTo}`;
  }
  return null;
}

function checkRecord({ schema, find }: Context, record: Metadata, names: Set<string>): void {
  const { file, name, root } = record;
  const type = `${name.split('.')[0]}__mdt`;
  const fields = schema.own.has(type) ? schema.objects.get(type) : undefined;
  if (!fields)
    return find(file, 1, `there is no custom metadata type ${type}`, 'name the file Type.Record.md-meta.xml');
  const label = textOf(root, 'label');
  if (label.length === 0 || label.length > LONGEST_LABEL) {
    find(
      file,
      one(root, 'label')?.line ?? root.line,
      `the label has ${label.length} characters`,
      `give it 1 to ${LONGEST_LABEL}`
    );
  }
  const seen = new Set<string>();
  for (const entry of all(root, 'values')) {
    const fieldName = textOf(entry, 'field');
    const field = fields.get(fieldName);
    const value = one(entry, 'value');
    if (!field?.xml)
      find(file, entry.line, `${type} has no field ${fieldName}`, 'name a field of the type, or add the field');
    else if (seen.has(fieldName)) find(file, entry.line, `${fieldName} has a value twice`, 'keep one');
    else if (isEmpty(value)) {
      if (field.required) find(file, entry.line, `${fieldName} is required and empty`, 'give it a value');
    } else if (value) {
      const wrong = wrongText(value, field, names);
      if (wrong) find(file, value.line, `${fieldName}: ${wrong}`, 'correct the value');
    }
    seen.add(fieldName);
  }
  for (const field of fields.values()) {
    if (!field.xml || field.name.endsWith('__r') || seen.has(field.name)) continue;
    const problem = `says nothing about ${field.name}`;
    find(file, root.line, problem, field.required ? 'give it a value' : 'write <value xsi:nil="true"/>');
  }
}

function checkRecords(context: Context): void {
  const records = metadataOf(context.project, 'md');
  const names = new Set(records.map(({ name }) => name));
  for (const record of records) {
    context.look();
    checkRecord(context, record, names);
  }
}

/** Every pair of channels on offer is a cell, once; the validation rule of the type refuses a channel with itself. */
function checkMatrix({ project, schema, find, look }: Context): void {
  const type = `${MATRIX.type}__mdt`;
  const fields = schema.objects.get(type);
  const from = fields?.get(MATRIX.from);
  const to = fields?.get(MATRIX.to);
  if (!from || !to) return;
  const cells = new Map<string, string>();
  for (const { file, name, root } of metadataOf(project, 'md')) {
    if (!name.startsWith(`${MATRIX.type}.`)) continue;
    look();
    const valueOf = (field: string): string =>
      one(
        all(root, 'values').find((entry) => textOf(entry, 'field') === field),
        'value'
      )?.text ?? '';
    const cell = `${valueOf(MATRIX.from)} to ${valueOf(MATRIX.to)}`;
    const other = cells.get(cell);
    if (other) find(file, 1, `is the cell ${cell} a second time, after ${other}`, 'delete one');
    cells.set(cell, file);
  }
  for (const source of choicesOf(from) ?? []) {
    for (const target of choicesOf(to) ?? []) {
      if (source === target || cells.has(`${source} to ${target}`)) continue;
      const file = schema.own.get(type)?.file ?? '';
      find(file, null, `the cell ${source} to ${target} has no record`, `add a ${MATRIX.type} record for it`);
    }
  }
}

export const checkCustomMetadata = stepOf([checkRecords, checkMatrix]);
