import { filesEnding, lineAt, metadataOf, type Project } from '../project.ts';
import { findField } from '../schema.ts';
import { all, textOf } from '../xml.ts';
import { stepOf, type Context } from './context.ts';
import { isTestClass } from './permissions.ts';
import { queriesOf, type Query } from './soql.ts';

const ANNOTATIONS = new Set(
  (
    'auraenabled deprecated future httpdelete httpget httppatch httppost httpput invocablemethod invocablevariable istest ' +
    'jsonaccess namespaceaccessible readonly remoteaction restresource suppresswarnings testsetup testvisible'
  ).split(' ')
);
const AURA_PARAMETERS = new Set(['cacheable', 'continuation', 'scope']);
const DML =
  /\b(insert|update|upsert|delete|undelete|merge)\s+(?!system\b)(as\s+(user|system)\s+)?[\w([]|\bDatabase\s*\.\s*(insert|update|upsert|delete|undelete|merge|convertLead)\b/i;
const SENDS = /\.\s*send\s*\(|\bEventBus\s*\.\s*publish\b|\bSystem\s*\.\s*enqueueJob\b/i;

/** Rights of the caller, asked in the method itself or in one of ours that is named for it. */
const ASKS_CALLER = /\bcheckPermission\s*\(|\bis(Accessible|Createable|Updateable|Deletable)\s*\(|!\s*may[A-Z]\w*\s*\(/;

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

/** The code with comments blanked, and with comments and texts blanked; every position stays where it was. */
function stripped(text: string): { code: string; bare: string } {
  const pattern = /\/\*[^]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g;
  return {
    code: text.replaceAll(pattern, (part) => (part.startsWith("'") ? part : blank(part))),
    bare: text.replaceAll(pattern, (part) => (part.startsWith("'") ? `'${blank(part.slice(1, -1))}'` : blank(part)))
  };
}

/** The body of a method whose head ends at `from`: everything between its braces. */
function bodyAfter(bare: string, from: number): string {
  const open = bare.indexOf('{', from);
  let depth = 0;
  for (let at = open; at >= 0 && at < bare.length; at += 1) {
    if (bare[at] === '{') depth += 1;
    if (bare[at] === '}') depth -= 1;
    if (depth === 0) return bare.slice(open, at);
  }
  return '';
}

interface Class {
  file: string;
  name: string;
  code: string;
  bare: string;
  isTest: boolean;
}

function checkAnnotations({ find }: Context, { file, bare, code }: Class): void {
  for (const match of bare.matchAll(/@(\w+)(?:\(([^)]*)\))?/g)) {
    const [, name = '', parameters = ''] = match;
    const line = lineAt(bare, match.index);
    if (!ANNOTATIONS.has(name.toLowerCase())) find(file, line, `there is no annotation @${name}`, 'correct the name');
    if (/^istest$/i.test(name) && /seealldata\s*=\s*true/i.test(parameters)) {
      find(file, line, 'the test reads what the org happens to hold', 'make the data in the test');
    }
    if (!/^auraenabled$/i.test(name)) continue;
    for (const parameter of parameters.split(/[\s,]+/).filter(Boolean)) {
      const [key = ''] = parameter.split('=');
      if (!AURA_PARAMETERS.has(key.toLowerCase())) {
        find(file, line, `@AuraEnabled has no parameter ${key}`, `use one of ${[...AURA_PARAMETERS].join(', ')}`);
      }
    }
    checkAuraMethod(
      { find },
      { file, bare, code },
      match.index + match[0].length,
      /cacheable\s*=\s*true/i.test(parameters)
    );
  }
}

function checkAuraMethod(
  { find }: Pick<Context, 'find'>,
  { file, bare }: Pick<Class, 'file' | 'bare' | 'code'>,
  from: number,
  isCacheable: boolean
): void {
  const head =
    /^\s*(?:@\w+(?:\([^)]*\))?\s*)*((?:public|global|private|protected|static)\s+)+[\w<>., ]+\s+(\w+)\s*\(/i.exec(
      bare.slice(from)
    );
  if (!head) return;
  const line = lineAt(bare, from + head[0].length);
  if (!/\bstatic\b/i.test(head[0])) find(file, line, `${head[2]} is @AuraEnabled and not static`, 'make it static');
  if (!/\b(public|global)\b/i.test(head[0]))
    find(file, line, `${head[2]} is @AuraEnabled and not public`, 'make it public');
  const body = bodyAfter(bare, from + head[0].length);
  if (!ASKS_CALLER.test(body)) {
    find(
      file,
      line,
      `${head[2]} does not ask what its caller may do`,
      'ask FeatureManagement.checkPermission or the rights to the objects first, and refuse in words'
    );
  }
  if (isCacheable && (DML.test(body) || SENDS.test(body))) {
    find(file, line, `${head[2]} is cacheable and changes something`, 'take cacheable=true away, or the change out');
  }
}

/** The classes that a test names, and those that they name in turn. */
function testedClasses(project: Project): Set<string> {
  const classes = filesEnding(project, '.cls');
  const tested = new Set<string>();
  const reach = (text: string): void => {
    const words = new Set(text.match(/\w+/g));
    for (const { name, text: inside } of classes) {
      if (!words.has(name) || tested.has(name) || isTestClass(inside)) continue;
      tested.add(name);
      reach(stripped(inside).bare);
    }
  };
  for (const { text } of classes) if (isTestClass(text)) reach(stripped(text).bare);
  return tested;
}

function checkSharing({ find, project }: Context, { file, name, bare, isTest }: Class): void {
  if (isTest) return;
  const declared =
    /\b(?:public|global)\s+((?:abstract|virtual|with sharing|inherited sharing|without sharing)\s+)*class\s+\w+/i.exec(
      bare
    );
  if (!declared || !/\bwith sharing\b/i.test(declared[0])) {
    find(
      file,
      declared ? lineAt(bare, declared.index) : 1,
      'is not declared with sharing',
      'write public with sharing class'
    );
  }
  if (!testedClasses(project).has(name)) {
    find(
      file,
      null,
      `no test class reaches ${name}; a deploy to production wants 75 % coverage`,
      `add ${name}Test.cls`
    );
  }
}

/** Everything that reaches the database does so as the running user: their objects, fields and records, no others. */
function checkUserMode({ find }: Context, { file, bare, isTest }: Class, queries: Query[]): void {
  if (isTest) return;
  for (const query of queries) {
    if (!/\bWITH\s+USER_MODE\b/i.test(query.text))
      find(file, query.line, 'the query runs with the rights of the system', 'add WITH USER_MODE');
  }
  for (const match of bare.matchAll(/\b(insert|update|upsert|delete|undelete)\s+(?!as\s+user\b)[\w(]/gi)) {
    find(
      file,
      lineAt(bare, match.index),
      `${match[1]} runs with the rights of the system`,
      `write ${match[1]} as user …`
    );
  }
  for (const match of bare.matchAll(
    /\bDatabase\s*\.\s*(insert|update|upsert|delete|undelete|query|countQuery)\s*\(/gi
  )) {
    const call = bare.slice(match.index, bare.indexOf(';', match.index));
    if (/AccessLevel\s*\.\s*USER_MODE/i.test(call)) continue;
    find(
      file,
      lineAt(bare, match.index),
      `Database.${match[1]} runs with the rights of the system`,
      'pass AccessLevel.USER_MODE'
    );
  }
}

function checkQueries({ find, schema, look }: Context, file: string, queries: Query[]): void {
  for (const query of queries) {
    look();
    if (query.error) find(file, query.line, `the query cannot be read: ${query.error}`, 'correct the SOQL');
    for (const { from, list, outer, fields } of query.reads) {
      const object = list ? schema.lists.get(outer ?? '')?.get(from) : from;
      // A list of a standard object's standard children is not known, and not judged.
      if (list && !object && !from.endsWith('__r')) continue;
      if (!object || !schema.objects.has(object)) {
        const remedy = 'correct the name; a further standard object is added in scripts/build/standardFields.ts';
        find(file, query.line, list ? `${outer} has no list ${from}` : `there is no object ${from}`, remedy);
        continue;
      }
      for (const { path, line } of fields) {
        const field = findField(schema, object, path);
        if (typeof field === 'string') find(file, line, field, 'select a field that exists');
      }
    }
  }
}

function checkNames({ find, project }: Context, { file, code, bare }: Class): void {
  const labels = new Set(
    metadataOf(project, 'labels').flatMap(({ root }) => all(root, 'labels').map((label) => textOf(label, 'fullName')))
  );
  for (const match of bare.matchAll(/\bLabel\s*\.\s*(\w+)/g)) {
    if (!labels.has(match[1] ?? ''))
      find(file, lineAt(bare, match.index), `there is no label ${match[1]}`, 'add the label');
  }
  const credentials = new Set(metadataOf(project, 'namedCredential').map(({ name }) => name));
  for (const match of code.matchAll(/'callout:(\w+)/g)) {
    if (!credentials.has(match[1] ?? ''))
      find(file, lineAt(code, match.index), `there is no named credential ${match[1]}`, 'add it');
  }
  for (const match of code.matchAll(/'(?:https?|wss):\/\/[\w.-]+\.[a-z]{2,}/gi)) {
    if (isTestClass(code)) break;
    find(
      file,
      lineAt(code, match.index),
      'an address is written into the class',
      'use a named credential or custom metadata'
    );
  }
}

function checkClasses(context: Context): void {
  for (const { file, name, text } of filesEnding(context.project, '.cls')) {
    context.look();
    const source: Class = { file, name, ...stripped(text), isTest: isTestClass(text) };
    const queries = queriesOf(source.code);
    checkAnnotations(context, source);
    checkSharing(context, source);
    checkUserMode(context, source, queries);
    checkQueries(context, file, queries);
    checkNames(context, source);
  }
}

export const checkApex = stepOf([checkClasses]);
