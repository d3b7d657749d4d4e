import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';

/** The folder whose metadata the stand-in org reads. */
export const FORCE_APP = resolve(dirname(fileURLToPath(import.meta.url)), '../../../force-app');

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  parseTagValue: false,
  trimValues: true,
  htmlEntities: true,
  isArray: (name) =>
    ['values', 'labels', 'customLabels', 'itemInstances', 'componentInstanceProperties', 'flexiPageRegions'].includes(
      name
    )
});

export type Xml = { [name: string]: Xml | Xml[] | string | undefined };

/** Every file below a folder whose name ends so, sorted; none when the folder does not exist. */
export function filesEndingIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The content of a metadata file's root element; throws an Error that names the file when it is not XML. */
export function readXml(file: string, root: string): Xml {
  const document = parser.parse(readFileSync(file, 'utf8'), true) as Xml;
  const content = document[root];
  if (content === undefined) throw new Error(`${file}: no <${root}> in it`);
  return content === '' ? {} : (content as Xml);
}

/** The text of an element, or null when it is absent or empty of everything but attributes. */
export function textOf(element: Xml | Xml[] | string | undefined): string | null {
  if (element === undefined || Array.isArray(element)) return null;
  if (typeof element === 'string') return element;
  const text = element['#'];
  return typeof text === 'string' ? text : null;
}

/** The child elements of that name, however many there are. */
export function childrenOf(element: Xml, name: string): Xml[] {
  const children = element[name];
  if (children === undefined || children === '') return [];
  return (Array.isArray(children) ? children : [children]) as Xml[];
}
