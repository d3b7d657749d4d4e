import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { registerPages } from './console/servePages.ts';
import { registerOrg } from './org/registerOrg.ts';

export interface ServeOptions {
  /** 0 picks a free one. */
  port: number;
  quiet?: boolean;
  say?: (line: string) => void;
}

export interface Served {
  port: number;
  /** `http://127.0.0.1:PORT`, where the console and the customer page are. */
  consoleUrl: string;
  /** `http://localhost:PORT`, where issuer and API are: a different site on purpose. */
  apiUrl: string;
  close(): Promise<void>;
}

/** Starts the whole local world in this process: console, customer page, org and contact centre. */
export async function serve({ port, quiet = false, say = console.log }: ServeOptions): Promise<Served> {
  const progress = quiet ? () => {} : say;
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const origins = { consoleUrl: '', apiUrl: '' };
  registerOrg(app, {
    connection: () => ({ issuer: origins.apiUrl, clientId: 'softphone-local', redirectUri: `${origins.consoleUrl}/oauth/callback` }),
    overrides: () => ({})
  });
  await registerPages(app, { apiOrigin: () => origins.apiUrl, progress });
  await app.listen({ host: '127.0.0.1', port });
  const { port: bound } = app.server.address() as AddressInfo;
  origins.consoleUrl = `http://127.0.0.1:${bound}`;
  origins.apiUrl = `http://localhost:${bound}`;
  const sixth = createServer((request, response) => app.routing(request, response));
  await new Promise<void>((resolve) => sixth.once('error', () => resolve()).listen({ host: '::1', port: bound, ipv6Only: true }, resolve));
  return {
    port: bound,
    ...origins,
    async close() {
      sixth.closeAllConnections();
      sixth.close();
      await app.close();
    }
  };
}
