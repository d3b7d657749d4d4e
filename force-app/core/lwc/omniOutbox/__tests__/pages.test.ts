import { settleDown } from 'test/fakes/aDesk';
import { ANN, anOutbox, aPlace } from 'test/fakes/anOutbox';
import { aReport } from 'test/model/things';
import { COMMANDS, on, SAVE } from './commands';

describe('the outbox of one of several pages', () => {
  it('sends nothing once another page has become the writer, and says so once', async () => {
    const place = aPlace();
    const old = await anOutbox(place);
    const first = await old.add(on('hold', '7001'));
    const { outbox } = await anOutbox(place);
    const sent = place.sent.length;
    const second = await old.add(on('hold', '7002'));
    const third = await old.add(on('hold', '7003'));
    expect([old.last(second), old.last(third), place.sent.length, old.fenced()]).toEqual([
      ['new', null],
      ['new', null],
      sent,
      1
    ]);
    await old.report('7001', 'held');
    await old.pass(60_000);
    expect([old.last(first), place.sent.length, old.rejoined()]).toEqual([['sent', null], sent, 0]);
    expect(old.outbox.sendAgain(first)).toBeNull();
    expect(outbox.open().map(({ key }) => key)).toEqual([first]);
  });

  it('does not say confirmed when the writer that replaced it has to say it', async () => {
    const place = aPlace();
    const old = await anOutbox(place);
    const key = await old.add(on('hold'));
    await place.store.epochs.raise();
    await old.report('7001', 'held');
    expect([old.last(key), old.fenced(), await old.kept()]).toEqual([['sent', null], 1, ['k1 sent']]);
  });

  it('does not send what the fence met between deciding and sending', async () => {
    const place = aPlace();
    const old = await anOutbox(place);
    await old.hear({ type: 'connection.lost', since: 0 });
    await old.add(on('hold'));
    await place.store.epochs.raise();
    await old.report('7001', 'active');
    await old.picture('7001');
    expect([place.sent, old.fenced()]).toEqual([[], 1]);
  });

  it('does not ask for a picture any more once it was replaced', async () => {
    const place = aPlace();
    const old = await anOutbox(place);
    await old.hear({ type: 'connection.lost', since: 0 }, { type: 'connection.restored' });
    await place.store.epochs.raise();
    await old.add(SAVE);
    await old.pass(10_000);
    expect([old.fenced(), old.rejoined()]).toEqual([1, 0]);
  });

  it('tells the next agent nothing of what the last one has taken back', async () => {
    const { hear, add, outbox, news } = await anOutbox();
    await hear({ type: 'connection.lost', since: 0 });
    const key = await add(SAVE);
    const told = news.length;
    outbox.takeBack(key);
    void outbox.takeUp('t1/30002');
    await settleDown();
    expect(news).toHaveLength(told);
  });

  it('never sends what one agent decided with the sign-in of the next, and takes it up when she is back', async () => {
    const place = aPlace();
    const { outbox, hear, add, last } = await anOutbox(place);
    await hear({ type: 'connection.lost', since: 0 });
    const key = await add(SAVE);
    await outbox.takeUp('t1/30002');
    await hear({ type: 'picture.completed', contactIds: [] });
    expect([place.sent, outbox.open()]).toEqual([[], []]);
    await outbox.takeUp(ANN);
    await hear({ type: 'picture.completed', contactIds: [] });
    expect([place.sent, last(key)?.[0]]).toEqual([[`${key} saveDisposition 7001 final`], 'sent']);
  });

  it('sends by nobody’s sign-in what was asked for after the last agent had gone', async () => {
    const place = aPlace();
    const { outbox, hear, add } = await anOutbox(place);
    outbox.letGo();
    await add(on('hold'));
    await outbox.takeUp('t1/30002');
    await hear({ type: 'picture.completed', contactIds: ['7001'] });
    expect([place.sent, outbox.open(), await place.store.intents.read('t1/30002')]).toEqual([[], [], []]);
  });

  it('reads once what an agent left, however often she is said to be here', async () => {
    const place = aPlace();
    const read = jest.spyOn(place.store.intents, 'read');
    const { outbox } = await anOutbox(place);
    await Promise.all([outbox.takeUp(ANN), outbox.takeUp(ANN)]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('sends what she left only by the picture of her new sign-in', async () => {
    const place = aPlace();
    const { outbox, hear, add, picture } = await anOutbox(place);
    await picture('7001');
    await hear({ type: 'connection.lost', since: 0 });
    await add(COMMANDS.mute);
    await picture('7001');
    await hear({ type: 'connection.lost', since: 0 });
    await add(on('hold'));
    outbox.letGo();
    await picture();
    place.sent.length = 0;
    await hear({ type: 'signIn.succeeded', agent: { agentId: '30001', tenantId: 't1', name: 'Ann' } });
    await outbox.takeUp(ANN);
    await add(COMMANDS.unmute);
    expect(place.sent.map((one) => one.split(' ')[1])).toEqual(['unmute']);
    await hear({ type: 'contact.reported', report: aReport({ phase: 'active' }) });
    await picture('7001');
    expect(place.sent).toContain('k2 hold 7001');
  });

  it('ignores what it reads of an agent who is not the one signed in any more', async () => {
    const place = aPlace();
    const { outbox, hear, add } = await anOutbox(place);
    await hear({ type: 'connection.lost', since: 0 });
    await add(SAVE);
    outbox.letGo();
    void outbox.takeUp(ANN);
    void outbox.takeUp('t1/30002');
    await settleDown();
    expect(outbox.open()).toEqual([]);
  });
});

describe('a browser that keeps nothing', () => {
  it('keeps nobody from working when its database does not answer', async () => {
    const place = aPlace();
    const { add, pass, news } = await anOutbox(place);
    place.store.intents.write = () => new Promise(() => undefined);
    await add(on('hold'));
    expect(place.sent).toEqual([]);
    await pass(5_000);
    expect([place.sent, news.at(-1)?.isKept]).toEqual([['k1 hold 7001'], false]);
  });

  it('sends all the same, and says that nothing is kept', async () => {
    const place = aPlace();
    place.store.isBroken = true;
    const { add, news, report, last } = await anOutbox(place);
    const key = await add(on('hold'));
    expect(news.map(({ status, isKept }) => [status, isKept])).toEqual([
      ['new', false],
      ['queued', false],
      ['sent', false]
    ]);
    await report('7001', 'held');
    expect(last(key)).toEqual(['confirmed', null]);
  });
});
