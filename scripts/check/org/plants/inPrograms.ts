import { swap, takeAway, write, type Plant } from '../planting.ts';
import type { StepName } from '../steps.ts';
import { MAIN, SETTINGS, UTILITY } from './places.ts';

/** Mistakes only a program finds: those of one step are planted together into a copy on disk, and the step runs once. */
export interface Group {
  step: StepName;
  /** The files of the project that the copy needs. */
  base: RegExp;
  plants: Plant[];
}

const CLASS_META =
  '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>';
const BUNDLE_META =
  '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><isExposed>false</isExposed></LightningComponentBundle>';

/** A class of its own for each mistake, so that one does not hide another. */
const inClass = (step: StepName, mistake: string, name: string, body: string, says: RegExp): Plant => ({
  mistake,
  step,
  file: `${MAIN}/classes/${name}.cls`,
  change: write(
    `public with sharing class ${name} {\n    public static Object go(String text) {\n        ${body}\n    }\n}\n`
  ),
  says
});

const inBundle = (step: StepName, mistake: string, name: string, code: string, says: RegExp): Plant => ({
  mistake,
  step,
  file: `${MAIN}/lwc/${name}/${name}.js`,
  change: write(code),
  says
});

const metas = (plants: Plant[]): Plant[] =>
  plants.map(({ step, file }) => ({
    mistake: 'its metadata file',
    step,
    file: `${file}-meta.xml`,
    change: write(file.endsWith('.js') ? BUNDLE_META : CLASS_META),
    says: /./
  }));

const SEMANTICS = [
  inClass('Apex semantics', 'a type that does not exist', 'PlantedType', 'return new Softphones();', /Softphones/),
  inClass('Apex semantics', 'a method that does not exist', 'PlantedMethod', 'return text.shorten();', /shorten/),
  inClass(
    'Apex semantics',
    'a field the object does not have',
    'PlantedField',
    "return new Task(Nope__c = 'x');",
    /Nope__c/
  ),
  inClass(
    'Apex semantics',
    'a label that does not exist in Apex',
    'PlantedLabel',
    'return System.Label.Softphone_Nowhere;',
    /Softphone_Nowhere/
  ),
  inClass(
    'Apex semantics',
    'a value of the wrong type',
    'PlantedValue',
    "Integer count = 'one';\n        return count;",
    /Integer/
  ),
  inClass('Apex semantics', 'a method that returns nothing', 'PlantedReturn', 'String unused = text;', /return/i)
];

const ANALYZED = [
  inClass(
    'code analyzer',
    'a query put together from what a user typed',
    'PlantedInjection',
    "return Database.query('SELECT Id FROM Account WHERE Name = \\'' + text + '\\'');",
    /SOQL|injection/i
  ),
  inClass(
    'code analyzer',
    'an error that nobody hears of',
    'PlantedCatch',
    'try {\n            return Integer.valueOf(text);\n        } catch (Exception error) {\n        }\n        return null;',
    /Empty|empty/
  ),
  inClass(
    'code analyzer',
    'a query in a loop',
    'PlantedLoop',
    'for (Integer each = 0; each < 9; each++) {\n            update as user [SELECT Id FROM Account WITH USER_MODE LIMIT 1];\n        }\n        return null;',
    /loop/i
  )
];

const LINTED = [
  inBundle(
    'lint',
    'a cookie of the page',
    'plantedCookie',
    'export const cookie = () => document.cookie;\n',
    /document-cookie/
  ),
  inBundle('lint', 'a worker', 'plantedWorker', "export const worker = () => new Worker('x');\n", /worker/i)
];

const COMPILED = [
  inBundle(
    'platform compiler',
    'a private method',
    'plantedPrivate',
    "import { LightningElement } from 'lwc';\nexport default class Planted extends LightningElement {\n  #go() {}\n}\n",
    /private methods are not enabled/
  ),
  inBundle(
    'platform compiler',
    'an npm package imported by its name',
    'plantedPackage',
    "import { setup } from 'xstate';\nexport const a = setup;\n",
    /uses xstate/
  ),
  inBundle('platform compiler', 'a top-level await', 'plantedAwait', 'export const a = await fetch("x");\n', /./)
];

const PAYLOAD: Plant[] = [
  {
    mistake: 'a class the package would leave out in silence',
    step: 'payload',
    file: `${SETTINGS}-meta.xml`,
    change: takeAway,
    says: /ApexClass: \d+ in the tree, \d+ in the package/,
    at: /package\.xml/
  },
  {
    mistake: 'a TypeScript source in the payload',
    step: 'payload',
    file: `${UTILITY}/more.ts`,
    change: write('export {};'),
    says: /would be sent to the org/,
    at: /more\.ts$/
  },
  {
    mistake: 'a kind of metadata the gate has no rules for',
    step: 'payload',
    file: `${MAIN}/remoteSiteSettings/Api.remoteSite-meta.xml`,
    change: write(
      '<RemoteSiteSetting xmlns="http://soap.sforce.com/2006/04/metadata"><disableProtocolSecurity>false</disableProtocolSecurity><isActive>true</isActive><url>https://a.example</url></RemoteSiteSetting>'
    ),
    says: /kind the gate does not know/
  }
];

const REFUSED: Plant[] = [
  {
    mistake: 'a file suffix the CLI refuses',
    step: 'payload',
    file: `${MAIN}/tabs/Softphone.tabs-meta.xml`,
    change: write('<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"/>'),
    says: /Softphone\.tabs-meta\.xml/,
    at: /sfdx-project\.json/
  }
];

const UNSET: Plant[] = [
  {
    mistake: 'a tenant host that stays unfilled',
    step: 'payload',
    file: 'sfdx-project.json',
    change: swap('"replaceWithEnv": "SOFTPHONE_API_ORIGIN"', '"replaceWithEnv": "SOFTPHONE_NO_SUCH_ORIGIN"'),
    says: /SOFTPHONE_NO_SUCH_ORIGIN/
  }
];

const EVERYTHING = /./;
const PROJECT = /^sfdx-project\.json$/;

/** Steps that end in seconds. */
export const QUICK: Group[] = [
  {
    step: 'Apex semantics',
    base: /^sfdx-project\.json$|\/(classes|objects|labels|pages)\//,
    plants: [...SEMANTICS, ...metas(SEMANTICS)]
  },
  { step: 'payload', base: EVERYTHING, plants: PAYLOAD }
];

/** Steps that take longer, or a second run of one. */
export const SLOW: Group[] = [
  { step: 'payload', base: EVERYTHING, plants: REFUSED },
  { step: 'payload', base: EVERYTHING, plants: UNSET },
  { step: 'platform compiler', base: PROJECT, plants: [...COMPILED, ...metas(COMPILED)] },
  { step: 'lint', base: PROJECT, plants: [...LINTED, ...metas(LINTED)] },
  { step: 'code analyzer', base: PROJECT, plants: [...ANALYZED, ...metas(ANALYZED)] }
];
