/**
 * Notices when the element that has keyboard focus is taken out of the page, in whatever shadow it was, so that the
 * agent's place is not lost. Names the part of the component's own template that it was, or was in.
 * Moves nothing by itself, and says nothing while anything else has focus.
 */
export class FocusKeeper {
  #focused: HTMLElement | null = null;
  #part: HTMLElement | null = null;
  #arrivals = 0;
  #onLost: (part: HTMLElement) => void;

  constructor(onLost: (part: HTMLElement) => void) {
    this.#onLost = onLost;
  }

  /** For `focusin` of the component's own template. */
  came(event: Event): void {
    this.#arrivals += 1;
    this.#focused = event.composedPath()[0] as HTMLElement;
    this.#part = event.target as HTMLElement;
  }

  /** For `focusout` of the component's own template. */
  went(event: FocusEvent): void {
    const arrivals = this.#arrivals;
    if (event.relatedTarget) this.#focused = null;
    else void Promise.resolve().then(() => arrivals === this.#arrivals && this.forgetIfKept());
  }

  /** To be called after each rendering. */
  check(): void {
    if (!this.#focused || this.#focused.isConnected) return;
    this.#focused = null;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) this.#onLost(this.#part!);
  }

  private forgetIfKept(): void {
    if (this.#focused?.isConnected && document.hasFocus()) this.#focused = null;
  }
}
