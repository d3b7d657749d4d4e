import type { ContactCentreNews, ContactReport } from 'c/omniPorts';
import * as v from 'c/valibot';
import { anId, normalise, readValue, type Plain } from './border';
import { chatLineOf, isDialerCall, reportOf } from './contacts';
import * as wire from './eventSchemas';
import { agentStateOf, limitsOf } from './agentWords';

/** What one event of the contact centre says. `broken` events of a contact still name it where the name is readable. */
export type Translated =
  | { kind: 'news'; news: ContactCentreNews[] }
  | { kind: 'start' }
  | { kind: 'skillsChanged' }
  | { kind: 'codesChanged' }
  | { kind: 'unknown'; eventType: string }
  | { kind: 'broken'; eventType: string; contactId: string | null; isContact: boolean; news: ContactCentreNews[] };

const LONGEST_TYPE = 64;
const MOST_LINES = 2_000;
const LEG = { dialing: 'dialing', active: 'up', disconnected: 'down' } as const;

/** News, or null when the event is broken. */
type Reading = ContactCentreNews[] | { brokenAfter: ContactCentreNews[] } | null;

function reported(report: ContactReport | null): ContactCentreNews[] | null {
  return report && [{ type: 'contact.reported', report }];
}

function readCall(event: Plain): Reading {
  const call = readValue(wire.callContact, event);
  if (!call) return null;
  const isInbound = call.isinbound ?? false;
  return reported(
    reportOf(call, {
      channel: 'voice',
      unsupported: isDialerCall(call.calltype, call.status) ? 'personalConnection' : null,
      isInbound,
      address: (isInbound ? call.ani : call.dnis) ?? null,
      offeredSeconds: call.timeout ?? call.refusaltimeout ?? 0
    })
  );
}

function readText(event: Plain): Reading {
  const text = readValue(wire.textContact, event);
  if (!text) return null;
  const news = reported(
    reportOf(text, {
      channel: 'chat',
      unsupported: text.mediatype === '7' ? 'sms' : null,
      isInbound: text.isinbound ?? true,
      address: text.fromaddress ?? null
    })
  );
  if (!news) return null;
  const messages = text.messages ?? [];
  const read = messages.slice(0, MOST_LINES).map((message) => readValue(wire.wireLine, message));
  const lines = read.flatMap((line) => (line ? [chatLineOf(line)] : []));
  if (lines.length > 0) news.push({ type: 'contact.wrote', contactId: text.contactid, lines });
  return lines.length === messages.length ? news : { brokenAfter: news };
}

function readEmail(event: Plain): Reading {
  const email = readValue(wire.emailContact, event);
  if (!email) return null;
  const isInbound = email.isinbound ?? true;
  const address = (isInbound ? email.from : email.to) ?? null;
  return reported(reportOf(email, { channel: 'email', isInbound, address, subject: email.subject ?? null }));
}

function readVoicemail(event: Plain): Reading {
  const voicemail = readValue(wire.voicemailContact, event);
  if (!voicemail) return null;
  return reported(
    reportOf(voicemail, {
      channel: 'voicemail',
      isInbound: voicemail.isinbound ?? true,
      address: voicemail.from ?? null,
      voicemail: { durationSeconds: Math.max(0, voicemail.fileduration ?? 0) }
    })
  );
}

function readWorkItem(event: Plain): Reading {
  const item = readValue(wire.workItemContact, event);
  if (!item) return null;
  const payload = item.workitempayload ?? '';
  return reported(
    reportOf(item, {
      channel: 'workItem',
      isInbound: item.isinbound ?? true,
      workItem: {
        type: item.workitemtype ?? null,
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload)
      }
    })
  );
}

function readDigital(event: Plain): Reading {
  const digital = readValue(wire.digitalContact, event);
  if (!digital) return null;
  return reported(
    reportOf(digital, {
      channel: 'chat',
      unsupported: 'digital',
      isInbound: true,
      customerName: digital.customername ?? null
    })
  );
}

function readState(event: Plain): Reading {
  const state = readValue(wire.agentState, event);
  const agentState = state && agentStateOf(state);
  return agentState && [{ type: 'agent.stateReported', agentState }];
}

function readLeg(event: Plain): Reading {
  const leg = readValue(wire.agentLeg, event);
  return leg && [{ type: 'agent.legReported', leg: LEG[leg.status] }];
}

function readMute(event: Plain): Reading {
  const mute = readValue(wire.mute, event);
  return mute && [{ type: 'agent.muteReported', isMuted: mute.agentmuted }];
}

function readPlayback(event: Plain): Reading {
  const playback = readValue(wire.playback, event);
  if (!playback) return null;
  const position = Math.max(0, playback.playbackposition ?? 0);
  return [
    { type: 'playback.reported', contactId: playback.contactid, isPaused: playback.playbackpaused ?? false, position }
  ];
}

function readSettings(event: Plain): Reading {
  const settings = readValue(wire.settings, event);
  return settings && [{ type: 'limits.reported', limits: limitsOf(settings) }];
}

const CONTACT_READERS: Record<string, (event: Plain) => Reading> = {
  callcontactevent: readCall,
  textcontactevent: readText,
  chatcontactevent: readText,
  emailcontactevent: readEmail,
  voicemailcontactevent: readVoicemail,
  workitemcontactevent: readWorkItem,
  digitalcontactevent: readDigital
};

const READERS: Record<string, (event: Plain) => Reading> = {
  ...CONTACT_READERS,
  agentstate: readState,
  agentleg: readLeg,
  mute: readMute,
  voicemailplaybackevent: readPlayback,
  mchagentsettingschangeevent: readSettings,
  agentsessionend: () => [{ type: 'agentSession.ended', elsewhere: false }],
  remoteagentsessionend: () => [{ type: 'agentSession.ended', elsewhere: true }]
};

function typeOf(event: unknown): string {
  const type = typeof event === 'object' && event !== null ? (event as Plain)['type'] : undefined;
  return typeof type === 'string' ? type.slice(0, LONGEST_TYPE) : '';
}

function plainOrNull(raw: unknown): Plain | null {
  try {
    const plain = normalise(raw);
    return typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? (plain as Plain) : null;
  } catch {
    return null;
  }
}

/** One event in the product's words. Never throws; no event changes how another one is read. */
export function translate(raw: unknown): Translated {
  const event = plainOrNull(raw);
  const eventType = typeOf(event);
  if (!event || eventType === '') return { kind: 'broken', eventType, contactId: null, isContact: false, news: [] };
  const key = eventType.toLowerCase();
  if (key === 'agentsessionstart') return { kind: 'start' };
  if (key === 'updateskills') return { kind: 'skillsChanged' };
  if (key === 'updateunavailablecodes') return { kind: 'codesChanged' };
  // The agent's own line also comes as a call in some versions; it is told by AgentLeg and is no contact of a customer.
  const callType = event['calltype'];
  const isOwnLine = key === 'callcontactevent' && typeof callType === 'string' && callType.toLowerCase() === 'agentleg';
  if (!Object.hasOwn(READERS, key) || isOwnLine) return { kind: 'unknown', eventType };
  const reading = READERS[key]!(event);
  if (Array.isArray(reading)) return { kind: 'news', news: reading };
  return {
    kind: 'broken',
    eventType,
    contactId: v.is(anId, event['contactid']) ? String(event['contactid']).trim() : null,
    isContact: Object.hasOwn(CONTACT_READERS, key),
    news: reading?.brokenAfter ?? []
  };
}
