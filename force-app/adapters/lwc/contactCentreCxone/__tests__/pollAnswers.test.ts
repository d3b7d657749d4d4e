import { settled } from './bench';
import { JOIN, leg, POLL, pollBench } from './pollBench';
import * as wire from './data/agentApiV31';

describe('an answer from before', () => {
  it('is known by an id that was used before, told to nobody, and healed by joining', async () => {
    const { poll, last, asked, news, clock } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [leg] });
    await settled();
    last().answer(200, { sessionId: 's3', events: [{ Type: 'Mute', AgentMuted: 'True' }] });
    await settled();
    last().answer(200, { sessionId: 's2', events: [leg] });
    await clock.pass(1_000);
    expect(asked()).toEqual([POLL('s1'), POLL('s2'), POLL('s3'), JOIN]);
    expect(news.filter(({ type }) => type === 'agent.legReported')).toHaveLength(1);
  });

  it('may bring an id from before the last joining, which is the one the contact centre gives then', async () => {
    const { poll, last, asked } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [leg] });
    await settled();
    poll.rejoin();
    await settled();
    last().answer(200, { sessionId: 's3' });
    await settled();
    last().answer(200, { sessionId: 's1', events: [leg] });
    await settled();
    expect(asked()).toEqual([POLL('s1'), POLL('s2'), JOIN, POLL('s3'), POLL('s1')]);
  });

  it('does not end the agent session by saying once that there is none to join', async () => {
    const { poll, last, types, asked, clock } = pollBench();
    poll.start('s1');
    await settled();
    poll.rejoin();
    await settled();
    last().answer(404, { error: 'UnknownSession' });
    await clock.pass(1_000);
    expect(asked()).toEqual([POLL('s1'), JOIN, JOIN]);
    last().answer(404, { error: 'UnknownSession' });
    await clock.pass(60_000);
    expect(types()).toEqual(['connection.lost', 'agentSession.ended']);
  });
});

describe('an answer that cannot be read', () => {
  it('is not made so by one event that is nested too deeply', async () => {
    const { poll, last, news, asked } = pollBench();
    let payload: unknown = 'bottom';
    for (let depth = 0; depth < 200; depth += 1) payload = { payload };
    poll.start('s1');
    await settled();
    last().answer(200, {
      sessionId: 's2',
      events: [wire.sessionStart, leg, { ...wire.workItem, WorkItemPayload: payload }]
    });
    await settled();
    expect(news).toContainEqual({ type: 'agent.legReported', leg: 'up' });
    expect(asked()[0]).toBe(POLL('s1'));
    expect(news.map(({ type }) => type)).not.toContain('connection.lost');
  });

  it.each([
    ['is cut off', '{"sessionId":"s2","events":[', 'application/json'],
    ['is another page', '<html>Log in</html>', 'text/html'],
    ['has no list', '{"sessionId":"s2"}', 'application/json']
  ])('that %s is a gap: the agent session is joined before anything else is asked', async (_what, body, type) => {
    const { poll, last, asked, types, clock } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, body, { 'content-type': type });
    await clock.pass(1_000);
    expect(asked()).toEqual([POLL('s1'), JOIN]);
    expect(types()).toEqual(['connection.lost']);
  });

  it('one bad event does not stop the others of its answer, and is healed by joining', async () => {
    const { poll, last, news, asked } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [{ Type: 'Mute' }, leg, { Type: 'Unheard' }] });
    await settled();
    expect(news).toEqual([
      { type: 'event.setAside', kind: 'broken', eventType: 'Mute' },
      { type: 'agent.legReported', leg: 'up' },
      { type: 'event.setAside', kind: 'unknown', eventType: 'Unheard' }
    ]);
    expect(asked()).toEqual([POLL('s1'), JOIN]);
  });

  it('unknown kinds of events alone are no gap', async () => {
    const { poll, last, asked } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [{ Type: 'Unheard' }] });
    await settled();
    expect(asked()).toEqual([POLL('s1'), POLL('s2')]);
  });
});

describe('the whole picture', () => {
  it('is closed with the contacts in it, and what it does not mention is as when nothing is going on', async () => {
    const { poll, last, news } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [wire.call, wire.sessionStart, wire.workItem] });
    await settled();
    expect(news.slice(2)).toEqual([
      { type: 'agent.legReported', leg: 'down' },
      { type: 'agent.muteReported', isMuted: false },
      { type: 'picture.completed', contactIds: ['700000001', '740000001'] }
    ]);
  });

  it('lists a contact whose event cannot be read but names it, and is not asked for again', async () => {
    const { poll, last, news, asked } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [wire.sessionStart, { ...wire.call, Status: 'Levitating' }] });
    await settled();
    expect(news.at(-1)).toEqual({ type: 'picture.completed', contactIds: ['700000001'] });
    expect(asked()).toEqual([POLL('s1'), POLL('s2')]);
  });

  it('is not closed while a contact in it has no readable name', async () => {
    const { poll, last, types, asked } = pollBench();
    poll.start('s1');
    await settled();
    last().answer(200, { sessionId: 's2', events: [wire.sessionStart, { ...wire.call, ContactID: '' }] });
    await settled();
    expect(types()).toEqual(['event.setAside']);
    expect(asked()).toEqual([POLL('s1'), JOIN]);
  });

  it('asked for by the desk, the waiting question is dropped and the agent session joined', async () => {
    const { poll, last, asked, news, mostOpen } = pollBench();
    poll.start('s1');
    await settled();
    poll.rejoin();
    poll.rejoin();
    await settled();
    expect(asked()).toEqual([POLL('s1'), JOIN]);
    last().answer(200, { sessionId: 's2' });
    await settled();
    expect(asked()).toEqual([POLL('s1'), JOIN, POLL('s2')]);
    expect(news).toEqual([]);
    expect(mostOpen()).toBe(1);
  });
});
