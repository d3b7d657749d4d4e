import { LightningElement } from 'lwc';
import { words } from '../customerWords/customerWords.ts';
import { REACTIONS, type Reaction, control, dialled } from '../../platform/control.ts';

/** How dialled numbers react. */
export default class CustomerNumbers extends LightningElement {
  words = words;
  number = '';
  does: Reaction = 'answers';
  listed: { number: string; text: string }[] = [];
  problem = '';

  connectedCallback(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    this.listed = Object.entries(await control.numbers()).map(([number, { does }]) => ({
      number,
      text: `+${number.replace(/^\+/, '')}: ${words[does]}`
    }));
  }

  get options() {
    return REACTIONS.map((value) => ({ value, label: words[value] }));
  }

  get cannotSet(): boolean {
    return !/\d{3}/.test(this.number);
  }

  handleNumber(event: CustomEvent<{ value: string }>): void {
    this.number = event.detail.value;
  }

  handleReaction(event: CustomEvent<{ value: Reaction }>): void {
    this.does = event.detail.value;
  }

  async handleSet(): Promise<void> {
    this.problem = '';
    try {
      await control.setNumber(dialled(this.number), this.does);
      this.number = '';
      await this.load();
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }
}
