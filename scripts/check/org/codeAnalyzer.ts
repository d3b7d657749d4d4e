import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig, EventType, LogLevel, type LogEvent } from '@salesforce/code-analyzer-core';
import * as pmd from '@salesforce/code-analyzer-pmd-engine';
import * as regex from '@salesforce/code-analyzer-regex-engine';
import * as retire from '@salesforce/code-analyzer-retirejs-engine';
import { packageFolders, type Checked, type Finding, type Project } from './project.ts';

/** Rules that were looked at and do not hold here; `file` and `says` narrow one. */
const NOT_HERE: { rule: string; file?: RegExp; says?: RegExp; because: string }[] = [
  { rule: 'ApexDoc', because: 'house style: a comment stops a wrong move, or is not there' },
  { rule: 'ApexUnitTestClassShouldHaveRunAs', because: 'tests of plain functions need no user' },
  { rule: 'ExcessiveParameterList', because: 'ESLint and review look after it' },
  {
    rule: 'AvoidNonRestrictiveQueries',
    file: /(SoftphoneSettings|Test)\.cls$/,
    because: 'custom metadata is small and read whole, and so is what a test has made'
  },
  { rule: 'OperationWithLimitsInLoop', file: /Test\.cls$/, because: 'a test makes a known handful of records' },
  { rule: 'CognitiveComplexity', says: /^The class /, because: 'a sum over a class; every method is judged by itself' },
  {
    rule: 'CyclomaticComplexity',
    says: /^The class /,
    because: 'a sum over a class; every method is judged by itself'
  },
  {
    rule: 'TooManyFields',
    file: /SoftphoneLog\.cls$/,
    because: 'what is written about one interaction has that many fields'
  },
  { rule: 'DetectCopyPasteForJavascript', because: 'it finds generated libraries and charts that look alike' },
  { rule: 'DetectCopyPasteForApex', because: 'tests tell their story whole' },
  {
    rule: 'ProtectSensitiveData',
    file: /(Scope_)?Key__c\.field-meta\.xml$/,
    because: 'the word Key: the name of a profile or user, and the id of a contact'
  }
];

const isExcepted = (rule: string, file: string, says: string): boolean =>
  NOT_HERE.some(
    (exception) =>
      exception.rule === rule && (exception.file?.test(file) ?? true) && (exception.says?.test(says) ?? true)
  );

/** Step: PMD (Recommended and AppExchange), Salesforce's regular expressions and RetireJS on what is deployed. */
export async function checkWithAnalyzer(project: Project): Promise<Checked> {
  const root = resolve(project.root);
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ suppressions: { disable_suppressions: false } }));
  const failures: string[] = [];
  analyzer.onEvent<LogEvent>(EventType.LogEvent, ({ logLevel, message }) => {
    if (logLevel === LogLevel.Error) failures.push(message);
  });
  for (const engine of [pmd, regex, retire]) await analyzer.addEnginePlugin(engine.createEnginePlugin());
  const folders = packageFolders(project).filter((folder) => existsSync(resolve(root, folder)));
  const workspace = await analyzer.createWorkspace(folders.map((folder) => resolve(root, folder)));
  const rules = await analyzer.selectRules(['Recommended', 'AppExchange'], { workspace });
  const results = await analyzer.run(rules, { workspace });
  if (failures.length > 0) throw new Error(`Code Analyzer failed: ${failures.join('; ')}`);
  const findings = results.getViolations().flatMap((violation): Finding[] => {
    const place = violation.getPrimaryLocation();
    const file = relative(root, place.getFile() ?? root)
      .split(sep)
      .join('/');
    const rule = violation.getRule();
    if (isExcepted(rule.getName(), file, violation.getMessage())) return [];
    const problem = `${violation.getMessage()} (${rule.getEngineName()}/${rule.getName()})`;
    const [about = 'correct it'] = violation.getResourceUrls();
    return [{ file, line: place.getStartLine() ?? null, problem, remedy: about }];
  });
  return { findings, looked: rules.getCount() };
}
