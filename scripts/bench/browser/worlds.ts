// The servers of the measurements, in a process of their own: the whole local world and the bare program's server.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { anAgentOverHttp } from '../../local/contact-centre/testing/agentOverHttp.ts';
import type { Standalone } from '../../local/contact-centre/http/standalone.ts';
import { controlOf, type Control } from '../../e2e/support/control.ts';
import { serve, type Served } from '../../local/serve.ts';
import { startBareServer, type BareServer } from './bareServer.ts';
import type { AgentAtWork, Arrivals, Order, Place, WorldsReady } from './orders.ts';
import { mark } from './probe.ts';

const CLOCK = '/bench-clock/';
const IS_POLL = /\/get-next-event|^\/events/;

const now = (): number => performance.timeOrigin + performance.now();

/** When polls were answered and clock requests came in, seen from outside the servers so that both are treated alike. */
function watchRequests() {
  const arrivals: Arrivals = {};
  const open = new Set<ServerResponse>();
  let answered: (at: number) => void = () => {};
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const url = request.url ?? '';
    if (url.startsWith(CLOCK)) arrivals[url.slice(CLOCK.length)] = now();
    if (request.method !== 'GET' || !IS_POLL.test(url)) return;
    open.add(response);
    const end = response.end;
    response.end = function endAndNote(this: ServerResponse, ...rest: never[]) {
      open.delete(response);
      answered(now());
      return end.apply(this, rest as never);
    } as typeof end;
    response.once('close', () => open.delete(response));
  });
  return {
    arrivals,
    openPolls: () => open.size,
    nextAnswer: () => new Promise<number>((resolve) => (answered = resolve))
  };
}

const watched = watchRequests();

async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = now() + 20_000;
  while (!isSo()) {
    if (now() > end) throw new Error(`Waited in vain: ${what}`);
    await wait(1);
  }
}

const CHANNELS = ['chat', 'email', 'workItem', 'voice'] as const;

/** Brings an agent that many contacts of each channel, accepted; the agent session stays for the page to join. */
async function bringToWork(
  { consoleUrl, apiUrl }: Served,
  control: Control,
  who: { username: string; password: string },
  load: Extract<Order, { do: 'prepare' }>['load']
): Promise<AgentAtWork> {
  const agent = await anAgentOverHttp(
    { origin: apiUrl, consoleOrigin: consoleUrl } as Standalone,
    who.username,
    who.password
  );
  await agent.start();
  await agent.poll();
  await agent.send('POST', '/state', { state: 'Available' });
  const chats: string[] = [];
  let contacts = 0;
  for (const channel of CHANNELS) {
    for (let at = 0; at < load[channel]; at += 1) {
      contacts += 1;
      const from = channel === 'voice' ? '+14155550100' : `customer${contacts}@mail.example`;
      const contactId = await control.arrives({
        channel,
        from,
        name: `${who.username} ${contacts}`,
        subject: 'Order',
        text: 'Hello'
      });
      const accepted = await agent.send('POST', `/interactions/${contactId}/accept`, {});
      if (accepted.status !== 202) throw new Error(`accept ${channel}: ${accepted.status} ${accepted.text}`);
      if (channel === 'chat') chats.push(contactId);
    }
  }
  await agent.send('POST', '/state', { state: 'Unavailable', reason: 'Break' });
  await agent.poll();
  return { ...who, chats, contacts };
}

interface Worlds {
  served: Served;
  control: Control;
  bare: BareServer;
}

/** Says one text at each place in turn; answers when each answer left the server, by marker. */
async function sayInTurn({ control, bare }: Worlds, places: Place[], rounds: number, first: number): Promise<Arrivals> {
  const sent: Arrivals = {};
  let marker = first;
  for (let round = 0; round < rounds; round += 1) {
    for (const place of places) {
      await until(() => watched.openPolls() >= places.length, 'every page polls');
      await wait(15 + Math.random() * 20);
      const left = watched.nextAnswer();
      const text = `${mark(marker)} Is there any news about my order?`;
      if ('contactId' in place) await control.writes(place.contactId, text);
      else bare.say(place.rows, round % place.rows, text);
      sent[marker] = await left;
      marker += 1;
    }
  }
  await until(() => watched.openPolls() >= places.length, 'every page polls');
  return sent;
}

const HOLD_MS = 3_000;

/** Holds the next poll up, so that one answer can carry many lines. */
async function hold({ control }: Worlds, contactId: string): Promise<void> {
  await control.faults([{ route: 'GET /agent-sessions/*/get-next-event', nth: 1, does: 'delay', ms: HOLD_MS }]);
  await control.writes(contactId, 'One moment.');
  await wait(HOLD_MS / 6);
}

async function burst({ control }: Worlds, contactId: string, lines: number, first: number): Promise<void> {
  const left = watched.nextAnswer();
  for (let line = 0; line < lines; line += 1) await control.writes(contactId, `${mark(first + line)} line`);
  await left;
  await control.faults([]);
}

async function main(): Promise<void> {
  const served = await serve({ port: 0, quiet: true });
  const bare = await startBareServer();
  const worlds: Worlds = { served, control: controlOf(served.consoleUrl), bare };
  await worlds.control.settings({ limits: { sessions: 100 } });
  // Contacts are brought to work quicker than an agent works.
  await worlds.control.manners({ requestsPerSecond: 1000 });
  const { agents } = await worlds.control.seed();

  async function follow(order: Order): Promise<unknown> {
    if (order.do === 'prepare') return bringToWork(served, worlds.control, agents[order.agent]!, order.load);
    if (order.do === 'say') return sayInTurn(worlds, order.places, order.rounds, order.first);
    if (order.do === 'hold') return hold(worlds, order.contactId);
    if (order.do === 'burst') return burst(worlds, order.contactId, order.lines, order.first);
    return watched.arrivals;
  }

  process.on('message', (order: Order & { id: number }) => {
    follow(order).then(
      (answer) => process.send!({ id: order.id, answer: answer ?? null }),
      (error: unknown) => process.send!({ id: order.id, error: String(error) })
    );
  });
  const ready: WorldsReady = {
    consoleUrl: served.consoleUrl,
    bareUrls: { 10: bare.url(10), 63: bare.url(63) }
  };
  process.send!(ready);
}

process.on('disconnect', () => process.exit(0));
main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
