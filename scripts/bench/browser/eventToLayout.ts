import type { Browser, Page } from 'playwright-core';
import { quantile, ratioOf, type Ratio } from '../statistics.ts';
import type { AgentPage } from '../../e2e/support/agentPage.ts';
import type { AgentAtWork, Servers } from './orders.ts';
import { clockOffset, openConsole, openPage, select } from './pages.ts';
import { rendersDuring, type Renders } from './renders.ts';

export interface EventToLayout {
  contacts: { few: number; many: number };
  /** Milliseconds from the answer leaving the server to DOM and layout. */
  few: Ratio;
  many: Ratio;
  manyToFew: Ratio;
  bareManyToFew: Ratio;
  /** 99th percentiles, for information: a thousand events would be needed to judge them. */
  p99: { few: number; bareFew: number; many: number; bareMany: number };
  oneLine: { few: Renders[]; many: Renders[] };
  burst: { lines: number; renders: Renders[] };
}

const FEW = { chat: 5, email: 2, workItem: 2, voice: 1 };
const MANY = { chat: 12, email: 25, workItem: 25, voice: 1 };
const ROUNDS = 25;
const WARM_UP_ROUNDS = 20;
const BLOCKS = 4;
const LINES = 50;

interface At {
  page: Page;
  name: string;
  offset: number;
}

async function latencies(
  at: At,
  sent: { [marker: string]: number },
  isMine: (marker: number) => boolean
): Promise<number[]> {
  const markers = Object.keys(sent).filter((marker) => isMine(Number(marker)));
  await at.page.waitForFunction((last) => window.probe.seen[last] !== undefined, markers.at(-1)!);
  const seen = await at.page.evaluate(() => window.probe.seen);
  return markers.map((marker) => {
    if (seen[marker] === undefined) throw new Error(`${at.name} never showed text ${marker}.`);
    return seen[marker] + at.offset - sent[marker]!;
  });
}

const customerOf = (agent: AgentAtWork, chat: number): string => `${agent.username} ${chat + 1}`;

/** A customer's line, from the server's answer to the laid-out page: the product and the bare program in turn in one browser. */
export async function measureEventToLayout(browser: Browser, servers: Servers): Promise<EventToLayout> {
  const few = await servers.prepare({ agent: 0, load: FEW });
  const many = await servers.prepare({ agent: 1, load: MANY });
  const fewPage = await openConsole(await openPage(browser), servers, few);
  const manyPage = await openConsole(await openPage(browser), servers, many);
  const [bareFew, bareMany] = [await openPage(browser), await openPage(browser)];
  await bareFew.goto(servers.bareUrls[10]);
  await bareMany.goto(servers.bareUrls[63]);
  for (const [page, rows] of [
    [bareFew, 10],
    [bareMany, 63]
  ] as const)
    await page.waitForFunction((count) => window.probe.count('[data-row]') === count, rows);

  const pages: At[] = [];
  for (const [name, page] of Object.entries({ few: fewPage.page, bareFew, many: manyPage.page, bareMany }))
    pages.push({ page, name, offset: await clockOffset(page, servers, name) });

  const took: number[][] = pages.map(() => []);
  let marker = 0;
  for (let block = 0; block <= BLOCKS; block += 1) {
    await select(fewPage, 'Chat', customerOf(few, block));
    await select(manyPage, 'Chat', customerOf(many, block));
    const places = [{ contactId: few.chats[block]! }, { rows: 10 }, { contactId: many.chats[block]! }, { rows: 63 }];
    const first = marker;
    const sent = await servers.say(places, block === 0 ? WARM_UP_ROUNDS : ROUNDS, first);
    marker += Object.keys(sent).length;
    for (const [at, page] of pages.entries()) {
      const times = await latencies(page, sent, (one) => (one - first) % pages.length === at);
      if (block > 0) took[at]!.push(...times);
    }
  }
  const [ofFew, ofBareFew, ofMany, ofBareMany] = took as [number[], number[], number[], number[]];
  const burstAndLine = await countRenders(servers, fewPage, manyPage, few, many, marker);
  for (const { page } of pages) await page.context().close();
  const p99 = (times: number[]): number => quantile(times, 0.99);
  return {
    contacts: { few: few.contacts, many: many.contacts },
    few: ratioOf(ofFew, ofBareFew),
    many: ratioOf(ofMany, ofBareMany),
    manyToFew: ratioOf(ofMany, ofFew),
    bareManyToFew: ratioOf(ofBareMany, ofBareFew),
    p99: { few: p99(ofFew), bareFew: p99(ofBareFew), many: p99(ofMany), bareMany: p99(ofBareMany) },
    ...burstAndLine
  };
}

async function countRenders(
  servers: Servers,
  fewPage: AgentPage,
  manyPage: AgentPage,
  few: AgentAtWork,
  many: AgentAtWork,
  first: number
): Promise<Pick<EventToLayout, 'oneLine' | 'burst'>> {
  let marker = first;
  const shows = (page: Page, text: number) =>
    page.waitForFunction((last) => window.probe.seen[last] !== undefined, String(text));
  const ofOneLine = (agent: AgentPage, { chats }: AgentAtWork): Promise<Renders[]> =>
    rendersDuring(agent.page, async () => {
      await servers.say([{ contactId: chats[BLOCKS]! }], 1, marker);
      await shows(agent.page, marker);
      marker += 1;
    });
  const oneLine = { few: await ofOneLine(fewPage, few), many: await ofOneLine(manyPage, many) };
  await servers.hold(few.chats[BLOCKS]!);
  const renders = await rendersDuring(fewPage.page, async () => {
    await servers.burst(few.chats[BLOCKS]!, LINES, marker);
    await shows(fewPage.page, marker + LINES - 1);
  });
  return { oneLine, burst: { lines: LINES, renders } };
}
