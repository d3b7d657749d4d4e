import type { CDPSession, Page } from 'playwright-core';

/** Presses, fills and waits by role and name, within the group, article or section of that name; null: anywhere. */
export interface Hands {
  press(within: string | null, name: string, role?: 'button' | 'menuitem'): Promise<void>;
  fill(within: string | null, name: string, text: string): Promise<void>;
  choose(within: string | null, box: string, option: string): Promise<void>;
  /** Opens an interaction that is folded. */
  unfold(within: string): Promise<void>;
  /** Keyboard focus goes to the combobox. */
  focus(box: string): Promise<void>;
  sees(within: string | null, text: string): Promise<void>;
  /** Whether a button that can be pressed is there at this moment. */
  canPress(within: string, name: string): Promise<boolean>;
  /** Waits until no button of that name is there. */
  seesNo(within: string, name: string): Promise<void>;
  /** Waits until no part of that name is there. */
  gone(within: string): Promise<void>;
}

// In a world of its own within the page: the shadow's patches are not in it, and it hears of a change as soon as it is made.
const IN_PAGE = String.raw`(() => {
  const BUTTON = { button: 'button', menuitem: '[role=menuitem]' };
  const plain = (text) => (text ?? '').replace(/\s+/g, ' ').replace(/^\s*\*/, '').trim();
  const nameOf = (one) => plain(one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent) || plain(one.title);
  const isOn = (one) => !one.disabled && one.getAttribute('aria-disabled') !== 'true';
  const rootOf = (within) => within === null ? document
    : [...document.querySelectorAll('[role=group],article,section')].find((one) => one.getAttribute('aria-label') === within);
  const find = (within, css, name) => [...(rootOf(within)?.querySelectorAll(css) ?? [])].find((one) => nameOf(one) === name);
  const ready = (within, css, name) => { const one = find(within, css, name); return one && isOn(one) ? one : null; };
  const until = (what, look) => new Promise((resolve, reject) => {
    const end = Date.now() + 20000;
    let observer = null;
    let timer = null;
    const tryIt = () => {
      const found = look();
      const isLate = Date.now() > end;
      if (!found && !isLate) return;
      observer.disconnect();
      clearInterval(timer);
      if (found) resolve(found);
      else reject(new Error('waited in vain: ' + what + '; seen: ' + plain(rootOf('Softphone')?.innerText).slice(0, 1500)));
    };
    observer = new MutationObserver(tryIt);
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    timer = setInterval(tryIt, 50);
    tryIt();
  });
  const press = async (within, name, role = 'button') =>
    (await until('press ' + within + ' › ' + name, () => ready(within, BUTTON[role], name))).click();
  const box = (within, name) => until('combobox ' + within + ' › ' + name, () => ready(within, '[role=combobox]', name));
  globalThis.hands = {
    press,
    async fill(within, name, text) {
      const field = await until('fill ' + within + ' › ' + name, () => ready(within, 'input,textarea', name));
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    },
    async choose(within, name, option) {
      (await box(within, name)).click();
      (await until('option ' + option, () => [...document.querySelectorAll('[role=option]')].find(
        (one) => plain(one.textContent) === option && one.checkVisibility()))).click();
    },
    async unfold(within) {
      const header = await until('unfold ' + within, () => rootOf(within)?.querySelector('button'));
      if (header.getAttribute('aria-expanded') === 'false') header.click();
    },
    async focus(name) { (await box(null, name)).focus(); },
    async sees(within, text) { await until('text ' + within + ' › ' + text, () => plain(rootOf(within)?.textContent).includes(text)); },
    async canPress(within, name) { return ready(within, 'button', name) !== null; },
    async seesNo(within, name) { await until('no ' + within + ' › ' + name, () => !find(within, 'button', name)); },
    async gone(within) { await until('no ' + within, () => !rootOf(within)); }
  };
})()`;

async function worldIn(browser: CDPSession): Promise<number> {
  const { frameTree } = await browser.send('Page.getFrameTree');
  const { executionContextId } = await browser.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'soak'
  });
  return executionContextId;
}

/** Hands for the page as it is loaded now. */
export async function handsIn(page: Page): Promise<Hands> {
  const browser = await page.context().newCDPSession(page);
  const contextId = await worldIn(browser);
  const run = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await browser.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(IN_PAGE);
  const does =
    (name: keyof Hands) =>
    (...args: unknown[]) =>
      // Kept, or the page may collect the promise before it settles.
      run(`globalThis.going = hands.${name}(...${JSON.stringify(args)})`) as Promise<never>;
  return {
    press: does('press'),
    fill: does('fill'),
    choose: does('choose'),
    unfold: does('unfold'),
    focus: does('focus'),
    sees: does('sees'),
    canPress: does('canPress'),
    seesNo: does('seesNo'),
    gone: does('gone')
  };
}
