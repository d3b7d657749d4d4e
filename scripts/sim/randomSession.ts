import type { FormView } from 'c/omniDesk';
import type { Channel } from 'c/omniPorts';
import type { InteractionView } from 'c/omniInteraction';
import type { NumberDoes } from '../local/contact-centre/core/model.ts';
import { becomeAvailable, dispose, textOf } from './agent.ts';
import { FAULT_KINDS, USUAL_MS, type Fault } from './faults.ts';
import { toInteraction, type Hands } from './hands.ts';
import type { Customers, Step } from './stories.ts';
import { between, createChance, pick, type Chance } from './time.ts';

const CHANNELS: Channel[] = ['voice', 'chat', 'email', 'workItem', 'voicemail'];
const DOES: NumberDoes[] = ['answers', 'answers', 'answers', 'busy', 'noAnswer', 'rejects', 'unreachable'];
const SKILLS = { voice: ['4101', '4102', '4103'], email: ['4121', '4122'] } as const;
const MOST_OPEN = 4;
const FIRST_FAULT = 9;
const LAST_FAULT = 130;

/** Something one could do now. */
type Deed = () => void;

function deedsOn(hands: Hands, interaction: InteractionView, chance: Chance): Deed[] {
  const { interactionId, chat, email, voicemail } = interaction;
  const of = { contactId: interactionId };
  const deeds: Deed[] = [];
  const wish = (effect: string, what: string, one: Parameters<typeof toInteraction>[1]): void =>
    void deeds.push(() => void hands.press(effect, { ...of, what }, toInteraction(interactionId, one)));
  const text = textOf(hands);
  if (chat?.send?.off === null) wish('chat-text', text, { type: 'agent.sendText', text });
  if (email?.send?.off === null && (email.mode === 'write' || email.letters !== null)) {
    const letter = { to: email.to || 'kim@example.org', subject: email.subject || 'About', text };
    wish('email-send', text, { type: 'agent.sendLetter', ...letter });
  }
  if (interaction.hold?.off === null) wish('hold', '', { type: 'agent.hold' });
  if (interaction.resume?.off === null) wish('resume', '', { type: 'agent.resume' });
  if (interaction.end?.off === null) wish('end', '', { type: 'agent.end' });
  if (interaction.finishAcw?.off === null) wish('acw-end', '', { type: 'agent.finishAfterContactWork' });
  if (voicemail?.play?.off === null) wish('play', '', { type: 'agent.play' });
  if (voicemail?.pause?.off === null) wish('pause', '', { type: 'agent.pause' });
  for (const line of chat?.outgoing ?? [])
    if (line.status === 'failed') {
      wish('chat-text', `again ${line.key}`, { type: 'agent.sendLineAgain', key: line.key });
      deeds.push(() => hands.do(toInteraction(interactionId, { type: 'agent.dropLine', key: line.key })));
    }
  if (interaction.disposition.undo?.off === null)
    deeds.push(() => hands.takeBack(interactionId, toInteraction(interactionId, { type: 'agent.undoSave' })));
  if (interaction.disposition.status === 'open') {
    deeds.push(() => dispose(hands, interaction, Math.floor(chance() * 3)));
    if (interaction.status !== 'dialing')
      deeds.push(() => hands.type(interactionId, `typed at ${hands.now() % 1_000_000}`));
  }
  for (const { target, off } of interaction.targets)
    if (off === null) deeds.push(() => hands.do({ type: 'agent.openForm', origin: 'plus', interactionId, target }));
  return deeds;
}

function submitForm(hands: Hands, form: FormView, chance: Chance): void {
  if (form.skills.length === 0) return;
  const address = form.target === 'voice' ? `+49307002${between(chance, 10, 14)}` : 'kim@example.org';
  hands.press(
    form.target === 'voice' ? 'dial' : 'email-outbound',
    { what: form.formId },
    {
      type: 'agent.submitForm',
      formId: form.formId,
      address,
      skillId: pick(chance, SKILLS[form.target]),
      purpose: form.origin === 'plus' ? 'elevate' : 'newContact'
    }
  );
}

function deedsOfCustomers(hands: Hands, customers: Customers, chance: Chance): Deed[] {
  const interactions = hands.interactions();
  const deeds: Deed[] = [];
  if (interactions.length + hands.offers().length < MOST_OPEN)
    deeds.push(() => {
      const channel = pick(chance, CHANNELS);
      const from = channel === 'email' ? 'kim@example.org' : `+4930700${between(chance, 100, 103)}`;
      customers.arrives({ channel, from, subject: 'A question', text: 'Hello', durationSeconds: 12 });
    });
  const open = interactions.filter(({ status }) => status === 'active' || status === 'held');
  if (open.length > 0) {
    const { interactionId, channel } = pick(chance, open);
    if (channel === 'chat') deeds.push(() => customers.writes(interactionId));
    deeds.push(() => customers.leaves(interactionId));
  }
  return deeds;
}

/** Everything somebody could do now, the customers included. */
function deedsNow(hands: Hands, customers: Customers, chance: Chance): Deed[] {
  const view = hands.view();
  const deeds = deedsOfCustomers(hands, customers, chance);
  if (view === null || view.phase !== 'working') return deeds;
  for (const offer of view.offers) {
    if (offer.pending !== null) continue;
    const { contactId } = offer;
    const accept = (): void => void hands.press('accept', { contactId }, { type: 'agent.accept', contactId });
    deeds.push(accept, accept, accept);
    deeds.push(() => void hands.press('reject', { contactId }, { type: 'agent.reject', contactId }));
  }
  for (const interaction of hands.interactions()) deeds.push(...deedsOn(hands, interaction, chance));
  for (const session of view.sessions)
    for (const { attemptId, target, tryAgain } of session.attempts)
      if (tryAgain?.off === null)
        deeds.push(
          () =>
            void hands.press(
              target === 'voice' ? 'dial' : 'email-outbound',
              { what: attemptId },
              {
                type: 'agent.tryAgain',
                sessionId: session.sessionId,
                attemptId
              }
            )
        );
  for (const { attemptId, tryAgain } of view.attempts)
    if (tryAgain?.off === null) {
      deeds.push(() => void hands.press('dial', { what: attemptId }, { type: 'agent.callAgain', attemptId }));
      deeds.push(() => hands.do({ type: 'agent.dropAttempt', attemptId }));
    }
  if (view.newCall.off === null && view.form === null)
    deeds.push(() => hands.do({ type: 'agent.openForm', origin: 'newCall' }));
  if (view.form?.status === 'open') {
    const { form } = view;
    const submit = (): void => submitForm(hands, form, chance);
    deeds.push(submit, submit, submit, () => hands.do({ type: 'agent.closeForm' }));
  }
  if (view.mute?.off === null) deeds.push(() => hands.do({ type: view.isMuted ? 'agent.unmute' : 'agent.mute' }));
  return deeds;
}

/** A day of so many deeds, drawn by chance. */
export function randomSteps(seed: number, deeds: number): Step[] {
  const chance = createChance(seed ^ 0x5eed);
  const deed: Step = {
    name: 'does something',
    go(hands, customers) {
      if (chance() < 0.3) return false;
      const possible = deedsNow(hands, customers, chance);
      if (possible.length > 0) pick(chance, possible)();
      return true;
    }
  };
  const numbers: Step = {
    name: 'numbers',
    go(_hands, customers) {
      for (let last = 10; last <= 14; last += 1)
        customers.answersCallsTo(`+49307002${last}`, pick(chance, DOES), between(chance, 0, 4_000));
      return true;
    }
  };
  return [numbers, { name: 'becomes available', go: becomeAvailable }, ...Array.from({ length: deeds }, () => deed)];
}

/** The readings of the contact centre's manners for one day, most of them as shipped. */
export function randomManners(seed: number): Record<string, unknown> {
  const chance = createChance(seed ^ 0xa11e);
  const flip = (name: string, to: unknown): Record<string, unknown> => (chance() < 0.15 ? { [name]: to } : {});
  return {
    ...flip('omniGroupId', false),
    ...flip('rejectRefuses', false),
    ...flip('earlyDispositionSkipsAcw', false),
    ...flip('legConnectsItself', false),
    ...flip('newPollEndsOlder', true),
    ...flip('legAnswersMs', 900)
  };
}

/** Up to five faults anywhere in the day. */
export function randomFaults(seed: number): Fault[] {
  const chance = createChance(seed ^ 0xfa17);
  return Array.from({ length: between(chance, 0, 5) }, () => {
    const does = pick(chance, FAULT_KINDS);
    const usual = USUAL_MS[does] ?? 0;
    const ms = does.startsWith('dieAfter') ? between(chance, 0, 12) : Math.round(usual * (0.2 + chance() * 1.2));
    return { at: between(chance, FIRST_FAULT, LAST_FAULT), does, ms };
  });
}

export const randomDeeds = (seed: number): number => between(createChance(seed ^ 0xd3ed), 4, 24);

/** Most agents work in one tab, some in more. */
export const randomTabs = (seed: number): number => Math.max(1, between(createChance(seed ^ 0x7ab5), -2, 3));
