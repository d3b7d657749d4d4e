import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface Origins {
  /** Issuer and API, `http://localhost:PORT`. */
  origin: () => string;
  /** The console, `http://127.0.0.1:PORT`. */
  consoleOrigin: () => string;
}

const CROSS_ORIGIN = /^\/(incontactapi|\.well-known|auth\/(token|userinfo|jwks))(\/|\?|$)/i;

const host = (origin: string): string => new URL(origin).host;

function allowConsole(request: FastifyRequest, reply: FastifyReply, origin: string): void {
  void reply.header('Access-Control-Allow-Origin', origin);
  void reply.header('Access-Control-Expose-Headers', 'CorrelationId, Date, Retry-After');
  void reply.header('Vary', 'Origin');
  if (request.method !== 'OPTIONS') return;
  void reply.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
  void reply.header(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? 'authorization, content-type, correlationid'
  );
  void reply.header('Access-Control-Max-Age', '600');
}

/** Refuses every request that names a foreign host or comes from a foreign page; lets the console's page call the API. */
export function guard(app: FastifyInstance, origins: Origins): void {
  app.addHook('onRequest', async (request, reply) => {
    const hosts = [host(origins.origin()), host(origins.consoleOrigin())];
    if (!hosts.includes(request.headers.host ?? ''))
      return reply.code(403).send({ error: 'This host is not served here.' });
    const { origin } = request.headers;
    if (origin === undefined) return;
    const own = origin === origins.origin() || origin === origins.consoleOrigin();
    if (!own) return reply.code(403).send({ error: 'This page may not ask here.' });
    if (origin !== origins.consoleOrigin() || !CROSS_ORIGIN.test(request.url)) return;
    allowConsole(request, reply, origin);
    if (request.method === 'OPTIONS') return reply.code(204).send();
  });
}
