import { LightningElement } from 'lwc';
import { words } from '../words/words.ts';

/** Stands where the softphone will be. */
export default class UtilityPlaceholder extends LightningElement {
  words = words;
}
