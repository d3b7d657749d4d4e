import type { Command, ContactLog } from 'c/omniPorts';
import { aContactLog } from 'test/builders/logs';
import { settleDown } from 'test/fakes/aDesk';
import { anOutbox, aPlace } from 'test/fakes/anOutbox';

const { interaction } = aContactLog();
const aLog = (contactId: string, differences: Partial<ContactLog['interaction']> = {}): Command => ({
  verb: 'saveRecord',
  contactId,
  log: aContactLog({ interaction: { ...interaction, ...differences } })
});
const ENDED = aLog('7001');
const SETTLED = aLog('7001', { disposition: 'Resolved' });

describe('what is for the org', () => {
  it('is proven by the answer, and needs neither the connection nor the picture', async () => {
    const outbox = await anOutbox();
    await outbox.hear({ type: 'connection.lost', since: 0 });
    const key = await outbox.add(ENDED);
    expect(outbox.sent).toEqual(['k1 saveRecord 7001']);
    expect(outbox.last(key)).toEqual(['confirmed', null]);
    expect(await outbox.kept()).toEqual([]);
  });

  it('is sent again under its key while nobody answers, however the contact centre fares, at most three times a minute', async () => {
    const place = aPlace();
    place.told.push(...Array.from({ length: 12 }, () => 'unknown' as const));
    const outbox = await anOutbox(place);
    const key = await outbox.add(ENDED);
    expect(outbox.last(key)).toEqual(['unknown', null]);
    await outbox.pass(60_000);
    await outbox.picture();
    const before = outbox.sent.length;
    await outbox.pass(60_000);
    expect(outbox.sent.length - before).toBeLessThanOrEqual(3);
    expect(outbox.rejoined()).toBe(0);
    await outbox.pass(120_000);
    expect(outbox.last(key)).toEqual(['confirmed', null]);
    expect(new Set(outbox.sent)).toEqual(new Set(['k1 saveRecord 7001']));
  });

  it('keeps no command of its contact waiting, and no other log', async () => {
    const place = aPlace();
    place.told.push('never');
    const outbox = await anOutbox(place);
    await outbox.add(ENDED);
    await outbox.add({ verb: 'end', contactId: '7001' });
    await outbox.add(aLog('7002'));
    expect(outbox.sent).toEqual(['k1 saveRecord 7001', 'k2 end 7001', 'k3 saveRecord 7002']);
  });

  it('waits for the agent where it is refused, across a reload, and is sent once more when she says so', async () => {
    const place = aPlace();
    place.told.push('refusedByOrg');
    const outbox = await anOutbox(place);
    const key = await outbox.add(ENDED);
    expect(outbox.last(key)).toEqual(['refused', 'refusedByOrg']);
    expect(await outbox.kept()).toEqual(['k1 refused']);
    const again = await outbox.reload();
    await again.picture();
    await again.pass(60_000);
    expect(again.sent).toEqual(['k1 saveRecord 7001']);
    expect(again.outbox.asked().map((intent) => intent.key)).toEqual(['k1']);
    again.outbox.sendAgain(key);
    await settleDown();
    expect(again.sent).toEqual(['k1 saveRecord 7001', 'k2 saveRecord 7001']);
    expect(await again.kept()).toEqual([]);
  });

  it('is sent after a reload, however long that took', async () => {
    const place = aPlace();
    place.told.push('never');
    const outbox = await anOutbox(place);
    await outbox.add(ENDED);
    place.clock.pass(120_000);
    const again = await outbox.reload();
    await again.picture();
    expect(again.sent).toEqual(['k1 saveRecord 7001', 'k1 saveRecord 7001']);
  });

  it('leaves the logs of other contacts alone', async () => {
    const place = aPlace();
    place.told.push('unknown', 'refusedByOrg', 'never');
    const outbox = await anOutbox(place);
    const [one, other] = [await outbox.add(ENDED), await outbox.add(aLog('7002'))];
    await outbox.add(aLog('7003'));
    expect([outbox.last(one), outbox.last(other)]).toEqual([
      ['unknown', null],
      ['refused', 'refusedByOrg']
    ]);
  });

  it('is sent after a reload, whether it was sent before or not', async () => {
    const place = aPlace();
    place.told.push('never');
    const outbox = await anOutbox(place);
    await outbox.add(ENDED);
    const again = await outbox.reload();
    await again.picture();
    await again.pass(2_000);
    expect(again.sent).toEqual(['k1 saveRecord 7001', 'k1 saveRecord 7001']);
    expect(await again.kept()).toEqual([]);
  });

  it('gives way to a newer log of the same contact, refused or waiting', async () => {
    for (const first of ['refusedByOrg', 'unknown'] as const) {
      const place = aPlace();
      place.told.push(first);
      const outbox = await anOutbox(place);
      const old = await outbox.add(ENDED);
      const key = await outbox.add(SETTLED);
      expect(outbox.last(old)).toEqual(['refused', null]);
      expect(outbox.last(key)).toEqual(['confirmed', null]);
      await outbox.pass(60_000);
      expect(outbox.sent).toEqual(['k1 saveRecord 7001', 'k2 saveRecord 7001']);
      expect([...(await outbox.kept()), ...outbox.outbox.asked()]).toEqual([]);
    }
  });

  it('comes after a log of the same contact that is being sent', async () => {
    const place = aPlace();
    place.told.push('never');
    const outbox = await anOutbox(place);
    await outbox.add(ENDED);
    await outbox.add(SETTLED);
    expect(outbox.sent).toEqual(['k1 saveRecord 7001']);
    expect(await outbox.kept()).toEqual(['k1 sent', 'k2 queued']);
  });
});
