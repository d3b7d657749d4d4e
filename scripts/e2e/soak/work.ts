import type { Control } from '../support/control.ts';
import type { Hands } from './hands.ts';

const NUMBER = '+14155550123';
const BUSY = '+14155550124';
const PHONE = 'Service outbound';
const MAIL = 'Service email outbound';
/** Every seeded skill has it, and it asks for no more. */
const RESOLVED = 'Resolved';
const TALK_MS = 60_000;
const LONGER_THAN_ANY_ACW_MS = 200_000;

type Channel = 'chat' | 'email' | 'workItem' | 'voicemail' | 'voice';
type Work = { channel: Channel; to: 'voice' | 'email' | null; attempts?: boolean };

/** One round has every channel, every elevation that is on as shipped, and a call that reaches nobody. */
const ROUND: Work[] = [
  { channel: 'voice', to: null },
  { channel: 'chat', to: 'voice', attempts: true },
  { channel: 'email', to: 'voice' },
  { channel: 'workItem', to: 'email' },
  { channel: 'voicemail', to: 'voice' },
  { channel: 'voice', to: 'email' },
  { channel: 'workItem', to: 'voice' },
  { channel: 'email', to: null },
  { channel: 'chat', to: 'email' },
  { channel: 'voicemail', to: null },
  { channel: 'workItem', to: null }
];

const NAMES: { [channel in Channel]: [offer: string, interaction: string] } = {
  chat: ['chat', 'Chat'],
  email: ['email', 'Email'],
  workItem: ['work item', 'Work item'],
  voicemail: ['voicemail', 'Voicemail'],
  voice: ['call', 'Call']
};

/** An agent who works one round after the other; a chat stays open beside everything else of its round. */
export function createWork(hands: Hands, control: Control) {
  let customers = 0;

  async function take(channel: Channel): Promise<{ customer: string; contactId: string; first: string }> {
    customers += 1;
    const customer = `Customer ${customers}`;
    const contactId = await control.arrives({
      channel,
      from: channel === 'voice' || channel === 'voicemail' ? NUMBER : `customer${customers}@mail.example`,
      name: customer,
      subject: `Order ${customers}`,
      text: 'Where is my order?',
      ...(channel === 'voicemail' ? { durationSeconds: 90 } : {}),
      ...(channel === 'workItem' ? { payload: JSON.stringify({ caseNumber: String(customers) }) } : {})
    });
    const [offer, interaction] = NAMES[channel];
    await hands.press(`Incoming ${offer} from ${customer}`, 'Accept');
    const first = `${interaction} with ${customer}`;
    await hands.unfold(first);
    return { customer, contactId, first };
  }

  async function say(chat: string, contactId: string): Promise<void> {
    await control.writes(contactId, 'Are you still there?');
    await hands.sees(chat, 'Are you still there?');
    await hands.fill(chat, 'Message', 'One moment, please.');
    await hands.press(chat, 'Send');
    await hands.sees(chat, 'One moment, please.');
  }

  async function send(email: string): Promise<void> {
    await hands.fill(email, 'Message', 'It is on its way.');
    await hands.press(email, 'Send');
    await hands.seesNo(email, 'Send');
  }

  async function call(from: string, number: string): Promise<void> {
    await hands.unfold(from);
    await hands.press(from, 'Elevate');
    await hands.press(from, 'Voice', 'menuitem');
    await hands.fill('Softphone', 'Phone number', number);
    await hands.choose('Softphone', 'Outbound phone skill', PHONE);
    await hands.press('Softphone', 'Call');
  }

  async function elevate(from: string, customer: string, { to, attempts }: Work): Promise<string> {
    if (to === 'email') {
      await hands.press(from, 'Elevate');
      await hands.press(from, 'Email', 'menuitem');
      await hands.fill('Softphone', 'To', 'someone@customer.example');
      await hands.choose('Softphone', 'Outbound email skill', MAIL);
      await hands.press('Softphone', 'Write email');
      const email = `Email with ${customer}`;
      await hands.unfold(email);
      await hands.fill(email, 'Subject', 'Your order');
      await send(email);
      return email;
    }
    if (attempts) {
      await call(from, BUSY);
      await hands.sees(`Session with ${customer}`, 'Try again');
    }
    await call(from, NUMBER);
    const made = `Call with ${customer}`;
    await hands.press(made, 'Hold');
    await hands.press(made, 'Resume');
    await hands.sees(made, 'Hold');
    return made;
  }

  /** Ends what is connected; after-contact work ends by the clock, by the disposition or by the agent. */
  async function finish(interaction: string, isByClock: boolean): Promise<void> {
    await hands.unfold(interaction);
    if (await hands.canPress(interaction, 'End')) await hands.press(interaction, 'End');
    await hands.seesNo(interaction, 'End');
    if (isByClock) {
      await control.advance(LONGER_THAN_ANY_ACW_MS);
      await hands.seesNo(interaction, 'Finish after-contact work');
    }
    await hands.press(interaction, 'Show contact details');
    await hands.choose(interaction, 'Disposition', RESOLVED);
    await hands.press(interaction, 'Save disposition');
  }

  async function close(customer: string, interactions: string[], isByClock: boolean): Promise<void> {
    for (const interaction of interactions) await finish(interaction, isByClock);
    for (const interaction of interactions) {
      await hands.seesNo(interaction, 'Save disposition');
      // Of the seeded skills used here, that of voicemails alone is not finished by its disposition.
      if (!isByClock && interaction.startsWith('Voicemail'))
        await hands.press(interaction, 'Finish after-contact work');
    }
    await hands.focus('Agent state');
    await hands.sees('Recently closed', customer);
    await hands.gone(`Session with ${customer}`);
  }

  async function one(work: Work, isByClock: boolean): Promise<number> {
    const { customer, contactId, first } = await take(work.channel);
    await control.advance(TALK_MS);
    if (work.channel === 'chat') await say(first, contactId);
    if (work.channel === 'voicemail') {
      await hands.press(first, 'Play');
      await hands.sees(first, 'Pause');
    }
    if (work.channel === 'email' && work.to === null) {
      await hands.press(first, 'Reply');
      await send(first);
    }
    const more = work.to === null ? [] : [await elevate(first, customer, work)];
    await close(customer, [...more, first], isByClock);
    return 1 + more.length;
  }

  return {
    async prepare(): Promise<void> {
      await control.number(NUMBER, 'answers');
      await control.number(BUSY, 'busy');
    },
    /** One round; `worked` hears how many interactions each session of it had. */
    async round(turn: number, worked: (interactions: number) => void): Promise<void> {
      const beside = await take('chat');
      await say(beside.first, beside.contactId);
      for (const [index, work] of ROUND.entries()) worked(await one(work, (turn + index) % 2 === 0));
      await close(beside.customer, [beside.first], turn % 2 === 0);
      worked(1);
    }
  };
}
