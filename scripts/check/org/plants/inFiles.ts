import { swap, takeAway, takeOut, write, type Plant } from '../planting.ts';
import { MAIN, RULE, AGENT, LABELS, APP, BAR, CONTACT, UTILITY, SETTINGS, ISSUER } from './places.ts';

const DEFINITIONS: Plant[] = [
  {
    mistake: 'a key the project schema does not know',
    step: 'definitions',
    file: 'sfdx-project.json',
    change: swap('"sourceApiVersion"', '"sourceVersion": "66.0", "sourceApiVersion"'),
    says: /sourceVersion/
  },
  {
    mistake: 'a scratch org without a known edition',
    step: 'definitions',
    file: 'config/project-scratch-def.json',
    change: swap('"Developer"', '"Developers"'),
    says: /edition/
  },
  {
    mistake: 'a package folder that is not there',
    step: 'definitions',
    file: 'sfdx-project.json',
    change: swap('"path": "translations"', '"path": "translation"'),
    says: /package folder translation is not there/
  }
];

const MODEL: Plant[] = [
  {
    mistake: 'an element the type does not have',
    step: 'metadata model',
    file: AGENT,
    change: swap('<visible>true</visible>', '<default>true</default>'),
    says: /<default> is not an element of PermissionSetApplicationVisibility/
  },
  {
    mistake: 'a value the enum does not have',
    step: 'metadata model',
    file: APP,
    change: swap('<navType>Console</navType>', '<navType>console</navType>'),
    says: /'console' is not a value/
  },
  {
    mistake: 'a word for true',
    step: 'metadata model',
    file: AGENT,
    change: swap('<enabled>true</enabled>', '<enabled>yes</enabled>'),
    says: /'yes' is not true or false/
  },
  {
    mistake: 'a number in words',
    step: 'metadata model',
    file: `${RULE}/fields/Limit_Chat__c.field-meta.xml`,
    change: swap('<precision>3</precision>', '<precision>three</precision>'),
    says: /'three' is not a number/
  },
  {
    mistake: 'a required element left out',
    step: 'metadata model',
    file: CONTACT,
    change: takeOut(/ {4}<masterLabel>.*<\/masterLabel>\n/),
    says: /<masterLabel> is missing/
  },
  {
    mistake: 'elements of one name that do not stand together',
    step: 'metadata model',
    file: APP,
    change: swap('    <uiType>', '    <uiType>Lightning</uiType>\n    <tabs>standard-home</tabs>\n    <uiType>'),
    says: /do not stand together/
  },
  {
    mistake: 'an element twice',
    step: 'metadata model',
    file: APP,
    change: swap('    <uiType>', '    <uiType>Lightning</uiType>\n    <uiType>'),
    says: /<uiType> stands twice/
  },
  {
    mistake: 'XML that is not closed',
    step: 'metadata model',
    file: BAR,
    change: swap('</FlexiPage>', ''),
    says: /not well-formed/
  },
  {
    mistake: 'the namespace of another API',
    step: 'metadata model',
    file: LABELS,
    change: swap('soap.sforce.com/2006/04/metadata', 'soap.sforce.com/2006/04/tooling'),
    says: /has the namespace/
  },
  {
    mistake: 'a root of no known type',
    step: 'metadata model',
    file: ISSUER,
    change: (text) => text.replaceAll('CspTrustedSite', 'TrustedSite'),
    says: /no metadata type TrustedSite/
  }
];

const FILES: Plant[] = [
  {
    mistake: 'a class without its meta file',
    step: 'files',
    file: `${SETTINGS}-meta.xml`,
    change: takeAway,
    says: /has no -meta\.xml beside it/,
    at: /SoftphoneSettings\.cls$/
  },
  {
    mistake: 'a meta file without its class',
    step: 'files',
    file: SETTINGS,
    change: takeAway,
    says: /has no source beside it/,
    at: /SoftphoneSettings\.cls-meta\.xml$/
  },
  {
    mistake: 'a TypeScript source in a bundle',
    step: 'files',
    file: `${UTILITY}/softphoneUtility.ts`,
    change: write('export {};'),
    says: /does not belong into a deploy/
  },
  {
    mistake: 'a test in a bundle',
    step: 'files',
    file: `${UTILITY}/__tests__/softphoneUtility.test.js`,
    change: write('it();'),
    says: /does not belong into a deploy/
  },
  {
    mistake: 'a text file in the package',
    step: 'files',
    file: `${MAIN}/README.txt`,
    change: write('hello'),
    says: /no kind that a deploy takes/
  },
  {
    mistake: 'a field whose name is not its file’s',
    step: 'files',
    file: `${RULE}/fields/Limit_Chat__c.field-meta.xml`,
    change: swap('<fullName>Limit_Chat__c<', '<fullName>Limit_Chats__c<'),
    says: /says 'Limit_Chats__c'/
  },
  {
    mistake: 'a bundle on another API version',
    step: 'files',
    file: `${UTILITY}/softphoneUtility.js-meta.xml`,
    change: swap('66.0', '58.0'),
    says: /apiVersion 58\.0/
  },
  {
    mistake: 'a name the platform does not allow',
    step: 'files',
    file: `${MAIN}/flexipages/Softphone__Contact_.flexipage-meta.xml`,
    change: write('<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata"/>'),
    says: /is not an API name/
  },
  {
    mistake: 'one component in two package folders',
    step: 'files',
    file: 'translations/main/default/labels/CustomLabels.labels-meta.xml',
    change: write('<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata"/>'),
    says: /is the same component as/
  }
];

/** Mistakes in definitions, metadata files and the files there are. */
export const IN_FILES: Plant[] = [...DEFINITIONS, ...MODEL, ...FILES];
