import type { CentreCommand, Command } from 'c/omniPorts';
import { settleDown } from 'test/fakes/aDesk';
import { ANN, anOutbox, aPlace } from 'test/fakes/anOutbox';

type Verb = CentreCommand['verb'];

const on = (verb: 'accept' | 'hold' | 'resume' | 'end' | 'reject', contactId = '7001'): Command => ({
  verb,
  contactId
});
const DIAL: Command = { verb: 'dial', number: '+14155550123', skillId: 'phoneOut', parentContactId: '7001' };
const LETTER = { contactId: '7001', skillId: 'email', to: 'ann@example.com', subject: 'Hello', text: 'Hello' };
const SAVE: Command = {
  verb: 'saveDisposition',
  contactId: '7001',
  disposition: { dispositionId: '101', secondaryDispositionId: null, notes: '', amount: null, callBackAt: null },
  isFinal: false
};
const COMMANDS: { [V in Verb]: Command } = {
  accept: on('accept'),
  reject: on('reject'),
  hold: on('hold'),
  resume: on('resume'),
  end: on('end'),
  finishAfterContactWork: { verb: 'finishAfterContactWork', contactId: '7001' },
  pauseVoicemail: { verb: 'pauseVoicemail', contactId: '7001' },
  playVoicemail: { verb: 'playVoicemail', contactId: '7001', position: 0 },
  mute: { verb: 'mute' },
  unmute: { verb: 'unmute' },
  requestContact: { verb: 'requestContact' },
  connectLeg: { verb: 'connectLeg' },
  replyEmail: { verb: 'replyEmail', ...LETTER },
  sendEmail: { verb: 'sendEmail', ...LETTER },
  sendChatText: { verb: 'sendChatText', contactId: '7001', text: 'Hello' },
  saveDisposition: SAVE,
  dial: DIAL,
  writeEmail: { verb: 'writeEmail', address: 'ann@example.com', skillId: 'emailOut', parentContactId: '7001' },
  chooseState: { verb: 'chooseState', choice: 'available', code: null }
};
const VERBS = Object.keys(COMMANDS) as Verb[];
const NEVER_BY_ITSELF: Verb[] = ['dial', 'writeEmail', 'sendChatText', 'replyEmail', 'sendEmail'];
/** What the contact looks like while the command is still needed. */
const NEEDED = { accept: 'offered', reject: 'offered', resume: 'held', finishAfterContactWork: 'ended' } as const;
const phaseFor = (verb: Verb): 'offered' | 'held' | 'ended' | 'active' =>
  (NEEDED as { [V in Verb]?: 'offered' | 'held' | 'ended' })[verb] ?? 'active';

/** A page that died in the moment between deciding and sending. */
async function diedQueued(verb: Verb) {
  const place = aPlace();
  const before = await anOutbox(place);
  await before.hear({ type: 'connection.lost', since: 0 });
  const key = await before.add(COMMANDS[verb]);
  expect(before.last(key)).toEqual(['queued', null]);
  expect(place.sent).toEqual([]);
  return { key, place, after: await before.reload() };
}

/** A page that died before it heard what became of the sending. */
async function diedSent(verb: Verb) {
  const place = aPlace();
  place.told.push('never');
  const before = await anOutbox(place);
  const key = await before.add(COMMANDS[verb]);
  return { key, place, after: await before.reload() };
}

/** What was done about an intent: sent, under its own key alone; or nothing, for a reason, and whether the agent is asked. */
function becameOf(key: string, { sent, outbox, last }: Awaited<ReturnType<typeof anOutbox>>): string {
  const keys = new Set(sent.map((one) => one.split(' ')[0]));
  if (keys.size > 0) return keys.size === 1 && keys.has(key) ? 'sent' : `sent ${[...keys].join()}`;
  const isAsked = outbox.asked().some((intent) => intent.key === key);
  return `${isAsked ? 'asked ' : ''}${last(key)?.[1]}`;
}

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

  it.each(VERBS)('of %s nothing is left once it is proven or refused', async (verb) => {
    const { add, kept, told } = await anOutbox();
    told.push('limit');
    await add(COMMANDS[verb]);
    const isWritten = ['sendChatText', 'replyEmail', 'sendEmail'].includes(verb);
    expect(await kept()).toEqual(isWritten ? ['k1 refused'] : []);
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
      expect(after.last(key)).toEqual(['unknown', null]);
      await after.report('7001', phaseFor(verb));
      await after.picture('7001');
      await after.pass(2_000);
      const isAsked = NEVER_BY_ITSELF.includes(verb);
      const isDropped = verb === 'requestContact';
      const expected = isAsked ? 'asked notKnownWhetherSent' : isDropped ? 'notKnownWhetherSent' : 'sent';
      expect(becameOf(key, after)).toBe(expected);
    }
  );

  it.each(['hold', 'end', 'mute', 'chooseState', 'accept'] as const)(
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
    const after = await before.reload();
    place.told.push('never');
    await after.report('7001', 'active');
    await after.report('7002', 'active');
    const later = await after.add(on('end', '7002'));
    await after.picture('7001', '7002');
    expect(place.sent).toEqual(['k1 hold 7001', 'k3 hold 7002', `${later} end 7002`]);
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
    expect([old.last(first), place.sent.length]).toEqual([['sent', null], sent]);
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

describe('while the picture is not true', () => {
  it('nothing is sent, and what waits is said to wait', async () => {
    const { hear, add, news, sent, report, picture } = await anOutbox();
    await report('7001', 'active');
    await hear({ type: 'connection.lost', since: 0 });
    await add(on('hold'));
    expect([sent, news.at(-1)?.isWaiting]).toEqual([[], true]);
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
    expect(outbox.asked().map(({ key }) => key)).toEqual([dial]);
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
