import { USER } from '../context.ts';
import { type MetadataRow, readCustomMetadata } from '../customMetadata.ts';
import type { FieldValue } from '../recordStore.ts';

/** What `PUT /control/settings` lays over the custom metadata. */
export interface SettingsOverrides {
  elevation?: boolean;
  multiContact?: boolean;
  dispositionPolicy?: string;
  limits?: Partial<Record<'voice' | 'chat' | 'email' | 'workItem' | 'sessions', number>>;
  /** By cell, such as `chat>voice`. */
  matrix?: Record<string, boolean>;
}

export interface RunningUser {
  userName: string;
  profileName: string;
}

/** Where the stand-in contact centre is; takes the place of the connection record, which names the real one. */
export interface LocalConnection {
  issuer: string;
  clientId: string;
  redirectUri: string;
}

type Cell = { record: string; from: FieldValue; to: FieldValue; enabled: FieldValue };

const ON_OFF: Record<string, boolean> = { On: true, Off: false };

/** The rule records that concern one user, the most specific first. */
class Layers {
  sources: Record<string, string> = {};
  names: string;
  #layers: MetadataRow[][];

  constructor(user: RunningUser, rows: MetadataRow[]) {
    const layers: Record<string, MetadataRow[]> = { user: [], profile: [], org: [] };
    const unreadable: string[] = [];
    for (const row of rows) {
      const scope = String(row.values['Scope__c']).toLowerCase();
      const key = String(row.values['Scope_Key__c'] ?? '').trim();
      const wanted = { user: user.userName, profile: user.profileName, org: '' }[scope];
      if (wanted === undefined || (scope === 'org') !== (key === '')) unreadable.push(row.developerName);
      // Apex compares texts without regard to case.
      else if (key.toLowerCase() === wanted.toLowerCase()) layers[scope]!.push(row);
    }
    this.#layers = [layers['user']!, layers['profile']!, layers['org']!];
    if (unreadable.length > 0) this.sources['scope'] = unreadable.join(', ');
    this.names = this.#layers
      .flat()
      .map((row) => row.developerName)
      .join(', ');
  }

  /** The value of the most specific record that sets the field; null when none does, or two of one layer do. */
  valueOf(name: string, field: string): FieldValue {
    for (const layer of this.#layers) {
      const setBy = layer.filter((row) => (row.values[field] ?? null) !== null);
      if (setBy.length === 0) continue;
      this.sources[name] = setBy.map((row) => row.developerName).join(', ');
      return setBy.length === 1 ? setBy[0]!.values[field]! : null;
    }
    return null;
  }
}

function overlaid(matrix: Cell[], overrides: Record<string, boolean>): Cell[] {
  const result = matrix.map((cell) => ({ ...cell, enabled: overrides[`${cell.from}>${cell.to}`] ?? cell.enabled }));
  for (const [name, enabled] of Object.entries(overrides)) {
    const [from, to] = name.split('>') as [string, string];
    if (!result.some((cell) => cell.from === from && cell.to === to))
      result.push({ record: `control ${name}`, from, to, enabled });
  }
  return result;
}

/** What `SoftphoneSettings.read` answers: the Apex class's reading of the same records, with the control's overrides on top. */
export function readSettings(
  user: RunningUser,
  connection: LocalConnection,
  overrides: SettingsOverrides = {},
  metadata = readCustomMetadata()
) {
  const rows = (type: string) =>
    metadata.filter((row) => row.type === type).sort((a, b) => (a.developerName < b.developerName ? -1 : 1));
  const layers = new Layers(user, rows('Softphone_Rule__mdt'));
  const onOff = (value: FieldValue) => ON_OFF[String(value)] ?? null;
  const rules = {
    elevation: overrides.elevation ?? onOff(layers.valueOf('elevation', 'Elevation__c')),
    multiContact: overrides.multiContact ?? onOff(layers.valueOf('multiContact', 'Multi_Contact__c')),
    dispositionPolicy: overrides.dispositionPolicy ?? layers.valueOf('dispositionPolicy', 'Disposition_Policy__c'),
    limits: {
      voice: layers.valueOf('limits.voice', 'Limit_Voice__c'),
      chat: layers.valueOf('limits.chat', 'Limit_Chat__c'),
      email: layers.valueOf('limits.email', 'Limit_Email__c'),
      workItem: layers.valueOf('limits.workItem', 'Limit_Work_Item__c'),
      sessions: layers.valueOf('limits.sessions', 'Limit_Sessions__c'),
      ...overrides.limits
    },
    defaultCountry: layers.valueOf('defaultCountry', 'Default_Country__c'),
    station: layers.valueOf('station', 'Station__c'),
    source: layers.names
  };
  const cells = rows('Softphone_Elevation_Cell__mdt').map(({ developerName, values }) => ({
    record: developerName,
    from: values['From_Channel__c'] ?? null,
    to: values['To_Channel__c'] ?? null,
    enabled: values['Enabled__c'] ?? false
  }));
  return {
    version: 1,
    rules,
    matrix: overlaid(cells, overrides.matrix ?? {}),
    refusedNumbers: rows('Softphone_Refused_Number__mdt').map(({ developerName, values }) => ({
      record: developerName,
      number: values['Number__c'] ?? null,
      reason: values['Reason__c'] ?? null
    })),
    linkHosts: rows('Softphone_Link_Host__mdt').map(({ developerName, values }) => ({
      record: developerName,
      host: values['Host__c'] ?? null
    })),
    connection,
    sources: layers.sources
  };
}

const POLICIES = ['everyInteraction', 'asTheSkillSays'];

/** What the records say, as far as the contact centre can use it: values it does not know are left to its own defaults. */
export function settingsForContactCentre(metadata = readCustomMetadata()): SettingsOverrides {
  const { rules, matrix } = readSettings(USER, { issuer: '', clientId: '', redirectUri: '' }, {}, metadata);
  const limits = Object.entries(rules.limits).filter(([, value]) => Number.isInteger(value) && Number(value) >= 0);
  return {
    ...(typeof rules.elevation === 'boolean' && { elevation: rules.elevation }),
    ...(typeof rules.multiContact === 'boolean' && { multiContact: rules.multiContact }),
    ...(POLICIES.includes(String(rules.dispositionPolicy)) && { dispositionPolicy: String(rules.dispositionPolicy) }),
    limits: Object.fromEntries(limits),
    matrix: Object.fromEntries(matrix.map(({ from, to, enabled }) => [`${from}>${to}`, enabled === true]))
  };
}
