import { settleDown } from 'test/fakes/aDesk';
import { ANN, anOutbox, aPlace } from 'test/fakes/anOutbox';
import { COMMANDS, DIAL, on, SAVE, type Verb } from './commands';
import { becameOf, diedQueued, diedSent } from './died';

const VERBS = Object.keys(COMMANDS) as Verb[];
const NEVER_BY_ITSELF: Verb[] = ['dial', 'writeEmail', 'sendChatText', 'replyEmail', 'sendEmail'];
/** What the contact looks like while the command is still needed. */
const NEEDED = { accept: 'offered', reject: 'offered', resume: 'held', finishAfterContactWork: 'ended' } as const;
const phaseFor = (verb: Verb): 'offered' | 'held' | 'ended' | 'active' =>
  (NEEDED as { [V in Verb]?: 'offered' | 'held' | 'ended' })[verb] ?? 'active';

describe('what the agent decided, when the page dies', () => {
  it('is on disk before it is said to be queued, and before it is sent', async () => {
    const place = aPlace();
    const write = place.store.intents.write;
    const log: string[] = [];
    place.store.intents.write = async (...asked) => {
      const kept = await write(...asked);
      log.push(`disk ${[...asked[1].put.map((row) => row.status), ...asked[1].remove.map(() => 'removed')].join()}`);
      return kept;
    };
    const { outbox, add, report } = await anOutbox(place);
    outbox.listen(({ status, isKept }) => log.push(`screen ${status}${isKept ? '' : ' unkept'}`));
    await add(on('hold'));
    log.push(`sent ${place.sent.join()}`);
    await report('7001', 'held');
    expect(log).toEqual([
      'screen new unkept',
      'disk queued',
      'screen queued',
      'disk sent',
      'screen sent',
      'sent k1 hold 7001',
      'disk removed',
      'screen confirmed'
    ]);
  });

  it.each(VERBS)('of %s nothing is left once it is proven, or refused and read', async (verb) => {
    const { add, kept, told, pass } = await anOutbox();
    told.push('limit');
    await add(COMMANDS[verb]);
    expect(await kept()).toEqual(['k1 refused']);
    await pass(5_000);
    const isWritten = ['sendChatText', 'replyEmail', 'sendEmail'].includes(verb);
    expect(await kept()).toEqual(isWritten ? ['k1 refused'] : []);
  });

  it.each(VERBS)(
    'of %s a refusal that nobody could read yet is told by the next page, which sends nothing',
    async (verb) => {
      const place = aPlace();
      place.told.push('limit');
      const before = await anOutbox(place);
      const key = await before.add(COMMANDS[verb]);
      const after = await before.reload();
      await after.picture('7001');
      expect([after.last(key), after.outbox.refused().map((intent) => intent.key)]).toEqual([
        ['refused', 'limitAtContactCentre'],
        [key]
      ]);
      await after.pass(5_000);
      const later = await after.reload();
      expect(place.sent).toHaveLength(1);
      const isWritten = ['sendChatText', 'replyEmail', 'sendEmail'].includes(verb);
      expect(later.last(key)).toEqual(isWritten ? ['refused', 'limitAtContactCentre'] : null);
    }
  );

  it('is sent by a page that knew the picture before it had read its disk, whatever was heard between', async () => {
    const { key, place } = await diedQueued('saveDisposition');
    const after = await anOutbox(place, null);
    await after.picture('7001');
    await after.hear({ type: 'agent.muteReported', isMuted: false });
    void after.outbox.takeUp(ANN);
    await settleDown();
    expect(place.sent).toEqual([`${key} saveDisposition 7001 final`]);
  });

  it('of a refusal nothing is left once the same is asked for again', async () => {
    const place = aPlace();
    place.told.push('limit', 'never', 'never');
    const { add, kept } = await anOutbox(place);
    await add({ verb: 'chooseState', choice: 'available', code: null });
    await add({ verb: 'chooseState', choice: 'unavailable', code: 'Lunch' });
    await add(on('hold'));
    expect(await kept()).toEqual(['k2 sent', 'k3 sent']);
  });

  it('what the disk would not take is written with the next change', async () => {
    const place = aPlace();
    const { write } = place.store.intents;
    const { add, report, kept } = await anOutbox(place);
    place.told.push('accepted', 'never');
    await add(on('hold'));
    place.store.intents.write = async () => 'failed';
    await report('7001', 'held');
    await add(on('hold', '7002'));
    expect(await kept()).toEqual(['k1 sent']);
    place.store.intents.write = write;
    await add({ verb: 'mute' });
    expect(await kept()).toEqual(['k2 sent', 'k3 sent']);
  });

  it.each(VERBS)(
    '%s, queued and never sent: sends what is owed or still meant, dials and writes to nobody',
    async (verb) => {
      const { key, place, after } = await diedQueued(verb);
      await after.report('7001', phaseFor(verb));
      expect(place.sent).toEqual([]);
      await after.picture('7001');
      const expected = NEVER_BY_ITSELF.includes(verb)
        ? 'asked notSent'
        : verb === 'requestContact'
          ? 'notSent'
          : 'sent';
      expect(becameOf(key, after)).toBe(expected);
    }
  );

  it('a disposition that the disk still calls queued is read back first, because it may have been sent', async () => {
    const { key, place, after } = await diedQueued('saveDisposition');
    place.recorded.set('7001', { dispositionId: '101', name: null, notes: '' });
    await after.report('7001', 'active');
    await after.picture('7001');
    expect([after.last(key), place.sent]).toEqual([['confirmed', null], []]);
  });

  it.each(VERBS)('%s, queued more than half a minute ago: only a disposition is still sent', async (verb) => {
    const { key, place, after } = await diedQueued(verb);
    place.clock.pass(31_000);
    await after.report('7001', phaseFor(verb));
    await after.picture('7001');
    const expected = NEVER_BY_ITSELF.includes(verb) ? 'asked notSent' : verb === 'saveDisposition' ? 'sent' : 'notSent';
    expect(becameOf(key, after)).toBe(expected);
  });

  it.each(VERBS)(
    '%s, sent and not answered: is proven, sent again under its key, or put to the agent',
    async (verb) => {
      const { key, place, after } = await diedSent(verb);
      place.sent.length = 0;
      expect([after.last(key), after.news[0]?.isKept]).toEqual([['unknown', null], true]);
      await after.report('7001', phaseFor(verb));
      await after.picture('7001');
      await after.pass(2_000);
      const isAsked = NEVER_BY_ITSELF.includes(verb);
      const isDropped = verb === 'requestContact';
      const expected = isAsked ? 'asked notKnownWhetherSent' : isDropped ? 'notKnownWhetherSent' : 'sent';
      expect(becameOf(key, after)).toBe(expected);
    }
  );

  it.each(VERBS.filter((verb) => ![...NEVER_BY_ITSELF, 'requestContact', 'saveDisposition'].includes(verb)))(
    '%s, sent long ago and not answered: is not done by surprise',
    async (verb) => {
      const { key, place, after } = await diedSent(verb);
      place.clock.pass(120_000);
      await after.report('7001', phaseFor(verb));
      await after.picture('7001');
      await after.pass(20_000);
      expect([after.last(key), place.sent.length]).toEqual([['refused', 'notKnownWhetherSent'], 1]);
      expect(await after.kept()).toEqual([]);
    }
  );

  it('takes the first picture for the proof of what was sent before the reload', async () => {
    const { key, place, after } = await diedSent('hold');
    await after.report('7001', 'held');
    await after.picture('7001');
    await after.pass(20_000);
    expect([after.last(key), place.sent.length, await after.kept()]).toEqual([['confirmed', null], 1, []]);
  });

  it('does not do what has come about by itself meanwhile', async () => {
    const { key, place, after } = await diedQueued('hold');
    await after.report('7001', 'held');
    await after.picture('7001');
    expect([after.last(key), place.sent]).toEqual([['confirmed', null], []]);
  });

  it('does nothing to a contact that is over meanwhile', async () => {
    const { key, place, after } = await diedQueued('hold');
    await after.picture();
    expect([after.last(key), place.sent]).toEqual([['refused', 'contactGone'], []]);
    const gone = await diedQueued('end');
    await gone.after.picture();
    expect([gone.after.last(gone.key), gone.place.sent]).toEqual([['confirmed', null], []]);
  });

  it('reads the disposition back before it sends it a second time', async () => {
    const { key, place, after } = await diedSent('saveDisposition');
    place.recorded.set('7001', { dispositionId: '101', name: null, notes: '' });
    await after.picture();
    await after.pass(20_000);
    expect([after.last(key), place.sent.length]).toEqual([['confirmed', null], 1]);
  });

  it('knows the call that came of a dial of the page before', async () => {
    const { key, after } = await diedSent('dial');
    const call = { channel: 'voice', direction: 'outbound', address: '+14155550123', parentContactId: '7001' };
    await after.report('7002', 'active', call);
    await after.picture('7001', '7002');
    expect(after.last(key)).toEqual(['confirmed', null]);
    expect(after.news.at(-1)?.madeContactId).toBe('7002');
  });

  it('does not take a call for the dial of the page before that was already there when it was pressed', async () => {
    const place = aPlace();
    place.told.push('never');
    const before = await anOutbox(place);
    const call = { channel: 'voice', direction: 'outbound', address: '+14155550123', parentContactId: '7001' };
    await before.report('7002', 'ended', call);
    const key = await before.add(DIAL);
    const after = await before.reload();
    await after.report('7002', 'ended', call);
    await after.picture('7001', '7002');
    expect(after.last(key)).toEqual(['refused', 'notKnownWhetherSent']);
  });

  it('keeps its order across a reload, each contact for itself', async () => {
    const place = aPlace();
    const before = await anOutbox(place);
    await before.hear({ type: 'connection.lost', since: 0 });
    await before.add(on('hold'));
    await before.add(SAVE);
    await before.add(on('hold', '7002'));
    const read = place.store.intents.read;
    place.store.intents.read = async (owner) => (await read(owner)).reverse();
    const after = await before.reload();
    place.told.push('never');
    await after.report('7001', 'active');
    await after.report('7002', 'active');
    const later = await after.add(on('end', '7002'));
    expect(place.sent).toEqual([]);
    await after.picture('7001', '7002');
    expect(place.sent).toEqual(['k1 hold 7001', 'k3 hold 7002', `${later} end 7002`]);
  });

  it('goes on counting where the page before stopped, also for what is asked for while that is being read', async () => {
    const place = aPlace();
    const before = await anOutbox(place);
    await before.hear({ type: 'connection.lost', since: 0 });
    await before.add(on('hold'));
    await before.add(SAVE);
    await before.add(on('end'));
    before.outbox.letGo();
    const read = place.store.intents.read;
    place.store.intents.read = async (owner) => (await read(owner)).reverse();
    const after = await anOutbox(place, null);
    void after.outbox.takeUp(ANN);
    after.outbox.hear({ type: 'connection.lost', since: 0 });
    after.outbox.add(on('hold', '7002'), '7002');
    await settleDown();
    await after.add(on('hold', '7003'));
    const rows = await read(ANN);
    expect(rows.map(({ key, order }) => [key, order])).toEqual([
      ['k1', 1],
      ['k2', 2],
      ['k3', 3],
      ['k4', 4],
      ['k5', 5]
    ]);
  });

  it('is taken up once, however often the picture comes', async () => {
    const { place, after } = await diedQueued('saveDisposition');
    after.outbox.hear({ type: 'picture.completed', contactIds: ['7001'] });
    after.outbox.hear({ type: 'picture.completed', contactIds: ['7001'] });
    await settleDown();
    expect(place.sent).toHaveLength(1);
  });

  it('is not sent when the agent goes while the record is being read', async () => {
    const { place, after } = await diedQueued('saveDisposition');
    after.outbox.hear({ type: 'picture.completed', contactIds: ['7001'] });
    after.outbox.letGo();
    await settleDown();
    expect([place.sent, await after.kept()]).toEqual([[], ['k1 queued']]);
  });

  it('is not proven before it is on disk', async () => {
    const place = aPlace();
    const { outbox, report, last } = await anOutbox(place);
    place.store.intents.write = () => new Promise(() => undefined);
    const { key } = outbox.add(on('hold'), '7001');
    await report('7001', 'held');
    expect(last(key)).toEqual(['new', null]);
  });

  it('waits before it is sent once more, as it would have without the reload', async () => {
    const { place, after } = await diedSent('hold');
    await after.report('7001', 'active');
    await after.picture('7001');
    expect(place.sent).toHaveLength(1);
    await after.pass(2_000);
    expect(place.sent).toHaveLength(2);
  });

  it('sends what is asked for while the store is still being read after what was there before', async () => {
    const place = aPlace();
    const before = await anOutbox(place);
    await before.hear({ type: 'connection.lost', since: 0 });
    await before.add(on('hold'));
    before.outbox.letGo();
    const after = await anOutbox(place, null);
    void after.outbox.takeUp(ANN);
    after.outbox.hear({ type: 'picture.completed', contactIds: [] });
    const key = after.outbox.add(SAVE, '7001').key;
    await settleDown();
    expect(after.last(key)?.[0]).toBe('sent');
    expect([place.sent, after.last('k1')]).toEqual([[`${key} saveDisposition 7001 final`], ['refused', 'contactGone']]);
  });

  it('keeps asking the agent across reloads, until she decides or the proof comes after all', async () => {
    const { key, place, after } = await diedSent('dial');
    await after.picture('7001');
    const later = await after.reload();
    await later.picture('7001');
    expect(later.outbox.asked().map((intent) => [intent.key, intent.reason?.key, intent.isRestored])).toEqual([
      [key, 'notKnownWhetherSent', true]
    ]);
    const again = later.outbox.sendAgain(key);
    await settleDown();
    expect([again?.key, place.sent]).toEqual(['k2', ['k1 dial', 'k2 dial']]);
    expect(await later.kept()).toEqual(['k2 sent']);
  });

  it('lets go of what the agent does not want any more', async () => {
    const { key, after } = await diedSent('sendChatText');
    await after.picture('7001');
    after.outbox.takeBack(key);
    await settleDown();
    expect([after.last(key), await after.kept(), after.outbox.asked()]).toEqual([['refused', null], [], []]);
    expect(after.outbox.sendAgain(key)).toBeNull();
  });

  it('stops asking when the proof comes after all', async () => {
    const { key, after } = await diedSent('sendChatText');
    await after.picture('7001');
    expect(after.last(key)).toEqual(['refused', 'notKnownWhetherSent']);
    const line = { lineId: 'l9', from: 'agent' as const, author: null, text: 'Hello', at: 1 };
    await after.hear({ type: 'contact.wrote', contactId: '7001', lines: [line] });
    expect([after.last(key), await after.kept()]).toEqual([['confirmed', null], []]);
  });
});
