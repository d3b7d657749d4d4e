import * as v from 'c/valibot';
import { aFlag, aNumber, anId, anIdOrNone, aText, aTime, maybe } from './border';
import { wireLine } from './eventSchemas';

const MOST_ROWS = 10_000;
const rows = <T extends v.GenericSchema>(row: T) => v.pipe(v.array(row), v.maxLength(MOST_ROWS));

const rules = v.object({
  acwtypeid: maybe(aNumber),
  maxsecondsacw: maybe(aNumber),
  requiredisposition: maybe(aFlag),
  allowsecondarydisposition: maybe(aFlag)
});
/** A skill, alone or as the only one of a list. */
export const skill = v.union([
  v.pipe(
    v.object({ skills: v.pipe(v.array(rules), v.minLength(1)) }),
    v.transform(({ skills }) => skills[0]!)
  ),
  rules
]);

export const dispositions = v.object({
  dispositions: rows(
    v.object({
      dispositionid: aText,
      dispositionname: aText,
      displayorder: maybe(aNumber),
      requirecommitmentamount: maybe(aFlag),
      requirerescheduledate: maybe(aFlag),
      ispreviewdisposition: maybe(aFlag)
    })
  )
});

export const agentSkills = v.object({
  agentskillassignments: rows(
    v.object({
      skillid: aText,
      skillname: maybe(aText),
      mediatypeid: maybe(aNumber),
      isoutbound: maybe(aFlag),
      outboundstrategy: maybe(aText),
      isactive: maybe(aFlag),
      isskillactive: maybe(aFlag),
      isdialer: maybe(aFlag),
      emailfromaddress: maybe(aText)
    })
  )
});

export const unavailableCodes = v.object({
  unavailablecodes: rows(v.object({ outstatename: aText, isactive: maybe(aFlag), isacw: maybe(aFlag) }))
});

const agentFields = v.object({ teamid: aText, firstname: maybe(aText), lastname: maybe(aText) });
/** An agent, alone or as the only one of a list. */
export const agent = v.union([
  v.pipe(
    v.object({ agents: v.pipe(v.array(agentFields), v.minLength(1)) }),
    v.transform(({ agents }) => agents[0]!)
  ),
  agentFields
]);

export const recordedDisposition = v.object({
  dispositionid: maybe(anIdOrNone),
  dispositionname: maybe(aText),
  notes: maybe(aText)
});

export const chatTranscript = v.object({ messages: rows(wireLine) });

export const emailTranscript = v.object({
  emails: rows(
    v.object({
      fromaddress: maybe(aText),
      toaddress: maybe(aText),
      subject: maybe(aText),
      bodyhtml: maybe(aText),
      sentdate: maybe(aTime)
    })
  )
});

export const serverTime = v.object({ servertime: aTime });
export const tenant = v.object({ api_endpoint: v.pipe(v.string(), v.url()) });

/** A contact from the reporting resource, which says less than an event. */
export const contact = v.object({
  contactid: anId,
  mediatypeid: maybe(aNumber),
  mediatype: maybe(aNumber),
  state: v.pipe(aText, v.trim(), v.toLowerCase()),
  finalstate: maybe(aFlag),
  isoutbound: maybe(aFlag),
  skillid: maybe(anIdOrNone),
  parentcontactid: maybe(anIdOrNone),
  omnigroupid: maybe(anIdOrNone),
  fromaddr: maybe(aText),
  toaddr: maybe(aText),
  firstname: maybe(aText),
  lastname: maybe(aText),
  contactstart: maybe(aTime),
  lastupdatetime: maybe(aTime),
  endreason: maybe(aText)
});
