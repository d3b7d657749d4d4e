import { type OrgAnswer, readRecord } from '../records.ts';
import { type DataCallback, NOTHING_YET, type WireAdapter } from '../wire.ts';

type FieldId = string | { objectApiName: string; fieldApiName: string };

interface FieldOf {
  value: unknown;
  displayValue: string | null;
}

/** A record as the record API answers it. */
export interface RecordRepresentation {
  apiName: string;
  id: string;
  fields: Record<string, FieldOf>;
  [more: string]: unknown;
}

const pathOf = (field: FieldId): { object: string; path: string[] } => {
  const [object, ...path] = (typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`).split(
    '.'
  ) as [string, ...string[]];
  return { object, path };
};

const listOf = (fields: FieldId | FieldId[] | undefined): FieldId[] =>
  fields === undefined ? [] : Array.isArray(fields) ? fields : [fields];

const failure = (status: number, statusText: string, errorCode: string, message: string) => ({
  ok: false,
  status,
  statusText,
  headers: {},
  body: { statusCode: status, errorCode, message, enhancedErrorType: 'RecordError', output: {} }
});

function plainField(value: unknown): FieldOf {
  return { value, displayValue: null };
}

function addField(into: RecordRepresentation['fields'], answer: OrgAnswer, path: string[]): boolean {
  const [first, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    if (!(first in answer.record.fields)) return false;
    into[first] = plainField(answer.record.fields[first]);
    return true;
  }
  const related = answer.record.related[first];
  if (!related) {
    if (!(`${first}Id` in answer.record.fields)) return false;
    into[first] = plainField(null);
    return true;
  }
  const parent = (into[first]?.value ?? {
    apiName: related.apiName,
    id: related.record['Id'],
    fields: {}
  }) as RecordRepresentation;
  into[first] = { value: parent, displayValue: String(related.record['Name'] ?? '') };
  return addField(parent.fields, { apiName: related.apiName, record: { fields: related.record, related: {} } }, rest);
}

interface GetRecordConfig {
  recordId?: string;
  fields?: FieldId | FieldId[];
  optionalFields?: FieldId | FieldId[];
  layoutTypes?: string | string[];
}

async function represent(config: GetRecordConfig): Promise<{ data?: RecordRepresentation; error?: unknown }> {
  const answer = await readRecord(config.recordId!).catch(() => undefined);
  if (answer === undefined)
    return { error: failure(0, 'Disconnected or Canceled', 'UNKNOWN_EXCEPTION', 'Disconnected or Canceled') };
  if (!answer) return { error: failure(404, 'Not Found', 'NOT_FOUND', 'The requested resource does not exist') };
  const data: RecordRepresentation = {
    apiName: answer.apiName,
    id: String(answer.record.fields['Id']),
    fields: {},
    childRelationships: {},
    recordTypeInfo: null,
    systemModstamp: null
  };
  if (config.layoutTypes) for (const name of Object.keys(answer.record.fields)) addField(data.fields, answer, [name]);
  for (const field of listOf(config.fields)) {
    const { object, path } = pathOf(field);
    if (object !== answer.apiName || !addField(data.fields, answer, path)) {
      return {
        error: failure(
          400,
          'Bad Request',
          'INVALID_FIELD',
          `No such column '${path.join('.')}' on entity '${answer.apiName}'.`
        )
      };
    }
  }
  for (const field of listOf(config.optionalFields)) {
    const { object, path } = pathOf(field);
    if (object === answer.apiName) addField(data.fields, answer, path);
  }
  return { data };
}

const adapters = new Set<getRecord>();

/** Provisions a record's fields, and again after `notifyRecordUpdateAvailable`. */
export class getRecord implements WireAdapter {
  readonly #tell: DataCallback;
  #config: GetRecordConfig = {};
  #turn = 0;

  constructor(tell: DataCallback) {
    this.#tell = tell;
    tell(NOTHING_YET);
  }

  connect(): void {
    adapters.add(this);
  }

  update(config: GetRecordConfig): void {
    this.#config = config;
    if (config.recordId && (config.fields || config.optionalFields || config.layoutTypes)) void this.ask();
  }

  disconnect(): void {
    adapters.delete(this);
    this.#turn += 1;
  }

  get recordId(): string | undefined {
    return this.#config.recordId;
  }

  async ask(): Promise<void> {
    const turn = ++this.#turn;
    const { data, error } = await represent(this.#config);
    if (turn === this.#turn) this.#tell({ data, error });
  }
}

export async function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void> {
  const changed = new Set(records.map(({ recordId }) => recordId));
  await Promise.all(
    [...adapters].filter((adapter) => changed.has(adapter.recordId ?? '')).map((adapter) => adapter.ask())
  );
}

function fieldOf(record: RecordRepresentation | null | undefined, field: FieldId): FieldOf | undefined {
  return pathOf(field).path.reduce<FieldOf | undefined>(
    (found, name, index) =>
      index === 0 ? record?.fields[name] : (found?.value as RecordRepresentation | null | undefined)?.fields?.[name],
    undefined
  );
}

export const getFieldValue = (record: RecordRepresentation | null | undefined, field: FieldId): unknown =>
  fieldOf(record, field)?.value;

export const getFieldDisplayValue = (record: RecordRepresentation | null | undefined, field: FieldId): unknown =>
  fieldOf(record, field)?.displayValue;
