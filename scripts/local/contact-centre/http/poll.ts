import { beginPoll, findSession, takeEvents } from '../core/agentSessions.ts';
import { notNow } from '../core/refusal.ts';
import type { Agent, AgentSession } from '../core/model.ts';
import type { Answer } from '../core/commands.ts';
import type { Runtime } from './runtime.ts';

const LONGEST_SECONDS = 60;

/** The polls that wait right now; an older one of the same agent session can be ended by a newer one. */
export type OpenPolls = Map<AgentSession, Set<() => void>>;

/** What the poll must know of the way its answer goes. */
export interface Connection {
  isGone(): boolean;
  /** The asker was told already that it failed. */
  isUnheard?: boolean;
  /** Tells once when the asker has gone; the answer stops it. */
  whenGone(tell: () => void): () => void;
}

/** Holds the request until there is something to tell, the agent session is gone, or the time is up. */
export async function poll(
  runtime: Runtime,
  open: OpenPolls,
  connection: Connection,
  agent: Agent,
  sessionId: string,
  timeout: unknown
): Promise<Answer> {
  const { centre } = runtime;
  const session = findSession(centre, agent, sessionId);
  const seconds = Math.min(LONGEST_SECONDS, Math.max(0, Number(timeout ?? LONGEST_SECONDS) || 0));
  beginPoll(session, sessionId);
  if (centre.manners.newPollEndsOlder) for (const endOlder of [...(open.get(session) ?? [])]) endOlder();

  // Its asker has another one open by now.
  const counted = connection.isUnheard ? 0 : 1;
  agent.openPolls += counted;
  agent.maxOpenPolls = Math.max(agent.maxOpenPolls, agent.openPolls);
  let displaced = false;
  let over = seconds === 0;
  let resume = () => {};
  const stop = () => {
    over = true;
    resume();
  };
  const displace = () => {
    displaced = true;
    stop();
  };
  const stopAlarm = runtime.after(seconds * 1000, stop);
  const unwatch = runtime.whenWoken(session, () => resume());
  const others = open.get(session) ?? new Set();
  open.set(session, others.add(displace));
  const stopWatching = connection.whenGone(stop);
  try {
    for (;;) {
      if (connection.isGone()) return { status: 304 };
      if (displaced) throw notNow('Displaced', 'A newer poll took over.');
      const taken = takeEvents(runtime.centre, session);
      if (taken) return { status: 200, body: taken };
      if (session.ended) findSession(runtime.centre, agent, sessionId);
      if (over) return { status: 304 };
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    }
  } finally {
    stopAlarm();
    unwatch();
    others.delete(displace);
    if (others.size === 0) open.delete(session);
    stopWatching();
    agent.openPolls -= counted;
  }
}
