import { LightningElement } from 'lwc';

export default class UtilityPlaceholder extends LightningElement {}
