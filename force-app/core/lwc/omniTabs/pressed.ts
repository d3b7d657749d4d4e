import type { DeskView, DeskWish } from 'c/omniDesk';
import { dispositionOf, type DispositionDraft } from 'c/omniPolicy';
import type { Clock } from 'c/omniPorts';

type InteractionView = DeskView['sessions'][number]['interactions'][number];

/** A disposition that was saved in a tab that only passes it on shows as being saved there at once: it is not chosen twice. */
export interface Pressed {
  /** Notes what is passed on; true: something else is to be seen now. */
  note(wish: DeskWish): boolean;
  /** The view as it is to be seen until the desk has made something of what was pressed. */
  over(view: DeskView): DeskView;
}

/** A tab that sleeps is replaced by then; what was pressed is done, or was refused without a word. */
const SHOWN_AT_MOST_MS = 20_000;

export function createPressed(clock: Clock, changed: () => void): Pressed {
  const typed = new Map<string, DispositionDraft>();
  const saves = new Map<string, DispositionDraft | undefined>();

  function overOne(view: InteractionView): InteractionView {
    const { interactionId, disposition, trouble } = view;
    if (!saves.has(interactionId)) return view;
    const isWaiting = ['reading', 'unreadable', 'open'].includes(disposition.status) && trouble?.at !== 'disposition';
    if (!isWaiting) {
      saves.delete(interactionId);
      return view;
    }
    const lastSave = dispositionOf(saves.get(interactionId) ?? disposition.draft, disposition.choices);
    return { ...view, disposition: { ...disposition, status: 'saving', saving: 'passedOn', lastSave, undo: null } };
  }

  return {
    note(wish) {
      if (wish.type !== 'agent.wish') return false;
      const { interactionId, wish: one } = wish;
      if (one.type === 'agent.draft') typed.set(interactionId, one.draft);
      if (one.type !== 'agent.saveDisposition') return false;
      saves.set(interactionId, typed.get(interactionId));
      typed.delete(interactionId);
      clock.after(SHOWN_AT_MOST_MS, () => saves.delete(interactionId) && changed());
      return true;
    },
    over(view) {
      if (saves.size === 0) return view;
      const sessions = view.sessions.map((session) => ({
        ...session,
        interactions: session.interactions.map(overOne)
      }));
      return { ...view, sessions };
    }
  };
}
