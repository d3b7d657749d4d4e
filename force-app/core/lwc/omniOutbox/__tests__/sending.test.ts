import type { Refusal } from 'c/omniPorts';
import { settleDown } from 'test/fakes/aDesk';
import { anOutbox, aPlace, type Told } from 'test/fakes/anOutbox';
import { reasonOf } from '../rules';
import { COMMANDS, DIAL, on, SAVE } from './commands';

const RECORDED = { dispositionId: '101', name: null, notes: '' };

/** An answer that the test gives when it likes. */
function aLateAnswer() {
  let give: (what: Told) => void = () => undefined;
  return { answer: new Promise<Told>((settle) => (give = settle)), give: (what: Told) => give(what) };
}

describe('an answer', () => {
  it.each<[Refusal, string]>([
    ['conflict', 'refusedByContactCentre'],
    ['invalid', 'refusedByContactCentre'],
    ['limit', 'limitAtContactCentre'],
    ['gone', 'contactGone'],
    ['notPermitted', 'notPermitted'],
    ['noSkill', 'skillUnknown'],
    ['numberRefused', 'numberRefused'],
    ['signedOut', 'offline'],
    ['refusedByOrg', 'refusedByOrg'],
    ['noAccessInOrg', 'noAccessInOrg']
  ])('of %s is said as %s, with the words of who said it where there are any', (refusal, key) => {
    expect(reasonOf(refusal, null)).toEqual({ key });
    expect(reasonOf(refusal, 'Ask Bob')).toEqual({ key, about: { detail: 'Ask Bob' } });
  });

  it.each([
    ['conflict', 1],
    ['gone', 1],
    ['limit', 0]
  ] as const)('of %s makes the outbox look again at the picture: %i', async (refusal, times) => {
    const { add, told, rejoined } = await anOutbox();
    told.push(refusal);
    await add(on('hold'));
    expect(rejoined()).toBe(times);
  });

  it('that nobody is signed in leaves it open whether the command was done', async () => {
    const { add, told, rejoined, last } = await anOutbox();
    told.push('signedOut');
    expect(last(await add(on('hold')))).toEqual(['unknown', null]);
    expect(rejoined()).toBe(1);
  });

  it('that a disposition is beyond a limit is no doubt about the contact', async () => {
    const { add, told, report, last } = await anOutbox();
    await report('7001', 'ended');
    told.push('limit');
    expect(last(await add(SAVE))).toEqual(['refused', 'limitAtContactCentre']);
  });

  it.each(['proven', 'let go'] as const)('that comes late changes nothing of what is %s', async (what) => {
    const { add, told, report, outbox, rejoined, last } = await anOutbox();
    const late = aLateAnswer();
    told.push(late.answer);
    const key = await add(on('hold'));
    if (what === 'proven') await report('7001', 'held');
    else outbox.letGo();
    late.give('conflict');
    await settleDown();
    expect([last(key), rejoined()]).toEqual([[what === 'proven' ? 'confirmed' : 'sent', null], 0]);
  });

  it('to what was so already is all that is waited for', async () => {
    const { add, report, pass, rejoined, last } = await anOutbox();
    await report('7001', 'held');
    const key = await add(on('hold'));
    await pass(20_000);
    expect([last(key), rejoined()]).toEqual([['confirmed', null], 0]);
  });

  it('that never comes is not waited for after the agent has gone', async () => {
    const { add, told, outbox, pass, rejoined, news } = await anOutbox();
    told.push('never');
    await add(on('hold'));
    outbox.letGo();
    const said = news.length;
    await pass(60_000);
    expect([rejoined(), news.length]).toEqual([0, said]);
  });

  it('that does not come is waited for 45 seconds', async () => {
    const { add, told, pass, last } = await anOutbox();
    told.push('never');
    const key = await add(on('hold'));
    await pass(44_999);
    expect(last(key)).toEqual(['sent', null]);
    await pass(1);
    expect(last(key)).toEqual(['unknown', null]);
  });

  it('is awaited for one thing of the desk while another is asked', async () => {
    const { add, told, sent } = await anOutbox();
    told.push('never');
    await add(COMMANDS.mute);
    await add(COMMANDS.chooseState);
    expect(sent).toEqual(['k1 mute', 'k2 chooseState']);
  });
});

describe('sending again', () => {
  it('waits a little longer each time', async () => {
    const { add, told, report, picture, pass, sent } = await anOutbox();
    await report('7001', 'active');
    told.push('unknown', 'unknown');
    await add(on('hold'));
    await picture('7001');
    await pass(799);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
    await picture('7001');
    await pass(1_599);
    expect(sent).toHaveLength(2);
    await pass(1);
    expect(sent).toHaveLength(3);
  });

  it('of a disposition that was taken and is not on record comes once it has been looked for twice', async () => {
    const { add, report, recorded, pass, sent, last } = await anOutbox();
    await report('7001', 'active');
    const key = await add(SAVE);
    await pass(12_000);
    expect(sent.length).toBeGreaterThan(1);
    recorded.set('7001', RECORDED);
    await pass(12_000);
    expect(last(key)).toEqual(['confirmed', null]);
  });

  it('of a disposition comes also where another one is on record', async () => {
    const { add, report, recorded, pass, sent, last } = await anOutbox();
    await report('7001', 'active');
    recorded.set('7001', { ...RECORDED, dispositionId: '102' });
    const key = await add(SAVE);
    await pass(12_000);
    expect([last(key)?.[0], sent.length > 1]).toEqual(['sent', true]);
  });

  it('of a disposition waits for the connection and the picture', async () => {
    const { add, hear, report, picture, pass, sent, last } = await anOutbox();
    await report('7001', 'active');
    const key = await add(SAVE);
    await hear({ type: 'connection.lost', since: 0 });
    await pass(12_000);
    expect([last(key), sent.length]).toEqual([['unknown', null], 1]);
    await picture('7001');
    await pass(12_000);
    expect(sent.length).toBeGreaterThan(1);
  });

  it('of a new disposition is no question of what is on record: it is sent first', async () => {
    const { add, recorded, sent } = await anOutbox();
    recorded.set('7001', RECORDED);
    await add(SAVE);
    expect(sent).toEqual(['k1 saveDisposition 7001 final']);
  });

  it('does not come of a record that cannot be read, which is read ever more seldom', async () => {
    const { add, recorded, pass, sent } = await anOutbox();
    recorded.set('7001', 'unreadable');
    const reads = jest.spyOn(recorded, 'get');
    await add(SAVE);
    await pass(60_000);
    expect([sent.length, reads.mock.calls.length < 12]).toEqual([1, true]);
  });

  it('does not come of a record that is read after the agent has gone', async () => {
    const { recorded, outbox, add, pass, last } = await anOutbox();
    jest.spyOn(recorded, 'get').mockImplementation(() => {
      outbox.letGo();
      return RECORDED;
    });
    const key = await add(SAVE);
    await pass(20_000);
    expect(last(key)).toEqual(['sent', null]);
  });
});

describe('the agent’s own phone, while it is asked for', () => {
  it('keeps back what needs it, and nothing else', async () => {
    const { add, hear, told, sent } = await anOutbox();
    await hear({ type: 'agent.legReported', leg: 'down' });
    told.push('never');
    await add(DIAL);
    await add(COMMANDS.sendChatText);
    expect(sent.map((one) => one.split(' ')[1])).toEqual(['connectLeg', 'sendChatText']);
  });

  it('lets go of what needed it once it is there', async () => {
    const { add, hear, told, sent } = await anOutbox();
    await hear({ type: 'agent.legReported', leg: 'down' });
    told.push('never');
    await add(COMMANDS.playVoicemail);
    await hear({ type: 'agent.legReported', leg: 'up' });
    expect(sent.map((one) => one.split(' ')[1])).toEqual(['connectLeg', 'playVoicemail']);
  });

  it('is not asked for by what needs none', async () => {
    const { add, hear, report, sent } = await anOutbox();
    await report('7001', 'active', { channel: 'voice' });
    await hear({ type: 'agent.legReported', leg: 'down' });
    await add(on('hold'));
    await add(on('accept', '7005'));
    expect(sent).toEqual(['k1 hold 7001', 'k2 accept 7005']);
  });
});

describe('what is written down with an intent', () => {
  it('is what was there before it, of what could be taken for its proof', async () => {
    const { add, hear, report, store } = await anOutbox(aPlace());
    for (let id = 1; id <= 201; id += 1) await report(String(id), 'active');
    const line = { lineId: 'l1', from: 'agent' as const, author: null, text: 'Hi', at: 1 };
    await hear({ type: 'contact.wrote', contactId: '7001', lines: [line] });
    await add(DIAL);
    await add(COMMANDS.writeEmail);
    await add(COMMANDS.sendChatText);
    await add(on('hold', '7002'));
    const rows = await store.intents.read('t1/30001');
    expect(rows.map(({ before }) => [before.contactIds.length, before.contactIds.at(-1), before.lineIds])).toEqual([
      [200, '201', []],
      [200, '201', []],
      [0, undefined, ['l1']],
      [0, undefined, []]
    ]);
  });
});

describe('who listens', () => {
  it('hears nothing more once it has stopped', async () => {
    const { add, outbox } = await anOutbox();
    const heard: string[] = [];
    const stop = outbox.listen(({ status }) => heard.push(status));
    stop();
    await add(on('hold'));
    expect(heard).toEqual([]);
  });
});
