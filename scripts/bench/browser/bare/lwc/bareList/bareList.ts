import { LightningElement, api } from 'lwc';

/** A list of contacts, three buttons each. */
export default class BareList extends LightningElement {
  @api rows: { id: string; name: string; text: string }[] = [];
}
