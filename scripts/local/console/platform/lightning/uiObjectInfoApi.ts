import { type DataCallback, NOTHING_YET, type WireAdapter } from '../wire.ts';

const DATA_TYPES = {
  text: 'String',
  phone: 'Phone',
  email: 'Email',
  url: 'Url',
  number: 'Int',
  boolean: 'Boolean',
  reference: 'Reference',
  longText: 'TextArea'
};

/** Provisions an object's description: its labels and its fields with their types. */
export class getObjectInfo implements WireAdapter {
  readonly #tell: DataCallback;

  constructor(tell: DataCallback) {
    this.#tell = tell;
    tell(NOTHING_YET);
  }

  connect(): void {}

  update({ objectApiName }: { objectApiName?: string | { objectApiName: string } }): void {
    const name = typeof objectApiName === 'object' ? objectApiName.objectApiName : objectApiName;
    if (!name) return;
    const info = globalThis.standInOrg.objects.find(({ apiName }) => apiName === name);
    if (!info) {
      this.#tell({
        data: undefined,
        error: {
          ok: false,
          status: 404,
          statusText: 'Not Found',
          body: { message: `The requested resource does not exist` }
        }
      });
      return;
    }
    const fields = Object.fromEntries(
      info.fields.map(({ apiName, label, type }) => [apiName, { apiName, label, dataType: DATA_TYPES[type] }])
    );
    this.#tell({ data: { apiName: name, label: info.label, labelPlural: info.plural, fields }, error: undefined });
  }

  disconnect(): void {}
}
