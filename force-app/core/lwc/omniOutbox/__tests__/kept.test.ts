import type { Command } from 'c/omniPorts';
import { settleDown } from 'test/fakes/aDesk';
import { ANN, anOutbox, aPlace } from 'test/fakes/anOutbox';
import { COMMANDS, DIAL, on, SAVE } from './commands';
import { diedQueued } from './died';

const LINE = COMMANDS.sendChatText;
const line = (lineId: string) => ({
  type: 'contact.wrote' as const,
  contactId: '7001',
  lines: [{ lineId, from: 'agent' as const, author: null, text: 'Hello', at: 1 }]
});
const call = { channel: 'voice', direction: 'outbound', address: '+14155550123', parentContactId: '7001' };

/** A place that notes what it is asked to write. */
function aWatchedPlace() {
  const place = aPlace();
  const { write } = place.store.intents;
  const writes: string[] = [];
  place.store.intents.write = (owner, change, epoch) => {
    const put = change.put.map(({ key, status }) => `${key} ${status}`);
    writes.push([...put, ...change.remove.map((key) => `${key} gone`)].join(', '));
    return write(owner, change, epoch);
  };
  const before = async () => (await place.store.intents.read(ANN)).map((row) => [row.key, row.before]);
  return { place, writes, before, write };
}

describe('what is written of one command when another is proven', () => {
  it('is the proof that is used up, and of the proven one nothing is left', async () => {
    const { place, before } = aWatchedPlace();
    const { add, hear } = await anOutbox(place);
    await add(LINE);
    await add(LINE);
    await hear(line('l1'));
    expect(await before()).toEqual([['k2', { contactIds: [], lineIds: ['l1'] }]]);
  });

  it('is also the call that came of another dial, and nothing where no contact or line was the proof', async () => {
    const { place, before } = aWatchedPlace();
    const { add, report } = await anOutbox(place);
    await add(DIAL);
    await add({ ...DIAL, parentContactId: '7005' } as Command);
    await add(on('hold', '7003'));
    await add(on('hold', '7004'));
    await report('7002', 'active', call);
    await report('7003', 'held');
    expect(await before()).toEqual([
      ['k2', { contactIds: ['7002'], lineIds: [] }],
      ['k4', { contactIds: [], lineIds: [] }]
    ]);
  });

  it('never says less than what is being written at that moment', async () => {
    const { place, writes } = aWatchedPlace();
    const { add, outbox } = await anOutbox(place);
    await add(LINE);
    outbox.add(LINE, '7001');
    outbox.hear(line('l1'));
    await settleDown();
    expect(writes.filter((one) => one.includes('new'))).toEqual([]);
  });

  it('is still known two pages later', async () => {
    const first = await anOutbox(aPlace());
    await first.add(LINE);
    await first.add(LINE);
    const second = await first.reload();
    await second.hear(line('l1'));
    const third = await second.reload();
    await third.hear(line('l1'));
    await third.picture('7001');
    expect(third.last('k2')).toEqual(['refused', 'notKnownWhetherSent']);
  });

  it('keeps two dispositions apart that are saved at once', async () => {
    const { add, last, pass, recorded } = await anOutbox();
    const keys = [await add(SAVE), await add({ ...SAVE, contactId: '7002' } as Command)];
    recorded.set('7001', { dispositionId: '101', name: null, notes: '' });
    recorded.set('7002', { dispositionId: '101', name: null, notes: '' });
    await pass(12_000);
    expect(keys.map((key) => last(key))).toEqual([
      ['confirmed', null],
      ['confirmed', null]
    ]);
  });
});

describe('what the disk did not take', () => {
  it('is written with the next change, each of several, and then no more', async () => {
    const { place, writes, write } = aWatchedPlace();
    const watched = place.store.intents.write;
    const { add, kept } = await anOutbox(place);
    place.told.push('never', 'never', 'never', 'never');
    place.store.intents.write = async () => 'failed';
    await add(on('hold', '7001'));
    await add(on('hold', '7002'));
    place.store.intents.write = watched;
    await add(on('hold', '7003'));
    expect(await kept()).toEqual(['k1 sent', 'k2 sent', 'k3 sent']);
    writes.length = 0;
    await add(on('hold', '7004'));
    expect(writes).toEqual(['k4 queued', 'k4 sent']);
    place.store.intents.write = write;
  });

  it('is also what it did not answer in time', async () => {
    const { place } = aWatchedPlace();
    const watched = place.store.intents.write;
    const { add, kept, pass } = await anOutbox(place);
    place.told.push('never', 'never');
    place.store.intents.write = () => new Promise(() => undefined);
    await add(on('hold', '7001'));
    await pass(4_000);
    place.store.intents.write = watched;
    await add(on('hold', '7002'));
    expect(await kept()).toEqual(['k1 sent', 'k2 sent']);
  });
});

describe('a refusal', () => {
  it('is forgotten once the same is asked for again, and by nothing else that is asked for', async () => {
    const { add, told, outbox } = await anOutbox();
    told.push('limit', 'never', 'never', 'never');
    const refused = () => outbox.refused().map(({ key }) => key);
    const key = await add(on('hold', '7001'));
    await add(on('end', '7001'));
    await add(on('hold', '7002'));
    expect(refused()).toEqual([key]);
    await add(on('hold', '7001'));
    expect(refused()).toEqual([]);
  });

  it('is listed until it could be read; one of the page before for as long as this page lasts', async () => {
    const place = aPlace();
    place.told.push('limit');
    const first = await anOutbox(place);
    await first.add(on('hold'));
    const next = await first.reload();
    await next.pass(6_000);
    expect(next.outbox.refused().map(({ key }) => key)).toEqual(['k1']);
    place.told.push('limit');
    await next.add(on('hold', '7002'));
    await next.pass(6_000);
    expect(next.outbox.refused().map(({ key }) => key)).toEqual(['k1']);
  });

  it('has no reason any more once it is sent again', async () => {
    const { add, told, picture, outbox, last } = await anOutbox();
    told.push('unknown', 'never');
    const key = await add(DIAL);
    await picture('7001');
    outbox.sendAgain(key);
    expect(last(key)).toEqual(['refused', null]);
  });
});

describe('a command', () => {
  it('that is still being written down is neither proven nor forgotten', async () => {
    const place = aPlace();
    const { outbox, report } = await anOutbox(place);
    place.store.intents.write = () => new Promise(() => undefined);
    outbox.add(on('hold'), '7001');
    await report('7001', 'held');
    expect(outbox.open().map(({ status }) => status)).toEqual(['new']);
  });

  it('that is asked for while nobody is known is nobody’s: neither written nor sent', async () => {
    const place = aPlace();
    const { add, outbox } = await anOutbox(place, null);
    await add(on('hold'));
    expect([place.sent, await place.store.intents.read('')]).toEqual([[], []]);
    await outbox.takeUp(ANN);
    await settleDown();
    expect(place.sent).toEqual([]);
  });

  it('of the page before goes as soon as the one before it is proven', async () => {
    const place = aPlace();
    const before = await anOutbox(place);
    await before.hear({ type: 'connection.lost', since: 0 });
    await before.add(on('hold'));
    await before.add(on('end'));
    const after = await before.reload();
    await after.report('7001', 'active');
    await after.picture('7001');
    await after.report('7001', 'held', { version: 200 });
    expect(place.sent).toEqual(['k1 hold 7001', 'k2 end 7001']);
  });

  it('of the page before is no disposition, whatever disposition its contact has', async () => {
    const { place, after } = await diedQueued('hold');
    place.recorded.set('7001', { dispositionId: '101', name: null, notes: '' });
    await after.report('7001', 'active');
    await after.picture('7001');
    expect(place.sent).toEqual(['k1 hold 7001']);
  });

  it('of an agent who has gone meanwhile is written for nobody', async () => {
    const { place, after } = await diedQueued('saveDisposition');
    after.outbox.hear({ type: 'picture.completed', contactIds: ['7001'] });
    after.outbox.letGo();
    await settleDown();
    expect(await place.store.intents.read('')).toEqual([]);
  });
});

describe('a call or e-mail that appears', () => {
  it.each([
    ['is the one asked for, however its number is written', DIAL, { ...call, address: '0415 555 0123' }, 'confirmed'],
    ['is another one, though its last digits are the same', DIAL, { ...call, address: '+14155990123' }, 'unknown'],
    [
      'is the one asked for, whatever digits its address has',
      COMMANDS.writeEmail,
      { ...call, channel: 'email', address: 'ann99@example.com' },
      'confirmed'
    ]
  ])('%s', async (_what, command, changes, status) => {
    const { add, told, report, last } = await anOutbox();
    told.push('unknown');
    const key = await add(command);
    await report('7002', 'active', changes);
    expect(last(key)?.[0]).toBe(status);
  });
});
