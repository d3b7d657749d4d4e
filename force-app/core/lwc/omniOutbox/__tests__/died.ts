import { anOutbox, aPlace } from 'test/fakes/anOutbox';
import { aReport } from 'test/model/things';
import { COMMANDS, type Verb } from './commands';

/** A page that died in the moment between deciding and sending. */
export async function diedQueued(verb: Verb) {
  const place = aPlace();
  const before = await anOutbox(place);
  await before.hear({ type: 'connection.lost', since: 0 });
  const key = await before.add(COMMANDS[verb]);
  expect(before.last(key)).toEqual(['queued', null]);
  expect(place.sent).toEqual([]);
  return { key, place, after: await before.reload() };
}

/** A page that died before it heard what became of the sending. */
export async function diedSent(verb: Verb) {
  const place = aPlace();
  place.told.push('never');
  const before = await anOutbox(place);
  await before.hear({ type: 'contact.reported', report: aReport({}) });
  const key = await before.add(COMMANDS[verb]);
  return { key, place, after: await before.reload() };
}

/** What was done about an intent: sent, under its own key alone; or nothing, for a reason, and whether the agent is asked. */
export function becameOf(key: string, { sent, outbox, last }: Awaited<ReturnType<typeof anOutbox>>): string {
  const keys = new Set(sent.map((one) => one.split(' ')[0]));
  if (keys.size > 0) return keys.size === 1 && keys.has(key) ? 'sent' : `sent ${[...keys].join()}`;
  const isAsked = outbox.asked().some((intent) => intent.key === key);
  return `${isAsked ? 'asked ' : ''}${last(key)?.[1]}`;
}
