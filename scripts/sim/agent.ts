import type { InteractionView } from 'c/omniInteraction';
import { toInteraction, type Hands } from './hands.ts';

/** The e-mail and the chat line of a press must be told apart from every other one. */
export const textOf = (hands: Hands): string => `text ${hands.presses.length + 1}`;

/** Signs in wherever the screen asks for it. */
export function signIn(hands: Hands): void {
  const view = hands.view();
  if (view === null || view.phase === 'connecting' || view.phase === 'working') return;
  hands.press('sign-in', { what: String(Math.floor(hands.now() / 5_000)) }, { type: 'agent.signIn', station: '' });
}

export function becomeAvailable(hands: Hands): boolean {
  const agent = hands.view()?.agent;
  if (!agent) return false;
  if (agent.state === 'available' || agent.state === 'working') return true;
  if (!agent.isPending)
    hands.press('state', { what: 'available' }, { type: 'agent.chooseState', choice: 'available', code: null });
  return false;
}

const NEEDS_MORE = (choice: { asksAmount: boolean; asksCallBack: boolean }): boolean =>
  choice.asksAmount || choice.asksCallBack;

/** Chooses and saves a disposition, with a note; `nth` of the list, so that it can be changed. */
export function dispose(hands: Hands, { interactionId, disposition }: InteractionView, nth = 0): void {
  const choices = disposition.choices.filter((choice) => !NEEDS_MORE(choice));
  const choice = choices[nth % Math.max(1, choices.length)];
  if (choice === undefined || disposition.status !== 'open') return;
  const draft = {
    dispositionId: choice.dispositionId,
    secondaryDispositionId: null,
    notes: `note of ${interactionId}`,
    amount: '',
    callBackAt: ''
  };
  hands.press(
    'disposition',
    { contactId: interactionId, what: choice.dispositionId },
    toInteraction(interactionId, { type: 'agent.draft', draft }),
    toInteraction(interactionId, { type: 'agent.saveDisposition' })
  );
}

/** An org that has said no that often says no all day. */
const LOG_TRIES = 40;

/** One step towards a desk on which nothing is owed: what a conscientious agent does at the end of her day. */
export function tidy(hands: Hands): void {
  const view = hands.view();
  if (view === null || view.phase !== 'working') return;
  if (view.form !== null && view.form.status === 'open') hands.do({ type: 'agent.closeForm' });
  for (const offer of view.offers)
    if (offer.pending === null) hands.press('accept', offer, { type: 'agent.accept', contactId: offer.contactId });
  for (const { attemptId, tryAgain } of view.attempts)
    if (tryAgain?.off === null) hands.do({ type: 'agent.dropAttempt', attemptId });
  const refused = view.waitingLogs.filter(({ trouble }) => trouble !== null);
  const isStillTrying = hands.presses.filter(({ effect }) => effect === 'save-log').length < LOG_TRIES;
  if (refused.length > 0 && isStillTrying)
    hands.press('save-log', {}, ...refused.map(({ key }) => ({ type: 'agent.saveLogAgain' as const, key })));
  for (const interaction of hands.interactions()) tidyOne(hands, interaction);
}

function tidyOne(hands: Hands, interaction: InteractionView): void {
  const { interactionId, disposition } = interaction;
  const of = { contactId: interactionId };
  const written = (interaction.chat ?? interaction.email)?.outgoing ?? [];
  const failed = written.filter(({ status }) => status === 'failed');
  const isOver = interaction.endedAt !== null;
  if (isOver) for (const { key } of failed) hands.do(toInteraction(interactionId, { type: 'agent.dropLine', key }));
  const letter = isOver || interaction.email === null ? undefined : failed[0];
  if (letter !== undefined)
    hands.press(
      'email-send',
      { ...of, what: 'again' },
      toInteraction(interactionId, { type: 'agent.sendLineAgain', key: letter.key })
    );
  else if (interaction.resume?.off === null)
    hands.press('resume', of, toInteraction(interactionId, { type: 'agent.resume' }));
  else if (interaction.end?.off === null) hands.press('end', of, toInteraction(interactionId, { type: 'agent.end' }));
  if (disposition.status === 'open' && disposition.isRequired) dispose(hands, interaction);
  else if (disposition.status === 'open' && disposition.hasUnsavedDraft) {
    hands.typed.delete(interactionId);
    hands.do(toInteraction(interactionId, { type: 'agent.discardDraft' }));
  }
  if (interaction.finishAcw?.off === null)
    hands.press('acw-end', of, toInteraction(interactionId, { type: 'agent.finishAfterContactWork' }));
}
