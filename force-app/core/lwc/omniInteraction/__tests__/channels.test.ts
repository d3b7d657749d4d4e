import { createActor } from 'c/xstate';
import { interactionMachine, selectInteractionView, type InteractionEvent } from 'c/omniInteraction';
import type { Command, ContactReport } from 'c/omniPorts';
import { aDraft, anIntent, aReport, someRules } from 'test/model/things';

const MAIL: Partial<ContactReport> = { channel: 'email', skillId: 'email' };
const VOICEMAIL: Partial<ContactReport> = { channel: 'voicemail', voicemail: { durationSeconds: 30 } };
const LETTER = { contactId: '7001', skillId: 'email', to: 'ann@example.com', subject: 'Invoice', text: 'Dear Ann' };
const AROUND = {
  customer: { name: 'Ann Lee', ordinal: 1 },
  skillName: null,
  elevatedFrom: null,
  targets: [],
  playOff: null,
  linkHosts: ['crm.example.com'],
  readable: (address: string) => address
};
const BEING_SENT = { off: { key: 'beingSent' } };

function anInteraction(contact: Partial<ContactReport>) {
  const asked: Command[] = [];
  const machine = interactionMachine.provide({
    actions: { command: (_args, { command }: { command: Command }) => void asked.push(command) }
  });
  const report = aReport(contact);
  const actor = createActor(machine, { input: { report, policy: 'everyInteraction', isSelected: false } }).start();
  actor.send({ type: 'contact.connected', report });
  return {
    asked,
    send: (...events: InteractionEvent[]) => events.forEach((event) => actor.send(event)),
    context: () => actor.getSnapshot().context,
    view: () => selectInteractionView(actor.getSnapshot(), AROUND)
  };
}

const underWay = (command: Command): InteractionEvent => ({
  type: 'intent.changed',
  intent: anIntent(command, 'sent')
});

describe('an e-mail', () => {
  const write: InteractionEvent = {
    type: 'agent.sendLetter',
    to: ' ann@example.com ',
    subject: ' Invoice ',
    text: 'Dear Ann'
  };

  it('is answered where it came in, and sent where the agent wrote it, with its own skill', () => {
    for (const [direction, skillId, verb] of [
      ['inbound', 'email', 'replyEmail'],
      ['outbound', 'emailOut', 'sendEmail']
    ] as const) {
      const { send, asked } = anInteraction({ ...MAIL, direction, skillId });
      send(write);
      expect(asked).toEqual([{ ...LETTER, verb, skillId }]);
    }
  });

  it('names no skill where none is known', () => {
    const { send, asked } = anInteraction({ ...MAIL, skillId: null });
    send(write);
    expect(asked).toEqual([{ ...LETTER, verb: 'replyEmail', skillId: '' }]);
  });

  it('is not sent twice', () => {
    const { send, asked, view } = anInteraction(MAIL);
    expect(view().email?.send).toEqual({ off: null });
    send(underWay({ verb: 'replyEmail', ...LETTER }), write);
    expect([view().email?.send, asked]).toEqual([BEING_SENT, []]);
  });
});

describe('a voicemail', () => {
  const play: InteractionEvent = { type: 'agent.play' };
  const at = (isPaused: boolean, position: number): InteractionEvent => ({
    type: 'playback.reported',
    isPaused,
    position
  });
  const from = (position: number): Command => ({ verb: 'playVoicemail', contactId: '7001', position });

  it('is played on from where it was paused, and from the beginning once it was heard to its end', () => {
    const { send, asked } = anInteraction(VOICEMAIL);
    send(play, at(true, 12), play, at(true, 30), play);
    expect(asked).toEqual([from(0), from(12), from(0)]);
  });

  it('is played from the beginning where nobody says how long it is', () => {
    const { send, asked } = anInteraction({ ...VOICEMAIL, voicemail: null });
    send(at(true, 12), play);
    expect(asked).toEqual([from(0)]);
  });

  it('says that playing and pausing are on their way', () => {
    const { send, view } = anInteraction(VOICEMAIL);
    send(underWay(from(0)));
    expect(view().voicemail).toMatchObject({ play: BEING_SENT, pause: null });
    send(at(false, 0), underWay({ verb: 'pauseVoicemail', contactId: '7001' }));
    expect(view().voicemail).toMatchObject({ play: null, pause: BEING_SENT });
  });
});

describe('a work item', () => {
  it('shows what it is about and where its links may lead', () => {
    const { view } = anInteraction({ channel: 'workItem', workItem: { type: 'Refund', payload: 'Order 12' } });
    expect(view().workItem).toEqual({ type: 'Refund', payload: 'Order 12', linkHosts: ['crm.example.com'] });
  });
});

describe('after-contact work', () => {
  it('says why it cannot be finished: a disposition is owed, or it is being finished', () => {
    const { send, view } = anInteraction({});
    send(
      { type: 'skill.read', rules: someRules() },
      { type: 'disposition.read', recorded: null },
      { type: 'contact.ended', report: aReport({ phase: 'ended', endReason: 'ended' }) }
    );
    expect(view().finishAcw).toEqual({ off: { key: 'dispositionOwed' } });
    send(underWay({ verb: 'finishAfterContactWork', contactId: '7001' }));
    expect(view().finishAcw).toEqual(BEING_SENT);
  });
});

describe('what was typed before the page was loaded again', () => {
  it('is a chat line alone where no disposition was begun', () => {
    const { send, context } = anInteraction({});
    const message = { text: 'Good mor', subject: null, isReplying: false };
    send({ type: 'draft.recalled', draft: { contactId: '7001', disposition: null, message } });
    expect([context().message, context().draft]).toEqual([message, aDraft({ dispositionId: null, notes: '' })]);
  });
});
