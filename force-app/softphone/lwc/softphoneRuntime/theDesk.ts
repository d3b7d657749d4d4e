import type { Desk } from 'c/omniDesk';

let desk: Desk | null = null;

/** Makes this desk the one of the page; null lets go of it. */
export function holdDesk(held: Desk | null): void {
  desk = held;
}

/** The one desk of this page, or null before the softphone has started. */
export const currentDesk = (): Desk | null => desk;

/** Server time in epoch milliseconds; the browser's own before there is a desk. */
export const serverNow = (): number => desk?.now() ?? Date.now();
