const SILENT = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TEMPLATE', 'NOSCRIPT', 'TITLE', 'IFRAME', 'OBJECT']);
const BLOCKS = new Set([
  'P',
  'DIV',
  'LI',
  'TR',
  'UL',
  'OL',
  'TABLE',
  'BLOCKQUOTE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'PRE',
  'HR'
]);
const DEEPEST = 200;

function collect(node: Node, depth: number, parts: string[]): void {
  if (node.nodeType === 3) {
    parts.push((node.nodeValue ?? '').replace(/\s+/g, ' '));
    return;
  }
  const name = node.nodeName.toUpperCase();
  if (SILENT.has(name) || depth > DEEPEST) return;
  if (name === 'BR') parts.push('\n');
  const isBlock = BLOCKS.has(name);
  if (isBlock) parts.push('\n');
  for (const child of Array.from(node.childNodes)) collect(child, depth + 1, parts);
  if (isBlock) parts.push('\n');
}

/** The text of an HTML body. The parsed document belongs to no page: nothing in it is drawn, fetched or run. */
export function textOf(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  const parts: string[] = [];
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  collect(body, 0, parts);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br>'
};

/** Typed text as an HTML body that says exactly the same. */
export function htmlOf(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[&<>"'\n]/g, (sign) => ENTITIES[sign]!);
}
