import type { Channel } from 'c/omniPorts';
import { arrive, disconnect, type Arrival } from '../local/contact-centre/core/contacts.ts';
import { customerWrites } from '../local/contact-centre/core/messages.ts';
import { digitsOf } from '../local/contact-centre/core/dialling.ts';
import type { NumberDoes } from '../local/contact-centre/core/model.ts';
import { becomeAvailable, dispose, textOf } from './agent.ts';
import { toInteraction, type Hands } from './hands.ts';
import type { Runtime } from '../local/contact-centre/http/runtime.ts';

/** The other side of every contact. */
export interface Customers {
  arrives(arrival: Partial<Arrival> & Pick<Arrival, 'channel'>): string;
  writes(contactId: string): void;
  leaves(contactId: string): void;
  answersCallsTo(number: string, does: NumberDoes, afterMs: number): void;
}

export function createCustomers(runtime: Runtime): Customers {
  const isOpen = (contactId: string): boolean => runtime.centre.contacts.get(contactId)?.endedAt === null;
  return {
    arrives: (arrival) =>
      runtime.change((centre) => arrive(centre, { from: '+4930700100', name: 'Kim Adler', ...arrival })).contactId,
    writes(contactId) {
      if (isOpen(contactId))
        runtime.change((centre) => customerWrites(centre, centre.contacts.get(contactId)!, 'Hello?'));
    },
    leaves(contactId) {
      if (isOpen(contactId))
        runtime.change((centre) => disconnect(centre, centre.contacts.get(contactId)!, 'Customer'));
    },
    answersCallsTo(number, does, afterMs) {
      runtime.centre.numbers.set(digitsOf(number), { does, afterMs });
    }
  };
}

/** One thing the agent sets out to do; asked again and again until it says that it is done. */
export interface Step {
  name: string;
  go(hands: Hands, customers: Customers): boolean;
}

export const NUMBER = '+4930700200';
export const SLOW_NUMBER = '+4930700201';
const PHONE_SKILL = '4101';

const the = (hands: Hands, channel: Channel) =>
  hands.interactions().find((interaction) => interaction.channel === channel);

const available: Step = { name: 'becomes available', go: becomeAvailable };

const arrives = (arrival: Partial<Arrival> & Pick<Arrival, 'channel'>): Step => ({
  name: `a ${arrival.channel} arrives`,
  go(_hands, customers) {
    customers.arrives(arrival);
    return true;
  }
});

const accepts = (channel: Channel): Step => ({
  name: `accepts the ${channel}`,
  go(hands) {
    const offer = hands.offers().find((one) => one.channel === channel);
    if (offer?.pending === null) hands.press('accept', offer, { type: 'agent.accept', contactId: offer.contactId });
    return the(hands, channel) !== undefined;
  }
});

const writes: Step = {
  name: 'writes a line',
  go(hands) {
    const chat = the(hands, 'chat');
    if (chat?.chat?.send?.off !== null) return false;
    const text = textOf(hands);
    return hands.press(
      'chat-text',
      { contactId: chat.interactionId, what: text },
      toInteraction(chat.interactionId, { type: 'agent.sendText', text })
    );
  }
};

const elevates = (from: Channel, number = NUMBER): Step => ({
  name: `elevates the ${from} to a call`,
  go(hands) {
    if (the(hands, 'voice') !== undefined) return true;
    const parent = the(hands, from);
    const isOffered = parent?.targets.some(({ target, off }) => target === 'voice' && off === null);
    const hasSkill = hands.view()?.skills.some((skill) => skill.skillId === PHONE_SKILL);
    if (!parent || !isOffered || !hasSkill) return false;
    const form = hands.view()?.form;
    if (!form)
      hands.do({ type: 'agent.openForm', origin: 'plus', interactionId: parent.interactionId, target: 'voice' });
    else if (form.status === 'open')
      hands.press(
        'dial',
        { contactId: parent.interactionId },
        {
          type: 'agent.submitForm',
          formId: form.formId,
          address: number,
          skillId: PHONE_SKILL,
          purpose: 'elevate'
        }
      );
    return false;
  }
});

const isActive = (channel: Channel): Step => ({
  name: `the ${channel} is up`,
  go: (hands) => the(hands, channel)?.status === 'active'
});

const holds: Step = {
  name: 'holds the call',
  go(hands) {
    const call = the(hands, 'voice');
    if (call?.hold?.off === null)
      hands.press('hold', { contactId: call.interactionId }, toInteraction(call.interactionId, { type: 'agent.hold' }));
    return call?.status === 'held';
  }
};

const resumes: Step = {
  name: 'resumes the call',
  go(hands) {
    const call = the(hands, 'voice');
    if (call?.resume?.off === null)
      hands.press(
        'resume',
        { contactId: call.interactionId },
        toInteraction(call.interactionId, { type: 'agent.resume' })
      );
    return call?.status === 'active';
  }
};

const ends = (channel: Channel): Step => ({
  name: `ends the ${channel}`,
  go(hands) {
    const one = the(hands, channel);
    if (one?.end?.off === null)
      hands.press('end', { contactId: one.interactionId }, toInteraction(one.interactionId, { type: 'agent.end' }));
    return one === undefined || one.status === 'afterContactWork' || one.status === 'ended';
  }
});

const replies: Step = {
  name: 'replies to the e-mail',
  go(hands) {
    const email = the(hands, 'email');
    if (email?.email?.send?.off === null && email.email.letters !== null && email.email.to !== '') {
      const text = textOf(hands);
      const letter = { to: email.email.to, subject: email.email.subject, text };
      return hands.press(
        'email-send',
        { contactId: email.interactionId, what: text },
        toInteraction(email.interactionId, { type: 'agent.sendLetter', ...letter })
      );
    }
    return false;
  }
};

const disposesOf = (channel: Channel): Step => ({
  name: `disposes of the ${channel}`,
  go(hands) {
    const one = the(hands, channel);
    if (one) dispose(hands, one);
    return one === undefined || one.disposition.status === 'recorded';
  }
});

/** What she types early is to be there through whatever happens, until she disposes of the contact. */
const typesNoteOf = (channel: Channel): Step => ({
  name: `types a note about the ${channel}`,
  go(hands) {
    const one = the(hands, channel);
    if (one?.disposition.status !== 'open') return false;
    hands.type(one.interactionId, `typed about the ${channel}`);
    return hands.typed.has(one.interactionId);
  }
});

const waitsForTimer: Step = {
  name: 'lets after-contact work run out',
  go: (hands) => the(hands, 'voice')?.status === 'ended'
};

const rings: Step = {
  name: 'the call rings',
  go: (hands) => the(hands, 'voice')?.status === 'dialing'
};

const isClosed: Step = {
  name: 'sees the session closed',
  go: (hands) => (hands.view()?.recentlyClosed.length ?? 0) > 0
};

/** The journeys that are told under every fault. */
export const STORIES = {
  chatToCall: [
    available,
    arrives({ channel: 'chat', text: 'Hello' }),
    accepts('chat'),
    typesNoteOf('chat'),
    writes,
    elevates('chat'),
    isActive('voice'),
    ends('voice'),
    ends('chat'),
    disposesOf('voice'),
    disposesOf('chat'),
    isClosed
  ],
  settledWhileRinging: [
    available,
    arrives({ channel: 'chat', text: 'Hello' }),
    accepts('chat'),
    disposesOf('chat'),
    elevates('chat', SLOW_NUMBER),
    rings,
    ends('chat'),
    isActive('voice'),
    ends('voice'),
    disposesOf('voice'),
    isClosed
  ],
  emailReply: [
    available,
    arrives({ channel: 'email', from: 'kim@example.org', subject: 'Order 7', text: 'Where is it?' }),
    accepts('email'),
    typesNoteOf('email'),
    replies,
    disposesOf('email'),
    isClosed
  ],
  heldCall: [
    available,
    arrives({ channel: 'voice' }),
    accepts('voice'),
    isActive('voice'),
    typesNoteOf('voice'),
    holds,
    resumes,
    ends('voice'),
    waitsForTimer,
    disposesOf('voice'),
    isClosed
  ]
} satisfies Record<string, Step[]>;

export type StoryName = keyof typeof STORIES;
