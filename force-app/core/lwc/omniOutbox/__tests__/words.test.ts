import type { ChatLine, Letter } from 'c/omniPorts';
import { settleDown } from 'test/fakes/aDesk';
import { anOutbox, aPlace } from 'test/fakes/anOutbox';
import { COMMANDS } from './commands';

const REPLY = COMMANDS.replyEmail as Extract<typeof COMMANDS.replyEmail, { text: string }>;
const { to, text, subject } = REPLY as { to: string; text: string; subject: string };
const arrived: Letter = { from: 'service@example.com', to, subject, text, at: 1 };
const line = (changes: Partial<ChatLine>): ChatLine => ({
  lineId: 'l9',
  from: 'agent',
  author: null,
  text: (COMMANDS.sendChatText as { text: string }).text,
  at: 1,
  ...changes
});

async function withoutAnswer(verb: 'replyEmail' | 'sendEmail' | 'sendChatText') {
  const place = aPlace();
  place.told.push('unknown');
  const on = await anOutbox(place);
  await on.report('7001', 'active');
  const key = await on.add(COMMANDS[verb]);
  return { place, key, ...on };
}

describe('what the agent wrote and nobody answered', () => {
  it.each(['replyEmail', 'sendEmail'] as const)('%s: is not proven by the end of its contact', async (verb) => {
    const { report, picture, key, last, outbox } = await withoutAnswer(verb);
    await report('7001', 'ended');
    expect(last(key)).toEqual(['unknown', null]);
    await picture('7001');
    expect(last(key)).toEqual(['refused', 'notKnownWhetherSent']);
    expect(outbox.asked()).toHaveLength(1);
  });

  it.each(['replyEmail', 'sendEmail'] as const)(
    '%s: is proven by what is kept, its contact listed or not',
    async (verb) => {
      const { place, picture, key, last, outbox } = await withoutAnswer(verb);
      place.letters = [{ ...arrived, to: `Ann <${to.toUpperCase()}>`, text: ` ${text}\n\n-- \nService` }];
      await picture();
      expect([last(key), outbox.asked()]).toEqual([['confirmed', null], []]);
    }
  );

  it('is not proven by another letter, nor by what the customer wrote', async () => {
    const { place, picture, key, last } = await withoutAnswer('replyEmail');
    place.letters = [
      { ...arrived, to: 'service@example.com' },
      { ...arrived, text: 'Something else' }
    ];
    await picture();
    expect(last(key)).toEqual(['refused', 'notKnownWhetherSent']);
  });

  it('is proven late, by the end of its contact or the next picture that finds it', async () => {
    for (const isEnd of [true, false]) {
      const { place, report, picture, key, last, outbox } = await withoutAnswer('replyEmail');
      await picture('7001');
      await report('7002', 'ended');
      await report('7001', 'active', { version: 150 });
      expect(last(key)).toEqual(['refused', 'notKnownWhetherSent']);
      place.letters = [arrived];
      await report('7002', 'ended', { version: 160 });
      expect(last(key)).toEqual(['refused', 'notKnownWhetherSent']);
      await (isEnd ? report('7001', 'ended', { version: 170 }) : picture('7001'));
      expect([last(key), outbox.asked()]).toEqual([['confirmed', null], []]);
    }
  });

  it.each(['replyEmail', 'sendChatText'] as const)('%s: waits while nothing can be read', async (verb) => {
    const { place, picture, key, last } = await withoutAnswer(verb);
    [place.letters, place.chat] = [null, null];
    await picture();
    expect(last(key)).toEqual(['unknown', null]);
  });

  it('is not looked at any more by a page that nobody is signed in on', async () => {
    const { outbox, key, last } = await withoutAnswer('replyEmail');
    outbox.hear({ type: 'picture.completed', contactIds: [] });
    outbox.letGo();
    await settleDown();
    expect(last(key)).toEqual(['unknown', null]);
  });

  it('is said to have arrived to nobody who has dismissed it meanwhile', async () => {
    const { place, picture, outbox, key, last } = await withoutAnswer('replyEmail');
    await picture('7001');
    place.letters = [arrived];
    outbox.hear({ type: 'picture.completed', contactIds: ['7001'] });
    outbox.takeBack(key);
    await settleDown();
    expect(last(key)).toEqual(['refused', null]);
  });

  it('is put to the agent once, however often it is looked for again', async () => {
    const { picture, news } = await withoutAnswer('replyEmail');
    await picture('7001');
    const told = news.length;
    await picture('7001');
    expect(news).toHaveLength(told);
  });

  it('is looked for again while it cannot be read, and put to the agent after a while', async () => {
    const { place, picture, pass, key, last } = await withoutAnswer('replyEmail');
    place.letters = null;
    await picture();
    await pass(5_000);
    expect(last(key)).toEqual(['unknown', null]);
    await pass(60_000);
    expect(last(key)).toEqual(['refused', 'notKnownWhetherSent']);
    await picture();
    place.letters = [arrived];
    await picture();
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it.each(['replyEmail', 'sendChatText'] as const)(
    '%s: is asked for five times where it cannot be read, and not by every report of its contact',
    async (verb) => {
      const { readTimes: reads, place, picture, pass, report, key, last } = await withoutAnswer(verb);
      [place.letters, place.chat] = [null, null];
      await picture('7001');
      await pass(60_000);
      expect([reads(), last(key)]).toEqual([5, ['refused', 'notKnownWhetherSent']]);
      await report('7001', 'active', { version: 150 });
      expect(reads()).toBe(5);
      await report('7001', 'ended', { version: 160 });
      expect(reads()).toBe(6);
    }
  );

  it('is not looked for where the contact centre has refused it', async () => {
    const { readTimes: reads, place, picture, outbox, add, report } = await withoutAnswer('replyEmail');
    place.letters = [arrived];
    await picture('7001');
    place.told.push('limit');
    await add(COMMANDS.sendChatText);
    const before = reads();
    await report('7001', 'ended', { version: 150 });
    expect([reads(), outbox.asked()]).toMatchObject([before, [{ reason: { key: 'limitAtContactCentre' } }]]);
  });

  it('is found however its blanks are kept, and not where they hold other words together', async () => {
    for (const [kept, status] of [
      [text.replace(' ', ' \n  '), 'confirmed'],
      [text.replace(' ', ''), 'refused']
    ] as const) {
      const { place, picture, key, last } = await withoutAnswer('replyEmail');
      place.letters = [{ ...arrived, text: kept }];
      await picture();
      expect(last(key)?.[0]).toBe(status);
    }
  });

  it('a chat line: is found where it is kept, once, when no news told of it', async () => {
    const { place, picture, key, last, add } = await withoutAnswer('sendChatText');
    place.chat = [line({ lineId: 'l1', from: 'customer' }), line({ lineId: 'l2', text: 'Other' }), line({})];
    await picture();
    expect(last(key)).toEqual(['confirmed', null]);
    place.told.push('unknown');
    const another = await add(COMMANDS.sendChatText);
    await picture();
    expect(last(another)).toEqual(['refused', 'notKnownWhetherSent']);
  });

  it('is there, as one that failed or as the new one, in every moment in which it is sent again', async () => {
    const { picture, key, outbox } = await withoutAnswer('sendChatText');
    await picture('7001');
    const known = new Set(outbox.asked().map((intent) => intent.key));
    const most: number[] = [];
    outbox.listen(({ key: of, status, reason }) => {
      if (status === 'confirmed' || (status === 'refused' && reason === null)) known.delete(of);
      else known.add(of);
      most.push(known.size);
    });
    outbox.sendAgain(key);
    expect(Math.min(...most)).toBe(1);
  });
});
