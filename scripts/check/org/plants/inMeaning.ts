import { swap, takeAway, takeOut, write, type Plant } from '../planting.ts';
import { MAIN, RULE, CELL, AGENT, APP, BAR, CONTACT, PAGE } from './places.ts';

const grant =
  (element: string, body: string) =>
  (text: string): string =>
    text.replace('    <description>', `    <${element}>${body}</${element}>\n    <description>`);

const CUSTOM_METADATA: Plant[] = [
  {
    mistake: 'a cell of the matrix left out',
    step: 'custom metadata',
    file: CELL,
    change: takeAway,
    says: /the cell chat to voice has no record/,
    at: /Softphone_Elevation_Cell__mdt\.object/
  },
  {
    mistake: 'a cell of the matrix twice',
    step: 'custom metadata',
    file: CELL,
    change: swap('>voice<', '>email<'),
    says: /chat to email a second time/,
    at: /Chat_To_/
  },
  {
    mistake: 'a channel that is not on offer',
    step: 'custom metadata',
    file: CELL,
    change: swap('>chat<', '>sms<'),
    says: /'sms' is not on offer/
  },
  {
    mistake: 'a value of the wrong type',
    step: 'custom metadata',
    file: CELL,
    change: swap('xsd:boolean', 'xsd:string'),
    says: /has the type xsd:string, not xsd:boolean/
  },
  {
    mistake: 'a value for a field that is not there',
    step: 'custom metadata',
    file: CELL,
    change: swap('Enabled__c', 'Active__c'),
    says: /has no field Active__c/
  },
  {
    mistake: 'a limit with more digits than its field',
    step: 'custom metadata',
    file: `${MAIN}/customMetadata/Softphone_Rule.Org.md-meta.xml`,
    change: swap('>12.0<', '>12000.0<'),
    says: /more than 3 digits/
  },
  {
    mistake: 'a label longer than an org takes',
    step: 'custom metadata',
    file: CELL,
    change: swap('Chat to voice', 'From a chat with a customer to a call with the same one'),
    says: /the label has 5\d characters/
  },
  {
    mistake: 'a record of a type that is not there',
    step: 'custom metadata',
    file: `${MAIN}/customMetadata/Softphone_Skill.One.md-meta.xml`,
    change: write(
      '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata"><label>One</label></CustomMetadata>'
    ),
    says: /no custom metadata type Softphone_Skill__mdt/
  },
  {
    mistake: 'a link host that names no host',
    step: 'custom metadata',
    file: `${MAIN}/customMetadata/Softphone_Link_Host.Orders.md-meta.xml`,
    change: write(
      '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata"><label>Orders</label></CustomMetadata>'
    ),
    says: /says nothing about Host__c/
  }
];

const OBJECTS: Plant[] = [
  {
    mistake: 'a list view column that is no field',
    step: 'objects',
    file: `${RULE}/listViews/All.listView-meta.xml`,
    change: swap('Scope__c', 'Scopes__c'),
    says: /has no field Scopes__c/
  },
  {
    mistake: 'a validation rule over a field that is gone',
    step: 'objects',
    file: `${RULE}/validationRules/Chat_Limit_In_Range.validationRule-meta.xml`,
    change: swap('Limit_Chat__c &lt;', 'Limit_Chats__c &lt;'),
    says: /has no field Limit_Chats__c/
  },
  {
    mistake: 'a lookup to an object that is not there',
    step: 'objects',
    file: `${MAIN}/objects/Omnichannel_Interaction__c/fields/Session__c.field-meta.xml`,
    change: swap('<referenceTo>Omnichannel_Session__c<', '<referenceTo>Omni_Session__c<'),
    says: /there is no object Omni_Session__c/
  },
  {
    mistake: 'an object without a page layout',
    step: 'objects',
    file: `${MAIN}/layouts/Softphone_Rule__mdt-Softphone Rule Layout.layout-meta.xml`,
    change: takeAway,
    says: /has no page layout/,
    at: /Softphone_Rule__mdt\.object/
  },
  {
    mistake: 'a field no layout shows',
    step: 'objects',
    file: `${MAIN}/layouts/Softphone_Rule__mdt-Softphone Rule Layout.layout-meta.xml`,
    change: swap('<field>Station__c</field>', '<field>Scope__c</field>'),
    says: /does not show Station__c/
  },
  {
    mistake: 'a custom metadata field nobody may say who changes',
    step: 'objects',
    file: `${RULE}/fields/Station__c.field-meta.xml`,
    change: takeOut(/ {4}<fieldManageability>.*\n/),
    says: /who may change it/
  }
];

const PERMISSIONS: Plant[] = [
  {
    mistake: 'a field no permission set grants',
    step: 'permissions',
    file: `${MAIN}/objects/Omnichannel_Session__c/fields/Shade__c.field-meta.xml`,
    change: write(
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Shade__c</fullName><type>Text</type></CustomField>'
    ),
    says: /no permission set grants Omnichannel_Session__c\.Shade__c/
  },
  {
    mistake: 'a permission for a class that is not there',
    step: 'permissions',
    file: AGENT,
    change: swap('<apexClass>SoftphoneSettings<', '<apexClass>SoftphoneSetting<'),
    says: /SoftphoneSetting is no class that a user could call/
  },
  {
    mistake: 'a permission for a test class',
    step: 'permissions',
    file: AGENT,
    change: grant('classAccesses', '<apexClass>SoftphoneSettingsTest</apexClass><enabled>true</enabled>'),
    says: /SoftphoneSettingsTest is no class that a user could call/
  },
  {
    mistake: 'a custom permission that nobody is given',
    step: 'permissions',
    file: `${MAIN}/customPermissions/Use_Telephone.customPermission-meta.xml`,
    change: write(
      '<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata"><isLicensed>false</isLicensed><label>Use Telephone</label></CustomPermission>'
    ),
    says: /no permission set grants Use_Telephone/
  },
  {
    mistake: 'a permission for a field that is not there',
    step: 'permissions',
    file: AGENT,
    change: grant('fieldPermissions', '<editable>false</editable><field>Task.Nope__c</field><readable>true</readable>'),
    says: /Task has no field Nope__c/
  },
  {
    mistake: 'editing granted without reading',
    step: 'permissions',
    file: AGENT,
    change: grant(
      'objectPermissions',
      '<allowCreate>false</allowCreate><allowEdit>true</allowEdit><allowRead>false</allowRead><object>Omnichannel_Session__c</object>'
    ),
    says: /allowEdit without allowRead/
  },
  {
    mistake: 'a right over the whole org',
    step: 'permissions',
    file: AGENT,
    change: grant('userPermissions', '<enabled>true</enabled><name>ModifyAllData</name>'),
    says: /right over the whole org/
  }
];

const PAGES: Plant[] = [
  {
    mistake: 'an app whose utility bar is not there',
    step: 'pages',
    file: APP,
    change: swap('<utilityBar>Softphone_UtilityBar<', '<utilityBar>Softphone_Bar<'),
    says: /no utility bar Softphone_Bar/
  },
  {
    mistake: 'a softphone that does not start with the app',
    step: 'pages',
    file: BAR,
    change: swap('<value>true</value>', '<value>false</value>'),
    says: /does not start with the app/
  },
  {
    mistake: 'a component placed where it may not be',
    step: 'pages',
    file: CONTACT,
    change: swap('<componentName>softphoneRecordPanel<', '<componentName>softphoneUtility<'),
    says: /softphoneUtility may not be placed on a RecordPage/
  },
  {
    mistake: 'a page for an object the component is not made for',
    step: 'pages',
    file: CONTACT,
    change: swap('<sobjectType>Contact<', '<sobjectType>Opportunity<'),
    says: /not made for Opportunity pages/
  },
  {
    mistake: 'a tab whose content is not on the page',
    step: 'pages',
    file: CONTACT,
    change: swap('<value>detailTabContent<', '<value>detailsTabContent<'),
    says: /no facet detailsTabContent/
  },
  {
    mistake: 'a related list down a relationship that is not there',
    step: 'pages',
    file: CONTACT,
    change: swap('<value>Omnichannel_Sessions__r<', '<value>Omnichannel_Session__r<'),
    says: /Contact has no list Omnichannel_Session__r/
  },
  {
    mistake: 'an app that shows one object on the page of another',
    step: 'pages',
    file: APP,
    change: swap('<content>Softphone_Case<', '<content>Softphone_Contact<'),
    says: /is not a page for Case/
  },
  {
    mistake: 'a tab that is not there',
    step: 'pages',
    file: APP,
    change: swap('<tabs>standard-Case<', '<tabs>Softphone_Calls<'),
    says: /no tab Softphone_Calls/
  },
  {
    mistake: 'a Visualforce expression its controller does not have',
    step: 'pages',
    file: PAGE,
    change: swap('{!consoleOrigin}', '{!consoleAddress}'),
    says: /has no consoleAddress/
  }
];

/** Mistakes in what metadata says: records, objects, permissions, pages. */
export const IN_MEANING: Plant[] = [...CUSTOM_METADATA, ...OBJECTS, ...PERMISSIONS, ...PAGES];
