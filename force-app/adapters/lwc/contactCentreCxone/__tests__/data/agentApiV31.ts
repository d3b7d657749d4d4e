/** Events as the Agent API v31 sends them: every value a string, keys of irregular casing. */
export const call = {
  Type: 'CallContactEvent',
  IISHost: 'host-1',
  VCHost: 'host-2',
  ContactID: '700000001',
  MasterID: '700000001',
  ParentContactId: '',
  OmniGroupId: '',
  Status: 'Ringing',
  OriginalState: 'False',
  CallType: 'Regular',
  DNIS: '+4930901820100',
  ANI: '+4915112345678',
  Skill: '4001',
  IsInbound: 'True',
  StartTimeUTC: '2026-03-02T08:59:50.000Z',
  LastStateChangeTimeUTC: '2026-03-02T09:00:00.000Z',
  ScreenPopUrl: '',
  ScreenPopUrlVariables: [],
  DisconnectCode: '',
  IsLogging: 'False',
  Timeout: '30',
  AllowDispositions: 'False',
  Label: 'Ann Lindqvist',
  IsLinked: 'False',
  TimeZones: '',
  FinalState: 'False',
  OtherInformation: ''
};

export const chat = {
  Type: 'TextContactEvent',
  ContactID: '710000001',
  RoomId: 'room-1',
  Status: 'Incoming',
  Skill: '4011',
  StartTime: '2026-03-02T08:59:00.000Z',
  LastStateChangeTime: '2026-03-02T09:00:00.000Z',
  RefusalTimeout: '45',
  IsActive: 'False',
  InFocus: 'False',
  MasterID: '710000001',
  ParentContactId: '',
  OmniGroupId: 'G7',
  PointOfContactAddress: 'web-chat',
  FromAddress: 'ann@customer.example',
  FinalState: 'False',
  Label: '',
  Messages: [
    { Text: 'Hello', TimeStamp: '2026-03-02T08:59:01.000Z', PartyType: 'Client', Label: 'Ann', RoomId: 'room-1' }
  ]
};

export const email = {
  Type: 'EmailContactEvent',
  ContactID: '720000001',
  ParentContactId: '710000001',
  OmniGroupId: 'G7',
  Status: 'Active',
  Skill: '4121',
  IsInbound: 'False',
  RefusalTimeout: '0',
  StartTime: '2026-03-02T03:00:00.000',
  StartTimeUTC: '2026-03-02T09:00:00.000Z',
  LastStateChangeTime: '2026-03-02T03:00:00.000',
  LastStateChangeTimeUTC: '2026-03-02T09:00:00.000Z',
  From: 'service@lindenwerk.example',
  To: 'ann@customer.example',
  Subject: 'Your parcel',
  FinalState: 'False'
};

export const voicemail = {
  Type: 'VoiceMailContactEvent',
  ContactID: '730000001',
  Status: 'Holding',
  Skill: '4031',
  From: '+4915112345678',
  To: '+4930901820190',
  FileDuration: '42',
  IsInbound: 'True',
  StartTime: '2026-03-02T08:00:00.000Z',
  LastStateChangeTime: '2026-03-02T09:00:00.000Z',
  FinalState: 'False'
};

export const workItem = {
  Type: 'WorkItemContactEvent',
  ContactID: '740000001',
  Status: 'Incoming',
  WorkItemId: 'WI-17',
  WorkItemType: 'case',
  WorkItemPayload: '{"caseNumber":"00001026"}',
  AgentId: '30001',
  SkillId: '4041',
  StartTimeUTC: '2026-03-02T09:00:00.000Z',
  LastStateChangeTimeUTC: '2026-03-02T09:00:00.000Z',
  RefusalTimeout: '30',
  FinalState: 'False'
};

export const digital = {
  Type: 'DigitalContactEvent',
  ChannelType: 'chat',
  ContactId: '750000001',
  CustomerName: 'Ann',
  DFOContactId: '9001',
  RefusalTimeout: '45',
  Skill: '4051',
  StartTimeUTC: '2026-03-02T09:00:00.000Z',
  Status: 'Incoming'
};

export const sessionStart = {
  Type: 'AgentSessionStart',
  BusNo: '4700001',
  AgentId: '30001',
  SessionId: '900001',
  CanMask: 'True',
  EnabledForMCH: 'True'
};

export const agentState = {
  Type: 'AgentState',
  CurrentState: 'Unavailable',
  CurrentOutReason: 'Wrap Up',
  IsAcw: 'True',
  AcwTimeout: '60',
  StartTimeUTC: '2026-03-02T09:00:00.000Z',
  NextStates: [{ State: 'Available', OutReason: '', IsAcw: 'False' }]
};

export const settings = {
  Type: 'MchAgentSettingsChangeEvent',
  VoiceThreshold: '1',
  ChatThreshold: '12',
  SmsThreshold: '0',
  EmailThreshold: '0',
  WorkItemThreshold: '25',
  DigitalThreshold: '10',
  TotalContactCount: '0',
  RequestContact: 'True',
  ContactAutoFocus: 'True',
  DeliveryMode: 'Omnichannel'
};
