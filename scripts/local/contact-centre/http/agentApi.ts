import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, unknown } from '../core/refusal.ts';
import { TENANT_ID } from '../core/seed.ts';
import { applySettings } from '../core/settings.ts';
import type { Agent, SettingsOverrides } from '../core/model.ts';
import { COMMANDS, type Answer } from '../core/commands.ts';
import { READS } from '../core/reads.ts';
import { apiPath, matchRoute } from './paths.ts';
import { poll, type OpenPolls } from './poll.ts';
import { readBodies } from './bodies.ts';
import type { Origins } from './guard.ts';
import type { Identity } from './oidc.ts';
import type { Runtime } from './runtime.ts';

const POLL = 'GET /agent-sessions/:sessionId/get-next-event';
const ROUTES = [POLL, ...Object.keys(COMMANDS), ...Object.keys(READS)];

export interface AgentApiOptions extends Origins {
  settingsFromXml: () => SettingsOverrides;
}

// A page load shows itself here as a start or a join: settings hold until the next one.
const READS_SETTINGS = ['POST /agent-sessions', 'POST /agent-sessions/join'];

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

/** Mounts the Agent API below `/incontactapi/services/v{NN}.0/`, and the tenant's discovery document. */
export function mountAgentApi(
  app: FastifyInstance,
  runtime: Runtime,
  identity: Identity,
  options: AgentApiOptions
): { forget(): void } {
  const open: OpenPolls = new Map();
  const answered = new Map<string, Answer>();
  const meter = createMeter();

  app.get('/.well-known/cxone-configuration', async (request, reply) => {
    const { tenantId } = request.query as { tenantId?: string };
    if (tenantId !== TENANT_ID)
      return reply.code(404).send({ error: 'UnknownTenant', error_description: 'There is no such tenant.' });
    return {
      tenantId,
      area: 'local',
      cluster: 'LOCAL',
      domain: 'localhost',
      acdDomain: 'localhost',
      uhDomain: 'localhost',
      globaldomain: 'localhost',
      api_endpoint: options.origin(),
      auth_endpoint: options.origin(),
      ui_endpoint: options.consoleOrigin(),
      private: false
    };
  });

  async function agentOf(request: FastifyRequest): Promise<Agent> {
    const [scheme, bearer] = (request.headers.authorization ?? '').split(' ');
    const agent = scheme?.toLowerCase() === 'bearer' && bearer ? await identity.agentOf(bearer) : null;
    if (!agent)
      throw new Refusal(
        401,
        'Unauthorized',
        'Client application softphone-local is not authorized for user: the token is missing, wrong or expired.'
      );
    return agent;
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<Answer> {
    const agent = await agentOf(request);
    const found = matchRoute(ROUTES, request.method, apiPath(request.raw.url ?? '') ?? '');
    if (!found) throw unknown('Resource');
    const { manners, now } = runtime.centre;
    if (meter.tooMany(agent.agentId, now, manners.requestsPerSecond)) {
      void reply.header('Retry-After', '1');
      throw new Refusal(429, 'TooManyRequests', 'Too many requests.');
    }
    const query = request.query as Record<string, unknown>;
    if (found.route === POLL)
      return poll(runtime, open, reply, agent, found.params['sessionId'] ?? '', query['timeout']);
    const read = READS[found.route];
    if (read) return { status: 200, body: read({ centre: runtime.centre, agent, path: found.params }) };

    const key = String(request.headers['correlationid'] ?? '');
    const once = manners.idempotencyKey && key !== '' ? `${agent.agentId} ${key}` : null;
    const before = once === null ? undefined : answered.get(once);
    if (before) return before;
    const args = { ...query, ...(request.body as Record<string, unknown> | undefined) };
    if (READS_SETTINGS.includes(found.route))
      runtime.change((centre) => applySettings(centre, options.settingsFromXml()));
    const result = runtime.change((centre) =>
      COMMANDS[found.route]!({ centre, agent, by: { agentId: agent.agentId, key }, path: found.params, args })
    ) ?? { status: 202 };
    if (once !== null) answered.set(once, result);
    return result;
  }

  void app.register(async (scope) => {
    readBodies(scope);
    scope.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500);
      const code = error instanceof Refusal ? error.code : status < 500 ? 'InvalidRequest' : 'ServerError';
      return reply.code(status).send({ error: code, error_description: error.message });
    });
    scope.route({
      method: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      url: '/:api(^[iI][nN][cC][oO][nN][tT][aA][cC][tT][aA][pP][iI]$)/*',
      handler: async (request, reply) => {
        const key = request.headers['correlationid'];
        if (key !== undefined) void reply.header('CorrelationId', String(key));
        void reply.header('Cache-Control', 'no-store');
        const { status, body } = await answer(request, reply);
        return reply.code(status).send(body);
      }
    });
  });

  return {
    forget() {
      answered.clear();
      meter.forget();
    }
  };
}
