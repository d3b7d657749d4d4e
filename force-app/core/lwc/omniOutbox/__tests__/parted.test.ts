import { anOutbox, aPlace } from 'test/fakes/anOutbox';
import type { ContactCentreNews, RecordedDisposition } from 'c/omniPorts';
import { on, SAVE } from './commands';

const PARTINGS: ContactCentreNews[] = [
  { type: 'agentSession.takenOver' },
  { type: 'agentSession.ended', elsewhere: true },
  { type: 'signIn.failed', trouble: 'interactionRequired' }
];
const OURS: RecordedDisposition = { dispositionId: '101', secondaryDispositionId: null, name: 'Resolved', notes: '' };
const ANOTHER = { ...OURS, dispositionId: '106', name: 'Complaint' };
const AGENT = { agentId: '30001', tenantId: 't1', name: 'Ada' };

type Bench = Awaited<ReturnType<typeof anOutbox>>;

async function comesBack({ hear, report, picture }: Bench): Promise<void> {
  await hear({ type: 'signIn.succeeded', agent: AGENT });
  await report('7001', 'active');
  await picture('7001');
}

/** Pressed while another place may speak for the agent. */
async function pressedApart(parting: ContactCentreNews = PARTINGS[0]!) {
  const bench = await anOutbox();
  await bench.report('7001', 'active');
  await bench.picture('7001');
  await bench.hear(parting);
  return { ...bench, key: await bench.add(SAVE) };
}

/** Sent, and not answered, when another place takes over. */
async function sentBefore() {
  const place = aPlace();
  place.told.push('unknown');
  const bench = await anOutbox(place);
  await bench.report('7001', 'active');
  await bench.picture('7001');
  const key = await bench.add(SAVE);
  await bench.hear(PARTINGS[0]!);
  return { ...bench, key };
}

/** Written down by a page that is not there any more. */
async function leftOnDisk() {
  const { key, reload } = await pressedApart();
  return { ...(await reload()), key };
}

describe('a disposition saved while another place may speak for the agent', () => {
  it.each(PARTINGS.map((parting) => [parting.type, parting] as const))(
    'is not sent, and said to wait, after %s; it can be taken back',
    async (_type, parting) => {
      const { key, sent, news, outbox, last } = await pressedApart(parting);
      expect(sent).toEqual([]);
      expect(news.at(-1)).toMatchObject({ key, status: 'queued', isWaiting: true });
      outbox.takeBack(key);
      expect(outbox.open()).toEqual([]);
      expect(last(key)?.[0]).toBe('queued');
    }
  );

  it.each([
    ['pressed then', pressedApart, 1],
    ['sent before', sentBefore, 2],
    ['left on disk', leftOnDisk, 1]
  ])('and %s, is sent once the agent is back where none is recorded', async (_when, begin, times) => {
    const bench = await begin();
    await comesBack(bench);
    await bench.pass(2_000);
    expect(bench.sent).toEqual(Array(times).fill('k1 saveDisposition 7001'));
  });

  it.each([
    ['pressed then', pressedApart],
    ['sent before', sentBefore],
    ['left on disk', leftOnDisk]
  ])('and %s, never replaces another one that was recorded meanwhile', async (_when, begin) => {
    const bench = await begin();
    const sentThen = [...bench.sent];
    bench.recorded.set('7001', ANOTHER);
    await comesBack(bench);
    expect(bench.last(bench.key)?.[0]).not.toBe('refused');
    await bench.pass(2_000);
    expect(bench.sent).toEqual(sentThen);
    expect(bench.last(bench.key)).toEqual(['refused', 'recordedElsewhere']);
  });

  it('is sent where another one was seen only once: that answer was an old one', async () => {
    const bench = await pressedApart();
    bench.recorded.set('7001', ANOTHER);
    await comesBack(bench);
    bench.recorded.delete('7001');
    await bench.pass(6_000);
    expect(bench.sent).toEqual(['k1 saveDisposition 7001']);
  });

  it('is done where it is the one that is recorded', async () => {
    const bench = await pressedApart();
    bench.recorded.set('7001', OURS);
    await comesBack(bench);
    expect([bench.sent, bench.last(bench.key)]).toEqual([[], ['confirmed', null]]);
  });

  it('waits as long as it cannot be read what is recorded', async () => {
    const bench = await pressedApart();
    bench.recorded.set('7001', 'unreadable');
    await comesBack(bench);
    await bench.pass(60_000);
    expect(bench.sent).toEqual([]);
    bench.recorded.set('7001', ANOTHER);
    await bench.pass(30_000);
    expect(bench.last(bench.key)).toEqual(['refused', 'recordedElsewhere']);
  });
});

describe('a disposition saved after that', () => {
  it('replaces what is recorded: the agent has seen it', async () => {
    const bench = await pressedApart();
    bench.recorded.set('7001', ANOTHER);
    await comesBack(bench);
    await bench.pass(2_000);
    await bench.add(SAVE);
    expect(bench.sent).toEqual(['k2 saveDisposition 7001']);
  });
});

describe('a disposition saved while there was no connection', () => {
  it('replaces what is recorded: nobody else can have saved it', async () => {
    const bench = await anOutbox();
    await bench.report('7001', 'active');
    await bench.hear({ type: 'connection.lost', since: 0 });
    bench.recorded.set('7001', ANOTHER);
    await bench.add(SAVE);
    await comesBack(bench);
    expect(bench.sent).toEqual(['k1 saveDisposition 7001']);
  });
});

describe('whatever else was pressed while another place spoke', () => {
  it.each([
    [20_000, ['k1 end 7001'], null],
    [40_000, [], 'notSent']
  ])('is, after %s ms, sent as %j: %s', async (ms, sent, reason) => {
    const bench = await anOutbox();
    await bench.report('7001', 'active');
    await bench.picture('7001');
    await bench.hear(PARTINGS[0]!);
    const key = await bench.add(on('end'));
    await bench.pass(ms);
    await comesBack(bench);
    expect([bench.sent, bench.last(key)?.[1]]).toEqual([sent, reason]);
  });
});
