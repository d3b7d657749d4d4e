import { applySettings } from '../core/settings.ts';
import { COMMANDS, type Answer } from '../core/commands.ts';
import { READS } from '../core/reads.ts';
import { Refusal, unknown } from '../core/refusal.ts';
import type { Agent, SettingsOverrides } from '../core/model.ts';
import { apiPath, matchRoute } from './paths.ts';
import { poll, type Connection, type OpenPolls } from './poll.ts';
import type { Runtime } from './runtime.ts';

const POLL = 'GET /agent-sessions/:sessionId/get-next-event';
const ROUTES = [POLL, ...Object.keys(COMMANDS), ...Object.keys(READS)];

// A page load shows itself here as a start or a join: settings hold until the next one.
const READS_SETTINGS = ['POST /agent-sessions', 'POST /agent-sessions/join'];

/** One request of a known agent, however it came here. */
export interface AgentRequest {
  agent: Agent;
  method: string;
  url: string;
  /** The `CorrelationId` header; empty when there is none. */
  key: string;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
  connection: Connection;
}

/** The Agent API without a socket: requests in, answers out; refusals are thrown. */
export interface Answering {
  answer(request: AgentRequest): Promise<Answer>;
  forget(): void;
}

/** Counts requests by agent within the running second. */
function createMeter() {
  const counts = new Map<string, { second: number; count: number }>();
  return {
    tooMany(agentId: string, now: number, most: number): boolean {
      const second = Math.floor(now / 1000);
      const known = counts.get(agentId);
      const count = known?.second === second ? known.count + 1 : 1;
      counts.set(agentId, { second, count });
      return count > most;
    },
    forget: () => counts.clear()
  };
}

export function createAnswering(runtime: Runtime, settingsFromXml: () => SettingsOverrides): Answering {
  const open: OpenPolls = new Map();
  const answered = new Map<string, Answer>();
  const meter = createMeter();

  return {
    async answer({ agent, method, url, key, query, body, connection }) {
      const found = matchRoute(ROUTES, method, apiPath(url) ?? '');
      if (!found) throw unknown('Resource');
      const { manners, now } = runtime.centre;
      if (meter.tooMany(agent.agentId, now, manners.requestsPerSecond))
        throw new Refusal(429, 'TooManyRequests', 'Too many requests.');
      if (found.route === POLL)
        return poll(runtime, open, connection, agent, found.params['sessionId'] ?? '', query['timeout']);
      const read = READS[found.route];
      if (read) return { status: 200, body: read({ centre: runtime.centre, agent, path: found.params }) };

      const once = manners.idempotencyKey && key !== '' ? `${agent.agentId} ${key}` : null;
      const before = once === null ? undefined : answered.get(once);
      if (before) return before;
      const args = { ...query, ...body };
      if (READS_SETTINGS.includes(found.route)) runtime.change((centre) => applySettings(centre, settingsFromXml()));
      const result = runtime.change((centre) =>
        COMMANDS[found.route]!({ centre, agent, by: { agentId: agent.agentId, key }, path: found.params, args })
      ) ?? { status: 202 };
      if (once !== null) answered.set(once, result);
      return result;
    },
    forget() {
      answered.clear();
      meter.forget();
    }
  };
}

/** The answer to a request that was refused or could not be read. */
export function refusalAnswer(error: Error & { statusCode?: number }): Answer {
  const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500);
  const code = error instanceof Refusal ? error.code : status < 500 ? 'InvalidRequest' : 'ServerError';
  return { status, body: { error: code, error_description: error.message } };
}
