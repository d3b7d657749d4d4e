/**
 * What is typed here and comes back as part of a view, at once or, from another tab, a little later: what comes back of
 * older typing never replaces newer typing, and what was changed elsewhere does.
 */
export class DraftEcho<T> {
  value: T;
  #heard: string;
  #typed: string[] = [];

  constructor(first: T) {
    this.value = first;
    this.#heard = JSON.stringify(first);
  }

  type(value: T): void {
    this.value = value;
    this.#typed.push(JSON.stringify(value));
  }

  hear(value: T): void {
    const text = JSON.stringify(value);
    if (text === this.#heard) return;
    this.#heard = text;
    const at = this.#typed.indexOf(text);
    if (at >= 0) this.#typed.splice(0, at + 1);
    else {
      this.#typed = [];
      this.value = JSON.parse(text) as T;
    }
  }
}
