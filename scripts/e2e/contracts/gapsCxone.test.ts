import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { hearing } from 'test/contracts/hearing.ts';
import { startDevelopmentCentre, STATION, type DevelopmentCentre } from './developmentCentre.ts';

let centre: DevelopmentCentre;

before(async () => {
  centre = await startDevelopmentCentre();
});
beforeEach(() => centre.reset());
after(async () => {
  await centre.reset();
  await centre.close();
});

const POLL = 'GET /agent-sessions/*/get-next-event';
const CHAT = { channel: 'chat', from: 'ann@customer.example', name: 'Ann', text: 'Hello' };

interface Desk {
  heard: ReturnType<typeof hearing>;
  client: ReturnType<DevelopmentCentre['client']>;
}

async function available(ada = centre.ada()): Promise<Desk> {
  const client = centre.client(ada);
  const heard = hearing(client);
  client.signIn({ station: STATION });
  await heard.until('picture.completed');
  await client.perform({ verb: 'chooseState', choice: 'available', code: null }, 'available');
  await heard.until('available', (one) => one.type === 'agent.stateReported' && one.agentState.state === 'available');
  return { heard, client };
}

for (const [what, rule] of [
  ['lost on the way', { does: 'dropAnswer' }],
  ['an error after which the events are gone', { does: 'status', status: 502 }],
  ['the same twice', { does: 'duplicate' }]
] as const) {
  test(`a chat whose news is ${what} is offered all the same, and can be accepted`, async () => {
    const { heard, client } = await available();
    await centre.control('PUT', '/faults', { rules: [{ route: POLL, nth: 1, times: 2, ...rule }] });
    const from = heard.news.length;
    const { contactId } = await centre.control('POST', '/contacts', CHAT);
    const offer = await heard.until(
      'offer',
      (one) => (one.type === 'contact.reported' && one.report.phase === 'offered' ? one.report : null),
      from
    );
    assert.equal(offer.contactId, contactId);
    await centre.control('PUT', '/faults', { rules: [] });
    const answer = await client.perform({ verb: 'accept', contactId: String(contactId) }, 'accept');
    assert.deepEqual(answer, { result: 'accepted' });
    await heard.until('active', (one) => one.type === 'contact.reported' && one.report.phase === 'active', from);
    const types = heard.news.slice(from).map(({ type }) => type);
    assert.equal(
      types.filter((type) => type === 'connection.lost').length,
      types.filter((type) => type === 'connection.restored').length
    );
    heard.stop();
  });
}

for (const [what, spoil] of [
  ['cut off in the middle', (text: string) => text.slice(0, text.length / 2)],
  ['replaced by a log-in page', () => '<html><body>Please log in</body></html>'],
  ['without its list', () => '{}'],
  ['full of strange events', (text: string) => text.replaceAll('"Status":"Incoming"', '"Status":"Levitating"')]
] as const) {
  test(`a chat whose news is ${what} is offered all the same`, async () => {
    const ada = centre.ada();
    const { fetch } = ada.world;
    let spoiled = 0;
    let isSpoiling = false;
    ada.world.fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (!isSpoiling || spoiled === 1 || response.status !== 200 || !url.includes('get-next-event')) return response;
      spoiled += 1;
      return new Response(spoil(await response.text()), { headers: { 'content-type': 'application/json' } });
    };
    const { heard } = await available(ada);
    isSpoiling = true;
    const from = heard.news.length;
    const { contactId } = await centre.control('POST', '/contacts', CHAT);
    const offer = await heard.until(
      'offer',
      (one) => (one.type === 'contact.reported' && one.report.phase === 'offered' ? one.report : null),
      from
    );
    assert.deepEqual([offer.contactId, spoiled], [contactId, 1]);
    await heard.until(
      'picture',
      (one) => one.type === 'picture.completed' && one.contactIds.includes(offer.contactId),
      from
    );
    heard.stop();
  });
}

test('a command whose answer is lost is not known to have worked, and was done once', async () => {
  const { heard, client } = await available();
  const { contactId } = await centre.control('POST', '/contacts', CHAT);
  await heard.until('offer', (one) => one.type === 'contact.reported' && one.report.phase === 'offered');
  await centre.control('PUT', '/faults', {
    rules: [{ route: 'POST /agent-sessions/*/interactions/*/accept', nth: 1, does: 'dropAnswer' }]
  });
  const answer = await client.perform({ verb: 'accept', contactId: String(contactId) }, 'accept-1');
  assert.deepEqual(answer, { result: 'unknown' });
  await heard.until('active', (one) => one.type === 'contact.reported' && one.report.phase === 'active');
  const { entries } = (await centre.control('GET', '/ledger')) as { entries: { effect: string; key: string }[] };
  assert.deepEqual(
    entries.filter(({ effect }) => effect === 'accept').map(({ key }) => key),
    ['accept-1']
  );
  heard.stop();
});

test('whatever happens, only one question for news is open at a time', async () => {
  const { heard, client } = await available();
  for (let round = 0; round < 5; round += 1) {
    const from = heard.news.length;
    client.rejoin();
    await heard.until('picture', (one) => one.type === 'picture.completed', from);
  }
  const { agents } = (await centre.control('GET', '/state')) as { agents: { agentId: string; openPolls: number }[] };
  assert.ok((agents.find(({ agentId }) => agentId === '30001')?.openPolls ?? 9) <= 1);
  heard.stop();
});
