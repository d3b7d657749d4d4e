/** Contacts as the contact centre would write them, told of one after the other: held, then active again. */
export interface WireContacts {
  ids: string[];
  /** All that the contact centre has, as the first answer tells it. */
  picture(): string[];
  /** The next event, as text. Its time is always later than that of the one before. */
  next(): string;
}

const START = Date.UTC(2026, 2, 2, 9);
const FIRST_ID = 710_000_001;

const common = (id: string, status: string, at: string) => ({
  IISHost: 'host-1',
  VCHost: 'host-2',
  ContactID: id,
  MasterID: id,
  ParentContactId: '',
  OmniGroupId: '',
  Status: status,
  Label: `Customer ${id.slice(-4)}`,
  IsInbound: 'True',
  FinalState: 'False',
  ScreenPopUrl: '',
  CustomData: '',
  StartTime: new Date(START).toISOString(),
  StartTimeUTC: new Date(START).toISOString(),
  LastStateChangeTime: at,
  LastStateChangeTimeUTC: at,
  RefusalTimeout: '0'
});

const DRAW: ((id: string, status: string, at: string) => object)[] = [
  (id, status, at) => ({
    Type: 'TextContactEvent',
    ...common(id, status, at),
    MediaType: '3',
    RoomId: `room-${id}`,
    Skill: '4011',
    IsActive: 'True',
    InFocus: 'True',
    PointOfContactAddress: 'web-chat',
    FromAddress: `customer${id}@mail.example`,
    Messages: []
  }),
  (id, status, at) => ({
    Type: 'EmailContactEvent',
    ...common(id, status, at),
    Skill: '4021',
    InFocus: 'True',
    From: `customer${id}@mail.example`,
    To: 'service@lindenwerk.example',
    Cc: '',
    Bcc: '',
    Subject: 'Your parcel'
  }),
  (id, status, at) => ({
    Type: 'WorkItemContactEvent',
    ...common(id, status, at),
    WorkItemId: `WI-${id}`,
    WorkItemType: 'case',
    WorkItemPayload: '{"caseNumber":"00001026"}',
    AgentId: '30001',
    SkillId: '4041'
  }),
  (id, status, at) => ({
    Type: 'CallContactEvent',
    ...common(id, status, at),
    CallType: 'Regular',
    DNIS: '+4930901820100',
    ANI: '+4915112345678',
    Skill: '4001',
    Timeout: '0',
    DisconnectCode: ''
  })
];

/** Four of ten are chats, three e-mails, two work items, one is a call. */
const MIX = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3];

export function wireContacts(contacts: number): WireContacts {
  const ids = Array.from({ length: contacts }, (_, at) => String(FIRST_ID + at));
  const draw = (at: number, status: string, moment: number): string =>
    JSON.stringify(DRAW[MIX[at % MIX.length]!]!(ids[at]!, status, new Date(moment).toISOString()));
  let told = 0;
  return {
    ids,
    picture: () => ids.map((_, at) => draw(at, 'Active', START)),
    next() {
      const isHeld = Math.floor(told / contacts) % 2 === 0;
      told += 1;
      return draw((told - 1) % contacts, isHeld ? 'Holding' : 'Active', START + told);
    }
  };
}
