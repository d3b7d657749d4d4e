import type { Answer, CentreCommand, Clock, Disposition } from 'c/omniPorts';
import { sortAnswer } from './answers';
import type { Ask, Http } from './http';
import { htmlOf } from './plainText';

/** Where a command goes: the path below the agent session, or from the root where `isBelowSession` is false. */
interface Route {
  path: string[];
  body?: Record<string, unknown>;
  isBelowSession?: boolean;
}

type Routes = {
  [V in CentreCommand['verb']]: (command: Extract<CentreCommand, { verb: V }>, senderOf: SenderOf) => Route;
};

/** The sender's address of an outbound e-mail skill; null when it has none. */
export type SenderOf = (skillId: string) => string | null;

// Ids travel as numbers where the platform declares them so; anything else is sent as it is.
const idNumber = (id: string): number | string => (/^\d{1,15}$/.test(id) ? Number(id) : id);

const onContact =
  (action: string) =>
  ({ contactId }: { contactId: string }): Route => ({ path: ['interactions', contactId, action] });

function message(
  command: Extract<CentreCommand, { verb: 'replyEmail' | 'sendEmail' }>,
  senderOf: SenderOf
): Record<string, unknown> {
  return {
    skillId: idNumber(command.skillId),
    toAddress: command.to,
    fromAddress: senderOf(command.skillId) ?? '',
    ccAddress: '',
    bccAddress: '',
    subject: command.subject,
    bodyHtml: htmlOf(command.text),
    attachments: '',
    attachmentNames: ''
  };
}

function dispositionBody(disposition: Disposition): Record<string, unknown> {
  return {
    primaryDispositionId: idNumber(disposition.dispositionId),
    primaryDispositionNotes: disposition.notes,
    ...(disposition.amount === null ? {} : { primaryCommitmentAmount: disposition.amount }),
    ...(disposition.callBackAt === null ? {} : { primaryCallbackTime: new Date(disposition.callBackAt).toISOString() }),
    ...(disposition.secondaryDispositionId === null
      ? {}
      : { secondaryDispositionId: idNumber(disposition.secondaryDispositionId) })
  };
}

const parent = (parentContactId: string | null): Record<string, unknown> =>
  parentContactId === null ? {} : { parentContactId };

const ROUTES: Routes = {
  accept: onContact('accept'),
  reject: onContact('reject'),
  hold: onContact('hold'),
  resume: onContact('resume'),
  end: onContact('end'),
  // Unproven: no public page says that ending a contact again ends its after-contact work.
  finishAfterContactWork: onContact('end'),
  pauseVoicemail: onContact('pause-voicemail'),
  playVoicemail: ({ contactId, position }) => ({
    path: ['interactions', contactId, 'play-voicemail'],
    body: { playTimestamp: false, position }
  }),
  sendChatText: ({ contactId, text }) => ({
    path: ['interactions', contactId, 'send-chat-text'],
    body: { chatText: text, chatTarget: 'everyone' }
  }),
  replyEmail: (command, senderOf) => ({
    path: ['interactions', command.contactId, 'email-reply'],
    body: message(command, senderOf)
  }),
  sendEmail: (command, senderOf) => ({
    path: ['interactions', command.contactId, 'email-send'],
    body: message(command, senderOf)
  }),
  saveDisposition: ({ contactId, disposition, isFinal }) =>
    isFinal
      ? { path: ['contacts', contactId, 'set-disposition'], body: dispositionBody(disposition), isBelowSession: false }
      : { path: ['interactions', contactId, 'disposition'], body: dispositionBody(disposition) },
  dial: ({ number, skillId, parentContactId }) => ({
    path: ['dial-phone'],
    body: { phoneNumber: number, skillId: idNumber(skillId), ...parent(parentContactId) }
  }),
  writeEmail: ({ address, skillId, parentContactId }) => ({
    path: ['interactions', 'email-outbound'],
    body: { skillId: idNumber(skillId), toAddress: address, ...parent(parentContactId) }
  }),
  mute: () => ({ path: ['agent-phone', 'mute'] }),
  unmute: () => ({ path: ['agent-phone', 'unmute'] }),
  connectLeg: () => ({ path: ['agent-phone', 'dial'] }),
  requestContact: () => ({ path: ['add-contact'], body: { chat: true, email: true, workItem: true } }),
  chooseState: ({ choice, code }) => ({
    path: ['state'],
    body: { state: choice === 'available' ? 'Available' : 'Unavailable', reason: code ?? '' }
  })
};

/** The request of a command, without its key; null for commands of an agent session when there is none. */
export function askOf(command: CentreCommand, sessionId: string | null, senderOf: SenderOf): Ask | null {
  const route = (ROUTES[command.verb] as (command: CentreCommand, senderOf: SenderOf) => Route)(command, senderOf);
  const isBelowSession = route.isBelowSession ?? true;
  if (isBelowSession && sessionId === null) return null;
  const path = isBelowSession ? ['agent-sessions', sessionId!, ...route.path] : route.path;
  return { method: 'POST', path, body: route.body ?? {} };
}

const MOST_SENDINGS = 3;
const PATIENCE_MS = 20_000;
const USUAL_WAIT_MS = 2_000;

/** Sends one command under its key; repeats it only where the contact centre said to come back later. */
export async function perform(
  parts: { http: Http; clock: Clock; sessionId: () => string | null; senderOf: SenderOf },
  command: CentreCommand,
  key: string
): Promise<Answer> {
  const mustEndBy = parts.clock.now() + PATIENCE_MS;
  for (let sending = 1; ; sending += 1) {
    const ask = askOf(command, parts.sessionId(), parts.senderOf);
    if (!ask) return { result: 'refused', reason: 'signedOut', detail: null };
    const outcome = await parts.http.send({ ...ask, key });
    if (outcome.kind === 'silent') return { result: 'unknown' };
    if (outcome.kind === 'signedOut') return { result: 'refused', reason: 'signedOut', detail: null };
    if (outcome.reply.status !== 429) return sortAnswer(outcome.reply);
    const wait = outcome.reply.retryAfter === null ? USUAL_WAIT_MS * sending : outcome.reply.retryAfter * 1000;
    if (sending >= MOST_SENDINGS || parts.clock.now() + wait > mustEndBy) return { result: 'unknown' };
    await new Promise<void>((go) => void parts.clock.after(wait, go));
  }
}
