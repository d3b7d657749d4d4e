import type { DeskView, DeskWish, OfferView } from 'c/omniDesk';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import type { Time } from './time.ts';
import type { Browser } from './browser.ts';

/** What the agent pressed, as far as it may have an effect outside. */
export interface Press {
  at: number;
  page: number;
  /** In the words of the contact centre's ledger. */
  effect: string;
  contactId: string;
  /** The number, the text, the disposition: what makes two presses different. */
  what: string;
}

/** The agent's hands and eyes: she sees the view of the page that runs, and presses what is on. */
export interface Hands {
  view(): DeskView | null;
  interactions(): InteractionView[];
  offers(): OfferView[];
  now(): number;
  /** Presses unless she pressed the same a moment ago; true when she did press. */
  press(effect: string, about: { contactId?: string; what?: string }, ...wishes: DeskWish[]): boolean;
  /** Takes a disposition back that is not sent yet. */
  takeBack(contactId: string, wish: DeskWish): void;
  takenBack: Set<string>;
  /** Something without an effect outside. */
  do(...wishes: DeskWish[]): void;
  presses: Press[];
}

const PATIENCE_MS = 4_000;

export const toInteraction = (interactionId: string, wish: InteractionWish): DeskWish => ({
  type: 'agent.wish',
  interactionId,
  wish
});

export function createHands(browser: Browser, time: Time): Hands {
  const presses: Press[] = [];
  const takenBack = new Set<string>();
  const lastOf = new Map<string, number>();
  const view = (): DeskView | null => browser.page()?.desk.view() ?? null;
  return {
    presses,
    takenBack,
    takeBack(contactId, wish) {
      takenBack.add(contactId);
      browser.page()?.desk.wish(wish);
    },
    view,
    now: time.now,
    interactions: () => view()?.sessions.flatMap((session) => session.interactions) ?? [],
    offers: () => view()?.offers ?? [],
    press(effect, { contactId = '', what = '' }, ...wishes) {
      const page = browser.page();
      const name = `${effect} ${contactId} ${what}`;
      if (page === null || time.now() - (lastOf.get(name) ?? -Infinity) < PATIENCE_MS) return false;
      lastOf.set(name, time.now());
      presses.push({ at: time.now(), page: page.number, effect, contactId, what });
      for (const wish of wishes) page.desk.wish(wish);
      return true;
    },
    do(...wishes) {
      for (const wish of wishes) browser.page()?.desk.wish(wish);
    }
  };
}
