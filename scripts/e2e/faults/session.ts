import { setTimeout as wait } from 'node:timers/promises';
import type { ContactState, Seed } from '../support/control.ts';
import { openProfile, type Profile } from '../support/profile.ts';
import type { AgentPage, World } from '../support/world.ts';
import { createHands } from './agent.ts';
import { emptyStory } from './deeds.ts';
import { lostDrafts } from './drafts.ts';
import { closedTooEarly, isSettledInTruth, judge } from './judge.ts';
import { closedOn, isAtWork, look, speaks } from './look.ts';
import type { Plan, Step } from './plan.ts';
import { createPlanter, type Planted } from './planter.ts';
import { isComplete, judgeRecords, type Records } from './records.ts';
import { noTimes, type Times } from './times.ts';

const MOST_TABS = 5;
const FROZEN_MS = 30_000;
const LOOK_MS = 20;
const MOMENT_MS = 1_500;
const PICTURE_MS = 20_000;
const PATIENCE_MS = 120_000;
const IDLE_TURNS = 10;
const RECORDS_MS = 60_000;
const WHOLE_MS = 360_000;
const CLOSING_MS = 20_000;
/** Every after-contact work, ring and offer is over by then. */
const LATER_MS = 130_000;

export interface Told {
  faults: string[];
  history: string[];
  times: Times;
  planted: Planted[];
}

/** A browser that has died answers some questions never. */
const inTime = (work: Promise<void>, ms: number): Promise<boolean> =>
  Promise.race([work.then(() => true), wait(ms, false, { ref: false })]);

/** One agent's session in a browser of its own, told by its plan. */
export async function tell(world: World, plan: Plan): Promise<Told> {
  const told: Told = { faults: [], history: [], times: noTimes(), planted: [] };
  let profile: Profile | null = null;
  try {
    await world.reset();
    const seed = await world.control.seed();
    profile = await openProfile(world);
    const isOver = await inTime(createSession({ world, profile, seed, told }).run(plan), WHOLE_MS);
    if (!isOver) told.faults.push(`stopped: not over after ${WHOLE_MS} ms`);
  } catch (error) {
    told.faults.push(`stopped: ${String(error).split('\n')[0]}`);
  } finally {
    if (profile !== null) await inTime(profile.close(), CLOSING_MS).catch(() => undefined);
  }
  return told;
}

interface Parts {
  world: World;
  profile: Profile;
  seed: Seed;
  told: Told;
}

function createSession({ world, profile, seed, told }: Parts): { run(plan: Plan): Promise<void> } {
  const { control } = world;
  const ada = seed.agents[0]!;
  const story = emptyStory();
  const hands = createHands(story, control, seed);
  const lateRoutes: string[] = [];
  const planter = createPlanter(control);
  told.planted = planter.planted;
  const begunAt = Date.now();
  let tabs: AgentPage[] = [];

  const note = (what: string): void => void told.history.push(`${Date.now() - begunAt} ms ${what}`);
  const fault = (what: string): void => void (told.faults.includes(what) || told.faults.push(what));

  async function run(plan: Plan): Promise<void> {
    const first = await openTab();
    await first.signIn(ada.username, ada.password);
    await hands.beAvailable(first);
    for (const step of plan.steps) {
      note(JSON.stringify(step));
      await take(step);
      await watch();
    }
    // The last fault may still be waiting for its request.
    note('bringing everything to its end');
    await finish();
    await planter.end();
    note('everything is done');
    await judgeAll();
    story.deeds.forEach((deed) => told.history.push(`pressed ${JSON.stringify(deed)}`));
  }

  async function judgeAll(): Promise<void> {
    const [{ agents, contacts }, ledger] = [await control.state(), await control.ledger()];
    const maxOpenPolls = agents.find(({ agentId }) => agentId === ada.agentId)?.maxOpenPolls ?? 0;
    const truth = { agentId: ada.agentId, ledger, contacts, skills: seed.skills, maxOpenPolls, lateRoutes };
    judge(truth, story).forEach(fault);
    const own = contacts.filter((contact) => contact.agentId === ada.agentId);
    judgeRecords(own, await recordsOf(own), story).forEach(fault);
    for (const tab of tabs) {
      if (!(await isAtWork(tab))) fault('a tab is not at work at the end');
      if ((await tab.panel.getByRole('article').count()) > 0) fault('a tab shows a session at the end');
      tab.problems.forEach((problem) => fault(`exception: ${problem}`));
    }
    const screen = await tabs[0]!.panel.innerText().catch(() => 'none');
    told.history.push(`screen ${screen.replace(/\s+/g, ' ')}`);
    for (const { seq, effect, contactId, key, payload } of ledger)
      told.history.push(`ledger ${seq} ${effect} ${contactId ?? ''} ${key ?? ''} ${JSON.stringify(payload)}`);
  }

  async function recordsOf(own: ContactState[]): Promise<Records> {
    const until = Date.now() + RECORDS_MS;
    for (;;) {
      const [sessions, interactions, tasks] = await Promise.all(
        ['Omnichannel_Session__c', 'Omnichannel_Interaction__c', 'Task'].map(control.records)
      );
      const records = { sessions: sessions!, interactions: interactions!, tasks: tasks! };
      if (isComplete(own, records, story) || Date.now() > until) return records;
      // What the agent is told of meanwhile counts too.
      await look(tabs[0]!, story);
      await wait(100);
    }
  }

  /** First the screen, then the truth: what is settled stays so. */
  async function watch(): Promise<void> {
    const [tab] = tabs;
    await look(tab!, story);
    const closed = await closedOn(tab!);
    if (closed.length === 0) return;
    const { contacts } = await control.state();
    closedTooEarly(closed, { agentId: ada.agentId, contacts, skills: seed.skills }).forEach(fault);
  }

  async function openTab(): Promise<AgentPage> {
    const tab = await profile.openTab();
    tab.page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    tabs.push(tab);
    return tab;
  }

  async function take(step: Step): Promise<void> {
    if (step.kind === 'arrives') {
      const from = step.channel === 'voice' ? '+14155550111' : 'someone@customer.example';
      await control.arrives({ channel: step.channel, from, name: step.customer, text: 'Hello', subject: 'Question' });
    } else if (step.kind === 'works') {
      const tab = await inFront(tabOf(step.turn));
      note(`did ${await hands.act(tab, step.turn)}`);
    } else await meet(step);
  }

  /** An agent works in the tab she sees, and loads that one again; the others draw once a second. */
  async function inFront(tab: AgentPage): Promise<AgentPage> {
    await tab.page.bringToFront().catch(() => undefined);
    return tab;
  }

  function tabOf(turn: number): AgentPage {
    return tabs[turn % tabs.length]!;
  }

  /** What happens to the tab that speaks matters most. */
  async function speaker(): Promise<AgentPage | undefined> {
    const speaking = await Promise.all(tabs.map(speaks));
    return tabs[speaking.indexOf(true)];
  }

  async function meet({ event, turn, rule }: Extract<Step, { kind: 'event' }>): Promise<void> {
    if (event === 'quiet') return;
    if (event === 'fault') {
      if (rule!.does === 'late') lateRoutes.push(rule!.route);
      return planter.plant(rule!);
    }
    if (event === 'later') return control.advance(LATER_MS);
    if (event === 'customer') return customerActs(turn);
    if (event === 'newTab') {
      if (tabs.length < MOST_TABS) await isAtWork(await openTab());
      return;
    }
    const tab = (turn % 2 === 0 ? await speaker() : undefined) ?? tabOf(turn);
    const others = tabs.filter((other) => other !== tab);
    const isLosing = others.length > 0 && (await speaks(tab));
    const metBefore = await planter.count();
    if (event === 'reload') await inFront(tab);
    const begun = Date.now();
    let handOver: number | null = null;
    if (event === 'reload' || event === 'close' || event === 'crash') {
      let isBack = false;
      const gone = lose(tab, event).then(() => (isBack = true));
      // Where joining fails for a while the tab that was loaded again asks to sign in, and speaks once that was pressed.
      const speaksAgain = async (): Promise<boolean> => event === 'reload' && isBack && speaks(tab);
      if (isLosing) handOver = await handOverTo(others, begun, speaksAgain);
      await gone;
    } else if (event === 'offline') {
      await tab.page.context().setOffline(true);
      await wait(MOMENT_MS);
      await tab.page.context().setOffline(false);
    } else {
      await freeze(tab, async () => {
        if (isLosing) handOver = await handOverTo(others, begun);
        else await wait(MOMENT_MS);
      });
    }
    const seen = event === 'reload' ? tab : tabs[0]!;
    const picture = await pictureIn(seen, begun);
    const isDisturbed = (await planter.count()) > metBefore;
    const keep = (name: keyof Times, ms: number | null): void => void (ms !== null && told.times[name].push(ms));
    keep(event === 'freeze' ? 'thawless' : isDisturbed ? 'handOverDisturbed' : 'handOver', handOver);
    keep(event !== 'reload' ? 'picture' : isDisturbed ? 'reloadDisturbed' : 'reload', picture);
    (await lostDrafts(seen, story.drafts, begun, contactsNow)).forEach(fault);
  }

  /** The customer of one contact writes, or leaves. */
  async function customerActs(turn: number): Promise<void> {
    const { contacts } = await control.state();
    const met = contacts.filter(
      ({ agentId, connectedAt, status, isInbound, channel }) =>
        agentId === ada.agentId && connectedAt !== null && status === 'Active' && isInbound && channel !== 'email'
    );
    const contact = met[turn % Math.max(1, met.length)];
    if (contact === undefined) return;
    if (contact.channel === 'chat' && turn % 3 > 0) await control.writes(contact.contactId, `And ${turn}?`);
    else await control.leaves(contact.contactId);
  }

  /** A page in the foreground cannot be frozen by the browser; stopped at its next statement it is as good as frozen. */
  async function freeze(tab: AgentPage, meanwhile: () => Promise<void>): Promise<void> {
    const debug = await tab.page.context().newCDPSession(tab.page);
    await debug.send('Debugger.enable');
    await debug.send('Debugger.pause');
    await meanwhile();
    await debug.send('Debugger.disable');
    await debug.detach();
  }

  async function lose(tab: AgentPage, how: 'reload' | 'close' | 'crash'): Promise<void> {
    if (how === 'reload') {
      await tab.page.reload();
      // A closed panel says nothing, not even who speaks.
      await isAtWork(tab);
      return;
    }
    tabs = tabs.filter((other) => other !== tab);
    if (how === 'close') await tab.page.close();
    else {
      const crash = await tab.page.context().newCDPSession(tab.page);
      void crash.send('Page.crash').catch(() => undefined);
      await wait(MOMENT_MS);
      void tab.page.close().catch(() => undefined);
    }
    if (tabs.length === 0) await openTab();
  }

  /** Milliseconds until one of the others speaks. */
  async function handOverTo(
    others: AgentPage[],
    begun: number,
    isOver: () => Promise<boolean> = async () => false
  ): Promise<number | null> {
    while (Date.now() < begun + FROZEN_MS) {
      if (await isOver()) return null;
      if ((await Promise.all(others.map(speaks))).includes(true)) return Date.now() - begun;
      await wait(LOOK_MS);
    }
    fault(`no other tab took over within ${FROZEN_MS} ms`);
    return null;
  }

  const contactsNow = async (): Promise<ContactState[]> => (await control.state()).contacts;

  /** Names of the contacts that the agent has and the tab does not show. */
  async function missingIn({ panel }: AgentPage): Promise<string[]> {
    const { contacts } = await control.state();
    const open = contacts.filter(
      ({ agentId, finalState, name }) => agentId === ada.agentId && !finalState && name !== ''
    );
    const missing: string[] = [];
    for (const name of new Set(open.map((contact) => contact.name))) {
      const wanted = open.filter((contact) => contact.name === name).length;
      if ((await panel.getByRole('group', { name: new RegExp(` (with|from) ${name}`) }).count()) < wanted)
        missing.push(name);
    }
    return missing;
  }

  /** How long it takes until a tab shows all contacts of the agent; null and a fault when it does not. */
  async function pictureIn(tab: AgentPage, begun: number): Promise<number | null> {
    if (!(await isAtWork(tab))) {
      fault('the tab is not at work');
      return null;
    }
    const until = Date.now() + PICTURE_MS;
    for (;;) {
      const missing = await missingIn(tab);
      if (missing.length === 0) return Date.now() - begun;
      if (Date.now() > until) {
        fault(`not on the screen after ${PICTURE_MS} ms: ${missing.join()}`);
        return null;
      }
      await wait(LOOK_MS);
    }
  }

  const isAnythingOwed = (contacts: ContactState[]): boolean =>
    contacts.some((contact) => contact.agentId === ada.agentId && !isSettledInTruth({ skills: seed.skills }, contact));

  /** The agent brings everything to its end; what cannot be brought there is a fault. */
  async function finish(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    let idle = 0;
    for (let turn = 0; Date.now() < until; turn += 1) {
      const tab = await inFront(tabs[0]!);
      if (!(await isAtWork(tab))) continue;
      const isBusy = await hands.finish(tab, turn);
      if (isBusy) note(`finishing: ${JSON.stringify(story.deeds.at(-1))}`);
      await watch();
      if (isBusy) {
        idle = 0;
        continue;
      }
      idle += 1;
      const box = tab.panel.getByRole('combobox', { name: 'Agent state' });
      const sessions = await tab.panel.getByRole('article').count();
      const isFree = /Available|Working/.test(await box.innerText().catch(() => ''));
      if (sessions === 0 && isFree && idle > 2 && !isAnythingOwed((await control.state()).contacts)) return;
      // A session with keyboard focus in it does not go; nor does one that a tab looked at which is gone, until focus comes.
      await box.blur({ timeout: MOMENT_MS }).catch(() => undefined);
      await box.focus({ timeout: MOMENT_MS }).catch(() => undefined);
      if (sessions === 0 && !isFree) await hands.beAvailable(tab);
      if (idle % IDLE_TURNS === 0) await control.advance(LATER_MS);
      await wait(100);
    }
    const left = await tabs[0]!.panel.innerText().catch(() => 'no panel');
    fault(`not finished after ${PATIENCE_MS} ms: ${left.replace(/\s+/g, ' ').slice(0, 600)}`);
  }

  return { run };
}
