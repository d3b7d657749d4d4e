import { aContactLog } from 'test/builders/logs';
import { settleDown } from 'test/fakes/aDesk';
import { anOutbox, aPlace } from 'test/fakes/anOutbox';
import { COMMANDS, DIAL, on, SAVE } from './commands';

describe('while the picture is not true', () => {
  it('nothing is sent, and what waits is said to wait', async () => {
    const { hear, add, news, sent, report, picture } = await anOutbox();
    await report('7001', 'active');
    await hear({ type: 'connection.lost', since: 0 });
    await add(on('hold'));
    expect([sent, news.map(({ isWaiting }) => isWaiting)]).toEqual([[], [false, false, true]]);
    await hear({ type: 'connection.restored' });
    expect(sent).toEqual([]);
    await picture('7001');
    expect([sent, news.at(-1)?.isWaiting]).toEqual([['k1 hold 7001'], false]);
  });

  it('asks for the picture when the connection is back and it does not come by itself', async () => {
    const { hear, pass, rejoined, picture } = await anOutbox();
    await hear({ type: 'connection.lost', since: 0 }, { type: 'connection.restored' });
    await pass(2_000);
    expect(rejoined()).toBe(0);
    await pass(2_000);
    expect(rejoined()).toBe(1);
    await picture();
    await hear({ type: 'connection.lost', since: 0 }, { type: 'connection.restored' });
    await picture();
    await pass(10_000);
    expect(rejoined()).toBe(1);
    await hear({ type: 'connection.lost', since: 0 }, { type: 'connection.restored' });
    await pass(4_000);
    expect(rejoined()).toBe(2);
  });

  it('the picture is asked for as soon as somebody waits for it, also while the connection seems to be lost', async () => {
    const { hear, add, pass, rejoined } = await anOutbox();
    await hear({ type: 'connection.lost', since: 0 });
    await pass(5_000);
    expect(rejoined()).toBe(0);
    await add(SAVE);
    await pass(1_000);
    await add(on('hold', '7002'));
    await pass(10_000);
    expect(rejoined()).toBe(1);
  });

  it('a disposition can be taken back, and is then never sent', async () => {
    const { hear, add, outbox, last, sent, picture, kept } = await anOutbox();
    await hear({ type: 'connection.lost', since: 0 });
    const key = await add(SAVE);
    outbox.takeBack(key);
    await settleDown();
    await picture();
    expect([last(key), sent, await kept()]).toEqual([['refused', null], [], []]);
  });

  it('what has been sent cannot be taken back', async () => {
    const { add, outbox, last } = await anOutbox();
    const key = await add(SAVE);
    outbox.takeBack(key);
    outbox.takeBack('another');
    await settleDown();
    expect(last(key)).toEqual(['sent', null]);
  });

  it('a call that waited too long is put to the agent instead of starting by surprise', async () => {
    const { hear, add, pass, last, sent, picture, report, outbox } = await anOutbox();
    await hear({ type: 'connection.lost', since: 0 });
    const [dial, line, hold] = [await add(DIAL), await add(COMMANDS.sendChatText), await add(on('hold', '7002'))];
    await pass(31_000);
    await report('7002', 'active');
    await picture('7002');
    expect([last(dial), last(hold), sent]).toEqual([
      ['refused', 'notSent'],
      ['refused', 'notSent'],
      [`${line} sendChatText 7001`]
    ]);
    expect(outbox.asked().map(({ key, isWaiting }) => [key, isWaiting])).toEqual([[dial, false]]);
  });

  it.each(['sendChatText', 'replyEmail', 'sendEmail', 'saveDisposition'] as const)(
    '%s that waited is sent however long it took: nobody is surprised by it',
    async (verb) => {
      const { hear, add, pass, sent, report, picture } = await anOutbox();
      await hear({ type: 'connection.lost', since: 0 });
      const key = await add(COMMANDS[verb]);
      await pass(120_000);
      await report('7001', 'active');
      await picture('7001');
      expect(sent).toEqual([`${key} ${verb} 7001`]);
    }
  );

  it('what waited for half a minute is still meant', async () => {
    const { hear, add, pass, sent, report, picture } = await anOutbox();
    await hear({ type: 'connection.lost', since: 0 });
    await add(on('hold'));
    await pass(30_000);
    await report('7001', 'active');
    await picture('7001');
    expect(sent).toEqual(['k1 hold 7001']);
  });

  it('each that waits says so once, and what is sent or for the org does not', async () => {
    const place = aPlace();
    place.told.push('never', 'never');
    const { hear, add, news, last } = await anOutbox(place);
    const log = { verb: 'saveRecord' as const, contactId: '7001', log: aContactLog() };
    const sent = await add(on('hold'));
    await add(log);
    await hear({ type: 'connection.lost', since: 0 });
    const next = { ...log, log: { ...log.log, links: [{ child: 'a', parent: 'b' }] } };
    const keys = [await add(next), await add(on('end')), await add(SAVE)];
    const saying = news.filter(({ isWaiting }) => isWaiting).map(({ key }) => key);
    expect([saying, last(sent)?.[0], last(keys[0]!)?.[0]]).toEqual([[keys[1], keys[2]], 'sent', 'queued']);
  });

  it('nothing is asked for where nothing waits', async () => {
    const { hear, add, report, pass, rejoined, last } = await anOutbox();
    const key = await add(on('hold'));
    await hear({ type: 'connection.lost', since: 0 });
    await report('7001', 'held');
    await pass(5_000);
    expect([last(key)?.[0], rejoined()]).toEqual(['confirmed', 0]);
  });

  it.each(['connection.lost', 'agentSession.ended', 'signIn.failed'] as const)('begins with %s', async (type) => {
    const { hear, add, sent } = await anOutbox();
    const news = { since: 0, elsewhere: false, trouble: 'network' as const };
    await hear({ type, ...news });
    await add(on('hold'));
    expect(sent).toEqual([]);
  });

  it('a second sending waits as well', async () => {
    const { hear, add, told, report, picture, pass, sent, last } = await anOutbox();
    await report('7001', 'active');
    told.push('unknown');
    const key = await add(on('hold'));
    await picture('7001');
    await hear({ type: 'connection.lost', since: 0 });
    await pass(5_000);
    expect([sent.length, last(key)]).toEqual([1, ['unknown', null]]);
    await picture('7001');
    await pass(2_000);
    expect(sent.length).toBe(2);
  });

  it('what is asked for while nobody is signed in waits for the next sign-in', async () => {
    const { hear, add, sent, picture } = await anOutbox();
    await hear({ type: 'agentSession.ended', elsewhere: true });
    const key = await add(SAVE);
    expect(sent).toEqual([]);
    await hear({ type: 'signIn.succeeded', agent: { agentId: '30001', tenantId: 't1', name: 'Ann' } });
    await picture();
    expect(sent).toEqual([`${key} saveDisposition 7001 final`]);
  });
});

describe('two of the same', () => {
  it('need two proofs: one line shown back is one line said', async () => {
    const { add, hear, last, pass, picture } = await anOutbox();
    const [one, other] = [await add(COMMANDS.sendChatText), await add(COMMANDS.sendChatText)];
    const line = (lineId: string) => ({ lineId, from: 'agent' as const, author: null, text: 'Hello', at: 1 });
    await hear({ type: 'contact.wrote', contactId: '7001', lines: [line('l1')] });
    expect([last(one), last(other)]).toEqual([
      ['confirmed', null],
      ['sent', null]
    ]);
    await pass(9_000);
    await picture('7001');
    expect(last(other)).toEqual(['refused', 'notKnownWhetherSent']);
    await hear({ type: 'contact.wrote', contactId: '7001', lines: [line('l1'), line('l2')] });
    expect(last(other)).toEqual(['confirmed', null]);
  });

  it('remember across a reload which proof is used up', async () => {
    const place = aPlace();
    const before = await anOutbox(place);
    await before.add(COMMANDS.sendChatText);
    await before.add(COMMANDS.sendChatText);
    const line = { lineId: 'l1', from: 'agent' as const, author: null, text: 'Hello', at: 1 };
    await before.hear({ type: 'contact.wrote', contactId: '7001', lines: [line] });
    const after = await before.reload();
    await after.hear({ type: 'contact.wrote', contactId: '7001', lines: [line] });
    await after.picture('7001');
    expect(after.last('k2')).toEqual(['refused', 'notKnownWhetherSent']);
  });

  it('pressing Send again twice makes one new intent', async () => {
    const { add, told, picture, outbox, sent, kept } = await anOutbox();
    told.push('unknown', 'never');
    const key = await add(DIAL);
    await picture('7001');
    await add(DIAL);
    const again = outbox.sendAgain(key);
    await settleDown();
    expect([again?.key, outbox.sendAgain(key), sent]).toEqual(['k2', null, ['k1 dial', 'k2 dial']]);
    expect(await kept()).toEqual(['k2 sent']);
  });
});
