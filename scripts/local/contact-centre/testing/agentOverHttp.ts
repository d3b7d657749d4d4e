import { createHash, randomBytes } from 'node:crypto';
import type { Standalone } from '../http/standalone.ts';

/** What came as JSON; a test looks into it freely. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
  expires_in: number;
}

/** A browser as far as sign-in needs one: it keeps cookies by path and follows redirects within the issuer. */
export function aBrowser(server: Standalone) {
  const cookies = new Map<string, { value: string; path: string }>();
  const seenCookies: string[] = [];

  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      seenCookies.push(line);
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
      if (value === '') cookies.delete(name);
      else cookies.set(name, { value, path });
    }
  }

  async function visit(url: string, init: RequestInit = {}): Promise<{ url: URL; response: Response }> {
    let next = new URL(url, server.origin);
    let options = init;
    for (;;) {
      const jar = [...cookies]
        .filter(([, { path }]) => next.pathname.startsWith(path))
        .map(([name, { value }]) => `${name}=${value}`);
      const response = await fetch(next, {
        ...options,
        redirect: 'manual',
        headers: { ...options.headers, cookie: jar.join('; ') }
      });
      keep(response);
      const location = response.headers.get('location');
      if (location === null) return { url: next, response };
      next = new URL(location, next);
      options = {};
      if (next.origin !== server.origin) return { url: next, response };
    }
  }

  async function authorize(extra: Record<string, string> = {}) {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      client_id: 'softphone-local',
      redirect_uri: `${server.consoleOrigin}/oauth/callback`,
      response_type: 'code',
      scope: 'openid',
      state: 's1',
      nonce: 'n1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra
    });
    return { verifier, ...(await visit(`/auth/authorize?${query}`)) };
  }

  const token = (form: Record<string, string>) =>
    fetch(`${server.origin}/auth/token`, {
      method: 'POST',
      headers: { origin: server.consoleOrigin },
      body: new URLSearchParams({ client_id: 'softphone-local', ...form })
    });

  async function signIn(username: string, password: string): Promise<Tokens> {
    const start = await authorize();
    const done = await visit(start.url.href, { method: 'POST', body: new URLSearchParams({ username, password }) });
    const code = done.url.searchParams.get('code');
    if (code === null) throw new Error(`no code: ${done.url.href} ${done.response.status}`);
    const response = await token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${server.consoleOrigin}/oauth/callback`,
      code_verifier: start.verifier
    });
    return (await response.json()) as Tokens;
  }

  return { visit, authorize, token, signIn, seenCookies };
}

/** An agent's program: signs in, polls, sends commands. */
export async function anAgentOverHttp(server: Standalone, username: string, password: string) {
  const tokens = await aBrowser(server).signIn(username, password);
  let sessionId = '';

  async function request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.origin}/incontactapi/services/v31.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens.access_token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (text === '' ? null : JSON.parse(text)) as Json
    };
  }

  const inSession = (path: string) => `/agent-sessions/${encodeURIComponent(sessionId)}${path}`;

  return {
    tokens,
    request,
    get sessionId() {
      return sessionId;
    },
    useSession(id: string) {
      sessionId = id;
    },
    async start() {
      const answer = await request('POST', '/agent-sessions', { stationPhoneNumber: '+4930555010' });
      sessionId = answer.body['sessionId'] as string;
      return answer;
    },
    send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      request(method, inSession(path), body, headers),
    async poll(seconds = 0): Promise<Json[]> {
      const answer = await request('GET', inSession(`/get-next-event?timeout=${seconds}`));
      if (answer.status === 304) return [];
      if (answer.status !== 200) throw new Error(`poll: ${answer.status} ${answer.text}`);
      sessionId = answer.body['sessionId'] as string;
      return answer.body['events'] as Json[];
    }
  };
}

/** The control interface, as a test uses it. */
export function aControl(server: Standalone) {
  return async (method: string, path: string, body?: unknown): Promise<Json> => {
    const response = await fetch(`${server.consoleOrigin}/control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    });
    const text = await response.text();
    const parsed = text === '' ? {} : (JSON.parse(text) as Json);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return parsed;
  };
}
