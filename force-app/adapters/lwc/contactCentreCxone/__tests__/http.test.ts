import { createHttp, LONGEST_BODY } from '../http';
import { createTokens, type Renewal } from '../tokens';
import { fakeClock, fakeNetwork, settled } from './bench';

const BASE = 'https://api.example/incontactapi/services/v31.0';

function bench(renewals: Renewal[] = [], dated: (serverTime: number) => void = () => undefined) {
  const clock = fakeClock();
  const network = fakeNetwork();
  const asked: (string | null)[] = [];
  let lost = 0;
  const tokens = createTokens(
    clock,
    (refreshToken) => {
      asked.push(refreshToken);
      return Promise.resolve(renewals.shift() ?? 'unreachable');
    },
    () => {
      lost += 1;
    }
  );
  tokens.adopt({ accessToken: 'at-1', refreshToken: 'rt-1', lifetimeMs: 100_000 });
  const http = createHttp({ fetch: network.fetch, clock, tokens, base: () => BASE, isStopped: () => false, dated });
  return { ...network, clock, tokens, http, asked, lost: () => lost };
}

const fresh = (accessToken: string, refreshToken: string | null = 'rt-2'): Renewal => ({
  accessToken,
  refreshToken,
  lifetimeMs: 100_000
});
const hold = {
  method: 'POST',
  path: ['agent-sessions', 's1', 'interactions', '7', 'hold'],
  body: {},
  key: 'k1'
} as const;

describe('a request to the contact centre', () => {
  it('carries the token in a header alone, the key as its correlation, and is never answered from a cache', async () => {
    const { http, last } = bench();
    void http.send({ ...hold, path: [...hold.path] });
    await settled();
    expect(last().url).toBe(`${BASE}/agent-sessions/s1/interactions/7/hold`);
    expect(last().headers).toEqual({
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: 'Bearer at-1',
      CorrelationId: 'k1'
    });
    expect(last().init).toMatchObject({ method: 'POST', cache: 'no-store', credentials: 'omit', redirect: 'error' });
  });

  it('tells the time by which it was answered, where the answer says so and the browser lets it be read', async () => {
    const times: number[] = [];
    const { http, last } = bench([], (serverTime) => times.push(serverTime));
    for (const date of ['Mon, 02 Mar 2026 09:00:00 GMT', 'yesterday', undefined]) {
      const pending = http.send({ ...hold, path: [...hold.path] });
      await settled();
      last().answer(202, {}, date === undefined ? {} : { date });
      await pending;
    }
    expect(times).toEqual([Date.parse('2026-03-02T09:00:00Z')]);
  });

  it('whose answer is broken off, too long or never comes is an answer nobody knows', async () => {
    const { http, last, clock } = bench();
    const lost = http.send({ method: 'GET', path: ['server-time'] });
    await settled();
    last().fail();
    expect(await lost).toEqual({ kind: 'silent' });

    const huge = http.send({ method: 'GET', path: ['server-time'] });
    await settled();
    last().answer(200, {}, { 'content-length': String(LONGEST_BODY + 1) });
    expect(await huge).toEqual({ kind: 'silent' });
    expect(last().init.signal?.aborted).toBe(true);

    const hanging = http.send({ method: 'GET', path: ['server-time'] });
    await clock.pass(15_000);
    expect(await hanging).toEqual({ kind: 'silent' });
    expect(last().init.signal?.aborted).toBe(true);
    expect(clock.alarms).toBe(0);
  });

  it('answered with 401 is repeated once, with the same key and a new token', async () => {
    const { http, seen, asked } = bench([fresh('at-2')]);
    const sent = http.send({ ...hold, path: [...hold.path] });
    await settled();
    seen[0]!.answer(401);
    await settled();
    expect(seen.map(({ headers }) => [headers['Authorization'], headers['CorrelationId']])).toEqual([
      ['Bearer at-1', 'k1'],
      ['Bearer at-2', 'k1']
    ]);
    seen[1]!.answer(401);
    expect(await sent).toMatchObject({ kind: 'reply', reply: { status: 401 } });
    expect(asked).toEqual(['rt-1']);
    expect(seen).toHaveLength(2);
  });

  it('answered with 403 renews nothing', async () => {
    const { http, last, asked } = bench();
    const sent = http.send({ ...hold, path: [...hold.path] });
    await settled();
    last().answer(403);
    expect(await sent).toMatchObject({ reply: { status: 403 } });
    expect(asked).toEqual([]);
  });
});

describe('the tokens', () => {
  it('are renewed once for all requests that find them spent', async () => {
    const { http, seen, asked } = bench([fresh('at-2'), fresh('at-3')]);
    for (const path of ['a', 'b', 'c']) void http.send({ method: 'GET', path: [path] });
    await settled();
    for (const one of [...seen]) one.answer(401);
    await settled();
    expect(asked).toEqual(['rt-1']);
    expect(seen.slice(3).map(({ headers }) => headers['Authorization'])).toEqual(Array(3).fill('Bearer at-2'));
  });

  it('are renewed before use once four fifths of their life are over, whatever timers did', async () => {
    const { http, last, clock, asked } = bench([fresh('at-2')]);
    await clock.pass(79_999);
    void http.send({ method: 'GET', path: ['a'] });
    await settled();
    expect(last().headers['Authorization']).toBe('Bearer at-1');
    await clock.pass(1);
    void http.send({ method: 'GET', path: ['b'] });
    await settled();
    expect(last().headers['Authorization']).toBe('Bearer at-2');
    expect(asked).toEqual(['rt-1']);
  });

  it('that cannot be renewed now are used as long as the contact centre takes them', async () => {
    const { http, last, clock, lost } = bench(['unreachable', 'unreachable']);
    await clock.pass(90_000);
    const sent = http.send({ method: 'GET', path: ['a'] });
    await settled();
    expect(last().headers['Authorization']).toBe('Bearer at-1');
    last().answer(401);
    expect(await sent).toEqual({ kind: 'silent' });
    expect(lost()).toBe(0);
  });

  it('that the contact centre no longer renews are forgotten, and that is told once', async () => {
    const { http, seen, lost, tokens } = bench(['refused']);
    const both = [http.send({ method: 'GET', path: ['a'] }), http.send({ method: 'GET', path: ['b'] })];
    await settled();
    for (const one of [...seen]) one.answer(401);
    expect(await Promise.all(both)).toEqual([{ kind: 'signedOut' }, { kind: 'signedOut' }]);
    expect(lost()).toBe(1);
    expect(await tokens.read()).toBeNull();
    expect(await http.send({ method: 'GET', path: ['c'] })).toEqual({ kind: 'signedOut' });
    expect(seen).toHaveLength(2);
  });

  it('renewed without a new refresh token keep the old one', async () => {
    const { http, clock, asked } = bench([fresh('at-2', null), fresh('at-3')]);
    for (const _round of [1, 2]) {
      await clock.pass(80_000);
      void http.send({ method: 'GET', path: ['a'] });
      await settled();
    }
    expect(asked).toEqual(['rt-1', 'rt-1']);
  });

  it('forgotten while they are being renewed stay forgotten', async () => {
    const clock = fakeClock();
    let answer: (renewal: Renewal) => void = () => undefined;
    const tokens = createTokens(clock, () => new Promise((settle) => (answer = settle)), jest.fn());
    tokens.adopt({ accessToken: 'at-1', refreshToken: 'rt-1', lifetimeMs: 0 });
    const reading = tokens.read();
    await settled();
    tokens.forget();
    answer(fresh('at-2'));
    expect(await reading).toBeNull();
    expect(await tokens.read()).toBeNull();
  });
});
