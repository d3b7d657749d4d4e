import type { Locator } from 'playwright-core';

export const QUICK_MS = 2_000;

/** Whether it came about; what does not in its time is no error, because anything may be gone by then. */
export const isInTime = (waiting: Promise<unknown>): Promise<boolean> =>
  waiting.then(
    () => true,
    () => false
  );

/** Presses something that may be gone by now; true when it was pressed. */
export const press = (button: Locator): Promise<boolean> => isInTime(button.click({ timeout: QUICK_MS }));

/** Whether it is there to be pressed at this moment. */
export async function isReady(button: Locator): Promise<boolean> {
  try {
    return (await button.count()) > 0 && (await button.first().isEnabled({ timeout: QUICK_MS }));
  } catch {
    return false;
  }
}
