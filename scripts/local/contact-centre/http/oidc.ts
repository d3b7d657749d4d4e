import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import { BUSINESS_UNIT, TENANT_ID } from '../core/seed.ts';
import type { Agent } from '../core/model.ts';
import type { Origins } from './guard.ts';
import { loginPage, logoutPage, problemPage } from './loginPage.ts';
import { createOidcStore } from './oidcStore.ts';
import type { Runtime } from './runtime.ts';

/** The softphone's public client id at this issuer. */
export const CLIENT_ID = 'softphone-local';

export interface Identity {
  /** The agent a bearer token speaks for, or `null` when it is not good (any more). */
  agentOf(bearer: string): Promise<Agent | null>;
  /** Forgets every session, grant and token. */
  forget(): void;
}

// The library would take the documented path for the continuation of a sign-in (`/auth/authorize/{id}`).
const LOGOUT = '/auth/authorize/logout';

const CLAIMS = [
  'sub',
  'tenantId',
  'tenant',
  'icAgentId',
  'icBUId',
  'icClusterId',
  'userName',
  'userId',
  'firstName',
  'lastName',
  'teamId',
  'name',
  'given_name',
  'family_name',
  'email'
];

const claimsOf = (agent: Agent) => ({
  sub: agent.agentId,
  tenantId: TENANT_ID,
  tenant: 'lindenwerk',
  icAgentId: agent.agentId,
  icBUId: String(BUSINESS_UNIT),
  icClusterId: 'LOCAL',
  userName: agent.username,
  userId: agent.agentId,
  firstName: agent.firstName,
  lastName: agent.lastName,
  teamId: String(agent.teamId),
  name: `${agent.firstName} ${agent.lastName}`,
  given_name: agent.firstName,
  family_name: agent.lastName,
  email: `${agent.username}@lindenwerk.example`
});

// Chromium keeps cookies of http://localhost for another site's frame only as SameSite=None; Secure, and the library sets neither over http.
function makeCookiesThirdParty(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  const rewrite = (cookie: string) => `${cookie.replace(/; *(samesite=[a-z]+|secure)/gi, '')}; SameSite=None; Secure`;
  response.setHeader = (name, value) =>
    name.toLowerCase() === 'set-cookie'
      ? setHeader(
          name,
          [value].flat().map((cookie) => rewrite(String(cookie)))
        )
      : setHeader(name, value);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > 10_000) break;
  }
  return new URLSearchParams(body);
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
  });
  response.end(body);
}

/** Mounts the issuer: authorization code with PKCE, refresh, user info, keys, sign-out, and its login page. */
export function mountIssuer(app: FastifyInstance, runtime: Runtime, origins: Origins): Identity {
  const store = createOidcStore();
  const expiry = new Map<string, number>();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'local-1' };
  const cookieKeys = [randomBytes(32).toString('hex')];
  let provider: Promise<Provider> | undefined;

  async function build(): Promise<Provider> {
    const { default: Library } = await import('oidc-provider');
    const consoleOrigin = origins.consoleOrigin();
    const built: Provider = new Library(origins.origin(), {
      adapter: store.adapter,
      jwks: { keys: [key] },
      cookies: { keys: cookieKeys },
      clients: [
        {
          client_id: CLIENT_ID,
          token_endpoint_auth_method: 'none',
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          redirect_uris: [`${consoleOrigin}/oauth/callback`],
          post_logout_redirect_uris: [`${consoleOrigin}/oauth/callback`, `${consoleOrigin}/`]
        }
      ],
      routes: {
        authorization: '/auth/authorize',
        token: '/auth/token',
        end_session: '/auth/end-session',
        userinfo: '/auth/userinfo',
        jwks: '/auth/jwks'
      },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx: { body: string }, form: string) => {
            ctx.body = logoutPage(form);
          },
          postLogoutSuccessSource: (ctx: { body: string }) => {
            ctx.body = problemPage('You are signed out.');
          }
        }
      },
      scopes: ['openid'],
      claims: { openid: CLAIMS },
      conformIdTokenClaims: false,
      pkce: { methods: ['S256'], required: () => true },
      ttl: {
        AccessToken: () => Math.max(1, runtime.centre.manners.tokenSeconds),
        AuthorizationCode: 60,
        IdToken: 3600,
        RefreshToken: 12 * 3600,
        Session: 12 * 3600,
        Grant: 12 * 3600,
        Interaction: 3600
      },
      rotateRefreshToken: true,
      issueRefreshToken: () => true,
      clientBasedCORS: (_ctx: unknown, origin: string) => origin === consoleOrigin,
      interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/auth/interaction/${interaction.uid}` },
      findAccount: (_ctx: unknown, accountId: string) => {
        const agent = runtime.centre.agents.get(accountId);
        return agent ? { accountId, claims: () => claimsOf(agent) } : undefined;
      },
      loadExistingGrant: async (ctx: {
        oidc: {
          session: { accountId: string; grantIdFor(id: string): string | undefined };
          client: { clientId: string };
        };
      }) => {
        const known = ctx.oidc.session.grantIdFor(ctx.oidc.client.clientId);
        const found = known === undefined ? undefined : await built.Grant.find(known);
        if (found) return found;
        const grant = new built.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
      renderError: (ctx: { body: string; type: string }, out: { error: string; error_description?: string }) => {
        ctx.type = 'html';
        ctx.body = problemPage(`${out.error}: ${out.error_description ?? ''}`);
      }
    });
    built.on('access_token.saved', (token) => {
      expiry.set(token.jti, runtime.centre.now + (token.expiration ?? runtime.centre.manners.tokenSeconds) * 1000);
    });
    built.use(async (ctx, next) => {
      await next();
      if (ctx.oidc?.route === 'discovery') ctx.body['end_session_endpoint'] = origins.origin() + LOGOUT;
    });
    return built;
  }

  const library = () => (provider ??= build());

  async function login(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const issuer = await library();
    const { uid } = await issuer.interactionDetails(request, response);
    if (request.method !== 'POST') return html(response, 200, loginPage(uid, '', ''));
    const form = await readForm(request);
    const username = form.get('username') ?? '';
    const agent = [...runtime.centre.agents.values()].find(
      (candidate) => candidate.username === username.trim().toLowerCase()
    );
    if (!agent || agent.password !== form.get('password')) {
      return html(response, 401, loginPage(uid, 'Username or password is wrong.', username));
    }
    await issuer.interactionFinished(
      request,
      response,
      { login: { accountId: agent.agentId } },
      { mergeWithLastSubmission: false }
    );
  }

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/auth/*',
      handler: async (request, reply) => {
        reply.hijack();
        makeCookiesThirdParty(reply.raw);
        const silent = new URL(request.url, origins.origin()).searchParams.get('prompt') === 'none';
        if (silent && !runtime.centre.manners.silentSignIn) delete request.raw.headers.cookie;
        if (request.url.split('?')[0] === LOGOUT) request.raw.url = request.url.replace(LOGOUT, '/auth/end-session');
        try {
          if (request.url.startsWith('/auth/interaction/')) await login(request.raw, reply.raw);
          else await (await library()).callback()(request.raw, reply.raw);
        } catch {
          if (!reply.raw.headersSent) html(reply.raw, 400, problemPage('This sign-in is no longer open. Start again.'));
        }
      }
    });
    scope.get('/.well-known/openid-configuration', async (request, reply) => {
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      await (await library()).callback()(request.raw, reply.raw);
    });
  });

  return {
    async agentOf(bearer) {
      const token = await (await library()).AccessToken.find(bearer);
      const until = token && expiry.get(token.jti);
      if (!token || until === undefined || until <= runtime.centre.now) return null;
      return runtime.centre.agents.get(token.accountId) ?? null;
    },
    forget() {
      store.clear();
      expiry.clear();
    }
  };
}
