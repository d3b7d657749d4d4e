import { createAnswering, refusalAnswer } from '../local/contact-centre/http/answering.ts';
import { startRuntime, type Runtime } from '../local/contact-centre/http/runtime.ts';
import type { Connection } from '../local/contact-centre/http/poll.ts';
import { mergeManners } from '../local/contact-centre/core/manners.ts';
import { Refusal } from '../local/contact-centre/core/refusal.ts';
import { TENANT_ID } from '../local/contact-centre/core/seed.ts';
import type { Agent } from '../local/contact-centre/core/model.ts';
import { saveLog } from '../local/org/apex/softphoneRecords.ts';
import { RecordStore } from '../local/org/recordStore.ts';
import { SAVE_PATH } from './org/callLog.ts';
import type { OrgMood } from './org/moods.ts';
import type { Chance, Time } from './time.ts';

export const ORIGIN = 'http://localhost:3000';
export const CONSOLE_ORIGIN = 'http://127.0.0.1:3000';
export const CONNECTION = {
  issuer: ORIGIN,
  clientId: 'softphone-local',
  redirectUri: `${CONSOLE_ORIGIN}/oauth/callback`
};

const TOKEN_SECONDS = 3600;

export interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  connection: Connection;
}

export interface Given {
  status: number;
  text: string;
  contentType: string;
  retryAfter: string | null;
}

const json = (status: number, body: unknown): Given => ({
  status,
  text: body === undefined ? '' : JSON.stringify(body),
  contentType: body === undefined ? '' : 'application/json; charset=utf-8',
  retryAfter: null
});

/** The contact centre and the org in this process: their own cores and request handling, and the least of an issuer. */
export interface Server {
  runtime: Runtime;
  /** What the stand-in org keeps. */
  records: RecordStore;
  handle(sent: Sent): Promise<Given>;
  /** What a sign-in window comes back with; null: nobody is signed in here, and the window may not ask. */
  authorize(url: string, agent: Agent | null): string;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function createServer(time: Time, chance: Chance, manners: Record<string, unknown>, mood: OrgMood): Server {
  const machine = { now: time.now, random: chance, after: time.after };
  const runtime = startRuntime(() => ({}), machine);
  runtime.centre.manners = mergeManners(runtime.centre.manners, { requestsPerSecond: 1000, ...manners });
  const answering = createAnswering(runtime, () => ({}));
  const records = new RecordStore();
  const morning = time.now();
  const codes = new Map<string, { agent: Agent; nonce: string }>();
  const holders = new Map<string, Agent>();
  let serial = 0;

  const next = (what: string): string => `${what}-${(serial += 1)}`;

  function tokens(agent: Agent, nonce: string | null): Given {
    const now = Math.floor(time.now() / 1000);
    const access = next('access');
    const refresh = next('refresh');
    holders.set(access, agent);
    holders.set(refresh, agent);
    const claims = {
      iss: ORIGIN,
      sub: agent.agentId,
      aud: CONNECTION.clientId,
      iat: now,
      exp: now + TOKEN_SECONDS,
      nonce: nonce ?? undefined,
      icAgentId: agent.agentId,
      tenantId: TENANT_ID,
      name: agent.firstName,
      teamId: String(agent.teamId)
    };
    return json(200, {
      access_token: access,
      token_type: 'bearer',
      expires_in: TOKEN_SECONDS,
      refresh_token: refresh,
      id_token: `${encode({ alg: 'RS256' })}.${encode(claims)}.c2lnbmF0dXJl`
    });
  }

  function exchange(form: URLSearchParams): Given {
    if (form.get('grant_type') === 'refresh_token') {
      const agent = holders.get(form.get('refresh_token') ?? '');
      holders.delete(form.get('refresh_token') ?? '');
      return agent ? tokens(agent, null) : json(400, { error: 'invalid_grant' });
    }
    const code = form.get('code') ?? '';
    const granted = codes.get(code);
    codes.delete(code);
    return granted ? tokens(granted.agent, granted.nonce) : json(400, { error: 'invalid_grant' });
  }

  function write(log: unknown): Given {
    const result = mood.answer(time.now() - morning, () => saveLog(records, log));
    return result === null ? json(503, undefined) : json(200, { result });
  }

  async function handle({ method, url, headers, body, connection }: Sent): Promise<Given> {
    const { pathname, search, searchParams } = new URL(url);
    if (pathname === '/.well-known/openid-configuration')
      return json(200, {
        issuer: ORIGIN,
        authorization_endpoint: `${ORIGIN}/auth/authorize`,
        token_endpoint: `${ORIGIN}/auth/token`,
        jwks_uri: `${ORIGIN}/auth/jwks`
      });
    if (pathname === '/.well-known/cxone-configuration')
      return json(200, { tenantId: TENANT_ID, api_endpoint: ORIGIN, auth_endpoint: ORIGIN });
    if (pathname === SAVE_PATH) return write((JSON.parse(body) as { log: unknown }).log);
    if (pathname === '/auth/token') return exchange(new URLSearchParams(body));
    try {
      const agent = holders.get((headers['Authorization'] ?? '').replace('Bearer ', ''));
      if (!agent) throw new Refusal(401, 'Unauthorized', 'The token is missing, wrong or expired.');
      const { status, body: said } = await answering.answer({
        agent,
        method,
        url: `${pathname}${search}`,
        key: headers['CorrelationId'] ?? '',
        query: Object.fromEntries(searchParams),
        body: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
        connection
      });
      return json(status, said);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, body: said } = refusalAnswer(error);
      return json(status, said);
    }
  }

  return {
    runtime,
    records,
    handle,
    authorize(url, agent) {
      const asked = new URL(url).searchParams;
      const state = asked.get('state') ?? '';
      if (!agent) return `?${new URLSearchParams({ error: 'login_required', state })}`;
      const code = next('code');
      codes.set(code, { agent, nonce: asked.get('nonce') ?? '' });
      return `?${new URLSearchParams({ code, state })}`;
    }
  };
}
