import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LABELS = join(process.cwd(), 'force-app/softphone/labels/CustomLabels.labels-meta.xml');
const ENTRY = /<fullName>(\w+)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g;

const plain = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

// Imported before a component, so that it reads its real English texts instead of label names.
for (const [, name, value] of readFileSync(LABELS, 'utf8').matchAll(ENTRY)) {
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: plain(value ?? '') }), {
    virtual: true
  });
}
