import type { Command, ContactCentreNews } from 'c/omniPorts';
import { anOutbox, aPlace, type Told } from 'test/fakes/anOutbox';
import { COMMANDS, on, SAVE } from './commands';

const choose = (choice: 'available' | 'unavailable', code: string | null): Command => ({
  verb: 'chooseState',
  choice,
  code
});
const AVAILABLE: ContactCentreNews = {
  type: 'agent.stateReported',
  agentState: { state: 'available', code: null, isAcw: false, since: 1, next: null }
};
const AGENT = { agentId: '30001', tenantId: 't1', name: 'Ada' };
const ANOTHER = { dispositionId: '106', secondaryDispositionId: null, name: 'Complaint', notes: '' };

/** A call that is up; the answer to what is sent next is told as given. */
async function onACall(...told: Told[]) {
  const place = aPlace();
  const bench = await anOutbox(place);
  await bench.report('7001', 'active', { channel: 'voice' });
  await bench.hear(AVAILABLE);
  await bench.picture('7001');
  place.told.push(...told);
  return { ...bench, place };
}

describe('what the agent has thought better of', () => {
  it.each<[string, Told[], number]>([
    ['whose news was missed', ['accepted'], 1_000],
    ['whose answer was lost', ['unknown'], 0]
  ])('is not sent once more after what she chose since: a state %s', async (_what, told, ms) => {
    const { add, hear, picture, pass, sent, outbox } = await onACall(...told);
    await add(choose('unavailable', 'Break'));
    await pass(ms);
    await add(choose('available', null));
    await pass(9_000);
    await hear(AVAILABLE);
    await picture('7001');
    await pass(3_000);
    expect(sent).toEqual(['k1 chooseState', 'k2 chooseState']);
    expect(outbox.open()).toEqual([]);
  });

  it('is not sent once more either where that was about to be done', async () => {
    const { add, picture, pass, sent } = await onACall('unknown');
    await add(choose('unavailable', 'Break'));
    await picture('7001');
    await add(choose('available', null));
    await pass(5_000);
    expect(sent).toEqual(['k1 chooseState', 'k2 chooseState']);
  });

  it.each<[Command, Command]>([
    [on('hold'), on('resume')],
    [COMMANDS.playVoicemail, COMMANDS.pauseVoicemail],
    [COMMANDS.mute, COMMANDS.unmute]
  ])('is not done after its opposite: %j, %j', async (older, newer) => {
    const { add, picture, pass, sent, last } = await onACall('unknown');
    await add(older);
    await add(newer);
    await picture('7001');
    await pass(3_000);
    expect(sent.map((one) => one.split(' ')[0])).toEqual(['k1', 'k2']);
    expect(last('k1')).toEqual(['refused', null]);
  });

  it('is done all the same where the opposite was for another contact', async () => {
    const { add, report, picture, pass, sent } = await onACall('unknown');
    await report('7002', 'held', { channel: 'voice' });
    await add(on('hold'));
    await add(on('resume', '7002'));
    await picture('7001', '7002');
    await pass(3_000);
    expect(sent).toEqual(['k1 hold 7001', 'k2 resume 7002', 'k1 hold 7001']);
  });

  it('is nothing to tell her of, however long it was not known what became of it', async () => {
    const { add, hear, picture, pass, last } = await onACall('unknown');
    await add(on('hold'));
    await add(on('resume'));
    await hear({ type: 'connection.lost', since: 1 });
    await pass(60_000);
    await hear({ type: 'connection.restored' });
    await picture('7001');
    expect(last('k1')).toEqual(['refused', null]);
  });

  it('is a log that the org refuses when a newer one, which says all of it, is on its way', async () => {
    const { place, add, pass, reload, last, sent } = await onACall();
    const log = (settledAt: number | null): Command =>
      ({ verb: 'saveRecord', contactId: '7001', log: { settledAt } }) as unknown as Command;
    let answer: (told: Told) => void = () => undefined;
    place.told.push(new Promise<Told>((settle) => (answer = settle)));
    await add(log(null));
    await add(log(5));
    answer('refusedByOrg');
    await pass(3_000);
    expect([sent.length, last('k2')]).toEqual([2, ['confirmed', null]]);
    expect((await reload()).outbox.asked()).toEqual([]);
  });
});

describe('what was sent and never answered', () => {
  it.each<[string, ContactCentreNews, ContactCentreNews]>([
    ['another place spoke', { type: 'agentSession.takenOver' }, { type: 'signIn.succeeded', agent: AGENT }],
    ['there was no connection', { type: 'connection.lost', since: 1 }, { type: 'connection.restored' }]
  ])(
    'is not sent once more when for minutes %s: the moment is over, and the agent reads so',
    async (_w, gone, back) => {
      const { add, hear, report, picture, pass, sent, last } = await onACall('unknown');
      const key = await add(on('end'));
      await hear(gone);
      await pass(600_000);
      await hear(back);
      await report('7001', 'active', { channel: 'voice' });
      await picture('7001');
      await pass(5_000);
      expect([sent, last(key)]).toEqual([['k1 end 7001'], ['refused', 'notKnownWhetherSent']]);
    }
  );
});

describe('what waited behind another one that was not answered', () => {
  it('does not start by surprise', async () => {
    const { add, picture, pass, sent, last } = await onACall('never');
    await add(on('hold'));
    const key = await add(on('end'));
    await pass(70_000);
    await picture('7001');
    await pass(1_000);
    expect([sent, last(key)]).toEqual([['k1 hold 7001'], ['refused', 'notSent']]);
  });

  it('goes on waiting where that was a disposition: its save may be on the way', async () => {
    const { add, sent } = await onACall('never');
    await add(SAVE);
    await add(on('end'));
    expect(sent).toEqual(['k1 saveDisposition 7001']);
  });
});

describe('a disposition whose record cannot be read', () => {
  it('keeps nobody from ending the call', async () => {
    const { recorded, add, picture, pass, sent } = await onACall('unknown');
    recorded.set('7001', 'unreadable');
    await add(SAVE);
    await picture('7001');
    await add(on('end'));
    await pass(1_000);
    expect(sent).toEqual(['k1 saveDisposition 7001', 'k2 end 7001']);
  });
});

describe('another disposition that is seen twice in one moment', () => {
  it('was seen once', async () => {
    const { recorded, add, hear, last } = await onACall('unknown');
    const key = await add(SAVE);
    await hear({ type: 'agentSession.takenOver' });
    recorded.set('7001', ANOTHER);
    const picture: ContactCentreNews = { type: 'picture.completed', contactIds: ['7001'] };
    await hear(picture, picture);
    expect(last(key)).toEqual(['unknown', null]);
  });
});
