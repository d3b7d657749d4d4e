import { LightningElement, api } from 'lwc';
import type { Reason, TargetChannel } from 'c/omniPorts';
import { channelIcon, reasonText } from 'c/softphoneLabels';
import { labels } from './labels';

const NAME = { voice: labels.voice, email: labels.email } satisfies Record<TargetChannel, string>;

interface Item {
  target: TargetChannel;
  name: string;
  icon: string;
  isOff: string | null;
  why: string;
  whyId: string;
}

/**
 * The plus sign of an interaction and its menu of targets.
 * Hovering, Enter, Space, ArrowDown or a press open it; focus alone does not.
 * @fires elevate - a target was chosen; `detail` is a `TargetChannel`
 */
export default class SoftphoneElevateMenu extends LightningElement {
  @api targets: { target: TargetChannel; off: Reason | null }[] = [];

  labels = labels;
  isOpen = false;
  #isPinned = false;
  #focusNext: 'first' | 'last' | null = null;

  @api
  focus(): void {
    this.button?.focus();
  }

  private get button(): HTMLElement | null {
    return this.template!.querySelector('button');
  }

  private get menuItems(): HTMLElement[] {
    return Array.from(this.template!.querySelectorAll<HTMLElement>('[role="menuitem"]'));
  }

  get items(): Item[] {
    return this.targets.map(({ target, off }) => ({
      target,
      name: NAME[target],
      icon: channelIcon(target),
      isOff: off ? 'true' : null,
      why: reasonText(off),
      whyId: `why-${target}`
    }));
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get menuClass(): string {
    return `slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  override renderedCallback(): void {
    if (!this.isOpen || !this.#focusNext) return;
    const items = this.menuItems;
    (this.#focusNext === 'first' ? items[0] : items[items.length - 1])?.focus();
    this.#focusNext = null;
  }

  private close(returnFocus: boolean): void {
    if (returnFocus) this.focus();
    this.isOpen = false;
    this.#isPinned = false;
  }

  private openAt(place: 'first' | 'last'): void {
    this.#isPinned = true;
    this.#focusNext = place;
    if (this.isOpen) this.renderedCallback();
    this.isOpen = true;
  }

  handleEnter(): void {
    this.isOpen = true;
  }

  handleLeave(): void {
    if (!this.#isPinned) this.close(this.menuItems.includes(this.template!.activeElement as HTMLElement));
  }

  handlePress(): void {
    if (this.isOpen && this.#isPinned) this.close(false);
    else {
      this.isOpen = true;
      this.#isPinned = true;
    }
  }

  handleButtonKeydown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.openAt('first');
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      this.openAt('last');
    }
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.stopPropagation();
    this.close(true);
  }

  handleItemKeydown(event: KeyboardEvent): void {
    const items = this.menuItems;
    const at = items.indexOf(event.currentTarget as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      items[(step + items.length) % items.length]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      // The key that opened the menu may be down still.
      if (!event.repeat) this.handleChoose(event);
    } else if (event.key === 'Tab') {
      this.close(false);
    }
  }

  handleChoose(event: Event): void {
    const { target } = (event.currentTarget as HTMLElement).dataset;
    const chosen = this.targets.find((each) => each.target === target);
    if (!chosen || chosen.off) return;
    this.close(true);
    this.dispatchEvent(new CustomEvent<TargetChannel>('elevate', { detail: chosen.target }));
  }

  handleFocusOut(event: FocusEvent): void {
    if (event.relatedTarget && !this.template!.contains(event.relatedTarget as Node)) this.close(false);
  }
}
