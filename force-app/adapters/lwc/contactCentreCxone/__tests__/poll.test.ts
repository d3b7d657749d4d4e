import { settled, type Seen } from './bench';
import { JOIN, leg, POLL, pollBench } from './pollBench';
import * as wire from './data/agentApiV31';

describe('asking for news', () => {
  it('nothing new is no reason to wait: the next question follows at once', async () => {
    const { poll, last, asked } = pollBench();
    poll.start('s1');
    await settled();
    expect(last().query).toBe('?timeout=30');
    last().answer(304);
    await settled();
    expect(asked()).toEqual([POLL('s1'), POLL('s1')]);
  });

  it('the id an answer brings is used for the next question and for commands', async () => {
    const { poll, last, asked, types } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [leg] });
    await settled();
    expect(asked()).toEqual([POLL('s1'), POLL('s2')]);
    expect(poll.sessionId()).toBe('s2');
    expect(types()).toEqual(['agent.legReported']);
  });

  it('an id with a slash or a number in it changes nothing about where the question goes', async () => {
    const { poll, seen } = pollBench();
    poll.start('a/60+b==');
    await settled();
    expect(seen[0]!.url).toBe(
      'https://api.example/incontactapi/services/v31.0/agent-sessions/a%2F60%2Bb%3D%3D/get-next-event?timeout=30'
    );
  });

  it.each([
    ['nothing', (seen: Seen) => seen.answer(304)],
    ['an empty list', (seen: Seen) => seen.answer(200, { sessionId: 's', events: [] })],
    ['the same again', (seen: Seen) => seen.answer(200, { sessionId: 's', events: [leg] })],
    ['no connection', (seen: Seen) => seen.fail()],
    ['an error', (seen: Seen) => seen.answer(503)],
    ['a page instead of news', (seen: Seen) => seen.answer(200, '<html></html>', { 'content-type': 'text/html' })],
    [
      'the question for news with a page, but lets join,',
      (seen: Seen) =>
        seen.method === 'POST'
          ? seen.answer(200, { sessionId: 's' })
          : seen.answer(200, '<html></html>', { 'content-type': 'text/html' })
    ],
    ['that it is too busy', (seen: Seen) => seen.answer(429)],
    [
      'that it is too busy for longer than a timer can count',
      (seen: Seen) => seen.answer(503, '', { 'retry-after': '99999999' })
    ],
    ['that a new token is as bad as the old', (seen: Seen) => seen.answer(401)],
    [
      'that a foreign page forbids it',
      (seen: Seen) => seen.answer(404, '<html></html>', { 'content-type': 'text/html' })
    ],
    [
      'the question for news with an old answer',
      (() => {
        let asked = 0;
        return (seen: Seen) =>
          seen.method === 'POST'
            ? seen.answer(200, { sessionId: 's2' })
            : seen.answer(200, { sessionId: `s${(asked += 1) % 2}`, events: [leg] });
      })()
    ],
    [
      'unreadable events',
      (seen: Seen) =>
        seen.method === 'POST'
          ? seen.answer(200, { sessionId: 's' })
          : seen.answer(200, { sessionId: 's', events: [{ Type: 'Mute' }] })
    ]
  ])(
    'a contact centre that answers %s instantly is asked at most sixty times a minute, and never stops being asked',
    async (_what, auto) => {
      const { poll, seen, clock, mostOpen } = pollBench(auto);
      poll.start('s1');
      await clock.pass(10 * 60_000);
      const from = seen.length;
      await clock.pass(60_000);
      expect(seen.length - from).toBeLessThanOrEqual(60);
      expect(seen.length - from).toBeGreaterThan(3);
      expect(mostOpen()).toBe(1);
      poll.stop();
    }
  );

  it('news that follow each other quickly are fetched without a pause', async () => {
    let count = 0;
    const { poll, news, clock } = pollBench((seen) => {
      count += 1;
      if (count <= 40) seen.answer(200, { sessionId: 's', events: [{ ...leg, AgentLegId: String(count) }] });
    });
    const before = clock.now();
    poll.start('s1');
    for (let turn = 0; turn < 10; turn += 1) await settled();
    expect(news).toHaveLength(40);
    expect(clock.now()).toBe(before);
  });

  it('after a stop nothing is asked and nothing is told any more', async () => {
    const { poll, last, seen, news, clock } = pollBench();
    poll.start('s1');
    await settled();
    const waiting = last();
    poll.stop();
    waiting.answer(200, { sessionId: 's2', events: [leg] });
    await clock.pass(120_000);
    expect(seen).toHaveLength(1);
    expect(news).toEqual([]);
    expect(clock.alarms).toBe(0);
  });

  it('thousands of events are told in slices, in their order', async () => {
    const events = Array.from({ length: 1_000 }, (_none, index) => ({
      Type: 'Mute',
      AgentMuted: index % 2 ? 'True' : 'False'
    }));
    const { poll, last, news, clock } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events });
    await settled();
    expect(news).toEqual([]);
    await clock.pass(1);
    expect(news.map((one) => one.type === 'agent.muteReported' && one.isMuted)).toEqual(
      events.map((_one, index) => index % 2 === 1)
    );
  });

  it('changed skills and codes are reported to whoever reads them again', async () => {
    const { poll, last, changes } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [{ Type: 'UpdateSkills' }, { Type: 'UpdateUnavailableCodes' }] });
    await settled();
    expect(changes).toEqual([{ skills: true, codes: true }]);
  });
});

describe('a connection that is lost', () => {
  it('is told with the moment of the last good word, once, and told again when it is back', async () => {
    const { poll, last, seen, news, asked, clock } = pollBench();
    const startedAt = clock.now();
    poll.start('s1');
    await clock.pass(5_000);
    last().answer(304);
    await clock.pass(7_000);
    last().fail();
    await settled();
    expect(news).toEqual([{ type: 'connection.lost', since: startedAt + 5_000 }]);
    await clock.pass(1_000);
    expect(asked().at(-1)).toBe(JOIN);
    last().fail();
    await clock.pass(2_000);
    expect(seen).toHaveLength(4);
    last().answer(200, { sessionId: 's9' });
    await settled();
    expect(news.slice(1)).toEqual([{ type: 'connection.restored' }]);
    expect(asked().at(-1)).toBe(POLL('s9'));
  });

  it('a question that is never answered is given up, and the whole picture is asked for', async () => {
    const { poll, asked, types, clock } = pollBench();
    poll.start('s1');
    await clock.pass(39_000);
    expect(asked()).toEqual([POLL('s1')]);
    await clock.pass(3_000);
    expect(asked()).toEqual([POLL('s1'), JOIN]);
    expect(types()).toEqual(['connection.lost']);
  });

  it('an answer that comes after it was given up is not believed; the picture is asked for once more', async () => {
    const { poll, seen, news, asked, clock } = pollBench();
    poll.start('s1');
    await clock.pass(42_000);
    seen[1]!.answer(200, { sessionId: 's2' });
    await settled();
    seen[0]!.answer(200, { sessionId: 'old', events: [leg] });
    await settled();
    expect(asked()).toEqual([POLL('s1'), JOIN, POLL('s2'), JOIN]);
    expect(news.filter(({ type }) => type === 'agent.legReported')).toEqual([]);
  });

  it('a contact centre that asks to come back later is obeyed without joining again', async () => {
    const { poll, last, asked, clock } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(429, undefined, { 'retry-after': '7' });
    await clock.pass(6_500);
    expect(asked()).toEqual([POLL('s1')]);
    await clock.pass(1_000);
    expect(asked()).toEqual([POLL('s1'), POLL('s1')]);
  });

  it('asks briefly once it may ask again, so that nothing waits for a long poll in which nothing happens', async () => {
    const { poll, last, types, clock } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(429);
    await clock.pass(2_000);
    expect(last().query).toBe('?timeout=2');
    last().answer(304);
    await settled();
    expect(types()).toEqual(['connection.lost', 'connection.restored']);
    expect(last().query).toBe('?timeout=30');
  });
});

describe('an agent session that is no longer hers', () => {
  it.each([404, 409, 410])(
    'is joined once when the contact centre answers %i, and over when there is none',
    async (status) => {
      const { poll, last, asked, news, clock } = pollBench();
      poll.start('s1');
      await settled();
      last().answer(status, { error: 'UnknownSession' });
      await settled();
      last().answer(404);
      await clock.pass(60_000);
      expect(asked()).toEqual([POLL('s1'), JOIN]);
      expect(news).toEqual([{ type: 'agentSession.ended', elsewhere: true }]);
      expect(poll.sessionId()).toBeNull();
    }
  );

  it.each([404, 410])('by the poll alone, with %i, is joined ever slower and never given up', async (status) => {
    let isWell = false;
    const { poll, seen, news, clock } = pollBench(({ method, answer }) => {
      if (method === 'POST') answer(200, { sessionId: 's2' });
      else if (!isWell) answer(status, { error: 'UnknownSession' });
    });
    poll.start('s1');
    for (let second = 0; second < 120; second += 1) await clock.pass(1_000);
    expect(seen.length).toBeLessThan(40);
    isWell = true;
    for (let second = 0; second < 20; second += 1) await clock.pass(1_000);
    seen.at(-1)!.answer(200, { sessionId: 's3', events: [leg] });
    await settled();
    const types = news.map(({ type }) => type);
    expect([types.includes('agentSession.ended'), types.at(-1)]).toEqual([false, 'agent.legReported']);
  });

  it('taken over again right after joining is given up instead of fought for', async () => {
    const { poll, last, news, seen, clock } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(409);
    await settled();
    last().answer(200, { sessionId: 's2' });
    await settled();
    last().answer(409);
    await clock.pass(60_000);
    expect(seen).toHaveLength(3);
    expect(news).toEqual([{ type: 'agentSession.takenOver' }]);
    expect(poll.sessionId()).toBeNull();
  });

  it('told as a whole twice within a minute, unasked, is polled by somebody else: it is left to them', async () => {
    const { poll, last, news, seen, clock } = pollBench();
    const whole = (at: number) => ({
      sessionId: `s${at}`,
      events: [{ Type: 'AgentSessionStart', SessionId: `s${at}` }]
    });
    poll.start('s1');
    await settled();
    last().answer(200, whole(2));
    await settled();
    last().answer(200, whole(3));
    await settled();
    expect(news.filter(({ type }) => type === 'agentSession.takenOver')).toEqual([]);
    last().answer(200, whole(4));
    await clock.pass(60_000);
    expect(news.at(-1)).toEqual({ type: 'agentSession.takenOver' });
    expect(poll.sessionId()).toBeNull();
    expect(seen).toHaveLength(3);
  });

  it('told as a whole once, unasked, is watched closely for a few seconds and kept', async () => {
    const { poll, last, news, clock } = pollBench();
    const timeout = (): string | null => new URL(last().url).searchParams.get('timeout');
    poll.start('s1');
    await settled();
    for (const id of ['s2', 's3']) {
      last().answer(200, { sessionId: id, events: [{ Type: 'AgentSessionStart', SessionId: id }] });
      await settled();
    }
    for (const seconds of ['2', '2', '30']) {
      expect(timeout()).toBe(seconds);
      last().answer(304);
      await clock.pass(2_000);
    }
    expect(news.filter(({ type }) => type.startsWith('agentSession'))).toEqual([]);
    expect(poll.sessionId()).toBe('s3');
  });

  it('is not thought to be polled by somebody else when her own requests were carried out after they had failed', async () => {
    const { poll, last, asked, types, clock } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [wire.sessionStart] });
    await settled();
    for (const id of ['s3', 's4']) {
      last().answer(504);
      await clock.pass(2_000);
      last().answer(200, { sessionId: id });
      await settled();
      last().answer(200, { sessionId: `${id}a`, events: [wire.sessionStart, leg] });
      await settled();
      last().answer(200, { sessionId: `${id}b`, events: [wire.sessionStart, { ...leg, AgentLegId: id }] });
      await settled();
    }
    expect(asked().at(-1)).toBe(POLL('s4b'));
    expect(types()).not.toContain('agentSession.takenOver');
  });

  it('that the contact centre ended is not joined again', async () => {
    const { poll, last, news, seen, clock } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [{ Type: 'RemoteAgentSessionEnd' }] });
    await clock.pass(60_000);
    expect(seen).toHaveLength(1);
    expect(news).toEqual([{ type: 'agentSession.ended', elsewhere: true }]);
  });
});
