import type { DeskView, DeskWish, WriterDesk } from 'c/omniDesk';
import type { Clock, Notebook, OwedNote } from 'c/omniPorts';

/** The desk, which while nobody is signed in lists what was owed when this browser last knew, and since when it knows no more. */
export function withWaiting(
  desk: WriterDesk,
  { notebook, clock }: { notebook: Notebook; clock: Clock },
  epoch: number
): WriterDesk {
  const watchers = new Set<(view: DeskView) => void>();
  let waiting: DeskView['waiting'] = [];
  let offSince: number | null = clock.now();
  let written: string | null = null;
  /** What the last page had selected and this one has not found yet. */
  let wasSelected: OwedNote | null = null;
  let drawn: { from: DeskView; view: DeskView } | null = null;

  function compose(from: DeskView): DeskView {
    if (from.phase === 'working') return from;
    const isShownAnyway = from.sessions.length > 0;
    if (!isShownAnyway && waiting.length === 0) return from;
    const connection = { status: 'off' as const, since: offSince };
    return { ...from, connection, waiting: isShownAnyway ? from.waiting : waiting };
  }

  function view(): DeskView {
    const from = desk.view();
    if (drawn?.from !== from) drawn = { from, view: compose(from) };
    return drawn.view;
  }

  /** Once, where the agent has selected nothing else meanwhile. */
  function selectAgain(owner: string, selected: string | null, known: { interactionId: string }[]): void {
    const interactionId = wasSelected?.selectedId ?? null;
    const isOver = selected !== null || owner !== wasSelected?.owner;
    const isFound = known.some((one) => one.interactionId === interactionId);
    if (isOver || isFound) wasSelected = null;
    if (!isOver && isFound && interactionId !== null) desk.wish({ type: 'agent.select', interactionId });
  }

  function note({ phase, sessions, beingRead }: DeskView): void {
    if (phase !== 'working') {
      offSince ??= clock.now();
      return;
    }
    offSince = null;
    const owner = desk.owner();
    if (owner === null) return;
    const known = sessions.flatMap(({ owed }) =>
      owed.flatMap(({ interactionId: contactId, channel, owed: what }) =>
        channel === null ? [] : [{ contactId, channel, owed: what }]
      )
    );
    const items = [...waiting.filter(({ contactId }) => beingRead.includes(contactId)), ...known];
    const interactions = sessions.flatMap((session) => session.interactions);
    const selected = interactions.find(({ isSelected }) => isSelected)?.interactionId ?? null;
    selectAgain(owner, selected, interactions);
    const selectedId = selected ?? wasSelected?.selectedId ?? null;
    const text = JSON.stringify([owner, items, selectedId]);
    if (text === written) return;
    written = text;
    waiting = items;
    notebook.write(items.length === 0 ? null : { owner, selectedId, items }, epoch);
  }

  function hear({ type }: DeskWish): void {
    if (type !== 'agent.signOut') return;
    waiting = [];
    written = '';
    drawn = null;
    notebook.write(null, epoch);
  }

  const draw = (): void => watchers.forEach((onView) => onView(view()));
  desk.watch((from) => {
    note(from);
    draw();
  });
  void notebook.read().then((found) => {
    if (found === null || written !== null) return;
    waiting = found.items;
    wasSelected = found;
    drawn = null;
    draw();
  });

  return {
    ...desk,
    view,
    watch(onView) {
      watchers.add(onView);
      onView(view());
      return () => watchers.delete(onView);
    },
    wish(wish) {
      hear(wish);
      desk.wish(wish);
    },
    take(wish, wished) {
      hear(wish);
      return desk.take(wish, wished);
    }
  };
}
