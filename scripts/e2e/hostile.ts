// Hostile strings on every text surface, and ten thousand events in one answer, in a real browser. Fails when a string
// becomes an element, a request, a dialog or a script, or when the main thread is busy for more than 50 ms in most tries.
import assert from 'node:assert/strict';
import { loadavg } from 'node:os';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { freshWorld } from './support/story.ts';
import { hostileStrings, plainTwin } from './support/hostile.ts';
import type { World } from './support/world.ts';

const STRINGS = 500;
const LINES = 300;
const OWN_HOSTS = ['127.0.0.1', 'localhost'];

/** How often each kind of element is in the page, whatever shadow it stands in. */
async function elementsOf(page: Page): Promise<{ [name: string]: number }> {
  const session = await page.context().newCDPSession(page);
  const { documents, strings } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] });
  await session.detach();
  const counts: { [name: string]: number } = {};
  for (const { nodes } of documents) {
    (nodes.nodeName ?? []).forEach((index, at) => {
      if (nodes.nodeType?.[at] !== 1) return;
      const name = strings[index]!;
      counts[name] = (counts[name] ?? 0) + 1;
    });
  }
  return counts;
}

/** Names of skills and dispositions are the administrator's; here they are the strings. */
async function renameLists(page: Page, texts: string[]): Promise<void> {
  await page.route(/\/skills(\/|\?|$)|\/dispositions/, async (route) => {
    const response = await route.fetch();
    let next = 0;
    const body = (await response.text()).replace(
      /("(?:skillName|dispositionName)":)"[^"]*"/gi,
      (_all, name: string) => `${name}${JSON.stringify(texts[(next += 1) % texts.length])}`
    );
    await route.fulfill({ response, body });
  });
}

/** A panel full of these texts: names, subjects, chat lines, payloads, letters, skills, dispositions, notes. */
async function fill(world: World, texts: string[]): Promise<{ looks: object[]; strange: string[] }> {
  const { control } = world;
  const { agents } = await control.seed();
  const agent = await world.open();
  const { page, panel } = agent;
  const strange: string[] = [];
  page.on('request', (request) => {
    if (!OWN_HOSTS.includes(new URL(request.url()).hostname)) strange.push(`request ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    strange.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => strange.push(`window ${popup.url()}`));
  await renameLists(page, texts);
  await agent.signIn(agents[0]!.username, agents[0]!.password);
  strange.splice(0);
  await agent.setState('Available');

  const [lines, rest] = [texts.slice(0, LINES), texts.slice(LINES)];
  let next = 0;
  const text = (): string => rest[(next += 1) % rest.length]!;
  const offers = panel.getByRole('group', { name: /^Incoming/ });
  const details = panel.getByRole('button', { name: 'Show contact details' });
  const looks: object[] = [];
  // The chat comes last: only what is selected is drawn whole.
  for (const channel of ['email', 'workItem', 'chat']) {
    const contactId = await control.arrives({
      channel,
      from: 'ann@example.com',
      name: text(),
      subject: text(),
      text: text(),
      payload: text()
    });
    await offers.first().getByRole('button', { name: 'Accept' }).click();
    await offers.first().waitFor({ state: 'detached' });
    await details.first().click();
    await panel.getByRole('textbox', { name: 'Notes' }).last().fill(text().replaceAll('\u0000', ''));
    if (channel === 'chat') {
      for (const line of [...lines, 'The last line']) await control.writes(contactId, line);
      await panel.getByText('The last line').waitFor();
    }
    looks.push(await elementsOf(page));
  }
  for (let more = 0; more < 30; more += 1) {
    const channel = ['chat', 'email', 'workItem'][more % 3]!;
    await control.arrives({
      channel,
      from: text().slice(0, 60),
      name: text(),
      subject: text(),
      text: text(),
      payload: text()
    });
  }
  await offers.nth(4).waitFor();
  looks.push({ hacked: await page.evaluate(() => 'hacked' in window) });
  assert.deepEqual(agent.problems, []);
  return { looks, strange };
}

describe('text is text', () => {
  const world = freshWorld();

  it(`whatever ${STRINGS} hostile strings say, on every surface`, async () => {
    const hostile = hostileStrings(STRINGS);
    const filled = await fill(world(), hostile);
    assert.deepEqual(filled.strange, []);
    await world().reset();
    const twin = await fill(world(), hostile.map(plainTwin));
    assert.deepEqual(filled.looks, twin.looks);
    assert.deepEqual(filled.looks.at(-1), { hacked: false });
  });
});

const TRIES = 5;
const LONGEST_TASK_MS = 50;

/** The longest task of the page while it takes one answer of the poll that this rule makes huge. */
async function longestTask(world: World, rule: object): Promise<number> {
  const { control, open } = world;
  const { agents } = await control.seed();
  const { page, panel, signIn, setState, accept, problems } = await open();
  await signIn(agents[0]!.username, agents[0]!.password);
  await setState('Available');
  const chat = await control.arrives({ channel: 'chat', from: 'ann@example.com', name: 'Ann Lee', text: 'Hello' });
  await accept('chat', 'Ann Lee');
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask'
    });
  });
  const huge = page.waitForResponse(
    (response) => response.url().includes('get-next-event') && Number(response.headers()['content-length']) > 1_000_000
  );
  await control.faults([{ route: 'GET /agent-sessions/*/get-next-event', times: 1, ...rule }]);
  for (let line = 0; line < 3; line += 1) {
    await control.writes(chat, `Line ${line}`);
    await panel.getByText(`Line ${line}`).waitFor();
  }
  await huge;
  await control.writes(chat, 'The last line');
  await panel.getByText('The last line').waitFor();
  assert.deepEqual(problems, []);
  return page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));
}

describe('an answer of the poll that is far too much', () => {
  const world = freshWorld();

  for (const [what, rule] of [
    ['four thousand reports of a contact', { does: 'burst', n: 4_000 }],
    ['ten thousand reports, refused for their ten megabytes,', { does: 'burst', n: 10_000 }]
  ] as const) {
    it(`${what} do not keep the page busy for more than ${LONGEST_TASK_MS} ms, in most of ${TRIES} tries`, async (test) => {
      const longest: number[] = [];
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        await world().reset();
        longest.push(await longestTask(world(), rule));
      }
      longest.sort((one, other) => one - other);
      const load = loadavg()[0]!.toFixed(1);
      test.diagnostic(`longest task of each try: ${longest.map(Math.round).join(', ')} ms (0: under 50), load ${load}`);
      assert.ok(longest[Math.floor(TRIES / 2)]! <= LONGEST_TASK_MS, longest.join());
    });
  }
});
