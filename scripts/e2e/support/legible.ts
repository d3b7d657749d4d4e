import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** axe finds nothing in the whole page. */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  const { passes, violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`)
  }));
  assert.deepEqual(found, [], state);
  assert.ok(passes.length > 10, `${state}: axe looked at next to nothing`);
}

/** Nothing of the panel scrolls sideways, and no control is cut off by it. */
export async function assertNoSidewaysScrolling(panel: Locator, state: string): Promise<void> {
  const cut = await panel.evaluate((root) => {
    const inside = [root, ...Array.from(root.querySelectorAll('*'))];
    const around: Element[] = [];
    for (let above = root.parentElement; above !== null; above = above.parentElement) around.push(above);
    const scrolls = [...inside, ...around].filter((element) => {
      const isScroller = element === root || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
      return isScroller && element.scrollWidth > element.clientWidth + 1;
    });
    const edge = root.getBoundingClientRect();
    const outside = inside.filter((element) => {
      if (!element.matches('button, input, textarea, [role="menuitem"], a')) return false;
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < edge.left - 1 || right > Math.min(edge.right, window.innerWidth) + 1);
    });
    return [...scrolls, ...outside].map((element) => element.outerHTML.slice(0, 200));
  });
  assert.deepEqual(cut, [], state);
}

/** Whatever is in the panel scrolls there: the page around it is no longer than its window, and so never moves. */
export async function assertPageStands(page: Page, state: string): Promise<void> {
  const tooLong = await page.evaluate(() => document.scrollingElement!.scrollHeight - window.innerHeight);
  assert.ok(tooLong <= 0, `${state}: the page is ${tooLong} pixels longer than its window`);
}
