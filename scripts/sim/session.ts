import { signIn, tidy } from './agent.ts';
import { createBrowser, type Browser } from './browser.ts';
import { sayFaults, type Fault } from './faults.ts';
import { createHands, type Hands } from './hands.ts';
import { contactsOf, createJudge, isSettledInTruth, namesOf } from './judge.ts';
import { createNetwork } from './network.ts';
import { randomMood, WELL } from './org/moods.ts';
import { judgeRecords } from './org/judgeRecords.ts';
import { purely, settled } from './pure.ts';
import { randomDeeds, randomManners, randomSteps, randomTabs } from './randomSession.ts';
import { createServer } from './server.ts';
import { createCustomers, NUMBER, SLOW_NUMBER, STORIES, type Step, type StoryName } from './stories.ts';
import { between, createChance, createTime } from './time.ts';

/** All that a run depends on: the same case is the same run. */
export interface Case {
  seed: number;
  story: StoryName | 'random';
  /** How many things are done in a random session. */
  deeds?: number;
  /** How many tabs of the agent's browser are open; a random session draws it. */
  tabs?: number;
  faults: readonly Fault[];
}

export interface Outcome {
  violations: string[];
  history: string[];
  /** Every request that was sent, as method and path. */
  routes: string[];
  /** Virtual milliseconds. */
  lasted: number;
  isToldToItsEnd: boolean;
}

const option = (name: string, value: number | undefined): string => (value === undefined ? '' : ` --${name} ${value}`);

export const sayCase = ({ seed, story, deeds, tabs, faults }: Case): string =>
  `--story ${story} --seed ${seed}${option('deeds', deeds)}${option('tabs', tabs)} --faults ${sayFaults(faults)}`;

/** Monday morning, far from any change of summer time. */
const MORNING = Date.UTC(2026, 4, 4, 8, 0, 0);
const LOOK_MS = 500;
const STEP_PATIENCE_MS = 150_000;
const TIDY_MS = 400_000;
const QUIET_MS = 12_000;

export function runCase(one: Case): Promise<Outcome> {
  const time = createTime(MORNING);
  const chance = createChance(one.seed);
  return purely({ time, chance }, () => tell(one, time, chance));
}

async function tell(
  { seed, story, deeds, tabs: given, faults }: Case,
  time: ReturnType<typeof createTime>,
  chance: ReturnType<typeof createChance>
): Promise<Outcome> {
  const mood = story === 'random' ? randomMood(seed) : WELL;
  const server = createServer(time, chance, story === 'random' ? randomManners(seed) : {}, mood);
  const agent = [...server.runtime.centre.agents.values()][0]!;
  const network = createNetwork({ time, chance, server, faults, writer: () => browser.writer() });
  const diary: { at: number; what: string }[] = [];
  const note = (what: string): void => void diary.push({ at: time.now(), what });
  const browser: Browser = createBrowser({
    time,
    chance,
    server,
    network,
    agent,
    isSilentAllowed: seed % 2 === 0,
    slept: () => hands.interrupted(),
    died() {
      hands.interrupted();
      note('the page dies');
      time.after(between(chance, 300, 2_500), () => {
        note('a new page starts');
        browser.start();
      });
    }
  });
  const hands: Hands = createHands(browser, time);
  const customers = createCustomers(server.runtime);
  const judge = createJudge({ time, centre: () => server.runtime.centre, agent, browser, network, hands });
  customers.answersCallsTo(NUMBER, 'answers', 800);
  customers.answersCallsTo(SLOW_NUMBER, 'answers', 6_000);

  const tabs = given ?? (story === 'random' ? randomTabs(seed) : 1);
  const steps: Step[] = story === 'random' ? randomSteps(seed, deeds ?? randomDeeds(seed)) : [...STORIES[story]];
  let stepSince = time.now();
  let phase = 'story' as 'story' | 'tidy' | 'quiet' | 'over';
  let phaseSince = time.now();
  let isToldToItsEnd = true;
  let tidySince = Infinity;
  /** She has tried for long enough since all went well; what is left is for the judge. */
  const isTired = (): boolean => time.now() - Math.max(tidySince, network.troubledUntil()) > TIDY_MS;
  const enter = (next: typeof phase): void => {
    phase = next;
    phaseSince = time.now();
    if (next === 'tidy') tidySince = Math.min(tidySince, time.now());
    note(`· ${next}`);
  };

  function goOn(): void {
    const [step] = steps;
    if (step === undefined) return enter('tidy');
    const isLate = time.now() - stepSince > STEP_PATIENCE_MS;
    if (!isLate && !step.go(hands, customers)) return undefined;
    note(`${isLate ? 'gives up: ' : ''}${step.name}`);
    if (isLate) isToldToItsEnd = false;
    stepSince = time.now();
    if (isLate) steps.length = 0;
    else steps.shift();
    return undefined;
  }

  const isEmpty = (): boolean => {
    const view = hands.view();
    if (view === null || view.phase !== 'working' || view.sessions.length > 0 || view.offers.length > 0) return false;
    return !mood.isWell || view.waitingLogs.length === 0;
  };

  function look(): void {
    if (phase === 'over') return;
    time.after(LOOK_MS, look);
    if (tabs > 1 && chance() < 0.1) browser.lookElsewhere();
    signIn(hands);
    if (phase === 'story') goOn();
    else if (phase === 'tidy') {
      tidy(hands);
      const isCalm = time.now() > network.troubledUntil() && isEmpty() && judge.isTruthSettled();
      if (isCalm || isTired()) enter('quiet');
    } else if (!isEmpty() && !isTired()) enter('tidy');
    else if (time.now() - Math.max(phaseSince, network.troubledUntil()) > QUIET_MS) enter('over');
  }

  for (let tab = 0; tab < tabs; tab += 1) browser.start();
  look();
  while (phase !== 'over' && time.step(Infinity)) {
    await settled();
    judge.watch();
  }
  judge.finish();
  const { centre } = server.runtime;
  const ofRecords = judgeRecords({
    centre,
    contacts: contactsOf(centre, agent),
    namesOf: (contact) => namesOf(centre, contact),
    isSettled: (contact) => isSettledInTruth(centre, contact),
    records: server.records,
    waiting: hands.view()?.waitingLogs.length ?? 0,
    isOrgWell: mood.isWell,
    isDiskWell: !browser.disk.hasRefused(),
    isHeardOf: (contactId) => network.wires.some((wire) => wire.contactId === contactId && wire.heard !== null),
    isTold: ({ createdAt }) =>
      faults.length === 0 && !network.wires.some(({ route, at }) => route.endsWith('/join') && at >= createdAt)
  });
  return {
    violations: [...judge.violations, ...ofRecords],
    history: historyOf(diary, hands.presses, network.wires, server.runtime.centre.ledger.since(0)),
    routes: network.wires.map(({ route }) => route),
    lasted: time.now() - MORNING,
    isToldToItsEnd
  };
}

function historyOf(
  diary: { at: number; what: string }[],
  presses: { at: number; effect: string; contactId: string; what: string }[],
  wires: {
    at: number;
    number: number;
    route: string;
    contactId: string;
    key: string;
    faults: string[];
    heard: number | null;
  }[],
  ledger: { at: number; effect: string; contactId: string; key: string }[]
): string[] {
  return [
    ...diary,
    ...presses.map(({ at, effect, contactId, what }) => ({ at, what: `agent: ${effect} ${contactId} ${what}` })),
    ...wires.map(({ at, number, route, contactId, key, faults, heard }) => ({
      at,
      what: `#${number} ${route} ${contactId} ${key} → ${heard ?? 'no answer'}${faults.length > 0 ? ` !! ${faults.join(' ')}` : ''}`
    })),
    ...ledger.map(({ at, effect, contactId, key }) => ({ at, what: `ledger: ${effect} ${contactId} ${key}` }))
  ]
    .sort((one, other) => one.at - other.at)
    .map(({ at, what }) => `${((at - MORNING) / 1000).toFixed(2).padStart(8)}  ${what}`);
}
