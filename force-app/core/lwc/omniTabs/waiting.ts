import type { DeskView, DeskWish, WriterDesk } from 'c/omniDesk';
import type { Clock, Notebook, OpenForm, OwedNote } from 'c/omniPorts';

/** What of a form would be missed. One whose call is on its way, or for the agent to decide about, has left an attempt. */
function openFormOf({ form }: DeskView): OpenForm | null {
  if (form === null || form.status === 'calling') return null;
  if (form.trouble?.key === 'notSent' || form.trouble?.key === 'notKnownWhetherSent') return null;
  const { formId, target, origin, parentInteractionId, address, entered, recordId, recordName } = form;
  return { formId, target, origin, parentInteractionId, address, entered, recordId, recordName };
}

/** The desk, which while nobody is signed in lists what was owed when this browser last knew, and since when it knows no more. */
export function withWaiting(
  desk: WriterDesk,
  { notebook, clock }: { notebook: Notebook; clock: Clock },
  epoch: number
): WriterDesk {
  const watchers = new Set<(view: DeskView) => void>();
  // Asked for before anything can be written over it.
  const reading = notebook.read();
  let waiting: DeskView['waiting'] = [];
  let offSince: number | null = clock.now();
  /** What this page has written last. */
  let noted: OwedNote | null = null;
  let hasSignedOut = false;
  /** What the last page had selected and this one has not found yet. */
  let wasSelected: OwedNote | null = null;
  /** What the last page had open and this one has not opened again yet. */
  let wasOpen: OwedNote | null = null;
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

  /** Once, where the agent has opened no other meanwhile; one from the plus sign with its interaction. */
  function reopen(owner: string, { form, beingRead }: DeskView, known: { interactionId: string }[]): void {
    const left = wasOpen?.owner === owner && form === null ? wasOpen.form : null;
    const parentId = left?.origin === 'plus' ? left.parentInteractionId : null;
    if (parentId !== null && beingRead.includes(parentId)) return;
    wasOpen = null;
    const isFound = parentId === null || known.some(({ interactionId }) => interactionId === parentId);
    if (left !== null && isFound) desk.wish({ type: 'agent.reopenForm', form: left });
  }

  function note(from: DeskView): void {
    const { phase, sessions, beingRead } = from;
    if (phase !== 'working') {
      offSince ??= clock.now();
      noteForm();
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
    reopen(owner, from, interactions);
    const form = openFormOf(desk.view()) ?? wasOpen?.form ?? null;
    waiting = items;
    write({ owner, selectedId, form, items });
  }

  function write(next: OwedNote): void {
    if (JSON.stringify(next) === JSON.stringify(noted)) return;
    noted = next;
    notebook.write(next.items.length === 0 && next.form === null ? null : next, epoch);
  }

  /** It can be filled in and closed also when the agent session is over; of all else the last word stands. */
  function noteForm(): void {
    if (noted !== null && noted.owner === desk.owner()) write({ ...noted, form: openFormOf(desk.view()) });
  }

  function hear({ type }: DeskWish): void {
    if (type !== 'agent.signOut') return;
    waiting = [];
    noted = null;
    hasSignedOut = true;
    drawn = null;
    notebook.write(null, epoch);
  }

  const draw = (): void => watchers.forEach((onView) => onView(view()));
  desk.watch((from) => {
    note(from);
    draw();
  });
  void reading.then((found) => {
    if (found === null || hasSignedOut) return;
    waiting = found.items;
    wasSelected = found;
    wasOpen = found;
    drawn = null;
    note(desk.view());
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
