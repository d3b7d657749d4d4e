import { createTimers } from './clock.ts';
import { createLedger } from './ledger.ts';
import { defaultManners } from './manners.ts';
import { settle } from './routing.ts';
import { AGENTS, CODES, SKILLS } from './seed.ts';
import { settingsOf } from './settings.ts';
import type { Agent, AgentSession, Centre, SeedAgent, SettingsOverrides } from './model.ts';

export interface CentreOptions {
  /** Epoch milliseconds at which it begins. */
  now: number;
  random: () => number;
  /** What the custom metadata says; shipped values where it is silent. */
  settings?: SettingsOverrides;
  wake?: (session: AgentSession) => void;
}

function anAgent(seed: SeedAgent, now: number): Agent {
  return {
    ...seed,
    base: { state: 'Unavailable', reason: '' },
    next: null,
    idleSince: now,
    shown: { key: '', since: now },
    leg: { legId: '', status: 'Disconnected', waiting: [] },
    muted: false,
    session: null,
    openPolls: 0,
    maxOpenPolls: 0
  };
}

/** The contact centre as seeded: agents signed out, no contacts. */
export function createCentre(options: CentreOptions): Centre {
  return {
    now: options.now,
    random: options.random,
    timers: createTimers(),
    skills: new Map(SKILLS.map((skill) => [skill.skillId, skill])),
    codes: CODES,
    agents: new Map(AGENTS.map((agent) => [agent.agentId, anAgent(agent, options.now)])),
    contacts: new Map(),
    sessions: [],
    ledger: createLedger(),
    manners: defaultManners(),
    settings: settingsOf(options.settings ?? {}, {}),
    overrides: {},
    numbers: new Map(),
    lastContactId: 700000000,
    lastGroupId: 1000,
    lastLegId: 500000000,
    wake: options.wake ?? (() => {})
  };
}

/** Runs one change and everything that follows from it; every change goes through here. */
export function perform<T>(centre: Centre, change: () => T): T {
  const result = change();
  settle(centre);
  return result;
}

/** Moves the contact centre's time forward; alarms due on the way fire at their own moments. Never backward. */
export function advanceTo(centre: Centre, now: number): void {
  centre.timers.runUntil(now, (at) => {
    settle(centre);
    if (centre.now < at) centre.now = at;
  });
  settle(centre);
  if (centre.now < now) centre.now = now;
}
