import { LightningElement, api } from 'lwc';
import { beUtility } from '../contexts/contexts.ts';

/** A utility in a window of its own. */
export default class PopOut extends LightningElement {
  @api utilityId = '';

  constructor() {
    super();
    beUtility(this as unknown as EventTarget, () => this.utilityId);
  }
}
