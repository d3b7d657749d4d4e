import assert from 'node:assert/strict';
import { afterEach, before, after, beforeEach, describe, it } from 'node:test';
import { aControl, anAgentOverHttp, type Json } from '../testing/agentOverHttp.ts';
import { startStandalone, type Standalone } from './standalone.ts';

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
  await ada.poll();
  await ada.send('POST', '/state', { state: 'Available' });
  await ada.poll();
});
afterEach(() => control('POST', '/reset'));
after(() => server.close());

const rawPoll = (id: string, seconds: number) =>
  ada.request('GET', `/agent-sessions/${encodeURIComponent(id)}/get-next-event?timeout=${seconds}`);
const agentNow = async (): Promise<Json> => (await control('GET', '/state'))['agents'][0];
async function untilPolling(count: number): Promise<void> {
  while ((await agentNow())['openPolls'] !== count) await new Promise((resolve) => setImmediate(resolve));
}

describe('the long poll', () => {
  it('answers 304 without a body when nothing happened', async () => {
    const answer = await rawPoll(ada.sessionId, 0);
    assert.deepEqual([answer.status, answer.text], [304, '']);
  });

  it('is held until something happens', async () => {
    const waiting = rawPoll(ada.sessionId, 30);
    await untilPolling(1);
    const { contactId } = await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
    const answer = await waiting;
    assert.equal(answer.status, 200);
    assert.deepEqual(
      (answer.body['events'] as Json[]).map((event) => event['ContactID']),
      [contactId]
    );
    assert.equal((await agentNow())['openPolls'], 0);
  });

  it('counts polls that are open at the same time, and gives an event to one of them only', async () => {
    const older = rawPoll(ada.sessionId, 1);
    await untilPolling(1);
    const newer = rawPoll(ada.sessionId, 1);
    await untilPolling(2);
    await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
    assert.deepEqual([(await older).status, (await newer).status], [200, 304]);
    assert.equal((await agentNow())['maxOpenPolls'], 2);
  });

  it('ends the older of two polls where the platform is read that way', async () => {
    await control('PUT', '/manners', { newPollEndsOlder: true });
    await ada.poll();
    const older = rawPoll(ada.sessionId, 30);
    await untilPolling(1);
    const newer = rawPoll(ada.sessionId, 0);
    assert.deepEqual([(await older).status, (await newer).status], [409, 304]);
  });

  it('loses nothing when the agent page goes away while it waits', async () => {
    const leaving = new AbortController();
    const gone = fetch(
      `${server.origin}/incontactapi/services/v31.0/agent-sessions/${encodeURIComponent(ada.sessionId)}/get-next-event?timeout=30`,
      {
        headers: { authorization: `Bearer ${ada.tokens.access_token}` },
        signal: leaving.signal
      }
    );
    await untilPolling(1);
    leaving.abort();
    await assert.rejects(gone);
    await untilPolling(0);
    await control('POST', '/contacts', { channel: 'chat', from: 'ann@example.org' });
    assert.equal((await ada.poll()).length, 1);
  });

  it('brings the agent session end, then 404', async () => {
    const waiting = rawPoll(ada.sessionId, 30);
    await untilPolling(1);
    assert.equal((await ada.send('DELETE', '')).status, 202);
    const answer = await waiting;
    assert.equal((answer.body['events'] as Json[]).at(-1)?.['Type'], 'AgentSessionEnd');
    assert.equal((await rawPoll(answer.body['sessionId'], 0)).status, 404);
  });

  it('stops at a reset of the contact centre', async () => {
    const waiting = rawPoll(ada.sessionId, 30);
    await untilPolling(1);
    await control('POST', '/reset');
    assert.equal((await waiting).status, 404);
  });

  it('is another agent business only', async () => {
    const ben = await anAgentOverHttp(server, 'ben', 'quiet-harbour');
    assert.equal(
      (await ben.request('GET', `/agent-sessions/${encodeURIComponent(ada.sessionId)}/get-next-event?timeout=0`))
        .status,
      404
    );
  });

  it('answers 429 with a time to wait when an agent asks too often', async () => {
    await control('PUT', '/manners', { requestsPerSecond: 2 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => ada.request('GET', '/server-time')));
    const refused = answers.filter((answer) => answer.status === 429);
    assert.ok(refused.length > 0);
    assert.equal(refused[0]?.headers.get('retry-after'), '1');
  });
});
