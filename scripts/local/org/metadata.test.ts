import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readCustomMetadata } from './customMetadata.ts';
import { readLabels } from './labels.ts';
import { readUtilityBar } from './utilityBar.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'org-metadata-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, xml: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
}

const aRecord = (values: string, label = 'Chat &amp; voice') =>
  `<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>${label}</label>${values}
  </CustomMetadata>`;

const aValue = (field: string, type: string, text: string) =>
  `<values><field>${field}</field><value xsi:type="xsd:${type}">${text}</value></values>`;

describe('custom metadata of the stand-in org', () => {
  it('keeps switches, numbers, texts and empty values apart', () => {
    write(
      'settings/customMetadata/Cell.Chat_To_Voice.md-meta.xml',
      aRecord(
        aValue('On__c', 'boolean', 'true') +
          aValue('Limit__c', 'double', '12.0') +
          aValue('Code__c', 'string', '0110') +
          '<values><field>Key__c</field><value xsi:nil="true"/></values>'
      )
    );
    assert.deepEqual(readCustomMetadata(folder), [
      {
        type: 'Cell__mdt',
        developerName: 'Chat_To_Voice',
        label: 'Chat & voice',
        values: { On__c: true, Limit__c: 12, Code__c: '0110', Key__c: null }
      }
    ]);
  });

  it('reads a record with a single value, and one with none', () => {
    write('a/Rule.One.md-meta.xml', aRecord(aValue('On__c', 'boolean', 'false'), 'One'));
    write('a/Rule.Two.md-meta.xml', aRecord('', 'Two'));
    assert.deepEqual(
      readCustomMetadata(folder).map(({ values }) => values),
      [{ On__c: false }, {}]
    );
  });

  it('shows an edit at the next reading', () => {
    write('a/Rule.Org.md-meta.xml', aRecord(aValue('On__c', 'boolean', 'true')));
    assert.equal(readCustomMetadata(folder)[0]?.values['On__c'], true);
    write('a/Rule.Org.md-meta.xml', aRecord(aValue('On__c', 'boolean', 'false')));
    assert.equal(readCustomMetadata(folder)[0]?.values['On__c'], false);
  });

  it('names the file that cannot be read', () => {
    write('a/Rule.Org.md-meta.xml', '<CustomMetadata><label>broken</CustomMetadata>');
    assert.throws(() => readCustomMetadata(folder));
    write('a/Rule.Org.md-meta.xml', '<SomethingElse/>');
    assert.throws(() => readCustomMetadata(folder), /Rule\.Org\.md-meta\.xml/);
  });
});

describe('labels of the stand-in org', () => {
  const aLabel = (name: string, value: string) =>
    `<labels><fullName>${name}</fullName><value>${value}</value></labels>`;

  it('come from every room, and in German where there is a translation', () => {
    write(
      'softphone/labels/CustomLabels.labels-meta.xml',
      `<CustomLabels>${aLabel('A_call', 'Call')}${aLabel('A_end', 'End &lt;call&gt;')}</CustomLabels>`
    );
    write('settings/labels/CustomLabels.labels-meta.xml', `<CustomLabels>${aLabel('B_rule', 'Rule')}</CustomLabels>`);
    write(
      'translations/translations/de.translation-meta.xml',
      '<Translations><customLabels><label>Anrufen</label><name>A_call</name></customLabels><customLabels><label><!-- Rule --></label><name>B_rule</name></customLabels></Translations>'
    );
    assert.deepEqual(readLabels('en', folder), { 'c.A_call': 'Call', 'c.A_end': 'End <call>', 'c.B_rule': 'Rule' });
    assert.deepEqual(readLabels('de', folder), { 'c.A_call': 'Anrufen', 'c.A_end': 'End <call>', 'c.B_rule': 'Rule' });
  });
});

describe('utility bar page', () => {
  const aPage = (properties: string) =>
    `<FlexiPage><flexiPageRegions><itemInstances><componentInstance>${properties}<componentName>softphoneUtility</componentName></componentInstance></itemInstances><name>utilityItems</name></flexiPageRegions><flexiPageRegions><name>backgroundComponents</name></flexiPageRegions></FlexiPage>`;
  const aProperty = (name: string, value: string) =>
    `<componentInstanceProperties><name>${name}</name><type>decorator</type><value>${value}</value></componentInstanceProperties>`;

  it('decides label, icon and size of the item', () => {
    write(
      'Test_UtilityBar.flexipage-meta.xml',
      aPage(
        aProperty('height', '600') +
          aProperty('label', 'Phone') +
          aProperty('icon', 'dialing') +
          aProperty('eager', 'true')
      )
    );
    assert.deepEqual(readUtilityBar(folder), [
      { component: 'softphoneUtility', label: 'Phone', icon: 'dialing', height: 600, width: 340, eager: true }
    ]);
  });

  it('is 340 by 480 pixels where nobody has written one', () => {
    const [item] = readUtilityBar(folder);
    assert.deepEqual([item?.width, item?.height], [340, 480]);
  });
});
