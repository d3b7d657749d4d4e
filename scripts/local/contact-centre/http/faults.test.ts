import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { aControl, anAgentOverHttp, type Json } from '../testing/agentOverHttp.ts';
import { startStandalone, type Standalone } from './standalone.ts';

const POLL = 'GET /agent-sessions/*/get-next-event';
const STATE = 'POST /agent-sessions/*/state';

let server: Standalone;
let control: ReturnType<typeof aControl>;
let ada: Awaited<ReturnType<typeof anAgentOverHttp>>;

before(async () => {
  server = await startStandalone();
  control = aControl(server);
});
beforeEach(async () => {
  ada = await anAgentOverHttp(server, 'ada', 'copper-lantern');
  await ada.start();
  // These tests ask faster than an agent works.
  await control('PUT', '/manners', { requestsPerSecond: 1000 });
  await ada.poll();
  await ada.send('POST', '/state', { state: 'Available' });
  await ada.poll();
});
afterEach(() => control('POST', '/reset'));
after(() => server.close());

const faults = (...rules: Json[]) => control('PUT', '/faults', { rules });
const chat = async (): Promise<string> =>
  (await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' }))['contactId'];
const rest = (reason: string) => ada.send('POST', '/state', { state: 'Unavailable', reason });
const pollRaw = (id = ada.sessionId, seconds = 0) =>
  ada.request('GET', `/agent-sessions/${encodeURIComponent(id)}/get-next-event?timeout=${seconds}`);
const reasonNow = async (): Promise<string> => (await control('GET', '/state'))['agents'][0]['reason'];
const statesChosen = async (): Promise<string[]> =>
  (await control('GET', '/ledger'))['entries']
    .filter((entry: Json) => entry['effect'] === 'state')
    .map((entry: Json) => entry['payload']['reason'] ?? '')
    .slice(1);

/** Everything that comes back on a connection of its own, and that it was closed from the other side. */
function bytesOf(method: string, path: string, body = ''): Promise<string> {
  const { port, host } = new URL(server.consoleOrigin);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(
        [
          `${method} ${path} HTTP/1.1`,
          `Host: ${host}`,
          `Authorization: Bearer ${ada.tokens.access_token}`,
          'Content-Type: application/json',
          `Content-Length: ${Buffer.byteLength(body)}`,
          '',
          body
        ].join('\r\n')
      )
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
}
const inSession = (path: string): string =>
  `/incontactapi/services/v31.0/agent-sessions/${encodeURIComponent(ada.sessionId)}${path}`;

describe('a fault on request', () => {
  it('delay: keeps a command waiting before it is carried out', async () => {
    await faults({ route: STATE, does: 'delay', ms: 150 });
    const slow = rest('Break');
    await ada.request('GET', '/server-time');
    assert.equal(await reasonNow(), '');
    assert.equal((await slow).status, 202);
    assert.equal(await reasonNow(), 'Break');
  });

  it('hold: carries the command out at once and keeps its answer waiting', async () => {
    await faults({ route: STATE, does: 'hold', ms: 300 });
    let isAnswered = false;
    const slow = rest('Break').then((answer) => {
      isAnswered = true;
      return answer;
    });
    while ((await reasonNow()) !== 'Break');
    assert.equal(isAnswered, false);
    assert.equal((await slow).status, 202);
  });

  it('dropRequest: closes the connection without an answer and carries nothing out', async () => {
    await faults({ route: STATE, does: 'dropRequest', nth: 1 });
    await assert.rejects(rest('Break'));
    assert.deepEqual([await reasonNow(), await statesChosen()], ['', []]);
    assert.equal((await rest('Lunch')).status, 202);
  });

  it('dropAnswer: carries the command out and closes the connection without an answer', async () => {
    const contactId = await chat();
    await faults({ route: 'POST /agent-sessions/*/interactions/*/accept', does: 'dropAnswer' });
    await assert.rejects(ada.send('POST', `/interactions/${contactId}/accept`));
    assert.equal((await control('GET', '/ledger'))['entries'].at(-1)['effect'], 'accept');
  });

  it('tells how many requests each rule has met since the rules were set', async () => {
    const met = async (): Promise<number[]> => (await control('GET', '/faults'))['met'];
    await faults({ route: STATE, does: 'duplicate', nth: 2 }, { route: POLL, does: 'duplicate' });
    await rest('Break');
    assert.deepEqual(await met(), [0, 0]);
    await rest('Lunch');
    await rest('Break');
    assert.deepEqual(await met(), [1, 0]);
    await faults({ route: STATE, does: 'duplicate', nth: 2 });
    assert.deepEqual(await met(), [0]);
  });

  it('dropAnswer, dropRequest: send what no program can take for an answer, and close', async () => {
    for (const does of ['dropAnswer', 'dropRequest']) {
      await faults({ route: STATE, does });
      const bytes = await bytesOf('POST', inSession('/state'), '{"state":"Unavailable","reason":"Break"}');
      assert.match(bytes, /^HTTP\/1\.1 502 Cut\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n/, does);
      assert.doesNotMatch(bytes, /202/, does);
    }
  });

  it('dropAnswer: loses the answer of a poll with its events, and the old id brings everything back', async () => {
    const contactId = await chat();
    await faults({ route: POLL, nth: 1, does: 'dropAnswer' });
    await assert.rejects(pollRaw());
    const events = await ada.poll();
    assert.equal(events[0]?.['Type'], 'AgentSessionStart');
    assert.ok(events.some((event) => event['ContactID'] === contactId));
  });

  it('late: says 504 at once and carries the command out afterwards, once, whatever the plan says by then', async () => {
    await faults({ route: STATE, nth: 1, does: 'late', ms: 150 });
    assert.equal((await rest('Break')).status, 504);
    await faults({ route: STATE, does: 'dropRequest' });
    assert.deepEqual(await statesChosen(), []);
    while ((await statesChosen()).length === 0);
    assert.deepEqual([await reasonNow(), await statesChosen()], ['Break', ['Break']]);
  });

  it('late: lets the later of two commands land first', async () => {
    await faults({ route: STATE, nth: 1, does: 'late', ms: 100 });
    await rest('Break');
    await rest('Lunch');
    while ((await statesChosen()).length < 2);
    assert.deepEqual(await statesChosen(), ['Lunch', 'Break']);
  });

  it('late: carries nothing into the world after a reset, and counts for no open poll', async () => {
    await faults({ route: STATE, does: 'late', ms: 20 }, { route: POLL, does: 'late', ms: 0 });
    await pollRaw(ada.sessionId, 30);
    const open = pollRaw(ada.sessionId, 0);
    await open;
    assert.equal((await control('GET', '/state'))['agents'][0]['maxOpenPolls'], 1);
    await rest('Break');
    await control('POST', '/reset');
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.deepEqual((await control('GET', '/ledger'))['entries'], []);
  });

  it('reset: cuts the answer in the middle of its body', async () => {
    const whole = (await bytesWhole()).split('\r\n\r\n')[1] ?? '';
    await faults({ route: 'GET /agents/*', does: 'reset' });
    await assert.rejects(ada.request('GET', '/agents/30001'));
    const bytes = await bytesOf('GET', '/incontactapi/services/v31.0/agents/30001');
    const [head = '', body = ''] = bytes.split('\r\n\r\n');
    assert.match(head, new RegExp(`content-length: ${whole.length}`, 'i'));
    assert.ok(body.length > 0 && body.length < whole.length && whole.startsWith(body));
  });

  it('reset: closes the connection where the answer has no body, the command being carried out', async () => {
    await faults({ route: STATE, does: 'reset' });
    await assert.rejects(rest('Break'));
    assert.equal(await reasonNow(), 'Break');
  });

  it('duplicate: brings events twice', async () => {
    await faults({ route: POLL, does: 'duplicate' });
    await chat();
    const events = await ada.poll();
    assert.deepEqual([events.length, events[0]], [2, events[1]]);
  });

  it('stale: answers a poll as the one before, and the id in it brings everything back', async () => {
    const first = await chat();
    const before = await pollRaw();
    const second = await chat();
    await faults({ route: POLL, nth: 1, does: 'stale' });
    ada.useSession(before.body['sessionId']);
    const stale = await pollRaw();
    assert.deepEqual([stale.status, stale.text], [before.status, before.text]);
    const events = (await pollRaw(stale.body['sessionId'])).body['events'] as Json[];
    for (const contactId of [first, second]) assert.ok(events.some((event) => event['ContactID'] === contactId));
  });

  it('stale: never brings the answer of another agent or another contact, and no answer before the first', async () => {
    const ben = await anAgentOverHttp(server, 'ben', 'quiet-harbour');
    const contactId = await chat();
    await ben.request('GET', `/agents/30001/skills`);
    await faults({ route: 'GET /agents/*/skills', does: 'stale' }, { route: 'GET /contacts/*', does: 'stale' });
    assert.equal((await ada.request('GET', '/agents/30001/skills')).status, 200);
    assert.equal((await ada.request('GET', `/contacts/${contactId}`)).body['contactId'], contactId);
    assert.equal((await ada.request('GET', '/contacts/1')).status, 404);
  });

  it('status: answers instead of doing anything, for as many requests as said', async () => {
    await faults({ route: STATE, nth: 2, times: 2, does: 'status', status: 429, ms: 3000, body: { error: 'Slow' } });
    const answers = [];
    for (const reason of ['Break', 'Lunch', 'Training', 'Lunch']) answers.push(await rest(reason));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 429, 429, 202]
    );
    assert.deepEqual([answers[1]!.headers.get('retry-after'), answers[1]!.body], ['3', { error: 'Slow' }]);
    assert.deepEqual(await statesChosen(), ['Break', 'Lunch']);
  });

  it('garbage: carries the command out and answers with a log-in page, or with what was given', async () => {
    await faults(
      { route: STATE, nth: 1, does: 'garbage' },
      { route: 'GET /server-time', does: 'garbage', body: '{"a' }
    );
    const page = await fetch(server.origin + inSession('/state'), {
      method: 'POST',
      headers: { authorization: `Bearer ${ada.tokens.access_token}`, 'content-type': 'application/json' },
      body: '{"state":"Unavailable","reason":"Break"}'
    });
    assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html']);
    assert.match(await page.text(), /log in/);
    assert.equal(await reasonNow(), 'Break');
    assert.match(await bytesNow('GET /incontactapi/services/v31.0/server-time'), /json[^]*\{"a$/);
  });

  it('garbage: is as long as said, and JSON where JSON was given', async () => {
    await faults({ route: 'GET /server-time', nth: 1, does: 'garbage', body: { serverTime: [] }, status: 201 });
    const answer = await ada.request('GET', '/server-time');
    assert.deepEqual([answer.status, answer.body], [201, { serverTime: [] }]);
    await faults({ route: 'GET /server-time', does: 'garbage', n: 10_000_000 });
    assert.equal((await bytesNow('GET /incontactapi/services/v31.0/server-time')).split('\r\n\r\n')[1]?.length, 1e7);
  });

  it('burst: brings the events of a poll again and again, in their order, until there are so many', async () => {
    const contacts = [await chat(), await chat()];
    await faults({ route: POLL, does: 'burst', n: 10_000 });
    const events = await ada.poll();
    assert.equal(events.length, 10_000);
    assert.deepEqual(
      events.slice(0, 4).map((event) => event['ContactID']),
      [...contacts, ...contacts]
    );
  });

  it('meets only the route that was named, and only from the request that was named', async () => {
    await faults({ route: 'POST /agent-sessions/*/interactions/*/accept', nth: 2, does: 'status', status: 500 });
    const [first, second] = [await chat(), await chat()];
    await ada.poll();
    assert.equal((await rest('Break')).status, 202);
    assert.equal((await ada.send('POST', `/interactions/${first}/accept`)).status, 202);
    assert.equal((await ada.send('POST', `/interactions/${second}/accept`)).status, 500);
    assert.equal((await ada.send('POST', `/interactions/${second}/accept`)).status, 202);
  });

  it('is refused when it is not understood, and the plan stays as it was', async () => {
    await faults({ route: STATE, does: 'status' });
    for (const rules of [
      'all',
      undefined,
      [null],
      [{ does: 'status' }],
      [{ route: 'everything', does: 'status' }],
      [{ route: STATE, does: 'explode' }],
      [{ route: STATE }],
      [{ route: STATE, does: 'status', status: 99 }],
      [{ route: STATE, does: 'status', status: '503' }],
      [{ route: STATE, does: 'delay', ms: -1 }],
      [{ route: STATE, does: 'delay', ms: 1.5 }],
      [{ route: STATE, does: 'status', nth: 0 }],
      [{ route: STATE, does: 'status', times: 0 }],
      [{ route: POLL, does: 'burst', n: 1e9 }],
      [{ route: STATE, does: 'status', after: 3 }],
      [{ route: 'POST /auth/token', does: 'stale' }],
      [
        { route: STATE, does: 'delay' },
        { route: STATE, does: 'constructor' }
      ]
    ])
      await assert.rejects(control('PUT', '/faults', { rules }), /400/, JSON.stringify(rules));
    assert.deepEqual((await control('GET', '/faults'))['rules'], [{ route: STATE, does: 'status' }]);
  });

  it('reaches the issuer, as far as it comes before an answer', async () => {
    await faults({ route: 'POST /auth/token', nth: 1, does: 'status', status: 503 });
    const refresh = () =>
      fetch(`${server.origin}/auth/token`, {
        method: 'POST',
        headers: { origin: server.consoleOrigin },
        body: new URLSearchParams({
          client_id: 'softphone-local',
          grant_type: 'refresh_token',
          refresh_token: ada.tokens.refresh_token
        })
      });
    assert.equal((await refresh()).status, 503);
    assert.equal((await refresh()).status, 200);
  });
});

describe('a key that was used before', () => {
  it('changes nothing: the command is carried out again', async () => {
    for (let time = 0; time < 2; time += 1)
      await ada.send(
        'POST',
        '/state',
        { state: 'Unavailable', reason: time ? 'Lunch' : 'Break' },
        { CorrelationId: 'k' }
      );
    assert.deepEqual(await statesChosen(), ['Break', 'Lunch']);
  });

  it('has no second effect where the contact centre is told to know keys, a late landing included', async () => {
    await control('PUT', '/manners', { idempotencyKey: true });
    await faults({ route: STATE, nth: 1, does: 'late', ms: 50 });
    const send = () => ada.send('POST', '/state', { state: 'Unavailable', reason: 'Break' }, { CorrelationId: 'k' });
    assert.deepEqual([(await send()).status, (await send()).status], [504, 202]);
    await new Promise((resolve) => setTimeout(resolve, 120));
    assert.deepEqual(await statesChosen(), ['Break']);
  });
});

const bytesWhole = (): Promise<string> => bytesNow('GET /incontactapi/services/v31.0/agents/30001');

/** The bytes of one answer whose connection stays open. */
async function bytesNow(request: string): Promise<string> {
  const [method, path] = request.split(' ');
  const response = await fetch(server.origin + path, {
    method: method!,
    headers: { authorization: `Bearer ${ada.tokens.access_token}` }
  });
  return `${response.headers.get('content-type')}\r\n\r\n${await response.text()}`;
}
