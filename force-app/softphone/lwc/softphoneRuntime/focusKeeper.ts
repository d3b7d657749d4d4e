/**
 * Notices when the element that has keyboard focus is taken out of the page, so that the agent's place is not lost.
 * Moves nothing by itself, and says nothing while anything else has focus.
 */
export class FocusKeeper {
  #focused: HTMLElement | null = null;
  #arrivals = 0;
  #onLost: (lost: HTMLElement) => void;

  constructor(onLost: (lost: HTMLElement) => void) {
    this.#onLost = onLost;
  }

  /** For `focusin` of the component's own template. */
  came(event: Event): void {
    this.#arrivals += 1;
    this.#focused = event.target as HTMLElement;
  }

  /** For `focusout` of the component's own template. */
  went(event: FocusEvent): void {
    const arrivals = this.#arrivals;
    if (event.relatedTarget) this.#focused = null;
    else void Promise.resolve().then(() => arrivals === this.#arrivals && this.forgetIfKept());
  }

  /** To be called after each rendering. */
  check(): void {
    const lost = this.#focused;
    if (!lost || lost.isConnected) return;
    this.#focused = null;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) this.#onLost(lost);
  }

  private forgetIfKept(): void {
    if (this.#focused?.isConnected && document.hasFocus()) this.#focused = null;
  }
}
