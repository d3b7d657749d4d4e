import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings, settingsForContactCentre } from './apex/softphoneSettings.ts';
import type { MetadataRow } from './customMetadata.ts';
import type { FieldValue } from './recordStore.ts';

const USER = { userName: 'ada@lindenwerk.example', profileName: 'Contact Centre Agent' };
const LOCAL = {
  issuer: 'http://localhost:3000',
  clientId: 'softphone-local',
  redirectUri: 'http://127.0.0.1:3000/oauth/callback'
};

const aRow = (type: string, developerName: string, values: Record<string, FieldValue>): MetadataRow => ({
  type,
  developerName,
  label: developerName,
  values
});
const aRule = (name: string, scope: string, key: string | null, values: Record<string, FieldValue>) =>
  aRow('Softphone_Rule__mdt', name, { Scope__c: scope, Scope_Key__c: key, ...values });
const aCell = (name: string, from: string, to: string, enabled: boolean) =>
  aRow('Softphone_Elevation_Cell__mdt', name, { From_Channel__c: from, To_Channel__c: to, Enabled__c: enabled });

const rulesOf = (...rows: MetadataRow[]) => readSettings(USER, LOCAL, {}, rows).rules;

describe('what SoftphoneSettings.read answers', () => {
  it('lets the rule of the user win over the profile and the profile over the org, value by value', () => {
    const rules = rulesOf(
      aRule('Everyone', 'Org', null, { Elevation__c: 'On', Multi_Contact__c: 'On', Limit_Chat__c: 12 }),
      aRule('Team', 'Profile', 'Contact Centre Agent', { Multi_Contact__c: 'Off', Limit_Chat__c: 5 }),
      aRule('Ada', 'User', 'ada@lindenwerk.example', { Limit_Chat__c: 2 })
    );
    assert.deepEqual([rules.elevation, rules.multiContact, rules.limits.chat], [true, false, 2]);
    assert.equal(rules.source, 'Ada, Team, Everyone');
  });

  it('ignores the rules of other users and profiles', () => {
    const rules = rulesOf(
      aRule('Ben', 'User', 'ben@lindenwerk.example', { Elevation__c: 'On' }),
      aRule('Sales', 'Profile', 'Sales', { Elevation__c: 'On' })
    );
    assert.equal(rules.elevation, null);
  });

  it('compares names as Apex does, without regard to case, and names the rules nobody can place', () => {
    const { rules, sources } = readSettings(USER, LOCAL, {}, [
      aRule('Ada', 'User', 'ADA@lindenwerk.example', { Elevation__c: 'On' }),
      aRule('Nobody', 'User', null, { Elevation__c: 'Off' }),
      aRule('Keyed', 'Org', 'something', { Elevation__c: 'Off' })
    ]);
    assert.deepEqual([rules.elevation, sources['scope']], [true, 'Keyed, Nobody']);
  });

  it('answers nothing where two rules of one layer contradict each other, and names both', () => {
    const { rules, sources } = readSettings(USER, LOCAL, {}, [
      aRule('One', 'Org', null, { Elevation__c: 'On' }),
      aRule('Two', 'Org', null, { Elevation__c: 'Off' })
    ]);
    assert.deepEqual([rules.elevation, sources['elevation']], [null, 'One, Two']);
  });

  it('lets the control interface lie over single values and cells', () => {
    const metadata = [
      aRule('Everyone', 'Org', null, { Elevation__c: 'On', Limit_Chat__c: 12, Limit_Email__c: 25 }),
      aCell('Chat_To_Voice', 'chat', 'voice', true),
      aCell('Chat_To_Email', 'chat', 'email', true)
    ];
    const { rules, matrix } = readSettings(
      USER,
      LOCAL,
      { elevation: false, limits: { chat: 1 }, matrix: { 'chat>voice': false } },
      metadata
    );
    assert.deepEqual([rules.elevation, rules.limits.chat, rules.limits.email], [false, 1, 25]);
    assert.deepEqual(
      matrix.map(({ from, to, enabled }) => [from, to, enabled]),
      [
        ['chat', 'email', true],
        ['chat', 'voice', false]
      ]
    );
  });

  it('leads to the stand-in contact centre, whatever the connection record says', () => {
    const { connection } = readSettings(USER, LOCAL, {}, [
      aRow('Softphone_Connection__mdt', 'Default', { Issuer__c: 'https://elsewhere.example' })
    ]);
    assert.deepEqual(connection, LOCAL);
  });

  it('reads the records this project ships: both switches on, every cell present, voicemail to e-mail off', () => {
    const { rules, matrix } = readSettings(USER, LOCAL);
    assert.deepEqual([rules.elevation, rules.multiContact, rules.dispositionPolicy], [true, true, 'everyInteraction']);
    assert.deepEqual(
      matrix.filter(({ enabled }) => enabled !== true).map(({ from, to }) => `${from}>${to}`),
      ['voicemail>email']
    );
    assert.equal(matrix.length, 8);
  });

  it('tells the contact centre only values it can use', () => {
    const metadata = [
      aRule('Everyone', 'Org', null, {
        Elevation__c: 'Maybe',
        Disposition_Policy__c: 'never',
        Limit_Chat__c: -1,
        Limit_Email__c: 3.5,
        Limit_Voice__c: 1
      })
    ];
    assert.deepEqual(settingsForContactCentre(metadata), { limits: { voice: 1 }, matrix: {} });
  });
});
