/** What the probe writes down in the page; times are epoch milliseconds by the page's own clock. */
export interface Probe {
  /** When each marked text was in the page and laid out. */
  seen: { [marker: string]: number };
  /** Milliseconds from navigation until the wanted elements were there and laid out; null: not yet. */
  laidOut: number | null;
  /** Milliseconds from navigation until the button to press was there; null: not yet. */
  pressed: number | null;
  /** Counts elements through every shadow. */
  count(selector: string): number;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

export interface Wanted {
  selector: string;
  count: number;
  /** A button to press as soon as it is there, by the beginning of its name. */
  press?: string;
}

export const mark = (n: number): string => `⟦${n}⟧`;

/**
 * Installed before any script of the page. A change counts as laid out at the end of the task it came in, after a forced
 * layout; the shadow's own patches come later than this and see nothing of it.
 */
export function installProbe(wanted: Wanted): void {
  const observeNode = MutationObserver.prototype.observe;
  const attach = Element.prototype.attachShadow;
  const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent')!.get!;
  const findIn = { document: Document.prototype.querySelectorAll, shadow: DocumentFragment.prototype.querySelectorAll };
  const roots: ShadowRoot[] = [];
  const pending = new Set<string>();
  const channel = new MessageChannel();
  let isPressed = wanted.press === undefined;
  let isWaiting = false;
  let isCounting = wanted.count > 0;
  let isCounted = false;

  const find = (selector: string): Element[] => [
    ...findIn.document.call(document, selector),
    ...roots.flatMap((root) => [...findIn.shadow.call(root, selector)])
  ];
  const probe: Probe = { seen: {}, laidOut: null, pressed: null, count: (selector) => find(selector).length };
  window.probe = probe;

  const stamp = (): void => {
    if (pending.size === 0 && !isCounted) return;
    document.documentElement.getBoundingClientRect();
    void document.body.offsetHeight;
    const now = performance.now();
    for (const marker of pending) probe.seen[marker] = performance.timeOrigin + now;
    if (isCounted) probe.laidOut = now;
    if (isWaiting) return;
    isWaiting = true;
    channel.port2.postMessage(null);
  };
  channel.port1.onmessage = () => {
    isWaiting = false;
    pending.clear();
    if (isCounted) isCounting = false;
    isCounted = false;
  };

  const lookFor = (): void => {
    if (!isPressed) {
      const button = find('button').find((one) => (text.call(one) as string).trim().startsWith(wanted.press!));
      if (button) {
        isPressed = true;
        probe.pressed = performance.now();
        setTimeout(() => (button as HTMLElement).click());
      }
    }
    if (isCounting && find(wanted.selector).length >= wanted.count) isCounted = true;
  };
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) {
      for (const node of type === 'characterData' ? [target] : addedNodes) {
        const marker = /⟦(\d+)⟧/.exec(text.call(node) as string)?.[1];
        if (marker !== undefined && probe.seen[marker] === undefined) pending.add(marker);
      }
    }
    if (!isPressed || isCounting) lookFor();
    stamp();
  });
  const watch = (root: Node): void =>
    observeNode.call(observer, root, { subtree: true, childList: true, characterData: true });
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = attach.call(this, init);
    roots.push(root);
    watch(root);
    return root;
  };
  watch(document);
}
