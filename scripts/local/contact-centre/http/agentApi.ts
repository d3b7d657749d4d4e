import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../core/refusal.ts';
import { TENANT_ID } from '../core/seed.ts';
import type { Agent, SettingsOverrides } from '../core/model.ts';
import { createAnswering, refusalAnswer } from './answering.ts';
import { readBodies } from './bodies.ts';
import { isProcessedLate } from './faultHooks.ts';
import type { Connection } from './poll.ts';
import type { Origins } from './guard.ts';
import type { Identity } from './oidc.ts';
import type { Runtime } from './runtime.ts';

export interface AgentApiOptions extends Origins {
  settingsFromXml: () => SettingsOverrides;
}

const TOO_MANY = 429;

const connectionOf = (reply: FastifyReply): Connection => ({
  isGone: () => reply.raw.destroyed,
  isUnheard: isProcessedLate(reply.request),
  whenGone(tell) {
    reply.raw.once('close', tell);
    return () => reply.raw.off('close', tell);
  }
});

/** Mounts the Agent API below `/incontactapi/services/v{NN}.0/`, and the tenant's discovery document. */
export function mountAgentApi(
  app: FastifyInstance,
  runtime: Runtime,
  identity: Identity,
  options: AgentApiOptions
): { forget(): void } {
  const answering = createAnswering(runtime, options.settingsFromXml);

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
    request.agentId = agent.agentId;
    return agent;
  }

  void app.register(async (scope) => {
    readBodies(scope);
    scope.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const { status, body } = refusalAnswer(error);
      if (status === TOO_MANY) void reply.header('Retry-After', '1');
      return reply.code(status).send(body);
    });
    scope.route({
      method: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      url: '/:api(^[iI][nN][cC][oO][nN][tT][aA][cC][tT][aA][pP][iI]$)/*',
      handler: async (request, reply) => {
        const key = request.headers['correlationid'];
        if (key !== undefined) void reply.header('CorrelationId', String(key));
        void reply.header('Cache-Control', 'no-store');
        const { status, body } = await answering.answer({
          agent: await agentOf(request),
          method: request.method,
          url: request.raw.url ?? '',
          key: String(key ?? ''),
          query: request.query as Record<string, unknown>,
          body: (request.body as Record<string, unknown> | undefined) ?? {},
          connection: connectionOf(reply)
        });
        void reply.header('Date', new Date(runtime.change(({ now }) => now)).toUTCString());
        return reply.code(status).send(body);
      }
    });
  });

  return answering;
}
