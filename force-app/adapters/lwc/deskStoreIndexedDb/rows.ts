import type { Command, ContactDraft, KeptIntent, KeptWish, Reason, RememberedContact, Verb } from 'c/omniPorts';
import * as v from 'c/valibot';

/** Rows are as the core has them, with their owner. */
export type ContactRow = RememberedContact & { owner: string };
export type IntentRow = KeptIntent & { owner: string };
export type DraftRow = ContactDraft & { owner: string };
export type WishRow = KeptWish & { owner: string };

const id = v.pipe(v.string(), v.regex(/^(?=.*\d)[A-Za-z0-9-]{1,64}$/));
const short = v.pipe(v.string(), v.maxLength(512));
const long = v.pipe(v.string(), v.maxLength(200_000));
/** What others have written: however long it is, the rest of the row is not lost by it. */
const foreign = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, most))
  );
const said = foreign(512);
const key = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const moment = v.pipe(v.number(), v.finite());
const recordId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{15,18}$/));

const contact = v.object({
  owner: short,
  contactId: id,
  sessionId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  parentContactId: v.nullable(id),
  recordId: v.optional(recordId)
});

const onContact = <V extends Verb>(verb: V) => v.object({ verb: v.literal(verb), contactId: id });
const onDesk = <V extends Verb>(verb: V) => v.object({ verb: v.literal(verb) });
const letter = <V extends Verb>(verb: V) =>
  v.object({ verb: v.literal(verb), contactId: id, skillId: short, to: short, subject: long, text: long });

const disposition = v.object({
  dispositionId: short,
  secondaryDispositionId: v.nullable(short),
  notes: long,
  amount: v.nullable(moment),
  callBackAt: v.nullable(moment)
});

const beginning = { skillId: short, parentContactId: v.nullable(id), recordId: v.optional(recordId) };

const orgKey = v.pipe(v.string(), v.regex(/^[\w.:/-]{1,120}$/));
const log = v.object({
  session: v.object({
    key: orgKey,
    customer: v.nullable(said),
    address: v.nullable(said),
    addresses: v.pipe(v.array(said), v.maxLength(20)),
    recordId: v.nullable(recordId),
    startedAt: v.nullable(moment),
    closedAt: v.nullable(moment)
  }),
  interaction: v.object({
    key: orgKey,
    channel: v.picklist(['voice', 'chat', 'email', 'voicemail', 'workItem']),
    direction: v.picklist(['inbound', 'outbound']),
    outcome: v.nullable(v.picklist(['connected', 'busy', 'noAnswer', 'rejected', 'unreachable', 'notConnected'])),
    address: v.nullable(said),
    subject: v.nullable(foreign(200_000)),
    skill: v.nullable(said),
    skillId: v.nullable(short),
    recordId: v.nullable(recordId),
    startedAt: v.nullable(moment),
    connectedAt: v.nullable(moment),
    endedAt: v.nullable(moment),
    settledAt: v.nullable(moment),
    durationSeconds: v.nullable(moment),
    disposition: v.nullable(said),
    dispositionId: v.nullable(short),
    notes: v.nullable(long)
  }),
  links: v.pipe(v.array(v.object({ child: orgKey, parent: orgKey })), v.maxLength(100))
});

const COMMANDS = {
  accept: onContact('accept'),
  reject: onContact('reject'),
  hold: onContact('hold'),
  resume: onContact('resume'),
  end: onContact('end'),
  finishAfterContactWork: onContact('finishAfterContactWork'),
  pauseVoicemail: onContact('pauseVoicemail'),
  mute: onDesk('mute'),
  unmute: onDesk('unmute'),
  requestContact: onDesk('requestContact'),
  connectLeg: onDesk('connectLeg'),
  replyEmail: letter('replyEmail'),
  sendEmail: letter('sendEmail'),
  playVoicemail: v.object({ verb: v.literal('playVoicemail'), contactId: id, position: moment }),
  sendChatText: v.object({ verb: v.literal('sendChatText'), contactId: id, text: long }),
  saveDisposition: v.object({
    verb: v.literal('saveDisposition'),
    contactId: id,
    disposition,
    isFinal: v.boolean()
  }),
  dial: v.object({ verb: v.literal('dial'), number: short, ...beginning }),
  writeEmail: v.object({
    verb: v.literal('writeEmail'),
    address: short,
    ...beginning
  }),
  chooseState: v.object({
    verb: v.literal('chooseState'),
    choice: v.picklist(['available', 'unavailable']),
    code: v.nullable(short)
  }),
  saveRecord: v.object({ verb: v.literal('saveRecord'), contactId: id, log })
} satisfies { [V in Verb]: v.GenericSchema<unknown, Extract<Command, { verb: V }>> };

const command = v.variant('verb', Object.values(COMMANDS) as never) as unknown as v.GenericSchema<unknown, Command>;

const reason = v.object({
  key: short,
  about: v.optional(v.record(short, v.union([said, v.number()])))
}) as unknown as v.GenericSchema<unknown, Reason>;

const intent = v.object({
  owner: short,
  key,
  contactId: v.nullable(id),
  command,
  status: v.picklist(['queued', 'sent', 'unknown', 'refused']),
  reason: v.nullable(reason),
  madeAt: moment,
  order: moment,
  before: v.object({ contactIds: v.array(id), lineIds: v.array(short) })
});

const draft = v.object({
  owner: short,
  contactId: id,
  disposition: v.nullable(
    v.object({
      dispositionId: v.nullable(short),
      secondaryDispositionId: v.nullable(short),
      notes: long,
      amount: short,
      callBackAt: short
    })
  ),
  message: v.nullable(v.object({ text: long, subject: v.nullable(long), isReplying: v.boolean() }))
});

const wish = v.object({ owner: short, wishId: key, at: moment, wish: v.unknown() });

/** The database is open to all code of the page, so nothing that is found in it is believed. */
const readBy =
  <Row>(schema: v.GenericSchema<unknown, Row>) =>
  (found: unknown): Row | null => {
    const read = v.safeParse(schema, found);
    return read.success ? read.output : null;
  };

export const readContact = readBy<ContactRow>(contact);
export const readIntent = readBy<IntentRow>(intent);
export const readDraft = readBy<DraftRow>(draft);
export const readWish = readBy<WishRow>(wish as unknown as v.GenericSchema<unknown, WishRow>);
