import type { Disposition, Limits, SeedAgent, Settings, Skill, UnavailableCode } from './model.ts';

export const BUSINESS_UNIT = 4700001;
export const TENANT_ID = '11ee4a3c-7b52-4d0e-9f6a-0242ac120002';
export const TEAM = { teamId: 21, teamName: 'Service' };

/** Numbers the network never connects for an agent. */
export const REFUSED_NUMBERS = ['110', '112', '115', '116117', '911', '999', '000'];

export const AGENTS: SeedAgent[] = [
  {
    agentId: '30001',
    username: 'ada',
    password: 'copper-lantern',
    firstName: 'Ada',
    lastName: 'Brandt',
    teamId: 21,
    stationPhoneNumber: '+4930555010'
  },
  {
    agentId: '30002',
    username: 'ben',
    password: 'quiet-harbour',
    firstName: 'Ben',
    lastName: 'Okoye',
    teamId: 21,
    stationPhoneNumber: '+4930555011'
  },
  {
    agentId: '30003',
    username: 'cleo',
    password: 'paper-meadow',
    firstName: 'Cleo',
    lastName: 'Marin',
    teamId: 21,
    stationPhoneNumber: '+4930555012'
  }
];

export const CODES: UnavailableCode[] = [
  { id: 601, name: 'Break', isAcw: false, timeoutMinutes: 60 },
  { id: 602, name: 'Lunch', isAcw: false, timeoutMinutes: 90 },
  { id: 603, name: 'Training', isAcw: false, timeoutMinutes: 240 },
  { id: 604, name: 'Back office', isAcw: false, timeoutMinutes: 240 },
  { id: 611, name: 'Wrap Up', isAcw: true, timeoutMinutes: 30 },
  { id: 612, name: 'Case notes', isAcw: true, timeoutMinutes: 30 }
];

/** The code shown while after-contact work goes on in single-contact delivery. */
export const ACW_CODE = CODES[4]!;

export const SHIPPED_LIMITS: Limits = { voice: 1, chat: 12, email: 25, workItem: 25, sessions: 20 };

export const SHIPPED_SETTINGS: Settings = {
  elevation: true,
  multiContact: true,
  dispositionPolicy: 'everyInteraction',
  limits: SHIPPED_LIMITS,
  matrix: {}
};

const plain = (id: number, name: string, classification = 'Positive no Amount'): Disposition => ({
  id,
  name,
  classification,
  requireAmount: false,
  requireCallbackTime: false
});

const RESOLVED = plain(101, 'Resolved');
const FORWARDED = plain(102, 'Forwarded to a colleague', 'Other');
const CALL_BACK: Disposition = {
  ...plain(103, 'Call back agreed', 'Retry – Rescheduled, specified date/time, any agent'),
  requireCallbackTime: true
};
const NO_INTEREST = plain(104, 'No interest', 'Negative');
const SOLD: Disposition = { ...plain(105, 'Order taken', 'Positive w/Amount'), requireAmount: true };
const COMPLAINT: Disposition = plain(106, 'Complaint', 'Other');
const NOT_REACHED = plain(107, 'Not reached', 'Retry – Not Available');
const RETURN_LABEL = plain(108, 'Return label sent');
const SPAM = plain(109, 'Spam', 'Other');
const BILL_EXPLAINED = plain(110, 'Bill explained');
const PAYMENT: Disposition = { ...plain(111, 'Payment promised', 'Positive w/Amount'), requireAmount: true };

const skill = (
  rest: Omit<Skill, 'outbound' | 'allowSecondary'> & Partial<Pick<Skill, 'outbound' | 'allowSecondary'>>
): Skill => ({
  outbound: false,
  allowSecondary: false,
  ...rest
});

/** Order matters: the first inbound skill of a channel receives what names no skill. */
export const SKILLS: Skill[] = [
  skill({
    skillId: 4001,
    name: 'Service hotline',
    channel: 'voice',
    acwType: 'disposition',
    maxSecondsAcw: 120,
    requireDisposition: true,
    allowSecondary: true,
    dispositions: [RESOLVED, FORWARDED, CALL_BACK, COMPLAINT],
    address: '+4930901820100'
  }),
  skill({
    skillId: 4002,
    name: 'Billing hotline',
    channel: 'voice',
    acwType: 'automatic',
    maxSecondsAcw: 60,
    requireDisposition: false,
    dispositions: [BILL_EXPLAINED, PAYMENT, FORWARDED],
    address: '+4930901820200'
  }),
  skill({
    skillId: 4011,
    name: 'Service chat',
    channel: 'chat',
    acwType: 'disposition',
    maxSecondsAcw: 90,
    requireDisposition: true,
    allowSecondary: true,
    dispositions: [RESOLVED, FORWARDED, CALL_BACK, COMPLAINT],
    address: 'web-chat-service'
  }),
  skill({
    skillId: 4012,
    name: 'Returns chat',
    channel: 'chat',
    acwType: 'none',
    maxSecondsAcw: 0,
    requireDisposition: false,
    dispositions: [RETURN_LABEL, RESOLVED],
    address: 'web-chat-returns'
  }),
  skill({
    skillId: 4021,
    name: 'Service email',
    channel: 'email',
    acwType: 'disposition',
    maxSecondsAcw: 180,
    requireDisposition: true,
    dispositions: [RESOLVED, FORWARDED, SPAM],
    address: 'service@lindenwerk.example'
  }),
  skill({
    skillId: 4022,
    name: 'Complaints email',
    channel: 'email',
    acwType: 'automatic',
    maxSecondsAcw: 120,
    requireDisposition: false,
    allowSecondary: true,
    dispositions: [COMPLAINT, RESOLVED, SPAM],
    address: 'complaints@lindenwerk.example'
  }),
  skill({
    skillId: 4031,
    name: 'Service voicemail',
    channel: 'voicemail',
    acwType: 'automatic',
    maxSecondsAcw: 60,
    requireDisposition: false,
    dispositions: [RESOLVED, CALL_BACK, NOT_REACHED],
    address: '+4930901820190'
  }),
  skill({
    skillId: 4032,
    name: 'Night voicemail',
    channel: 'voicemail',
    acwType: 'none',
    maxSecondsAcw: 0,
    requireDisposition: false,
    dispositions: [],
    address: '+4930901820191'
  }),
  skill({
    skillId: 4041,
    name: 'Case follow-up',
    channel: 'workItem',
    acwType: 'disposition',
    maxSecondsAcw: 120,
    requireDisposition: true,
    dispositions: [RESOLVED, FORWARDED, CALL_BACK],
    address: 'cases'
  }),
  skill({
    skillId: 4042,
    name: 'Web leads',
    channel: 'workItem',
    acwType: 'automatic',
    maxSecondsAcw: 60,
    requireDisposition: false,
    dispositions: [SOLD, NO_INTEREST, NOT_REACHED],
    address: 'leads'
  }),
  skill({
    skillId: 4101,
    name: 'Service outbound',
    channel: 'voice',
    outbound: true,
    acwType: 'disposition',
    maxSecondsAcw: 90,
    requireDisposition: true,
    allowSecondary: true,
    dispositions: [RESOLVED, CALL_BACK, NOT_REACHED, COMPLAINT],
    address: '+4930901820100'
  }),
  skill({
    skillId: 4102,
    name: 'Sales outbound',
    channel: 'voice',
    outbound: true,
    acwType: 'automatic',
    maxSecondsAcw: 60,
    requireDisposition: false,
    dispositions: [SOLD, NO_INTEREST, CALL_BACK],
    address: '+4930901820300'
  }),
  skill({
    skillId: 4103,
    name: 'Courtesy calls',
    channel: 'voice',
    outbound: true,
    acwType: 'none',
    maxSecondsAcw: 0,
    requireDisposition: false,
    dispositions: [RESOLVED, NOT_REACHED],
    address: '+4930901820100'
  }),
  skill({
    skillId: 4121,
    name: 'Service email outbound',
    channel: 'email',
    outbound: true,
    acwType: 'disposition',
    maxSecondsAcw: 120,
    requireDisposition: true,
    dispositions: [RESOLVED, FORWARDED],
    address: 'service@lindenwerk.example'
  }),
  skill({
    skillId: 4122,
    name: 'Sales email outbound',
    channel: 'email',
    outbound: true,
    acwType: 'none',
    maxSecondsAcw: 0,
    requireDisposition: false,
    dispositions: [SOLD, NO_INTEREST],
    address: 'sales@lindenwerk.example'
  }),
  skill({
    skillId: 4201,
    name: 'Renewals campaign',
    channel: 'personalConnection',
    outbound: true,
    acwType: 'none',
    maxSecondsAcw: 0,
    requireDisposition: false,
    dispositions: [SOLD, NO_INTEREST],
    address: '+4930901820400',
    arrives: 'Preview'
  }),
  skill({
    skillId: 4202,
    name: 'Win-back campaign',
    channel: 'personalConnection',
    outbound: true,
    acwType: 'none',
    maxSecondsAcw: 0,
    requireDisposition: false,
    dispositions: [SOLD, NO_INTEREST],
    address: '+4930901820400',
    arrives: 'Active'
  }),
  skill({
    skillId: 4301,
    name: 'Text messages',
    channel: 'sms',
    acwType: 'none',
    maxSecondsAcw: 0,
    requireDisposition: false,
    dispositions: [],
    address: '+4930901820500'
  }),
  skill({
    skillId: 4302,
    name: 'Messenger',
    channel: 'digital',
    acwType: 'none',
    maxSecondsAcw: 0,
    requireDisposition: false,
    dispositions: [],
    address: 'messenger'
  })
];

/** Seconds an offer waits for the agent, by channel. */
export const REFUSAL_SECONDS = { voice: 30, chat: 45, email: 60, workItem: 45, voicemail: 45 } as const;

/** The reference's media type ids. */
export const MEDIA_TYPES = {
  email: [1, 'E-Mail'],
  chat: [3, 'Chat'],
  voice: [4, 'Phone Call'],
  personalConnection: [4, 'Phone Call'],
  voicemail: [5, 'Voice Mail'],
  workItem: [6, 'Work Item'],
  sms: [7, 'SMS'],
  digital: [9, 'Digital']
} as const;
