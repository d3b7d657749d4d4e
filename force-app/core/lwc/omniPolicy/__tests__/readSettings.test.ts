import { readSettings, type Finding } from 'c/omniPolicy';

type Loose = { [field: string]: unknown };

const CELLS = [
  ['voice', 'email', true],
  ['chat', 'voice', true],
  ['chat', 'email', true],
  ['workItem', 'voice', true],
  ['workItem', 'email', true],
  ['email', 'voice', true],
  ['voicemail', 'voice', true],
  ['voicemail', 'email', false]
].map(([from, to, enabled]) => ({ record: `${String(from)}_${String(to)}`, from, to, enabled }));

const RULES = {
  elevation: true,
  multiContact: true,
  dispositionPolicy: 'everyInteraction',
  limits: { voice: 1, chat: 3, email: null, workItem: 5, sessions: 4 },
  defaultCountry: 'DE',
  station: '+49 30 901820',
  source: 'Org'
};

/** What the org answers when all is well, but for what the test says. */
function anAnswer({ rules = {}, ...rest }: { rules?: Loose } & Loose = {}): Loose {
  return {
    version: 1,
    rules: { ...RULES, ...rules },
    matrix: CELLS,
    refusedNumbers: [{ record: 'Number_112', number: '112', reason: 'Emergency' }],
    linkHosts: [{ record: 'Orders', host: 'orders.example' }],
    connection: null,
    sources: {},
    ...rest
  };
}

const finding = (record: string, field: string, problem: Finding['problem']): Finding => ({ record, field, problem });

describe('the settings', () => {
  it('are read as they are when all is well, with nothing to find', () => {
    expect(readSettings(anAnswer())).toEqual({
      elevation: true,
      multiContact: true,
      dispositionPolicy: 'everyInteraction',
      limits: { voice: 1, chat: 3, email: 25, workItem: 5, sessions: 4 },
      matrix: CELLS.filter((cell) => cell.enabled)
        .map(({ from, to }) => ({ from, to }))
        .sort(byOrderOfChannels),
      defaultCountry: 'DE',
      refusedNumbers: ['112'],
      linkHosts: ['orders.example'],
      station: '+49 30 901820',
      findings: []
    });
  });

  it.each([
    [{ elevation: null }, {}, { elevation: false }, ['Softphone_Rule__mdt', 'Elevation__c', 'missing']],
    [{ elevation: null }, { elevation: 'A, B' }, { elevation: false }, ['A, B', 'Elevation__c', 'unknownValue']],
    [{ elevation: 'yes' }, { elevation: 'A' }, { elevation: false }, ['A', 'Elevation__c', 'unknownValue']],
    [{ multiContact: null }, {}, { multiContact: false }, ['Softphone_Rule__mdt', 'Multi_Contact__c', 'missing']],
    [{ multiContact: 1 }, { multiContact: 'A' }, { multiContact: false }, ['A', 'Multi_Contact__c', 'unknownValue']],
    [
      { dispositionPolicy: null },
      {},
      { dispositionPolicy: 'everyInteraction' },
      ['Softphone_Rule__mdt', 'Disposition_Policy__c', 'missing']
    ],
    [
      { dispositionPolicy: null },
      { dispositionPolicy: 'A, B' },
      { dispositionPolicy: 'everyInteraction' },
      ['A, B', 'Disposition_Policy__c', 'unknownValue']
    ],
    [
      { dispositionPolicy: 'never' },
      { dispositionPolicy: 'A' },
      { dispositionPolicy: 'everyInteraction' },
      ['A', 'Disposition_Policy__c', 'unknownValue']
    ],
    ...[{}, { defaultCountry: '  ' }].map((sources) => [
      { defaultCountry: null },
      sources,
      { defaultCountry: 'US' },
      ['Softphone_Rule__mdt', 'Default_Country__c', 'missing']
    ]),
    [
      { defaultCountry: 'UK' },
      { defaultCountry: 'A' },
      { defaultCountry: 'US' },
      ['A', 'Default_Country__c', 'unknownValue']
    ],
    [
      { defaultCountry: 'Germany' },
      { defaultCountry: 'A' },
      { defaultCountry: 'US' },
      ['A', 'Default_Country__c', 'unknownValue']
    ]
  ] as [Loose, Loose, Loose, [string, string, Finding['problem']]][])(
    'get the strictest safe reading and a finding for %j from %j',
    (rules, sources, reading, found) => {
      const settings = readSettings(anAnswer({ rules, sources }));
      expect(settings).toMatchObject(reading);
      const others = settings.findings.filter((one) => one.problem !== 'multiContactWithoutElevation');
      expect(others).toEqual([finding(...found)]);
    }
  );

  it.each([
    ['voice', 'Limit_Voice__c', 1],
    ['chat', 'Limit_Chat__c', 12],
    ['email', 'Limit_Email__c', 25],
    ['workItem', 'Limit_Work_Item__c', 25]
  ])('lower the limit of %s, and never lift it', (kind, field, ceiling) => {
    const read = (value: unknown, sources: Loose = { [`limits.${kind}`]: 'A' }) => {
      const { limits, findings } = readSettings(anAnswer({ rules: { limits: { [kind]: value } }, sources }));
      return [limits[kind as 'voice'], findings];
    };
    const found = [finding('A', field, 'outOfRange')];
    expect(read(0)).toEqual([0, []]);
    expect(read(ceiling)).toEqual([ceiling, []]);
    expect(read(null, {})).toEqual([ceiling, []]);
    expect(read(undefined, {})).toEqual([ceiling, []]);
    expect(read(ceiling + 1)).toEqual([ceiling, found]);
    expect(read(-1)).toEqual([0, found]);
    expect(read(0.5)).toEqual([0, found]);
    expect(read('2')).toEqual([0, found]);
    expect(read(null)).toEqual([0, found]);
    expect(read(null, { [`limits.${kind}`]: 'A, B' })).toEqual([0, [finding('A, B', field, 'outOfRange')]]);
  });

  it('take no limit of sessions as none, and a wrong one as one session', () => {
    const read = (value: unknown, sources: Loose = {}) => {
      const { limits, findings } = readSettings(anAnswer({ rules: { limits: { sessions: value } }, sources }));
      return [limits.sessions, findings.map((one) => [one.record, one.field, one.problem])];
    };
    const found = [['A', 'Limit_Sessions__c', 'outOfRange']];
    expect(read(null)).toEqual([null, []]);
    expect(read(7)).toEqual([7, []]);
    expect(read(1)).toEqual([1, []]);
    expect(read('7', { 'limits.sessions': 'A' })).toEqual([1, found]);
    expect(read(1.5, { 'limits.sessions': 'A' })).toEqual([1, found]);
    expect(read(null, { 'limits.sessions': 'A' })).toEqual([1, found]);
    expect(read(0, { 'limits.sessions': 'A' })).toEqual([1, found]);
    expect(read('many', { 'limits.sessions': 'A' })).toEqual([1, found]);
  });

  it('are read without the blanks around them, and blanks are nothing', () => {
    const rules = { defaultCountry: ' de ', station: ' +49 30 901820 ' };
    expect(readSettings(anAnswer({ rules }))).toMatchObject({
      defaultCountry: 'DE',
      station: '+49 30 901820',
      findings: []
    });
    expect(readSettings(anAnswer({ rules: { station: '  ' } })).station).toBe('');
    expect(readSettings(anAnswer({ rules: { station: null } })).station).toBe('');
  });

  it('let the skill say whether a disposition is required, where the admin chose so', () => {
    const settings = readSettings(anAnswer({ rules: { dispositionPolicy: 'asTheSkillSays' } }));
    expect(settings).toMatchObject({ dispositionPolicy: 'asTheSkillSays', findings: [] });
  });

  it('take a matrix that is no list as one with every cell missing', () => {
    const { matrix, findings } = readSettings(anAnswer({ matrix: 'none' }));
    expect(matrix).toEqual([]);
    expect(findings.map(({ problem }) => problem)).toEqual(CELLS.map(() => 'missingCell'));
  });

  it('find each wrong cell once, also where it names no record or nothing that is known', () => {
    const wrong = [
      { from: 'fax', to: 'voice', enabled: true },
      { from: 'fax', to: 'voice', enabled: true },
      { record: 'Both', from: 'fax', to: 'telex', enabled: true },
      { record: 'To', from: 'chat', to: 'telex', enabled: true },
      { record: 'To', from: 'chat', to: 'telex', enabled: true }
    ];
    expect(readSettings(anAnswer({ matrix: [...CELLS, ...wrong] })).findings).toEqual([
      finding('?', 'From_Channel__c', 'unknownValue'),
      finding('?', 'From_Channel__c', 'unknownValue'),
      finding('Both', 'From_Channel__c', 'unknownValue'),
      finding('Both', 'To_Channel__c', 'unknownValue'),
      finding('To', 'To_Channel__c', 'unknownValue'),
      finding('To', 'To_Channel__c', 'unknownValue')
    ]);
  });

  it('name every rule record that is for nobody who can be read', () => {
    expect(readSettings(anAnswer({ sources: { scope: 'Team_A, Team_B' } })).findings).toEqual([
      finding('Team_A', 'Scope__c', 'unknownValue'),
      finding('Team_B', 'Scope__c', 'unknownValue')
    ]);
  });

  it('call several contacts without elevation unusual', () => {
    const settings = readSettings(anAnswer({ rules: { elevation: false }, sources: { multiContact: 'A' } }));
    expect(settings).toMatchObject({ elevation: false, multiContact: true });
    expect(settings.findings).toEqual([finding('A', 'Multi_Contact__c', 'multiContactWithoutElevation')]);
  });

  it('take a missing cell of the matrix as off', () => {
    const settings = readSettings(anAnswer({ matrix: CELLS.filter((cell) => cell.record !== 'chat_voice') }));
    expect(settings.matrix).not.toContainEqual({ from: 'chat', to: 'voice' });
    expect(settings.matrix).toHaveLength(6);
    expect(settings.findings).toEqual([
      finding('Softphone_Elevation_Cell__mdt chat>voice', 'Enabled__c', 'missingCell')
    ]);
  });

  it.each([
    [{ record: 'Twice', from: 'chat', to: 'voice', enabled: false }, 'To_Channel__c', 'duplicateCell', 6],
    [{ record: 'Twice', from: 'chat', to: 'voice', enabled: true }, 'To_Channel__c', 'duplicateCell', 7],
    [{ record: 'Twice', from: 'voicemail', to: 'email', enabled: true }, 'To_Channel__c', 'duplicateCell', 7],
    [{ record: 'Fax', from: 'fax', to: 'voice', enabled: true }, 'From_Channel__c', 'unknownValue', 7],
    [{ record: 'Fax', from: 'chat', to: 'fax', enabled: true }, 'To_Channel__c', 'unknownValue', 7],
    [{ record: 'Chat', from: 'voice', to: 'chat', enabled: true }, 'To_Channel__c', 'neverATarget', 7],
    [{ record: 'Mail', from: 'email', to: 'voicemail', enabled: true }, 'To_Channel__c', 'neverATarget', 7],
    [{ record: 'Same', from: 'voice', to: 'voice', enabled: true }, 'To_Channel__c', 'neverATarget', 7]
  ] as const)('find the wrong cell %j', (cell, field, problem, cellsOn) => {
    const settings = readSettings(anAnswer({ matrix: [...CELLS, cell] }));
    expect(settings.findings).toEqual([finding(cell.record, field, problem)]);
    expect(settings.matrix).toHaveLength(cellsOn);
  });

  it('take only a clear yes as on', () => {
    const matrix = CELLS.map((cell) => ({ ...cell, enabled: 'true' }));
    expect(readSettings(anAnswer({ matrix })).matrix).toEqual([]);
  });

  it('leave out a refused number without a digit, and say so', () => {
    const refusedNumbers = [{ record: 'A', number: '112' }, { record: 'B', number: 'police' }, { record: 'C' }, 7];
    const settings = readSettings(anAnswer({ refusedNumbers }));
    expect(settings.refusedNumbers).toEqual(['112']);
    expect(settings.findings).toEqual([
      finding('B', 'Number__c', 'unknownValue'),
      finding('C', 'Number__c', 'unknownValue'),
      finding('Softphone_Refused_Number__mdt', 'Number__c', 'unknownValue')
    ]);
  });

  it('let the admin empty the list of refused numbers', () => {
    expect(readSettings(anAnswer({ refusedNumbers: [] }))).toMatchObject({ refusedNumbers: [], findings: [] });
  });

  it.each([[undefined], [null], [{}], ['112']])('refuse emergency numbers of their own when the list is %p', (raw) => {
    const settings = readSettings(anAnswer({ refusedNumbers: raw }));
    expect(settings.refusedNumbers).toEqual(['112', '911', '999', '110', '000', '113', '115', '117', '118', '119']);
    expect(settings.findings).toEqual([finding('Softphone_Refused_Number__mdt', 'Number__c', 'unreadable')]);
  });

  it('leave out a link host that is none, and say so', () => {
    const linkHosts = [
      { record: 'A', host: ' *.Orders.Example ' },
      { record: 'B', host: 'https://orders.example' },
      { record: 'C' },
      7
    ];
    const settings = readSettings(anAnswer({ linkHosts }));
    expect(settings.linkHosts).toEqual(['*.orders.example']);
    expect(settings.findings).toEqual([
      finding('B', 'Host__c', 'unknownValue'),
      finding('C', 'Host__c', 'unknownValue'),
      finding('Softphone_Link_Host__mdt', 'Host__c', 'unknownValue')
    ]);
  });

  it.each([[undefined], [null], [{}], ['orders.example']])('allow no link when the list of hosts is %p', (raw) => {
    const settings = readSettings(anAnswer({ linkHosts: raw }));
    expect(settings.linkHosts).toEqual([]);
    expect(settings.findings).toEqual([finding('Softphone_Link_Host__mdt', 'Host__c', 'unreadable')]);
  });

  it.each([
    [undefined],
    [null],
    [7],
    ['settings'],
    [[]],
    [{}],
    [{ version: 2, rules: 'none', matrix: { from: 'chat' } }]
  ])('allow nothing when the org answers %j', (answer) => {
    const settings = readSettings(answer);
    expect(settings).toMatchObject({
      elevation: false,
      multiContact: false,
      dispositionPolicy: 'everyInteraction',
      matrix: [],
      linkHosts: []
    });
    expect(settings.refusedNumbers).toContain('112');
    expect(settings.findings).toContainEqual(finding('SoftphoneSettings', 'version', 'unreadable'));
  });

  it('take a hole in a list as something unreadable', () => {
    const matrix = [{ record: 'Chat_To_Voice', from: 'chat', to: 'voice', enabled: true }];
    delete matrix[0];
    expect(readSettings({ version: 1, matrix }).matrix).toEqual([]);
  });
});

function byOrderOfChannels(one: Loose, other: Loose): number {
  const order = ['voice', 'chat', 'email', 'workItem', 'voicemail'];
  const place = (cell: Loose): number => order.indexOf(String(cell['from'])) * 2 + (cell['to'] === 'email' ? 1 : 0);
  return place(one) - place(other);
}
