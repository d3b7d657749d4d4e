import { SaxesParser } from 'saxes';

/** One element of a metadata file, with the line it starts on. */
export interface Xml {
  name: string;
  uri: string;
  attributes: Record<string, string>;
  children: Xml[];
  text: string;
  line: number;
}

/** A file as read: its root, or what is wrong with it and where. */
export interface ParsedXml {
  root: Xml | null;
  error: { line: number; message: string } | null;
}

/** Reads a file with namespaces and lines; a file that is not well-formed has an error. */
export function parseXml(text: string): ParsedXml {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const top: Xml = { name: '', uri: '', attributes: {}, children: [], text: '', line: 0 };
  const open = [top];
  let error: ParsedXml['error'] = null;
  parser.on('error', ({ message }) => {
    error ??= { line: parser.line, message };
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]));
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (more: string): void => {
    const element = open.at(-1);
    if (element && element !== top) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return { root: error ? null : (top.children[0] ?? null), error };
}

export const all = (element: Xml | undefined, name: string): Xml[] =>
  (element?.children ?? []).filter((child) => child.name === name);

export const one = (element: Xml | undefined, name: string): Xml | undefined => all(element, name)[0];

/** The text of a child, trimmed; empty when there is none. */
export const textOf = (element: Xml | undefined, name: string): string => one(element, name)?.text.trim() ?? '';

/** Every element below this one that has the name, at any depth. */
export function below(element: Xml, name: string): Xml[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);
}
