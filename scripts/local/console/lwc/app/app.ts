import { LightningElement } from 'lwc';

export default class App extends LightningElement {
  clicks = 0;
  handleClick(): void { this.clicks += 1; }
  get options() { return [{ label: 'One', value: '1' }, { label: 'Two', value: '2' }]; }
}
