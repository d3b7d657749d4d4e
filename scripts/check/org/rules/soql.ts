import { ApexParserBaseListener, ApexParseTreeWalker, ApexParserFactory } from '@apexdevtools/apex-parser';
import { lineAt } from '../project.ts';

/** A query in an Apex class: what it reads, with the line of each name. */
export interface Query {
  line: number;
  text: string;
  /** Objects read, and the fields named of each; `list` is set for a child query, which names a relationship. */
  reads: { from: string; list: boolean; outer: string | null; fields: { path: string; line: number }[] }[];
  error: string | null;
}

interface Named {
  getText(): string;
  start: { line: number };
}

interface From extends Named {
  fieldName_list?(): Named[];
}

type Reads = Query['reads'];

class Reader extends ApexParserBaseListener {
  readonly reads: Reads = [];
  readonly #open: Reads = [];
  readonly #firstLine: number;

  constructor(firstLine: number) {
    super();
    this.#firstLine = firstLine;
  }

  enterQuery = (query: unknown): void => this.begin(query, false);
  exitQuery = (): void => this.end();
  enterSubQuery = (query: unknown): void => {
    const parent = (query as { parentCtx?: { constructor: { name: string } } }).parentCtx;
    this.begin(query, parent?.constructor.name === 'SelectEntryContext');
  };
  exitSubQuery = (): void => this.end();

  enterFieldName = (context: unknown): void => {
    const { parentCtx } = context as { parentCtx?: { constructor: { name: string } } };
    if (parentCtx?.constructor.name === 'FromNameListContext') return;
    const name = context as Named;
    this.#open.at(-1)?.fields.push({ path: name.getText(), line: this.#firstLine + name.start.line - 1 });
  };

  private begin(query: unknown, list: boolean): void {
    const names = (query as { fromNameList(): From }).fromNameList();
    const from = names.fieldName_list?.()[0]?.getText() ?? names.getText();
    const read = { from, list, outer: this.#open.at(-1)?.from ?? null, fields: [] };
    this.reads.push(read);
    this.#open.push(read);
  }

  private end(): void {
    this.#open.pop();
  }
}

/** The text of every `[SELECT …]`, with where it starts; brackets inside it are bind variables. */
function bracketed(code: string): { at: number; text: string }[] {
  return [...code.matchAll(/\[\s*SELECT\b/gi)].map(({ index }) => {
    let depth = 0;
    let end = index;
    do {
      if (code[end] === '[') depth += 1;
      if (code[end] === ']') depth -= 1;
      end += 1;
    } while (depth > 0 && end < code.length);
    return { at: index + 1, text: code.slice(index + 1, end - 1) };
  });
}

const read = new Map<string, Reads | string>();

function readsOf(text: string, line: number): Reads | string {
  const key = `${line} ${text}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  let result: Reads | string;
  try {
    const reader = new Reader(line);
    ApexParseTreeWalker.DEFAULT.walk(reader, ApexParserFactory.createParser(text, true).query());
    result = reader.reads;
  } catch (error) {
    result = error instanceof Error ? error.message : String(error);
  }
  read.set(key, result);
  return result;
}

/** Every query between brackets in a class, comments taken out. */
export function queriesOf(code: string): Query[] {
  return bracketed(code).map(({ at, text }) => {
    const line = lineAt(code, at);
    const reads = readsOf(text, line);
    return typeof reads === 'string' ? { line, text, reads: [], error: reads } : { line, text, reads, error: null };
  });
}
