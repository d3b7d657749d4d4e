import { handledBy } from './dispositions.ts';
import { effectiveLimits } from './limits.ts';
import { Refusal, unknown } from './refusal.ts';
import { ACW_CODE, BUSINESS_UNIT, MEDIA_TYPES, REFUSAL_SECONDS, TEAM } from './seed.ts';
import { drawLine } from './wire.ts';
import { shownState } from './shownState.ts';
import type { Agent, Centre, Contact, Disposition, Skill } from './model.ts';

export interface Read {
  centre: Centre;
  agent: Agent;
  path: Record<string, string>;
}

const ACW_TYPE_ID = { none: 1, disposition: 2, automatic: 3 } as const;

const iso = (at: number): string => new Date(at).toISOString();

const settingsOf = (centre: Centre) => {
  const limits = effectiveLimits(centre);
  return {
    requestContact: centre.manners.requestContact,
    contactAutoFocus: false,
    chatThreshold: limits.chat,
    emailThreshold: limits.email,
    workItemThreshold: limits.workItem,
    smsThreshold: 0,
    digitalThreshold: 0,
    voiceThreshold: limits.voice,
    deliveryMode: centre.manners.deliveryMode,
    totalContactCount: limits.sessions,
    channelLock: false,
    voiceRefusalTimeout: REFUSAL_SECONDS.voice,
    chatRefusalTimeout: REFUSAL_SECONDS.chat,
    emailRefusalTimeout: REFUSAL_SECONDS.email,
    workItemRefusalTimeout: REFUSAL_SECONDS.workItem
  };
};

const drawSkill = (skill: Skill) => ({
  skillId: skill.skillId,
  skillName: skill.name,
  mediaTypeId: MEDIA_TYPES[skill.channel][0],
  mediaTypeName: MEDIA_TYPES[skill.channel][1],
  isOutbound: skill.outbound,
  isActive: true,
  requireManualAccept: !skill.outbound,
  acwTypeId: ACW_TYPE_ID[skill.acwType],
  maxSecondsACW: skill.maxSecondsAcw,
  stateIdACW: ACW_CODE.id,
  stateNameACW: ACW_CODE.name,
  acwPostTimeoutStateId: 0,
  acwPostTimeoutStateName: 'Available',
  requireDisposition: skill.requireDisposition,
  allowSecondaryDisposition: skill.allowSecondary,
  scriptDisposition: false,
  useScreenPops: false,
  emailFromAddress: skill.channel === 'email' ? skill.address : '',
  dispositions: skill.dispositions.map(({ id }) => ({ dispositionId: id }))
});

const drawAssignment = (agent: Agent, skill: Skill) => ({
  agentId: Number(agent.agentId),
  skillId: skill.skillId,
  skillName: skill.name,
  mediaTypeId: MEDIA_TYPES[skill.channel][0],
  mediaTypeName: MEDIA_TYPES[skill.channel][1],
  isOutbound: skill.outbound,
  outboundStrategy: skill.channel === 'personalConnection' ? 'Personal Connection' : skill.outbound ? 'Manual' : '',
  isActive: true,
  isSkillActive: true,
  isDialer: skill.channel === 'personalConnection',
  requireDisposition: skill.requireDisposition,
  useDisposition: skill.dispositions.length > 0,
  useSecondaryDispositions: skill.allowSecondary,
  useACW: skill.acwType !== 'none',
  scriptDisposition: false,
  screenPopTriggerEvent: '',
  emailFromAddress: skill.channel === 'email' ? skill.address : ''
});

const drawDisposition = (disposition: Disposition, index: number) => ({
  dispositionId: disposition.id,
  dispositionName: disposition.name,
  displayOrder: index + 1,
  classification: disposition.classification,
  reportingGroup: '',
  systemOutcome: '',
  requireCommitmentAmount: disposition.requireAmount,
  requireRescheduleDate: disposition.requireCallbackTime,
  agentSpecific: false,
  isPreviewDisposition: false,
  dispositionCategoryName: ''
});

const drawContactRecord = (contact: Contact) => ({
  contactId: contact.contactId,
  masterContactId: contact.masterContactId,
  parentContactId: contact.parentContactId,
  omniGroupId: contact.omniGroupId,
  mediaTypeId: MEDIA_TYPES[contact.channel][0],
  skillId: contact.skillId,
  agentId: Number(contact.agentId),
  isOutbound: !contact.isInbound,
  fromAddr: contact.from,
  toAddr: contact.to,
  firstName: contact.label,
  contactStart: iso(contact.createdAt),
  state: contact.status,
  finalState: contact.finalState,
  endReason: contact.endReason,
  acwSeconds: contact.acwSeconds
});

const own = ({ centre, agent, path }: Read): Contact => handledBy(centre, agent, path['contactId'] ?? '');

function skillAt({ centre, path }: Read): Skill {
  const skill = centre.skills.get(Number(path['skillId']));
  if (!skill) throw unknown('Skill');
  return skill;
}

function self({ agent, path }: Read): Agent {
  if (path['agentId'] !== agent.agentId) throw new Refusal(403, 'Forbidden', 'An agent reads only her own record.');
  return agent;
}

function dispositionOf(read: Read) {
  const saved = own(read).disposition;
  if (!saved) throw unknown('Disposition');
  return {
    dispositionId: saved.dispositionId,
    dispositionName: saved.dispositionName,
    dispositionByAgendId: Number(saved.byAgentId),
    notes: saved.notes,
    lastUpdated: iso(saved.at),
    ...(saved.secondaryDispositionId === null ? {} : { secondaryDispositionId: saved.secondaryDispositionId }),
    ...(saved.commitmentAmount === null ? {} : { commitmentAmount: saved.commitmentAmount }),
    ...(saved.callbackTime === null ? {} : { callbackTime: saved.callbackTime })
  };
}

const STATE_IDS: Record<string, number> = {
  Available: 1,
  Unavailable: 2,
  InboundContact: 3,
  OutboundContact: 4,
  Working: 3
};

const presenceOf = (centre: Centre, other: Agent) => {
  const { state, reason, isAcw } = shownState(centre, other);
  return {
    agentId: Number(other.agentId),
    firstName: other.firstName,
    lastName: other.lastName,
    agentStateId: other.session ? (STATE_IDS[state] ?? 2) : 0,
    agentStateName: other.session ? state : 'LoggedOut',
    outStateDescription: reason,
    isAcw,
    isActive: true,
    teamId: TEAM.teamId,
    teamName: TEAM.teamName,
    startDate: iso(other.shown.since)
  };
};

/** Every resource an agent may read, by path below the base. */
export const READS: Record<string, (read: Read) => unknown> = {
  'GET /server-time': ({ centre }) => ({ ServerTime: iso(centre.now) }),
  'GET /business-unit': ({ centre }) => ({
    businessUnitId: BUSINESS_UNIT,
    isMultiContactHandling: centre.manners.deliveryMode === 'Omnichannel',
    maxConferenceParties: 3
  }),
  'GET /media-types': () => ({
    mediaTypes: [...new Map(Object.values(MEDIA_TYPES)).entries()].map(([mediaTypeId, mediaTypeName]) => ({
      mediaTypeId,
      mediaTypeName
    }))
  }),
  'GET /agents/states': ({ centre }) => ({
    agentStates: [...centre.agents.values()].map((other) => presenceOf(centre, other))
  }),
  'GET /agents/:agentId': (read) => {
    const { agentId, firstName, lastName, username, teamId } = self(read);
    return {
      agentId: Number(agentId),
      firstName,
      lastName,
      userName: username,
      teamId,
      teamName: TEAM.teamName,
      ...settingsOf(read.centre)
    };
  },
  'GET /agents/:agentId/skills': (read) => ({
    agentSkillAssignments: [...read.centre.skills.values()].map((skill) => drawAssignment(self(read), skill))
  }),
  'GET /teams/:teamId': ({ centre, path }) => {
    if (Number(path['teamId']) !== TEAM.teamId) throw unknown('Team');
    return { ...TEAM, ...settingsOf(centre) };
  },
  'GET /teams/:teamId/unavailable-codes': ({ centre, path }) => {
    if (Number(path['teamId']) !== TEAM.teamId) throw unknown('Team');
    return {
      ...TEAM,
      unavailableCodes: centre.codes.map((code) => ({
        outstateId: code.id,
        outstateName: code.name,
        isActive: true,
        isAcw: code.isAcw,
        agentTimeoutMins: code.timeoutMinutes
      }))
    };
  },
  'GET /skills': ({ centre }) => ({
    totalRecords: centre.skills.size,
    skills: [...centre.skills.values()].map(drawSkill)
  }),
  'GET /skills/:skillId': (read) => drawSkill(skillAt(read)),
  'GET /skills/:skillId/dispositions': (read) => {
    const skill = skillAt(read);
    return {
      totalRecords: skill.dispositions.length,
      skillId: skill.skillId,
      skillName: skill.name,
      dispositions: skill.dispositions.map(drawDisposition)
    };
  },
  'GET /contacts/:contactId': (read) => drawContactRecord(own(read)),
  'GET /contacts/:contactId/disposition': dispositionOf,
  'GET /contacts/:contactId/chat-transcript': (read) => {
    const contact = own(read);
    return { messages: contact.lines.map((line) => drawLine(contact, line)) };
  },
  'GET /contacts/:contactId/email-transcript': (read) => ({
    emails: own(read).mails.map((mail) => ({
      emailTypeId: mail.byAgent ? 2 : 1,
      sentDate: iso(mail.at),
      fromAddress: mail.from,
      toAddress: mail.to,
      ccAddress: mail.cc,
      bccAddress: mail.bcc,
      subject: mail.subject,
      bodyHtml: mail.bodyHtml,
      hasAttachments: false,
      attachments: []
    }))
  })
};
