import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';

const FORCE_APP = resolve(dirname(fileURLToPath(import.meta.url)), '../../force-app');
const RECORDS = join(FORCE_APP, 'records');
const OBJECTS = ['Omnichannel_Interaction__c', 'Omnichannel_Session__c'];
const MANY =
  /^(fields|value|columns|sections|layoutSections|layoutColumns|layoutItems|relatedLists|picklistValues|fieldPermissions|objectPermissions|tabSettings)$/;

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Xml = any;

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => MANY.test(name) });
const readXml = (file: string): Xml => Object.values(parser.parse(readFileSync(file, 'utf8'), true)).at(-1);
const sorted = (values: Iterable<string>): string[] => [...values].sort();
const apex = (name: string): string => readFileSync(join(RECORDS, 'classes', `${name}.cls`), 'utf8');

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

const fieldsOf = (object: string): Xml[] =>
  filesIn(join(RECORDS, 'objects', object, 'fields'), '.field-meta.xml').map((file) => {
    const field = readXml(file);
    assert.equal(field.fullName, basename(file, '.field-meta.xml'));
    return field;
  });

const choicesOf = (field: Xml): Xml[] => field.valueSet?.valueSetDefinition.value ?? [];

describe('the objects of the call log', () => {
  for (const object of OBJECTS) {
    it(`${object}: is found by a key that only one record can have`, () => {
      const key = fieldsOf(object).find((field) => field.fullName === 'Key__c');
      assert.deepEqual([key.unique, key.externalId, key.required], ['true', 'true', 'true']);
      const info = readXml(join(RECORDS, 'objects', object, `${object}.object-meta.xml`));
      assert.deepEqual([info.sharingModel, info.enableReports], ['Private', 'true']);
    });

    it(`${object}: every field is explained, on the page, in the report type and in German`, () => {
      const fields = fieldsOf(object);
      const names = sorted(fields.map((field) => field.fullName));
      for (const field of fields) assert.ok(field.description && field.inlineHelpText, field.fullName);
      const [file] = filesIn(join(RECORDS, 'layouts'), '.layout-meta.xml').filter((name) =>
        basename(name).startsWith(object)
      );
      const shown: string[] = readXml(file!)
        .layoutSections.flatMap((section: Xml) => section.layoutColumns)
        .flatMap((column: Xml) => column.layoutItems ?? [])
        .map((item: Xml) => item.field);
      assert.deepEqual(sorted(shown.filter((name) => name.endsWith('__c'))), names);
      const folder = join(FORCE_APP, 'translations/objectTranslations', `${object}-de`);
      const german = filesIn(folder, '.fieldTranslation-meta.xml').map(readXml);
      assert.deepEqual(sorted(german.map((one) => one.name)), names);
      for (const one of german) {
        const choices = choicesOf(fields.find((field) => field.fullName === one.name)).map((choice) => choice.label);
        assert.deepEqual(
          (one.picklistValues ?? []).map((choice: Xml) => choice.masterLabel),
          choices,
          one.name
        );
      }
      const reported = readXml(
        join(RECORDS, 'reportTypes/Omnichannel_Sessions_with_Interactions.reportType-meta.xml')
      ).sections.flatMap((section: Xml) => section.columns);
      const table = object === 'Omnichannel_Session__c' ? object : 'Omnichannel_Session__c.Omnichannel_Interactions__r';
      const columns = reported.filter((column: Xml) => column.table === table).map((column: Xml) => column.field);
      assert.deepEqual(
        sorted(columns.filter((name: string) => name.endsWith('__c'))),
        names.filter((name) => name !== 'Session__c')
      );
    });

    it(`${object}: list views, related lists and tab name what exists`, () => {
      const names = ['NAME', 'OWNER.ALIAS', ...fieldsOf(object).map((field) => field.fullName)];
      const views = filesIn(join(RECORDS, 'objects', object, 'listViews'), '.listView-meta.xml').map(readXml);
      assert.ok(views.length >= 2);
      for (const view of views) for (const column of view.columns) assert.ok(names.includes(column), column);
      assert.equal(readXml(join(RECORDS, 'tabs', `${object}.tab-meta.xml`)).customObject, 'true');
    });
  }
});

describe('who may do what with the call log', () => {
  const RIGHTS = {
    Softphone_Agent: { write: 'true', remove: 'false', all: 'false', everything: 'false' },
    Softphone_Supervisor: { write: 'false', remove: 'false', all: 'true', everything: 'false' },
    Softphone_Admin: { write: 'true', remove: 'true', all: 'true', everything: 'true' }
  };

  for (const [name, { write, remove, all, everything }] of Object.entries(RIGHTS)) {
    it(`${name} is given every field and object, and no field that needs no permission`, () => {
      const granted = readXml(join(FORCE_APP, 'softphone/permissionsets', `${name}.permissionset-meta.xml`));
      const optional = OBJECTS.flatMap((object) =>
        fieldsOf(object)
          .filter((field) => field.required !== 'true')
          .map((field) => `${object}.${field.fullName}`)
      );
      assert.deepEqual(sorted(granted.fieldPermissions.map((one: Xml) => one.field)), sorted(optional));
      for (const one of granted.fieldPermissions) assert.deepEqual([one.readable, one.editable], ['true', write]);
      assert.deepEqual(
        granted.objectPermissions,
        OBJECTS.map((object) => ({
          allowCreate: write,
          allowDelete: remove,
          allowEdit: write,
          allowRead: 'true',
          modifyAllRecords: everything,
          object,
          viewAllRecords: all
        }))
      );
      assert.deepEqual(
        granted.tabSettings.map((one: Xml) => one.tab),
        OBJECTS
      );
    });
  }
});

describe('the Apex that writes the call log', () => {
  const CLASSES = [
    'SoftphoneAccess',
    'SoftphoneCustomers',
    'SoftphoneElevations',
    'SoftphoneLog',
    'SoftphoneRecords',
    'SoftphoneRows'
  ];

  it('works as the user, with sharing, and never above', () => {
    for (const name of CLASSES) assert.match(apex(name), /^public with sharing class/m, name);
    const all = CLASSES.map(apex).join('\n');
    const queries = all.match(/\[\s*SELECT[^\]]*\]/g) ?? [];
    assert.ok(queries.length > 5);
    for (const query of queries) assert.match(query, /WITH USER_MODE/);
    const writes = all.match(/Database\.(insert|update|upsert|delete)\([^;]*\)/g) ?? [];
    assert.ok(writes.length >= 4);
    for (const write of writes) assert.match(write, /AccessLevel\.USER_MODE/);
    assert.doesNotMatch(all, /^\s*(insert|update|upsert|delete) /m);
  });

  it('writes every field of the objects, and knows the choices they offer', () => {
    const rows = apex('SoftphoneRows') + apex('SoftphoneRecords');
    for (const object of OBJECTS) {
      for (const { fullName } of fieldsOf(object)) {
        assert.match(rows, new RegExp(`${object}\\.${fullName}|\\b${fullName} = `), `${object}.${fullName}`);
      }
    }
    const interaction = fieldsOf('Omnichannel_Interaction__c');
    const CHOICES = { CHANNELS: 'Channel__c', DIRECTIONS: 'Direction__c', OUTCOMES: 'Outcome__c' };
    for (const [constant, name] of Object.entries(CHOICES)) {
      const set = apex('SoftphoneLog').match(new RegExp(`${constant} = new Set<String>\\{([^}]*)\\}`))?.[1] ?? '';
      const offered = choicesOf(interaction.find((field) => field.fullName === name)).map((choice) => choice.fullName);
      assert.deepEqual(sorted([...set.matchAll(/'(\w+)'/g)].map((one) => one[1]!)), sorted(offered), name);
    }
  });
});
