import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { xmlOf, type Checked, type Finding, type Project } from './project.ts';
import type { Xml } from './xml.ts';

interface Kind {
  many?: boolean;
  optional?: boolean;
  type?: string;
  values?: string[];
  primitive?: 'boolean' | 'number' | 'string' | 'any';
}

interface Model {
  values: Map<string, Set<string> | null>;
  types: Map<string, Map<string, Kind>>;
}

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** Required by the model, but given by the file's name or not wanted in a file. */
const NOT_IN_FILES = new Set([
  'ApexClass.content',
  'ApexPage.content',
  'StaticResource.content',
  'CustomField.fullName'
]);
/** Not required by the model, but a deploy refuses a file without it. */
const REFUSED_WITHOUT = new Map<string, string[]>([
  ['CustomField', ['fullName']],
  ['CustomLabel', ['fullName']],
  ['LightningComponentBundle', ['apiVersion', 'isExposed']],
  ['ApexClass', ['apiVersion']],
  ['ApexPage', ['apiVersion']]
]);
/** Content the model knows nothing of; the rules for bundles look at it. */
const OPAQUE = new Set(['LightningComponentBundle.targetConfigs']);

const literalOf = (node: ts.TypeNode): string | null =>
  ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : null;

function kindOf(node: ts.TypeNode): Kind {
  if (ts.isArrayTypeNode(node)) return { ...kindOf(node.elementType), many: true };
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return { type: node.typeName.text };
  const literals = (ts.isUnionTypeNode(node) ? [...node.types] : [node]).map(literalOf);
  if (literals.every((literal) => literal !== null)) return { values: literals };
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return { primitive: 'boolean' };
  if (node.kind === ts.SyntaxKind.NumberKeyword) return { primitive: 'number' };
  return { primitive: node.kind === ts.SyntaxKind.StringKeyword ? 'string' : 'any' };
}

function readModel(): Model {
  const face = createRequire(__filename).resolve('@salesforce/types/metadata');
  const text = readFileSync(join(dirname(face), 'metadata.d.ts'), 'utf8');
  const aliases = new Map<string, ts.TypeNode>();
  for (const statement of ts.createSourceFile('metadata.d.ts', text, ts.ScriptTarget.Latest, false).statements) {
    if (ts.isTypeAliasDeclaration(statement)) aliases.set(statement.name.text, statement.type);
  }
  const membersOf = (node: ts.TypeNode, into: Map<string, Kind>): Map<string, Kind> => {
    if (ts.isIntersectionTypeNode(node)) for (const part of node.types) membersOf(part, into);
    else if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      const named = aliases.get(node.typeName.text);
      if (named) membersOf(named, into);
    } else if (ts.isTypeLiteralNode(node)) {
      for (const member of node.members) {
        if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) continue;
        into.set(member.name.text, { ...kindOf(member.type), optional: member.questionToken !== undefined });
      }
    }
    return into;
  };
  const model: Model = { values: new Map(), types: new Map() };
  for (const [name, node] of aliases) {
    const kind = kindOf(node);
    if (kind.values) model.values.set(name, new Set(kind.values));
    else if (ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node)) {
      model.types.set(name, membersOf(node, new Map()));
    } else model.values.set(name, null);
  }
  return model;
}

let model: Model | null = null;

const MODEL_REMEDY = 'write it as the Metadata API reference describes this type';

/** What is wrong with the text of an element that holds a single value. */
function wrongValue(owner: string, element: Xml, kind: Kind, known: Model): string | null {
  const text = element.text.trim();
  const place = `${owner}.${element.name}`;
  if (element.children.length > 0) return kind.primitive === 'any' ? null : `${place} takes text, not elements`;
  const values = kind.values ? new Set(kind.values) : kind.type ? known.values.get(kind.type) : null;
  if (values && !values.has(text)) {
    return `'${text}' is not a value of ${place}; it takes ${[...values].slice(0, 12).join(', ')}`;
  }
  if (kind.primitive === 'boolean' && !/^(true|false)$/.test(text)) return `'${text}' is not true or false (${place})`;
  if (kind.primitive === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) return `'${text}' is not a number (${place})`;
  return null;
}

function checkElement(element: Xml, typeName: string, isRoot: boolean, known: Model): [number, string][] {
  const type = known.types.get(typeName);
  if (!type) return [[element.line, `there is no metadata type ${typeName}`]];
  const wrong: [number, string][] = [];
  if (element.text.trim()) wrong.push([element.line, `there is text inside <${element.name}>`]);
  const seen = new Set<string>();
  let last = '';
  for (const child of element.children) {
    const kind = type.get(child.name);
    if (!kind) {
      wrong.push([child.line, `<${child.name}> is not an element of ${typeName}`]);
      continue;
    }
    if (seen.has(child.name) && !kind.many) wrong.push([child.line, `<${child.name}> stands twice in ${typeName}`]);
    else if (seen.has(child.name) && last !== child.name) {
      wrong.push([child.line, `the <${child.name}> elements of ${typeName} do not stand together`]);
    }
    seen.add(child.name);
    last = child.name;
    if (OPAQUE.has(`${typeName}.${child.name}`)) continue;
    if (kind.type && known.types.has(kind.type)) wrong.push(...checkElement(child, kind.type, false, known));
    else {
      const reason = wrongValue(typeName, child, kind, known);
      if (reason) wrong.push([child.line, reason]);
    }
  }
  const required = [...type].filter(
    ([name, kind]) => !kind.optional && !kind.many && !NOT_IN_FILES.has(`${typeName}.${name}`)
  );
  const wanted = new Set([...required.map(([name]) => name), ...((isRoot && REFUSED_WITHOUT.get(typeName)) || [])]);
  for (const name of wanted) if (!seen.has(name)) wrong.push([element.line, `<${name}> is missing in ${typeName}`]);
  return wrong;
}

function checkFile(file: string, text: string, known: Model): Finding[] {
  const { root, error } = xmlOf(text);
  if (error || !root) {
    const problem = `is not well-formed XML: ${error?.message ?? 'it is empty'}`;
    return [{ file, line: error?.line ?? 1, problem, remedy: 'close what is open, and escape & and <' }];
  }
  if (root.uri !== NAMESPACE) {
    const problem = `has the namespace '${root.uri}'`;
    return [{ file, line: root.line, problem, remedy: `write xmlns="${NAMESPACE}"` }];
  }
  return checkElement(root, root.name, true, known).map(([line, problem]) => ({
    file,
    line,
    problem,
    remedy: MODEL_REMEDY
  }));
}

/** Step 2: every metadata file against the model that Salesforce generates from the Metadata API's WSDL. */
export function checkMetadataModel(project: Project): Checked {
  model ??= readModel();
  const known = model;
  const files = [...project.files].filter(([file]) => file.endsWith('-meta.xml'));
  return { findings: files.flatMap(([file, text]) => checkFile(file, text, known)), looked: files.length };
}
