import { REFUSAL_SECONDS, BUSINESS_UNIT, ACW_CODE } from './seed.ts';
import { effectiveLimits } from './limits.ts';
import { shownState } from './shownState.ts';
import type { Agent, Centre, ChatLine, Contact, WireEvent } from './model.ts';

const bool = (value: boolean): string => (value ? 'True' : 'False');
const iso = (at: number): string => new Date(at).toISOString();
const event = (Type: string, fields: Record<string, unknown>): WireEvent => ({
  Type,
  IISHost: 'local',
  VCHost: 'local',
  ...fields
});

/** A chat line in the shape of the transcript resource. */
export function drawLine(contact: Contact, line: ChatLine): Record<string, string> {
  return {
    Text: line.text,
    TimeStamp: iso(line.at),
    PartyType: line.party,
    Label: line.label,
    RoomId: roomId(contact)
  };
}

const roomId = (contact: Contact): string => `room-${contact.contactId}`;

interface Shape {
  status: string;
  finalState: boolean;
  disconnectCode: string;
  lines: ChatLine[];
}

type Draw = (contact: Contact, shape: Shape) => WireEvent;

const common = (contact: Contact, shape: Shape) => ({
  ContactID: contact.contactId,
  MasterID: contact.masterContactId,
  ParentContactId: contact.parentContactId,
  OmniGroupId: contact.omniGroupId,
  Status: shape.status,
  Label: contact.label,
  IsInbound: bool(contact.isInbound),
  FinalState: bool(shape.finalState),
  ScreenPopUrl: '',
  CustomData: ''
});

const refusalTimeout = (contact: Contact, shape: Shape): string =>
  shape.status === 'Incoming' ? String(REFUSAL_SECONDS[contact.channel]) : '0';

const drawText: Draw = (contact, shape) =>
  event('TextContactEvent', {
    ...common(contact, shape),
    MediaType: contact.serves === 'sms' ? '7' : '3',
    RoomId: roomId(contact),
    Skill: String(contact.skillId),
    StartTime: iso(contact.createdAt),
    LastStateChangeTime: iso(contact.changedAt),
    RefusalTimeout: refusalTimeout(contact, shape),
    IsActive: bool(shape.status === 'Active'),
    InFocus: bool(shape.status === 'Active'),
    PointOfContactAddress: contact.to,
    FromAddress: contact.from,
    CustomerCardUrl: '',
    Messages: shape.lines.map((line) => drawLine(contact, line))
  });

const drawDigital: Draw = (contact, shape) =>
  event('DigitalContactEvent', {
    ChannelType: 'chat',
    ContactId: contact.contactId,
    CustomerName: contact.label,
    DFOContactId: `9${contact.contactId}`,
    RefusalTimeout: refusalTimeout(contact, shape),
    Skill: String(contact.skillId),
    StartTimeUTC: iso(contact.createdAt),
    Status: shape.status,
    FinalState: bool(shape.finalState)
  });

const DRAW = {
  voice: (contact, shape) =>
    event('CallContactEvent', {
      ...common(contact, shape),
      OriginalState: 'False',
      CallType: contact.callType,
      DNIS: contact.to,
      ANI: contact.from,
      Skill: String(contact.skillId),
      StartTimeUTC: iso(contact.createdAt),
      LastStateChangeTimeUTC: iso(contact.changedAt),
      ScreenPopUrlVariables: [],
      DisconnectCode: shape.disconnectCode,
      IsLogging: 'False',
      Timeout: shape.status === 'Ringing' && contact.isInbound ? String(REFUSAL_SECONDS.voice) : '0',
      AllowDispositions: bool(contact.connectedAt !== null),
      IsLinked: bool(contact.callType === 'Dialer' && shape.status === 'Active'),
      TimeZones: '',
      OtherInformation: '',
      BlendingToSkillName: '',
      DeliveryType: 'multi-contact',
      IsRequireManualAccept: bool(contact.isInbound && contact.callType === 'Regular')
    }),
  chat: (contact, shape) => (contact.serves === 'digital' ? drawDigital(contact, shape) : drawText(contact, shape)),
  email: (contact, shape) =>
    event('EmailContactEvent', {
      ...common(contact, shape),
      Skill: String(contact.skillId),
      InFocus: bool(shape.status === 'Active'),
      RefusalTimeout: refusalTimeout(contact, shape),
      StartTime: iso(contact.createdAt),
      StartTimeUTC: iso(contact.createdAt),
      LastStateChangeTime: iso(contact.changedAt),
      LastStateChangeTimeUTC: iso(contact.changedAt),
      From: contact.from,
      To: contact.to,
      Cc: '',
      Bcc: '',
      Subject: contact.subject,
      IsDraft: 'False',
      DraftEmailGuidStr: ''
    }),
  voicemail: (contact, shape) =>
    event('VoiceMailContactEvent', {
      ...common(contact, shape),
      Skill: String(contact.skillId),
      SkillName: '',
      From: contact.from,
      To: contact.to,
      FileDuration: String(contact.durationSeconds),
      FileName: `voicemail-${contact.contactId}.wav`,
      RequireDisposition: 'False',
      RefusalTimeout: refusalTimeout(contact, shape),
      CreatedDate: iso(contact.createdAt),
      StartTime: iso(contact.createdAt),
      LastStateChangeTime: iso(contact.changedAt),
      VoiceMailType: 'Skill'
    }),
  workItem: (contact, shape) =>
    event('WorkItemContactEvent', {
      ...common(contact, shape),
      WorkItemId: `WI-${contact.contactId}`,
      WorkItemType: 'case',
      TabTitle: contact.subject,
      WorkItemPayload: contact.payload,
      AgentId: contact.agentId ?? '',
      SkillId: String(contact.skillId),
      StartTimeUTC: iso(contact.createdAt),
      LastStateChangeTimeUTC: iso(contact.changedAt),
      ScreenPopUrlVariables: [],
      RefusalTimeout: refusalTimeout(contact, shape),
      InFocus: bool(shape.status === 'Active')
    })
} satisfies Record<Contact['channel'], Draw>;

/** A contact as the agent's poll sees it; `shape` says what differs from the contact as it stands. */
export function drawContact(centre: Centre, contact: Contact, shape: Partial<Shape> = {}): WireEvent {
  const drawn = DRAW[contact.channel](contact, {
    status: contact.status,
    finalState: contact.finalState,
    disconnectCode: contact.disconnectCode,
    lines: [],
    ...shape
  });
  const skill = centre.skills.get(contact.skillId);
  return contact.channel === 'voicemail'
    ? { ...drawn, SkillName: skill?.name ?? '', RequireDisposition: bool(skill?.requireDisposition ?? false) }
    : drawn;
}

/** Where a voicemail's playback stands, in whole seconds. */
export function drawPlayback(contact: Contact, now: number): WireEvent {
  const { playing, position, since } = contact.playback;
  const seconds = Math.min(contact.durationSeconds, position + (playing ? (now - since) / 1000 : 0));
  return event('VoiceMailPlayBackEvent', {
    ContactId: contact.contactId,
    PlayBackPaused: bool(!playing),
    PlayBackPosition: String(Math.floor(seconds))
  });
}

export function drawSessionStart(centre: Centre, agent: Agent): WireEvent {
  const session = agent.session;
  return event('AgentSessionStart', {
    BusNo: String(BUSINESS_UNIT),
    AgentId: agent.agentId,
    SessionId: String(900000 + (session?.serial ?? 0)),
    StationId: session?.stationId ?? '',
    StationPhoneNumber: session?.stationPhoneNumber ?? '',
    StationCallerId: '',
    DialerCampaign: '',
    DialerCampaignStartTime: '',
    SupervisorPermissionLevel: '0',
    CanMask: 'True',
    CanRecord: 'True',
    CanMultiPartyConference: 'True',
    EnabledForMCH: bool(centre.manners.deliveryMode === 'Omnichannel'),
    MaxConcurrentChats: String(effectiveLimits(centre).chat)
  });
}

export function drawSettings(centre: Centre): WireEvent {
  const limits = effectiveLimits(centre);
  return event('MchAgentSettingsChangeEvent', {
    VoiceThreshold: String(limits.voice),
    ChatThreshold: String(limits.chat),
    SmsThreshold: '0',
    EmailThreshold: String(limits.email),
    WorkItemThreshold: String(limits.workItem),
    DigitalThreshold: '0',
    TotalContactCount: String(limits.sessions),
    RequestContact: bool(centre.manners.requestContact),
    ContactAutoFocus: 'False',
    DeliveryMode: centre.manners.deliveryMode
  });
}

export function drawState(centre: Centre, agent: Agent): WireEvent {
  const shown = shownState(centre, agent);
  return event('AgentState', {
    CurrentState: shown.state,
    CurrentOutReason: shown.reason,
    StartTimeUTC: iso(agent.shown.since),
    IsAcw: bool(shown.isAcw),
    AcwTimeout: String(shown.acwTimeout),
    NextStates: agent.next
      ? [{ State: agent.next.state, OutReason: agent.next.reason, IsAcw: bool(isAcwReason(centre, agent.next.reason)) }]
      : []
  });
}

const isAcwReason = (centre: Centre, reason: string): boolean =>
  reason === ACW_CODE.name || centre.codes.some((code) => code.name === reason && code.isAcw);

export function drawLeg(agent: Agent): WireEvent {
  return event('AgentLeg', {
    AgentLegId: agent.leg.legId,
    Status: agent.leg.status,
    FinalState: bool(agent.leg.status === 'Disconnected')
  });
}

export function drawMute(agent: Agent): WireEvent {
  return event('Mute', { AgentMuted: bool(agent.muted) });
}

export function drawSessionEnd(): WireEvent {
  return event('AgentSessionEnd', { Message: 'Session ended', Success: 'True' });
}

/** Tells the agent's program to read its skills again. */
export function drawSkillsChanged(): WireEvent {
  return event('UpdateSkills', {});
}

/** Everything true now, in one answer: agent first, then one event for each contact that is not final. */
export function drawFullPicture(centre: Centre, agent: Agent): WireEvent[] {
  const contacts = [...centre.contacts.values()].filter(
    (contact) => contact.agentId === agent.agentId && !contact.finalState
  );
  return [
    drawSessionStart(centre, agent),
    drawSettings(centre),
    drawState(centre, agent),
    drawLeg(agent),
    drawMute(agent),
    ...contacts.map((contact) => drawContact(centre, contact, { lines: contact.lines }))
  ];
}
