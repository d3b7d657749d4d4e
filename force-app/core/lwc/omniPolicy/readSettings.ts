import type { Channel, TargetChannel } from 'c/omniPorts';
import { RULE_LIMITS } from './limits';
import { readLinkHost } from './linkHosts';
import { isCountryKnown } from './numbers';
import type { Finding, FindingProblem, Limits, Settings } from './settings';

type Row = { [field: string]: unknown };

const CHANNELS: Channel[] = ['voice', 'chat', 'email', 'workItem', 'voicemail'];
const TARGETS: TargetChannel[] = ['voice', 'email'];

const row = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
const rows = (value: unknown): Row[] => (Array.isArray(value) ? Array.from(value, row) : []);
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

/** Never dialled when the org's own list cannot be read. */
const EMERGENCY_NUMBERS = ['112', '911', '999', '110', '000', '113', '115', '117', '118', '119'];

const REFUSED_RECORD = 'Softphone_Refused_Number__mdt';
const LINK_RECORD = 'Softphone_Link_Host__mdt';

class Findings {
  list: Finding[] = [];

  add(record: string, field: string, problem: FindingProblem): void {
    this.list.push({ record, field, problem });
  }
}

/** Where a value comes from. One that is null beside a source was set, but contradicts itself or cannot be read. */
class Sources {
  #names: Row;

  constructor(names: unknown) {
    this.#names = row(names);
  }

  recordOf(rule: string): string {
    return text(this.#names[rule]) ?? 'Softphone_Rule__mdt';
  }

  isUnset(rule: string, value: unknown): boolean {
    return (value === null || value === undefined) && text(this.#names[rule]) === null;
  }
}

function readLimits(raw: Row, sources: Sources, findings: Findings): Limits {
  const read = (kind: 'voice' | 'chat' | 'email' | 'workItem', ceiling: number): number => {
    const value = raw[kind];
    if (sources.isUnset(`limits.${kind}`, value)) return ceiling;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= ceiling) return value;
    findings.add(sources.recordOf(`limits.${kind}`), FIELD[kind], 'outOfRange');
    return typeof value === 'number' && value > ceiling ? ceiling : 0;
  };
  const readSessions = (): number | null => {
    const value = raw['sessions'];
    if (sources.isUnset('limits.sessions', value)) return null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
    findings.add(sources.recordOf('limits.sessions'), FIELD.sessions, 'outOfRange');
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

function readRefusedNumbers(raw: unknown, findings: Findings): string[] {
  if (!Array.isArray(raw)) {
    findings.add(REFUSED_RECORD, 'Number__c', 'unreadable');
    return EMERGENCY_NUMBERS;
  }
  return rows(raw).flatMap((refused) => {
    const number = text(refused['number']);
    if (number !== null && /\d/.test(number)) return [number];
    findings.add(text(refused['record']) ?? REFUSED_RECORD, 'Number__c', 'unknownValue');
    return [];
  });
}

function readLinkHosts(raw: unknown, findings: Findings): string[] {
  if (!Array.isArray(raw)) {
    findings.add(LINK_RECORD, 'Host__c', 'unreadable');
    return [];
  }
  return rows(raw).flatMap((allowed) => {
    const host = readLinkHost(text(allowed['host']) ?? '');
    if (host !== null) return [host];
    findings.add(text(allowed['record']) ?? LINK_RECORD, 'Host__c', 'unknownValue');
    return [];
  });
}

/** Reads what the org answered, strictly: what is wrong or missing gets the strictest safe reading and a finding. Never throws. */
export function readSettings(answer: unknown): Settings {
  const findings = new Findings();
  const dto = row(answer);
  const rules = row(dto['rules']);
  const sources = new Sources(dto['sources']);
  if (dto['version'] !== 1) findings.add('SoftphoneSettings', 'version', 'unreadable');
  const unreadableRules = text(row(dto['sources'])['scope'])?.split(',') ?? [];
  unreadableRules.forEach((record) => findings.add(record.trim(), 'Scope__c', 'unknownValue'));

  const complain = (name: 'elevation' | 'multiContact' | 'dispositionPolicy' | 'defaultCountry'): void =>
    findings.add(sources.recordOf(name), FIELD[name], sources.isUnset(name, rules[name]) ? 'missing' : 'unknownValue');
  const readSwitch = (name: 'elevation' | 'multiContact'): boolean => {
    if (typeof rules[name] !== 'boolean') complain(name);
    return rules[name] === true;
  };
  const elevation = readSwitch('elevation');
  const multiContact = readSwitch('multiContact');
  if (multiContact && !elevation)
    findings.add(sources.recordOf('multiContact'), FIELD.multiContact, 'multiContactWithoutElevation');

  const policy = rules['dispositionPolicy'];
  if (policy !== 'everyInteraction' && policy !== 'asTheSkillSays') complain('dispositionPolicy');
  const country = text(rules['defaultCountry'])?.toUpperCase() ?? '';
  if (!isCountryKnown(country)) complain('defaultCountry');

  return {
    elevation,
    multiContact,
    dispositionPolicy: policy === 'asTheSkillSays' ? policy : 'everyInteraction',
    limits: readLimits(row(rules['limits']), sources, findings),
    matrix: readMatrix(dto['matrix'], findings),
    defaultCountry: isCountryKnown(country) ? country : 'US',
    refusedNumbers: readRefusedNumbers(dto['refusedNumbers'], findings),
    linkHosts: readLinkHosts(dto['linkHosts'], findings),
    station: text(rules['station']) ?? '',
    findings: findings.list
  };
}
