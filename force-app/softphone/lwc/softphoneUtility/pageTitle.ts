const EVERY_MS = 2000;
const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

/** Says in the page's title that something rings, calmly by turns with the title itself. */
export class PageTitle {
  #own = '';
  #text: string | null = null;
  #interval: ReturnType<typeof setInterval> | undefined;

  say(text: string | null): void {
    if (text === this.#text) return;
    this.giveBack();
    this.#text = text;
    if (!text) return;
    this.turn();
    if (window.matchMedia?.(REDUCED_MOTION).matches) return;
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.#interval = setInterval(() => this.turn(), EVERY_MS);
  }

  private turn(): void {
    if (document.title === this.#text) {
      document.title = this.#own;
      return;
    }
    this.#own = document.title;
    document.title = this.#text ?? this.#own;
  }

  private giveBack(): void {
    clearInterval(this.#interval);
    if (this.#text !== null && document.title === this.#text) document.title = this.#own;
  }
}
