import { isForeign, readAs } from './border';
import { joinAnswer } from './eventSchemas';
import type { Http, Outcome } from './http';

/** `none`: there is no agent session to join; `refused`: the contact centre says no; `silent`: not known. */
export type Entry = { kind: 'entered'; sessionId: string } | { kind: 'none' | 'refused' | 'silent' | 'signedOut' };

const GONE = new Set([404, 410]);

function entryOf(outcome: Outcome): Entry {
  if (outcome.kind !== 'reply') return { kind: outcome.kind };
  const { status } = outcome.reply;
  if (isForeign(outcome.reply)) return { kind: 'silent' };
  if (GONE.has(status)) return { kind: 'none' };
  if (status >= 200 && status < 300) {
    const answer = readAs(joinAnswer, outcome.reply);
    return answer ? { kind: 'entered', sessionId: answer.sessionid } : { kind: 'silent' };
  }
  return { kind: status >= 400 && status < 500 && status !== 429 && status !== 408 ? 'refused' : 'silent' };
}

/** Joins the running agent session. */
export async function join(http: Http): Promise<Entry> {
  return entryOf(await http.send({ method: 'POST', path: ['agent-sessions', 'join'], body: {} }));
}

const LONGEST_STATION_ID = 6;

/** Starts an agent session; a station of more than six digits is a telephone number. */
export async function start(http: Http, station: string | null): Promise<Entry> {
  const digits = (station ?? '').replace(/\D/g, '');
  const isNumber = (station ?? '').startsWith('+') || digits.length > LONGEST_STATION_ID;
  const body =
    station === null || station === '' ? {} : isNumber ? { stationPhoneNumber: station } : { stationId: station };
  const outcome = await http.send({ method: 'POST', path: ['agent-sessions'], body });
  // Started meanwhile, by another page or by a request whose answer was lost.
  if (outcome.kind === 'reply' && outcome.reply.status === 409) return join(http);
  return entryOf(outcome);
}

/** Joins, and starts only where there is nothing to join, because a start whose answer was lost would be a second one. */
export async function joinOrStart(http: Http, station: string | null): Promise<Entry> {
  const joined = await join(http);
  return joined.kind === 'none' ? start(http, station) : joined;
}

/** Asks the contact centre to end the agent session; where it keeps it, with contacts still open, no more may ring at nobody. */
export async function end(http: Http, sessionId: string): Promise<void> {
  const outcome = await http.send({ method: 'DELETE', path: ['agent-sessions', sessionId] });
  if (outcome.kind !== 'reply' || outcome.reply.status !== 409) return;
  await http.send({
    method: 'POST',
    path: ['agent-sessions', sessionId, 'state'],
    body: { state: 'Unavailable', reason: '' }
  });
}
