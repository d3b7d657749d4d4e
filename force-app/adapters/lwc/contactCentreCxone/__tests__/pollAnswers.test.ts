import { settled, type Seen } from './bench';
import { JOIN, leg, POLL, pollBench } from './pollBench';
import * as wire from './data/agentApiV31';

const WELL_FROM = 12;

/** A contact centre whose every answer brings a new id, and that tells all after joining and to whoever asks with an old id. */
function turning(isOld: (poll: number) => boolean) {
  let id = 's1';
  let made = 1;
  let polls = 0;
  let owesAll = true;
  let sent: object | null = null;
  return {
    polls: () => polls,
    answer({ method, path, answer }: Seen): void {
      if (method === 'POST') {
        owesAll = true;
        id = `s${(made += 1)}`;
        return answer(200, { sessionId: id });
      }
      polls += 1;
      owesAll ||= `GET ${path}` !== POLL(id);
      if (polls > WELL_FROM && !owesAll) return undefined;
      id = `s${(made += 1)}`;
      const events = owesAll ? [wire.sessionStart, { ...wire.call, Label: id }] : [{ ...leg, AgentLegId: id }];
      owesAll = false;
      if (sent === null || polls >= WELL_FROM || !isOld(polls)) sent = { sessionId: id, events };
      return answer(200, sent);
    }
  };
}

describe('an answer from before', () => {
  it.each([
    ['every second time', (poll: number) => poll % 2 === 0],
    ['every third time', (poll: number) => poll % 3 === 0],
    ['from the second question on', (poll: number) => poll > 1],
    ['in pairs', (poll: number) => poll % 4 > 1]
  ])('that comes %s is not taken for another place that works as this agent', async (_when, isOld) => {
    const centre = turning(isOld);
    const { poll, types, news, clock } = pollBench((seen) => centre.answer(seen));
    poll.start('s1');
    for (let second = 0; second < 59; second += 1) await clock.pass(1_000);
    expect(types().filter((type) => type.startsWith('agentSession'))).toEqual([]);
    expect(centre.polls()).toBeGreaterThan(WELL_FROM);
    const names = news.flatMap((one) => (one.type === 'contact.reported' ? [one.report.customerName] : []));
    expect(names.length).toBeGreaterThan(2);
    expect(types().at(-1)).not.toBe('connection.lost');
  });

  it('is told to nobody although it comes right after joining, and is believed when it comes again', async () => {
    const { poll, last, asked, news, clock } = pollBench();
    const old = { sessionId: 's2', events: [wire.sessionStart, wire.call] };
    poll.start('s1');
    await settled();
    last().answer(200, old);
    await settled();
    last().answer(200, { sessionId: 's3', events: [leg] });
    await settled();
    const toldBefore = news.length;
    for (const id of ['s4', 's5']) {
      poll.rejoin();
      await clock.pass(2_000);
      last().answer(200, { sessionId: id });
      await settled();
      expect(news.slice(toldBefore).filter(({ type }) => type === 'contact.reported')).toEqual([]);
      last().answer(200, old);
      await settled();
    }
    expect(news.slice(toldBefore).filter(({ type }) => type === 'contact.reported')).toHaveLength(1);
    expect(asked().filter((one) => one === JOIN)).toHaveLength(2);
    expect(asked().at(-1)).toBe(POLL('s2'));
  });

  it('that is the last one once more is healed by joining', async () => {
    const { poll, last, asked, news, clock } = pollBench();
    poll.start('s1');
    await settled();
    for (let time = 0; time < 2; time += 1) {
      last().answer(200, { sessionId: 's2', events: [leg] });
      await settled();
    }
    await clock.pass(1_000);
    expect(asked()).toEqual([POLL('s1'), POLL('s2'), JOIN]);
    expect(news.filter(({ type }) => type === 'agent.legReported')).toHaveLength(1);
  });

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

  it('is none where the contact centre gives one id for good, and tells the same after every joining', async () => {
    const { poll, last, asked, types, clock } = pollBench();
    poll.start('s1');
    await settled();
    for (let time = 0; time < 3; time += 1) {
      last().answer(200, { sessionId: 's1', events: [wire.sessionStart, leg] });
      await settled();
      poll.rejoin();
      await clock.pass(2_000);
      last().answer(200, { sessionId: 's1' });
      await settled();
    }
    const round = [POLL('s1'), POLL('s1'), JOIN];
    expect(asked()).toEqual([...round, ...round, ...round, POLL('s1')]);
    expect(types()).not.toContain('connection.lost');
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

  it('asked for again and again by the desk, each joining is followed by its picture', async () => {
    const { poll, asked, clock } = pollBench(({ path, answer }) => {
      if (path.endsWith('/join')) answer(200, { sessionId: 's2' });
    });
    poll.start('s1');
    await settled();
    for (let times = 0; times < 30; times += 1) {
      poll.rejoin();
      await clock.pass(1_000);
    }
    const joins = asked().flatMap((one, index) => (one === JOIN ? [index] : []));
    expect(joins.length).toBeGreaterThan(10);
    expect(joins.map((index) => asked()[index + 1]).filter((next) => next === JOIN)).toEqual([]);
  });
});
