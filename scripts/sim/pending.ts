import type { DeskView } from 'c/omniDesk';

/** Everything the screen shows as under way: none of it may stay so. */
export function pendingIn(view: DeskView): Set<string> {
  const pending = new Set<string>();
  if (view.agent?.isPending) pending.add('the choice of a state');
  if (view.form?.status === 'calling') pending.add('the call of the form');
  for (const { contactId, pending: what } of view.offers) if (what !== null) pending.add(`${what} of ${contactId}`);
  for (const session of view.sessions) {
    for (const { interactionId, disposition, chat, email, hold, resume, end } of session.interactions) {
      if (disposition.status === 'saving') pending.add(`the disposition of ${interactionId}`);
      if (email?.send?.off?.key === 'beingSent') pending.add(`the letter of ${interactionId}`);
      for (const [name, control] of Object.entries({ hold, resume, end }))
        if (control?.off?.key === 'beingSent') pending.add(`${name} of ${interactionId}`);
      for (const line of chat?.outgoing ?? [])
        if (line.status !== 'failed') pending.add(`the line ${line.key} of ${interactionId}`);
    }
  }
  return pending;
}
