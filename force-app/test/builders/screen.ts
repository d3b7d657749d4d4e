import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

type ComponentClass = typeof LightningElement;

/** Puts a component into the page, given what its parent would hand down. */
export function mount<P extends object>(name: string, component: ComponentClass, properties: P): HTMLElement & P {
  const element = createElement(name, { is: component }) as HTMLElement & P;
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

/** Takes everything out of the page again. */
export function clearPage(): void {
  while (document.body.firstChild) document.body.removeChild(document.body.firstChild);
}

/** Lets everything that is due in this turn happen, rendering included. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** Lets everything happen that waits for the present event to be over. */
export const nextTask = async (): Promise<void> => {
  await new Promise((done) => setTimeout(done));
  await settle();
};

/** Every element under another, whatever shadow it is in. */
export function everything(root: Element | ShadowRoot): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('*')).flatMap((element) => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : [])
  ]);
}

const inside = (root: Element): HTMLElement[] => everything(root.shadowRoot ?? root);
const textOf = (element: HTMLElement): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The words on the screen, in order. */
export const words = (root: Element): string =>
  inside(root)
    .filter((element) => !element.shadowRoot && element.children.length === 0)
    .map(textOf)
    .filter(Boolean)
    .join(' | ');

const isHidden = (element: Element | null): boolean =>
  element !== null &&
  (element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    isHidden(element.parentElement ?? ((element.getRootNode() as ShadowRoot).host as Element | undefined) ?? null));

/** How often a screen reader comes upon these words: as text, or as the description of something. */
export function timesHeard(root: Element, said: string): number {
  const all = inside(root);
  const read = all.filter((element) => element.children.length === 0 && !isHidden(element)).map(textOf);
  const described = all.flatMap((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .flatMap((id) => all.filter((other) => id !== '' && other.id === id).map(textOf))
  );
  return [...read, ...described].filter((text) => text === said).length;
}

/** The button with exactly this text, or null. */
export const button = (root: Element, name: string): HTMLButtonElement | null =>
  (inside(root).find((element) => element.tagName === 'BUTTON' && textOf(element) === name) as
    HTMLButtonElement | undefined) ?? null;

/** Presses the button with exactly this text. */
export function press(root: Element, name: string): void {
  const found = button(root, name);
  if (!found)
    throw new Error(
      `No button "${name}" among: ${inside(root)
        .filter((element) => element.tagName === 'BUTTON')
        .map(textOf)
        .join(', ')}`
    );
  found.click();
}

/** What a control says of why it is off; null: it is on. */
export function whyOff(root: Element, name: string): string | null {
  const found = button(root, name);
  if (found?.getAttribute('aria-disabled') !== 'true') return null;
  return found.title;
}

/** The element with this role and accessible label, or null. */
export const byRole = (root: Element, role: string, label?: string): HTMLElement | null =>
  inside(root).find(
    (element) =>
      element.getAttribute('role') === role && (label === undefined || element.getAttribute('aria-label') === label)
  ) ?? null;

/** A base component by its tag and label, or null. */
export const field = <T extends object>(root: Element, tag: string, label: string): (HTMLElement & T) | null =>
  (inside(root).find(
    (element) => element.tagName.toLowerCase() === tag && (element as HTMLElement & { label?: string }).label === label
  ) as (HTMLElement & T) | undefined) ?? null;

/** The element that has keyboard focus, in whatever shadow it is. */
export function focusedElement(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/** What a base component says when the agent has typed or chosen something. */
export function enter(element: HTMLElement | null, value: string): void {
  element!.dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

/** Everything a component asked for so far. */
export function wishesOf<T>(element: HTMLElement): T[] {
  const wishes: T[] = [];
  element.addEventListener('wish', (event) => wishes.push((event as CustomEvent<T>).detail));
  return wishes;
}

// jsdom lays nothing out and so cannot scroll.
Element.prototype.scrollIntoView ??= () => undefined;

// Nor does it know the escaping of selectors, which the ids of tests do without.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
