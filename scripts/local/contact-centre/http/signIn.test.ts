import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aBrowser, aControl, anAgentOverHttp, type Json } from '../testing/agentOverHttp.ts';
import { startStandalone, type Standalone } from './standalone.ts';

let server: Standalone;
before(async () => {
  server = await startStandalone();
});
after(async () => {
  await server.close();
});

const claimsOf = (idToken: string): Json => JSON.parse(Buffer.from(idToken.split('.')[1]!, 'base64url').toString());

const serverTime = async (token: string): Promise<number> =>
  (
    await fetch(`${server.origin}/incontactapi/services/v31.0/server-time`, {
      headers: { authorization: `Bearer ${token}` }
    })
  ).status;

describe('signing in', () => {
  it('shows a labelled form, refuses a wrong password in words, and hands out what names the agent', async () => {
    const browser = aBrowser(server);
    const form = await browser.authorize();
    const page = await form.response.text();
    assert.match(page, /<label for="username">Username<\/label>/);
    assert.match(page, /<label for="password">Password<\/label>/);
    assert.match(page, /<button type="submit">Sign in<\/button>/);

    const wrong = await browser.visit(form.url.href, {
      method: 'POST',
      body: new URLSearchParams({ username: '"><b>', password: 'x' })
    });
    assert.equal(wrong.response.status, 401);
    const again = await wrong.response.text();
    assert.match(again, /role="alert">Username or password is wrong/);
    assert.ok(!again.includes('"><b>'), 'what was typed is shown as text');

    const { id_token, expires_in } = await browser.signIn('ada', 'copper-lantern');
    const { tenantId, icAgentId, icBUId, userName, firstName, lastName, teamId, iss, nonce } = claimsOf(id_token);
    assert.deepEqual(
      [icAgentId, icBUId, userName, firstName, lastName, teamId, iss, nonce],
      ['30001', '4700001', 'ada', 'Ada', 'Brandt', '21', server.origin, 'n1']
    );
    assert.equal(expires_in, 3600);

    const tenant = await fetch(`${server.origin}/.well-known/cxone-configuration?tenantId=${tenantId}`);
    assert.equal(((await tenant.json()) as Json)['api_endpoint'], server.origin);
    assert.equal((await fetch(`${server.origin}/.well-known/cxone-configuration?tenantId=x`)).status, 404);
  });

  it('announces its endpoints', async () => {
    const discovery = (await (await fetch(`${server.origin}/.well-known/openid-configuration`)).json()) as Json;
    assert.deepEqual(
      [
        discovery['issuer'],
        discovery['authorization_endpoint'],
        discovery['token_endpoint'],
        discovery['end_session_endpoint'],
        discovery['userinfo_endpoint'],
        discovery['jwks_uri']
      ],
      ['', '/auth/authorize', '/auth/token', '/auth/authorize/logout', '/auth/userinfo', '/auth/jwks'].map(
        (path) => server.origin + path
      )
    );
    assert.deepEqual(discovery['code_challenge_methods_supported'], ['S256']);
  });

  it('does not go without PKCE, and a code is worth nothing to somebody without the verifier', async () => {
    const browser = aBrowser(server);
    const bare = await browser.visit(
      `/auth/authorize?${new URLSearchParams({
        client_id: 'softphone-local',
        redirect_uri: `${server.consoleOrigin}/oauth/callback`,
        response_type: 'code',
        scope: 'openid',
        state: 's'
      })}`
    );
    assert.equal(bare.url.searchParams.get('error'), 'invalid_request');
    await browser.signIn('ada', 'copper-lantern');
    const { url } = await browser.authorize();
    const stolen = await browser.token({
      grant_type: 'authorization_code',
      code: url.searchParams.get('code') ?? '',
      redirect_uri: `${server.consoleOrigin}/oauth/callback`,
      code_verifier: 'a'.repeat(43)
    });
    assert.equal(stolen.status, 400);
  });

  it('sends no code anywhere but to the console', async () => {
    const { url, response } = await aBrowser(server).authorize({ redirect_uri: 'https://evil.example/oauth/callback' });
    assert.equal(url.origin, server.origin);
    assert.equal(response.status, 400);
  });

  it('is silent while the issuer remembers the browser, with cookies another site frame may send', async () => {
    const browser = aBrowser(server);
    assert.equal((await browser.authorize({ prompt: 'none' })).url.searchParams.get('error'), 'login_required');
    await browser.signIn('ben', 'quiet-harbour');
    assert.ok((await browser.authorize({ prompt: 'none' })).url.searchParams.get('code'));
    assert.ok(browser.seenCookies.length > 0);
    for (const cookie of browser.seenCookies) assert.match(cookie, /; SameSite=None; Secure(;|$)/);
  });

  it('is never silent where the platform is read that way', async () => {
    const control = aControl(server);
    const browser = aBrowser(server);
    await browser.signIn('ben', 'quiet-harbour');
    await control('PUT', '/manners', { silentSignIn: false });
    assert.equal((await browser.authorize({ prompt: 'none' })).url.searchParams.get('error'), 'login_required');
    await control('PUT', '/manners', { silentSignIn: true });
    assert.ok((await browser.authorize({ prompt: 'none' })).url.searchParams.get('code'));
  });

  it('rotates refresh tokens, and takes a used one for theft', async () => {
    const browser = aBrowser(server);
    const first = await browser.signIn('ada', 'copper-lantern');
    const refresh = (token: string) => browser.token({ grant_type: 'refresh_token', refresh_token: token });
    const second = (await (await refresh(first.refresh_token)).json()) as Json;
    assert.notEqual(second['refresh_token'], first.refresh_token);
    assert.equal(await serverTime(second['access_token']), 200);
    assert.equal((await refresh(first.refresh_token)).status, 400);
    assert.equal((await refresh(second['refresh_token'])).status, 400);
    assert.equal(await serverTime(second['access_token']), 401);
  });

  it('expires tokens by the contact centre clock, after as many seconds as set', async () => {
    const control = aControl(server);
    await control('PUT', '/manners', { tokenSeconds: 120 });
    const { access_token, expires_in } = await aBrowser(server).signIn('ada', 'copper-lantern');
    assert.equal(expires_in, 120);
    await control('POST', '/clock', { advanceMs: 110_000 });
    assert.equal(await serverTime(access_token), 200);
    await control('POST', '/clock', { advanceMs: 11_000 });
    assert.equal(await serverTime(access_token), 401);
    await control('PUT', '/manners', { tokenSeconds: 3600 });
  });

  it('signs out at the issuer and comes back to the console', async () => {
    const browser = aBrowser(server);
    const { id_token } = await browser.signIn('ben', 'quiet-harbour');
    const asked = await browser.visit(
      `/auth/authorize/logout?${new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: `${server.consoleOrigin}/`, state: 'bye' })}`
    );
    const page = await asked.response.text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const left = await browser.visit(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    assert.equal(left.url.href, `${server.consoleOrigin}/?state=bye`);
    assert.equal((await browser.authorize({ prompt: 'none' })).url.searchParams.get('error'), 'login_required');
  });
});

describe('who may ask', () => {
  it('lets the console page call across sites and read the correlation id', async () => {
    const preflight = await fetch(`${server.origin}/incontactapi/services/v31.0/agent-sessions`, {
      method: 'OPTIONS',
      headers: {
        origin: server.consoleOrigin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,correlationid'
      }
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), server.consoleOrigin);
    assert.equal(preflight.headers.get('access-control-allow-headers'), 'authorization,content-type,correlationid');
    const { access_token } = await aBrowser(server).signIn('ada', 'copper-lantern');
    const answer = await fetch(`${server.origin}/InContactAPI/Services/V9.0/Server-Time`, {
      headers: { origin: server.consoleOrigin, authorization: `Bearer ${access_token}`, CorrelationId: 'c-1' }
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('correlationid'), 'c-1');
    assert.match(answer.headers.get('access-control-expose-headers') ?? '', /CorrelationId/);
    const tokens = await fetch(`${server.origin}/auth/token`, {
      method: 'POST',
      headers: { origin: server.consoleOrigin },
      body: new URLSearchParams({ client_id: 'softphone-local', grant_type: 'refresh_token', refresh_token: 'x' })
    });
    assert.deepEqual([tokens.status, tokens.headers.get('access-control-allow-origin')], [400, server.consoleOrigin]);
  });

  it('refuses foreign pages and foreign hosts everywhere', async () => {
    for (const path of [
      '/control/state',
      '/auth/jwks',
      '/.well-known/openid-configuration',
      '/incontactapi/services/v31.0/server-time',
      '/nothing'
    ]) {
      const foreign = await fetch(server.origin + path, { headers: { origin: 'http://evil.example' } });
      assert.deepEqual([path, foreign.status, foreign.headers.get('access-control-allow-origin')], [path, 403, null]);
    }
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${server.consoleOrigin}/control/state`, { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(status, 403);
  });

  it('answers 401 without a good token, 404 for what it does not know, 403 for another agent record', async () => {
    const ada = await anAgentOverHttp(server, 'ada', 'copper-lantern');
    assert.equal(await serverTime('nonsense'), 401);
    assert.equal((await fetch(`${server.origin}/incontactapi/services/v31.0/server-time`)).status, 401);
    assert.equal((await ada.request('GET', '/astrology')).status, 404);
    assert.equal((await ada.request('GET', '/agents/30002')).status, 403);
    assert.equal((await ada.request('GET', '/agents/30001')).body['firstName'], 'Ada');
  });
});
