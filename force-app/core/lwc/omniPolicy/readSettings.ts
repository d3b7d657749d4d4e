import type { Channel, TargetChannel } from 'c/omniPorts';
import { RULE_LIMITS } from './limits';
import type { Finding, FindingProblem, Limits, Settings } from './settings';

type Row = { [field: string]: unknown };

const CHANNELS: Channel[] = ['voice', 'chat', 'email', 'workItem', 'voicemail'];
const TARGETS: TargetChannel[] = ['voice', 'email'];

const row = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
const rows = (value: unknown): Row[] => (Array.isArray(value) ? value.map(row) : []);
const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** The setting's field names as an admin sees them in custom metadata. */
const FIELD = {
  elevation: 'Elevation__c',
  multiContact: 'Multi_Contact__c',
  dispositionPolicy: 'Disposition_Policy__c',
  defaultCountry: 'Default_Country__c',
  voice: 'Limit_Voice__c',
  chat: 'Limit_Chat__c',
  email: 'Limit_Email__c',
  workItem: 'Limit_Work_Item__c',
  sessions: 'Limit_Sessions__c'
};

class Findings {
  list: Finding[] = [];

  add(record: string, field: string, problem: FindingProblem): void {
    this.list.push({ record, field, problem });
  }
}

function readLimits(raw: Row, recordOf: (rule: string) => string, findings: Findings): Limits {
  const read = (kind: 'voice' | 'chat' | 'email' | 'workItem', ceiling: number): number => {
    const value = raw[kind];
    if (value === null || value === undefined) return ceiling;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= ceiling) return value;
    findings.add(recordOf(kind), FIELD[kind], 'outOfRange');
    return typeof value === 'number' && value > ceiling ? ceiling : 0;
  };
  const readSessions = (): number | null => {
    const value = raw['sessions'];
    if (value === null || value === undefined) return null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
    findings.add(recordOf('sessions'), FIELD.sessions, 'outOfRange');
    return 1;
  };
  return {
    voice: read('voice', RULE_LIMITS.voice),
    chat: read('chat', RULE_LIMITS.chat),
    email: read('email', RULE_LIMITS.email),
    workItem: read('workItem', RULE_LIMITS.workItem),
    sessions: readSessions()
  };
}

function readMatrix(raw: unknown, findings: Findings): Settings['matrix'] {
  const cells = new Map<string, { enabled: boolean; record: string }>();
  for (const cell of rows(raw)) {
    const record = text(cell['record']) ?? '?';
    const from = CHANNELS.find((channel) => channel === cell['from']);
    const to = TARGETS.find((channel) => channel === cell['to']);
    if (from === undefined) findings.add(record, 'From_Channel__c', 'unknownValue');
    if (to === undefined) {
      const isChannel = CHANNELS.some((channel) => channel === cell['to']);
      findings.add(record, 'To_Channel__c', isChannel ? 'neverATarget' : 'unknownValue');
    }
    if (from === undefined || to === undefined) continue;
    if (from === to) {
      findings.add(record, 'To_Channel__c', 'neverATarget');
      continue;
    }
    const name = `${from}>${to}`;
    const before = cells.get(name);
    if (before !== undefined) findings.add(record, 'To_Channel__c', 'duplicateCell');
    cells.set(name, { record, enabled: cell['enabled'] === true && (before?.enabled ?? true) });
  }
  const matrix: Settings['matrix'] = [];
  for (const from of CHANNELS) {
    for (const to of TARGETS) {
      if (from === to) continue;
      const cell = cells.get(`${from}>${to}`);
      if (cell === undefined) findings.add(`Softphone_Elevation_Cell__mdt ${from}>${to}`, 'Enabled__c', 'missingCell');
      if (cell?.enabled) matrix.push({ from, to });
    }
  }
  return matrix;
}

/** Reads what the org answered, strictly: what is wrong or missing gets the strictest safe reading and a finding. Never throws. */
export function readSettings(answer: unknown): Settings {
  const findings = new Findings();
  const dto = row(answer);
  const rules = row(dto['rules']);
  const sources = row(dto['sources']);
  const recordOf = (rule: string): string => text(sources[rule]) ?? 'Softphone_Rule__mdt';
  if (dto['version'] !== 1) findings.add('SoftphoneSettings', 'version', 'unreadable');

  const readSwitch = (name: 'elevation' | 'multiContact'): boolean => {
    const value = rules[name];
    if (typeof value !== 'boolean')
      findings.add(recordOf(name), FIELD[name], value === null ? 'missing' : 'unknownValue');
    return value === true;
  };
  const elevation = readSwitch('elevation');
  const multiContact = readSwitch('multiContact');
  if (multiContact && !elevation)
    findings.add(recordOf('multiContact'), FIELD.multiContact, 'multiContactWithoutElevation');

  const policy = rules['dispositionPolicy'];
  if (policy !== 'everyInteraction' && policy !== 'asTheSkillSays') {
    findings.add(recordOf('dispositionPolicy'), FIELD.dispositionPolicy, policy === null ? 'missing' : 'unknownValue');
  }
  const country = text(rules['defaultCountry'])?.toUpperCase() ?? '';
  if (!/^[A-Z]{2}$/.test(country))
    findings.add(recordOf('defaultCountry'), FIELD.defaultCountry, country === '' ? 'missing' : 'unknownValue');

  return {
    elevation,
    multiContact,
    dispositionPolicy: policy === 'asTheSkillSays' ? policy : 'everyInteraction',
    limits: readLimits(row(rules['limits']), recordOf, findings),
    matrix: readMatrix(dto['matrix'], findings),
    defaultCountry: /^[A-Z]{2}$/.test(country) ? country : 'US',
    refusedNumbers: rows(dto['refusedNumbers']).flatMap((refused) => {
      const number = text(refused['number']);
      if (number === null || !/\d/.test(number))
        findings.add(text(refused['record']) ?? '?', 'Number__c', 'unknownValue');
      return number === null ? [] : [number];
    }),
    station: text(rules['station']) ?? '',
    findings: findings.list
  };
}
