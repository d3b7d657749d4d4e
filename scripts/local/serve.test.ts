import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Served, serve } from './serve.ts';

let world: Served;
before(async () => {
  world = await serve({ port: 0, quiet: true });
});
after(() => world.close());

const settings = async () => {
  const answer = await fetch(`${world.consoleUrl}/org/apex/SoftphoneSettings.read`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}'
  });
  return ((await answer.json()) as { result: { rules: { elevation: boolean }; connection: Record<string, string> } })
    .result;
};

const put = (path: string, body: unknown, method = 'PUT') =>
  fetch(`${world.consoleUrl}/control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });

describe('the local world', () => {
  it('serves the console to itself under a policy like an org has: no inline code, no eval, only the contact centre beside it', async () => {
    const page = await fetch(world.consoleUrl);
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.equal(page.status, 200);
    assert.match(policy, /script-src 'self';/);
    assert.match(policy, new RegExp(`connect-src 'self' ${world.apiUrl};`));
    assert.doesNotMatch(policy, /unsafe-eval/);
    assert.doesNotMatch(await page.text(), /<script(?![^>]*\bsrc=)/);
  });

  it('serves the page the sign-in comes back to without inline code', async () => {
    const page = await fetch(`${world.consoleUrl}/oauth/callback?code=x`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(await page.text(), /<script(?![^>]*\bsrc=)/);
  });

  it("leads who types the wrong host to the right one, and keeps the org on the console's host", async () => {
    const page = await fetch(`${world.apiUrl}/customer`, { redirect: 'manual' });
    assert.deepEqual([page.status, page.headers.get('location')], [302, `${world.consoleUrl}/customer`]);
    assert.equal((await fetch(`${world.apiUrl}/org/context`)).status, 404);
  });

  it('refuses a page of another site', async () => {
    const answer = await fetch(`${world.consoleUrl}/org/context`, { headers: { origin: 'http://evil.example' } });
    assert.equal(answer.status, 403);
  });

  it('answers the control interface on both hosts', async () => {
    for (const url of [world.consoleUrl, world.apiUrl]) assert.equal((await fetch(`${url}/control/seed`)).status, 200);
  });

  it('shows an overridden setting at the next page load, and the shipped one after a reset', async () => {
    assert.equal((await settings()).rules.elevation, true);
    await put('settings', { elevation: false });
    assert.equal((await settings()).rules.elevation, false);
    await put('reset', {}, 'POST');
    assert.equal((await settings()).rules.elevation, true);
  });

  it('lets the calls of Apex methods go wrong, and no other call with them', async () => {
    await put('faults', { rules: [{ route: 'POST /org/apex/*', nth: 1, times: 2, does: 'dropRequest' }] });
    await assert.rejects(settings());
    assert.equal((await fetch(`${world.consoleUrl}/org/context`)).status, 200);
    await assert.rejects(settings());
    assert.equal((await settings()).rules.elevation, true);
    await put('faults', { rules: [{ route: 'POST /org/apex/SoftphoneSettings.read', does: 'reset' }] });
    await assert.rejects(settings());
    await put('reset', {}, 'POST');
    assert.equal((await settings()).rules.elevation, true);
  });

  it('sends the softphone to the local issuer and back to the local console', async () => {
    const { connection } = await settings();
    assert.deepEqual(
      [connection['issuer'], connection['redirectUri']],
      [world.apiUrl, `${world.consoleUrl}/oauth/callback`]
    );
  });

  it('tells the tests what is in the org', async () => {
    const answer = (await (await fetch(`${world.apiUrl}/control/records/Contact`)).json()) as { records: unknown[] };
    assert.equal(answer.records.length, 40);
  });

  it('speaks German where the page does', async () => {
    const context = async (language: string) =>
      (await (await fetch(`${world.consoleUrl}/org/context?language=${language}`)).json()) as {
        objects: { plural: string }[];
      };
    assert.deepEqual(
      [(await context('en')).objects[0]?.plural, (await context('de')).objects[0]?.plural],
      ['Contacts', 'Kontakte']
    );
  });

  it('says that a port is taken instead of choosing another', async () => {
    await assert.rejects(serve({ port: world.port, quiet: true }), { code: 'EADDRINUSE' });
  });

  it('counts a port as taken that another program holds on ::1 alone, and does without ::1 where there is none', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other
        .once('error', () => resolve(0))
        .listen({ host: '::1', port: 0, ipv6Only: true }, () => resolve((other.address() as { port: number }).port));
    });
    if (port === 0) {
      assert.equal((await fetch(world.consoleUrl)).status, 200);
      return;
    }
    await assert.rejects(serve({ port, quiet: true }), { code: 'EADDRINUSE' });
    await new Promise((resolve) => other.close(resolve));
  });

  it('frees its port when it stops', async () => {
    const second = await serve({ port: 0, quiet: true });
    await fetch(second.consoleUrl);
    await second.close();
    const third = await serve({ port: second.port, quiet: true });
    assert.equal(third.port, second.port);
    await third.close();
  });
});
