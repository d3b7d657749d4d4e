import { createOutbox } from 'c/omniOutbox';
import type { CentreCommand, Command } from 'c/omniPorts';
import { fakeClock } from 'test/fakes/fakeClock';
import { fakeContactCentre } from 'test/fakes/fakeContactCentre';
import { fakeDeskStore } from 'test/fakes/fakeDeskStore';

const DIAL: Command = { verb: 'dial', number: '+14155550123', skillId: 'phoneOut', parentContactId: null };

function anOutbox(leg: 'down' | 'dialing' | 'up') {
  const clock = fakeClock();
  const contactCentre = fakeContactCentre(clock);
  let keys = 0;
  const outbox = createOutbox({
    contactCentre: contactCentre.port,
    perform: (command, key) => contactCentre.port.perform(command as CentreCommand, key),
    clock,
    store: fakeDeskStore().intents,
    epoch: 1,
    fenced: () => undefined,
    newKey: () => `key-${(keys += 1)}`
  });
  void outbox.takeUp('t1/30001');
  contactCentre.port.listen((news) => outbox.hear(news));
  contactCentre.tell({ type: 'agent.legReported', leg });
  return { outbox, clock, contactCentre, sent: contactCentre.commands };
}

async function turns(): Promise<void> {
  for (let n = 0; n < 40; n += 1) await Promise.resolve();
}

describe('the agent’s own phone', () => {
  it('is rung before the customer’s while it is down', async () => {
    const { outbox, sent } = anOutbox('down');
    outbox.add(DIAL, null);
    await turns();
    expect(sent).toEqual(['connectLeg', 'dial']);
  });

  it('keeps no call back when it cannot be rung', async () => {
    const { outbox, contactCentre, sent } = anOutbox('down');
    contactCentre.answers.push({ result: 'refused', reason: 'conflict', detail: null });
    outbox.add(DIAL, null);
    await turns();
    expect(sent).toEqual(['connectLeg', 'dial']);
  });

  it('starts no call by surprise where it could only be rung long after', async () => {
    const { outbox, sent, contactCentre, clock } = anOutbox('down');
    contactCentre.faults.push('lost');
    outbox.add(DIAL, null);
    await turns();
    contactCentre.tell({ type: 'connection.lost', since: clock.now() });
    expect(outbox.open().map(({ status, isWaiting }) => [status, isWaiting])).toContainEqual(['queued', true]);
    clock.pass(31_000);
    contactCentre.tell({ type: 'agent.legReported', leg: 'up' });
    contactCentre.tell({ type: 'picture.completed', contactIds: [] });
    await turns();
    expect(sent).toEqual(['connectLeg']);
    expect(outbox.asked()).toMatchObject([{ command: DIAL, reason: { key: 'notSent' } }]);
  });

  it.each(['dialing', 'up'] as const)('is not rung again while it is %s', async (leg) => {
    const { outbox, sent } = anOutbox(leg);
    outbox.add(DIAL, null);
    await turns();
    expect(sent).toEqual(['dial']);
  });

  it('is rung before a call is accepted, and left alone for a chat', async () => {
    const { outbox, contactCentre, sent } = anOutbox('down');
    const chatId = contactCentre.arrives('chat');
    const callId = contactCentre.arrives('voice');
    outbox.add({ verb: 'accept', contactId: chatId }, chatId);
    await turns();
    expect(sent).toEqual([`accept ${chatId}`]);
    outbox.add({ verb: 'accept', contactId: callId }, callId);
    await turns();
    expect(sent).toEqual([`accept ${chatId}`, 'connectLeg', `accept ${callId}`]);
  });
});
