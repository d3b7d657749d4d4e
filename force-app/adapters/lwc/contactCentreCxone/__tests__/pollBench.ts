import type { ContactCentreNews } from 'c/omniPorts';
import { join } from '../agentSession';
import { createHttp } from '../http';
import { createPoll } from '../poll';
import type { Tokens } from '../tokens';
import { fakeClock, fakeNetwork, type Seen } from './bench';

const tokens: Tokens = {
  adopt: () => undefined,
  forget: () => undefined,
  read: () => Promise.resolve('at-1'),
  replace: () => Promise.resolve('at-2')
};

/** A poll over a fake network, and everything it asks and tells. */
export function pollBench(auto?: (seen: Seen) => void) {
  const clock = fakeClock();
  let open = 0;
  let mostOpen = 0;
  const network = fakeNetwork((seen) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    const { answer, fail } = seen;
    let isClosed = false;
    const close = (): void => {
      if (!isClosed) open -= 1;
      isClosed = true;
    };
    seen.answer = (...given) => {
      close();
      answer(...given);
    };
    seen.fail = () => {
      close();
      fail();
    };
    seen.init.signal?.addEventListener('abort', close);
    auto?.(seen);
  });
  const http = createHttp({
    fetch: network.fetch,
    clock,
    tokens,
    base: () => 'https://api.example/incontactapi/services/v31.0',
    isStopped: () => false
  });
  const news: ContactCentreNews[] = [];
  const changes: object[] = [];
  const poll = createPoll({
    http,
    clock,
    random: () => 0.5,
    join: () => join(http),
    hear: (one) => news.push(one),
    changed: (what) => changes.push(what),
    replayed: () => undefined
  });
  return {
    ...network,
    clock,
    poll,
    news,
    changes,
    types: () => news.map(({ type }) => type),
    asked: () => network.seen.map(({ method, path }) => `${method} ${path}`),
    mostOpen: () => mostOpen
  };
}

export const POLL = (id: string): string => `GET /agent-sessions/${id}/get-next-event`;
export const JOIN = 'POST /agent-sessions/join';
export const leg = { Type: 'AgentLeg', Status: 'Active', FinalState: 'False' };
