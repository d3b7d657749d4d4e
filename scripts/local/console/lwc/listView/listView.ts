import { LightningElement, api } from 'lwc';
import { type OrgAnswer, findRecords } from '../../platform/records.ts';
import { navigate, urlOf } from '../../platform/workspace.ts';
import { fill, words } from '../words/words.ts';

type Found = OrgAnswer['record'];

/** The records of one object, with a search. */
export default class ListView extends LightningElement {
  object = '';
  #turn = 0;
  search = '';
  found: Found[] = [];
  hasAnswer = false;

  @api
  get objectApiName(): string {
    return this.object;
  }

  set objectApiName(value: string) {
    if (value === this.object) return;
    this.object = value;
    this.search = '';
    void this.load();
  }

  private async load(): Promise<void> {
    const turn = ++this.#turn;
    const found = await findRecords(this.object, this.search);
    if (turn !== this.#turn) return;
    this.found = found;
    this.hasAnswer = true;
  }

  get info() {
    return globalThis.standInOrg.objects.find(({ apiName }) => apiName === this.object)!;
  }

  get searchLabel(): string {
    return fill(words.search, { objects: this.info.plural });
  }

  get summary(): string {
    if (!this.hasAnswer) return '';
    if (this.found.length === 0) return fill(words.nothingFound, { text: this.search });
    return this.found.length === 1 ? words.item : fill(words.items, { count: String(this.found.length) });
  }

  get columns() {
    return this.info.columns.map((name) => ({
      name,
      label: this.info.fields.find(({ apiName }) => apiName === name)!.label
    }));
  }

  get rows() {
    return this.found.map(({ fields, related }) => {
      const recordId = String(fields['Id']);
      return {
        recordId,
        cells: this.info.columns.map((name, index) => {
          const target = index === 0 ? recordId : name.endsWith('Id') ? String(fields[name] ?? '') : '';
          const reference = name.endsWith('Id') ? related[name.slice(0, -2)]?.record['Name'] : fields[name];
          const objectApiName = index === 0 ? this.object : related[name.slice(0, -2)]?.apiName;
          const url = target
            ? urlOf({ type: 'standard__recordPage', attributes: { recordId: target, objectApiName } })
            : null;
          return { name, text: String(reference ?? ''), target, url, isRowHeader: index === 0 };
        })
      };
    });
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
    void this.load();
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const { record } = (event.currentTarget as HTMLElement).dataset;
    void navigate({ type: 'standard__recordPage', attributes: { recordId: record } });
  }
}
