import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createClockBrowser } from 'c/clockBrowser';
import type { Clock, ContactCentre, SignInTrouble } from 'c/omniPorts';
import { hearing } from 'test/contracts/hearing.ts';
import { hastyClock } from './hastyClock.ts';
import { startDevelopmentCentre, STATION, type DevelopmentCentre } from './developmentCentre.ts';
import type { Person } from './signInPerson.ts';

let centre: DevelopmentCentre;

before(async () => {
  centre = await startDevelopmentCentre();
});
beforeEach(() => centre.reset());
after(async () => {
  await centre.reset();
  await centre.close();
});

async function troubleOf(contactCentre: ContactCentre): Promise<SignInTrouble> {
  const heard = hearing(contactCentre);
  contactCentre.signIn({ station: STATION });
  const trouble = await heard.until('trouble', (news) => (news.type === 'signIn.failed' ? news.trouble : null));
  heard.stop();
  assert.equal(heard.news.filter(({ type }) => type === 'signIn.succeeded').length, 0);
  return trouble;
}

async function signedIn(contactCentre: ContactCentre): Promise<ReturnType<typeof hearing>> {
  const heard = hearing(contactCentre);
  contactCentre.signIn({ station: STATION });
  await heard.until('picture.completed');
  return heard;
}

/** All addresses asked for, as the network saw them. */
function watched(person: Person): string[] {
  const urls: string[] = [];
  const { fetch } = person.world;
  person.world.fetch = (url, init) => {
    urls.push(url);
    return fetch(url, init);
  };
  return urls;
}

test('a blocked window and a closed one are told as what they are, and signing in works afterwards', async () => {
  const ada = centre.ada();
  const contactCentre = centre.client(ada);
  ada.does.blocks = true;
  assert.equal(await troubleOf(contactCentre), 'windowBlocked');
  ada.does.blocks = false;
  ada.does.closes = true;
  assert.equal(await troubleOf(contactCentre), 'windowClosed');
  ada.does.closes = false;
  (await signedIn(contactCentre)).stop();
});

/** As it looks to a computer whose clock differs by so many hours. */
async function seenFrom(hours: number, response: Response): Promise<Response> {
  const answer = (await response.json()) as { id_token: string };
  const [head, payload, signature] = answer.id_token.split('.');
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as { iat: number; exp: number };
  const [iat, exp] = [claims.iat - hours * 3_600, claims.exp - hours * 3_600];
  const seen = Buffer.from(JSON.stringify({ ...claims, iat, exp })).toString('base64url');
  return Response.json({ ...answer, id_token: [head, seen, signature].join('.') });
}

for (const hours of [7, -7]) {
  test(`a computer whose clock is ${hours} hours off signs in all the same`, async () => {
    const ada = centre.ada();
    const { fetch } = ada.world;
    ada.world.fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (!url.endsWith('/token')) return response;
      ada.world.fetch = fetch;
      return seenFrom(hours, response);
    };
    (await signedIn(centre.client(ada))).stop();
    assert.equal(ada.world.fetch, fetch);
  });
}

test('the time is asked for while the agent session is joined, and known before the sign-in has succeeded', async () => {
  const ada = centre.ada();
  const steps: string[] = [];
  const { fetch } = ada.world;
  ada.world.fetch = async (url, init) => {
    const name = /(join|server-time)$/.exec(url)?.[1];
    if (name) steps.push(`asks ${name}`);
    const response = await fetch(url, init);
    if (name) steps.push(`hears ${name}`);
    return response;
  };
  const contactCentre = centre.client(ada);
  contactCentre.listen(({ type }) => void (type === 'signIn.succeeded' && steps.push(type)));
  (await signedIn(contactCentre)).stop();
  assert.ok(steps.indexOf('asks server-time') < steps.indexOf('hears join'), steps.join());
  assert.ok(steps.indexOf('hears server-time') < steps.indexOf('signIn.succeeded'), steps.join());
});

test('an answer whose state was made up signs nobody in', async () => {
  const ada = centre.ada();
  ada.does.forges = (search) => search.replace(/state=[^&]*/, 'state=made-up');
  assert.equal(await troubleOf(centre.client(ada)), 'configuration');
});

test('an answer that belongs to an earlier attempt signs nobody in', async () => {
  const ada = centre.ada();
  const first = centre.client(ada);
  (await signedIn(first)).stop();
  const [earlier] = ada.answers;
  ada.does.forges = () => String(earlier);
  assert.equal(await troubleOf(centre.client(ada)), 'configuration');
});

test('an agent the contact centre turns away is refused', async () => {
  const ada = centre.ada();
  ada.does.forges = (search) => search.replace(/code=[^&]*/, 'error=access_denied');
  assert.equal(await troubleOf(centre.client(ada)), 'refused');
});

test('state, nonce and proof are new for every attempt, and no secret is in any address', async () => {
  const ada = centre.ada();
  const urls = watched(ada);
  const visited: URL[] = [];
  const { openWindow } = ada.world;
  ada.world.openWindow = () => {
    const shown = openWindow();
    return (
      shown && {
        ...shown,
        go: (url) => {
          visited.push(new URL(url));
          shown.go(url);
        }
      }
    );
  };
  for (const _attempt of [1, 2]) (await signedIn(centre.client(ada))).stop();
  for (const name of ['state', 'nonce', 'code_challenge']) {
    const values = visited.map(({ searchParams }) => searchParams.get(name));
    assert.equal(new Set(values).size, 2, name);
    assert.ok(
      values.every((value) => (value ?? '').length >= 43),
      name
    );
  }
  assert.deepEqual(
    visited.map(({ searchParams }) => searchParams.get('code_challenge_method')),
    ['S256', 'S256']
  );
  const codes = ada.answers.map((search) => new URLSearchParams(search).get('code') ?? '');
  for (const code of codes) assert.ok(code !== '' && !urls.some((url) => url.includes(code)));
  assert.ok(!urls.some((url) => /token=|verifier/.test(url)));
});

test('an issuer over plain http elsewhere than on this machine is never spoken to', async () => {
  const ada = centre.ada();
  const urls = watched(ada);
  assert.equal(await troubleOf(centre.client(ada, { issuer: 'http://issuer.example' })), 'configuration');
  assert.equal(await troubleOf(centre.client(ada, { issuer: 'no address' })), 'configuration');
  assert.deepEqual(urls, []);
});

test('an issuer that cannot be reached is network trouble, and a tenant without an API is a matter of configuration', async () => {
  const away = centre.ada();
  away.world.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  assert.equal(await troubleOf(centre.client(away)), 'network');

  const ada = centre.ada();
  const { fetch } = ada.world;
  ada.world.fetch = async (url, init) =>
    url.includes('cxone-configuration') ? Response.json({ tenantId: 't', area: 'local' }) : fetch(url, init);
  assert.equal(await troubleOf(centre.client(ada)), 'configuration');
});

for (const [what, hangs] of [
  ['headers', () => new Promise<Response>(() => undefined)],
  ['body', async () => new Response(new ReadableStream(), { headers: { 'content-type': 'application/json' } })]
] as const) {
  for (const path of ['/.well-known/openid-configuration', '/auth/token']) {
    test(`where the ${what} of ${path} never come that is network trouble, and it is asked anew`, async () => {
      const ada = centre.ada();
      const { fetch } = ada.world;
      const contactCentre = centre.client(ada, {}, hastyClock(20));
      let isFirst = true;
      ada.world.fetch = (url, init) => {
        if (!url.endsWith(path) || !isFirst) return fetch(url, init);
        isFirst = false;
        return hangs();
      };
      const trouble = await troubleOf(contactCentre);
      ada.world.fetch = fetch;
      (await signedIn(contactCentre)).stop();
      assert.equal(trouble, 'network');
    });
  }
}

test('an agent whom the contact centre lets start no agent session is not signed in', async () => {
  await centre.control('PUT', '/faults', { rules: [{ route: 'POST /agent-sessions', does: 'status', status: 403 }] });
  assert.equal(await troubleOf(centre.client(centre.ada())), 'noAgentSession');
});

test('an agent session whose start was answered with nothing is joined, not started twice, and needs no click', async () => {
  await centre.control('PUT', '/faults', { rules: [{ route: 'POST /agent-sessions', nth: 1, does: 'dropAnswer' }] });
  (await signedIn(centre.client(centre.ada()))).stop();
  const { entries } = (await centre.control('GET', '/ledger')) as { entries: { effect: string }[] };
  assert.equal(entries.filter(({ effect }) => effect === 'session-start').length, 1);
});

for (const fault of [
  { does: 'dropRequest' },
  { does: 'dropAnswer' },
  { does: 'status', status: 503 },
  { does: 'status', status: 429 },
  { does: 'garbage' }
]) {
  test(`joining that is answered with ${Object.values(fault).join(' ')} once is tried again, not put to the agent`, async () => {
    await centre.control('PUT', '/faults', { rules: [{ route: 'POST /agent-sessions/join', nth: 1, ...fault }] });
    (await signedIn(centre.client(centre.ada()))).stop();
  });
}

/** A page that is loaded where an agent has signed in before. */
async function loadedAgain(): Promise<ContactCentre> {
  const ada = centre.ada();
  const before = centre.client(ada);
  (await signedIn(before)).stop();
  before.stop();
  return centre.client(ada);
}

test('a page that is loaded again believes no single old answer that there is no agent session', async () => {
  const reloaded = await loadedAgain();
  // The answer before was that of signing in: there was nothing to join yet.
  await centre.control('PUT', '/faults', { rules: [{ route: 'POST /agent-sessions/join', nth: 1, does: 'stale' }] });
  const heard = hearing(reloaded);
  reloaded.resumeSignIn();
  await heard.until('picture.completed');
  assert.ok(!heard.news.some(({ type }) => type === 'signIn.failed'));
  heard.stop();
});

for (const [what, rules] of [
  ['the token', [{ route: 'POST /auth/token', times: 2, does: 'status', status: 500 }]],
  ['the agent session', [{ route: 'POST /agent-sessions/join', times: 4, does: 'status', status: 503 }]]
] as const) {
  test(`a page that is loaded while nobody answers for ${what} says so and comes in by itself once somebody does`, async () => {
    const reloaded = await loadedAgain();
    await centre.control('PUT', '/faults', { rules });
    const heard = hearing(reloaded);
    reloaded.resumeSignIn();
    await heard.until('trouble', (news) => (news.type === 'signIn.failed' ? news.trouble : null));
    await heard.until('picture.completed');
    const troubles = heard.news.flatMap((news) => (news.type === 'signIn.failed' ? [news.trouble] : []));
    assert.deepEqual([...new Set(troubles)], ['network']);
    heard.stop();
  });
}

test('a click replaces the attempts that a page makes by itself', async () => {
  const contactCentre = await loadedAgain();
  await centre.control('PUT', '/faults', {
    rules: [{ route: 'POST /auth/token', nth: 1, does: 'status', status: 500 }]
  });
  const heard = hearing(contactCentre);
  contactCentre.resumeSignIn();
  await heard.until('trouble', (news) => (news.type === 'signIn.failed' ? news.trouble : null));
  contactCentre.signIn({ station: STATION });
  await heard.until('picture.completed');
  await new Promise((settle) => setTimeout(settle, 2_500));
  assert.equal(heard.news.filter(({ type }) => type === 'signIn.succeeded').length, 1);
  heard.stop();
});

test('skills that could not be read at sign-in are there before an agent has missed them', async () => {
  await centre.control('PUT', '/faults', {
    rules: [{ route: 'GET /agents/*/skills', nth: 1, times: 2, does: 'status', status: 503 }]
  });
  const heard = await signedIn(centre.client(centre.ada()));
  await heard.until('skills.reported');
  heard.stop();
});

test('a second click replaces the first attempt instead of running beside it', async () => {
  const ada = centre.ada();
  const contactCentre = centre.client(ada);
  const heard = hearing(contactCentre);
  contactCentre.signIn({ station: STATION });
  contactCentre.signIn({ station: STATION });
  await heard.until('picture.completed');
  assert.deepEqual(
    heard.news.filter(({ type }) => type.startsWith('signIn.')).map(({ type }) => type),
    ['signIn.succeeded']
  );
  const { agents } = (await centre.control('GET', '/state')) as { agents: { agentId: string; maxOpenPolls: number }[] };
  assert.equal(agents.find(({ agentId }) => agentId === '30001')?.maxOpenPolls, 1);
});

test('an agent whose token runs out while she works notices nothing', async () => {
  await centre.control('PUT', '/manners', { tokenSeconds: 5 });
  const contactCentre = centre.client(centre.ada());
  const heard = await signedIn(contactCentre);
  await centre.control('POST', '/clock', { advanceMs: 60_000 });
  for (const verb of ['connectLeg', 'mute'] as const) {
    assert.deepEqual(await contactCentre.perform({ verb }, `key-${verb}`), { result: 'accepted' });
  }
  await heard.until('muted', (news) => news.type === 'agent.muteReported' && news.isMuted);
  assert.deepEqual(
    heard.news.filter(({ type }) => type.startsWith('signIn.failed') || type === 'agentSession.ended'),
    []
  );
  const { entries } = (await centre.control('GET', '/ledger')) as { entries: { effect: string; key: string }[] };
  assert.deepEqual(
    entries.filter(({ effect }) => effect === 'mute').map(({ key }) => key),
    ['key-mute']
  );
  heard.stop();
});

test(
  'the contact centre’s clock may jump: the next answer shows it, and the time is measured anew',
  { timeout: 25_000 },
  async () => {
    const clock = createClockBrowser();
    let noticeTime: (serverNow: number) => void = () => undefined;
    const adjust = (serverNow: number): void => {
      clock.adjust(serverNow);
      noticeTime(serverNow);
    };
    const contactCentre = centre.client(centre.ada(), {}, { ...clock, adjust } as Clock);
    (await signedIn(contactCentre)).stop();
    const before = clock.now();
    const jumped = new Promise<void>((settle) => {
      noticeTime = (serverNow) => void (serverNow - before >= 90_000 && settle());
    });
    await centre.control('POST', '/clock', { advanceMs: 90_000 });
    void contactCentre.perform({ verb: 'chooseState', choice: 'available', code: null }, 'k1');
    await jumped;
    assert.ok(clock.now() - before >= 90_000);
  }
);
