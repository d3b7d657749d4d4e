import * as v from 'c/valibot';
import { aFlag, aNumber, anId, anIdOrNone, aText, aTime, maybe } from './border';

const line = v.object({
  text: maybe(aText),
  timestamp: aTime,
  partytype: aText,
  label: maybe(aText),
  roomid: maybe(aText)
});

/** One line of a chat as the contact centre sends it. */
export type WireLine = v.InferOutput<typeof line>;
export const wireLine = line;

/** What every contact event carries; `../design.md` names the readings that are assumptions. */
const contact = {
  contactid: anId,
  status: v.pipe(aText, v.trim(), v.toLowerCase()),
  finalstate: maybe(aFlag),
  skill: maybe(anIdOrNone),
  skillid: maybe(anIdOrNone),
  isinbound: maybe(aFlag),
  parentcontactid: maybe(anIdOrNone),
  omnigroupid: maybe(anIdOrNone),
  label: maybe(aText),
  starttimeutc: maybe(aTime),
  starttime: maybe(aTime),
  laststatechangetimeutc: maybe(aTime),
  laststatechangetime: maybe(aTime),
  refusaltimeout: maybe(aNumber),
  disconnectcode: maybe(aText)
};

export const callContact = v.object({
  ...contact,
  calltype: maybe(aText),
  ani: maybe(aText),
  dnis: maybe(aText),
  timeout: maybe(aNumber)
});
export const textContact = v.object({
  ...contact,
  fromaddress: maybe(aText),
  mediatype: maybe(aText),
  messages: maybe(v.array(v.unknown()))
});
export const emailContact = v.object({ ...contact, from: maybe(aText), to: maybe(aText), subject: maybe(aText) });
export const voicemailContact = v.object({
  ...contact,
  from: maybe(aText),
  to: maybe(aText),
  fileduration: maybe(aNumber)
});
export const workItemContact = v.object({
  ...contact,
  workitemtype: maybe(aText),
  workitempayload: maybe(v.union([aText, v.looseObject({})]))
});
export const digitalContact = v.object({ ...contact, customername: maybe(aText) });

/** The fields that every kind of contact shares. */
export type WireContact = v.InferOutput<v.ObjectSchema<typeof contact, undefined>>;

export const agentState = v.object({
  currentstate: v.pipe(aText, v.trim(), v.toLowerCase()),
  currentoutreason: maybe(aText),
  starttimeutc: maybe(aTime),
  starttime: maybe(aTime),
  isacw: maybe(aFlag),
  nextstates: maybe(v.array(v.object({ state: maybe(aText), outreason: maybe(aText) })))
});

export const agentLeg = v.object({
  status: v.pipe(aText, v.trim(), v.toLowerCase(), v.picklist(['dialing', 'active', 'disconnected']))
});
export const mute = v.object({ agentmuted: aFlag });
export const playback = v.object({ contactid: anId, playbackpaused: maybe(aFlag), playbackposition: maybe(aNumber) });

export const settings = v.object({
  voicethreshold: maybe(aNumber),
  chatthreshold: maybe(aNumber),
  emailthreshold: maybe(aNumber),
  workitemthreshold: maybe(aNumber),
  totalcontactcount: maybe(aNumber),
  requestcontact: maybe(aFlag),
  deliverymode: maybe(aText)
});

export const pollAnswer = v.object({ sessionid: maybe(v.string()), events: v.array(v.unknown()) });
export const joinAnswer = v.object({ sessionid: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) });
