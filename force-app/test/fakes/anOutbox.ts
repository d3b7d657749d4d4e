import type {
  Answer,
  ChatLine,
  Command,
  ContactCentreNews,
  KeptIntent,
  Letter,
  RecordedDisposition
} from 'c/omniPorts';
import { createOutbox, type Intent } from 'c/omniOutbox';
import { aReport } from '../model/things';
import { settleDown } from './aDesk';
import { fakeClock } from './fakeClock';
import { fakeDeskStore } from './fakeDeskStore';

export type Told = 'accepted' | 'unknown' | 'conflict' | 'gone' | 'signedOut' | 'limit' | 'refusedByOrg' | 'never';

/** What outlives a page: the browser's storage, time, and the contact centre's answers. */
export function aPlace() {
  return {
    clock: fakeClock(),
    store: fakeDeskStore(),
    /** Answers for the next sendings; afterwards all are accepted. */
    told: [] as (Told | Promise<Told>)[],
    recorded: new Map<string, RecordedDisposition | 'unreadable'>(),
    /** What the contact centre keeps of what was written; null: it cannot be read. */
    letters: [] as Letter[] | null,
    chat: [] as ChatLine[] | null,
    sent: [] as string[],
    made: 0
  };
}

export const ANN = 't1/30001';

/** An outbox before a contact centre that answers as it is told and of which the test says what it tells. */
export async function anOutbox(place = aPlace(), owner: string | null = ANN) {
  const { clock, store, told, recorded, sent } = place;
  let rejoined = 0;
  let fencedTimes = 0;
  let readTimes = 0;
  const epoch = await store.epochs.raise();
  const outbox = createOutbox({
    clock,
    store: store.intents,
    epoch,
    fenced: () => void (fencedTimes += 1),
    newKey: () => `k${(place.made += 1)}`,
    async perform(command, key): Promise<Answer> {
      const isFinal = command.verb === 'saveDisposition' && command.isFinal ? ' final' : '';
      sent.push(`${key} ${command.verb}${'contactId' in command ? ` ${command.contactId}` : ''}${isFinal}`);
      const what = (await told.shift()) ?? 'accepted';
      if (what === 'never') return new Promise<Answer>(() => undefined);
      if (what === 'accepted' || what === 'unknown') return { result: what };
      return { result: 'refused', reason: what, detail: null };
    },
    contactCentre: {
      rejoin: () => void (rejoined += 1),
      readDisposition: async (contactId) => recorded.get(contactId) ?? 'none',
      async readLetters() {
        readTimes += 1;
        return place.letters;
      },
      async readChat() {
        readTimes += 1;
        return place.chat;
      }
    }
  });
  const news: Intent[] = [];
  outbox.listen((intent) => news.push(intent));
  if (owner !== null) void outbox.takeUp(owner);
  await settleDown();
  const hear = async (...several: ContactCentreNews[]): Promise<void> => {
    for (const one of several) outbox.hear(one);
    await settleDown();
  };
  return {
    ...place,
    outbox,
    news,
    epoch,
    rejoined: () => rejoined,
    fenced: () => fencedTimes,
    /** How often it was looked for what the agent wrote. */
    readTimes: () => readTimes,
    hear,
    report: (contactId: string, phase: 'active' | 'held' | 'ended' | 'offered', changes = {}) =>
      hear({ type: 'contact.reported', report: aReport({ contactId, phase, ...changes }) }),
    picture: (...contactIds: string[]) => hear({ type: 'picture.completed', contactIds }),
    async add(command: Command) {
      const { key } = outbox.add(command, 'contactId' in command ? command.contactId : null);
      await settleDown();
      return key;
    },
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 1_000) {
        clock.pass(Math.min(left, 1_000));
        await settleDown();
      }
    },
    /** The last word on an intent: its status and why. */
    last: (key: string) => {
      const intent = news.filter((one) => one.key === key).at(-1);
      return intent === undefined ? null : [intent.status, intent.reason?.key ?? null];
    },
    kept: async (): Promise<string[]> =>
      (await store.intents.read(ANN)).map(({ key, status }: KeptIntent) => `${key} ${status}`),
    /** The page is thrown away; what has not been heard from it by now never will be. */
    async reload() {
      outbox.letGo();
      return anOutbox(place);
    }
  };
}
