import type { DeskView, RunningDesk } from 'c/omniDesk';
import type { Clock, Notebook } from 'c/omniPorts';

/** The desk, which while nobody is signed in lists what was owed when this browser last knew, and since when it knows no more. */
export function withWaiting(
  desk: RunningDesk,
  { notebook, clock }: { notebook: Notebook; clock: Clock },
  epoch: number
): RunningDesk {
  const watchers = new Set<(view: DeskView) => void>();
  let waiting: DeskView['waiting'] = [];
  let offSince: number | null = clock.now();
  let written: string | null = null;
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

  function note({ phase, sessions }: DeskView): void {
    if (phase !== 'working') {
      offSince ??= clock.now();
      return;
    }
    offSince = null;
    const owner = desk.owner();
    if (owner === null) return;
    const items = sessions.flatMap(({ owed }) =>
      owed.map(({ interactionId: contactId, channel, owed: what }) => ({ contactId, channel, owed: what }))
    );
    const text = JSON.stringify([owner, items]);
    if (text === written) return;
    written = text;
    waiting = items;
    notebook.write(items.length === 0 ? null : { owner, items }, epoch);
  }

  const draw = (): void => watchers.forEach((onView) => onView(view()));
  desk.watch((from) => {
    note(from);
    draw();
  });
  void notebook.read().then((found) => {
    if (found === null || written !== null) return;
    waiting = found.items;
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
      if (wish.type === 'agent.signOut') {
        waiting = [];
        written = '';
        drawn = null;
        notebook.write(null, epoch);
      }
      desk.wish(wish);
    }
  };
}
