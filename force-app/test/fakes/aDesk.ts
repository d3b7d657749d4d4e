import { createDesk } from 'c/omniDesk';
import type { InteractionWish, InteractionView } from 'c/omniInteraction';
import type { Settings } from 'c/omniPolicy';
import { fakeCallLog, type FakeCallLog } from './fakeCallLog';
import { fakeClock } from './fakeClock';
import { fakeContactCentre, type FakeContactCentre } from './fakeContactCentre';
import { fakeDeskMemory } from './fakeDeskMemory';
import { fakeDeskStore } from './fakeDeskStore';
import { aSettings } from './fakeSettings';

/** Lets every promise and microtask that is due run. */
export async function settleDown(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

/** A signed-in desk with a fake world around it, and short ways to say what an agent does. */
export async function aDesk(
  settings: Partial<Settings> = {},
  world?: {
    centre: FakeContactCentre;
    clock: ReturnType<typeof fakeClock>;
    memory: ReturnType<typeof fakeDeskMemory>;
    store?: ReturnType<typeof fakeDeskStore>;
    org?: FakeCallLog;
  }
) {
  const clock = world?.clock ?? fakeClock();
  const centre = world?.centre ?? fakeContactCentre(clock);
  const memory = world?.memory ?? fakeDeskMemory();
  const org = world?.org ?? fakeCallLog();
  const store = world?.store ?? fakeDeskStore();
  const epoch = await store.epochs.raise();
  let keys = 0;
  const desk = createDesk(
    {
      contactCentre: centre.port,
      callLog: org.port,
      clock,
      memory,
      intents: store.intents,
      drafts: store.drafts,
      epoch,
      newKey: () => `key-${epoch}-${(keys += 1)}`
    },
    aSettings(settings)
  );
  if (world === undefined) desk.wish({ type: 'agent.signIn', station: '' });
  await settleDown();

  const interactions = (): InteractionView[] => desk.view().sessions.flatMap((session) => session.interactions);
  const wish = async (interactionId: string, one: InteractionWish): Promise<void> => {
    desk.wish({ type: 'agent.wish', interactionId, wish: one });
    await settleDown();
  };
  return {
    desk,
    centre,
    clock,
    memory,
    /** What outlives the page; the desk of the next page is made on the same one. */
    store,
    org,
    view: () => desk.view(),
    interaction: (interactionId: string) => interactions().find((one) => one.interactionId === interactionId),
    interactions,
    wish,
    async accept(contactId: string) {
      desk.wish({ type: 'agent.accept', contactId });
      await settleDown();
    },
    /** Chooses and saves a disposition. */
    async dispose(interactionId: string, dispositionId = '101', notes = '') {
      const draft = { dispositionId, secondaryDispositionId: null, notes, amount: '', callBackAt: '' };
      await wish(interactionId, { type: 'agent.draft', draft });
      await wish(interactionId, { type: 'agent.saveDisposition' });
      clock.pass(1_000);
      await settleDown();
    },
    /** Elevates by the plus sign and presses *Call* or *Write email*. */
    async elevate(interactionId: string, target: 'voice' | 'email', address: string) {
      desk.wish({ type: 'agent.openForm', origin: 'plus', interactionId, target });
      const form = desk.view().form;
      if (form === null) return;
      const skillId = target === 'voice' ? 'phoneOut' : 'emailOut';
      desk.wish({ type: 'agent.submitForm', formId: form.formId, address, skillId, purpose: 'elevate' });
      await settleDown();
    },
    settle: settleDown
  };
}
