import { end, joinOrStart } from '../agentSession';
import type { Ask, Http, Outcome } from '../http';

const reply = (status: number, body: unknown = {}): Outcome => ({
  kind: 'reply',
  reply: { status, text: JSON.stringify(body), contentType: 'application/json', retryAfter: null }
});

/** Answers in turn and remembers what was asked. */
function anHttp(...answers: Outcome[]): { http: Http; asked: string[] } {
  const asked: string[] = [];
  const send = async ({ method, path }: Ask): Promise<Outcome> => {
    asked.push(`${method} /${path.join('/')}`);
    return answers.shift() ?? { kind: 'silent' };
  };
  return { http: { send }, asked };
}

const JOIN = 'POST /agent-sessions/join';
const START = 'POST /agent-sessions';

describe('the agent session of a day', () => {
  it('is joined where it runs, and nothing is started', async () => {
    const { http, asked } = anHttp(reply(202, { sessionId: 's1' }));
    expect(await joinOrStart(http, null)).toEqual({ kind: 'entered', sessionId: 's1' });
    expect(asked).toEqual([JOIN]);
  });

  it('is started where there is none to join', async () => {
    const { http, asked } = anHttp(reply(404), reply(202, { sessionId: 's2' }));
    expect(await joinOrStart(http, null)).toEqual({ kind: 'entered', sessionId: 's2' });
    expect(asked).toEqual([JOIN, START]);
  });

  it('is not started while nobody knows whether one runs', async () => {
    const { http, asked } = anHttp({ kind: 'silent' });
    expect(await joinOrStart(http, null)).toEqual({ kind: 'silent' });
    expect(asked).toEqual([JOIN]);
  });

  it('is joined after all when another page has started it meanwhile', async () => {
    const { http, asked } = anHttp(reply(404), reply(409), reply(202, { sessionId: 's3' }));
    expect(await joinOrStart(http, null)).toEqual({ kind: 'entered', sessionId: 's3' });
    expect(asked).toEqual([JOIN, START, JOIN]);
  });

  const [END, STATE] = ['DELETE /agent-sessions/s4', 'POST /agent-sessions/s4/state'];

  it.each([
    ['kept, with contacts still open', reply(409), [END, STATE]],
    ['over', reply(202), [END]],
    ['not known of', { kind: 'silent' } satisfies Outcome, [END]]
  ])('that is %s after signing out leaves nobody available who is not there', async (_what, answer, requests) => {
    const { http, asked } = anHttp(answer, reply(202));
    await end(http, 's4');
    expect(asked).toEqual(requests);
  });
});
