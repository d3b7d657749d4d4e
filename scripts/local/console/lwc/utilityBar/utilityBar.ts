import { LightningElement } from 'lwc';
import { type Utility, pressUtility, utilities } from '../../platform/utilities.ts';
import { words } from '../words/words.ts';

/** The bar across the bottom; every component in it is created at once, as `eager` asks. */
export default class UtilityBar extends LightningElement {
  words = words;
  items: Utility[] = utilities.value;
  #stop?: () => void;

  connectedCallback(): void {
    this.#stop = utilities.watch((value) => {
      this.items = value;
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  get views() {
    return this.items.map((item) => ({
      ...item,
      iconName: `utility:${item.icon || 'apps'}`,
      variant: item.iconVariant ?? null,
      expanded: String(item.isOpen),
      itemClass: `item${item.isOpen ? ' open' : ''}${item.highlighted ? ' highlighted' : ''}`
    }));
  }

  handlePress(event: Event): void {
    pressUtility((event.currentTarget as HTMLElement).dataset['utility']!);
  }
}
