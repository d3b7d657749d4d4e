import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { HotPages } from './console/hotPages.ts';
import { buildPages } from './console/vite/buildPage.ts';
import { serveBuiltPages, serveDesignSystem } from './console/servePages.ts';
import { registerContactCentre } from './contact-centre/contactCentre.ts';
import { settingsForContactCentre } from './org/apex/softphoneSettings.ts';
import { readCustomMetadata } from './org/customMetadata.ts';
import { RecordStore } from './org/recordStore.ts';
import { registerOrg } from './org/registerOrg.ts';

export interface ServeOptions {
  /** 0 picks a free one. */
  port: number;
  /** Exchanges components in the running page while their sources are edited; otherwise the page is built. */
  hot?: boolean;
  quiet?: boolean;
  /** The folder whose custom metadata records the org reads; `force-app` when absent. */
  metadataFolder?: string;
  say?: (line: string) => void;
}

export interface Served {
  port: number;
  /** `http://127.0.0.1:PORT`, where the console and the customer page are. */
  consoleUrl: string;
  /** `http://localhost:PORT`, where issuer and API are: a different site on purpose. */
  apiUrl: string;
  agents: { name: string; username: string; password: string }[];
  close(): Promise<void>;
}

const CLIENT_ID = 'softphone-local';
const NO_IPV6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

/** `localhost` may mean ::1; another program there would answer in our place, so a taken port counts there too. */
function listenOnSixth(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  port: number
): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once('error', (error: NodeJS.ErrnoException) =>
      NO_IPV6.includes(error.code ?? '') ? resolve(null) : reject(error)
    );
    server.listen({ host: '::1', port, ipv6Only: true }, () => resolve(server));
  });
}

/** Keeps the console's host and the contact centre's host apart; who types the wrong one is sent to the right one. */
function onConsoleHostOnly(scope: FastifyInstance, origins: { consoleUrl: string }): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (request.headers.host === new URL(origins.consoleUrl).host) return;
    if (request.method === 'GET' && !request.url.startsWith('/org/'))
      return reply.redirect(origins.consoleUrl + request.url);
    return reply.code(404).send({ error: "The org is served on the console's host." });
  });
}

/** Starts the whole local world in this process: console, customer page, org and contact centre. Rejects with `EADDRINUSE` when the port is taken. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { port, hot = false, quiet = false, say = console.log, metadataFolder } = options;
  const progress = quiet ? () => {} : say;
  const metadata = () => readCustomMetadata(metadataFolder);
  const origins = { consoleUrl: '', apiUrl: '' };
  const built = hot ? null : await buildPages(progress);
  let pages: HotPages | null = null;
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    serverFactory: (handler) =>
      createServer((request, response) =>
        pages ? pages.handle(request, response, () => handler(request, response)) : handler(request, response)
      )
  });
  const contactCentre = await registerContactCentre(app, {
    origin: () => origins.apiUrl,
    consoleOrigin: () => origins.consoleUrl,
    settingsFromXml: () => settingsForContactCentre(metadata())
  });
  const records = new RecordStore();
  contactCentre.onReset(() => records.reset());
  await app.register(async (scope) => {
    onConsoleHostOnly(scope, origins);
    registerOrg(scope, records, {
      connection: () => ({
        issuer: origins.apiUrl,
        clientId: CLIENT_ID,
        redirectUri: `${origins.consoleUrl}/oauth/callback`
      }),
      metadata,
      overrides: () => contactCentre.settingsOverrides()
    });
    serveDesignSystem(scope);
    if (built) serveBuiltPages(scope, () => origins.apiUrl, built);
  });
  app.get<{ Params: { object: string } }>('/control/records/:object', ({ params }) => ({
    records: records.all(params.object)
  }));
  await app.listen({ host: '127.0.0.1', port });
  const { port: bound } = app.server.address() as AddressInfo;
  origins.consoleUrl = `http://127.0.0.1:${bound}`;
  origins.apiUrl = `http://localhost:${bound}`;
  let sixth: Server | null;
  try {
    sixth = await listenOnSixth((request, response) => app.routing(request, response), bound);
  } catch (error) {
    await app.close();
    if (port === 0) return serve(options);
    throw error;
  }
  if (hot) pages = await (await import('./console/hotPages.ts')).startHotPages(app.server, origins, progress);
  return {
    port: bound,
    ...origins,
    agents: [...contactCentre.centre.agents.values()].map(({ firstName, lastName, username, password }) => ({
      name: `${firstName} ${lastName}`,
      username,
      password
    })),
    async close() {
      await pages?.close();
      sixth?.closeAllConnections();
      await Promise.all([sixth ? new Promise((done) => sixth.close(done)) : null, app.close()]);
    }
  };
}
