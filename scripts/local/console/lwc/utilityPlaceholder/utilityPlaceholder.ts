import { LightningElement } from 'lwc';
import { words } from 'console/words';

/** Stands where the softphone will be. */
export default class UtilityPlaceholder extends LightningElement {
  words = words;
}
