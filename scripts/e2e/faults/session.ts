import { setTimeout as wait } from 'node:timers/promises';
import type { AgentPage, World } from '../support/world.ts';
import { openProfile, type Profile } from '../support/profile.ts';
import { doSomething, isAtWork, speaks, type Said } from './agent.ts';
import { judge } from './judge.ts';
import type { Plan, Step } from './plan.ts';

const MOST_TABS = 5;
const FROZEN_MS = 16_000;
const LOOK_MS = 20;
const OFFLINE_MS = 1_500;
const PATIENCE_MS = 120_000;

export interface Told {
  faults: string[];
  history: string[];
  /** Milliseconds from the loss of the tab that speaks until another one does. */
  handOver: number[];
  /** Milliseconds from the freezing of the tab that speaks until another one does. */
  thawless: number[];
  /** Milliseconds from an event until the first tab shows every contact of the agent, its loading included. */
  picture: number[];
}

/** One agent's session in a browser of its own, told by its plan. */
export async function tell(world: World, plan: Plan): Promise<Told> {
  const told: Told = { faults: [], history: [], handOver: [], thawless: [], picture: [] };
  const { control } = world;
  await world.reset();
  const [ada] = (await control.seed()).agents;
  const profile = await openProfile(world);
  try {
    await createSession({ world, profile, ada: ada!, told }).run(plan);
  } catch (error) {
    told.faults.push(`stopped: ${String(error).split('\n')[0]}`);
  } finally {
    await profile.close().catch(() => undefined);
  }
  return told;
}

interface Parts {
  world: World;
  profile: Profile;
  ada: { agentId: string; username: string; password: string };
  told: Told;
}

function createSession({ world, profile, ada, told }: Parts): { run(plan: Plan): Promise<void> } {
  const { control } = world;
  const said: Said = { texts: [] };
  let tabs: AgentPage[] = [];

  async function run(plan: Plan): Promise<void> {
    const first = await openTab();
    await first.signIn(ada.username, ada.password);
    await first.setState('Available');
    for (const step of plan.steps) {
      told.history.push(JSON.stringify(step));
      await take(step);
    }
    await control.faults([]);
    told.history.push('faults are over');
    await finish();
    told.faults.push(...(await judge(control, ada.agentId, said)));
    for (const tab of tabs) told.faults.push(...tab.problems.map((problem) => `exception: ${problem}`));
  }

  async function openTab(): Promise<AgentPage> {
    const tab = await profile.openTab();
    tab.page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    tab.page.setDefaultTimeout(20_000);
    tabs.push(tab);
    return tab;
  }

  async function take(step: Step): Promise<void> {
    if (step.kind === 'arrives') {
      const from = step.channel === 'voice' ? '+14155550111' : 'someone@customer.example';
      await control.arrives({ channel: step.channel, from, name: step.customer, text: 'Hello', subject: 'Question' });
    } else if (step.kind === 'works') await doSomething(tabOf(step.turn), step.turn, said, false);
    else await meet(step);
  }

  function tabOf(turn: number): AgentPage {
    return tabs[turn % tabs.length]!;
  }

  function drop(tab: AgentPage): void {
    tabs = tabs.filter((other) => other !== tab);
  }

  async function meet({ event, turn, rule }: Extract<Step, { kind: 'event' }>): Promise<void> {
    if (event === 'quiet') return;
    if (event === 'fault') return void (await control.faults([rule!]));
    if (event === 'newTab') {
      if (tabs.length < MOST_TABS) await isAtWork(await openTab());
      return;
    }
    const tab = tabOf(turn);
    const others = tabs.filter((other) => other !== tab);
    const isLosing = others.length > 0 && (await speaks(tab));
    const begun = Date.now();
    if (event === 'reload' || event === 'close' || event === 'crash') {
      const gone = lose(tab, event);
      if (isLosing) await noteHandOver(others, begun, told.handOver);
      await gone;
    } else if (event === 'offline') {
      await tab.page.context().setOffline(true);
      await wait(OFFLINE_MS);
      await tab.page.context().setOffline(false);
    } else {
      // A page in the foreground cannot be frozen by the browser; stopped at its next statement it is as good as frozen.
      const freeze = await tab.page.context().newCDPSession(tab.page);
      await freeze.send('Debugger.enable');
      await freeze.send('Debugger.pause');
      if (isLosing) await noteHandOver(others, begun, told.thawless);
      else await wait(OFFLINE_MS);
      await freeze.send('Debugger.disable');
      await freeze.detach();
    }
    await measure(begun);
  }

  async function lose(tab: AgentPage, how: 'reload' | 'close' | 'crash'): Promise<void> {
    if (how === 'reload') {
      await tab.page.reload();
      // A closed panel says nothing, not even who speaks.
      await isAtWork(tab);
      return;
    }
    drop(tab);
    if (how === 'close') await tab.page.close();
    else {
      const crash = await tab.page.context().newCDPSession(tab.page);
      void crash.send('Page.crash').catch(() => undefined);
      await wait(OFFLINE_MS);
      void tab.page.close().catch(() => undefined);
    }
    if (tabs.length === 0) await openTab();
  }

  async function noteHandOver(others: AgentPage[], begun: number, times: number[]): Promise<void> {
    while (Date.now() < begun + FROZEN_MS) {
      if ((await Promise.all(others.map(speaks))).includes(true)) return void times.push(Date.now() - begun);
      await wait(LOOK_MS);
    }
    told.faults.push(`no other tab took over within ${FROZEN_MS} ms`);
  }

  /** How long it takes until a tab shows all contacts of the agent. */
  async function measure(begun: number): Promise<void> {
    const [tab] = tabs;
    if (!(await isAtWork(tab!))) return;
    const { contacts } = await control.state();
    const open = contacts.filter((contact) => contact.agentId === ada.agentId && !contact.finalState);
    for (const { name } of open as unknown as { name: string }[])
      await tab!.panel
        .getByRole('group', { name: new RegExp(` (with|from) ${name}`) })
        .first()
        .waitFor();
    told.picture.push(Date.now() - begun);
  }

  /** The agent brings everything to its end; what cannot be brought there is a fault. */
  async function finish(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    let idle = 0;
    for (let turn = 0; Date.now() < until; turn += 1) {
      const tab = tabs[0]!;
      if (!(await isAtWork(tab))) continue;
      if (await doSomething(tab, turn, said, true)) {
        idle = 0;
        continue;
      }
      const { contacts } = await control.state();
      const isWaiting = contacts.some(({ agentId, status }) => agentId === '' && status !== 'Ended');
      const sessions = await tab.panel.getByRole('article').count();
      if (sessions === 0 && !isWaiting && (idle += 1) > 2) return;
      if (idle > 0 || sessions > 0)
        await tab.panel
          .getByRole('combobox', { name: 'Agent state' })
          .focus()
          .catch(() => undefined);
      const refused = tab.panel.getByRole('combobox', { name: 'Agent state' });
      if (sessions === 0 && !/Available|Working/.test(await refused.innerText().catch(() => '')))
        await tab.setState('Available').catch(() => undefined);
      await wait(400);
    }
    const [tab] = tabs;
    const left = await tab!.panel.innerText().catch(() => 'no panel');
    told.faults.push(`not finished after ${PATIENCE_MS} ms: ${left.replace(/\s+/g, ' ').slice(0, 600)}`);
  }

  return { run };
}
