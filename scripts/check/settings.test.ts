import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';

const FORCE_APP = resolve(dirname(fileURLToPath(import.meta.url)), '../../force-app');
const SETTINGS = join(FORCE_APP, 'settings');
const TYPES = [
  'Softphone_Connection',
  'Softphone_Elevation_Cell',
  'Softphone_Link_Host',
  'Softphone_Refused_Number',
  'Softphone_Rule'
];
const MANY = new Set(
  (
    'values value layoutSections layoutColumns layoutItems columns classAccesses pageAccesses ' +
    'applicationVisibilities customMetadataTypeAccesses picklistValues validationRules lightningMessageFields'
  ).split(' ')
);

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Xml = any;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name, path) => MANY.has(name) && path !== 'CustomMetadata.values.value'
});

const read = (file: string): string => readFileSync(file, 'utf8');
const readXml = (file: string): Xml => Object.values(parser.parse(read(file), true)).at(-1);

function filesIn(folder: string, ending: string): string[] {
  assert.ok(existsSync(folder), `${folder} is missing`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}

interface Field {
  name: string;
  type: string;
  xml: Xml;
  offers: string[] | null;
}

function fieldsOf(type: string): Field[] {
  return filesIn(join(SETTINGS, 'objects', `${type}__mdt`, 'fields'), '.field-meta.xml').map((file) => {
    const xml = readXml(file);
    const offered: Xml[] | undefined = xml.valueSet?.valueSetDefinition.value;
    const offers = offered?.map((value) => value.fullName as string) ?? null;
    return { name: basename(file, '.field-meta.xml'), type: xml.type, xml, offers };
  });
}

interface MetadataRecord {
  name: string;
  label: string;
  fields: string[];
  values: Record<string, { type: string | null; text: string | null }>;
}

function recordsOf(type: string): MetadataRecord[] {
  return filesIn(join(SETTINGS, 'customMetadata'), '.md-meta.xml')
    .filter((file) => basename(file).startsWith(`${type}.`))
    .map((file) => {
      const xml = readXml(file);
      const cell = (value: Xml) =>
        value['@xsi:nil'] === 'true'
          ? { type: null, text: null }
          : { type: value['@xsi:type'] as string, text: value['#text'] as string };
      return {
        name: basename(file).split('.')[1] ?? '',
        label: xml.label,
        fields: xml.values.map((value: Xml) => value.field as string),
        values: Object.fromEntries(xml.values.map((value: Xml) => [value.field, cell(value.value)]))
      };
    });
}

const texts = (record: MetadataRecord): Record<string, string | null> =>
  Object.fromEntries(Object.entries(record.values).map(([field, value]) => [field, value.text]));

const sorted = (values: Iterable<string>): string[] => [...values].sort();

describe('the settings as shipped', () => {
  it('hold every cell of the elevation matrix once, with voicemail to email off and all others on', () => {
    const cells = recordsOf('Softphone_Elevation_Cell').map(texts);
    assert.deepEqual(
      sorted(cells.map((cell) => `${cell['From_Channel__c']}>${cell['To_Channel__c']} ${cell['Enabled__c']}`)),
      [
        'chat>email true',
        'chat>voice true',
        'email>voice true',
        'voice>email true',
        'voicemail>email false',
        'voicemail>voice true',
        'workItem>email true',
        'workItem>voice true'
      ]
    );
  });

  it('leave no cell out that the channels on offer make possible', () => {
    const offers = Object.fromEntries(fieldsOf('Softphone_Elevation_Cell').map((field) => [field.name, field.offers]));
    const possible = offers['From_Channel__c']!.flatMap((from) =>
      offers['To_Channel__c']!.filter((to) => to !== from).map((to) => `${from}>${to}`)
    );
    const cells = recordsOf('Softphone_Elevation_Cell').map(texts);
    assert.deepEqual(
      sorted(cells.map((cell) => `${cell['From_Channel__c']}>${cell['To_Channel__c']}`)),
      sorted(possible)
    );
  });

  it('switch both main switches on for everyone, at the limits the contact centre documents', () => {
    const rules = recordsOf('Softphone_Rule');
    assert.deepEqual(
      rules.map((rule) => rule.name),
      ['Org']
    );
    assert.deepEqual(texts(rules[0]!), {
      Scope__c: 'Org',
      Scope_Key__c: null,
      Elevation__c: 'On',
      Multi_Contact__c: 'On',
      Disposition_Policy__c: 'everyInteraction',
      Limit_Voice__c: '1.0',
      Limit_Chat__c: '12.0',
      Limit_Email__c: '25.0',
      Limit_Work_Item__c: '25.0',
      Limit_Sessions__c: '20.0',
      Default_Country__c: 'US',
      Station__c: null
    });
  });

  it('refuse the emergency numbers an agent could reach, each once, in digits', () => {
    const refused = recordsOf('Softphone_Refused_Number').map(texts);
    const numbers = refused.map((row) => row['Number__c'] ?? '');
    assert.equal(new Set(numbers).size, numbers.length, 'a number twice');
    for (const number of numbers) assert.match(number, /^\+?\d{2,15}$/);
    const emergencies = refused.filter((row) => row['Reason__c'] === 'emergency').map((row) => row['Number__c']);
    for (const number of [
      '112',
      '911',
      '999',
      '000',
      '111',
      '110',
      '113',
      '117',
      '118',
      '119',
      '15',
      '17',
      '18',
      '144'
    ])
      assert.ok(emergencies.includes(number), `${number} can be dialled`);
  });

  it('allow no host for links: which ones, only the admin knows', () => {
    assert.deepEqual(recordsOf('Softphone_Link_Host'), []);
  });

  it('name the contact centre over https and carry no secret', () => {
    const connections = recordsOf('Softphone_Connection');
    assert.deepEqual(
      connections.map((connection) => connection.name),
      ['Default']
    );
    assert.deepEqual(texts(connections[0]!), {
      Issuer__c: 'https://cxone.niceincontact.com',
      Client_Id__c: null,
      Redirect_Uri__c: null
    });
    assert.doesNotMatch(
      fieldsOf('Softphone_Connection')
        .map((field) => field.name)
        .join(),
      /secret|password|token/i
    );
  });
});

describe('the settings in Setup', () => {
  for (const type of TYPES) {
    it(`show every field of ${type} on its page, explain it, and let an admin change it after a package install`, () => {
      const fields = fieldsOf(type);
      const layout = readXml(
        join(SETTINGS, 'layouts', `${type}__mdt-${type.replaceAll('_', ' ')} Layout.layout-meta.xml`)
      );
      const shown: string[] = layout.layoutSections
        .flatMap((section: Xml) => section.layoutColumns)
        .flatMap((column: Xml) => column.layoutItems ?? [])
        .map((item: Xml) => item.field);
      assert.deepEqual(sorted(shown.filter((name) => name.endsWith('__c'))), sorted(fields.map((field) => field.name)));
      for (const field of fields) {
        assert.equal(field.xml.fullName, field.name);
        assert.ok(field.xml.description?.length > 20, `${field.name} has no description`);
        assert.ok(field.xml.inlineHelpText?.length > 20, `${field.name} has no help`);
        assert.equal(field.xml.fieldManageability, 'SubscriberControlled', field.name);
        if (field.type === 'Picklist') assert.equal(field.xml.valueSet.restricted, 'true', field.name);
      }
    });

    it(`speak German about every field, choice and refusal of ${type}`, () => {
      const folder = join(FORCE_APP, 'translations/objectTranslations', `${type}__mdt-de`);
      const fields = fieldsOf(type);
      const translated = filesIn(folder, '.fieldTranslation-meta.xml').map((file) => readXml(file));
      assert.deepEqual(sorted(translated.map((one) => one.name)), sorted(fields.map((field) => field.name)));
      for (const one of translated) {
        assert.ok(one.label && one.help && one.help.length <= 510, one.name);
        const choices: Xml[] =
          fields.find((field) => field.name === one.name)!.xml.valueSet?.valueSetDefinition.value ?? [];
        assert.deepEqual(
          sorted((one.picklistValues ?? []).map((choice: Xml) => choice.masterLabel)),
          sorted(choices.map((choice) => choice.label)),
          one.name
        );
      }
      const german = readXml(join(folder, `${type}__mdt-de.objectTranslation-meta.xml`));
      const rules = filesIn(join(SETTINGS, 'objects', `${type}__mdt`, 'validationRules'), '.validationRule-meta.xml');
      assert.deepEqual(
        sorted(german.validationRules.map((rule: Xml) => rule.name)),
        sorted(rules.map((file) => basename(file, '.validationRule-meta.xml')))
      );
    });
  }
});

describe('what Apex tells the softphone', () => {
  const apex = read(join(SETTINGS, 'classes/SoftphoneSettings.cls'));

  const FIXTURE: Record<string, Record<string, string>> = {
    Settings: {
      version: 'Integer',
      rules: 'Rules',
      matrix: 'List<Map<String, Object>>',
      refusedNumbers: 'List<Map<String, Object>>',
      linkHosts: 'List<Map<String, Object>>',
      connection: 'Connection',
      sources: 'Map<String, String>'
    },
    Rules: {
      elevation: 'Boolean',
      multiContact: 'Boolean',
      dispositionPolicy: 'String',
      source: 'String',
      limits: 'Limits',
      defaultCountry: 'String',
      station: 'String'
    },
    Limits: { voice: 'Decimal', chat: 'Decimal', email: 'Decimal', workItem: 'Decimal', sessions: 'Decimal' },
    Connection: { issuer: 'String', clientId: 'String', redirectUri: 'String' }
  };

  const bodyOf = (name: string): string =>
    apex.match(new RegExp(`    public class ${name} \\{\\n([^]*?)\\n    \\}`))?.[1] ?? '';

  it('has exactly the names both sides agreed on', () => {
    for (const [name, fields] of Object.entries(FIXTURE)) {
      const found = [...bodyOf(name).matchAll(/@AuraEnabled\s+public (.+?) (\w+)(?: =.*)?;/g)];
      assert.deepEqual(Object.fromEntries(found.map((match) => [match[2], match[1]])), fields, name);
    }
    const rowKeys = [...apex.matchAll(/settings\.(\w+)\.add\(\s*new Map<String, Object>\{([^]*?)\}/g)];
    assert.deepEqual(
      Object.fromEntries(rowKeys.map((row) => [row[1], [...row[2]!.matchAll(/'(\w+)' =>/g)].map((key) => key[1])])),
      {
        matrix: ['record', 'from', 'to', 'enabled'],
        refusedNumbers: ['record', 'number', 'reason'],
        linkHosts: ['record', 'host']
      }
    );
  });

  it('asks the org for every field of every type, as the user and never above', () => {
    const queries = [...apex.matchAll(/SELECT\s+([^]*?)\s+FROM (\w+)\s+([^]*?)\]/g)];
    for (const type of TYPES) {
      const query = queries.find((one) => one[2] === `${type}__mdt`);
      assert.ok(query, `${type} is never read`);
      assert.deepEqual(
        sorted(query[1]!.split(/,\s*/)),
        sorted(['DeveloperName', ...fieldsOf(type).map((field) => field.name)])
      );
    }
    assert.equal(queries.length, TYPES.length + 1, "and the name of the user's own profile");
    for (const query of queries) assert.match(query[3]!, /WITH USER_MODE/);
    assert.match(apex, /public with sharing class/);
    assert.doesNotMatch(apex, /\b(insert|update|upsert|delete|undelete|merge|Database)\b/);
  });

  it("resolves each rule from its own field, and names its source by the rule's own name", () => {
    const resolved = [
      ...apex.matchAll(/rules\.([\w.]+) = [^;]*?rowFor\('([\w.]+)', Softphone_Rule__mdt\.(\w+)\)\s*\?\.(\w+)/g)
    ];
    for (const [, rule, name, looked, taken] of resolved) {
      assert.equal(name, rule);
      assert.equal(taken, looked);
    }
    assert.deepEqual(
      sorted(resolved.map((match) => match[3]!)),
      sorted(
        fieldsOf('Softphone_Rule')
          .map((field) => field.name)
          .filter((name) => !name.startsWith('Scope_'))
      )
    );
    const agreed = [
      ...Object.keys(FIXTURE['Rules']!).filter((name) => name !== 'limits' && name !== 'source'),
      ...Object.keys(FIXTURE['Limits']!).map((name) => `limits.${name}`)
    ];
    assert.deepEqual(sorted(resolved.map((match) => match[2]!)), sorted(agreed));
  });
});

describe('what an agent is given', () => {
  const SOFTPHONE = join(FORCE_APP, 'softphone');

  for (const name of ['Softphone_Agent', 'Softphone_Admin']) {
    it(`lets ${name} read every setting, call every class the softphone calls, and nothing that does not exist`, () => {
      const granted = readXml(join(SOFTPHONE, 'permissionsets', `${name}.permissionset-meta.xml`));
      assert.deepEqual(
        sorted(granted.customMetadataTypeAccesses.map((access: Xml) => access.name)),
        TYPES.map((type) => `${type}__mdt`)
      );
      const classes = filesIn(join(SETTINGS, 'classes'), '.cls').filter((file) => !/@IsTest/i.test(read(file)));
      assert.deepEqual(
        sorted(granted.classAccesses.map((access: Xml) => access.apexClass)),
        sorted([...classes.map((file) => basename(file, '.cls')), 'SoftphoneRecords'])
      );
      const pages = filesIn(join(SOFTPHONE, 'pages'), '.page').map((file) => basename(file, '.page'));
      assert.deepEqual(sorted(granted.pageAccesses.map((access: Xml) => access.apexPage)), sorted(pages));
      assert.deepEqual(
        granted.applicationVisibilities.map((app: Xml) => app.application),
        filesIn(join(SOFTPHONE, 'applications'), '.app-meta.xml').map((file) => basename(file, '.app-meta.xml'))
      );
      assert.equal(granted.userPermissions, undefined);
    });
  }

  it('puts the softphone into the utility bar of a console app and starts it with the app', () => {
    const app = readXml(join(SOFTPHONE, 'applications/Softphone_Console.app-meta.xml'));
    assert.equal(app.navType, 'Console');
    assert.deepEqual(app.tabs, [
      'standard-Account',
      'standard-Contact',
      'standard-Case',
      'standard-Lead',
      'Omnichannel_Session__c'
    ]);
    const bar = readXml(join(SOFTPHONE, 'flexipages', `${app.utilityBar}.flexipage-meta.xml`));
    const item = bar.flexiPageRegions[0].itemInstances.componentInstance;
    assert.equal(bar.type, 'UtilityBar');
    assert.equal(item.componentName, 'softphoneUtility');
    assert.ok(existsSync(join(SOFTPHONE, 'lwc', item.componentName)), 'the component is missing');
    assert.deepEqual(Object.fromEntries(item.componentInstanceProperties.map((one: Xml) => [one.name, one.value[0]])), {
      eager: 'true',
      height: '480',
      icon: 'call',
      label: 'Softphone',
      scrollable: 'true',
      width: '340'
    });
  });

  it('lets a record hand over a number and nothing that could dial', () => {
    const channel = readXml(join(SOFTPHONE, 'messageChannels/Softphone.messageChannel-meta.xml'));
    assert.deepEqual(
      channel.lightningMessageFields.map((field: Xml) => field.fieldName),
      ['type', 'number', 'recordId', 'recordName', 'objectApiName']
    );
    assert.equal(channel.isExposed, 'false');
  });

  it("hands the answer of the sign-in to the console's origin alone, and takes it out of the address bar", () => {
    const page = read(join(SOFTPHONE, 'pages/SoftphoneCallback.page'));
    const posts = [...page.matchAll(/postMessage\(([^]*?)\);/g)].map((match) => match[1]!);
    assert.deepEqual(posts, ["{ type: 'softphone.oauth', search: search }, unheard.dataset.consoleOrigin"]);
    assert.match(page, /replaceState\(null, '', window\.location\.pathname\)/);
    assert.doesNotMatch(page.slice(page.indexOf('<script>')), /\{!/);
  });
});
