import type { DeskView, DeskWish } from 'c/omniDesk';

type InteractionView = DeskView['sessions'][number]['interactions'][number];

function ofInteraction({
  interactionId,
  message,
  disposition,
  detailsShown,
  isSelected
}: InteractionView): (DeskWish | false)[] {
  return [
    (message.text !== '' || message.isReplying) && {
      type: 'agent.wish',
      interactionId,
      wish: { type: 'agent.draftMessage', message }
    },
    disposition.hasUnsavedDraft && {
      type: 'agent.wish',
      interactionId,
      wish: { type: 'agent.draft', draft: disposition.draft }
    },
    detailsShown && { type: 'agent.wish', interactionId, wish: { type: 'agent.showDetails' } },
    isSelected && { type: 'agent.select', interactionId }
  ];
}

/** What the agent was in the middle of when the tab that spoke was gone; none of it has an effect outside. */
export const carriedFrom = ({ sessions }: DeskView): DeskWish[] =>
  sessions
    .flatMap(({ interactions }) => interactions)
    .flatMap(ofInteraction)
    .filter((wish) => wish !== false);
