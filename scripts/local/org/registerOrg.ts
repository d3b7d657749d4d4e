import type { FastifyInstance } from 'fastify';

/** The stand-in for Salesforce: records, Apex methods, labels. */
export function registerOrg(app: FastifyInstance): void {
  app.get<{ Querystring: { language?: string } }>('/org/context', (request) => ({
    language: request.query.language ?? 'en', userId: '005000000000001AAA', permissions: [], labels: {}, formats: {}
  }));
}
