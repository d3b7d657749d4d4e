import { LightningElement, api } from 'lwc';

/**
 * A question in place, asked before something that cannot be taken back.
 * @fires confirm - go ahead
 * @fires cancel - leave it
 */
export default class SoftphoneConfirm extends LightningElement {
  @api text = '';
  @api confirmLabel = '';
  @api cancelLabel = '';

  #hasRendered = false;

  override renderedCallback(): void {
    if (this.#hasRendered) return;
    this.#hasRendered = true;
    this.template!.querySelector<HTMLElement>('[data-id="cancel"]')?.focus();
  }

  handleConfirm(): void {
    this.dispatchEvent(new CustomEvent('confirm'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.handleCancel();
  }
}
