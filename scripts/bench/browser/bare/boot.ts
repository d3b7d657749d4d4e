import { createElement } from 'lwc';
import { assign, createActor, setup, type ActorRefFrom } from 'c/xstate';
import BareList from './lwc/bareList/bareList.ts';

// The least program that does the thing: one actor for each contact, one list, one long poll, nothing checked.
interface Row {
  id: string;
  name: string;
  text: string;
}

type News = { rows: Row[] } | { id: string; text: string };

const contactMachine = setup({
  types: { context: {} as Row, events: {} as { type: 'wrote'; text: string }, input: {} as Row },
  actions: { remember: assign((_args, { text }: { text: string }) => ({ text })) }
}).createMachine({
  id: 'contact',
  context: ({ input }) => input,
  on: { wrote: { actions: { type: 'remember', params: ({ event }) => ({ text: event.text }) } } }
});

const list = createElement('x-bare-list', { is: BareList });
const contacts = new Map<string, ActorRefFrom<typeof contactMachine>>();
let rows: Row[] = [];

function take(news: News): void {
  if ('rows' in news) {
    for (const row of news.rows) contacts.set(row.id, createActor(contactMachine, { input: row }).start());
    rows = news.rows;
  } else {
    const contact = contacts.get(news.id)!;
    contact.send({ type: 'wrote', text: news.text });
    const { context } = contact.getSnapshot();
    rows = rows.map((row) => (row.id === news.id ? context : row));
  }
  list.rows = rows;
}

async function poll(): Promise<void> {
  let next = 0;
  for (;;) {
    const answer = await fetch(`events${location.search}&next=${next}`);
    for (const news of (await answer.json()) as News[]) take(news);
    next += 1;
  }
}

document.body.append(list);
void poll();
