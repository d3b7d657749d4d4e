import { chooseState } from './agentState.ts';
import { endSession, findSession, joinSession, startSession } from './agentSessions.ts';
import { accept, contactOf, end, hold, reject, resume } from './contacts.ts';
import { dial } from './dialling.ts';
import { disposeAfter, disposeDuring } from './dispositions.ts';
import { dialLeg, endLeg, setMute } from './leg.ts';
import { emailOutbound, emailSend, sendChatText } from './messages.ts';
import { requestOne } from './routing.ts';
import { pause, play } from './voicemail.ts';
import type { Agent, By, Centre } from './model.ts';

/** One command of an agent: what the path named, what the request carried. */
export interface Command {
  centre: Centre;
  agent: Agent;
  by: By;
  path: Record<string, string>;
  args: Record<string, unknown>;
}

export interface Answer {
  status: number;
  body?: unknown;
}

type Carry = (command: Command) => Answer | void;

const yes = (value: unknown): boolean => value === true || String(value).toLowerCase() === 'true';

const inSession =
  (carry: Carry): Carry =>
  (command) => {
    findSession(command.centre, command.agent, command.path['sessionId'] ?? '');
    return carry(command);
  };

const onContact = (
  carry: (centre: Centre, agent: Agent, by: By, contactId: string, args: Record<string, unknown>) => void
): Carry => inSession(({ centre, agent, by, path, args }) => carry(centre, agent, by, path['contactId'] ?? '', args));

const SESSION = '/agent-sessions/:sessionId';
const CONTACT = `${SESSION}/interactions/:contactId`;

/** Every command, by method and path below the base; each answers 202 without a body unless it says otherwise. */
export const COMMANDS: Record<string, Carry> = {
  'POST /agent-sessions': ({ centre, agent, by, args }) => ({
    status: 202,
    body: { sessionId: startSession(centre, agent, by, args) }
  }),
  'POST /agent-sessions/join': ({ centre, agent }) => ({
    status: 202,
    body: { sessionId: joinSession(centre, agent) }
  }),
  [`DELETE ${SESSION}`]: inSession(({ centre, agent, by, args }) =>
    endSession(centre, agent, by, { force: yes(args['forceLogoff']) || yes(args['endContacts']) })
  ),
  [`POST ${SESSION}/keep-alive`]: inSession(() => ({ status: 200, body: {} })),
  [`POST ${SESSION}/state`]: inSession(({ centre, agent, by, args }) =>
    chooseState(centre, agent, by, { state: args['state'], reason: args['reason'] })
  ),
  [`PUT ${SESSION}/state`]: inSession(({ centre, agent, by, args }) =>
    chooseState(centre, agent, by, { state: args['state'], reason: args['reason'] })
  ),
  [`POST ${SESSION}/add-contact`]: inSession(({ centre, agent, args }) =>
    requestOne(centre, agent, { chat: yes(args['chat']), email: yes(args['email']), workItem: yes(args['workItem']) })
  ),
  [`POST ${SESSION}/agent-phone/dial`]: inSession(({ centre, agent }) => dialLeg(centre, agent)),
  [`POST ${SESSION}/agent-phone/end`]: inSession(({ centre, agent }) => endLeg(centre, agent)),
  [`POST ${SESSION}/agent-phone/mute`]: inSession(({ centre, agent, by }) => setMute(centre, agent, by, true)),
  [`POST ${SESSION}/agent-phone/unmute`]: inSession(({ centre, agent, by }) => setMute(centre, agent, by, false)),
  [`POST ${SESSION}/dial-phone`]: inSession(({ centre, agent, by, args }) => dial(centre, agent, by, args)),
  [`POST ${SESSION}/interactions/email-outbound`]: inSession(({ centre, agent, by, args }) =>
    emailOutbound(centre, agent, by, args)
  ),
  [`POST ${SESSION}/interactions/add-chat`]: inSession(({ centre, agent }) =>
    requestOne(centre, agent, { chat: true, email: false, workItem: false })
  ),
  [`POST ${SESSION}/interactions/add-email`]: inSession(({ centre, agent }) =>
    requestOne(centre, agent, { chat: false, email: true, workItem: false })
  ),
  [`POST ${CONTACT}/accept`]: onContact(accept),
  [`POST ${CONTACT}/reject`]: onContact(reject),
  [`POST ${CONTACT}/hold`]: onContact(hold),
  [`POST ${CONTACT}/resume`]: onContact(resume),
  [`POST ${CONTACT}/end`]: onContact(end),
  [`POST ${CONTACT}/disposition`]: onContact(disposeDuring),
  [`POST ${CONTACT}/send-chat-text`]: onContact(sendChatText),
  [`POST ${CONTACT}/typing`]: onContact((centre, agent, _by, contactId) => void contactOf(centre, agent, contactId)),
  [`POST ${CONTACT}/activate-chat`]: onContact(
    (centre, agent, _by, contactId) => void contactOf(centre, agent, contactId)
  ),
  [`POST ${CONTACT}/activate`]: onContact((centre, agent, _by, contactId) => void contactOf(centre, agent, contactId)),
  [`POST ${CONTACT}/email-send`]: onContact((centre, agent, by, id, args) =>
    emailSend(centre, agent, by, id, 'send', args)
  ),
  [`POST ${CONTACT}/email-reply`]: onContact((centre, agent, by, id, args) =>
    emailSend(centre, agent, by, id, 'reply', args)
  ),
  [`POST ${CONTACT}/play-voicemail`]: onContact((centre, agent, _by, id, args) =>
    play(centre, agent, contactOf(centre, agent, id), args['position'])
  ),
  [`POST ${CONTACT}/pause-voicemail`]: onContact((centre, agent, _by, id) =>
    pause(centre, contactOf(centre, agent, id))
  ),
  'POST /contacts/:contactId/set-disposition': ({ centre, agent, by, path, args }) =>
    disposeAfter(centre, agent, by, path['contactId'] ?? '', args)
};
