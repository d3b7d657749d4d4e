import { blankView, createDesk, type DeskWish, type RunningDesk } from 'c/omniDesk';
import { createSharedDesk, type Term } from 'c/omniTabs';
import { fakeBrowser, type FakeTab } from 'test/fakes/fakeBrowser';
import { fakeCallLog } from 'test/fakes/fakeCallLog';
import { fakeContactCentre } from 'test/fakes/fakeContactCentre';
import { fakeDeskMemory } from 'test/fakes/fakeDeskMemory';
import { fakeDeskStore } from 'test/fakes/fakeDeskStore';
import { aSettings } from 'test/fakes/fakeSettings';

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

export interface Opened {
  tab: FakeTab;
  desk: RunningDesk;
  terms: Term[];
  /** How often the contact centre was asked for something. */
  sent: string[];
  /** Nobody looks at this tab's softphone any more. */
  stopLooking: () => void;
}

export function aBrowser() {
  const browser = fakeBrowser();
  const centre = fakeContactCentre(browser.time);
  const disk = fakeDeskStore();
  const memory = fakeDeskMemory();
  let ids = 0;
  const newId = (): string => `id-${(ids += 1)}`;

  async function open(): Promise<Opened> {
    const tab = browser.aTab();
    const terms: Term[] = [];
    const sent: string[] = [];
    const desk = createSharedDesk({
      ...tab,
      ...browser.store,
      memory,
      newId,
      blank: blankView(aSettings()),
      startDesk(term) {
        terms.push(term);
        let isStopped = false;
        const port: typeof centre.port = {
          ...centre.port,
          async perform(command, key) {
            if (isStopped || !(await term.mayWrite())) return new Promise(() => undefined);
            sent.push(command.verb);
            return centre.port.perform(command, key);
          },
          listen: (hear) => centre.port.listen((news) => isStopped || hear(news)),
          stop() {
            isStopped = true;
          }
        };
        return createDesk(
          {
            contactCentre: port,
            callLog: fakeCallLog().port,
            clock: tab.clock,
            memory,
            intents: disk.intents,
            drafts: disk.drafts,
            epoch: term.epoch,
            fenced: term.end,
            newKey: newId
          },
          aSettings()
        );
      }
    });
    const stopLooking = desk.watch(() => undefined);
    await settle();
    return { tab, desk, terms, sent, stopLooking };
  }

  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 500) {
      browser.time.pass(500);
      await settle();
    }
  }

  const wish = async ({ desk }: Opened, one: DeskWish): Promise<void> => {
    desk.wish(one);
    await settle();
  };
  const signIn = (opened: Opened): Promise<void> => wish(opened, { type: 'agent.signIn', station: '' });
  return { browser, centre, memory, open, pass, wish, signIn };
}

export const shown = ({ desk }: Opened) => {
  const { phase, activeIn, sessions } = desk.view();
  return { phase, activeIn, interactions: sessions.flatMap((one) => one.interactions.map((each) => each.status)) };
};
export const HERE = { phase: 'working', activeIn: 'here', interactions: [] as string[] };
export const MIRRORED = { ...HERE, activeIn: 'anotherTab' };

/** A chat accepted in the tab that speaks, and another tab beside it. */
export async function aChatInTwoTabs() {
  const all = aBrowser();
  const first = await all.open();
  await all.signIn(first);
  const contactId = all.centre.arrives('chat');
  await settle();
  await all.wish(first, { type: 'agent.accept', contactId });
  return { ...all, first, contactId, second: await all.open() };
}
