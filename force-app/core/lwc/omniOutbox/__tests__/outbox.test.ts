import type { Command, RecordedDisposition } from 'c/omniPorts';
import { settleDown } from 'test/fakes/aDesk';
import { ANN, anOutbox, aPlace } from 'test/fakes/anOutbox';

const on = (verb: 'accept' | 'hold' | 'resume' | 'end', contactId = '7001'): Command => ({ verb, contactId });
const DIAL: Command = { verb: 'dial', number: '+14155550123', skillId: 'phoneOut', parentContactId: '7001' };
const LINE: Command = { verb: 'sendChatText', contactId: '7001', text: 'Hello' };
const SAVE: Command = {
  verb: 'saveDisposition',
  contactId: '7001',
  disposition: { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: null, callBackAt: null },
  isFinal: false
};
const ON_RECORD: RecordedDisposition = { dispositionId: '101', name: null, notes: '' };

describe('the outbox', () => {
  it('holds a command for done when the contact centre says what it was for, not when it was taken', async () => {
    const { add, report, last, sent } = await anOutbox();
    const key = await add(on('hold'));
    expect(last(key)).toEqual(['sent', null]);
    await report('7001', 'held');
    expect(last(key)).toEqual(['confirmed', null]);
    expect(sent).toEqual(['k1 hold 7001']);
  });

  it('holds +1 for done when it is taken, because no news tells of it', async () => {
    const { add, last } = await anOutbox();
    expect(last(await add({ verb: 'requestContact' }))).toEqual(['confirmed', null]);
  });

  it('says what was refused, and looks again at what it had believed', async () => {
    const { add, last, told, rejoined } = await anOutbox();
    told.push('conflict');
    expect(last(await add(on('hold')))).toEqual(['refused', 'refusedByContactCentre']);
    expect(rejoined()).toBe(1);
  });

  it('does not say that a contact is gone where the command was about none', async () => {
    const { add, last, told, rejoined } = await anOutbox();
    told.push('gone', 'gone');
    expect(last(await add(on('hold')))).toEqual(['refused', 'contactGone']);
    expect(last(await add({ verb: 'mute' }))).toEqual(['refused', 'refusedByContactCentre']);
    expect(rejoined()).toBe(2);
  });

  it('makes one intent of a double click', async () => {
    const { add, sent, outbox } = await anOutbox();
    expect(await add(on('end'))).toBe(await add(on('end')));
    expect(sent).toEqual(['k1 end 7001']);
    expect(outbox.open()).toHaveLength(1);
  });

  it('sends the same chat line twice when the agent writes it twice', async () => {
    const { add, sent } = await anOutbox();
    await add(LINE);
    await add(LINE);
    expect(sent).toEqual(['k1 sendChatText 7001', 'k2 sendChatText 7001']);
  });

  it.each([
    ['at once', ANN],
    ['once the disk has been read', null]
  ])('puts to the agent what waited too long in another tab, and sends nothing: %s', async (_when, owner) => {
    const { outbox, sent, last, pass } = await anOutbox(aPlace(), owner);
    void outbox.takeUp(ANN);
    outbox.add(LINE, '7001', { key: 'w1', isLate: true });
    await pass(1_000);
    expect([last('w1'), outbox.asked().map(({ key }) => key), sent]).toEqual([['refused', 'notSent'], ['w1'], []]);
  });

  it('reads the picture again when an answer is missing, and sends nothing more when it took effect', async () => {
    const { add, told, last, picture, report, sent, rejoined, pass } = await anOutbox();
    told.push('unknown');
    const key = await add(on('hold'));
    expect([last(key), rejoined()]).toEqual([['unknown', null], 1]);
    await report('7001', 'held');
    await picture('7001');
    await pass(60_000);
    expect(last(key)).toEqual(['confirmed', null]);
    expect(sent).toHaveLength(1);
  });

  it('sends again under the same key what did not take effect', async () => {
    const { add, told, last, picture, report, sent, pass } = await anOutbox();
    await report('7001', 'active');
    told.push('unknown');
    const key = await add(on('hold'));
    await picture('7001');
    await pass(1_000);
    expect(sent).toEqual(['k1 hold 7001', 'k1 hold 7001']);
    await report('7001', 'held');
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('waits for proof no longer than some seconds before it looks for itself', async () => {
    const { add, pass, rejoined, last } = await anOutbox();
    const key = await add(on('hold'));
    await pass(7_900);
    expect(rejoined()).toBe(0);
    await pass(200);
    expect([last(key), rejoined()]).toEqual([['unknown', null], 1]);
  });

  it('sends nothing again for a contact that is over meanwhile', async () => {
    const { add, told, picture, report, last, sent, pass } = await anOutbox();
    await report('7001', 'active');
    told.push('unknown');
    const key = await add(on('hold'));
    await report('7001', 'ended');
    await picture('7001');
    await pass(60_000);
    expect([last(key), sent.length]).toEqual([['refused', 'contactGone'], 1]);
  });

  it('holds an end for done when the contact is listed no more', async () => {
    const { add, told, picture, report, last } = await anOutbox();
    await report('7001', 'active');
    told.push('unknown');
    const key = await add(on('end'));
    await picture();
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('sends the commands for one contact one after the other, and those for another meanwhile', async () => {
    const { add, told, sent, report, picture } = await anOutbox();
    await report('7001', 'active');
    await report('7002', 'active');
    told.push('unknown');
    await add(on('hold', '7001'));
    await add(on('end', '7001'));
    await add(on('hold', '7002'));
    expect(sent).toEqual(['k1 hold 7001', 'k3 hold 7002']);
    await report('7001', 'held');
    await picture('7001', '7002');
    expect(sent).toEqual(['k1 hold 7001', 'k3 hold 7002', 'k2 end 7001']);
  });

  it('lets a command that is never answered hold up its own contact alone', async () => {
    const { add, told, sent, report, last } = await anOutbox();
    await report('7002', 'active');
    told.push('never');
    await add(on('hold', '7001'));
    const other = await add(on('hold', '7002'));
    await report('7002', 'held');
    expect([last(other), sent.length]).toEqual([['confirmed', null], 2]);
  });

  it('never dials a second time by itself, and asks the agent', async () => {
    const { add, told, picture, pass, last, sent, outbox } = await anOutbox();
    told.push('unknown');
    const key = await add(DIAL);
    await picture('7001');
    await pass(120_000);
    expect([last(key), sent]).toEqual([['refused', 'notKnownWhetherSent'], ['k1 dial']]);
    expect(outbox.sendAgain(key)?.key).toBe('k2');
    expect(outbox.sendAgain(key)).toBeNull();
    await settleDown();
    expect(sent).toEqual(['k1 dial', 'k2 dial']);
  });

  it.each([
    ['the number dialled, from this interaction', {}, 'confirmed'],
    ['another number', { address: '+4930901820' }, 'unknown'],
    ['another interaction', { parentContactId: '7009' }, 'unknown'],
    ['a customer who calls', { direction: 'inbound' }, 'unknown']
  ])('holds a lost dial for done by a contact that appears for %s: %#', async (_what, changes, status) => {
    const { add, told, report, last } = await anOutbox();
    told.push('unknown');
    const key = await add(DIAL);
    const call = { channel: 'voice', direction: 'outbound', address: '+1 415 555 0123', parentContactId: '7001' };
    await report('7002', 'active', { ...call, ...changes });
    expect(last(key)?.[0]).toBe(status);
  });

  it('does not take a call that was there before for the one just dialled', async () => {
    const { add, told, report, last } = await anOutbox();
    const call = { channel: 'voice', direction: 'outbound', address: '+14155550123', parentContactId: '7001' };
    await report('7002', 'ended', call);
    told.push('unknown');
    const key = await add(DIAL);
    await report('7002', 'ended', call);
    expect(last(key)?.[0]).toBe('unknown');
  });

  it('never says a chat line a second time by itself, also when the chat is over meanwhile', async () => {
    const { add, told, report, picture, last, sent, pass } = await anOutbox();
    await report('7001', 'active');
    told.push('unknown');
    const key = await add(LINE);
    await picture();
    await pass(60_000);
    expect([last(key), sent.length]).toEqual([['refused', 'notKnownWhetherSent'], 1]);
  });

  it('reads a disposition back before it holds it for saved', async () => {
    const { add, recorded, last, pass, sent } = await anOutbox();
    const key = await add(SAVE);
    expect(last(key)).toEqual(['sent', null]);
    recorded.set('7001', ON_RECORD);
    await pass(12_000);
    expect([last(key), sent]).toEqual([['confirmed', null], ['k1 saveDisposition 7001 final']]);
  });

  it('tells by which name a disposition is on record', async () => {
    const { add, recorded, pass, news } = await anOutbox();
    await add(SAVE);
    recorded.set('7001', { ...ON_RECORD, name: 'Resolved' });
    await pass(12_000);
    expect(news.at(-1)).toMatchObject({ status: 'confirmed', recordedName: 'Resolved' });
  });

  it('sends a disposition that is not on record once more under the same key', async () => {
    const { add, report, picture, told, recorded, last, pass, sent } = await anOutbox();
    await report('7001', 'active');
    told.push('unknown');
    const key = await add(SAVE);
    recorded.set('7001', 'unreadable');
    await picture('7001');
    await pass(1_000);
    expect(sent).toHaveLength(1);
    recorded.delete('7001');
    await pass(12_000);
    recorded.set('7001', ON_RECORD);
    await pass(12_000);
    expect(new Set(sent)).toEqual(new Set(['k1 saveDisposition 7001']));
    expect(sent.length).toBeGreaterThanOrEqual(2);
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('saves by the other way when the contact became final on the way', async () => {
    const { add, report, picture, told, recorded, last, pass, sent } = await anOutbox();
    await report('7001', 'ended');
    told.push('conflict');
    const key = await add(SAVE);
    await report('7001', 'ended', { isFinal: true, version: 200 });
    await picture();
    await pass(1_000);
    recorded.set('7001', ON_RECORD);
    await pass(12_000);
    expect(sent.slice(0, 2)).toEqual(['k1 saveDisposition 7001', 'k1 saveDisposition 7001 final']);
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('gives a disposition back to the agent that is refused again and again', async () => {
    const { add, report, picture, told, last, pass, sent } = await anOutbox();
    await report('7001', 'ended');
    told.push('conflict', 'conflict', 'conflict', 'conflict', 'conflict');
    const key = await add(SAVE);
    for (let round = 0; round < 5; round += 1) {
      await picture('7001');
      await pass(12_000);
    }
    expect(last(key)).toEqual(['refused', 'refusedByContactCentre']);
    expect(sent.length).toBeLessThanOrEqual(2);
  });
});
