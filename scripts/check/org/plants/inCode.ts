import { swap, takeAway, takeOut, type Plant } from '../planting.ts';
import { MAIN, LABELS, GERMAN, UTILITY, SETTINGS, RECORDS, ISSUER } from './places.ts';

const BUNDLES: Plant[] = [
  {
    mistake: 'a label that is not there',
    step: 'bundles',
    file: `${UTILITY}/labels.js`,
    change: swap('c.Softphone_Utility_loading', 'c.Softphone_Utility_loadingNow'),
    says: /no label c\.Softphone_Utility_loadingNow/
  },
  {
    mistake: 'an Apex method that is not there',
    step: 'bundles',
    file: `${UTILITY}/startDesk.js`,
    change: swap('SoftphoneSettings.read', 'SoftphoneSettings.readAll'),
    says: /readAll is not @AuraEnabled/
  },
  {
    mistake: 'a wire on a method that is not cacheable',
    step: 'bundles',
    file: `${UTILITY}/startDesk.js`,
    change: (text) =>
      `import save from '@salesforce/apex/SoftphoneRecords.save';\n${text}\nclass Wired {\n  @wire(save) saved;\n}\n`,
    says: /save is wired and not cacheable/
  },
  {
    mistake: 'a message channel that is not there',
    step: 'bundles',
    file: `${UTILITY}/softphoneUtility.js`,
    change: swap('messageChannel/Softphone__c', 'messageChannel/Softphones__c'),
    says: /no message channel Softphones__c/
  },
  {
    mistake: 'a lightning module no org has',
    step: 'bundles',
    file: `${UTILITY}/softphoneUtility.js`,
    change: swap('lightning/messageService', 'lightning/messageServices'),
    says: /no module lightning\/messageServices/
  },
  {
    mistake: 'a schema field that is not there',
    step: 'bundles',
    file: `${UTILITY}/softphoneUtility.js`,
    change: (text) => `import FIELD from '@salesforce/schema/Contact.Phones';\n${text}`,
    says: /Contact has no field Phones/
  },
  {
    mistake: 'a template name its class does not have',
    step: 'bundles',
    file: `${UTILITY}/softphoneUtility.html`,
    change: swap('</template>', '  <p>{nobodysName}</p>\n</template>'),
    says: /the class has no nobodysName/
  },
  {
    mistake: 'a base component that is not there',
    step: 'bundles',
    file: `${UTILITY}/softphoneUtility.html`,
    change: swap('</template>', '  <lightning-phone></lightning-phone>\n</template>'),
    says: /no component lightning-phone/
  },
  {
    mistake: 'a target the platform does not know',
    step: 'bundles',
    file: `${UTILITY}/softphoneUtility.js-meta.xml`,
    change: swap('lightning__UtilityBar', 'lightning__Utility'),
    says: /lightning__Utility is no target/
  },
  {
    mistake: 'a property the class does not offer',
    step: 'bundles',
    file: `${MAIN}/lwc/softphoneRecordPanel/softphoneRecordPanel.js-meta.xml`,
    change: swap('            <objects>', '            <property name="color" type="Color"/>\n            <objects>'),
    says: /no @api color/
  },
  {
    mistake: 'code made of a text',
    step: 'bundles',
    file: `${MAIN}/lwc/xstate/xstate.js`,
    change: (text) => `${text}\nexport const run = (words) => new Function(words)();\n`,
    says: /makes code of a text/
  },
  {
    mistake: 'markup made of a text',
    step: 'bundles',
    file: `${UTILITY}/softphoneUtility.html`,
    change: swap('</template>', '  <p lwc:inner-html={text}></p>\n</template>'),
    says: /makes markup of a text/
  }
];

const APEX: Plant[] = [
  {
    mistake: 'a field the query’s object does not have',
    step: 'Apex rules',
    file: SETTINGS,
    change: swap('Limit_Chat__c,', 'Limit_Chats__c,'),
    says: /Softphone_Rule__mdt has no field Limit_Chats__c/
  },
  {
    mistake: 'a query of an object that is not there',
    step: 'Apex rules',
    file: SETTINGS,
    change: swap('FROM Softphone_Rule__mdt', 'FROM Softphone_Rules__mdt'),
    says: /there is no object Softphone_Rules__mdt/
  },
  {
    mistake: 'a query with the rights of the system',
    step: 'Apex rules',
    file: SETTINGS,
    change: swap('WITH USER_MODE', ''),
    says: /runs with the rights of the system/
  },
  {
    mistake: 'an annotation that does not exist',
    step: 'Apex rules',
    file: SETTINGS,
    change: swap('@AuraEnabled', '@AuraEnable'),
    says: /no annotation @AuraEnable\b/
  },
  {
    mistake: 'an annotation with a misspelt parameter',
    step: 'Apex rules',
    file: SETTINGS,
    change: swap('@AuraEnabled', '@AuraEnabled(cachable=true)'),
    says: /no parameter cachable/
  },
  {
    mistake: 'a cacheable method that writes',
    step: 'Apex rules',
    file: SETTINGS,
    change: (text) =>
      swap(
        'Records records = new Records();',
        'insert as user new Account(Name = String.valueOf(1));\n        Records records = new Records();'
      )(swap('@AuraEnabled', '@AuraEnabled(cacheable=true)')(text)),
    says: /is cacheable and changes something/
  },
  {
    mistake: 'a method of a component that is not static',
    step: 'Apex rules',
    file: SETTINGS,
    change: swap('public static Settings read()', 'public Settings read()'),
    says: /is @AuraEnabled and not static/
  },
  {
    mistake: 'a method of a component that anybody may call',
    step: 'Apex rules',
    file: SETTINGS,
    change: swap("!FeatureManagement.checkPermission('Use_Softphone')", 'false'),
    says: /read does not ask what its caller may do/
  },
  {
    mistake: 'a class without sharing',
    step: 'Apex rules',
    file: RECORDS,
    change: swap('public with sharing class', 'public without sharing class'),
    says: /not declared with sharing/
  },
  {
    mistake: 'a test over the data of the org',
    step: 'Apex rules',
    file: `${MAIN}/classes/SoftphoneSettingsTest.cls`,
    change: swap('@IsTest', '@IsTest(SeeAllData=true)'),
    says: /what the org happens to hold/
  },
  {
    mistake: 'a callout by a credential that is not there',
    step: 'Apex rules',
    file: SETTINGS,
    change: swap(
      'Records records = new Records();',
      "String address = 'callout:Cxone/agents';\n        Records records = new Records();"
    ),
    says: /no named credential Cxone/
  },
  {
    mistake: 'Apex that is not formatted',
    step: 'Apex format',
    file: SETTINGS,
    change: swap('        Records records = new Records();', '     Records records=new Records();'),
    says: /is not formatted/
  },
  {
    mistake: 'Apex that cannot be parsed',
    step: 'Apex format',
    file: SETTINGS,
    change: swap('public with sharing class SoftphoneSettings {', 'public with sharing class SoftphoneSettings {{'),
    says: /cannot be parsed/
  }
];

const LANGUAGE_AND_HOSTS: Plant[] = [
  {
    mistake: 'a label nothing uses',
    step: 'labels',
    file: LABELS,
    change: swap(
      '    <labels>',
      '    <labels><fullName>Softphone_Nowhere</fullName><language>en_US</language><protected>true</protected><shortDescription>x</shortDescription><value>x</value></labels>\n    <labels>'
    ),
    says: /nothing uses the label Softphone_Nowhere/
  },
  {
    mistake: 'a label without German',
    step: 'labels',
    file: GERMAN,
    change: takeOut(/ {4}<customLabels>\s*<label>Verbunden<\/label>[^]*?<\/customLabels>\n/),
    says: /does not translate Softphone_AgentBar_connected/
  },
  {
    mistake: 'German that lost a placeholder',
    step: 'labels',
    file: GERMAN,
    change: swap('Zu {state} wechseln', 'Wechseln'),
    says: /other placeholders/
  },
  {
    mistake: 'a field without German',
    step: 'labels',
    file: 'translations/main/default/objectTranslations/Softphone_Rule__mdt-de/Station__c.fieldTranslation-meta.xml',
    change: takeAway,
    says: /does not translate Station__c/,
    at: /Softphone_Rule__mdt-de\.objectTranslation/
  },
  {
    mistake: 'a trusted URL with a wildcard',
    step: 'hosts',
    file: ISSUER,
    change: swap('https://issuer.softphone.invalid', 'https://*.niceincontact.com'),
    says: /is not one origin over TLS/
  },
  {
    mistake: 'a trusted URL without TLS',
    step: 'hosts',
    file: ISSUER,
    change: swap('https://', 'http://'),
    says: /is not one origin over TLS/
  },
  {
    mistake: 'a trusted URL that is trusted for nothing',
    step: 'hosts',
    file: ISSUER,
    change: (text) => text.replaceAll('>true</isApplicable', '>false</isApplicable'),
    says: /trusted for nothing/
  },
  {
    mistake: 'a replacement whose text is gone',
    step: 'hosts',
    file: 'sfdx-project.json',
    change: swap('"stringToReplace": "https://issuer', '"stringToReplace": "https://issuers'),
    says: /does not hold/
  }
];

/** Mistakes in what code names, in Apex, in labels and in hosts. */
export const IN_CODE: Plant[] = [...BUNDLES, ...APEX, ...LANGUAGE_AND_HOSTS];
