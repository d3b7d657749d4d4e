import type { DeskView, DeskWish, OfferView } from 'c/omniDesk';
import type { InteractionView, InteractionWish } from 'c/omniInteraction';
import type { Time } from './time.ts';
import type { Browser, Page } from './browser.ts';

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
  /** Types a note for a disposition, in place of what she had typed. */
  type(contactId: string, note: string): void;
  /** The notes that she has neither saved nor discarded, and when she typed them. */
  typed: Map<string, { note: string; at: number }>;
  /** A tab died or fell asleep: nobody promised to keep what she had only just typed. */
  interrupted(): void;
  /** Something without an effect outside. */
  do(...wishes: DeskWish[]): void;
  presses: Press[];
}

const PATIENCE_MS = 4_000;
export const KEPT_AFTER_MS = 1_000;

export const toInteraction = (interactionId: string, wish: InteractionWish): DeskWish => ({
  type: 'agent.wish',
  interactionId,
  wish
});

export function createHands(browser: Browser, time: Time): Hands {
  const presses: Press[] = [];
  const takenBack = new Set<string>();
  const typed = new Map<string, { note: string; at: number }>();
  const lastOf = new Map<string, number>();
  /** Browsers freeze no tab that can be seen, and a frozen one feels nothing. */
  const page = (): Page | null => {
    const looked = browser.page();
    return looked?.isFrozen() ? null : looked;
  };
  /** Saved in another tab while this one slept, which cannot have heard of it yet: an agent who saves again has not looked. */
  const isSavedElsewhere = ({ number, wokeAt }: Page, contactId: string): boolean =>
    (time.now() - wokeAt() < KEPT_AFTER_MS || browser.isWriterFrozen()) &&
    presses.some(
      ({ effect, contactId: id, page: where, at }) =>
        effect === 'disposition' && id === contactId && where !== number && at < wokeAt()
    );
  const view = (): DeskView | null => browser.page()?.desk.view() ?? null;
  const wish = (...wishes: DeskWish[]): void => wishes.forEach((one) => page()?.desk.wish(one));
  return {
    presses,
    takenBack,
    takeBack(contactId, one) {
      if (page() === null) return;
      takenBack.add(contactId);
      wish(one);
    },
    typed,
    interrupted() {
      for (const [contactId, { at }] of typed) if (time.now() - at < KEPT_AFTER_MS) typed.delete(contactId);
    },
    type(contactId, note) {
      if (page() === null) return;
      typed.set(contactId, { note, at: time.now() });
      const draft = { dispositionId: null, secondaryDispositionId: null, notes: note, amount: '', callBackAt: '' };
      wish(toInteraction(contactId, { type: 'agent.draft', draft }));
    },
    view,
    now: time.now,
    interactions: () => view()?.sessions.flatMap((session) => session.interactions) ?? [],
    offers: () => view()?.offers ?? [],
    press(effect, { contactId = '', what = '' }, ...wishes) {
      const pressed = page();
      const name = `${effect} ${contactId} ${what}`;
      if (pressed === null || time.now() - (lastOf.get(name) ?? -Infinity) < PATIENCE_MS) return false;
      if (effect === 'disposition' && isSavedElsewhere(pressed, contactId)) return false;
      lastOf.set(name, time.now());
      if (effect === 'disposition') typed.delete(contactId);
      presses.push({ at: time.now(), page: pressed.number, effect, contactId, what });
      wish(...wishes);
      return true;
    },
    do: wish
  };
}
