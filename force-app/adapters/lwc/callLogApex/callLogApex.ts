import save from '@salesforce/apex/SoftphoneRecords.save';
import type { Answer, CallLog, Clock, ContactLog, LogAnswer } from 'c/omniPorts';
import * as v from 'c/valibot';
import { titleOf } from './titles';

const PATIENCE_MS = 30_000;
const LONGEST_DETAIL = 300;
const MOST_FIELDS = 100;

const text = v.pipe(v.string(), v.maxLength(10_000));

/** As `SoftphoneRecords.Answer` has it. */
const answerSchema = v.object({
  isSaved: v.boolean(),
  troubles: v.array(v.object({ code: text, message: v.optional(v.nullable(text)) })),
  notWritten: v.pipe(v.array(text), v.maxLength(MOST_FIELDS))
});

/** Somebody else is just writing: the same log goes through later. */
const PASSING = ['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE'];
/** An earlier sending of the same log, taken for lost, has just got through: once more, and it is found. */
const OVERTAKEN = 'DUPLICATE_VALUE';

const UNKNOWN: LogAnswer = { answer: { result: 'unknown' }, notWritten: [] };

function refusalOf({ code, message }: { code: string; message?: string | null }): Answer {
  if (code === 'NO_ACCESS') return { result: 'refused', reason: 'noAccessInOrg', detail: null };
  const detail = (message ?? '').trim() || code;
  const isLong = detail.length > LONGEST_DETAIL;
  return { result: 'refused', reason: 'refusedByOrg', detail: isLong ? `${detail.slice(0, LONGEST_DETAIL)}…` : detail };
}

type Found = v.InferOutput<typeof answerSchema>;

async function send(log: string): Promise<Found | null> {
  const read = v.safeParse(answerSchema, await save({ log }).catch(() => null));
  return read.success ? read.output : null;
}

async function sendTwiceAtMost(log: string): Promise<Found | null> {
  const first = await send(log);
  return first?.troubles.some(({ code }) => code === OVERTAKEN) ? send(log) : first;
}

function sort(found: Found | null): LogAnswer {
  if (found === null) return UNKNOWN;
  const { isSaved, troubles, notWritten } = found;
  if (isSaved) return { answer: { result: 'accepted' }, notWritten };
  const lasting = troubles.find(({ code }) => !PASSING.includes(code));
  return lasting === undefined ? UNKNOWN : { answer: refusalOf(lasting), notWritten: [] };
}

/** One log as `SoftphoneLog` reads it. */
const wireOf = ({ session, interaction, links }: ContactLog): string =>
  JSON.stringify({
    session,
    interactions: [{ ...interaction, title: titleOf(interaction.channel, session.customer) }],
    links
  });

/** The call log in Salesforce, written by Apex. An answer that is late or lost is unknown: the same log may be sent again. */
export function createCallLogApex({ clock }: { clock: Clock }): CallLog {
  return {
    save: (log) =>
      new Promise<LogAnswer>((answer) => {
        const giveUp = clock.after(PATIENCE_MS, () => answer(UNKNOWN));
        void sendTwiceAtMost(wireOf(log)).then((found) => {
          giveUp();
          answer(sort(found));
        });
      })
  };
}
