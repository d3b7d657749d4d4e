import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

const MOST_STOPS = 60;
const MOST_OPTIONS = 30;

/** An agent without a mouse: everything is reached by Tab and the arrows. */
export interface Keyboard {
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Tab or Shift+Tab until the element has keyboard focus. */
  tabTo(element: Locator): Promise<void>;
  /** Tab to the element and press it. */
  activate(element: Locator, key?: 'Enter' | 'Space'): Promise<void>;
  /** Tab to the field and type into it. */
  fill(field: Locator, text: string): Promise<void>;
  /** Tab to the combobox, open it, go to the option by the arrows, take it. */
  choose(box: Locator, option: string): Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  // Synthetic shadow retargets document.activeElement; the selector is told the truth.
  const isFocused = (element: Locator): Promise<boolean> => element.evaluate((node) => node.matches(':focus'));
  /** The way an agent would go: forwards to what comes later, backwards to what came before. */
  async function wayTo(element: Locator): Promise<'Tab' | 'Shift+Tab'> {
    return (await isFocused(element.or(page.locator(':focus')).first())) ? 'Tab' : 'Shift+Tab';
  }
  const self: Keyboard = {
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    async tabTo(element) {
      await element.waitFor();
      for (let stops = 0; stops < MOST_STOPS; stops += 1) {
        if (await isFocused(element)) return;
        await page.keyboard.press(await wayTo(element));
      }
      assert.fail(`Tab never reaches ${element}`);
    },
    async activate(element, key = 'Enter') {
      await self.tabTo(element);
      await page.keyboard.press(key);
    },
    async fill(field, text) {
      await self.tabTo(field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    async choose(box, option) {
      await self.tabTo(box);
      await page.keyboard.press('Enter');
      await page.getByRole('option').first().waitFor();
      const wanted = page.getByRole('option', { name: option, exact: true });
      await wanted.waitFor();
      const id = await wanted.getAttribute('id');
      for (let steps = 0; (await box.getAttribute('aria-activedescendant')) !== id; steps += 1) {
        assert.ok(steps < MOST_OPTIONS, `the arrows never reach ${option}`);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
      await wanted.waitFor({ state: 'hidden' });
    }
  };
  return self;
}
