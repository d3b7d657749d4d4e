import { LightningElement } from 'lwc';

export default class RecordPartPlaceholder extends LightningElement {}
