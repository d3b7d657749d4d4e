import type {
  AgentSkill,
  Channel,
  ChatLine,
  ContactReport,
  Letter,
  RecordedDisposition,
  SkillRules,
  UnavailableCode
} from 'c/omniPorts';
import type * as v from 'c/valibot';
import { isForeign, readAs } from './border';
import { chatLineOf, reportOf } from './contacts';
import type { Ask, Http, Reply } from './http';
import { textOf } from './plainText';
import * as wire from './readSchemas';

/** Asks for one resource; null when no good answer came. */
async function get(http: Http, path: string[], more: Pick<Ask, 'query' | 'deadlineMs'> = {}): Promise<Reply | null> {
  const outcome = await http.send({ method: 'GET', path, ...more });
  return outcome.kind === 'reply' ? outcome.reply : null;
}

async function read<T extends v.GenericSchema>(
  schema: T,
  http: Http,
  path: string[],
  more?: Pick<Ask, 'query' | 'deadlineMs'>
): Promise<v.InferOutput<T> | null> {
  const reply = await get(http, path, more);
  return reply && reply.status === 200 ? readAs(schema, reply) : null;
}

const ACW_TYPES: Record<number, SkillRules['acw']> = { 1: 'none', 2: 'disposition', 3: 'automatic' };

/** What a skill asks for after a contact; null when it cannot be read now. */
export async function readSkillRules(http: Http, skillId: string): Promise<SkillRules | null> {
  const [rules, list] = await Promise.all([
    read(wire.skill, http, ['skills', skillId]),
    read(wire.dispositions, http, ['skills', skillId, 'dispositions'])
  ]);
  if (!rules || !list) return null;
  const max = rules.maxsecondsacw ?? 0;
  return {
    skillId,
    acw: ACW_TYPES[rules.acwtypeid ?? 1] ?? 'none',
    maxSecondsAcw: max > 0 ? max : null,
    requireDisposition: rules.requiredisposition ?? false,
    allowSecondary: rules.allowsecondarydisposition ?? false,
    dispositions: list.dispositions
      .filter((choice) => choice.ispreviewdisposition !== true)
      .sort((one, other) => (one.displayorder ?? 0) - (other.displayorder ?? 0))
      .map((choice) => ({
        dispositionId: choice.dispositionid,
        name: choice.dispositionname,
        asksAmount: choice.requirecommitmentamount ?? false,
        asksCallBack: choice.requirerescheduledate ?? false
      }))
  };
}

const CHANNELS: Record<number, AgentSkill['channel']> = {
  1: 'email',
  3: 'chat',
  4: 'voice',
  5: 'voicemail',
  6: 'workItem'
};

/** The active skills of an agent; null when they cannot be read now. */
export async function readAgentSkills(http: Http, agentId: string): Promise<AgentSkill[] | null> {
  const answer = await read(wire.agentSkills, http, ['agents', agentId, 'skills']);
  return (
    answer &&
    answer.agentskillassignments
      .filter((skill) => skill.isactive !== false && skill.isskillactive !== false)
      .map((skill) => ({
        skillId: skill.skillid,
        name: skill.skillname ?? skill.skillid,
        // A dialer's skill places its own calls; no number can be called by hand with it.
        channel: skill.isdialer ? 'other' : (CHANNELS[skill.mediatypeid ?? 0] ?? 'other'),
        isOutbound: skill.isoutbound ?? false,
        emailFrom: skill.emailfromaddress ?? null
      }))
  );
}

/** The team of an agent; null when it cannot be read now. */
export async function readTeam(http: Http, agentId: string): Promise<string | null> {
  return (await read(wire.agent, http, ['agents', agentId]))?.teamid ?? null;
}

/** The unavailable codes a team may choose; null when they cannot be read now. */
export async function readCodes(http: Http, teamId: string): Promise<UnavailableCode[] | null> {
  const answer = await read(wire.unavailableCodes, http, ['teams', teamId, 'unavailable-codes'], {
    query: { activeOnly: 'true' }
  });
  return (
    answer &&
    answer.unavailablecodes
      .filter((code) => code.isactive !== false)
      .map((code) => ({ name: code.outstatename, isAcw: code.isacw ?? false }))
  );
}

/** The disposition on record. `none` only where the contact centre says so itself. */
export async function readDisposition(
  http: Http,
  contactId: string
): Promise<RecordedDisposition | 'none' | 'unreadable'> {
  const reply = await get(http, ['contacts', contactId, 'disposition']);
  if (!reply) return 'unreadable';
  if (reply.status === 204) return 'none';
  const isOurs = reply.contentType.includes('json') || reply.text.trim() === '';
  if (reply.status === 404) return isOurs ? 'none' : 'unreadable';
  if (reply.status !== 200) return 'unreadable';
  const found = readAs(wire.recordedDisposition, reply);
  if (!found) return 'unreadable';
  const dispositionId = found.dispositionid ?? null;
  return dispositionId === null
    ? 'none'
    : { dispositionId, name: found.dispositionname ?? null, notes: found.notes ?? '' };
}

const isChannel = (channel: AgentSkill['channel'] | undefined): channel is Channel =>
  channel !== undefined && channel !== 'other';

/** One contact, also after its end; `now` dates the answer, which carries no date of its own. `none` only where the contact centre says so itself. */
export async function readContact(
  http: Http,
  contactId: string,
  now: () => number
): Promise<ContactReport | 'none' | 'unreadable'> {
  const reply = await get(http, ['contacts', contactId]);
  if (reply?.status === 404 && !isForeign(reply)) return 'none';
  const found = reply?.status === 200 ? readAs(wire.contact, reply) : null;
  const channel = CHANNELS[found?.mediatypeid ?? found?.mediatype ?? 0];
  if (!found || found.contactid !== contactId || !isChannel(channel)) return 'unreadable';
  const isInbound = found.isoutbound !== true;
  const report = reportOf(
    {
      ...found,
      skill: undefined,
      isinbound: isInbound,
      status: found.state,
      label: [found.firstname, found.lastname].filter(Boolean).join(' ') || undefined,
      starttimeutc: found.contactstart,
      starttime: undefined,
      laststatechangetimeutc: found.lastupdatetime,
      laststatechangetime: undefined,
      refusaltimeout: undefined,
      disconnectcode: found.endreason
    },
    { channel, isInbound, address: (isInbound ? found.fromaddr : found.toaddr) ?? null }
  );
  // What has ended stays so, therefore the end may be dated by its reading.
  return report?.phase === 'ended' && found.lastupdatetime === undefined
    ? { ...report, version: now(), isUndated: true }
    : (report ?? 'unreadable');
}

/** The e-mails of a contact, oldest first, as plain text. */
export async function readLetters(http: Http, contactId: string): Promise<Letter[] | null> {
  const answer = await read(wire.emailTranscript, http, ['contacts', contactId, 'email-transcript'], {
    query: { includeAttachments: 'false' }
  });
  if (!answer) return null;
  return answer.emails
    .map((email) => ({
      from: email.fromaddress ?? '',
      to: email.toaddress ?? '',
      subject: email.subject ?? '',
      text: textOf(email.bodyhtml ?? ''),
      at: email.sentdate ?? null
    }))
    .sort((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity));
}

/** All lines of a chat. */
export async function readChat(http: Http, contactId: string): Promise<ChatLine[] | null> {
  const answer = await read(wire.chatTranscript, http, ['contacts', contactId, 'chat-transcript']);
  return answer && answer.messages.map(chatLineOf);
}

/** A time that was long on its way is wrong by half of that. */
const TIME_DEADLINE_MS = 3_000;

/** The server's time in epoch milliseconds, half the way there and back added; null when it took too long to be true. */
export async function readServerTime(http: Http, now: () => number): Promise<number | null> {
  const askedAt = now();
  const answer = await read(wire.serverTime, http, ['server-time'], { deadlineMs: TIME_DEADLINE_MS });
  return answer && answer.servertime + (now() - askedAt) / 2;
}
