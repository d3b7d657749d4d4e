import { LightningElement, api } from 'lwc';
import { beTab } from '../contexts/contexts.ts';
import { words } from '../words/words.ts';
import { type OrgAnswer, findRecords, readRecord, titleOf } from '../../platform/records.ts';
import { navigate, urlOf } from '../../platform/workspace.ts';

type Found = OrgAnswer['record'];

const RELATED: Record<string, { object: string; by: string }[]> = {
  Account: [
    { object: 'Contact', by: 'AccountId' },
    { object: 'Case', by: 'AccountId' }
  ],
  Contact: [{ object: 'Case', by: 'ContactId' }],
  Case: []
};

const urlTo = (recordId: string, objectApiName: string | undefined) =>
  urlOf({ type: 'standard__recordPage', attributes: { recordId, objectApiName } });

/** One record: its highlights, its details and the component an admin has put beside them. */
export default class RecordPage extends LightningElement {
  @api tabId = '';
  @api objectApiName = '';
  @api isActive = false;
  @api recordId = '';
  words = words;
  answer: OrgAnswer | null = null;
  isMissing = false;
  relatedLists: {
    title: string;
    key: string;
    rows: { recordId: string; text: string; more: string; url: string }[];
  }[] = [];

  constructor() {
    super();
    beTab(this as unknown as EventTarget, () => this.tabId, { isActive: () => this.isActive });
  }

  connectedCallback(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    this.answer = await readRecord(this.recordId);
    this.isMissing = this.answer === null;
    this.relatedLists = await Promise.all(
      (RELATED[this.objectApiName] ?? []).map(async ({ object, by }) => ({
        key: object,
        title: globalThis.standInOrg.objects.find(({ apiName }) => apiName === object)!.plural,
        rows: (await findRecords(object, ''))
          .filter(({ fields }) => fields[by] === this.recordId)
          .map(({ fields }) => ({
            recordId: String(fields['Id']),
            text: titleOf(fields),
            more: String(fields['Subject'] ?? fields['Title'] ?? ''),
            url: urlTo(String(fields['Id']), object)
          }))
      }))
    );
  }

  get info() {
    return globalThis.standInOrg.objects.find(({ apiName }) => apiName === this.objectApiName)!;
  }

  get title(): string {
    return this.answer ? titleOf(this.answer.record.fields) : '';
  }

  get highlights() {
    return this.info.highlights.map((name) => this.fieldView(name)).filter(({ text }) => text !== '');
  }

  get sections() {
    return this.info.sections.map(({ label, fields }) => ({
      label,
      fields: fields.map((name) => this.fieldView(name))
    }));
  }

  private fieldView(name: string) {
    const { fields, related }: Found = this.answer!.record;
    const { label, type } = this.info.fields.find(({ apiName }) => apiName === name)!;
    const parent = type === 'reference' ? related[name.slice(0, -2)] : undefined;
    const value = parent
      ? titleOf(parent.record)
      : type === 'boolean'
        ? fields[name]
          ? words.yes
          : words.no
        : fields[name];
    const text = String(value ?? '');
    return {
      name,
      label,
      text,
      isEmail: type === 'email' && text !== '',
      target: parent ? String(fields[name]) : null,
      url: parent ? urlTo(String(fields[name]), parent.apiName) : null
    };
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    void navigate({
      type: 'standard__recordPage',
      attributes: { recordId: (event.currentTarget as HTMLElement).dataset['record'] }
    });
  }
}
