import { LightningElement, api } from 'lwc';
import type { Reason } from 'c/omniPorts';
import { reasonText } from 'c/softphoneLabels';

const VARIANT_CLASS: Record<string, string> = {
  neutral: 'slds-button slds-button_neutral',
  brand: 'slds-button slds-button_brand',
  success: 'slds-button slds-button_success',
  destructive: 'slds-button slds-button_text-destructive',
  link: 'slds-button link',
  icon: 'slds-button slds-button_icon'
};

/** Longer than any system lets the clicks of a double-click be apart. */
const DOUBLE_CLICK_MS = 1_000;

/**
 * A button that can say why it is off: it stays reachable by keyboard and carries the reason as its description.
 * Where the reason is written beside it too, that text is hidden from assistive technology, which hears it once.
 * @fires press - the button was pressed while it was on
 */
export default class SoftphoneControl extends LightningElement {
  @api label = '';
  /** Why it is off; null: on. */
  @api off: Reason | null = null;
  @api variant = 'neutral';
  @api iconName: string | null = null;
  /** `true` or `false` where the button shows and hides something. */
  @api expanded: boolean | null = null;
  /** Further words for assistive technology while the button is on. */
  @api help = '';

  #clickedAt = Number.NEGATIVE_INFINITY;
  #clickedLabel = '';

  @api
  focus(): void {
    this.template!.querySelector('button')?.focus();
  }

  get buttonClass(): string {
    return `${VARIANT_CLASS[this.variant] ?? VARIANT_CLASS.neutral}${this.off ? ' off' : ''}`;
  }

  get ariaDisabledText(): string | null {
    return this.off ? 'true' : null;
  }

  get expandedText(): string | null {
    return this.expanded === null ? null : String(this.expanded);
  }

  get description(): string {
    return reasonText(this.off) || this.help;
  }

  get tooltip(): string {
    return this.description || (this.isIconOnly ? this.label : '');
  }

  get isIconOnly(): boolean {
    return this.variant === 'icon';
  }

  get labelClass(): string {
    return this.isIconOnly ? 'slds-assistive-text' : '';
  }

  get iconClass(): string {
    return this.isIconOnly ? 'icon' : 'icon is-beside';
  }

  /** The second click of a double-click that began on what stood here before, Hold where Resume is now, is not meant for this button. */
  handleClick({ detail: clicks, timeStamp }: MouseEvent): void {
    const isRecent = timeStamp - this.#clickedAt < DOUBLE_CLICK_MS;
    const beganHere = clicks <= 1 || (isRecent && this.label === this.#clickedLabel);
    if (beganHere) [this.#clickedAt, this.#clickedLabel] = [timeStamp, this.label];
    if (beganHere && !this.off) this.dispatchEvent(new CustomEvent('press'));
  }

  /** Enter held down would click again and again, Hold and then Resume. */
  handleKeydown(event: KeyboardEvent): void {
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  }
}
