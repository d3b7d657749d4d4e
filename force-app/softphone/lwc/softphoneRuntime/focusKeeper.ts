/**
 * Notices when the element that has keyboard focus is taken out of the page, so that the agent's place is not lost.
 * Moves nothing by itself, and says nothing while anything else has focus.
 */
export class FocusKeeper {
  #focused: HTMLElement | null = null;
  #onLost: (lost: HTMLElement) => void;

  constructor(onLost: (lost: HTMLElement) => void) {
    this.#onLost = onLost;
  }

  /** For `focusin` of the component's own template. */
  came(event: Event): void {
    this.#focused = event.target as HTMLElement;
  }

  /** For `focusout` of the component's own template. */
  went(event: FocusEvent): void {
    const left = this.#focused;
    if (event.relatedTarget) this.#focused = null;
    else void Promise.resolve().then(() => this.forgetIfKept(left));
  }

  /** To be called after each rendering. */
  check(): void {
    const lost = this.#focused;
    if (!lost || lost.isConnected) return;
    this.#focused = null;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) this.#onLost(lost);
  }

  private forgetIfKept(left: HTMLElement | null): void {
    if (left === this.#focused && left?.isConnected && document.hasFocus()) this.#focused = null;
  }
}
